/* html_tree: tokens in, tree out: the dispatcher of tree construction (WHATWG 13.2.6). */
#include "body/html_builder.h"
#include "body/html_modes.h"

static bool quirky_public(struct pl_str id)
{
	static const char *const prefixes[] = {
		"+//Silmaril//dtd html Pro v0r11 19970101//", "-//AS//DTD HTML 3.0 asWedit + extensions//",
		"-//AdvaSoft Ltd//DTD HTML 3.0 asWedit + extensions//", "-//IETF//DTD HTML", "-//Metrius//DTD Metrius Presentational//",
		"-//Microsoft//DTD Internet Explorer ", "-//Netscape Comm. Corp.//DTD", "-//O'Reilly and Associates//DTD HTML",
		"-//SQ//DTD HTML 2.0 HoTMetaL + extensions//", "-//SoftQuad", "-//Spyglass//DTD HTML 2.0 Extended//",
		"-//Sun Microsystems Corp.//DTD HotJava", "-//W3C//DTD HTML 3 1995-03-24//", "-//W3C//DTD HTML 3.2",
		"-//W3C//DTD HTML 4.0 Frameset//", "-//W3C//DTD HTML 4.0 Transitional//", "-//W3C//DTD HTML Experimental",
		"-//W3C//DTD W3 HTML 3.0//", "-//W3O//DTD W3 HTML 3.0//", "-//WebTechs//DTD Mozilla HTML",
	};

	if (pl_str_eq_nocase(id, PL_STR("-//W3O//DTD W3 HTML Strict 3.0//EN//")) || pl_str_eq_nocase(id, PL_STR("-/W3C/DTD HTML 4.0 Transitional/EN")) ||
	    pl_str_eq_nocase(id, PL_STR("HTML")))
		return true;
	for (size_t i = 0; i < PL_COUNT(prefixes); i++) {
		struct pl_str prefix = pl_str_c(prefixes[i]);

		if (id.len >= prefix.len && pl_str_eq_nocase(pl_str_n(id.ptr, prefix.len), prefix))
			return true;
	}
	return false;
}

static bool starts_nocase(struct pl_str s, struct pl_str prefix)
{
	return s.len >= prefix.len && pl_str_eq_nocase(pl_str_n(s.ptr, prefix.len), prefix);
}

static uint8_t quirks(const struct pl_token *t)
{
	bool old = starts_nocase(t->public_id, PL_STR("-//W3C//DTD HTML 4.01 Frameset//")) ||
		   starts_nocase(t->public_id, PL_STR("-//W3C//DTD HTML 4.01 Transitional//"));

	if (t->flags & PL_TOKEN_FORCE_QUIRKS || !pl_str_is(t->name, "html") || quirky_public(t->public_id) ||
	    pl_str_eq_nocase(t->system_id, PL_STR("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd")) || (old && !t->system_id.ptr))
		return 2;
	return old || starts_nocase(t->public_id, PL_STR("-//W3C//DTD XHTML 1.0 Frameset//")) ||
	       starts_nocase(t->public_id, PL_STR("-//W3C//DTD XHTML 1.0 Transitional//"));
}

static bool initial(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *node;
	struct pl_doctype *doctype;

	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK)
		return false;
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, b->document);
		return false;
	}
	b->mode = PL_BEFORE_HTML;
	if (t->kind != PL_TOKEN_DOCTYPE) {
		b->quirks = 2;
		return true;
	}
	node = PL_NEW(b->arena, struct pl_node);
	b->count++;
	node->kind = PL_NODE_DOCTYPE;
	node->span = node->open = t->span;
	node->text = t->name;
	doctype = PL_NEW(b->arena, struct pl_doctype);
	*doctype = (struct pl_doctype){t->public_id, t->system_id};
	node->doctype = doctype;
	pl_b_append(b->document, node);
	b->quirks = quirks(t);
	return false;
}

static bool text_mode(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_TEXT || t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_text(b, t, t->text);
		return false;
	}
	b->mode = b->original;
	if (t->kind == PL_TOKEN_END) {
		pl_b_pop_ended(b, t);
		return false;
	}
	pl_b_pop(b);
	return true;
}

static bool (*const modes[PL_MODES])(struct pl_tree_builder *, const struct pl_token *) = {
	[PL_INITIAL] = initial, [PL_BEFORE_HTML] = pl_b_before_html, [PL_BEFORE_HEAD] = pl_b_before_head, [PL_IN_HEAD] = pl_b_in_head,
	[PL_IN_HEAD_NOSCRIPT] = pl_b_in_head_noscript, [PL_AFTER_HEAD] = pl_b_after_head, [PL_IN_BODY] = pl_b_in_body,
	[PL_TEXT_MODE] = text_mode, [PL_IN_TABLE] = pl_b_in_table, [PL_IN_TABLE_TEXT] = pl_b_in_table_text, [PL_IN_CAPTION] = pl_b_in_caption,
	[PL_IN_COLUMN_GROUP] = pl_b_in_column_group, [PL_IN_TABLE_BODY] = pl_b_in_table_body, [PL_IN_ROW] = pl_b_in_row,
	[PL_IN_CELL] = pl_b_in_cell,
	[PL_IN_TEMPLATE] = pl_b_in_template, [PL_AFTER_BODY] = pl_b_after_body, [PL_IN_FRAMESET] = pl_b_framesets,
	[PL_AFTER_FRAMESET] = pl_b_framesets, [PL_AFTER_AFTER_BODY] = pl_b_after_body, [PL_AFTER_AFTER_FRAMESET] = pl_b_framesets,
};

static void process(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool again;

	b->token = t;
	do {
		if (!pl_b_use_foreign(b, t))
			again = modes[b->mode](b, t);
		else if ((again = pl_b_foreign(b, t)))
			again = modes[b->mode](b, t);
	} while (again);
}

/* White space counts for itself only outside the body: there a text token is cut where it ends. */
static void split_text(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_token part = *t;
	size_t blank = 0;

	while (blank < t->text.len && pl_is_space((unsigned char)t->text.ptr[blank]))
		blank++;
	if (!blank || blank == t->text.len) {
		process(b, t);
		return;
	}
	part.flags |= PL_TOKEN_BLANK;
	part.text.len = blank;
	part.span.end = part.span.start + (uint32_t)blank < t->span.end ? part.span.start + (uint32_t)blank : t->span.end;
	process(b, &part);
	part.flags = t->flags;
	part.text = pl_str_n(t->text.ptr + blank, t->text.len - blank);
	part.span = pl_span(part.span.end, t->span.end);
	process(b, &part);
}

static struct pl_str nul_replaced(struct pl_tree_builder *b, struct pl_str text)
{
	char *out = pl_arena_alloc(b->arena, text.len * 3);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i]) {
			out[n++] = text.ptr[i];
		} else {
			memcpy(out + n, "\xEF\xBF\xBD", 3);
			n += 3;
		}
	}
	return pl_str_n(out, n);
}

static void text_token(struct pl_tree_builder *b, struct pl_token t)
{
	if (b->skip_newline && t.text.len && t.text.ptr[0] == '\n') {
		t.text.ptr++;
		t.text.len--;
		t.span.start += t.span.start < t.span.end;
	}
	b->skip_newline = false;
	if (!t.text.len)
		return;
	if (t.flags & PL_TOKEN_NUL && pl_b_use_foreign(b, &t)) {
		for (size_t i = 0; i < t.text.len; i++)
			b->frameset_ok = b->frameset_ok && (!t.text.ptr[i] || pl_is_space((unsigned char)t.text.ptr[i]));
		t.text = nul_replaced(b, t.text);
		b->token = &t;
		pl_b_insert_text(b, &t, t.text);
		return;
	}
	if (b->mode == PL_IN_BODY || b->mode == PL_TEXT_MODE || (b->mode >= PL_IN_TABLE && b->mode <= PL_IN_CAPTION) ||
	    (b->mode >= PL_IN_TABLE_BODY && b->mode <= PL_IN_TEMPLATE))
		process(b, &t);
	else
		split_text(b, &t);
}

/* A template stands where it stands; builders put anything there. */
static void template_token(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *node = PL_NEW(b->arena, struct pl_node), *target;

	b->count++;
	node->kind = PL_NODE_TEMPLATE;
	node->span = node->open = t->span;
	node->text = t->text;
	b->token = t;
	if (b->mode == PL_IN_TABLE_TEXT) {
		struct pl_token end = {.kind = PL_TOKEN_COMMENT};

		modes[PL_IN_TABLE_TEXT](b, &end); /* flushes; the token itself is not used */
	}
	if (b->mode < PL_IN_BODY && b->depth == 0)
		pl_b_append(b->document, node);
	else {
		target = pl_b_current(b);
		pl_b_append(target->content ? target->content : target, node);
	}
	b->skip_newline = false;
	b->frameset_ok = false;
}

enum pl_text_mode pl_builder_token(struct pl_tree_builder *b, const struct pl_token *t)
{
	b->text_mode = PL_TEXT_DATA;
	switch (t->kind) {
	case PL_TOKEN_TEXT:
		text_token(b, *t);
		break;
	case PL_TOKEN_TEMPLATE:
		template_token(b, t);
		break;
	default:
		b->skip_newline = false;
		process(b, t);
		if (t->kind == PL_TOKEN_START && t->flags & PL_TOKEN_SELF_CLOSING && b->depth && pl_b_current(b)->open.start == t->span.start &&
		    pl_b_current(b)->ns == PL_NS_HTML && pl_b_current(b)->flags & PL_NODE_SELF_CLOSING)
			pl_b_fact(b, PL_FACT_TREE_SELF_CLOSING, t->span, pl_b_current(b));
	}
	return b->text_mode;
}

bool pl_builder_in_foreign(const struct pl_tree_builder *b)
{
	return b->depth && pl_b_adjusted(b)->ns != PL_NS_HTML;
}

struct pl_node *pl_builder_current(struct pl_tree_builder *b)
{
	return pl_b_current(b);
}

struct pl_tree_builder *pl_builder_new(struct pl_arena *arena, struct pl_facts *facts, const struct pl_builder_options *options)
{
	struct pl_tree_builder *b = PL_NEW(arena, struct pl_tree_builder);

	b->arena = arena;
	b->facts = facts;
	b->opt = *options;
	b->frameset_ok = true;
	b->document = PL_NEW(arena, struct pl_node);
	b->document->kind = PL_NODE_DOCUMENT;
	b->document->span.end = options->end;
	b->mode = PL_INITIAL;
	if (!options->document) {
		enum pl_tag tag = options->context ? options->context : PL_TAG_BODY;

		b->context = PL_NEW(arena, struct pl_node);
		b->context->kind = PL_NODE_ELEMENT;
		b->context->ns = (uint8_t)options->context_ns;
		b->context->tag = (uint16_t)tag;
		b->context->text = pl_str_c(pl_tag_rows[tag].name);
		b->context->attrs = options->context_attrs;
		pl_b_push_html(b, 0);
		if (tag == PL_TAG_TEMPLATE) {
			b->templates = pl_arena_alloc(arena, 8 * sizeof(*b->templates));
			b->templates_cap = 8;
			b->templates[b->ntemplates++] = PL_IN_TEMPLATE;
		}
		pl_b_reset_mode(b);
		if (tag == PL_TAG_FORM)
			b->form = b->context;
	}
	return b;
}

/* The end of the input: what is still open is reported by popping it. */
void pl_b_stop(struct pl_tree_builder *b)
{
	while (b->depth > 1)
		pl_b_pop(b);
}

/* An end tag that came too early is one fault, whatever it crossed. */
static void settle_misnested(struct pl_tree_builder *b)
{
	struct pl_span told = {0};

	for (size_t i = 0; i < b->facts->count; i++) {
		struct pl_fact *fact = &b->facts->items[i];
		struct pl_span closer = fact->span;

		if (fact->kind != PL_FACT_TREE_MISNESTED)
			continue;
		if (fact->code) {
			if (told.end == closer.end && told.start == closer.start)
				fact->kind = PL_FACT_NONE;
			told = closer;
			continue;
		}
		fact->kind = PL_FACT_TREE_UNCLOSED; /* its end tag never came */
		fact->span = fact->related;
		fact->related = closer;
	}
}

void pl_builder_finish(struct pl_tree_builder *b, struct pl_tree *tree)
{
	struct pl_token eof = {.kind = PL_TOKEN_EOF, .span = {b->opt.end, b->opt.end}};

	process(b, &eof);
	settle_misnested(b);
	tree->root = b->document;
	tree->fragment = !b->opt.document;
	tree->quirks = b->quirks;
	tree->count = b->count;
	if (tree->fragment) { /* the fragment's nodes are the html element's children */
		struct pl_node *html = b->document->first;

		b->document->first = html->first;
		b->document->last = html->last;
		for (struct pl_node *child = html->first; child; child = child->next)
			child->parent = b->document;
	}
}
