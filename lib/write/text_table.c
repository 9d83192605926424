/* text_table: tables in columns as wide as they show. */
#include "base/line_break.h"
#include "base/width.h"
#include "write/text_parts.h"

enum { COLUMNS_MAX = 64, ROWS_MAX = 4096, GAP = 2, NARROWEST = 8 };

struct cell {
	struct pl_str text;
	bool right, center;
};

struct grid {
	struct cell *cells;      /* rows of `columns` */
	size_t columns, rows;
	size_t widths[COLUMNS_MAX];
	size_t least[COLUMNS_MAX]; /* narrower than this a column breaks words, or is a tower of single characters */
	bool head;                 /* the first row names the columns */
	bool named;                /* there are <th> */
};

static bool is_cell(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_TD) || pl_node_is(node, PL_TAG_TH);
}

/* Rows of `table`, not those of tables in it. */
static const struct pl_node *next_row(const struct pl_node *table, const struct pl_node *node)
{
	node = node ? pl_node_skip(node, table) : table->first;
	while (node && !pl_node_is(node, PL_TAG_TR))
		node = pl_node_is(node, PL_TAG_TABLE) || !node->first ? pl_node_skip(node, table) : pl_node_after(node, table);
	return node;
}

static size_t span_of(const struct pl_node *cell, const char *name)
{
	struct pl_str value = pl_node_attr(cell, name);
	size_t n = 0;

	for (size_t i = 0; i < value.len && i < 3 && pl_is_digit((unsigned char)value.ptr[i]); i++)
		n = n * 10 + (size_t)(value.ptr[i] - '0');
	return n ? n : 1;
}

/* Content that does not fit into a cell. */
static bool is_flow(const struct pl_node *cell)
{
	for (const struct pl_node *node = cell->first; node; node = pl_node_after(node, cell))
		if (pl_node_is(node, PL_TAG_TABLE) || pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_BLOCKQUOTE) || pl_node_is(node, PL_TAG_H1) ||
		    pl_node_is(node, PL_TAG_H2) || pl_node_is(node, PL_TAG_H3))
			return true;
	return false;
}

/* Something stands between its rows or cells that is no space: a template, or text in an odd place. */
static bool has_strays(const struct pl_node *group)
{
	for (const struct pl_node *node = group->first; node; node = node->next) {
		if (node->kind == PL_NODE_TEMPLATE || (node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len))
			return true;
		if (node->kind == PL_NODE_ELEMENT && !is_cell(node) && !pl_node_is(node, PL_TAG_CAPTION) && has_strays(node))
			return true;
	}
	return false;
}

static bool measure(struct grid *g, const struct pl_node *table)
{
	if (has_strays(table))
		return false;
	for (const struct pl_node *row = next_row(table, NULL); row; row = next_row(table, row)) {
		size_t columns = 0;

		for (const struct pl_node *cell = row->first; cell; cell = cell->next) {
			if (!is_cell(cell))
				continue;
			if (is_flow(cell))
				return false;
			columns += span_of(cell, "colspan");
		}
		g->columns = columns > g->columns ? columns : g->columns;
		if (++g->rows > ROWS_MAX)
			return false;
	}
	return g->rows && g->columns > 1 && g->columns <= COLUMNS_MAX;
}

static struct pl_str text_of(struct text_writer *t, const struct pl_node *cell)
{
	struct pl_buf line = {0};
	struct pl_str text;

	pl_text_inline(t, &line, cell->first, NULL);
	text = pl_arena_dup(t->arena, pl_buf_str(&line));
	pl_buf_finish(&line);
	return text;
}

static bool is_aligned(const struct pl_node *cell, const char *how)
{
	struct pl_str style = pl_node_attr(cell, "style"), align = pl_node_attr(cell, "align");

	return pl_str_eq_nocase(align, pl_str_c(how)) ||
	       (pl_str_find(style, PL_STR("text-align"), 0) < style.len && pl_str_find(style, pl_str_c(how), 0) < style.len);
}

/* Cells in their columns; a place that a cell above reaches down to stays empty. */
static void fill(struct text_writer *t, struct grid *g, const struct pl_node *table)
{
	size_t taken[COLUMNS_MAX] = {0}, r = 0;

	g->head = g->rows > 1;
	for (const struct pl_node *row = next_row(table, NULL); row; row = next_row(table, row), r++) {
		size_t c = 0;

		for (const struct pl_node *cell = row->first; cell; cell = cell->next) {
			size_t columns = span_of(cell, "colspan"), rows = span_of(cell, "rowspan");

			if (!is_cell(cell))
				continue;
			g->head = g->head && (r > 0 || pl_node_is(cell, PL_TAG_TH));
			g->named = g->named || pl_node_is(cell, PL_TAG_TH);
			while (c < g->columns && taken[c] > r)
				c++;
			if (c >= g->columns) { /* more cells than the first pass allowed for: into the last */
				struct cell *last = &g->cells[r * g->columns + g->columns - 1];

				last->text = pl_arena_printf(t->arena, PL_FMT " " PL_FMT, PL_ARG(last->text), PL_ARG(text_of(t, cell)));
				continue;
			}
			g->cells[r * g->columns + c] = (struct cell){text_of(t, cell), is_aligned(cell, "right"), is_aligned(cell, "center")};
			for (size_t i = c; i < c + columns && i < g->columns; i++)
				taken[i] = r + rows;
			c += columns;
		}
	}
}

static size_t widest_line(struct pl_str text, unsigned ambiguous)
{
	size_t widest = 0;

	for (size_t at = 0; at <= text.len;) {
		size_t end = pl_str_find(text, PL_STR("\n"), at), width = pl_width_text(pl_str_n(text.ptr + at, end - at), ambiguous);

		widest = width > widest ? width : widest;
		at = end + 1;
	}
	return widest;
}

static size_t widest_word(struct pl_str text, unsigned ambiguous)
{
	size_t widest = 0, next;

	for (size_t at = 0; at < text.len; at = next) {
		size_t end = pl_line_end(text, at, 1, ambiguous, &next), width = pl_width_text(pl_str_n(text.ptr + at, end - at), ambiguous);

		widest = width > widest ? width : widest;
	}
	return widest;
}

static void measure_columns(struct grid *g, unsigned ambiguous)
{
	for (size_t i = 0; i < g->rows * g->columns; i++) {
		size_t width = widest_line(g->cells[i].text, ambiguous), word = widest_word(g->cells[i].text, ambiguous), c = i % g->columns;

		g->widths[c] = width > g->widths[c] ? width : g->widths[c];
		g->least[c] = word > g->least[c] ? word : g->least[c];
	}
	for (size_t c = 0; c < g->columns; c++) {
		size_t narrow = g->widths[c] < NARROWEST ? g->widths[c] : NARROWEST;

		g->least[c] = g->least[c] > narrow ? g->least[c] : narrow;
	}
}

/* The widest columns give way until the table fits. False: it cannot. */
static bool fit(struct grid *g, size_t width)
{
	size_t total = GAP * (g->columns - 1), limit = 0, least = total;

	for (size_t c = 0; c < g->columns; c++) {
		g->widths[c] = g->widths[c] < width || g->least[c] > width ? g->widths[c] : width;
		total += g->widths[c];
		least += g->least[c];
		limit = g->widths[c] > limit ? g->widths[c] : limit;
	}
	if (least > width)
		return total <= width;
	for (; total > width; limit--)
		for (size_t c = 0; c < g->columns; c++)
			if (g->widths[c] >= limit && g->widths[c] > g->least[c] && total > width) {
				g->widths[c]--;
				total--;
			}
	return true;
}

/* Row by row, every cell behind the name of its column: for tables that are wider than the line. */
static void put_records(struct text_writer *t, const struct grid *g)
{
	struct pl_buf line = {0};

	for (size_t r = g->head; r < g->rows; r++) {
		size_t length = t->prefix.len;

		pl_text_mark(t, PL_STR("- "));
		for (size_t c = 0; c < g->columns; c++) {
			struct pl_str name = g->head ? g->cells[c].text : PL_STR(""), text = g->cells[r * g->columns + c].text;

			if (!text.len)
				continue;
			pl_buf_reset(&line);
			pl_buf_add(&line, name);
			for (size_t i = 0; i < line.len; i++)
				line.ptr[i] = line.ptr[i] == '\n' ? ' ' : line.ptr[i];
			pl_buf_adds(&line, name.len ? ": " : "");
			pl_buf_add(&line, text);
			pl_text_put(t, pl_buf_str(&line));
		}
		if (t->open)
			pl_text_line(t, PL_STR(""));
		pl_text_end(t);
		t->blank = false;
		t->prefix.len = length;
	}
	t->blank = true;
	pl_buf_finish(&line);
}

/* One line of each cell of a row; true when text is left. */
static bool put_line(struct text_writer *t, const struct grid *g, size_t row, size_t *at, struct pl_buf *line)
{
	bool more = false;

	pl_buf_reset(line);
	for (size_t c = 0; c < g->columns; c++) {
		const struct cell *cell = &g->cells[row * g->columns + c];
		size_t next = at[c], end = at[c], width, pad, before = 0;

		if (at[c] < cell->text.len)
			end = pl_line_end(cell->text, at[c], g->widths[c], t->ambiguous, &next);
		width = pl_width_text(pl_str_n(cell->text.ptr + at[c], end - at[c]), t->ambiguous);
		pad = g->widths[c] > width ? g->widths[c] - width : 0;
		before = cell->right ? pad : cell->center ? pad / 2 : 0;
		for (size_t i = 0; i < before; i++)
			pl_buf_addc(line, ' ');
		pl_buf_add(line, pl_str_n(cell->text.ptr + at[c], end - at[c]));
		for (size_t i = before; c + 1 < g->columns && i < pad + GAP; i++)
			pl_buf_addc(line, ' ');
		at[c] = next;
		more = more || next < cell->text.len;
	}
	while (line->len && line->ptr[line->len - 1] == ' ')
		line->len--;
	return more;
}

static void put_row(struct text_writer *t, const struct grid *g, size_t row)
{
	size_t at[COLUMNS_MAX] = {0};
	struct pl_buf line = {0};
	bool more;

	do {
		more = put_line(t, g, row, at, &line);
		pl_text_line(t, pl_buf_str(&line));
	} while (more);
	pl_buf_finish(&line);
}

static void put_head_rule(struct text_writer *t, const struct grid *g)
{
	struct pl_buf line = {0};

	for (size_t c = 0; c < g->columns; c++) {
		for (size_t i = 0; i < g->widths[c]; i++)
			pl_buf_addc(&line, '-');
		for (size_t i = 0; c + 1 < g->columns && i < GAP; i++)
			pl_buf_addc(&line, ' ');
	}
	pl_text_line(t, pl_buf_str(&line));
	pl_buf_finish(&line);
}

bool pl_text_has_columns(const struct pl_node *table)
{
	struct grid g = {0};

	return measure(&g, table);
}

bool pl_text_is_grid(const struct pl_node *table)
{
	bool wide = false;

	for (const struct pl_node *row = next_row(table, NULL); row && !wide; row = next_row(table, row)) {
		size_t cells = 0;

		for (const struct pl_node *cell = row->first; cell; cell = cell->next)
			cells += is_cell(cell);
		wide = cells > 1;
	}
	return !wide || pl_text_has_columns(table);
}

bool pl_text_table(struct text_writer *t, const struct pl_node *table)
{
	struct grid g = {0};
	size_t room = pl_text_room(t);

	if (!measure(&g, table))
		return false;
	g.cells = PL_NEW_N(t->arena, struct cell, g.rows * g.columns);
	for (const struct pl_node *node = table->first; node; node = node->next)
		if (pl_node_is(node, PL_TAG_CAPTION))
			pl_text_blocks(t, node);
	fill(t, &g, table);
	measure_columns(&g, t->ambiguous);
	if (room != SIZE_MAX && !fit(&g, room)) {
		put_records(t, &g);
		return true;
	}
	pl_text_begin(t);
	for (size_t r = 0; r < g.rows; r++) {
		put_row(t, &g, r);
		if (r == 0 && g.rows > 1 && (g.head || !g.named))
			put_head_rule(t, &g);
	}
	pl_text_end(t);
	return true;
}
