/* text: plain text for people, in lines that East Asian readers find right. */
#include "write/text_parts.h"

#include <limits.h>

#include "base/line_break.h"
#include "base/width.h"

enum { WIDTH = 72, NARROW = 20, TAB = 8 };

/* ---- lines ---- */

static void put_prefix(struct text_writer *t, bool whole)
{
	struct pl_str prefix = pl_buf_str(&t->prefix);

	while (!whole && prefix.len && prefix.ptr[prefix.len - 1] == ' ')
		prefix.len--;
	pl_buf_add(t->out, prefix);
}

void pl_text_begin(struct text_writer *t)
{
	if (t->open)
		return;
	if (t->any && t->blank) {
		put_prefix(t, false);
		pl_buf_addc(t->out, '\n');
	}
	t->blank = false;
	t->any = true;
}

void pl_text_end(struct text_writer *t)
{
	t->open = false;
	t->blank = true;
}

void pl_text_line(struct text_writer *t, struct pl_str line)
{
	if (!t->open)
		put_prefix(t, line.len > 0);
	t->open = false;
	pl_buf_add(t->out, line);
	pl_buf_addc(t->out, '\n');
}

size_t pl_text_room(const struct text_writer *t)
{
	size_t used = pl_width_text(pl_buf_str(&t->prefix), t->ambiguous);

	if (t->width == SIZE_MAX)
		return SIZE_MAX;
	return t->width > used + NARROW ? t->width - used : t->width < NARROW ? t->width : NARROW;
}

void pl_text_put(struct text_writer *t, struct pl_str text)
{
	size_t columns = pl_text_room(t);

	for (size_t at = 0, next; at < text.len; at = next) {
		size_t end = pl_line_end(text, at, columns, t->ambiguous, &next);

		pl_text_line(t, pl_str_n(text.ptr + at, end - at));
	}
}

/* ---- blocks ---- */

bool pl_text_is_block(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML &&
	       (pl_tag_has(node->tag, PL_IS_BLOCK) || node->tag == PL_TAG_BODY || node->tag == PL_TAG_HTML || node->tag == PL_TAG_HEAD);
}

static bool holds_block(const struct pl_node *top)
{
	if (pl_text_is_block(top))
		return true;
	if (top->kind != PL_NODE_ELEMENT || !(pl_node_is(top, PL_TAG_B) || pl_node_is(top, PL_TAG_STRONG) || pl_node_is(top, PL_TAG_I) ||
					      pl_node_is(top, PL_TAG_EM) || pl_node_is(top, PL_TAG_FONT) || pl_node_is(top, PL_TAG_SPAN) ||
					      pl_node_is(top, PL_TAG_A) || pl_node_is(top, PL_TAG_UNKNOWN)))
		return false;
	for (const struct pl_node *node = top->first; node; node = pl_node_after(node, top))
		if (pl_text_is_block(node))
			return true;
	return false;
}

bool pl_text_is_space(const struct pl_node *node)
{
	return node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len == 0;
}

void pl_text_paragraph(struct text_writer *t, const struct pl_node *first, const struct pl_node *end)
{
	struct pl_buf line = {0};

	pl_text_inline(t, &line, first, end);
	if (line.len) {
		pl_text_begin(t);
		pl_text_put(t, pl_buf_str(&line));
		pl_text_end(t);
	}
	pl_buf_finish(&line);
}

/* Underlined as wide as it is. */
static void put_heading(struct text_writer *t, const struct pl_node *node)
{
	struct pl_buf line = {0};

	pl_text_inline(t, &line, node->first, NULL);
	if (line.len) {
		size_t columns = 0, next;

		pl_text_begin(t);
		for (size_t at = 0; at < line.len; at = next) {
			size_t end = pl_line_end(pl_buf_str(&line), at, pl_text_room(t), t->ambiguous, &next);
			size_t width = pl_width_text(pl_str_n(line.ptr + at, end - at), t->ambiguous);

			columns = width > columns ? width : columns;
		}
		pl_text_put(t, pl_buf_str(&line));
		pl_buf_reset(&line);
		for (size_t i = 0; i < columns && node->tag <= PL_TAG_H2; i++)
			pl_buf_addc(&line, node->tag == PL_TAG_H1 ? '=' : '-');
		if (line.len)
			pl_text_line(t, pl_buf_str(&line));
		pl_text_end(t);
	}
	pl_buf_finish(&line);
}

/* A line of code: TABs as blanks, for the line does not begin where it did; no control characters. */
static void put_code_line(struct text_writer *t, struct pl_str code)
{
	struct pl_buf line = {0};
	size_t from = 0, columns = 0;

	for (size_t i = 0; i <= code.len; i++) {
		unsigned char c = i < code.len ? (unsigned char)code.ptr[i] : 0;
		struct pl_str piece = pl_str_n(code.ptr + from, i - from);

		if (i < code.len && c >= ' ' && c != 0x7F)
			continue;
		pl_buf_add(&line, piece);
		columns += pl_width_text(piece, t->ambiguous);
		from = i + 1;
		for (bool first = true; c == '\t' && (first || columns % TAB); columns++, first = false)
			pl_buf_addc(&line, ' ');
		if (i < code.len && c != '\t') {
			pl_buf_adds(&line, "\xEF\xBF\xBD");
			columns++;
		}
	}
	pl_text_line(t, pl_buf_str(&line));
	pl_buf_finish(&line);
}

/* Lines as they are. */
static void put_pre(struct text_writer *t, const struct pl_node *pre)
{
	struct pl_buf text = {0};
	struct pl_str rest;
	size_t length = t->prefix.len;

	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(&text, node->text);
		else if (pl_node_is(node, PL_TAG_BR))
			pl_buf_addc(&text, '\n');
	}
	rest = pl_buf_str(&text);
	while (rest.len && rest.ptr[rest.len - 1] == '\n')
		rest.len--;
	if (rest.len)
		pl_text_begin(t);
	pl_buf_adds(&t->prefix, "    ");
	if (rest.len && t->open)
		pl_buf_adds(t->out, "    ");
	while (rest.len) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);

		put_code_line(t, pl_str_n(rest.ptr, end));
		rest = pl_str_n(rest.ptr + end + (end < rest.len), rest.len - end - (end < rest.len));
	}
	t->prefix.len = length;
	if (text.len)
		pl_text_end(t);
	pl_buf_finish(&text);
}

void pl_text_mark(struct text_writer *t, struct pl_str mark)
{
	pl_text_begin(t);
	if (!t->open)
		put_prefix(t, true);
	pl_buf_add(t->out, mark);
	t->open = true;
	for (size_t i = pl_width_text(mark, t->ambiguous); i > 0; i--)
		pl_buf_addc(&t->prefix, ' ');
}

void pl_text_marked(struct text_writer *t, const struct pl_node *node, struct pl_str mark)
{
	size_t length = t->prefix.len, before;

	pl_text_mark(t, mark);
	before = t->out->len;
	pl_text_blocks(t, node);
	if (t->out->len == before) {
		while (t->out->ptr[t->out->len - 1] == ' ')
			t->out->len--;
		pl_buf_addc(t->out, '\n');
		pl_text_end(t);
	}
	t->prefix.len = length;
}

static void put_quote(struct text_writer *t, const struct pl_node *node)
{
	struct pl_str mark = PL_STR("> ");
	size_t length = t->prefix.len, before;

	pl_text_begin(t);
	if (t->open)
		pl_buf_add(t->out, mark);
	before = t->out->len;
	pl_buf_add(&t->prefix, mark);
	pl_text_blocks(t, node);
	if (t->open && t->out->len == before)
		t->out->len -= mark.len; /* nothing in it */
	t->prefix.len = length;
}

static void put_rule(struct text_writer *t)
{
	pl_text_begin(t);
	pl_text_line(t, PL_STR("--------------------"));
	pl_text_end(t);
}

static void put_indented(struct text_writer *t, const struct pl_node *node)
{
	size_t length = t->prefix.len;

	t->blank = false;
	pl_buf_adds(&t->prefix, "    ");
	pl_text_blocks(t, node);
	t->prefix.len = length;
}

void pl_text_block(struct text_writer *t, const struct pl_node *node)
{
	switch ((enum pl_tag)node->tag) {
	case PL_TAG_H1: case PL_TAG_H2: case PL_TAG_H3: case PL_TAG_H4: case PL_TAG_H5: case PL_TAG_H6:
		put_heading(t, node);
		break;
	case PL_TAG_PRE: case PL_TAG_LISTING: case PL_TAG_XMP: case PL_TAG_PLAINTEXT:
		put_pre(t, node);
		break;
	case PL_TAG_UL: case PL_TAG_OL: case PL_TAG_MENU: case PL_TAG_DIR:
		pl_text_list(t, node);
		break;
	case PL_TAG_LI:
		pl_text_marked(t, node, PL_STR("- "));
		break;
	case PL_TAG_BLOCKQUOTE:
		put_quote(t, node);
		break;
	case PL_TAG_HR:
		if (!pl_notes_is_rule(&t->notes, node))
			put_rule(t);
		break;
	case PL_TAG_DD:
		put_indented(t, node);
		break;
	case PL_TAG_TABLE:
		if (!pl_text_table(t, node))
			pl_text_blocks(t, node);
		break;
	default:
		pl_text_blocks(t, node);
	}
}

/* An inline element around blocks. */
static void put_around(struct text_writer *t, const struct pl_node *node)
{
	struct pl_buf line = {0};

	if (!pl_node_is(node, PL_TAG_A)) {
		pl_text_blocks(t, node);
		return;
	}
	t->around = node;
	pl_text_blocks(t, node);
	if (t->around)
		pl_text_around(t, &line);
	if (line.len) {
		pl_text_begin(t);
		pl_text_put(t, pl_buf_str(&line));
		pl_text_end(t);
	}
	pl_buf_finish(&line);
}

void pl_text_blocks(struct text_writer *t, const struct pl_node *parent)
{
	const struct pl_node *run = NULL;

	for (const struct pl_node *node = parent->first; node; node = node->next) {
		if (!holds_block(node)) {
			run = run || pl_text_is_space(node) ? run : node;
			continue;
		}
		if (run)
			pl_text_paragraph(t, run, node);
		run = NULL;
		if (pl_text_is_block(node))
			pl_text_block(t, node);
		else
			put_around(t, node);
	}
	if (run)
		pl_text_paragraph(t, run, NULL);
}

/* ---- the whole ---- */

static void put_addresses(struct text_writer *t)
{
	int digits = snprintf(NULL, 0, "%zu", t->naddresses);

	if (!t->naddresses)
		return;
	put_rule(t);
	for (size_t i = 0; i < t->naddresses; i++) {
		char mark[32];
		int length = snprintf(mark, sizeof(mark), "[%zu]", i + 1);

		t->blank = i == 0;
		pl_text_begin(t);
		pl_text_line(t, pl_arena_printf(t->arena, "%s%*s " PL_FMT, mark, digits + 2 - length, "", PL_ARG(t->addresses[i])));
	}
}

static void write_body(struct pl_writing *w)
{
	struct text_writer t = {.w = w, .arena = w->arena, .out = w->out, .links = w->options->links,
				.width = w->options->width == UINT_MAX ? SIZE_MAX : w->options->width ? w->options->width : WIDTH,
				.ambiguous = w->options->ambiguous ? w->options->ambiguous : 1};

	pl_notes_find(&t.notes, w->arena, &w->post->body);
	pl_text_blocks(&t, w->post->body.root);
	put_addresses(&t);
	pl_buf_finish(&t.prefix);
}

const struct pl_writer pl_writer_text = {"text", write_body};
