/* text_list: lists, with the numbers that a browser shows. */
#include "write/text_parts.h"

enum { ROMAN_MAX = 3999 };

static bool is_loose(const struct pl_node *list)
{
	for (const struct pl_node *item = list->first; item; item = item->next)
		for (const struct pl_node *node = item->first; node; node = node->next)
			if (pl_node_is(node, PL_TAG_P))
				return true;
	return false;
}

/* What stands in a list and is no item: below the one before it. */
static void put_stray(struct text_writer *t, const struct pl_node *node)
{
	size_t length = t->prefix.len;

	pl_buf_adds(&t->prefix, "  ");
	if (pl_text_is_block(node))
		pl_text_block(t, node);
	else
		pl_text_paragraph(t, node, node->next);
	t->prefix.len = length;
}

/* ---- numbers ---- */

struct numbers {
	char type;     /* of <ol type>: '1', 'a', 'A', 'i', 'I' */
	int step;      /* -1: reversed */
	long next;
};

/* An attribute's integer, or `otherwise` when it has none. */
static long integer(const struct pl_node *node, const char *name, long otherwise)
{
	struct pl_str value = pl_str_trim(pl_node_attr(node, name));
	bool negative = pl_str_starts(value, PL_STR("-"));
	long number = 0;
	size_t i = negative;

	for (; i < value.len && i < 10 && pl_is_digit((unsigned char)value.ptr[i]); i++)
		number = number * 10 + (value.ptr[i] - '0');
	return i == negative ? otherwise : negative ? -number : number;
}

static struct numbers numbers_of(const struct pl_node *list)
{
	struct pl_str type = pl_node_attr(list, "type");
	struct numbers n = {.type = type.len == 1 && strchr("aAiI", type.ptr[0]) ? type.ptr[0] : '1', .step = 1};
	long count = 0;

	for (const struct pl_node *item = list->first; item; item = item->next)
		count += pl_node_is(item, PL_TAG_LI);
	if (pl_node_find_attr(list, "reversed"))
		n.step = -1;
	n.next = integer(list, "start", n.step < 0 ? count : 1);
	return n;
}

/* 27: "aa". At the end of `into`; gives where it begins. */
static char *letters(char into[32], long number, char first)
{
	char *at = into + 31;

	*at = '\0';
	for (; number > 0; number = (number - 1) / 26)
		*--at = (char)(first + (number - 1) % 26);
	return at;
}

static char *roman(char into[32], long number, bool upper)
{
	static const struct {
		long value;
		const char *digits;
	} table[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
		     {4, "iv"}, {1, "i"}};
	size_t used = 0;

	for (size_t i = 0; i < PL_COUNT(table); i++)
		for (; number >= table[i].value; number -= table[i].value)
			for (const char *c = table[i].digits; *c; c++)
				into[used++] = (char)(upper ? *c - 'a' + 'A' : *c);
	into[used] = '\0';
	return into;
}

static const char *number_text(char into[32], const struct numbers *n, long number)
{
	if (n->type == '1' || number < 1 || ((n->type == 'i' || n->type == 'I') && number > ROMAN_MAX))
		snprintf(into, 32, "%ld", number);
	else if (n->type == 'a' || n->type == 'A')
		return letters(into, number, n->type);
	else
		return roman(into, number, n->type == 'I');
	return into;
}

/* The next item's number. */
static long take(struct numbers *n, const struct pl_node *item)
{
	long number = integer(item, "value", n->next);

	n->next = number + n->step;
	return number;
}

static int widest_number(const struct pl_node *list, struct numbers n)
{
	size_t widest = 0;
	char text[32];

	for (const struct pl_node *item = list->first; item; item = item->next) {
		size_t width = pl_node_is(item, PL_TAG_LI) ? strlen(number_text(text, &n, take(&n, item))) : 0;

		widest = width > widest ? width : widest;
	}
	return (int)widest;
}

static void put_item(struct text_writer *t, const struct pl_node *item, struct numbers *n, int width)
{
	const struct pl_note *note = pl_note_of_item(&t->notes, item);
	char text[32];

	if (note)
		pl_text_marked(t, item, pl_arena_printf(t->arena, "[^" PL_FMT "] ", PL_ARG(note->label)));
	else if (!pl_node_is(item, PL_TAG_LI))
		put_stray(t, item);
	else if (width)
		pl_text_marked(t, item, pl_arena_printf(t->arena, "%*s. ", width, number_text(text, n, take(n, item))));
	else
		pl_text_marked(t, item, PL_STR("- "));
}

void pl_text_list(struct text_writer *t, const struct pl_node *list)
{
	bool numbered = pl_node_is(list, PL_TAG_OL), loose = is_loose(list), outer = t->tight;
	struct numbers n = numbers_of(list);
	int width = numbered ? widest_number(list, n) : 0;

	if (t->tight)
		t->blank = false;
	t->tight = !loose;
	for (const struct pl_node *item = list->first; item; item = item->next) {
		if (pl_text_is_space(item) || item->kind == PL_NODE_COMMENT)
			continue;
		put_item(t, item, &n, width);
		t->blank = loose;
	}
	t->tight = outer;
	t->blank = true;
}
