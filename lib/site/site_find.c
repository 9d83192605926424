/* site_find: what is where. */
#include "base/buf.h"
#include "site/path.h"
#include "site/site_index.h"

const struct pl_card *pl_site_file(const struct pl_site *site, struct pl_str path)
{
	return pl_map_get(&site->files, path);
}

const struct pl_entry *pl_site_at(const struct pl_site *site, struct pl_str key)
{
	return pl_map_get(&site->keys, key);
}

const struct pl_entry *pl_site_like(const struct pl_site *site, struct pl_arena *arena, struct pl_str key)
{
	return pl_map_get(&site->folded, pl_site_fold(arena, key));
}

const struct pl_entry *pl_site_named(const struct pl_site *site, struct pl_str name)
{
	return pl_map_get(&site->named, name);
}

const struct pl_stem *pl_site_stem(const struct pl_site *site, struct pl_str stem)
{
	return pl_map_get(&site->stems, stem);
}

/* Below `page/` lie numbers only: the further pages of a list. */
static bool is_numbered(struct pl_str key, struct pl_str area)
{
	static const struct pl_str page = {"/page/", 6};
	struct pl_str rest = pl_str_n(key.ptr + area.len, key.len - area.len);

	if (!pl_str_ends(area, page))
		return true;
	return rest.len && pl_is_digit((unsigned char)rest.ptr[0]);
}

/* True when `key` with `more` behind it is uncertain itself. */
static bool is_uncertain(const struct pl_site *site, struct pl_str key, const char *more)
{
	struct pl_buf buf = {0};
	bool is;

	pl_buf_add(&buf, key);
	pl_buf_adds(&buf, more);
	is = pl_map_get(&site->uncertain, pl_buf_str(&buf)) != NULL;
	pl_buf_finish(&buf);
	return is;
}

enum { AREA_MAX = 4096 }; /* bytes: no folder has a longer path */

/* An uncertain address without a slash at its end is that one alone; a folder is all below it. Servers find "/a/" and "/a.html" for "/a".
 */
bool pl_site_uncertain(const struct pl_site *site, struct pl_str key)
{
	bool folder = key.len && key.ptr[key.len - 1] == '/';

	if (!site->uncertain.count)
		return false;
	if (is_uncertain(site, key, folder ? "index.html" : "/") ||
	    (!folder && (is_uncertain(site, key, "/index.html") || is_uncertain(site, key, ".html") || is_uncertain(site, key, ""))))
		return true;
	for (struct pl_str area = pl_str_n(key.ptr, key.len < AREA_MAX ? key.len : AREA_MAX); area.len; area.len--)
		if (area.ptr[area.len - 1] == '/' && pl_map_get(&site->uncertain, area) && is_numbered(key, area))
			return true;
	return false;
}

enum { OPEN_SHARE = 20 }; /* with more than one page in so many, any missing page may be one of them */

/* The page without a known address, or with faulty front matter, that is called like this address. */
static const struct pl_card *open_page(const struct pl_site *site, struct pl_str key)
{
	struct pl_str name = pl_path_last(key);

	name.len -= pl_str_ends(name, PL_STR(".html")) ? 5 : 0;
	return site->open_names.count ? pl_map_get(&site->open_names, name) : NULL;
}

bool pl_site_open(const struct pl_site *site, struct pl_str key)
{
	const struct pl_card *card;

	if (site->open * OPEN_SHARE > site->pages)
		return true;
	card = open_page(site, key);
	return card && !card->address.len;
}

const struct pl_card *pl_site_faulty(const struct pl_site *site, struct pl_str key)
{
	const struct pl_card *card = open_page(site, key);

	return card && card->broken ? card : NULL;
}

size_t pl_site_beside(const struct pl_site *site, struct pl_str key, const struct pl_entry **entries, size_t max)
{
	size_t low = 0, high = site->entries, n = 0;
	struct pl_str folder = key;

	folder.len -= folder.len > 1 && folder.ptr[folder.len - 1] == '/';
	folder = pl_path_folder(folder);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pl_str_cmp(site->sorted[middle]->key, folder) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < site->entries && n < max && pl_str_starts(site->sorted[low]->key, folder); low++)
		entries[n++] = site->sorted[low];
	return n;
}

bool pl_site_hooked(const struct pl_site *site)
{
	return site->hooked;
}

bool pl_site_renames(const struct pl_site *site)
{
	return site->renames;
}

bool pl_site_theme_id(const struct pl_site *site, struct pl_str id)
{
	return pl_map_get(&site->theme_ids, id) != NULL;
}

bool pl_site_template_makes(const struct pl_site *site, struct pl_str name)
{
	const struct pl_card *card = pl_map_get(&site->makers, name);

	return !card || card->makes;
}

bool pl_site_theme_elsewhere(const struct pl_site *site)
{
	return site->templates == 0;
}

static const struct pl_card *same(const struct pl_map *map, const uint64_t *print)
{
	return *print ? pl_map_get(map, pl_str_n((const char *)print, sizeof(*print))) : NULL;
}

const struct pl_card *pl_site_same_title(const struct pl_site *site, const struct pl_card *card)
{
	return same(&site->titles, &card->title);
}

const struct pl_card *pl_site_same_body(const struct pl_site *site, const struct pl_card *card)
{
	return same(&site->bodies, &card->body);
}
