/* proof_words: text as words, what stands between them, and how they are formatted. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/proof_walk.h"

void pl_walk_event(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash)
{
	struct events *e = w->events;

	e->items = pl_arena_grow(e->arena, e->items, e->count, &e->cap, sizeof(e->items[0]));
	e->items[e->count++] = (struct event){mix(hash, kind), node, text, (uint8_t)kind};
}

void pl_walk_ghost(struct walk *w, enum pl_loss_kind kind, const struct pl_node *node, const struct pl_attr *attr, struct pl_str what)
{
	struct events *e = w->events;
	uint64_t hash = mix(pl_hash(what), attr ? pl_hash(attr->value) : 0);

	e->ghosts = pl_arena_grow(e->arena, e->ghosts, e->nghosts, &e->ghosts_cap, sizeof(e->ghosts[0]));
	e->ghosts[e->nghosts++] = (struct ghost){mix(hash, e->count), node, attr, what, kind};
}

void pl_walk_end_word(struct walk *w)
{
	uint64_t hash;

	if (!w->word.len)
		return;
	hash = mix(pl_hash(pl_buf_str(&w->word)), w->word_joined << 8 | w->word_formats << 3 | (unsigned)w->word_separator);
	pl_walk_event(w, EVENT_WORD, w->word_node, pl_arena_dup(w->events->arena, pl_buf_str(&w->word)), mix(hash, w->word_link));
	pl_buf_reset(&w->word);
}

/* Line breaks count once something follows them in their block. */
static void settle_breaks(struct walk *w)
{
	for (size_t i = 0; i < w->nbreaks; i++)
		pl_walk_event(w, EVENT_LEAF, w->breaks[i < PL_COUNT(w->breaks) ? i : PL_COUNT(w->breaks) - 1], PL_STR("br"), 7);
	w->nbreaks = 0;
}

static bool joins(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp > 0x3000 && cp < 0x3040) || (cp > 0xFF00 && cp < 0xFF61);
}

/* What stands between what was shown last and what comes now. */
static enum separator take_separator(struct walk *w, uint32_t next)
{
	enum separator s = w->separator;

	if (s == SEPARATOR_NEWLINE)
		s = joins(w->last) && joins(next) ? SEPARATOR_NONE : SEPARATOR_SPACE;
	if (w->nbreaks)
		s = SEPARATOR_NONE;
	if (!w->begun)
		s = SEPARATOR_BLOCK;
	w->separator = SEPARATOR_NONE;
	w->begun = true;
	return s;
}

/* Formats that show in a blank and whose element holds the character before it and the one behind it. */
static unsigned joined(const struct walk *w)
{
	unsigned all = 0;

	for (size_t i = FORMAT_DEL; i <= FORMAT_LINK; i++)
		all |= (unsigned)(w->runs.of[i] && w->runs.of[i] == w->last_runs.of[i]) << i;
	return all;
}

static void add_char(struct walk *w, const struct pl_node *node, struct pl_str bytes, uint32_t cp)
{
	bool blank = cp >= 0x80 && pl_is_unicode_space(cp);
	unsigned formats = blank ? 0 : w->formats;
	bool apart = w->nbreaks || w->separator != SEPARATOR_NONE || !w->begun || formats != w->word_formats || w->link != w->word_link;

	if (apart) {
		enum separator s = take_separator(w, cp);

		if (s != SEPARATOR_NONE || w->nbreaks || formats != w->word_formats || w->link != w->word_link)
			pl_walk_end_word(w);
		settle_breaks(w);
		if (!w->word.len) {
			w->word_separator = s;
			w->word_joined = s == SEPARATOR_SPACE ? joined(w) : 0;
			w->word_formats = formats;
			w->word_link = w->link;
		}
	}
	if (!w->word.len) {
		w->word_node = node;
		if (!apart) {
			w->word_separator = SEPARATOR_NONE;
			w->word_joined = 0;
		}
	}
	if (w->moved) {
		w->last_runs = w->runs;
		w->moved = false;
	}
	pl_buf_add(&w->word, bytes);
	w->last = cp;
}

void pl_walk_text(struct walk *w, const struct pl_node *node)
{
	struct pl_str text = node->text;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t cp;

		if (pl_is_space((unsigned char)text.ptr[at])) {
			bool newline = text.ptr[at++] == '\n';

			if (w->separator < SEPARATOR_NEWLINE)
				w->separator = newline ? SEPARATOR_NEWLINE : w->separator == SEPARATOR_NONE ? SEPARATOR_SPACE : w->separator;
			continue;
		}
		cp = pl_utf8_next(text, &at);
		add_char(w, node, pl_str_n(text.ptr + from, at - from), cp);
	}
}

void pl_walk_shown(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash)
{
	enum separator s;

	pl_walk_end_word(w);
	s = take_separator(w, 0);
	settle_breaks(w);
	pl_walk_event(w, kind, node, text, mix(mix(hash, s), w->link));
	w->last = 0;
}

void pl_walk_edge(struct walk *w)
{
	pl_walk_end_word(w);
	w->nbreaks = 0;
	w->begun = false;
	w->separator = SEPARATOR_NONE;
	w->last = 0;
}

void pl_walk_break(struct walk *w, const struct pl_node *node)
{
	if (!w->begun)
		return;
	w->breaks[w->nbreaks < PL_COUNT(w->breaks) ? w->nbreaks : PL_COUNT(w->breaks) - 1] = node;
	w->nbreaks++;
	w->separator = SEPARATOR_NONE;
}

static unsigned format_of(const struct pl_node *node)
{
	static const struct {
		uint16_t tag;
		uint8_t format;
	} rows[] = {
		{PL_TAG_B, FORMAT_STRONG}, {PL_TAG_STRONG, FORMAT_STRONG}, {PL_TAG_I, FORMAT_EM}, {PL_TAG_EM, FORMAT_EM}, {PL_TAG_S, FORMAT_DEL},
		{PL_TAG_STRIKE, FORMAT_DEL}, {PL_TAG_DEL, FORMAT_DEL}, {PL_TAG_CODE, FORMAT_CODE}, {PL_TAG_TT, FORMAT_CODE},
	};

	for (size_t i = 0; i < PL_COUNT(rows); i++)
		if (rows[i].tag == node->tag)
			return rows[i].format;
	return 0;
}

void pl_walk_format(struct walk *w, const struct pl_node *node, bool enter)
{
	unsigned format = format_of(node);

	if (enter && w->depth[format]++ == 0)
		w->runs.of[format] = ++w->nruns;
	else if (!enter && --w->depth[format] == 0)
		w->runs.of[format] = 0;
	w->formats = w->depth[format] ? w->formats | 1U << format : w->formats & ~(1U << format);
	w->moved = true;
	if (enter && format == FORMAT_CODE && (!node->first || (is_blank_text(node->first) && !node->first->next)))
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, PL_STR("code"));
}
