/* address: what a link target means, read as browsers read it (WHATWG URL, as of 2025), without network. Unlike body/url,
 * which shows the parts as written, this repairs and resolves. */
#ifndef PL_SITE_ADDRESS_H
#define PL_SITE_ADDRESS_H

#include "base/arena.h"

/* Why a reference is no address, or a path names no file. */
enum pl_address_fault {
	PL_ADDRESS_FINE,
	PL_ADDRESS_RELATIVE,       /* relative, and there is no base */
	PL_ADDRESS_BASE_OPAQUE,    /* relative, and the base is as `mailto:x`: only `#fragment` can follow it */
	PL_ADDRESS_HOST_MISSING,
	PL_ADDRESS_HOST_CHARACTER, /* a character that no host has */
	PL_ADDRESS_HOST_DOMAIN,    /* no name by the rules for other scripts than ASCII (UTS 46) */
	PL_ADDRESS_HOST_IPV4,
	PL_ADDRESS_HOST_IPV6,
	PL_ADDRESS_PORT,           /* not a number, or above 65535 */
	PL_ADDRESS_NOT_UTF8,       /* the rest: of pl_address_path_decoded alone */
	PL_ADDRESS_NUL,
	PL_ADDRESS_SLASH,
	PL_ADDRESS_FAULTS
};

/* A URL record (WHATWG URL 4.1). Absent parts have ptr NULL. All is ASCII but for bytes that are kept in opaque paths.
 * Parts are in the arena, in the base, in the reference or constant: they live as long as those three. */
struct pl_address {
	struct pl_str scheme;             /* lower case, without the colon */
	struct pl_str username, password; /* percent-encoded; empty when not given */
	struct pl_str host;               /* lower case, other scripts as `xn--`, IPv6 in brackets; empty as in `file:///` */
	struct pl_str path;               /* `/a/b`, percent-encoded, without dot segments; opaque as in `mailto:x`; may be empty */
	struct pl_str query, fragment;    /* without ? and #, percent-encoded */
	int32_t port;                     /* -1: the scheme's own, or none */
	bool special;                     /* http, https, ws, wss, ftp, file: a backslash is a slash */
	bool opaque;                      /* the path is no path: mailto:, data:, javascript: */
	enum pl_address_fault fault;
};

/* Reads `reference` (well-formed text) as it stands in a page at `base`; NULL: it must be absolute. False, with
 * out->fault and nothing else of use, when it means nothing. Linear in the lengths of both. `out` must not be `base`. */
bool pl_address_resolve(struct pl_address *out, struct pl_arena *arena, struct pl_str reference,
			const struct pl_address *base);
/* The whole as text (WHATWG URL 4.5): resolving it again gives the same address. */
struct pl_str pl_address_text(struct pl_arena *arena, const struct pl_address *address);
/* The path as names of files have it: percent-decoded, NFC where that can be computed. A percent sign without two hex
 * digits stays. Not decoded, with the fault: bytes that are not UTF-8, NUL, and an encoded slash, which a file's name
 * cannot have and with which `..%2f` would climb. PL_ADDRESS_FINE otherwise. `out` may lie in `path`. */
enum pl_address_fault pl_address_path_decoded(struct pl_str *out, struct pl_arena *arena, struct pl_str path);
/* What is wrong, to be read behind "not an address: ". */
const char *pl_address_fault_text(enum pl_address_fault fault);

#endif
