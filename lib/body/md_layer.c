/* md_layer: footnotes and definition lists, which md4c does not read, written as lists that it does read.
 * Whether a line stands in code or raw HTML only md4c knows: what it shows of our markers is taken back. */
#include "body/md_layer.h"

#include "body/md_tables.h"

enum { LABEL_MAX = 200, INDENT = 4, FENCE = 3, ITEMS_MAX = 90000000 };

struct line {
	uint32_t start, end, next; /* without its end; the next line's start */
	uint32_t text;             /* first byte that is no blank */
	unsigned indent;           /* columns before it */
};

struct writer {
	struct pl_arena *arena;
	struct pl_str text;
	struct pl_span span;
	const struct pl_md_layer *before;
	unsigned reads;            /* PL_MD_READS_… */
	size_t passed, passed_tables; /* items and tables of `before` that stand before the current line */
	struct pl_buf out;
	struct pl_md_layer layer;
	size_t items_cap, pieces_cap, tables_cap;
	char fence;                /* inside a fenced block: its character */
	uint32_t fence_length;
	unsigned blanks;           /* blank lines just passed */
	bool after_item, in_table; /* nothing but blank lines since the last item; a delimiter row has been: another one is cells */
	bool paragraph, terms;     /* one is open; its lines may be terms, even behind one blank line */
	struct line first;         /* its first line */
	size_t out_len, npieces;   /* what had been written before it */
	struct line last;          /* the paragraph's last line */
	size_t last_len, last_pieces; /* what had been written before that one */
};

/* ---- writing ---- */

static void begin_piece(struct writer *w, uint32_t source)
{
	struct pl_md_layer *l = &w->layer;

	l->pieces = pl_arena_grow(w->arena, l->pieces, l->npieces, &w->pieces_cap, sizeof(*l->pieces));
	l->pieces[l->npieces++] = (struct pl_md_piece){w->out.len, source};
}

static void copy(struct writer *w, uint32_t start, uint32_t end)
{
	const struct pl_md_piece *last = w->layer.npieces ? &w->layer.pieces[w->layer.npieces - 1] : NULL;

	if (!last || last->source == PL_MD_NO_PLACE || last->source + (w->out.len - last->at) != start)
		begin_piece(w, start);
	pl_buf_add(&w->out, pl_slice(w->text, pl_span(start, end)));
}

static void insert(struct writer *w, struct pl_str text)
{
	begin_piece(w, PL_MD_NO_PLACE);
	pl_buf_add(&w->out, text);
}

static void insert_blanks(struct writer *w, unsigned count)
{
	insert(w, PL_STR(""));
	while (count--)
		pl_buf_addc(&w->out, ' ');
}

/* The marker of a list item that stands for `item`. */
static void begin_item(struct writer *w, struct pl_md_item item)
{
	struct pl_md_layer *l = &w->layer;

	insert(w, PL_STR(""));
	item.at = w->out.len;
	pl_buf_addf(&w->out, "%u) ", PL_MD_FIRST + (unsigned)l->count);
	l->items = pl_arena_grow(w->arena, l->items, l->count, &w->items_cap, sizeof(*l->items));
	l->items[l->count++] = item;
}

/* ---- lines ---- */

static struct line line_at(const struct writer *w, uint32_t at)
{
	const char *newline = memchr(w->text.ptr + at, '\n', w->span.end - at);
	struct line line = {.start = at};

	line.end = newline ? (uint32_t)(newline - w->text.ptr) : w->span.end;
	line.next = newline ? line.end + 1 : line.end;
	if (line.end > at && w->text.ptr[line.end - 1] == '\r')
		line.end--;
	for (line.text = at; line.text < line.end; line.text++) {
		if (w->text.ptr[line.text] == '\t')
			line.indent += INDENT - line.indent % INDENT;
		else if (w->text.ptr[line.text] == ' ')
			line.indent++;
		else
			break;
	}
	return line;
}

static bool is_blank(const struct line *line)
{
	return line->text == line->end;
}

static char char_at(const struct writer *w, const struct line *line, uint32_t at)
{
	return at < line->end ? w->text.ptr[at] : '\0';
}

static uint32_t run_length(const struct writer *w, const struct line *line)
{
	uint32_t at = line->text;

	while (at < line->end && w->text.ptr[at] == w->text.ptr[line->text])
		at++;
	return at - line->text;
}

/* The first line that is not blank, from `at` on; false at the end. */
static bool next_solid(const struct writer *w, uint32_t at, struct line *line)
{
	while (at < w->span.end) {
		*line = line_at(w, at);
		if (!is_blank(line))
			return true;
		at = line->next;
	}
	return false;
}

/* Whether md4c showed the marker that an item at `start` was given before. */
static bool was_wrong(struct writer *w, uint32_t start)
{
	if (!w->before)
		return false;
	while (w->passed < w->before->count && w->before->items[w->passed].marker.start < start)
		w->passed++;
	return w->passed < w->before->count && w->before->items[w->passed].marker.start == start && w->before->items[w->passed].wrong;
}

/* ---- tables ---- */

static bool was_wrong_table(struct writer *w, uint32_t row)
{
	const struct pl_md_layer *b = w->before;

	while (b && w->passed_tables < b->ntables && b->tables[w->passed_tables].row < row)
		w->passed_tables++;
	return b && w->passed_tables < b->ntables && b->tables[w->passed_tables].row == row && b->tables[w->passed_tables].wrong;
}

/* Every cell of the delimiter row gets two more dashes. */
static void long_dashes(struct writer *w, const struct line *line)
{
	uint32_t from = line->start;

	for (uint32_t at = line->text; at < line->end; at++)
		if (w->text.ptr[at] == '-' && (at + 1 == line->end || w->text.ptr[at + 1] != '-')) {
			copy(w, from, at + 1);
			insert(w, PL_STR("--"));
			from = at + 1;
		}
	copy(w, from, line->next);
}

/* A delimiter row under a row of as many cells, in a form that md4c does not know: brief, or the table follows other lines of
 * the paragraph, which it ends (GFM 4.10; cmark-gfm and goldmark agree). */
static bool table(struct writer *w, const struct line *line)
{
	struct pl_md_layer *l = &w->layer;
	bool brief, within = w->reads & PL_MD_READS_TABLE_ENDS && w->last.start > w->first.start && !w->last.indent &&
			     char_at(w, &w->first, w->first.text) != '<'; /* raw HTML goes on to a blank line */
	unsigned cells = w->paragraph && memchr("|-:", char_at(w, line, line->text), 3) ?
				 pl_md_delimiter_cells(pl_slice(w->text, pl_span(line->text, line->end)), &brief) : 0;

	if (!cells || w->in_table || cells != pl_md_row_cells(pl_slice(w->text, pl_span(w->last.text, w->last.end))))
		return false;
	w->in_table = brief || within || w->last.start == w->first.start;
	if ((!brief && !within) || was_wrong_table(w, line->start))
		return false;
	l->tables = pl_arena_grow(w->arena, l->tables, l->ntables, &w->tables_cap, sizeof(*l->tables));
	if (within) {
		w->out.len = w->last_len;
		l->npieces = w->last_pieces;
		insert(w, PL_STR("\n"));
		copy(w, w->last.start, w->last.next);
	}
	l->tables[l->ntables] = (struct pl_md_table){.row = line->start, .at = w->out.len};
	if (brief)
		long_dashes(w, line);
	else
		copy(w, line->start, line->next);
	l->tables[l->ntables++].end = w->out.len;
	w->paragraph = w->terms = false;
	return true;
}

/* ---- blocks ---- */

static bool see_fence(struct writer *w, const struct line *line)
{
	char c = char_at(w, line, line->text);
	uint32_t length;

	if (c != '`' && c != '~')
		return false;
	length = run_length(w, line);
	if (!w->fence && length >= FENCE && !(c == '`' && memchr(w->text.ptr + line->text + length, '`', line->end - line->text - length))) {
		w->fence = c;
		w->fence_length = length;
		return true;
	}
	return false;
}

static bool ends_fence(const struct writer *w, const struct line *line)
{
	uint32_t length = char_at(w, line, line->text) == w->fence ? run_length(w, line) : 0;

	return length >= w->fence_length && line->text + length == line->end;
}

/* `1)`, which would go on with our list. */
static bool is_numbered(const struct writer *w, const struct line *line)
{
	uint32_t at = line->text;

	while (pl_is_digit((unsigned char)char_at(w, line, at)))
		at++;
	return at > line->text && char_at(w, line, at) == ')';
}

/* Lines that belong to an item by their indent lose `columns` of it and get the marker's width; blank lines
 * between them stay. Gives the line behind. */
static uint32_t contents(struct writer *w, uint32_t at, unsigned base, unsigned columns)
{
	while (at < w->span.end) {
		struct line line = line_at(w, at);

		if (is_blank(&line)) {
			struct line solid;

			if (!next_solid(w, at, &solid) || solid.indent < columns + base)
				break;
			copy(w, at, solid.start);
			line = solid;
		}
		if (line.indent < columns + base)
			break;
		insert_blanks(w, line.indent - columns + PL_MD_MARKER);
		copy(w, line.text, line.next);
		at = line.next;
	}
	return at;
}

/* The end of `[^label]:` at the start of the line, or 0. */
static uint32_t footnote_end(const struct writer *w, const struct line *line)
{
	uint32_t at = line->text + 2;

	if (line->indent >= INDENT || char_at(w, line, line->text) != '[' || char_at(w, line, line->text + 1) != '^')
		return 0;
	while (at < line->end && at - line->text < LABEL_MAX && w->text.ptr[at] != ']' && w->text.ptr[at] != '[' &&
	       !pl_is_space((unsigned char)w->text.ptr[at]))
		at++;
	if (at == line->text + 2 || char_at(w, line, at) != ']' || char_at(w, line, at + 1) != ':')
		return 0;
	if (w->paragraph && char_at(w, &w->first, w->first.text) == '<') /* raw HTML goes on to a blank line */
		return 0;
	return at + 2;
}

static uint32_t skip_blanks(const struct writer *w, uint32_t at, uint32_t end)
{
	while (at < end && (w->text.ptr[at] == ' ' || w->text.ptr[at] == '\t'))
		at++;
	return at;
}

static uint32_t footnote(struct writer *w, const struct line *line, uint32_t end)
{
	struct pl_md_item item = {
		.kind = PL_MD_FOOTNOTE, .marker = pl_span(line->text, end), .line_end = line->end,
		.label = pl_slice(w->text, pl_span(line->text + 1, end - 2)),
	};
	uint32_t at;

	if (w->paragraph)
		insert(w, PL_STR("\n"));
	insert_blanks(w, line->indent);
	begin_item(w, item);
	copy(w, skip_blanks(w, end, line->end), line->next);
	at = contents(w, line->next, line->indent, INDENT);
	w->paragraph = w->terms = false;
	w->after_item = true;
	w->blanks = 0;
	return at;
}

/* A line that can be the first of a paragraph: no block of another kind begins here. */
static bool may_be_term(const struct writer *w, const struct line *line)
{
	char c = char_at(w, line, line->text), next = char_at(w, line, line->text + 1);
	uint32_t at = line->text;

	if (line->indent >= INDENT || memchr("#>|<:=", c, 6))
		return false;
	if (memchr("-*+", c, 3))
		return next == c || (next != ' ' && next != '\t' && next != '\0');
	while (pl_is_digit((unsigned char)char_at(w, line, at)))
		at++;
	return at == line->text || (char_at(w, line, at) != '.' && char_at(w, line, at) != ')');
}

static bool begins_description(const struct writer *w, const struct line *line)
{
	char next = char_at(w, line, line->text + 1);

	return line->indent < INDENT && char_at(w, line, line->text) == ':' && (next == ' ' || next == '\t');
}

static void terms(struct writer *w)
{
	for (struct line line = w->first; !is_blank(&line) && !begins_description(w, &line); line = line_at(w, line.next)) {
		begin_item(w, (struct pl_md_item){.kind = PL_MD_TERM, .marker = pl_span(line.text, line.text), .line_end = line.end});
		copy(w, line.text, line.next);
		if (line.next == w->span.end)
			break;
	}
}

static uint32_t description(struct writer *w, const struct line *line, bool loose)
{
	uint32_t text = skip_blanks(w, line->text + 1, line->end);
	unsigned columns = text - line->text > INDENT ? 2 : text - line->text;
	struct pl_md_item item = {
		.kind = PL_MD_DESCRIPTION, .marker = pl_span(line->text, line->text + 1), .loose = loose, .line_end = line->end,
	};

	insert_blanks(w, line->indent);
	begin_item(w, item);
	copy(w, text, line->next);
	return contents(w, line->next, line->indent, columns);
}

/* The paragraph before `line` was terms: writes them anew, then their descriptions. */
static uint32_t definition_list(struct writer *w, struct line line)
{
	bool loose = w->blanks;
	struct line solid;
	uint32_t at;

	w->out.len = w->out_len;
	w->layer.npieces = w->npieces;
	terms(w);
	if (loose)
		insert(w, PL_STR("\n"));
	for (;;) {
		at = description(w, &line, loose);
		if (!next_solid(w, at, &solid) || !begins_description(w, &solid))
			break;
		loose = solid.start > at;
		copy(w, at, solid.start);
		line = solid;
	}
	w->paragraph = w->after_item = true;
	w->terms = false;
	w->blanks = 0;
	return at;
}

static void plain(struct writer *w, const struct line *line)
{
	if (w->reads & PL_MD_READS_TABLES && table(w, line))
		return;
	if (is_blank(line)) {
		w->paragraph = w->in_table = false;
		w->terms = w->terms && !w->blanks++;
	} else if (!w->paragraph) {
		w->paragraph = char_at(w, line, line->text) != '#';
		w->terms = may_be_term(w, line);
		w->first = *line;
		w->out_len = w->out.len;
		w->npieces = w->layer.npieces;
		w->blanks = 0;
	}
	if (w->after_item && !is_blank(line)) {
		w->after_item = false;
		if (is_numbered(w, line))
			insert(w, PL_STR("<!---->\n\n"));
	}
	w->last = *line;
	w->last_len = w->out.len;
	w->last_pieces = w->layer.npieces;
	copy(w, line->start, line->next);
}

static uint32_t step(struct writer *w, uint32_t at)
{
	struct line line = line_at(w, at);
	uint32_t end;

	if (w->fence) {
		if (ends_fence(w, &line))
			w->fence = '\0';
		copy(w, at, line.next);
		return line.next;
	}
	if (see_fence(w, &line)) {
		w->paragraph = w->terms = false;
		copy(w, at, line.next);
		return line.next;
	}
	end = w->reads & PL_MD_READS_NOTES && w->layer.count < ITEMS_MAX ? footnote_end(w, &line) : 0;
	if (end && !was_wrong(w, line.text))
		return footnote(w, &line, end);
	if (w->reads & PL_MD_READS_TERMS && w->terms && begins_description(w, &line) && !was_wrong(w, w->first.text) && !was_wrong(w, line.text))
		return definition_list(w, line);
	plain(w, &line);
	return line.next;
}

bool pl_md_layer_make(struct pl_md_layer *layer, struct pl_arena *arena, struct pl_str text, struct pl_span span,
		      const struct pl_md_layer *before, unsigned reads)
{
	static const struct { unsigned of; struct pl_str text; } signs[] = {
		{PL_MD_READS_NOTES, {"[^", 2}}, {PL_MD_READS_TERMS, {"\n:", 2}}, {PL_MD_READS_TERMS, {"\n :", 3}}, {PL_MD_READS_TERMS, {"\n  :", 4}},
		{PL_MD_READS_TERMS, {"\n   :", 5}}, {PL_MD_READS_TABLES, {"-|", 2}}, {PL_MD_READS_TABLES, {"|-", 2}}, {PL_MD_READS_TABLES, {"| -", 3}},
		{PL_MD_READS_TABLES, {"|:", 2}}, {PL_MD_READS_TABLES, {"| :", 3}}, {PL_MD_READS_TABLES, {"- |", 3}}, {PL_MD_READS_TABLES, {"-: |", 4}},
	};
	struct writer w = {.arena = arena, .text = text, .span = span, .before = before, .reads = reads};
	struct pl_str body = pl_slice(text, span);
	bool any = false;

	*layer = (struct pl_md_layer){.text = body};
	for (size_t i = 0; i < PL_COUNT(signs) && !any; i++)
		any = reads & signs[i].of && pl_str_find(body, signs[i].text, 0) < body.len;
	if (!any)
		return false;
	for (uint32_t at = span.start; at < span.end;)
		at = step(&w, at);
	*layer = w.layer;
	any = layer->count || layer->ntables;
	layer->text = any ? pl_arena_dup(arena, pl_buf_str(&w.out)) : body;
	pl_buf_finish(&w.out);
	return any;
}
