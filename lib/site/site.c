/* site: the files by name, and the keys under which addresses are found (site_seal.c puts everything at its address). */
#include "site/site_index.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/normal.h"
#include "base/utf8.h"

struct pl_site *pl_site_new(const struct pl_settings *settings)
{
	struct pl_site *site = pl_alloc(sizeof(*site));

	*site = (struct pl_site){.settings = settings};
	return site;
}

void pl_site_free(struct pl_site *site)
{
	if (!site)
		return;
	free(site->cards);
	pl_arena_finish(&site->arena);
	free(site);
}

const struct pl_settings *pl_site_settings(const struct pl_site *site)
{
	return site->settings;
}

void pl_site_add(struct pl_site *site, struct pl_str path, const struct pl_settings *settings, const void *owner)
{
	if (site->count == site->cap) {
		site->cap = site->cap ? site->cap * 2 : 256;
		site->cards = pl_realloc(site->cards, site->cap * sizeof(*site->cards));
	}
	path = pl_arena_dup(&site->arena, path);
	site->cards[site->count++] = (struct pl_card){.path = path,
						      .settings = settings,
						      .owner = owner,
						      .fate = PL_FATE_COPIED,
						      .reading = (uint8_t)pl_card_reading_of(settings, path)};
}

void pl_site_add_link(struct pl_site *site, struct pl_str path)
{
	struct pl_extras *links = &site->links;

	links->items = pl_arena_grow(&site->arena, links->items, links->count, &links->cap, sizeof(*links->items));
	links->items[links->count++] = (struct pl_extra){PL_EXTRA_UNCERTAIN, pl_arena_dup(&site->arena, path)};
}

size_t pl_site_count(const struct pl_site *site)
{
	return site->count;
}

const struct pl_card *pl_site_card(const struct pl_site *site, size_t n)
{
	return &site->cards[n];
}

void pl_site_read(struct pl_site *site, size_t n, struct pl_arena *arena, struct pl_str bytes, bool hexo)
{
	pl_card_read(&site->cards[n], arena, bytes, hexo);
}

void pl_site_unread(struct pl_site *site, size_t n)
{
	struct pl_card *card = &site->cards[n];

	card->unread = true;
	card->fate = card->reading == PL_CARD_FRONT ? PL_FATE_UNKNOWN : PL_FATE_COPIED;
}

/* ---- keys ---- */

static int hex(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* Appends one byte of a path, `/` once. */
static void add_byte(struct pl_buf *out, size_t from, char c)
{
	if (c != '/' || out->len == from || out->ptr[out->len - 1] != '/')
		pl_buf_addc(out, c);
}

bool pl_site_key(struct pl_buf *out, struct pl_str address)
{
	static const struct pl_str index = {"/index.html", 11};
	size_t from = out->len;
	struct pl_str key;

	if (!address.len || address.ptr[0] != '/')
		pl_buf_addc(out, '/');
	for (size_t i = 0; i < address.len; i++) {
		char c = address.ptr[i];

		if (c == '%' && i + 2 < address.len && pl_is_xdigit((unsigned char)address.ptr[i + 1]) &&
		    pl_is_xdigit((unsigned char)address.ptr[i + 2])) {
			c = (char)(hex(address.ptr[i + 1]) * 16 + hex(address.ptr[i + 2]));
			i += 2;
			if (c == '/' || c == '\0')
				return false;
		}
		add_byte(out, from, c);
	}
	key = pl_str_n(out->ptr + from, out->len - from);
	if (pl_str_ends(key, index))
		out->len -= index.len - 1;
	return pl_utf8_valid(key) == key.len;
}

struct pl_str pl_site_fold(struct pl_arena *arena, struct pl_str key)
{
	struct pl_buf buf = {0};
	struct pl_str folded = key;

	if (pl_casefold(&buf, key) && !pl_str_eq(pl_buf_str(&buf), key))
		folded = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return folded;
}
