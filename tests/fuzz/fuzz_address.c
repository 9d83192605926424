/* fuzz_address: an address written out and read again is the same; its path has no dot segments, and decoded it is UTF-8
 * without NUL that climbs nowhere. The input is a reference, and behind a NUL its base. */
#include "base/utf8.h"
#include "fuzz.h"
#include "site/address.h"

static bool climbs(struct pl_str path)
{
	for (size_t from = 0, end; from <= path.len; from = end + 1) {
		end = pl_str_find(path, PL_STR("/"), from);
		if (pl_str_is(pl_str_n(path.ptr + from, end - from), "..") || pl_str_is(pl_str_n(path.ptr + from, end - from), "."))
			return true;
	}
	return false;
}

static void hold(struct pl_arena *arena, const struct pl_address *a)
{
	struct pl_str text = pl_address_text(arena, a), decoded;
	struct pl_address again;

	INVARIANT(pl_address_resolve(&again, arena, text, NULL));
	INVARIANT(pl_str_eq(pl_address_text(arena, &again), text));
	INVARIANT(pl_str_eq(a->host, again.host) && a->port == again.port && pl_str_eq(a->path, again.path));
	INVARIANT(a->port >= -1 && a->port <= 65535 && a->scheme.len && a->opaque == again.opaque);
	INVARIANT(!a->special || a->host.len || pl_str_is(a->scheme, "file"));
	if (a->opaque)
		return;
	INVARIANT(!a->path.len || a->path.ptr[0] == '/');
	INVARIANT(!climbs(a->path));
	if (pl_address_path_decoded(&decoded, arena, a->path))
		return;
	INVARIANT(!climbs(decoded) && pl_utf8_valid(decoded) == decoded.len);
	INVARIANT(!decoded.len || !memchr(decoded.ptr, '\0', decoded.len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_arena arena = {0};
	struct pl_str all = {(const char *)data, size}, base = {0};
	struct pl_address from, address;
	const char *nul = size ? memchr(data, 0, size) : NULL;

	if (nul) {
		all.len = (size_t)(nul - all.ptr);
		base = pl_str_n(nul + 1, size - all.len - 1);
	}
	if (pl_address_resolve(&from, &arena, base, NULL))
		hold(&arena, &from);
	if (pl_address_resolve(&address, &arena, all, from.fault ? NULL : &from))
		hold(&arena, &address);
	pl_arena_finish(&arena);
	return 0;
}
