/* address_text: an address as text, and what is wrong with one in words. */
#include "site/address.h"

#include "base/buf.h"

static const char *const fault_texts[] = {
	[PL_ADDRESS_FINE] = "nothing",
	[PL_ADDRESS_RELATIVE] = "it is relative, and there is nothing to start from",
	[PL_ADDRESS_BASE_OPAQUE] = "it is relative to an address without a path",
	[PL_ADDRESS_HOST_MISSING] = "the host is missing",
	[PL_ADDRESS_HOST_CHARACTER] = "the host has a character that no host can have",
	[PL_ADDRESS_HOST_DOMAIN] = "the host is not a name that can be registered",
	[PL_ADDRESS_HOST_IPV4] = "the host ends in a number, but is no IPv4 address",
	[PL_ADDRESS_HOST_IPV6] = "the host in brackets is no IPv6 address",
	[PL_ADDRESS_PORT] = "the port is not a number up to 65535",
	[PL_ADDRESS_NOT_UTF8] = "the path does not decode to UTF-8",
	[PL_ADDRESS_NUL] = "the path has a NUL character",
	[PL_ADDRESS_SLASH] = "the path has an encoded slash",
};
_Static_assert(PL_COUNT(fault_texts) == PL_ADDRESS_FAULTS, "a text for each fault");

const char *pl_address_fault_text(enum pl_address_fault fault)
{
	return fault_texts[fault];
}

struct pl_str pl_address_text(struct pl_arena *arena, const struct pl_address *a)
{
	struct pl_buf out = {0};
	struct pl_str text;

	pl_buf_addf(&out, PL_FMT ":", PL_ARG(a->scheme));
	if (a->host.ptr) {
		pl_buf_adds(&out, "//");
		pl_buf_add(&out, a->username);
		if (a->password.len)
			pl_buf_addf(&out, ":" PL_FMT, PL_ARG(a->password));
		if (a->username.len || a->password.len)
			pl_buf_addc(&out, '@');
		pl_buf_add(&out, a->host);
		if (a->port >= 0)
			pl_buf_addf(&out, ":%d", (int)a->port);
	} else if (!a->opaque && pl_str_starts(a->path, PL_STR("//"))) {
		pl_buf_adds(&out, "/."); /* or the path would be read as a host */
	}
	pl_buf_add(&out, a->path);
	if (a->query.ptr)
		pl_buf_addf(&out, "?" PL_FMT, PL_ARG(a->query));
	if (a->fragment.ptr)
		pl_buf_addf(&out, "#" PL_FMT, PL_ARG(a->fragment));
	text = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return text;
}
