/* hugo_place: what Hugo takes a file of `content` for, by its path. */
#include "base/utf8.h"
#include "site/hugo.h"
#include "site/path.h"

static const char *const extensions[] = {"md",	 "markdown", "mdown", "html", "htm",	"org", "asciidoc",
					 "adoc", "ad",	     "rest",  "rst",  "pandoc", "pdc"};

static bool is_content(struct pl_str extension)
{
	for (size_t i = 0; i < PL_COUNT(extensions); i++)
		if (pl_str_is(extension, extensions[i]))
			return true;
	return false;
}

static bool refuse(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
	return false;
}

bool pl_hugo_hides(struct pl_str path)
{
	for (size_t at = 0, end; at < path.len; at = end + 1) {
		end = pl_str_find(path, PL_STR("/"), at);
		if (end > at && (strchr(".#", path.ptr[at]) || path.ptr[end - 1] == '~'))
			return true;
	}
	return false;
}

static size_t last(struct pl_str text, char c)
{
	size_t at = text.len;

	while (at > 0 && text.ptr[at - 1] != c)
		at--;
	return at ? at - 1 : text.len;
}

static struct pl_str text_of(const struct pl_hugo *file, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_hugo_config(file, key);

	return value && value->text.len ? value->text : pl_str_c(otherwise);
}

/* Hugo writes the names of languages small. */
static bool is_language(const struct pl_value *languages, struct pl_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned)name.ptr[i] - 'A' < 26)
			return false;
	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next)
		if (pl_str_eq_nocase(v->key, name))
			return true;
	return false;
}

/* A language may have settings of its own that addresses are made by. */
static bool has_own_addresses(const struct pl_value *language)
{
	static const char *const keys[] = {"permalinks", "uglyURLs", "disablePathToLower", "removePathAccents"};

	for (size_t i = 0; i < PL_COUNT(keys); i++)
		if (pl_hugo_get(language, keys[i]))
			return true;
	return false;
}

/* Takes `.en` off the name and finds what stands before the addresses; `folders`: the language whose folder it lies in, or empty. False:
 * not known. */
static bool take_language(struct pl_hugo *file, struct pl_str folders)
{
	const struct pl_value *languages = pl_hugo_config(file, "languages");
	struct pl_str main = text_of(file, "defaultContentLanguage", "en"), own = folders.len ? folders : main;
	size_t dot = last(file->base, '.');
	bool several = false;

	if (dot < file->base.len && dot) {
		struct pl_str end = pl_str_n(file->base.ptr + dot + 1, file->base.len - dot - 1);

		if (pl_str_eq(end, main) || is_language(languages, end)) {
			own = end;
			file->base.len = dot;
		}
	}
	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next) {
		if (pl_hugo_get(v, "disabled") || pl_hugo_get(v, "baseURL") || (pl_str_eq_nocase(v->key, own) && has_own_addresses(v)))
			return false;
		several |= v != languages->first;
	}
	if (several && (!pl_str_eq(own, main) || pl_hugo_config_true(file, "defaultContentLanguageInSubdir")))
		file->language = pl_arena_printf(file->arena, PL_FMT "/", PL_ARG(own));
	return true;
}

/* A bundle has the name of its folder. */
static void take_folder(struct pl_hugo *file)
{
	struct pl_str dir = file->dir;
	size_t slash;

	if (!dir.len)
		return;
	dir.len--;
	slash = last(dir, '/');
	file->dir = slash == dir.len ? PL_STR("") : pl_str_n(dir.ptr, slash + 1);
	file->base = file->name = pl_str_n(dir.ptr + file->dir.len, dir.len - file->dir.len);
}

/* `taxonomies` of the configuration; tags and categories without it. */
static bool is_taxonomy(const struct pl_hugo *file, struct pl_str folder)
{
	const struct pl_value *all = pl_hugo_config(file, "taxonomies");

	if (!all)
		return pl_str_is(folder, "tags") || pl_str_is(folder, "categories");
	for (const struct pl_value *v = all->first; v; v = v->next)
		if (pl_str_eq_nocase(v->text, folder))
			return true;
	return false;
}

/* `index`, or `index.zh` where no language is called so. */
static bool is_bundle(struct pl_str base, struct pl_str index)
{
	return pl_str_starts(base, index) && (base.len == index.len || base.ptr[index.len] == '.');
}

/* By the name of the file. */
static void take_kind(struct pl_hugo *file)
{
	bool leaf = is_bundle(file->base, PL_STR("index")), branch = is_bundle(file->base, PL_STR("_index"));

	file->section = pl_str_n(file->dir.ptr, pl_str_find(file->dir, PL_STR("/"), 0));
	if (leaf)
		file->kind = PL_HUGO_LEAF;
	else if (branch)
		file->kind = !file->dir.len								 ? PL_HUGO_HOME
			     : file->section.len + 1 < file->dir.len && is_taxonomy(file, file->section) ? PL_HUGO_TERM
													 : PL_HUGO_BRANCH;
	if (leaf || branch)
		take_folder(file);
}

/* `disableKinds: [page]` leaves out all pages that are no sections. */
static bool is_disabled(const struct pl_hugo *file)
{
	static const char *const kinds[] = {[PL_HUGO_PAGE] = "page",
					    [PL_HUGO_LEAF] = "page",
					    [PL_HUGO_BRANCH] = "section",
					    [PL_HUGO_TERM] = "term",
					    [PL_HUGO_HOME] = "home"};
	const struct pl_value *names = pl_hugo_config(file, "disableKinds");

	for (const struct pl_value *v = names && names->kind == PL_VALUE_LIST ? names->first : NULL; v; v = v->next)
		if (pl_str_is(v->text, kinds[file->kind]))
			return true;
	return false;
}

static bool take_apart(struct pl_hugo *file, struct pl_publication *p, struct pl_str path, struct pl_str language)
{
	size_t slash = last(path, '/'), start = slash == path.len ? 0 : slash + 1, dot;
	struct pl_str name = pl_str_n(path.ptr + start, path.len - start);

	file->dir = pl_str_n(path.ptr, start);
	dot = last(name, '.');
	if (dot == name.len || !is_content(pl_str_n(name.ptr + dot + 1, name.len - dot - 1)))
		return refuse(p, PL_FATE_COPIED, "its name has no ending of a page");
	if (file->format == PL_FRONT_NONE && pl_str_starts(pl_str_n(name.ptr + dot + 1, name.len - dot - 1), PL_STR("htm")))
		return refuse(p, PL_FATE_COPIED, "it has no front matter");
	file->base = file->name = pl_str_n(name.ptr, dot);
	if (!take_language(file, language))
		return refuse(p, PL_FATE_UNKNOWN, "languages of the site are off, or have addresses of their own");
	take_kind(file);
	if (is_disabled(file))
		return refuse(p, PL_FATE_IGNORED, "the configuration's `disableKinds` leaves it out");
	if (file->format == PL_FRONT_NONE && pl_str_is(pl_str_n(name.ptr + dot + 1, name.len - dot - 1), "org"))
		return refuse(p, PL_FATE_UNKNOWN, "keywords of Org are not read");
	return true;
}

/* A cascade gives pages what they do not have themselves; which pages, it says in globs. */
static bool cascades(const struct pl_value *cascade)
{
	static const char *const keys[] = {"date", "lastmod", "publishDate", "expiryDate", "draft",
					   "slug", "url",     "headless",    "_build",	   "outputs"};

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		if (pl_hugo_get(cascade, keys[i]))
			return true;
		for (const struct pl_value *v = cascade && cascade->kind == PL_VALUE_LIST ? cascade->first : NULL; v; v = v->next)
			if (pl_hugo_get(v, keys[i]))
				return true;
	}
	return false;
}

struct pl_str pl_hugo_content(const struct pl_settings *settings, struct pl_str path, struct pl_str *language)
{
	const struct pl_value *languages = pl_hugo_get(settings->config, "languages"), *dir = pl_hugo_get(settings->config, "contentDir");
	struct pl_str rest;

	if (language)
		*language = PL_STR("");
	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next) {
		const struct pl_value *own = pl_hugo_get(v, "contentDir");

		rest = own && own->text.len ? pl_path_below(path, own->text) : (struct pl_str){0};
		if (rest.ptr && language)
			*language = v->key;
		if (rest.ptr)
			return rest;
	}
	return pl_path_below(path, dir && dir->text.len ? dir->text : PL_STR("content"));
}

struct pl_str pl_hugo_language(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_value *languages = pl_hugo_get(settings->config, "languages"), *main = pl_hugo_get(settings->config, "defaultContentLanguage");
	struct pl_str language, stem = pl_path_stem(path);
	size_t dot = last(stem, '.');

	if (!languages || !languages->first || !languages->first->next)
		return PL_STR("");
	pl_hugo_content(settings, path, &language);
	if (dot < stem.len && is_language(languages, pl_str_n(stem.ptr + dot + 1, stem.len - dot - 1)))
		return pl_str_n(stem.ptr + dot + 1, stem.len - dot - 1);
	return language.len ? language : main && main->text.len ? main->text : PL_STR("en");
}

bool pl_hugo_place(struct pl_hugo *file, struct pl_publication *p, struct pl_str path)
{
	struct pl_str language, below;
	const struct pl_value *module = pl_hugo_config(file, "module");

	if (pl_utf8_valid(path) != path.len)
		return refuse(p, PL_FATE_UNKNOWN, "its name is not in UTF-8");
	if (pl_hugo_get(module, "mounts") || pl_hugo_config(file, "ignoreFiles"))
		return refuse(p, PL_FATE_UNKNOWN, "the configuration moves or leaves out files");
	if (cascades(pl_hugo_config(file, "cascade")))
		return refuse(p, PL_FATE_UNKNOWN, "the configuration's `cascade` gives pages more than they say");
	below = pl_hugo_content(file->settings, path, &language);
	if (!below.ptr && pl_path_below(path, PL_STR("themes")).ptr)
		return refuse(p, PL_FATE_UNKNOWN, "it is a page of a theme");
	if (!below.ptr)
		return refuse(p, PL_FATE_IGNORED, "it does not lie below `content`");
	path = below;
	if (pl_hugo_hides(path))
		return refuse(p, PL_FATE_IGNORED, "a name in its path begins with `.` or `#`, or ends in `~`");
	return take_apart(file, p, path, language);
}
