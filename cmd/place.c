/* place: paths as text: absolute, and relative to a folder. */
#include "place.h"

static void drop_last(struct pl_buf *out)
{
	while (out->len && out->ptr[out->len - 1] != '/')
		out->len--;
	out->len -= out->len != 0;
}

static void add_parts(struct pl_buf *out, struct pl_str path)
{
	for (size_t at = 0; at < path.len;) {
		size_t start = at;
		struct pl_str part;

		while (at < path.len && path.ptr[at] != '/')
			at++;
		part = pl_str_n(path.ptr + start, at - start);
		at++;
		if (pl_str_is(part, "..")) {
			drop_last(out);
		} else if (part.len && !pl_str_is(part, ".")) {
			pl_buf_addc(out, '/');
			pl_buf_add(out, part);
		}
	}
}

void place_absolute(struct pl_buf *out, struct pl_str folder, struct pl_str path)
{
	pl_buf_reset(out);
	if (!pl_str_starts(path, PL_STR("/")))
		add_parts(out, folder);
	add_parts(out, path);
}

bool place_below(struct pl_str path, struct pl_str folder)
{
	return pl_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
}

void place_relative(struct pl_buf *out, struct pl_str folder, struct pl_str path)
{
	pl_buf_reset(out);
	while (!place_below(path, folder)) {
		pl_buf_adds(out, "../");
		while (folder.ptr[folder.len - 1] != '/')
			folder.len--;
		folder.len--;
	}
	if (path.len > folder.len)
		pl_buf_add(out, pl_str_n(path.ptr + folder.len + 1, path.len - folder.len - 1));
}
