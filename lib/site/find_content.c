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

/* True when the last parts of the card's path are those of `name`. */
static bool is_called(const struct pl_card *card, struct pl_str name)
{
	struct pl_str path = without_ending(card->path);

	return pl_str_ends(path, name) && (path.len == name.len || name.ptr[0] == '/' || path.ptr[path.len - name.len - 1] == '/');
}

/* Any page of that name, a language behind it or not, its folders those of `path`. */
static const struct pl_card *named(struct pl_standpoint *s, struct pl_str path)
{
	struct pl_str whole = without_ending(path), name = pl_path_name(whole), own;
	int n = 0;

	for (const struct pl_stem *stem = pl_site_stem(s->visit->site, name); stem && n < NAMES_MAX; stem = stem->next, n++)
		if (is_called(stem->card, whole) && speaks(s, stem->card))
			return stem->card;
	own = pl_hugo_language(s->settings, s->visit->path);
	name = pl_arena_printf(s->arena, PL_FMT "." PL_FMT, PL_ARG(name), PL_ARG(own));
	whole = pl_arena_printf(s->arena, PL_FMT "." PL_FMT, PL_ARG(whole), PL_ARG(own));
	for (const struct pl_stem *stem = own.len ? pl_site_stem(s->visit->site, name) : NULL; stem && n < NAMES_MAX;
	     stem = stem->next, n++)
		if (is_called(stem->card, whole) && speaks(s, stem->card))
			return stem->card;
	for (const struct pl_entry *e = pl_site_named(s->visit->site, pl_path_last(without_ending(path))); e && n < 2 * NAMES_MAX;
	     e = e->next_named, n++)
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
	if (pl_find_join(&joined, s->arena, s->visit->path, path))
		card = file(s, PL_STR(""), joined);
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
