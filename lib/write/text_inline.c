/* text_inline: running text, with what has no letters of its own told in words or signs. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/text_parts.h"

struct line {
	struct text_writer *t;
	struct pl_buf *out;
	size_t start;          /* where it began in `out` */
	bool space, newline;   /* white space is due */
};

static bool joins(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp > 0x3000 && cp < 0x3040) || (cp > 0xFF00 && cp < 0xFF61);
}

/* White space that is due before `next`. */
static void settle(struct line *l, uint32_t next)
{
	size_t at = l->out->len;
	bool first = at == l->start || l->out->ptr[at - 1] == '\n';

	if (l->space && !first && !(l->newline && joins(next) && joins(pl_utf8_prev(pl_buf_str(l->out), &at))))
		pl_buf_addc(l->out, ' ');
	l->space = l->newline = false;
}

static void put(struct line *l, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t cp;

		if (pl_is_space((unsigned char)text.ptr[at])) {
			l->space = true;
			l->newline = text.ptr[at++] == '\n' || l->newline;
			continue;
		}
		cp = pl_utf8_next(text, &at);
		if ((cp == 0x3000 || cp == 0xA0) && (l->out->len == l->start || l->out->ptr[l->out->len - 1] == '\n'))
			continue; /* an indent */
		settle(l, cp);
		if (cp < ' ' || (cp >= 0x7F && cp < 0xA0))
			pl_buf_adds(l->out, "\xEF\xBF\xBD");
		else
			pl_buf_add(l->out, pl_str_n(text.ptr + from, at - from));
	}
}

static void put_raw(struct line *l, struct pl_str text)
{
	if (!text.len)
		return;
	settle(l, 0);
	pl_buf_add(l->out, text);
}

/* ---- addresses ---- */

bool pl_text_has_address(struct pl_str address)
{
	static const char *const schemes[] = {"javascript:", "data:"};

	for (size_t i = 0; i < PL_COUNT(schemes); i++) {
		size_t length = strlen(schemes[i]);

		if (address.len >= length && pl_str_eq_nocase(pl_str_n(address.ptr, length), pl_str_c(schemes[i])))
			return false;
	}
	return address.len > 0;
}

static size_t number_of(struct text_writer *t, struct pl_str address)
{
	void **slot = pl_map_put(&t->numbers, t->arena, address);

	if (!*slot) {
		t->addresses = pl_arena_grow(t->arena, t->addresses, t->naddresses, &t->addresses_cap, sizeof(t->addresses[0]));
		t->addresses[t->naddresses++] = address;
		*slot = (void *)(uintptr_t)t->naddresses;
	}
	return (size_t)(uintptr_t)*slot;
}

static void put_address(struct line *l, struct pl_str address)
{
	char number[32];

	address = pl_str_trim(address);
	if (!pl_text_has_address(address) || address.ptr[0] == '#' || l->t->links == PL_TEXT_LINKS_NONE)
		return;
	if (l->t->links == PL_TEXT_LINKS_INLINE) {
		put_raw(l, PL_STR(" <"));
		pl_buf_add(l->out, address);
		pl_buf_addc(l->out, '>');
		return;
	}
	snprintf(number, sizeof(number), "[%zu]", number_of(l->t, address));
	pl_buf_adds(l->out, number);
}

/* ---- raised and lowered ---- */

static const struct {
	uint32_t plain, up, down;
} scripts[] = {
	{'(', 0x207D, 0x208D}, {')', 0x207E, 0x208E}, {'+', 0x207A, 0x208A}, {'-', 0x207B, 0x208B}, {'0', 0x2070, 0x2080}, {'1', 0xB9, 0x2081},
	{'2', 0xB2, 0x2082}, {'3', 0xB3, 0x2083}, {'4', 0x2074, 0x2084}, {'5', 0x2075, 0x2085}, {'6', 0x2076, 0x2086}, {'7', 0x2077, 0x2087},
	{'8', 0x2078, 0x2088}, {'9', 0x2079, 0x2089}, {'=', 0x207C, 0x208C}, {'a', 0, 0x2090}, {'e', 0, 0x2091}, {'h', 0, 0x2095}, {'i', 0x2071, 0x1D62},
	{'j', 0, 0x2C7C}, {'k', 0, 0x2096}, {'l', 0, 0x2097}, {'m', 0, 0x2098}, {'n', 0x207F, 0x2099}, {'o', 0, 0x2092}, {'p', 0, 0x209A},
	{'s', 0, 0x209B}, {'t', 0, 0x209C}, {'x', 0, 0x2093}, {0x2212, 0x207B, 0x208B},
};

static uint32_t script_of(uint32_t cp, bool up)
{
	for (size_t i = 0; i < PL_COUNT(scripts); i++)
		if (scripts[i].plain == cp)
			return up ? scripts[i].up : scripts[i].down;
	return 0;
}

uint32_t pl_text_plain_script(uint32_t cp)
{
	if (cp < 0xB2)
		return cp;
	for (size_t i = 0; i < PL_COUNT(scripts); i++)
		if (scripts[i].up == cp || scripts[i].down == cp)
			return scripts[i].plain == 0x2212 ? '-' : scripts[i].plain;
	return cp == 0x2212 ? '-' : cp;
}

/* Raised text that is as clear on the line: `[1]`, `®`, `*`, the `st` of 1st. */
static bool is_plain_raised(const struct line *l, struct pl_str text)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", "re", "e", "o", "a"};
	size_t at = 0;
	uint32_t first = pl_utf8_next(text, &at);
	bool digit = l->out->len > l->start && pl_is_digit((unsigned char)l->out->ptr[l->out->len - 1]);

	if (first == '[' || first == '(' || first == 0xFF08 || (at == text.len && pl_is_punctuation(first)))
		return true;
	for (size_t i = 0; digit && i < PL_COUNT(ordinals); i++)
		if (pl_str_eq_nocase(text, pl_str_c(ordinals[i])))
			return true;
	return false;
}

/* `text` as superscript or subscript characters, or behind `^` or `_`. */
static void put_script(struct line *l, struct pl_str text, bool up)
{
	bool all = true;

	if (!text.len)
		return;
	for (size_t at = 0; at < text.len && all;)
		all = script_of(pl_utf8_next(text, &at), up) != 0;
	settle(l, 0);
	if (up && !all && is_plain_raised(l, text)) {
		pl_buf_add(l->out, text);
		return;
	}
	if (pl_str_eq(text, PL_STR("TM")) || pl_str_eq(text, PL_STR("SM"))) {
		pl_buf_addf(l->out, "(" PL_FMT ")", PL_ARG(text));
		return;
	}
	if (all) {
		for (size_t at = 0; at < text.len;)
			pl_buf_add_utf8(l->out, script_of(pl_utf8_next(text, &at), up));
		return;
	}
	pl_buf_adds(l->out, pl_utf8_count(text) == 1 ? (up ? "^" : "_") : up ? "^(" : "_(");
	pl_buf_add(l->out, text);
	pl_buf_adds(l->out, pl_utf8_count(text) == 1 ? "" : ")");
}

/* ---- elements ---- */

static void gather(struct line *l, const struct pl_node *first, const struct pl_node *end);

static struct pl_str shown(struct line *l, const struct pl_node *node)
{
	struct pl_buf inner = {0};
	struct line sub = {.t = l->t, .out = &inner};
	struct pl_str text;

	gather(&sub, node->first, NULL);
	text = pl_arena_dup(l->t->arena, pl_buf_str(&inner));
	pl_buf_finish(&inner);
	return text;
}

static struct pl_str file_name(struct pl_str address)
{
	size_t end = pl_str_find(address, PL_STR("?"), 0), from = end;

	while (from > 0 && address.ptr[from - 1] != '/')
		from--;
	return pl_str_n(address.ptr + from, end - from);
}

/* A box apart from the one in front of it. */
static void put_label(struct line *l, struct pl_str label)
{
	if (l->out->len > l->start && l->out->ptr[l->out->len - 1] == ']')
		l->space = true;
	put_raw(l, PL_STR("["));
	put(l, label);
	l->space = l->newline = false;
	pl_buf_addc(l->out, ']');
}

static void put_boxed(struct line *l, struct pl_str label, struct pl_str address)
{
	put_label(l, label);
	put_address(l, address);
}

static void put_image(struct line *l, const struct pl_node *node)
{
	struct pl_str alt = pl_str_trim(pl_node_attr(node, "alt")), source = pl_node_attr(node, "src");
	struct pl_str name = pl_text_has_address(source) ? file_name(source) : (struct pl_str){0};

	put_boxed(l, alt.len ? alt : name.len ? name : node->text, source);
}

/* Players and frames: their title or what they are, and their addresses. What they hold stands apart. */
static void put_player(struct line *l, const struct pl_node *node)
{
	static const char *const names[] = {"src", "data", "href"};
	struct pl_str title = pl_node_attr(node, "title");

	put_label(l, title.len ? title : node->text);
	for (size_t i = 0; i < PL_COUNT(names); i++)
		put_address(l, pl_node_attr(node, names[i]));
	for (const struct pl_node *child = node->first; child; child = child->next)
		if (pl_node_is(child, PL_TAG_SOURCE))
			put_address(l, pl_node_attr(child, "src"));
	l->space = true;
	gather(l, node->first, NULL);
	l->space = true;
}

static void put_empty_link(struct line *l, struct pl_str href)
{
	if (pl_text_has_address(href) && href.ptr[0] != '#')
		put_boxed(l, file_name(href), href);
}

static void put_link(struct line *l, const struct pl_node *node)
{
	struct pl_str href = pl_str_trim(pl_node_attr(node, "href"));
	size_t before = l->out->len;

	gather(l, node->first, NULL);
	if (l->out->len > before && !pl_str_eq(pl_str_trim(pl_str_n(l->out->ptr + before, l->out->len - before)), href))
		put_address(l, href);
	else if (l->out->len == before)
		put_empty_link(l, href);
}

static void put_abbreviation(struct line *l, const struct pl_node *node)
{
	struct pl_str title = pl_str_trim(pl_node_attr(node, "title"));
	void **slot;

	gather(l, node->first, NULL);
	if (!title.len)
		return;
	slot = pl_map_put(&l->t->explained, l->t->arena, title);
	if (*slot)
		return;
	*slot = (void *)node;
	pl_buf_adds(l->out, " (");
	put(l, title);
	pl_buf_addc(l->out, ')');
}

static void put_around(struct line *l, const struct pl_node *node, const char *open, const char *close)
{
	put_raw(l, pl_str_c(open));
	gather(l, node->first, NULL);
	l->space = l->newline = false;
	pl_buf_adds(l->out, close);
}

static void put_script_element(struct line *l, const struct pl_node *node)
{
	struct pl_str type = pl_node_attr(node, "type");
	const char *mark = pl_str_find(type, PL_STR("display"), 0) < type.len ? "$$" : "$";

	if (!pl_str_starts(type, PL_STR("math/tex")) || !node->first)
		return;
	put_raw(l, pl_str_c(mark));
	pl_buf_add(l->out, node->first->text);
	pl_buf_adds(l->out, mark);
}

static void put_element(struct line *l, const struct pl_node *node)
{
	const struct pl_note *note = pl_note_of_mark(&l->t->notes, node);

	if (note) {
		put_raw(l, pl_arena_printf(l->t->arena, "[^" PL_FMT "]", PL_ARG(note->label)));
		return;
	}
	if (pl_notes_is_back(&l->t->notes, node))
		return;
	switch (node->ns == PL_NS_HTML ? (enum pl_tag)node->tag : PL_TAG_UNKNOWN) {
	case PL_TAG_BR:
		l->space = l->newline = false;
		pl_buf_addc(l->out, '\n');
		break;
	case PL_TAG_IMG:
		put_image(l, node);
		break;
	case PL_TAG_A:
		put_link(l, node);
		break;
	case PL_TAG_SUP:
	case PL_TAG_SUB:
		put_script(l, shown(l, node), node->tag == PL_TAG_SUP);
		break;
	case PL_TAG_RT:
		put_around(l, node, "(", ")");
		break;
	case PL_TAG_RP: case PL_TAG_STYLE: case PL_TAG_TITLE: case PL_TAG_META: case PL_TAG_LINK: case PL_TAG_TEMPLATE: case PL_TAG_SOURCE:
		break;
	case PL_TAG_SCRIPT:
		put_script_element(l, node);
		break;
	case PL_TAG_ABBR:
	case PL_TAG_ACRONYM:
		put_abbreviation(l, node);
		break;
	case PL_TAG_Q:
		put_around(l, node, "“", "”");
		break;
	case PL_TAG_DEL: case PL_TAG_S: case PL_TAG_STRIKE:
		put_around(l, node, "~~", "~~");
		break;
	case PL_TAG_INPUT:
		if (pl_str_eq_nocase(pl_node_attr(node, "type"), PL_STR("checkbox")))
			put_raw(l, pl_node_find_attr(node, "checked") ? PL_STR("[x]") : PL_STR("[ ]"));
		l->space = true;
		break;
	case PL_TAG_IFRAME: case PL_TAG_VIDEO: case PL_TAG_AUDIO: case PL_TAG_EMBED: case PL_TAG_OBJECT:
		put_player(l, node);
		break;
	case PL_TAG_BUTTON: case PL_TAG_CANVAS: case PL_TAG_SELECT: case PL_TAG_TEXTAREA:
		l->space = true;
		gather(l, node->first, NULL);
		l->space = true;
		break;
	default:
		if (pl_text_is_block(node) && l->out->len > l->start && l->out->ptr[l->out->len - 1] != '\n')
			put_raw(l, PL_STR("\n"));
		gather(l, node->first, NULL);
		if (pl_node_is(node, PL_TAG_TD) || pl_node_is(node, PL_TAG_TH))
			pl_buf_adds(l->out, node->next ? " | " : "");
		else if (pl_text_is_block(node) && l->out->len > l->start && l->out->ptr[l->out->len - 1] != '\n' && node->next)
			put_raw(l, PL_STR("\n"));
	}
}

static bool is_line_end(const struct pl_node *node, bool before)
{
	struct pl_str text = node ? node->text : PL_STR("");
	size_t i = before ? text.len : 0;

	if (!node || node->kind != PL_NODE_TEXT)
		return !node;
	while (before ? i > 0 && (text.ptr[i - 1] == ' ' || text.ptr[i - 1] == '\t') : i < text.len && (text.ptr[i] == ' ' || text.ptr[i] == '\t'))
		i = before ? i - 1 : i + 1;
	return before ? i > 0 && text.ptr[i - 1] == '\n' : i < text.len && text.ptr[i] == '\n';
}

/* A template that has a line of its own, like `{% include toc %}` and the code between two, keeps it. */
static void put_template(struct line *l, const struct pl_node *node)
{
	bool alone = is_line_end(node->prev, true) && is_line_end(node->next, false);

	if (alone && l->out->len > l->start && l->out->ptr[l->out->len - 1] != '\n') {
		l->space = l->newline = false;
		pl_buf_addc(l->out, '\n');
	}
	put_raw(l, node->text);
	if (alone && node->next)
		pl_buf_addc(l->out, '\n');
}

static void gather(struct line *l, const struct pl_node *first, const struct pl_node *end)
{
	for (const struct pl_node *node = first; node != end; node = node->next) {
		if (node->kind == PL_NODE_TEXT)
			put(l, node->text);
		else if (node->kind == PL_NODE_TEMPLATE && !pl_raw_is_attribute_list(node->text))
			put_template(l, node);
		else if (node->kind == PL_NODE_ELEMENT)
			put_element(l, node);
	}
}

void pl_text_inline(struct text_writer *t, struct pl_buf *line, const struct pl_node *first, const struct pl_node *end)
{
	struct line l = {.t = t, .out = line, .start = line->len};

	gather(&l, first, end);
	while (line->len > l.start && pl_is_space((unsigned char)line->ptr[line->len - 1]))
		line->len--;
	if (t->around && line->len > l.start) {
		put_address(&l, pl_node_attr(t->around, "href"));
		t->around = NULL;
	}
}

void pl_text_around(struct text_writer *t, struct pl_buf *line)
{
	struct line l = {.t = t, .out = line, .start = line->len};
	struct pl_str href = pl_str_trim(pl_node_attr(t->around, "href"));

	t->around = NULL;
	put_empty_link(&l, href);
}
