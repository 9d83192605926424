/* hexo: what Hexo 8 makes of a file of its source folder. */
#include "site/hexo.h"

#include "base/glob.h"
#include "site/builders.h"

const struct pl_value *pl_hexo_config(const struct pl_hexo *file, const char *key)
{
	const struct pl_value *config = file->settings->config;

	return config && config->kind == PL_VALUE_MAP ? pl_value_get(config, pl_str_c(key)) : NULL;
}

struct pl_str pl_hexo_config_text(const struct pl_hexo *file, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_hexo_config(file, key);

	return value && value->text.len ? value->text : pl_str_c(otherwise);
}

bool pl_hexo_config_true(const struct pl_hexo *file, const char *key)
{
	const struct pl_value *value = pl_hexo_config(file, key);
	struct pl_js_value js = {0};

	if (value)
		pl_js_value_read(&js, value, 4);
	return pl_js_truthy(&js);
}

struct pl_js_value pl_hexo_get(const struct pl_hexo *file, const char *key)
{
	const struct pl_value *value = file->front ? pl_value_get(file->front, pl_str_c(key)) : NULL;
	struct pl_js_value js = {0};

	if (value)
		pl_js_value_read(&js, value, 4);
	return js;
}

static void end(struct pl_publication *publication, enum pl_fate fate, const char *why)
{
	publication->fate = fate;
	publication->why = pl_str_c(why);
}

/* Node's extname: from the last dot of the name, which must not be its first character. */
static struct pl_str extension_of(struct pl_str path)
{
	size_t start = path.len, dot;

	while (start && path.ptr[start - 1] != '/')
		start--;
	for (dot = path.len; dot > start && path.ptr[dot - 1] != '.'; dot--)
		;
	return dot > start + 1 ? pl_str_n(path.ptr + dot - 1, path.len - dot + 1) : PL_STR("");
}

static struct pl_str stem_of(struct pl_str path)
{
	return pl_str_n(path.ptr, path.len - extension_of(path).len);
}

/* What Hexo and the renderers of every new site turn into pages, and into what; `maybe`: with a plugin. */
static const struct {
	const char *extension, *output;
	bool maybe;
	const char *plugin; /* of every new site, and package.json may lack it; NULL: none, or another one may do it */
} renderers[] = {
	{".md", "html", false},
	{".markdown", "html", false},
	{".mkd", "html", false},
	{".mkdn", "html", false},
	{".mdwn", "html", false},
	{".mdtxt", "html", false},
	{".mdtext", "html", false},
	{".html", "html", false},
	{".htm", "html", false},
	{".njk", "html", false},
	{".j2", "html", false},
	{".css", "css", false},
	{".js", "js", false},
	{".json", "json", false},
	{".yml", "json", false},
	{".yaml", "json", false},
	{".ejs", "html", false, "hexo-renderer-ejs"},
	{".styl", "css", false, "hexo-renderer-stylus"},
	{".stylus", "css", false, "hexo-renderer-stylus"},
	{".pug", "html", true},
	{".jade", "html", true},
	{".org", "html", true},
	{".rst", "html", true},
	{".adoc", "html", true},
	{".asciidoc", "html", true},
	{".swig", "html", true},
	{".haml", "html", true},
	{".hbs", "html", true},
	{".scss", "css", true},
	{".sass", "css", true},
	{".less", "css", true},
	{".tex", "html", true},
	{".mdx", "html", true},
	{".textile", "html", true},
	{".ipynb", "html", true},
};

bool pl_hexo_has_plugin(const struct pl_settings *settings, const char *name)
{
	const struct pl_value *package = pl_value_get(settings->config, PL_STR("package"));
	const struct pl_value *used = pl_value_get(package, PL_STR("dependencies"));
	const struct pl_value *also = pl_value_get(package, PL_STR("devDependencies"));

	return !package || pl_value_get(used, pl_str_c(name)) || pl_value_get(also, pl_str_c(name));
}

static bool says(const struct pl_value *map, const char *key, const char *what)
{
	const struct pl_value *value = pl_value_get(map, pl_str_c(key));

	return value && pl_str_is(value->text, what);
}

/* The version of a package as package.json asks for it, "^7.0.1"; absent: it does not. */
static struct pl_str version_of(const struct pl_settings *settings, const char *name)
{
	const struct pl_value *package = pl_value_get(settings->config, PL_STR("package"));
	const struct pl_value *value = pl_value_get(pl_value_get(package, PL_STR("dependencies")), pl_str_c(name));

	return value ? value->text : (struct pl_str){0};
}

bool pl_hexo_prepends_root(const struct pl_settings *settings)
{
	static const char marked[] = "hexo-renderer-marked";
	const struct pl_value *own = pl_value_get(settings->config, PL_STR("marked"));
	struct pl_str version = version_of(settings, marked);

	if (says(own, "prependRoot", "false") || says(settings->config, "relative_link", "true") || !pl_hexo_has_plugin(settings, marked))
		return false;
	while (version.len && !pl_is_digit((unsigned char)version.ptr[0]))
		version = pl_str_n(version.ptr + 1, version.len - 1);
	return says(own, "prependRoot", "true") || !version.len || version.ptr[0] >= '5' || (version.len > 1 && version.ptr[1] != '.');
}

/* True when one of the globs under `key` of _config.yml fits. */
static bool fits(const struct pl_hexo *file, const char *key, struct pl_str path)
{
	const struct pl_value *globs = pl_hexo_config(file, key);

	if (globs && globs->kind != PL_VALUE_LIST)
		return globs->text.len && pl_glob_match(globs->text, path);
	for (const struct pl_value *v = globs ? globs->first : NULL; v; v = v->next)
		if (v->text.len && pl_glob_match(v->text, path))
			return true;
	return false;
}

/* True when the file becomes a page, *output with that extension; else its fate is set. */
static bool is_rendered(const struct pl_hexo *file, struct pl_publication *publication, struct pl_str *output)
{
	struct pl_str extension = extension_of(file->source);

	if (fits(file, "skip_render", file->source)) {
		end(publication, PL_FATE_COPIED, "`skip_render` in _config.yml");
		return false;
	}
	for (size_t i = 0; i < PL_COUNT(renderers); i++)
		if (pl_str_is(extension, renderers[i].extension)) {
			bool maybe =
				renderers[i].maybe || (renderers[i].plugin && !pl_hexo_has_plugin(file->settings, renderers[i].plugin));

			*output = pl_str_c(renderers[i].output);
			if (maybe)
				end(publication, PL_FATE_UNKNOWN, "a plugin decides about files with this ending");
			return !maybe;
		}
	end(publication, PL_FATE_COPIED, "Hexo renders no files with this ending");
	return false;
}

/* A folder or a file of the path begins with `_` or a dot. */
static bool is_hidden(struct pl_str path)
{
	for (size_t i = 0; i < path.len; i++)
		if ((path.ptr[i] == '_' || path.ptr[i] == '.') && (i == 0 || path.ptr[i - 1] == '/'))
			return true;
	return false;
}

/* What Hexo finds no fences of is all body; text between fences is no front matter either. False: js-yaml throws, or Hexo cannot
 * take a list for a post. */
static bool take_front(struct pl_hexo *file, const struct pl_front *front)
{
	if (!front->root || !front->split.hexo || front->root->kind == PL_VALUE_SCALAR || front->root->kind == PL_VALUE_NULL)
		return true;
	if (front->root->kind == PL_VALUE_LIST)
		return false;
	if (!front->root->first)
		return true;
	if (front->broken)
		return front->format == PL_FRONT_JSON;
	for (const struct pl_value *v = front->root->first; front->format == PL_FRONT_YAML && v; v = v->next)
		if (v->key.ptr && pl_value_get(front->root, v->key) != v)
			return false; /* js-yaml takes no key twice */
	file->front = front->root;
	return true;
}

static struct pl_date_context context_of(const struct pl_hexo *file)
{
	return (struct pl_date_context){
		.arena = file->arena, .site_zone = file->settings->zone, .machine_zone = file->settings->machine, .format = PL_FRONT_YAML};
}

static void take_moment(struct pl_hexo *file, struct pl_publication *publication, int64_t moment)
{
	file->date_known = publication->date_known = true;
	file->unix = publication->date = moment;
	file->local = publication->local = pl_civil_of(moment + pl_zone_offset(file->settings->machine, moment, NULL));
}

static int32_t number(struct pl_str digits)
{
	int32_t value = 0;

	for (size_t i = 0; i < digits.len; i++)
		value = value * 10 + (digits.ptr[i] - '0');
	return value;
}

/* Midnight of the machine's day; months and days over their range run on. */
static bool date_of_name(struct pl_hexo *file, struct pl_publication *publication, const struct pl_hexo_segments *found)
{
	struct pl_str year = pl_hexo_segment(found, "year"), month = pl_hexo_segment(found, "month"), day = pl_hexo_segment(found, "day");
	struct pl_date_context context = context_of(file);
	struct pl_civil first = {.month = 1, .day = 1};
	int64_t midnight;
	int32_t months;

	if (!month.ptr)
		month = pl_hexo_segment(found, "i_month");
	if (!day.ptr)
		day = pl_hexo_segment(found, "i_day");
	if (!year.ptr || !month.ptr || !day.ptr)
		return false;
	months = number(month) - 1;
	first.year = number(year) + (number(year) < 100 ? 1900 : 0) + (months < 0 ? -1 : months / 12);
	first.month = (uint8_t)((months + 12) % 12 + 1);
	midnight = pl_zone_moment(file->settings->machine, pl_civil_seconds(&first) + (number(day) - 1) * INT64_C(86400));
	take_moment(file, publication, pl_js_seconds(pl_js_hexo_shift(midnight * 1000, &context)));
	publication->from_name = true;
	return true;
}

static void take_date(struct pl_hexo *file, struct pl_publication *publication, const struct pl_hexo_segments *found)
{
	const struct pl_value *value = file->front ? pl_value_get(file->front, PL_STR("date")) : NULL;
	struct pl_date_context context = context_of(file);
	struct pl_js_value js = pl_hexo_get(file, "date");
	struct pl_date date;

	if (!pl_js_truthy(&js)) {
		date_of_name(file, publication, found);
		return;
	}
	pl_date_read(&date, value, PL_BUILDER_HEXO, &context);
	if (date.moment_known)
		take_moment(file, publication, date.moment);
}

/* `published`: "false" and "0" are false too, nothing is true. */
static bool is_published(const struct pl_hexo *file)
{
	struct pl_js_value js = pl_hexo_get(file, "published");

	if (js.kind == PL_JS_NULL)
		return true;
	return pl_js_truthy(&js) && !(js.kind == PL_JS_TEXT && (pl_str_is(js.text, "false") || pl_str_is(js.text, "0")));
}

static void judge(const struct pl_hexo *file, struct pl_publication *publication, bool draft)
{
	if (!file->published && !file->settings->drafts)
		end(publication, PL_FATE_DRAFT, draft ? "it lies in _drafts" : "`published: false`");
	else if (!file->settings->future && file->date_known && file->unix > file->settings->now)
		end(publication, PL_FATE_FUTURE, "its date lies ahead");
}

static struct pl_str rule_of(const struct pl_hexo *file)
{
	return pl_hexo_config_text(file, "new_post_name", ":title.md");
}

/* Values that the name gives stand in for fields of the front matter; only those that addresses may show are of use. */
static void take_name(struct pl_hexo *file, struct pl_hexo_segments *found)
{
	struct pl_str path = stem_of(file->path), title = {0};

	if (pl_hexo_segments(found, file->arena, stem_of(rule_of(file)), path))
		title = pl_hexo_segment(found, "title");
	file->slug = title.ptr ? title : pl_hexo_slug(file->arena, path, PL_HEXO_AS_IS);
}

/* Hexo asks for the address of what it takes in, also of drafts; when that fails the file is left out, and only a line of the log
 * tells of it. */
static void address(const struct pl_hexo *file, struct pl_str path, struct pl_publication *publication)
{
	struct pl_publication shown = {0};

	if (!pl_hexo_address(file, path, &shown))
		*publication =
			(struct pl_publication){.fate = PL_FATE_IGNORED, .why = PL_STR("its address has a `%` that encodes nothing")};
	else
		publication->url = shown.url, publication->output = shown.output;
}

static void post(struct pl_hexo *file, struct pl_publication *publication, bool draft)
{
	struct pl_hexo_segments found = {0};
	enum pl_hexo_answer answer;
	struct pl_str path, why = {0};

	take_name(file, &found);
	file->named = &found;
	take_date(file, publication, &found);
	file->published = !draft && is_published(file);
	judge(file, publication, draft);
	answer = pl_hexo_post_path(file, &path, &why);
	if (answer == PL_HEXO_STOPS) {
		*publication = (struct pl_publication){.fate = PL_FATE_IGNORED, .why = why};
		return;
	}
	address(file, path, publication);
	if (answer == PL_HEXO_NOT_KNOWN)
		publication->url = publication->output = (struct pl_str){0};
}

/* A file outside _posts: its address is its path, or `permalink`. */
static void page(struct pl_hexo *file, struct pl_publication *publication, struct pl_str output)
{
	struct pl_js_value own = pl_hexo_get(file, "permalink");
	struct pl_hexo_segments none = {0};
	struct pl_str path = stem_of(file->source);

	take_date(file, publication, &none);
	file->published = true;
	judge(file, publication, false);
	if (pl_js_truthy(&own) && own.kind != PL_JS_TEXT) {
		end(publication, PL_FATE_IGNORED, "its `permalink` is no text");
		return;
	}
	if (pl_js_truthy(&own))
		path = pl_arena_printf(file->arena, PL_FMT "%s", PL_ARG(own.text), pl_str_ends(own.text, PL_STR("/")) ? "index" : "");
	if (!pl_js_truthy(&own) || !extension_of(path).len)
		path = pl_arena_printf(file->arena, PL_FMT "." PL_FMT, PL_ARG(path), PL_ARG(output));
	address(file, path, publication);
}

/* The path below source_dir, the part below _posts or _drafts; false: Hexo does not look at the file. */
static bool place(struct pl_hexo *file, struct pl_publication *publication, struct pl_str path, bool *is_post, bool *draft)
{
	struct pl_str folder = pl_hexo_config_text(file, "source_dir", "source");

	while (folder.len && folder.ptr[folder.len - 1] == '/')
		folder.len--;
	if (!pl_str_starts(path, folder) || path.len == folder.len || path.ptr[folder.len] != '/') {
		end(publication, PL_FATE_IGNORED, "it does not lie in the source folder");
		return false;
	}
	file->source = file->path = pl_str_n(path.ptr + folder.len + 1, path.len - folder.len - 1);
	*draft = pl_str_starts(file->source, PL_STR("_drafts/"));
	*is_post = *draft || pl_str_starts(file->source, PL_STR("_posts/"));
	if (*is_post)
		file->path = pl_str_n(file->source.ptr + (*draft ? 8 : 7), file->source.len - (*draft ? 8 : 7));
	if (fits(file, "exclude", file->source) || fits(file, "ignore", path)) {
		end(publication, PL_FATE_IGNORED, "`exclude` or `ignore` in _config.yml names it");
		return false;
	}
	if ((is_hidden(file->path) && !(!*is_post && fits(file, "include", file->source))) || pl_str_ends(path, PL_STR("~")) ||
	    pl_str_ends(path, PL_STR("%"))) {
		end(publication, PL_FATE_IGNORED, "its name, or that of a folder, is one that Hexo passes over");
		return false;
	}
	return true;
}

void pl_publish_hexo(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		     const struct pl_front *front)
{
	struct pl_hexo file = {.arena = arena, .settings = settings};
	bool is_post, draft;
	struct pl_str output;

	if (!place(&file, publication, path, &is_post, &draft))
		return;
	if (!is_rendered(&file, publication, &output) ||
	    (is_post && pl_hexo_config_true(&file, "post_asset_folder") && !pl_str_eq(extension_of(rule_of(&file)), extension_of(path)))) {
		if (is_post && publication->fate != PL_FATE_UNKNOWN)
			end(publication, PL_FATE_IGNORED, "Hexo takes no file with this ending for a post");
		return;
	}
	if (!take_front(&file, front))
		end(publication, PL_FATE_IGNORED, "its front matter cannot be read, and Hexo goes on without the file");
	else if (is_post)
		post(&file, publication, draft);
	else
		page(&file, publication, output);
}
