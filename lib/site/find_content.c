/* find_content: the page that Hugo's ref and relref mean (hugolib/pagecollections.go, "getPageRef"; 0.111): a path from the content
 * folder, one relative to the page, or a name that only one page has. */
#include "site/find.h"
#include "site/hugo.h"
#include "site/path.h"

enum { NAMES_MAX = 200 };

static struct pl_str without_ending(struct pl_str path)
{
	static const struct pl_str endings[] = {{".md", 3}, {".markdown", 9}, {".mdown", 6}, {".html", 5}};

	for (size_t i = 0; i < PL_COUNT(endings); i++)
		if (pl_str_ends(path, endings[i]))
			return pl_str_n(path.ptr, path.len - endings[i].len);
	return path;
}

/* True for a page of the post's own language; ref looks at no other. */
static bool speaks(struct pl_standpoint *s, const struct pl_card *card)
{
	return pl_str_eq_nocase(pl_hugo_language(card->settings, card->path), pl_hugo_language(s->settings, s->visit->path));
}

/* The page at `path` in `folder`: with an ending, the post's language, as a bundle, or as it is. */
static const struct pl_card *file(struct pl_standpoint *s, struct pl_str folder, struct pl_str path)
{
	static const char *const names[] = {"", "/index", "/_index"}, *const endings[] = {".md", ".html", ".markdown", ".mdown"};
	const struct pl_card *card = pl_site_file(s->visit->site, pl_arena_printf(s->arena, PL_FMT PL_FMT, PL_ARG(folder), PL_ARG(path)));
	struct pl_str stem = without_ending(path);
	struct pl_str own = pl_arena_printf(s->arena, "." PL_FMT, PL_ARG(pl_hugo_language(s->settings, s->visit->path)));

	if (card && card->reading == PL_CARD_FRONT && speaks(s, card))
		return card;
	stem.len -= own.len > 1 && pl_str_ends(stem, own) ? own.len : 0;
	for (size_t i = 0; i < PL_COUNT(names) * PL_COUNT(endings) * 2; i++) {
		const char *name = names[i / 2 % PL_COUNT(names)], *ending = endings[i / (2 * PL_COUNT(names))];

		card = pl_site_file(s->visit->site, pl_arena_printf(s->arena, PL_FMT PL_FMT "%s" PL_FMT "%s", PL_ARG(folder), PL_ARG(stem),
								    name, PL_ARG(i % 2 ? own : PL_STR("")), ending));
		if (card && card->reading == PL_CARD_FRONT && speaks(s, card))
			return card;
	}
	return NULL;
}

/* "content/", or as the configuration says; of the post's language when languages have their own. */
static struct pl_str content_folder(struct pl_standpoint *s)
{
	struct pl_str path = s->visit->path, folder = {0};
	const struct pl_value *config = s->settings->config, *languages = pl_value_get(config, PL_STR("languages")), *dir;

	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next) {
		dir = pl_value_get(v, PL_STR("contentDir"));
		if (dir && pl_str_starts(path, dir->text))
			folder = dir->text;
	}
	dir = pl_value_get(config, PL_STR("contentDir"));
	if (!folder.len && dir)
		folder = dir->text;
	if (!folder.len)
		folder = PL_STR("content");
	return pl_arena_printf(s->arena, PL_FMT "%s", PL_ARG(folder), pl_str_ends(folder, PL_STR("/")) ? "" : "/");
}

struct pl_str pl_find_name(struct pl_arena *arena, struct pl_str path)
{
	struct pl_str name = without_ending(pl_site_fold(arena, path)), last = pl_path_name(name), tail = last;
	size_t index = pl_str_starts(last, PL_STR("_index")) ? 6 : pl_str_starts(last, PL_STR("index")) ? 5 : 0;

	if (!index || last.len == name.len || (last.len > index && last.ptr[index] != '.'))
		return name;
	name.len -= last.len + 1;
	tail = pl_str_n(last.ptr + index, last.len - index);
	return tail.len ? pl_arena_printf(arena, PL_FMT PL_FMT, PL_ARG(name), PL_ARG(tail)) : name;
}

/* True when the last parts of the card's name are those of `name`. */
static bool is_called(struct pl_standpoint *s, const struct pl_card *card, struct pl_str name)
{
	struct pl_str own = pl_find_name(s->arena, card->path);

	return pl_str_ends(own, name) && (own.len == name.len || name.ptr[0] == '/' || own.ptr[own.len - name.len - 1] == '/');
}

/* The page of that name in the post's language, or NULL. */
static const struct pl_card *called(struct pl_standpoint *s, struct pl_str whole)
{
	const struct pl_stem *stem = whole.len ? pl_site_stem(s->visit->site, pl_path_last(whole)) : NULL;

	for (int n = 0; stem && n < NAMES_MAX; stem = stem->next, n++)
		if (is_called(s, stem->card, whole) && speaks(s, stem->card))
			return stem->card;
	return NULL;
}

/* Any page of that name, a language behind it or not, its folders those of `path`; capitals are as good as small letters. */
static const struct pl_card *named(struct pl_standpoint *s, struct pl_str path)
{
	struct pl_str whole = pl_find_name(s->arena, path), own = pl_hugo_language(s->settings, s->visit->path);
	const struct pl_card *card = called(s, whole);
	const struct pl_entry *e;
	int n = 0;

	if (!card && own.len)
		card = called(s, pl_arena_printf(s->arena, PL_FMT "." PL_FMT, PL_ARG(whole), PL_ARG(own)));
	if (card)
		return card;
	e = pl_site_named(s->visit->site, pl_path_last(whole));
	for (e = e ? e : pl_site_named(s->visit->site, pl_path_last(without_ending(path))); e && n < NAMES_MAX; e = e->next_named, n++)
		if (e->card && e->card->reading == PL_CARD_FRONT && speaks(s, e->card) && (e->at == PL_AT_PAGE || e->at == PL_AT_HIDDEN))
			return e->card;
	return NULL;
}

const struct pl_card *pl_find_content(struct pl_standpoint *s, struct pl_str path)
{
	struct pl_str content = content_folder(s), joined;
	const struct pl_card *card = NULL;

	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	if (path.len && path.ptr[0] == '/')
		return path.len == 1							 ? file(s, content, PL_STR("_index"))
		       : (card = file(s, content, pl_str_n(path.ptr + 1, path.len - 1))) ? card
											 : named(s, path);
	if (pl_find_join(&joined, s->arena, s->visit->path, path)) {
		joined.len -= pl_str_ends(joined, PL_STR("/"));
		card = file(s, PL_STR(""), joined);
	}
	if (!card)
		card = file(s, content, path);
	if (!card) {
		while (pl_str_starts(path, PL_STR("../")) || pl_str_starts(path, PL_STR("./"))) {
			size_t skip = path.ptr[1] == '/' ? 2 : 3;

			path = pl_str_n(path.ptr + skip, path.len - skip);
		}
		card = named(s, path);
	}
	return card;
}

/* True when the address lies in the language of the page. */
static bool is_spoken(const struct pl_hugo *file, struct pl_str key)
{
	const struct pl_value *languages = pl_hugo_config(file, "languages");
	struct pl_str rest = pl_str_n(key.ptr + 1, key.len - 1);

	if (file->language.len)
		return pl_str_starts(rest, file->language);
	rest.len = pl_str_find(rest, PL_STR("/"), 0);
	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next)
		if (pl_str_eq(v->key, rest))
			return false;
	return true;
}

/* What is made at the address of a list, pretty or ugly, whatever its capitals; NULL: nothing. */
static const struct pl_entry *made(struct pl_standpoint *s, const struct pl_hugo *file, struct pl_str path)
{
	static const char *const endings[] = {"/", ".html"};
	struct pl_str address = pl_arena_printf(s->arena, "/" PL_FMT PL_FMT, PL_ARG(file->language), PL_ARG(pl_hugo_clean(file, path)));

	address.len -= pl_str_ends(address, PL_STR("/"));
	for (size_t i = 0; i < PL_COUNT(endings); i++) {
		struct pl_str key = pl_arena_printf(s->arena, PL_FMT "%s", PL_ARG(address), endings[i]);
		const struct pl_entry *entry = pl_site_like(s->visit->site, s->arena, key);

		for (int n = 0; entry && n < NAMES_MAX; entry = entry->next_folded, n++)
			if (entry->at == PL_AT_MADE)
				return entry;
	}
	return NULL;
}

/* By its name alone, in any folder. */
static const struct pl_entry *made_named(struct pl_standpoint *s, const struct pl_hugo *file, struct pl_str name)
{
	static const char *const endings[] = {"", ".html"};

	if (pl_str_find(name, PL_STR("/"), 0) < name.len)
		return NULL;
	name = pl_hugo_clean(file, name);
	for (size_t i = 0; i < PL_COUNT(endings); i++) {
		const struct pl_entry *entry =
			pl_site_named(s->visit->site, pl_arena_printf(s->arena, PL_FMT "%s", PL_ARG(name), endings[i]));

		for (int n = 0; entry && n < NAMES_MAX; entry = entry->next_named, n++)
			if (entry->at == PL_AT_MADE && is_spoken(file, entry->key))
				return entry;
	}
	return NULL;
}

/* `path` from the folder `here` is in; what climbs too high stops at the top. */
static const struct pl_entry *made_beside(struct pl_standpoint *s, const struct pl_hugo *file, struct pl_str here, struct pl_str path)
{
	struct pl_str joined;

	if (pl_find_join(&joined, s->arena, here, path))
		return made(s, file, joined);
	while (pl_str_starts(path, PL_STR("../")))
		path = pl_str_n(path.ptr + 3, path.len - 3);
	return made(s, file, pl_str_is(path, "..") ? PL_STR("") : path);
}

bool pl_find_list(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path)
{
	struct pl_hugo file = {.arena = s->arena, .settings = s->settings, .format = s->post->front.format, .language = PL_STR("")};
	struct pl_str here = pl_hugo_content(s->settings, s->visit->path, NULL);
	struct pl_publication ignored = {0};
	const struct pl_entry *entry = NULL;
	bool rooted = path.len && path.ptr[0] == '/';

	if (!here.ptr || !pl_hugo_place(&file, &ignored, s->visit->path))
		return false;
	path = without_ending(path);
	if (!rooted)
		entry = made_beside(s, &file, here, path);
	if (!entry && path.len && path.ptr[0] != '.')
		entry = made(s, &file, rooted ? pl_str_n(path.ptr + 1, path.len - 1) : path);
	if (!entry)
		entry = made_named(s, &file, path);
	if (entry)
		pl_find_address(out, s, entry->key);
	return entry != NULL;
}
