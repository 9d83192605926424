/* find_reference: a reference by its kind: an address, a file of the site, a post by its name. */
#include "site/find.h"
#include "site/jekyll.h"
#include "site/path.h"

enum { SAME_STEM_MAX = 200 }; /* posts of one name that are looked at for one reference */

/* ---- what is written ---- */

/* Takes `?query#fragment` off. */
static struct pl_str split(struct pl_str text, struct pl_str *fragment)
{
	size_t hash = pl_str_find(text, PL_STR("#"), 0), query;

	if (hash < text.len)
		*fragment = pl_str_n(text.ptr + hash + 1, text.len - hash - 1);
	text.len = hash;
	query = pl_str_find(text, PL_STR("?"), 0);
	return pl_str_n(text.ptr, query);
}

bool pl_find_join(struct pl_str *out, struct pl_arena *arena, struct pl_str from, struct pl_str path)
{
	char *text = pl_arena_alloc(arena, from.len + path.len + 2);
	size_t len = 0, at = 0;

	if (path.len && path.ptr[0] == '/')
		from.len = 0;
	while (from.len && from.ptr[from.len - 1] != '/')
		from.len--;
	if (from.len)
		memcpy(text, from.ptr, from.len);
	len = from.len;
	while (at < path.len) {
		size_t end = at + pl_str_find(pl_str_n(path.ptr + at, path.len - at), PL_STR("/"), 0);
		struct pl_str part = pl_str_n(path.ptr + at, end - at);
		bool more = end < path.len;

		at = end + 1;
		if (pl_str_is(part, "..")) {
			if (!len)
				return false;
			for (len--; len && text[len - 1] != '/';)
				len--;
		} else if (part.len && !pl_str_is(part, ".")) {
			memcpy(text + len, part.ptr, part.len);
			len += part.len;
			if (more)
				text[len++] = '/';
		}
	}
	*out = pl_str_n(text, len);
	return true;
}

/* True when a relative path climbs above `depth` folders. */
static bool climbs(struct pl_str text, size_t depth)
{
	size_t at = 0, level = depth;

	while (at < text.len) {
		size_t end = at;
		struct pl_str part;

		while (end < text.len && text.ptr[end] != '/' && text.ptr[end] != '\\')
			end++;
		part = pl_str_n(text.ptr + at, end - at);
		at = end + 1;
		if (pl_str_is(part, "..") || pl_str_eq_nocase(part, PL_STR("%2e%2e")) || pl_str_eq_nocase(part, PL_STR(".%2e")) ||
		    pl_str_eq_nocase(part, PL_STR("%2e."))) {
			if (!level--)
				return true;
		} else if (!pl_str_is(part, ".") && !pl_str_eq_nocase(part, PL_STR("%2e"))) {
			level += end < text.len;
		}
	}
	return false;
}

static size_t depth_of(struct pl_str address)
{
	size_t depth = 0;

	for (size_t i = 1; i < address.len; i++)
		depth += address.ptr[i] == '/';
	return depth;
}

/* ---- addresses ---- */

static bool has_scheme(struct pl_str text)
{
	size_t i = 0;

	while (i < text.len && (pl_is_alnum((unsigned char)text.ptr[i]) || strchr("+-.", text.ptr[i])))
		i++;
	return i > 0 && i < text.len && text.ptr[i] == ':' && pl_is_alpha((unsigned char)text.ptr[0]);
}

static bool is_slash(struct pl_str text, size_t at)
{
	return at < text.len && (text.ptr[at] == '/' || text.ptr[at] == '\\');
}

static bool is_relative(struct pl_str text)
{
	return !has_scheme(text) && !is_slash(text, 0);
}

/* Whether a plugin turns the names of sources into addresses: in pages, in posts only when it is told to. */
static enum pl_jekyll_has finds_sources(const struct pl_standpoint *s)
{
	const struct pl_value *own = pl_value_get(s->settings->config, PL_STR("relative_links"));
	const struct pl_value *collections = pl_value_get(own, PL_STR("collections"));
	struct pl_jekyll file = {.arena = s->arena, .settings = s->settings};

	if (pl_jekyll_plugin_off(s->settings, "relative_links", "enabled"))
		return PL_JEKYLL_HAS_NOT;
	pl_jekyll_place(&file, s->visit->path);
	if (file.kind != PL_JEKYLL_PAGE && !(collections && pl_str_is(collections->text, "true")))
		return PL_JEKYLL_HAS_NOT;
	return pl_jekyll_plugin(s->settings, "jekyll-relative-links");
}

/* Leads nowhere as an address: the name of a source that something turns into the address of its page. */
static bool take_source(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path)
{
	const struct pl_site *site = s->visit->site;
	const struct pl_card *card = NULL;
	struct pl_str joined, name = pl_str_n("", 0);

	if (pl_find_join(&joined, s->arena, s->visit->path, path) && pl_address_path_decoded(&name, s->arena, joined) == PL_ADDRESS_FINE)
		card = pl_site_file(site, name);
	if (s->settings->builder == PL_BUILDER_HUGO && pl_site_hooked(site)) {
		struct pl_resolved found = {.fragment = out->fragment};

		if (!card)
			card = pl_find_content(s, path);
		if (card) {
			pl_find_card(&found, s, card);
		} else {
			found.verdict = PL_VERDICT_UNCERTAIN;
			found.why = PL_STR("a render hook of the site decides");
		}
		*out = found;
		return true;
	}
	if (s->settings->builder != PL_BUILDER_JEKYLL || !card || card->reading != PL_CARD_FRONT)
		return false;
	switch (finds_sources(s)) {
	case PL_JEKYLL_HAS:
		pl_find_card(out, s, card);
		return true;
	case PL_JEKYLL_MAY_HAVE:
		out->verdict = PL_VERDICT_UNCERTAIN;
		out->why = PL_STR("jekyll-relative-links, which GitHub Pages has, would turn it into the address of its page");
		return true;
	default:
		if (card->address.len)
			out->instead = pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(s->prefix), PL_ARG(card->address));
		return false;
	}
}

static bool below(struct pl_str path, struct pl_str prefix)
{
	return pl_str_starts(path, prefix) && (path.len == prefix.len || path.ptr[prefix.len] == '/');
}

/* On this host, but not below baseurl. */
static void beyond(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text, struct pl_str path)
{
	struct pl_resolved within = {.fragment = out->fragment};

	if (has_scheme(text)) {
		out->verdict = PL_VERDICT_EXTERNAL;
		return;
	}
	pl_find_address(&within, s, path);
	out->verdict = PL_VERDICT_UNCERTAIN;
	out->why = pl_arena_printf(s->arena, "it lies outside `" PL_FMT "/`, where the site is", PL_ARG(s->prefix));
	if (within.verdict != PL_VERDICT_FINE && within.verdict != PL_VERDICT_ANCHOR)
		return;
	out->verdict = PL_VERDICT_MISSING;
	out->instead = pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(s->prefix), PL_ARG(path));
}

/* `../` goes above the site and does not come back to it. */
static bool leaves(const struct pl_standpoint *s, struct pl_str path, struct pl_str resolved)
{
	bool back = s->prefix.len && below(resolved, s->prefix) && !climbs(path, depth_of(s->base.path));

	return climbs(path, depth_of(s->publication.address)) && !back;
}

static bool same_place(const struct pl_address *a, const struct pl_address *b)
{
	return pl_str_eq(a->host, b->host) && a->port == b->port;
}

static void find_url(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	struct pl_address address;
	struct pl_str path;

	text = pl_str_trim(text);
	if (!text.len) {
		out->verdict = PL_VERDICT_NONE;
		return;
	}
	if (text.ptr[0] == '#') {
		out->fragment = pl_str_n(text.ptr + 1, text.len - 1);
		pl_find_fragment(out, s, NULL);
		return;
	}
	if (!pl_address_resolve(&address, s->arena, text, &s->base) || !address.special || pl_str_is(address.scheme, "file")) {
		out->verdict = PL_VERDICT_NONE;
		return;
	}
	if (!same_place(&address, &s->base)) {
		out->verdict = PL_VERDICT_EXTERNAL;
		return;
	}
	if (is_relative(text) && !s->based) {
		out->verdict = PL_VERDICT_UNCERTAIN;
		out->why = PL_STR("the address of this post is not known");
		return;
	}
	out->fragment = address.fragment;
	path = split(text, &(struct pl_str){0});
	if (is_relative(text) && leaves(s, path, address.path)) {
		out->verdict = PL_VERDICT_OUTSIDE;
		return;
	}
	if (!below(address.path, s->prefix)) {
		beyond(out, s, text, address.path);
		return;
	}
	pl_find_address(out, s, pl_str_n(address.path.ptr + s->prefix.len, address.path.len - s->prefix.len));
	if (out->verdict == PL_VERDICT_MISSING && !has_scheme(text))
		take_source(out, s, path);
}

/* ---- sources ---- */

static void found_or_not(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_card *card)
{
	if (!card) {
		out->verdict = PL_VERDICT_MISSING;
	} else if (card->reading == PL_CARD_FRONT && (card->fate == PL_FATE_DRAFT || card->fate == PL_FATE_FUTURE ||
						      card->fate == PL_FATE_EXPIRED || card->fate == PL_FATE_IGNORED)) {
		out->verdict = PL_VERDICT_MISSING;
		out->card = card;
		out->why = pl_arena_printf(s->arena, "`" PL_FMT "` is not published%s" PL_FMT, PL_ARG(card->path),
					   card->why.len ? ": " : "", PL_ARG(card->why));
	} else {
		pl_find_card(out, s, card);
	}
}

/* Another file of that name, for "did you mean". */
static void near_file(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path)
{
	const struct pl_stem *stem = pl_site_stem(s->visit->site, pl_path_stem(path));

	if (stem)
		out->instead = stem->card->path;
}

static void find_file(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	struct pl_str path = split(text, &out->fragment), joined, name;

	if (!pl_find_join(&joined, s->arena, s->visit->path, path)) {
		out->verdict = PL_VERDICT_OUTSIDE;
		return;
	}
	name = joined;
	if (pl_address_path_decoded(&name, s->arena, joined) != PL_ADDRESS_FINE)
		name = joined;
	found_or_not(out, s, pl_site_file(s->visit->site, name));
	if (out->verdict == PL_VERDICT_MISSING && !out->card)
		near_file(out, s, name);
}

/* `cat/2022-04-27-x` of post_url: a post by its file name; folders, when there are any, must be those before it. */
static void find_post(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	struct pl_str path = split(text, &out->fragment), folder = pl_path_folder(path);
	const struct pl_stem *stem;
	int n = 0;

	for (stem = pl_site_stem(s->visit->site, pl_path_name(path)); stem && n < SAME_STEM_MAX; stem = stem->next, n++)
		if (!folder.len || pl_str_find(pl_path_folder(stem->card->path), folder, 0) < pl_path_folder(stem->card->path).len)
			break;
	if (n < SAME_STEM_MAX) {
		found_or_not(out, s, stem ? stem->card : NULL);
		return;
	}
	out->verdict = PL_VERDICT_UNCERTAIN;
	out->why = PL_STR("too many posts have this name");
}

static bool is_on(const struct pl_value *map, const char *key)
{
	const struct pl_value *value = pl_value_get(map, pl_str_c(key));

	return value && pl_str_is(value->text, "true");
}

/* Hexo's tags write addresses from the top of the site then, as if they were relative to the post. */
static bool is_relative_link(struct pl_resolved *out, struct pl_standpoint *s)
{
	if (!is_on(s->settings->config, "relative_link"))
		return false;
	out->verdict = PL_VERDICT_UNCERTAIN;
	out->why = PL_STR("`relative_link` in _config.yml makes it relative to the top of the site");
	return true;
}

/* `slug` of Hexo's post_link: the file's name, the end of its address, or a title, which is not looked for. */
static void find_slug(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	struct pl_str slug = split(text, &out->fragment);
	const struct pl_stem *stem = pl_site_stem(s->visit->site, pl_path_stem(slug));
	const struct pl_entry *entry = stem ? NULL : pl_site_named(s->visit->site, slug);

	if (is_relative_link(out, s))
		return;
	if (stem || (entry && entry->card)) {
		found_or_not(out, s, stem ? stem->card : entry->card);
		return;
	}
	out->verdict = PL_VERDICT_UNCERTAIN;
	out->why = PL_STR("it may be the title of a post");
}

static void find_page(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	struct pl_str path = split(text, &out->fragment);
	size_t colon = pl_str_find(path, PL_STR(":"), 0);
	const struct pl_card *card;

	if (!path.len) {
		pl_find_fragment(out, s, NULL);
		return;
	}
	if (has_scheme(path) && !is_slash(path, colon + 1)) { /* a URL without a path */
		out->verdict = PL_VERDICT_MISSING;
		out->why = PL_STR("Hugo takes what stands before `:` for the scheme of a URL");
		return;
	}
	card = pl_find_content(s, path);
	if (card || !pl_find_list(out, s, path))
		found_or_not(out, s, card);
}

/* A file of the folder that is named like the post. */
static const struct pl_card *asset(struct pl_standpoint *s, struct pl_str name)
{
	struct pl_str folder = pl_path_without_ending(s->visit->path);

	return pl_site_file(s->visit->site, pl_arena_printf(s->arena, PL_FMT "/" PL_FMT, PL_ARG(folder), PL_ARG(name)));
}

static void find_asset(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	if (!is_relative_link(out, s))
		found_or_not(out, s, asset(s, text));
}

static void find_site(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	find_url(out, s,
		 pl_arena_printf(s->arena, PL_FMT "%s" PL_FMT, PL_ARG(s->prefix), text.len && text.ptr[0] == '/' ? "" : "/", PL_ARG(text)));
}

/* True when a plugin is there that may lead images to the folders of their posts; hexo-asset-image and others do. */
static bool moves_pictures(const struct pl_settings *settings)
{
	const struct pl_value *package = pl_value_get(settings->config, PL_STR("package"));
	const struct pl_value *plugins = pl_value_get(package, PL_STR("dependencies"));

	for (const struct pl_value *v = plugins ? plugins->first : NULL; v; v = v->next)
		if (pl_str_find(v->key, PL_STR("asset"), 0) < v->key.len || pl_str_find(v->key, PL_STR("image"), 0) < v->key.len ||
		    pl_str_find(v->key, PL_STR("img"), 0) < v->key.len)
			return true;
	return false;
}

/* What Hexo's renderer puts the root before. */
static void find_rooted(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	find_site(out, s, text);
	if (out->instead.len && below(out->instead, s->prefix))
		out->instead = pl_str_n(out->instead.ptr + s->prefix.len, out->instead.len - s->prefix.len);
	if (out->verdict == PL_VERDICT_MISSING && s->prefix.len && below(text, s->prefix) && !out->why.len)
		out->why = pl_arena_printf(s->arena, "Hexo puts `" PL_FMT "` before it once more", PL_ARG(s->prefix));
}

static void find_picture(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	const struct pl_value *config = s->settings->config;
	bool assets = is_on(config, "post_asset_folder") && is_on(pl_value_get(config, PL_STR("marked")), "postAsset");
	bool relative = text.len && !is_slash(text, 0);
	struct pl_str name;
	const struct pl_card *card = relative && assets && pl_find_join(&name, s->arena, PL_STR(""), text) ? asset(s, name) : NULL;

	if (card) {
		pl_find_card(out, s, card);
	} else if (relative && moves_pictures(s->settings)) {
		out->verdict = PL_VERDICT_UNCERTAIN;
		out->why = PL_STR("a plugin may lead it to the folder of the post");
	} else {
		find_rooted(out, s, text);
	}
}

/* What stands before the first template may name another host, whatever follows. */
static void find_unknown(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str text)
{
	size_t brace = pl_str_find(text, PL_STR("{"), 0), host = pl_str_find(text, PL_STR("//"), 0);
	struct pl_address address;

	out->verdict = PL_VERDICT_UNCERTAIN;
	out->why = PL_STR("a template decides");
	if (host < brace && pl_str_find(text, PL_STR("/"), host + 2) < brace &&
	    pl_address_resolve(&address, s->arena, pl_str_n(text.ptr, brace), &s->base) && address.special &&
	    !same_place(&address, &s->base))
		out->verdict = PL_VERDICT_EXTERNAL;
}

typedef void (*finder)(struct pl_resolved *, struct pl_standpoint *, struct pl_str);

static const finder finders[] = {
	[PL_REFERENCE_URL] = find_url,	   [PL_REFERENCE_SITE] = find_site,	  [PL_REFERENCE_FILE] = find_file,
	[PL_REFERENCE_POST] = find_post,   [PL_REFERENCE_PAGE] = find_page,	  [PL_REFERENCE_SLUG] = find_slug,
	[PL_REFERENCE_ASSET] = find_asset, [PL_REFERENCE_PICTURE] = find_picture, [PL_REFERENCE_UNKNOWN] = find_unknown,
};

void pl_find_reference(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_reference *reference)
{
	finders[reference->kind](out, s, reference->text);
}
