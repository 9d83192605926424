/* hugo: Hugo 0.111: whether it publishes a file, when, and where. Seen by running it; tests/generators compares. */
#include "site/hugo.h"

#include "site/builders.h"

static const struct pl_value *get_nocase(const struct pl_value *map, struct pl_str key)
{
	const struct pl_value *found = NULL;

	for (const struct pl_value *v = map && map->kind == PL_VALUE_MAP ? map->first : NULL; v; v = v->next)
		if (pl_str_eq_nocase(v->key, key))
			found = v;
	return found;
}

const struct pl_value *pl_hugo_get(const struct pl_hugo *page, const char *key)
{
	return get_nocase(page->front, pl_str_c(key));
}

const struct pl_value *pl_hugo_config(const struct pl_settings *settings, const char *key)
{
	return get_nocase(settings->config, pl_str_c(key));
}

bool pl_hugo_config_true(const struct pl_settings *settings, const char *key)
{
	const struct pl_value *value = pl_hugo_config(settings, key);

	return value && pl_str_is(value->text, "true");
}

static void not_published(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
}

/* ---- dates ---- */

static struct pl_date_context date_context(const struct pl_hugo *page)
{
	/* Without `timeZone` Hugo takes UTC, wherever it runs. */
	return (struct pl_date_context){page->arena, page->settings->zone ? page->settings->zone : pl_zone_utc(), page->settings->machine, page->format};
}

/* A moment, and how far its own clock is ahead of UTC: addresses show the day of that clock. */
struct moment {
	int64_t unix;
	int32_t offset;
};

static int32_t own_offset(const struct pl_hugo *page, const struct pl_date *date)
{
	const struct pl_zone *zone = page->settings->zone ? page->settings->zone : pl_zone_utc();

	return date->has_zone ? date->zone : pl_zone_offset(zone, date->moment, NULL);
}

static bool read_field(const struct pl_hugo *page, const char *key, struct moment *moment)
{
	const struct pl_value *value = pl_hugo_get(page, key);
	struct pl_date_context context = date_context(page);
	struct pl_date date;

	if (!value)
		return false;
	pl_date_read(&date, value, PL_BUILDER_HUGO, &context);
	if (date.moment_known)
		*moment = (struct moment){date.moment, own_offset(page, &date)};
	return date.moment_known;
}

/* The date in front of the name, and the rest as slug. */
static bool read_name(struct pl_hugo *page, struct moment *moment)
{
	struct pl_str name = page->base, slug;
	struct pl_value value = {.kind = PL_VALUE_STRING, .text = pl_str_n(name.ptr, name.len < 10 ? name.len : 10)};
	struct pl_date_context context = date_context(page);
	struct pl_date date;

	if (name.len < 10)
		return false;
	pl_date_read(&date, &value, PL_BUILDER_HUGO, &context);
	if (!date.moment_known)
		return false;
	*moment = (struct moment){date.moment, own_offset(page, &date)};
	slug = pl_str_n(name.ptr + 10, name.len - 10);
	while (slug.len && memchr(" -_", slug.ptr[0], 3))
		slug = pl_str_n(slug.ptr + 1, slug.len - 1);
	while (slug.len && memchr(" -_", slug.ptr[slug.len - 1], 3))
		slug.len--;
	if (!page->slug.ptr)
		page->slug = slug;
	return true;
}

/* Keys that stand for one another: frontmatter.date: ["publishDate"] also reads pubdate. */
static const char *const aliases[][4] = {
	{"publishdate", "pubdate", "published"}, {"lastmod", "modified"}, {"expirydate", "unpublishdate"},
};

static bool read_aliases(const struct pl_hugo *page, struct pl_str key, struct moment *moment)
{
	for (size_t i = 0; i < PL_COUNT(aliases); i++)
		for (size_t j = 0; aliases[i][j]; j++)
			if (pl_str_eq_nocase(key, pl_str_c(aliases[i][j]))) {
				for (size_t k = 0; aliases[i][k]; k++)
					if (read_field(page, aliases[i][k], moment))
						return true;
				return false;
			}
	return read_field(page, pl_arena_dup(page->arena, key).ptr, moment);
}

static bool read_default(const struct pl_hugo *page, const char *field, struct moment *moment)
{
	static const char *const orders[][5] = {
		{"date", "date", "publishdate", "lastmod"}, {"publishdate", "publishdate", "date"}, {"expirydate", "expirydate"},
	};

	for (size_t i = 0; i < PL_COUNT(orders); i++)
		for (size_t j = 1; strcmp(orders[i][0], field) == 0 && orders[i][j]; j++)
			if (read_aliases(page, pl_str_c(orders[i][j]), moment))
				return true;
	return false;
}

/* frontmatter.FIELD of the configuration, or Hugo's own order. False: none; *unknown: the file's or git's time decides. */
static bool read_date(struct pl_hugo *page, const char *field, struct moment *moment, bool *unknown)
{
	const struct pl_value *front = pl_hugo_config(page->settings, "frontmatter"), *order = front ? get_nocase(front, pl_str_c(field)) : NULL;

	if (!order || order->kind != PL_VALUE_LIST)
		return read_default(page, field, moment);
	for (const struct pl_value *v = order->first; v; v = v->next) {
		if (pl_str_eq_nocase(v->text, PL_STR(":filename"))) {
			if (read_name(page, moment))
				return true;
		} else if (pl_str_eq_nocase(v->text, PL_STR(":filemodtime")) || pl_str_eq_nocase(v->text, PL_STR(":git"))) {
			*unknown = true;
			return false;
		} else if (pl_str_eq_nocase(v->text, PL_STR(":default"))) {
			if (read_default(page, field, moment))
				return true;
		} else if (read_aliases(page, v->text, moment)) {
			return true;
		}
	}
	return false;
}

/* ---- fate ---- */

/* Go's strconv.ParseBool, or a boolean. -1: neither. */
static int truth(const struct pl_value *value)
{
	static const char *const yes[] = {"1", "t", "T", "true", "TRUE", "True"}, *const no[] = {"0", "f", "F", "false", "FALSE", "False"};

	if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP)
		return -1;
	for (size_t i = 0; i < PL_COUNT(yes); i++)
		if (pl_str_is(value->text, yes[i]))
			return 1;
	for (size_t i = 0; i < PL_COUNT(no); i++)
		if (pl_str_is(value->text, no[i]))
			return 0;
	if (value->kind == PL_VALUE_SCALAR && value->quote == PL_QUOTE_NONE) {
		if (pl_str_eq_nocase(value->text, PL_STR("yes")) || pl_str_eq_nocase(value->text, PL_STR("on")))
			return 1;
		if (pl_str_eq_nocase(value->text, PL_STR("no")) || pl_str_eq_nocase(value->text, PL_STR("off")))
			return 0;
	}
	return -1;
}

static bool is_draft(const struct pl_hugo *page)
{
	const struct pl_value *draft = pl_hugo_get(page, "draft"), *published = pl_hugo_get(page, "published");

	if (draft)
		return truth(draft) == 1;
	return published && truth(published) == 0;
}

/* build: {render: never | link}, headless: true. */
static bool is_not_rendered(const struct pl_hugo *page, bool leaf)
{
	const struct pl_value *build = pl_hugo_get(page, "_build"), *headless = pl_hugo_get(page, "headless"), *render;

	render = build ? get_nocase(build, PL_STR("render")) : NULL;
	if (render && (pl_str_is(render->text, "never") || pl_str_is(render->text, "link") || pl_str_is(render->text, "false")))
		return true;
	return leaf && headless && truth(headless) == 1;
}

static void decide(struct pl_hugo *page, struct pl_publication *p, bool leaf)
{
	const struct pl_settings *s = page->settings;
	struct moment date = {PL_HUGO_ZERO, 0}, publish = {PL_HUGO_ZERO, 0}, expiry = {PL_HUGO_ZERO, 0};
	bool unknown = false, known = read_date(page, "date", &date, &unknown);

	if (known) {
		p->date_known = true;
		p->date = page->date = date.unix;
		p->local = pl_civil_of(date.unix + date.offset);
		page->local = p->local;
	} else {
		page->local = (struct pl_civil){.year = 1, .month = 1, .day = 1};
	}
	read_date(page, "publishdate", &publish, &unknown);
	read_date(page, "expirydate", &expiry, &unknown);
	if (is_draft(page) && !s->drafts)
		not_published(p, PL_FATE_DRAFT, "it is a draft");
	else if (publish.unix != PL_HUGO_ZERO && publish.unix > s->now && !s->future)
		not_published(p, PL_FATE_FUTURE, "its date lies ahead");
	else if (expiry.unix != PL_HUGO_ZERO && expiry.unix < s->now && !s->expired)
		not_published(p, PL_FATE_EXPIRED, "its expiry date is past");
	else if (is_not_rendered(page, leaf))
		not_published(p, PL_FATE_IGNORED, "its front matter says that it is not rendered");
}

/* ---- places ---- */

/* Files that are content: by extension. */
static bool is_content(struct pl_str extension)
{
	static const char *const names[] = {"md", "markdown", "mdown", "html", "htm", "org", "adoc", "asciidoc", "rst", "pdc", "pandoc"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_eq_nocase(extension, pl_str_c(names[i])))
			return true;
	return false;
}

/* Takes the path apart. False: no content. *leaf: index.md. */
static bool place(struct pl_hugo *page, struct pl_str path, bool *leaf)
{
	struct pl_str content = PL_STR("content/"), name;
	const struct pl_value *dir = pl_hugo_config(page->settings, "contentDir");
	size_t slash, dot;

	if (dir && dir->text.len)
		content = pl_arena_printf(page->arena, PL_FMT "/", PL_ARG(dir->text));
	if (!pl_str_starts(path, content))
		return false;
	path = pl_str_n(path.ptr + content.len, path.len - content.len);
	for (slash = path.len; slash > 0 && path.ptr[slash - 1] != '/';)
		slash--;
	name = pl_str_n(path.ptr + slash, path.len - slash);
	for (dot = name.len; dot > 0 && name.ptr[dot - 1] != '.';)
		dot--;
	if (!dot || !is_content(pl_str_n(name.ptr + dot, name.len - dot)))
		return false;
	page->folder = pl_str_n(path.ptr, slash);
	page->base = page->filename = pl_str_n(name.ptr, dot - 1);
	page->section = pl_str_is(page->base, "_index");
	*leaf = pl_str_is(page->base, "index") && slash > 0;
	if (*leaf) { /* the folder is the page */
		size_t start = slash - 1;

		while (start > 0 && path.ptr[start - 1] != '/')
			start--;
		page->base = pl_str_n(path.ptr + start, slash - 1 - start);
		page->folder = pl_str_n(path.ptr, start);
	}
	return true;
}

void pl_publish_hugo(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		     const struct pl_front *front)
{
	struct pl_hugo page = {.arena = arena, .settings = settings, .format = front->format, .date = PL_HUGO_ZERO};
	const struct pl_value *slug, *url;
	bool leaf;

	page.front = front->root && front->root->kind == PL_VALUE_MAP ? front->root : NULL;
	if (!place(&page, path, &leaf)) {
		not_published(p, PL_FATE_IGNORED, "it does not lie in the content folder");
		return;
	}
	if (front->broken) {
		not_published(p, PL_FATE_ABORTS, "its front matter does not parse");
		return;
	}
	if (front->format == PL_FRONT_NONE && pl_str_ends(path, PL_STR(".html"))) {
		not_published(p, PL_FATE_COPIED, "an HTML file without front matter is copied as it is");
		return;
	}
	slug = pl_hugo_get(&page, "slug");
	url = pl_hugo_get(&page, "url");
	page.slug = slug && slug->text.len ? slug->text : (struct pl_str){0};
	page.url = url && url->text.len ? url->text : (struct pl_str){0};
	decide(&page, p, leaf);
	if (p->fate == PL_FATE_PUBLISHED)
		pl_hugo_url(&page, p);
}
