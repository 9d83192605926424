/* heading: Markdown's and HTML's headings, counted together in the order they are read. */
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "lint/check.h"

enum { SKIP, EMPTY, DUPLICATE };
static const struct pl_rule rules[] = {
	[SKIP] = {
		.id = "heading-skip", .severity = PL_WARNING, .since = "0.1",
		.sentence = "heading skips a level",
		.help = "Give it the level below the heading before it. How big it looks is the style sheet's work.",
		.why = "The levels of headings are the post's table of contents. A screen reader announces them and jumps by them; "
		       "a step from 2 to 4 sounds like a part that was lost. Markdown's `####` and HTML's `<h4>` count alike. "
		       "The first heading of a post may have any level, because layouts print the title above it, and the headings "
		       "inside a quotation, an `aside`, a figure or a table cell are not part of the post's own.",
		.bad = "## Programme\n\n#### Saturday\n\nDoors open at seven.\n",
		.good = "## Programme\n\n### Saturday\n\nDoors open at seven.\n",
	},
	[EMPTY] = {
		.id = "heading-empty", .severity = PL_WARNING, .since = "0.1",
		.sentence = "heading has no text",
		.help = "Write the heading, or delete it.",
		.why = "An empty heading is a gap on the page and an entry without a name in every table of contents; screen readers "
		       "announce a heading and then say nothing. Editors leave it behind when text is deleted and its format stays.",
		.bad = "## \n\nDoors open at seven.\n", .good = "## Programme\n\nDoors open at seven.\n",
	},
	[DUPLICATE] = {
		.id = "heading-duplicate", .severity = PL_OFF, .since = "0.1",
		.sentence = "heading is used twice in this post",
		.help = "Say what is different about this part.",
		.why = "Two entries of the same name in a table of contents tell a reader nothing, and the generated id of the second one "
		       "(`#tickets-1`) changes as soon as the first is renamed.",
		.bad = "## Tickets\n\nAt the door.\n\n## Tickets\n\nOnline.\n",
		.good = "## Tickets at the door\n\nFrom six.\n\n## Tickets online\n\nUntil noon.\n",
		.options = "scope <post|siblings>: `siblings` compares only the headings under the same heading above them (post)",
	},
};

struct state {
	const struct pl_node *before; /* the heading before, outside what stands apart */
	unsigned apart;               /* how many such elements are around the walk */
	struct pl_map seen;           /* text -> heading that had it */
	uint32_t count, parts[6];     /* parts: number of the heading of each level that the walk is below, 0: none */
};

enum { NODES_MAX = 1000, TITLE_MAX = 2000, LEVELS = 6 }; /* of a heading that are looked at: headings may stand in headings */

static unsigned level_of(const struct pl_node *heading)
{
	return (unsigned)(heading->tag - PL_TAG_H1) + 1;
}

/* Part of the heading a person would underline: the marks of Markdown, the start tag of HTML. */
static struct pl_span marks(struct pl_pass *pass, const struct pl_node *heading)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span span = pl_span(heading->span.start, heading->span.start);

	if (!(heading->flags & PL_NODE_MARKDOWN))
		return heading->open;
	while (span.end < text.len && text.ptr[span.end] == '#')
		span.end++;
	return pl_span_empty(span) ? heading->span : span;
}

/* ---- what a heading says ---- */

/* Characters that show nothing: white space of any width. */
static bool is_blank(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (!(cp <= 0x20 && pl_is_space((unsigned char)cp)) && cp != 0xA0 && cp != 0x3000 && cp != 0x200B && cp != 0xFEFF &&
		    !(cp >= 0x2000 && cp <= 0x200A))
			return false;
	}
	return true;
}

/* Elements that something else than their text fills: a script, a style sheet with icons. */
static bool is_filled_elsewhere(const struct pl_node *node)
{
	for (const struct pl_attr *a = node->attrs; a; a = a->next)
		if (a->has_template || pl_str_starts(a->name, PL_STR("data-")) || pl_str_starts(a->name, PL_STR("aria-")) ||
		    pl_str_starts(a->name, PL_STR("v-")) || pl_str_starts(a->name, PL_STR("x-")) || pl_str_is(a->name, "hidden"))
			return true;
	return false;
}

/* True when a node inside a heading is something to see or to read. */
static bool says(const struct pl_node *node)
{
	if (node->kind == PL_NODE_TEXT)
		return !is_blank(node->text);
	if (node->kind != PL_NODE_ELEMENT)
		return node->kind == PL_NODE_TEMPLATE;
	if (node->ns != PL_NS_HTML || node->tag == PL_TAG_UNKNOWN || is_filled_elsewhere(node))
		return true;
	if (node->tag == PL_TAG_BR || node->tag == PL_TAG_WBR || node->tag == PL_TAG_A)
		return false;
	return !pl_tag_has((enum pl_tag)node->tag, PL_IS_PHRASING) || pl_tag_has((enum pl_tag)node->tag, PL_IS_VOID | PL_IS_RAW) ||
	       (!node->first && pl_node_find_attr(node, "class"));
}

static bool is_empty(const struct pl_node *heading)
{
	unsigned left = NODES_MAX;

	if (is_filled_elsewhere(heading))
		return false;
	for (const struct pl_node *n = pl_node_after(heading, heading); n; n = pl_node_after(n, heading))
		if (says(n) || --left == 0)
			return false;
	return true;
}

static void empty(struct pl_pass *pass, const struct pl_node *heading)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span span = heading->flags & PL_NODE_MARKDOWN ? marks(pass, heading) : heading->span;

	if (pl_span_empty(heading->close) && !(heading->flags & PL_NODE_MARKDOWN))
		return; /* html-unclosed */
	pl_complain(pass, &rules[EMPTY], span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, pl_slice(text, span), 40)));
}

/* The text of a heading, runs of white space as one blank, behind `part`. In the arena. */
static struct pl_str title(struct pl_pass *pass, const struct pl_node *heading, uint32_t part)
{
	struct pl_buf out = {0};
	struct pl_str key;
	bool blank = false;
	size_t start;

	pl_buf_addf(&out, "%u ", (unsigned)part);
	start = out.len;
	for (const struct pl_node *n = pl_node_after(heading, heading); n && out.len < TITLE_MAX; n = pl_node_after(n, heading)) {
		struct pl_str text = n->kind == PL_NODE_TEXT || n->kind == PL_NODE_TEMPLATE ? n->text : PL_STR("");

		if (pl_node_is(n, PL_TAG_IMG))
			text = pl_node_attr(n, "alt");
		for (size_t i = 0; i < text.len && out.len < TITLE_MAX; i++) {
			bool space = pl_is_space((unsigned char)text.ptr[i]);

			if (!space && blank && out.len > start)
				pl_buf_addc(&out, ' ');
			if (!space)
				pl_buf_addc(&out, text.ptr[i]);
			blank = space;
		}
	}
	key = pl_arena_dup(pl_pass_arena(pass), pl_buf_str(&out));
	pl_buf_finish(&out);
	return key;
}

/* ---- headings one after the other ---- */

static void skip(struct pl_pass *pass, const struct pl_node *before, const struct pl_node *heading)
{
	struct pl_diag *diag;
	unsigned from = level_of(before), to = level_of(heading);

	if (to <= from + 1)
		return;
	diag = pl_complain(pass, &rules[SKIP], marks(pass, heading), "level %u follows level %u; expected level %u", to, from, from + 1);
	pl_complain_related(pass, diag, marks(pass, before), "the heading before");
}

/* The number of the heading that this one stands below; this one is numbered. */
static uint32_t part_of(struct state *state, unsigned level)
{
	uint32_t part = 0;

	for (unsigned i = 0; i < level - 1; i++)
		part = state->parts[i] ? state->parts[i] : part;
	state->parts[level - 1] = ++state->count;
	for (unsigned i = level; i < PL_COUNT(state->parts); i++)
		state->parts[i] = 0;
	return part;
}

static void duplicate(struct pl_pass *pass, struct state *state, const struct pl_node *heading)
{
	uint32_t part = part_of(state, level_of(heading));
	struct pl_str key;
	const struct pl_node *before;
	void **slot;

	if (!pl_pass_lists(pass, &rules[DUPLICATE], "scope", PL_STR("siblings")))
		part = 0;
	key = title(pass, heading, part);
	slot = pl_map_put(&state->seen, pl_pass_arena(pass), key);
	before = *slot;
	*slot = (void *)(uintptr_t)heading;
	if (!before)
		return;
	key = pl_str_n(key.ptr + pl_str_find(key, PL_STR(" "), 0) + 1, key.len - pl_str_find(key, PL_STR(" "), 0) - 1);
	pl_complain_related(pass, pl_complain(pass, &rules[DUPLICATE], heading->span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, key, 40))),
			    before->span, "used here before");
}

/* kramdown shows the marks of a heading without text, in a paragraph. */
static void bare_marks(struct pl_pass *pass, const struct pl_node *paragraph)
{
	struct pl_str text = paragraph->first && !paragraph->first->next && paragraph->first->kind == PL_NODE_TEXT ? paragraph->first->text : PL_STR("");
	size_t end = 0;

	if (pl_pass_post(pass)->dialect != PL_DIALECT_KRAMDOWN || !(paragraph->flags & PL_NODE_MARKDOWN))
		return;
	while (end < text.len && text.ptr[end] == '#')
		end++;
	if (end && end <= LEVELS && pl_str_trim(pl_str_n(text.ptr + end, text.len - end)).len == 0)
		empty(pass, paragraph);
}

/* What is quoted or stands beside the text has headings of its own. */
static bool stands_apart(const struct pl_node *node)
{
	return (node->tag < PL_TAG_H1 || node->tag > PL_TAG_H6) && node->tag != PL_TAG_P;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *state = pl_pass_state(pass);

	if (pl_node_is(n, PL_TAG_P)) {
		bare_marks(pass, n);
		return;
	}
	if (stands_apart(n)) {
		state->apart++;
		return;
	}
	if (n->flags & (PL_NODE_IMPLIED | PL_NODE_FLAT))
		return;
	if (is_empty(n)) {
		empty(pass, n);
		return;
	}
	if (state->apart)
		return;
	if (state->before)
		skip(pass, state->before, n);
	state->before = n;
	if (pl_pass_wants(pass, &rules[DUPLICATE]))
		duplicate(pass, state, n);
}

static void leave(struct pl_pass *pass, const struct pl_node *n)
{
	if (stands_apart(n))
		((struct state *)pl_pass_state(pass))->apart--;
}

static const enum pl_tag tags[] = {
	PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4, PL_TAG_H5, PL_TAG_H6,
	PL_TAG_P, PL_TAG_ASIDE, PL_TAG_BLOCKQUOTE, PL_TAG_DIALOG, PL_TAG_FIGURE, PL_TAG_TD, PL_TAG_TH, PL_TAG_UNKNOWN,
};

const struct pl_check pl_check_heading = {
	.name = "heading", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags,
	.state_size = sizeof(struct state), .node = node, .leave = leave,
};
