/* visit: where the references of one post lead, as browsers and servers take them. */
#include "site/find.h"
#include "site/path.h"

static const char *const names[PL_VERDICTS] = {
	[PL_VERDICT_FINE] = "fine",	      [PL_VERDICT_NONE] = "none",	[PL_VERDICT_EXTERNAL] = "external",
	[PL_VERDICT_UNCERTAIN] = "uncertain", [PL_VERDICT_MISSING] = "missing", [PL_VERDICT_CASE] = "case",
	[PL_VERDICT_ANCHOR] = "anchor",	      [PL_VERDICT_OUTSIDE] = "outside", [PL_VERDICT_REDIRECT] = "redirect",
};

const char *pl_verdict_name(enum pl_verdict verdict)
{
	return names[verdict];
}

/* ---- where the post stands ---- */

static struct pl_str without_slash(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

void pl_standpoint_init(struct pl_standpoint *s, const struct pl_site_visit *visit, struct pl_post *post,
			const struct pl_settings *settings)
{
	static const struct pl_str nowhere = {"http://site.invalid", 19};
	struct pl_str url = settings->url, baseurl = without_slash(settings->baseurl), page;
	struct pl_address home;
	const struct pl_card *card;

	*s = (struct pl_standpoint){.visit = visit, .arena = &post->arena, .post = post, .settings = settings};
	pl_publish(&s->publication, s->arena, settings, visit->path, &post->front);
	card = visit->site ? pl_site_file(visit->site, visit->path) : NULL;
	if (card && card->fate == PL_FATE_IGNORED) /* a part of another page, as only the site shows */
		s->publication.address = s->publication.url = s->publication.output = (struct pl_str){0};
	if (!pl_address_resolve(&home, s->arena, url.len ? url : nowhere, NULL) || !home.special)
		pl_address_resolve(&home, s->arena, nowhere, NULL);
	s->prefix = without_slash(home.path);
	if (baseurl.len)
		s->prefix =
			pl_arena_printf(s->arena, PL_FMT "%s" PL_FMT, PL_ARG(s->prefix), baseurl.ptr[0] == '/' ? "" : "/", PL_ARG(baseurl));
	s->based = s->publication.address.len > 0;
	page = pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(s->prefix), PL_ARG(s->based ? s->publication.address : PL_STR("/")));
	pl_address_resolve(&s->base, s->arena, page, &home);
}

/* ---- fragments ---- */

static struct pl_str decoded(struct pl_arena *arena, struct pl_str text)
{
	struct pl_str out;

	return text.len && memchr(text.ptr, '%', text.len) && pl_address_path_decoded(&out, arena, text) == PL_ADDRESS_FINE ? out : text;
}

/* What themes that lie elsewhere are known to have on every page. */
static bool is_usual_id(struct pl_str id)
{
	static const char *const usual[] = {"comments", "comment",	"respond",	   "disqus_thread", "content",
					    "main",	"main-content", "maincontent",	   "nav",	    "navigation",
					    "menu",	"search",	"footer",	   "header",	    "toc",
					    "page",	"page-top",	"site-navigation", "sidebar",	    "wrapper",
					    "body",	"contents",	"TableOfContents", "more",	    "share",
					    "gitalk",	"valine",	"vcomments",	   "waline",	    "SOHUCS",
					    "contact",	"about",	"article"};

	for (size_t i = 0; i < PL_COUNT(usual); i++)
		if (pl_str_is(id, usual[i]))
			return true;
	return false;
}

static const struct pl_anchors *own_anchors(struct pl_standpoint *s)
{
	if (!s->own_known) {
		pl_anchors_collect(&s->own, s->arena, s->post, s->settings, s->visit->site);
		for (size_t i = 0; i < s->own.count; i++)
			*pl_map_put(&s->own_ids, s->arena, s->own.items[i].id) = s;
	}
	s->own_known = true;
	return &s->own;
}

static bool has_own(struct pl_standpoint *s, struct pl_str id, bool *uncertain)
{
	const struct pl_anchors *own = own_anchors(s);

	*uncertain = own->uncertain;
	return pl_map_get(&s->own_ids, id) != NULL;
}

/* The anchors of a page, read once; NULL: not known. */
static const struct pl_anchors *anchors_of(struct pl_standpoint *s, const struct pl_card *card)
{
	struct pl_anchors *anchors = pl_map_get(&s->read, card->path);

	if (anchors || !s->visit->anchors || s->read.count == PL_NEAR_PAGES)
		return anchors;
	anchors = PL_NEW(s->arena, struct pl_anchors);
	*anchors = (struct pl_anchors){0};
	*pl_map_put(&s->read, s->arena, card->path) = anchors;
	s->visit->anchors(s->visit->context, anchors, s->arena, card);
	return anchors;
}

/* The id of the page that is nearest to `id`; absent: none is near. */
static struct pl_str near_id(struct pl_standpoint *s, const struct pl_card *card, struct pl_str id)
{
	const struct pl_anchors *all = card ? anchors_of(s, card) : own_anchors(s);
	unsigned cap = id.len < 6 ? 1 : id.len < 16 ? 2 : 4;
	struct pl_str best = {0}, folded = pl_site_fold(s->arena, id);

	for (size_t i = 0; all && i < all->count && i < PL_NEAR_MAX && s->compared < PL_NEAR_ALL; i++, s->compared++) {
		struct pl_str other = all->items[i].id;
		unsigned distance = pl_str_eq(pl_site_fold(s->arena, other), folded) ? 0 : pl_str_distance(id, other, cap);

		if (distance <= cap && (distance < cap || !best.ptr)) {
			best = other;
			cap = distance;
		}
	}
	return best;
}

/* The page is there: is the fragment? `card` NULL: the post's own page. */
void pl_find_fragment(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_card *card)
{
	size_t directive = pl_str_find(out->fragment, PL_STR(":~:"), 0);
	struct pl_str raw = pl_str_n(out->fragment.ptr, directive), id, near;
	bool uncertain = false;

	out->fragment = id = decoded(s->arena, raw);
	out->verdict = PL_VERDICT_FINE;
	if (!id.len || pl_str_eq_nocase(id, PL_STR("top")))
		return;
	if (card && pl_str_eq(card->path, s->visit->path))
		card = NULL;
	if (!card ? has_own(s, id, &uncertain) || has_own(s, raw, &uncertain)
		  : s->visit->has_anchor && (s->visit->has_anchor(s->visit->context, card, id, &uncertain) ||
					     s->visit->has_anchor(s->visit->context, card, raw, &uncertain)))
		return;
	if (uncertain || (card && !s->visit->has_anchor) || id.ptr[0] == '!' || id.ptr[0] == '/' || pl_site_theme_id(s->visit->site, id) ||
	    (pl_site_theme_elsewhere(s->visit->site) && is_usual_id(id))) {
		out->verdict = PL_VERDICT_UNCERTAIN;
		out->why = PL_STR("the theme, a template or a script may make the anchor");
		return;
	}
	out->verdict = PL_VERDICT_ANCHOR;
	near = near_id(s, card, id);
	if (near.ptr)
		out->instead = pl_arena_printf(s->arena, "#" PL_FMT, PL_ARG(near));
}

/* ---- addresses ---- */

static bool is_page_name(struct pl_str path)
{
	return pl_str_ends(path, PL_STR(".html")) || pl_str_ends(path, PL_STR(".htm"));
}

void pl_find_card(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_card *card)
{
	out->card = card;
	out->verdict = PL_VERDICT_FINE;
	if (out->fragment.len && (card->reading == PL_CARD_FRONT || is_page_name(card->path)))
		pl_find_fragment(out, s, card);
}

/* One of the pages at the key; when there are several, the one that has the anchor. */
static void take_page(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_entry *entry)
{
	struct pl_resolved asked = *out;

	pl_find_card(out, s, entry->card);
	for (int n = 0; out->verdict == PL_VERDICT_ANCHOR && (entry = entry->next) && n < 8; n++) {
		struct pl_resolved other = asked;

		if (entry->at != PL_AT_PAGE && entry->at != PL_AT_FILE)
			continue;
		pl_find_card(&other, s, entry->card);
		if (other.verdict != PL_VERDICT_ANCHOR || (other.instead.len && !out->instead.len))
			*out = other;
	}
}

/* An address below baseurl as a link is to have it. */
static struct pl_str in_link(struct pl_standpoint *s, struct pl_str address, bool decoded)
{
	return pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(s->prefix), PL_ARG(pl_path_in_link(s->arena, address, decoded)));
}

/* Something stands at the key. */
static void take(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_entry *entry)
{
	out->card = entry->card;
	switch ((enum pl_at)entry->at) {
	case PL_AT_PAGE:
	case PL_AT_FILE:
		take_page(out, s, entry);
		break;
	case PL_AT_REDIRECT:
		out->verdict = PL_VERDICT_REDIRECT;
		out->instead = in_link(s, entry->card->address, false);
		break;
	case PL_AT_FORMER:
		out->verdict = PL_VERDICT_MISSING;
		out->why = pl_arena_printf(s->arena, "it is an old address of `" PL_FMT "`, and the plugin that would lead on is not used here",
					   PL_ARG(entry->card->path));
		out->instead = pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(s->prefix), PL_ARG(entry->card->address));
		break;
	case PL_AT_HIDDEN:
		out->verdict = PL_VERDICT_MISSING;
		out->why = pl_arena_printf(s->arena, "`" PL_FMT "` is not published%s" PL_FMT, PL_ARG(entry->card->path),
					   entry->card->why.len ? ": " : "", PL_ARG(entry->card->why));
		break;
	default:
		out->verdict = out->fragment.len && !pl_str_is(out->fragment, "top") ? PL_VERDICT_UNCERTAIN : PL_VERDICT_FINE;
		break;
	}
}

/* At the key, at the folder of that name, at the page without its ending: what servers give for it. */
static const struct pl_entry *served(struct pl_standpoint *s, struct pl_str key)
{
	const struct pl_entry *entry = pl_site_at(s->visit->site, key);

	if (entry || pl_str_ends(key, PL_STR("/")))
		return entry;
	if (pl_str_ends(key, PL_STR("/index")) && (entry = pl_site_at(s->visit->site, pl_str_n(key.ptr, key.len - strlen("index")))))
		return entry;
	entry = pl_site_at(s->visit->site, pl_arena_printf(s->arena, PL_FMT "/", PL_ARG(key)));
	return entry ? entry : pl_site_at(s->visit->site, pl_arena_printf(s->arena, PL_FMT ".html", PL_ARG(key)));
}

static bool is_page_key(struct pl_str key)
{
	size_t at = key.len;

	while (at > 0 && key.ptr[at - 1] != '/' && key.ptr[at - 1] != '.')
		at--;
	return at == 0 || key.ptr[at - 1] == '/' || is_page_name(key);
}

static struct pl_str written(struct pl_standpoint *s, const struct pl_entry *entry)
{
	bool own = entry->card && entry->card->address.len && entry->at == PL_AT_PAGE;

	return in_link(s, own ? entry->card->address : entry->key, !own);
}

static void not_there(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str key)
{
	const struct pl_entry *like = pl_site_like(s->visit->site, s->arena, key), *near;

	if (like && like->at <= PL_AT_MADE) {
		out->verdict = PL_VERDICT_CASE;
		out->card = like->card;
		out->instead = written(s, like);
		return;
	}
	if (pl_site_open(s->visit->site, key) && is_page_key(key)) {
		out->verdict = PL_VERDICT_UNCERTAIN;
		out->why = PL_STR("the site has pages whose addresses are not known");
		return;
	}
	out->verdict = PL_VERDICT_MISSING;
	out->faulty = pl_site_faulty(s->visit->site, key);
	near = out->faulty ? NULL : pl_find_near(s, key);
	if (near)
		out->instead = written(s, near);
}

/* The post's own address, which the site does not know when the post is not saved yet. */
static bool is_own(const struct pl_standpoint *s, struct pl_str key)
{
	struct pl_buf buf = {0};
	bool own = s->based && s->publication.fate == PL_FATE_PUBLISHED && pl_site_key(&buf, s->publication.address) &&
		   pl_str_eq(pl_buf_str(&buf), key);

	pl_buf_finish(&buf);
	return own;
}

/* Folders such as `.well-known`: nobody looks into them. Jekyll publishes those that `include` names. */
static bool is_hidden(const struct pl_standpoint *s, struct pl_str key)
{
	size_t dot = pl_str_find(key, PL_STR("/."), 0);

	return dot < key.len && pl_str_find(key, PL_STR("/"), dot + 1) < key.len &&
	       (s->settings->builder != PL_BUILDER_JEKYLL || pl_value_get(s->settings->config, PL_STR("include")));
}

void pl_find_address(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path)
{
	struct pl_buf buf = {0};
	const struct pl_entry *entry;

	if (!pl_site_key(&buf, path)) {
		out->verdict = PL_VERDICT_MISSING;
		out->why = PL_STR("no file can have this name");
	} else {
		out->key = pl_arena_dup(s->arena, pl_buf_str(&buf));
		entry = served(s, out->key);
		if (entry) {
			take(out, s, entry);
		} else if (is_own(s, out->key)) {
			pl_find_fragment(out, s, NULL);
		} else if (pl_site_uncertain(s->visit->site, out->key)) {
			out->verdict = PL_VERDICT_UNCERTAIN;
			out->why = PL_STR("a theme, a plugin or code may make it");
		} else if (is_hidden(s, out->key)) {
			out->verdict = PL_VERDICT_UNCERTAIN;
			out->why = PL_STR("hidden folders are not looked into");
		} else {
			not_there(out, s, out->key);
		}
	}
	pl_buf_finish(&buf);
}

void pl_site_resolve(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_reference *reference)
{
	*out = (struct pl_resolved){0};
	pl_find_reference(out, s, reference);
	if (s->visit->counts)
		s->visit->counts->of[out->verdict]++;
	if (s->visit->seen)
		s->visit->seen(s->visit->seen_context, reference, out);
}
