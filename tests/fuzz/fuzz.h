/* fuzz: what every target includes. A target is one file fuzz_<noun>.c with LLVMFuzzerTestOneInput: built by
 * libFuzzer with -Dfuzz=true, and by replay.c into an ordinary test over kept inputs. */
#ifndef PL_TESTS_FUZZ_H
#define PL_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An invariant that holds whatever the input and the build type. */
#define INVARIANT(what)                                                                                                \
	do {                                                                                                           \
		if (!(what)) {                                                                                         \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what);                      \
			abort();                                                                                       \
		}                                                                                                      \
	} while (0)

#endif
