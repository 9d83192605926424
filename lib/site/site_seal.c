/* site_seal: puts every file, redirect and list at its address. */
#include "site/site_index.h"

#include <stdlib.h>

#include "site/find.h"
#include "site/path.h"
#include "site/site_owner.h"

static struct pl_str key_of(struct pl_site *site, struct pl_str address)
{
	struct pl_buf buf = {0};
	struct pl_str key = {0};

	if (pl_site_key(&buf, address))
		key = pl_arena_dup(&site->arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return key;
}

/* ---- entries ---- */

/* Puts `entry` first in a list that hangs on `offset`, or behind the first when that one counts more: what is really there before
 * what only once was. */
static void chain(struct pl_site *site, struct pl_map *map, struct pl_str key, struct pl_entry *entry, size_t offset)
{
	struct pl_entry **at = (struct pl_entry **)pl_map_put(map, &site->arena, key);

	if (*at && (*at)->at < entry->at)
		at = (struct pl_entry **)(void *)((char *)*at + offset);
	*(struct pl_entry **)(void *)((char *)entry + offset) = *at;
	*at = entry;
}

/* A card stands once at a key. It is put at all of its own in a row. */
static bool stands(const struct pl_site *site, struct pl_str key, const struct pl_card *card)
{
	const struct pl_entry *e = pl_map_get(&site->keys, key);

	for (int i = 0; e && i < 8; i++, e = e->next)
		if (e->card == card)
			return true;
	return false;
}

static bool is_made(const struct pl_site *site, struct pl_str key)
{
	const struct pl_entry *e = pl_map_get(&site->keys, key);

	for (int i = 0; e && i < 8; i++, e = e->next)
		if (e->at == PL_AT_MADE)
			return true;
	return false;
}

static void put(struct pl_site *site, struct pl_str address, const struct pl_card *card, enum pl_at at)
{
	struct pl_str key = key_of(site, address);
	struct pl_entry *entry;

	if (!key.len || (card ? stands(site, key, card) : is_made(site, key)))
		return;
	entry = PL_NEW(&site->arena, struct pl_entry);
	*entry = (struct pl_entry){.key = key, .card = card, .at = (uint8_t)at};
	chain(site, &site->keys, key, entry, offsetof(struct pl_entry, next));
	chain(site, &site->folded, pl_site_fold(&site->arena, key), entry, offsetof(struct pl_entry, next_folded));
	chain(site, &site->named, pl_path_last(key), entry, offsetof(struct pl_entry, next_named));
	site->entries++;
}

/* "/a/" is all below, "/a/index.html" the page of that folder alone. */
static void put_uncertain(struct pl_site *site, struct pl_str address)
{
	struct pl_str key = key_of(site, address);

	if (pl_str_ends(address, PL_STR("/index.html")))
		key = pl_arena_printf(&site->arena, PL_FMT "index.html", PL_ARG(key));
	if (key.len)
		*pl_map_put(&site->uncertain, &site->arena, key) = site;
}

/* A list of posts, once. */
static void put_list(struct pl_site *site, struct pl_str address)
{
	static const char *const below[] = {"index.xml", "index.json", "page/"};
	struct pl_str key = key_of(site, address);

	if (!key.len || is_made(site, key))
		return;
	put(site, address, NULL, PL_AT_MADE);
	for (size_t i = 0; i < PL_COUNT(below); i++)
		put_uncertain(site, pl_arena_printf(&site->arena, PL_FMT "%s", PL_ARG(address), below[i]));
}

static void put_extra(struct pl_site *site, const struct pl_extra *extra, const struct pl_card *card)
{
	switch (extra->kind) {
	case PL_EXTRA_REDIRECT:
		put(site, extra->address, card, PL_AT_REDIRECT);
		break;
	case PL_EXTRA_FORMER:
		put(site, extra->address, card, PL_AT_FORMER);
		break;
	case PL_EXTRA_MADE:
		put(site, extra->address, NULL, PL_AT_MADE);
		break;
	case PL_EXTRA_LIST:
		put_list(site, extra->address);
		break;
	case PL_EXTRA_UNCERTAIN:
		put_uncertain(site, extra->address);
		break;
	}
}

static void put_extras(struct pl_site *site, const struct pl_extra *extras, size_t count, const struct pl_card *card)
{
	for (size_t i = 0; i < count; i++)
		put_extra(site, &extras[i], card);
}

/* ---- cards ---- */

static void put_stem(struct pl_site *site, const struct pl_card *card)
{
	struct pl_str stem = card->settings->builder == PL_BUILDER_HUGO ? pl_path_last(pl_find_name(&site->arena, card->path))
									: pl_path_stem(card->path);
	struct pl_stem **at = (struct pl_stem **)pl_map_put(&site->stems, &site->arena, stem), *item = PL_NEW(&site->arena, struct pl_stem);

	*item = (struct pl_stem){card, *at}; /* cards come last first */
	*at = item;
}

static void put_same(struct pl_site *site, struct pl_map *map, struct pl_card *card, uint64_t *print, struct pl_card **next)
{
	struct pl_str key = pl_str_n((const char *)print, sizeof(*print));
	struct pl_card **at;

	if (!*print)
		return;
	at = (struct pl_card **)pl_map_put(map, &site->arena, key);
	*next = *at; /* cards come last first */
	*at = card;
}

/* `2022-04-27-x` is called x, a bundle like its folder. */
static struct pl_str name_of_page(struct pl_str path)
{
	struct pl_str stem = pl_path_stem(path);

	if (pl_str_is(stem, "index") || pl_str_is(stem, "_index")) {
		path.len -= pl_path_name(path).len;
		return pl_path_last(path);
	}
	if (stem.len > 11 && pl_is_digit((unsigned char)stem.ptr[0]) && stem.ptr[4] == '-' && stem.ptr[7] == '-' && stem.ptr[10] == '-')
		stem = pl_str_n(stem.ptr + 11, stem.len - 11);
	return stem;
}

/* A page without a known address, or that may have another one: what is faulty is told of where it lies, links to it are not broken
 * as well. */
static void put_open(struct pl_site *site, const struct pl_card *card)
{
	bool counts = !card->address.len && (card->fate == PL_FATE_PUBLISHED || card->fate == PL_FATE_UNKNOWN);
	void **slot;

	site->open += counts && !card->unread;
	if (!counts && !card->broken && (card->address.len || card->fate != PL_FATE_ABORTS))
		return;
	slot = pl_map_put(&site->open_names, &site->arena, name_of_page(card->path));
	if (!*slot || !card->address.len)
		*slot = (void *)(uintptr_t)card;
}

/* "/list/" of `list/index.csv`: servers look for no such index. */
static bool is_of_other_type(const struct pl_card *card)
{
	struct pl_str name = pl_path_name(card->output);

	return name.len && pl_str_ends(card->address, PL_STR("/")) && !pl_str_starts(name, PL_STR("index.htm")) &&
	       !pl_str_is(name, "index.xhtml");
}

static void put_page(struct pl_site *site, struct pl_card *card)
{
	bool published = card->fate == PL_FATE_PUBLISHED;

	put_stem(site, card);
	put_open(site, card);
	if (!card->address.len)
		return;
	site->pages++;
	if (!is_of_other_type(card))
		put(site, card->address, card, published ? PL_AT_PAGE : PL_AT_HIDDEN);
	if (published && card->output.len)
		put(site, card->output, card, PL_AT_PAGE);
	put_extras(site, card->extras, card->extra_count, card);
	put_same(site, &site->titles, card, &card->title, &card->next_title);
	put_same(site, &site->bodies, card, &card->body, &card->next_body);
}

static void put_beside(struct pl_site *site, const struct pl_map *owners, const struct pl_place_of_file *place, const struct pl_card *card)
{
	const struct pl_owner *owner = pl_owners_of(owners, place->owner);
	int n = 0;

	if (!owner && place->address.len)
		put(site, place->address, card, PL_AT_FILE);
	for (; owner && n < PL_OWNERS_MAX; owner = owner->next, n++) {
		struct pl_str own = pl_owner_folder(&site->arena, owner->card->path);
		struct pl_str rest = pl_str_n(card->path.ptr + own.len, card->path.len - own.len);

		if (owner->card->address.len)
			put(site,
			    pl_arena_printf(&site->arena, PL_FMT PL_FMT, PL_ARG(pl_owner_files(&site->arena, owner->card)), PL_ARG(rest)),
			    card, pl_owner_shows(owner->card) ? PL_AT_FILE : PL_AT_HIDDEN);
	}
}

static void put_file(struct pl_site *site, const struct pl_map *owners, struct pl_card *card)
{
	struct pl_place_of_file place = {0};

	pl_place_file(&place, &site->arena, card->settings, card->path);
	if (place.placing == PL_PLACED)
		put(site, place.address, card, PL_AT_FILE);
	else if (place.placing == PL_PLACED_BESIDE)
		put_beside(site, owners, &place, card);
	else if (place.placing == PL_PLACED_UNCERTAIN && place.address.len)
		put_uncertain(site, place.address);
	if (place.also.len && place.also_certain)
		put(site, place.also, card, PL_AT_PAGE);
	else if (place.also.len)
		put_uncertain(site, pl_arena_printf(&site->arena, PL_FMT "%s", PL_ARG(place.also),
						    pl_str_ends(place.also, PL_STR("/")) ? "index.html" : ""));
	card->address = place.placing == PL_PLACED ? place.address : (struct pl_str){0};
}

/* `x` of `layouts/shortcodes/x.html`, `x.html` of `_includes/x.html`; absent for other templates. */
static struct pl_str name_of_template(struct pl_str path)
{
	static const struct pl_str includes = {"_includes/", 10}, shortcodes = {"/shortcodes/", 12};
	size_t at = pl_str_find(path, shortcodes, 0);

	if (at < path.len)
		return pl_path_without_ending(pl_str_n(path.ptr + at + shortcodes.len, path.len - at - shortcodes.len));
	return pl_str_starts(path, includes) ? pl_str_n(path.ptr + includes.len, path.len - includes.len) : (struct pl_str){0};
}

static void put_templates(struct pl_site *site, const struct pl_card *card)
{
	struct pl_str name = name_of_template(card->path);

	if (name.len)
		*pl_map_put(&site->makers, &site->arena, name) = (void *)(uintptr_t)card;
	site->templates++;
	site->hooked |= pl_str_find(card->path, PL_STR("_markup/render-link"), 0) < card->path.len ||
			pl_str_find(card->path, PL_STR("_markup/render-image"), 0) < card->path.len;
	site->renames |= card->makes && pl_str_find(card->path, PL_STR("_markup/render-heading"), 0) < card->path.len;
	for (uint32_t i = 0; i < card->extra_count; i++)
		*pl_map_put(&site->theme_ids, &site->arena, card->extras[i].address) = site;
}

static int by_path(const void *a, const void *b)
{
	return pl_str_cmp(((const struct pl_card *)a)->path, ((const struct pl_card *)b)->path);
}

static int by_key(const void *a, const void *b)
{
	const struct pl_entry *const *x = a, *const *y = b;

	return pl_str_cmp((*x)->key, (*y)->key);
}

/* All entries by their keys, for what is near one. */
static void sort_entries(struct pl_site *site)
{
	struct pl_entry *entry;
	size_t n = 0, at = 0;

	site->sorted = PL_NEW_N(&site->arena, struct pl_entry *, site->entries + 1);
	while ((entry = pl_map_next(&site->keys, &at)))
		site->sorted[n++] = entry;
	site->entries = n;
	qsort(site->sorted, n, sizeof(*site->sorted), by_key);
}

/* All that the file at `path`, or the folder, and what lies below it may be: nobody looked. */
static void put_unseen(struct pl_site *site, const struct pl_settings *settings, struct pl_str path)
{
	struct pl_place_of_file place = {0};

	if (path.len)
		pl_place_file(&place, &site->arena, settings, pl_arena_printf(&site->arena, PL_FMT "/x", PL_ARG(path)));
	else
		place.address = PL_STR("/");
	if (place.address.len)
		put_uncertain(site, pl_path_folder(place.address));
}

/* What may lie below folders that are links. */
static void put_links(struct pl_site *site)
{
	for (size_t i = 0; i < site->links.count; i++)
		put_unseen(site, site->settings, site->links.items[i].address);
}

static void put_site_extras(struct pl_site *site)
{
	struct pl_str *names = PL_NEW_N(&site->arena, struct pl_str, site->count + 1);
	struct pl_site_files files = {names, site->count};
	struct pl_extras extras = {0};

	for (size_t i = 0; i < site->count; i++)
		names[i] = site->cards[i].path;
	pl_extras_of_site(&extras, &site->arena, site->settings, &files);
	put_extras(site, extras.items, extras.count, NULL);
}

void pl_site_seal(struct pl_site *site)
{
	struct pl_map owners = {0};
	struct pl_arena work = {0};

	if (site->count)
		qsort(site->cards, site->count, sizeof(*site->cards), by_path);
	pl_map_reserve(&site->files, &site->arena, site->count);
	pl_map_reserve(&site->keys, &site->arena, site->count);
	pl_map_reserve(&site->folded, &site->arena, site->count);
	pl_map_reserve(&site->named, &site->arena, site->count);
	pl_map_reserve(&site->stems, &site->arena, site->count);
	pl_map_reserve(&site->titles, &site->arena, site->count);
	pl_map_reserve(&site->bodies, &site->arena, site->count);
	for (size_t i = site->count; i-- > 0;) {
		struct pl_card *card = &site->cards[i];

		*pl_map_put(&site->files, &site->arena, card->path) = card;
		if (card->reading == PL_CARD_TEMPLATE && !card->unread)
			put_templates(site, card);
		if (card->reading == PL_CARD_FRONT && card->fate != PL_FATE_COPIED)
			pl_owner_add(&owners, &work, card);
	}
	for (size_t i = site->count; i-- > 0;) {
		struct pl_card *card = &site->cards[i];

		if (card->reading != PL_CARD_FRONT || card->fate == PL_FATE_COPIED)
			continue;
		pl_owner_judge(site, &owners, card);
		put_page(site, card);
	}
	for (size_t i = 0; i < site->count; i++)
		if (site->cards[i].unread)
			put_unseen(site, site->cards[i].settings, site->cards[i].path);
		else if (site->cards[i].reading != PL_CARD_FRONT || site->cards[i].fate == PL_FATE_COPIED ||
			 (site->cards[i].fate == PL_FATE_UNKNOWN && site->settings->builder == PL_BUILDER_HEXO))
			put_file(site, &owners, &site->cards[i]);
	put_site_extras(site);
	put_links(site);
	sort_entries(site);
	pl_arena_finish(&work);
}
