/* url: parts of a link target as written (WHATWG URL, the parts a linter needs), without network. */
#ifndef PL_BODY_URL_H
#define PL_BODY_URL_H

#include "base/str.h"

/* Slices of the input; absent parts have ptr NULL. The path is always there, perhaps empty; host is there,
 * perhaps empty, when has_authority. */
struct pl_url {
	struct pl_str scheme;   /* "https" without the colon, case as written */
	struct pl_str userinfo; /* before the @ */
	struct pl_str host;     /* with brackets for IPv6 */
	struct pl_str port;     /* digits */
	struct pl_str path, query, fragment; /* query and fragment without ? and # */
	bool has_authority;     /* "//" was there */
};
/* Splits `target` without its leading and trailing C0 controls and spaces. Repairs nothing: the host of
 * `http:///x` is empty, `http:/x` has no authority. */
void pl_url_split(struct pl_url *url, struct pl_str target);
/* Bytes of the address at the start of running text: to a blank, a bracket that does not pair, or a character that
 * no address has; closing punctuation is the sentence's (GFM 6.9). */
size_t pl_url_length(struct pl_str text);

#endif
