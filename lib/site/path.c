/* path: takes paths apart. */
#include "site/path.h"

#include "base/buf.h"

struct pl_str pl_path_folder(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return path;
}

struct pl_str pl_path_name(struct pl_str path)
{
	size_t start = pl_path_folder(path).len;

	return pl_str_n(path.ptr + start, path.len - start);
}

struct pl_str pl_path_stem(struct pl_str path)
{
	struct pl_str name = pl_path_name(path);
	size_t end = name.len;

	while (end > 1 && name.ptr[end - 1] != '.')
		end--;
	return end > 1 ? pl_str_n(name.ptr, end - 1) : name;
}

struct pl_str pl_path_without_ending(struct pl_str path)
{
	return pl_str_n(path.ptr, pl_path_folder(path).len + pl_path_stem(path).len);
}

struct pl_str pl_path_last(struct pl_str path)
{
	path.len -= path.len > 1 && path.ptr[path.len - 1] == '/';
	return pl_path_name(path);
}

struct pl_str pl_path_below(struct pl_str path, struct pl_str folder)
{
	while (pl_str_starts(folder, PL_STR("./")))
		folder = pl_str_n(folder.ptr + 2, folder.len - 2);
	while (folder.len && folder.ptr[folder.len - 1] == '/')
		folder.len--;
	if (!folder.len || pl_str_is(folder, "."))
		return path;
	if (!pl_str_starts(path, folder) || path.len <= folder.len || path.ptr[folder.len] != '/')
		return (struct pl_str){0};
	return pl_str_n(path.ptr + folder.len + 1, path.len - folder.len - 1);
}

static struct pl_str escaped(struct pl_arena *arena, const char *front, struct pl_str path)
{
	struct pl_buf buf = {0};

	pl_buf_adds(&buf, front);
	for (size_t i = 0; i < path.len; i++)
		if (path.ptr[i] == '%')
			pl_buf_adds(&buf, "%25");
		else
			pl_buf_addc(&buf, path.ptr[i]);
	path = pl_arena_dup(arena, buf.len ? pl_buf_str(&buf) : PL_STR(""));
	pl_buf_finish(&buf);
	return path;
}

struct pl_str pl_path_escaped(struct pl_arena *arena, struct pl_str path)
{
	return escaped(arena, "", path);
}

struct pl_str pl_path_address(struct pl_arena *arena, struct pl_str path)
{
	return escaped(arena, "/", path);
}

struct pl_str pl_path_in_link(struct pl_arena *arena, struct pl_str path, bool decoded)
{
	struct pl_buf buf = {0};

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if (c <= ' ' || c == 0x7F || strchr("\"#&'()<>?[\\]`{|}", c) || (decoded && c == '%'))
			pl_buf_addf(&buf, "%%%02X", c);
		else
			pl_buf_addc(&buf, (char)c);
	}
	if (buf.len > path.len)
		path = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return path;
}
