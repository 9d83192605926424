/* unit: what every cmocka test includes first (cmocka wants these headers before its own). */
#ifndef PL_TESTS_UNIT_H
#define PL_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#endif
