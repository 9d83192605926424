/* site_owner: which pages a folder belongs to, and what that makes of the files and pages in it. */
#include "site/site_owner.h"

#include "site/hugo.h"
#include "site/path.h"

struct pl_str pl_owner_folder(struct pl_arena *arena, struct pl_str path)
{
	struct pl_str name = pl_path_name(path), folder = pl_str_n(path.ptr, path.len - name.len);

	if (pl_str_starts(name, PL_STR("index.")) || pl_str_starts(name, PL_STR("_index.")))
		return folder;
	return pl_arena_printf(arena, PL_FMT "/", PL_ARG(pl_path_without_ending(path)));
}

void pl_owner_add(struct pl_map *owners, struct pl_arena *arena, const struct pl_card *card)
{
	struct pl_str name = pl_path_name(card->path);
	bool bundle = pl_str_starts(name, PL_STR("index.")) || pl_str_starts(name, PL_STR("_index."));
	struct pl_owner *owner = PL_NEW(arena, struct pl_owner);
	void **slot;

	if (!bundle && card->settings->builder == PL_BUILDER_HUGO)
		return;
	slot = pl_map_put(owners, arena, pl_owner_folder(arena, card->path));
	*owner = (struct pl_owner){card, *slot};
	*slot = owner;
}

/* A bundle that is a part of another one: its files are that one's. */
static bool is_inner(const struct pl_card *card)
{
	return card->settings->builder == PL_BUILDER_HUGO && card->fate == PL_FATE_IGNORED && !card->address.len &&
	       pl_str_starts(pl_path_name(card->path), PL_STR("index."));
}

const struct pl_owner *pl_owners_of(const struct pl_map *owners, struct pl_str folder)
{
	const struct pl_owner *owner = pl_map_get(owners, folder);

	while ((!owner || is_inner(owner->card)) && folder.len) {
		folder.len--;
		folder = pl_path_folder(folder);
		owner = pl_map_get(owners, folder);
		if (owner && owner->card->settings->builder != PL_BUILDER_HEXO &&
		    !pl_str_starts(pl_path_name(owner->card->path), PL_STR("index.")))
			return NULL;
	}
	return owner;
}

struct pl_str pl_owner_files(struct pl_arena *arena, const struct pl_card *owner)
{
	enum pl_builder builder = owner->settings->builder;

	if (!pl_str_ends(owner->address, PL_STR("/")) &&
	    (builder == PL_BUILDER_HEXO || (builder == PL_BUILDER_HUGO && pl_hugo_is_ugly(owner->settings))))
		return pl_arena_printf(arena, PL_FMT "/", PL_ARG(pl_path_without_ending(owner->address)));
	return pl_path_folder(owner->address);
}

bool pl_owner_shows(const struct pl_card *owner)
{
	enum pl_builder builder = owner->settings->builder;

	return owner->fate == PL_FATE_PUBLISHED || (builder == PL_BUILDER_HUGO && owner->fate == PL_FATE_IGNORED) ||
	       (builder == PL_BUILDER_HEXO && owner->fate == PL_FATE_FUTURE);
}

static void hide(struct pl_card *card, enum pl_fate fate, struct pl_str why)
{
	card->fate = (uint8_t)fate;
	card->why = why;
	card->extra_count = 0;
	card->title = card->body = 0;
}

/* "zh" of `_index.zh.md`; empty: none. */
static struct pl_str language_of_name(struct pl_str path)
{
	struct pl_str stem = pl_path_stem(path);
	size_t dot = pl_str_find(stem, PL_STR("."), 0);

	return dot < stem.len ? pl_str_n(stem.ptr + dot + 1, stem.len - dot - 1) : PL_STR("");
}

static bool is_hidden_section(const struct pl_card *section, const struct pl_card *card)
{
	return section != card && pl_str_starts(pl_path_name(section->path), PL_STR("_index.")) &&
	       (section->fate == PL_FATE_DRAFT || section->fate == PL_FATE_FUTURE || section->fate == PL_FATE_EXPIRED) &&
	       pl_str_eq(language_of_name(section->path), language_of_name(card->path));
}

/* A section of Hugo whose `_index.md` is a draft, or dated ahead, is not published with all that is in it; nor the site with its home. */
static void hide_with_section(struct pl_site *site, const struct pl_map *owners, struct pl_card *card)
{
	for (struct pl_str folder = pl_path_folder(card->path); folder.len; folder.len--, folder = pl_path_folder(folder)) {
		const struct pl_owner *owner = pl_map_get(owners, folder);

		for (int n = 0; owner && n < PL_OWNERS_MAX; owner = owner->next, n++)
			if (is_hidden_section(owner->card, card)) {
				hide(card, (enum pl_fate)owner->card->fate,
				     pl_arena_printf(&site->arena, "nor is its section, `" PL_FMT "`", PL_ARG(owner->card->path)));
				return;
			}
	}
}

/* Hugo takes the pages in the folder of an `index.md` for parts of that one. */
static bool is_part_of_bundle(const struct pl_map *owners, struct pl_card *card)
{
	struct pl_str name = pl_path_name(card->path), folder = pl_path_folder(card->path);
	const struct pl_owner *owner;

	if (pl_str_starts(name, PL_STR("index.")) || pl_str_starts(name, PL_STR("_index."))) {
		folder.len -= folder.len != 0;
		folder = pl_path_folder(folder);
	}
	owner = folder.len ? pl_owners_of(owners, folder) : NULL;
	return owner && pl_str_starts(pl_path_name(owner->card->path), PL_STR("index."));
}

void pl_owner_judge(struct pl_site *site, const struct pl_map *owners, struct pl_card *card)
{
	if (card->settings->builder != PL_BUILDER_HUGO)
		return;
	if (is_part_of_bundle(owners, card)) {
		hide(card, PL_FATE_IGNORED, PL_STR("it lies in the folder of an `index.md`, and Hugo takes it for a part of that page"));
		card->address = card->output = (struct pl_str){0};
	} else if (card->fate == PL_FATE_PUBLISHED) {
		hide_with_section(site, owners, card);
	}
}
