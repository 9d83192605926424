/* sha1: the hash that others write into addresses (FIPS 180-4). Not for secrets. */
#ifndef PL_BASE_SHA1_H
#define PL_BASE_SHA1_H

#include "base/str.h"

/* 40 hexadecimal digits and a NUL. */
void pl_sha1_hex(char out[41], struct pl_str text);

#endif
