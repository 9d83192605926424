/* jekyll_path: what Jekyll takes a file for, by its path. */
#include "site/jekyll.h"

bool pl_jekyll_fnmatch(struct pl_str pattern, struct pl_str text)
{
	size_t p = 0, t = 0, star = SIZE_MAX, back = 0;

	while (t < text.len) {
		if (p < pattern.len && pattern.ptr[p] == '*') {
			star = p++;
			back = t;
		} else if (p < pattern.len && (pattern.ptr[p] == '?' || pattern.ptr[p] == text.ptr[t])) {
			p++;
			t++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			t = ++back;
		} else {
			return false;
		}
	}
	while (p < pattern.len && pattern.ptr[p] == '*')
		p++;
	return p == pattern.len;
}

static struct pl_str without_slash(struct pl_str s)
{
	if (s.len && s.ptr[0] == '/')
		s = pl_str_n(s.ptr + 1, s.len - 1);
	return s;
}

static bool fits(struct pl_str pattern, struct pl_str entry)
{
	pattern = without_slash(pattern);
	if (!pattern.len)
		return false;
	if (pl_jekyll_fnmatch(pattern, entry) || pl_str_starts(entry, pattern))
		return true;
	return pattern.ptr[pattern.len - 1] == '/' && pl_str_eq(pl_str_n(pattern.ptr, pattern.len - 1), entry);
}

bool pl_jekyll_glob(const struct pl_value *patterns, struct pl_str path)
{
	if (!patterns || patterns->kind != PL_VALUE_LIST)
		return false;
	for (const struct pl_value *v = patterns->first; v; v = v->next)
		if (fits(v->text, path))
			return true;
	return false;
}

static bool excluded_by_default(struct pl_str path)
{
	static const char *const names[] = {".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
					    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (fits(pl_str_c(names[i]), path))
			return true;
	return false;
}

static bool is_special(struct pl_str name)
{
	return name.len && (strchr("._#~", name.ptr[0]) || name.ptr[name.len - 1] == '~' || name.ptr[name.len - 1] == '.');
}

static struct pl_str last_part(struct pl_str path)
{
	size_t start = path.len;

	while (start && path.ptr[start - 1] != '/')
		start--;
	return pl_str_n(path.ptr + start, path.len - start);
}

/* The part that begins at `at`. */
static struct pl_str part_at(struct pl_str path, size_t at)
{
	size_t end = pl_str_find(path, PL_STR("/"), at);

	return pl_str_n(path.ptr + at, end - at);
}

/* A folder or file on the way that Jekyll does not look into, up to the special folder or the end. */
static bool hidden(const struct pl_jekyll *file, struct pl_str path, size_t end)
{
	const struct pl_value *include = pl_jekyll_config(file, "include"), *exclude = pl_jekyll_config(file, "exclude");

	for (size_t at = 0; at < end;) {
		struct pl_str part = part_at(path, at);
		struct pl_str upto = pl_str_n(path.ptr, at + part.len);

		if (!pl_jekyll_glob(include, part) &&
		    (is_special(part) || excluded_by_default(upto) || pl_jekyll_glob(exclude, upto)))
			return true;
		at += part.len + 1;
	}
	return false;
}

static bool digits(struct pl_str s, size_t *at, size_t min, size_t max)
{
	size_t n = 0;

	while (n < max && *at < s.len && pl_is_digit((unsigned char)s.ptr[*at])) {
		(*at)++;
		n++;
	}
	return n >= min;
}

static bool dash(struct pl_str s, size_t *at)
{
	bool is = *at < s.len && s.ptr[*at] == '-';

	*at += is;
	return is;
}

/* YYYY-M-D-slug.ext, the year of two to four digits. */
static void read_name(struct pl_jekyll *file, struct pl_str name)
{
	size_t at = 0, dot = name.len, end;

	while (dot && name.ptr[dot - 1] != '.')
		dot--;
	file->base = name;
	file->extension = pl_str_n(name.ptr + name.len, 0);
	if (dot > 1) {
		file->base = pl_str_n(name.ptr, dot - 1);
		if (dot < name.len) /* a point at the end is no extension */
			file->extension = pl_str_n(name.ptr + dot - 1, name.len - dot + 1);
	}
	if (!digits(name, &at, 2, 4) || !dash(name, &at) || !digits(name, &at, 1, 2) || !dash(name, &at) ||
	    !digits(name, &at, 1, 2) || at > file->base.len || !file->extension.len)
		return;
	end = at;
	if (!dash(name, &at) || at > file->base.len)
		return;
	file->name_date = pl_str_n(name.ptr, end);
	file->name_slug = pl_str_n(name.ptr + at, file->base.len - at);
	while (file->name_slug.len && file->name_slug.ptr[file->name_slug.len - 1] == '.')
		file->name_slug.len--;
}

/* Where the folder `name` stands in the path, behind it, or 0. */
static size_t behind_folder(struct pl_str path, struct pl_str name, size_t *start)
{
	for (size_t at = 0; at < path.len;) {
		struct pl_str part = part_at(path, at);

		if (pl_str_eq(part, name) && at + part.len < path.len) {
			*start = at;
			return at + part.len + 1;
		}
		at += part.len + 1;
	}
	return 0;
}

static void nothing(struct pl_jekyll *file, const char *why)
{
	file->kind = PL_JEKYLL_NOTHING;
	file->why = why;
}

/* Below _posts, _drafts and collections only the first folder and the name can hide. */
static bool hidden_below(struct pl_str below)
{
	struct pl_str name = last_part(below), first = part_at(below, 0);

	return is_special(name) || (first.len && strchr("._#~", first.ptr[0]));
}

static bool place_post(struct pl_jekyll *file, struct pl_str folder, enum pl_jekyll_kind kind)
{
	size_t start = 0, behind = behind_folder(file->path, folder, &start);
	struct pl_str below;

	if (!behind || hidden(file, file->path, start))
		return false;
	below = pl_str_n(file->path.ptr + behind, file->path.len - behind);
	file->kind = kind;
	file->collection = PL_STR("posts");
	if (excluded_by_default(file->path) || pl_jekyll_glob(pl_jekyll_config(file, "exclude"), file->path))
		nothing(file, "`exclude` in _config.yml names it");
	else if (hidden_below(below))
		nothing(file, "Jekyll skips names that begin with `.`, `_`, `#` or `~` or end in `~`");
	else if (kind == PL_JEKYLL_POST && !file->name_date.ptr)
		nothing(file, "the name has no date");
	else if (!file->extension.len)
		nothing(file, "the name has no extension");
	return true;
}

static bool place_document(struct pl_jekyll *file)
{
	const struct pl_value *collections = pl_jekyll_config(file, "collections");
	struct pl_str folder = part_at(file->path, 0), label;
	const struct pl_value *about, *output;

	if (!collections || folder.len < 2 || folder.ptr[0] != '_' || folder.len == file->path.len)
		return false;
	label = pl_str_n(folder.ptr + 1, folder.len - 1);
	about = pl_jekyll_collection(file, label);
	if (!about)
		return false;
	file->kind = PL_JEKYLL_DOCUMENT;
	file->collection = label;
	output = pl_value_get(about, PL_STR("output"));
	if (!output || pl_jekyll_is_false(file, output) || pl_jekyll_is_null(file, output))
		nothing(file, "its collection has no `output: true` in _config.yml");
	else if (pl_jekyll_glob(pl_jekyll_config(file, "include"), last_part(file->path)))
		return true;
	else if (hidden_below(pl_str_n(file->path.ptr + folder.len + 1, file->path.len - folder.len - 1)))
		nothing(file, "Jekyll skips names that begin with `.`, `_`, `#` or `~` or end in `~`");
	else if (pl_jekyll_glob(pl_jekyll_config(file, "exclude"), file->path))
		nothing(file, "`exclude` in _config.yml names it");
	return true;
}

void pl_jekyll_place(struct pl_jekyll *file, struct pl_str path)
{
	struct pl_str root = pl_jekyll_config_text(file, "collections_dir", "");
	bool below = !root.len || (pl_str_starts(path, root) && path.len > root.len && path.ptr[root.len] == '/');

	read_name(file, last_part(path));
	file->path = path;
	if (root.len && below)
		file->path = pl_str_n(path.ptr + root.len + 1, path.len - root.len - 1);
	if (below && (place_post(file, PL_STR("_posts"), PL_JEKYLL_POST) || place_post(file, PL_STR("_drafts"), PL_JEKYLL_DRAFT) ||
		      place_document(file)))
		return;
	file->path = path;
	if (hidden(file, path, path.len))
		nothing(file, "Jekyll skips it or its folder: names that begin with `.`, `_`, `#` or `~`, and what `exclude` names");
	else
		file->kind = PL_JEKYLL_PAGE;
}
