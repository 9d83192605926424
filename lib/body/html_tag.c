/* html_tag: start and end tags with their attributes (WHATWG 13.2.5.6-8, 32-40). */
#include "base/hash.h"
#include "body/html_scan_parts.h"

/* The attributes of a tag. Past FEW of them duplicates are found by `table`, else by looking. */
struct attrs {
	struct pl_attr *first, **link;
	struct pl_attr **table; /* TABLE places, open addressing; not filled in while there are few */
	size_t count;
};

enum { FEW = 32, TABLE = 2 * PL_ATTRS_MAX };
_Static_assert((TABLE & (TABLE - 1)) == 0, "the table is indexed by a mask");

static bool ends_name(unsigned char c)
{
	return pl_is_space(c) || c == '/' || c == '>';
}

/* Templates inside a tag are passed over, whatever they contain. */
static uint32_t skip_blank(struct pl_html_scan *s, uint32_t at)
{
	while (at < s->end) {
		uint32_t template = s->templates ? pl_scan_template(s, at) : 0;

		if (template)
			at = template;
		else if (pl_is_space((unsigned char)s->text.ptr[at]))
			at++;
		else
			break;
	}
	return at < s->end ? at : s->end;
}

static uint32_t attribute_name(struct pl_html_scan *s, uint32_t at, struct pl_attr *attr)
{
	uint32_t start = at;

	if (s->text.ptr[at] == '=') {
		pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_EQUALS_BEFORE_NAME, at, at + 1);
		at++;
	}
	for (; at < s->end; at++) {
		unsigned char c = (unsigned char)s->text.ptr[at];

		if (ends_name(c) || c == '=' || (s->templates && pl_scan_template(s, at)))
			break;
		if (c == '"' || c == '\'' || c == '<')
			pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME, at, at + 1);
	}
	attr->name_span = pl_span(start, at);
	attr->name = pl_scan_decode(s, start, at, PL_SCAN_NUL | PL_SCAN_LOWER);
	return at;
}

/* End of a quoted value; s->end when the quote is never closed. Quotes inside templates do not count. */
static uint32_t closing_quote(struct pl_html_scan *s, uint32_t at, char quote, bool *has_template)
{
	while (at < s->end) {
		uint32_t limit = pl_scan_template_start(s, at, s->end);
		const char *hit = memchr(s->text.ptr + at, quote, limit - at);

		if (hit)
			return (uint32_t)(hit - s->text.ptr);
		if (limit == s->end)
			break;
		*has_template = true;
		at = pl_scan_template(s, limit);
	}
	return s->end;
}

static uint32_t quoted_value(struct pl_html_scan *s, uint32_t at, struct pl_attr *attr)
{
	char quote = s->text.ptr[at];
	uint32_t close = closing_quote(s, at + 1, quote, &attr->has_template);

	attr->quote = quote;
	attr->value_span = pl_span(at + 1, close);
	if (close == s->end)
		return s->end;
	attr->value = attr->has_template ? pl_slice(s->text, attr->value_span)
					 : pl_scan_decode(s, at + 1, close, PL_SCAN_REFERENCES | PL_SCAN_NUL | PL_SCAN_ATTRIBUTE);
	at = close + 1;
	if (at < s->end && !ends_name((unsigned char)s->text.ptr[at]) && !(s->templates && pl_scan_template(s, at)))
		pl_scan_fact(s, PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES, at, at);
	return at;
}

static uint32_t unquoted_value(struct pl_html_scan *s, uint32_t at, struct pl_attr *attr)
{
	uint32_t start = at, template;

	while (at < s->end) {
		unsigned char c = (unsigned char)s->text.ptr[at];

		template = s->templates ? pl_scan_template(s, at) : 0;
		if (template) {
			attr->has_template = true;
			at = template;
			continue;
		}
		if (pl_is_space(c) || c == '>')
			break;
		if (c == '"' || c == '\'' || c == '<' || c == '=' || c == '`')
			pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_UNQUOTED_VALUE, at, at + 1);
		at++;
	}
	attr->value_span = pl_span(start, at);
	attr->value = attr->has_template ? pl_slice(s->text, attr->value_span)
					 : pl_scan_decode(s, start, at, PL_SCAN_REFERENCES | PL_SCAN_NUL | PL_SCAN_ATTRIBUTE);
	if (!attr->has_template)
		pl_scan_fact(s, PL_FACT_HTML_UNQUOTED_VALUE, start, at);
	return at;
}

static uint32_t attribute_value(struct pl_html_scan *s, uint32_t at, struct pl_attr *attr)
{
	uint32_t equals = skip_blank(s, at), value;

	attr->quote = '-';
	attr->value = PL_STR("");
	attr->value_span = pl_span(attr->name_span.end, attr->name_span.end);
	if (equals == s->end || s->text.ptr[equals] != '=')
		return at;
	value = equals + 1;
	while (value < s->end && pl_is_space((unsigned char)s->text.ptr[value]))
		value++;
	if (value == s->end)
		return value;
	if (s->text.ptr[value] == '"' || s->text.ptr[value] == '\'')
		return quoted_value(s, value, attr);
	attr->quote = 0;
	attr->value_span = pl_span(value, value);
	if (s->text.ptr[value] == '>') {
		pl_scan_fact(s, PL_FACT_HTML_MISSING_ATTRIBUTE_VALUE, attr->name_span.start, value);
		return value;
	}
	return unquoted_value(s, value, attr);
}

/* The place in the table for an attribute of this name: its own, or an empty one. */
static struct pl_attr **place(struct pl_attr **table, struct pl_str name)
{
	size_t i = (size_t)pl_hash(name) & (TABLE - 1);

	while (table[i] && !pl_str_eq(table[i]->name, name))
		i = (i + 1) & (TABLE - 1);
	return &table[i];
}

static const struct pl_attr *twin(const struct attrs *list, struct pl_str name)
{
	if (list->count >= FEW)
		return *place(list->table, name);
	for (const struct pl_attr *a = list->first; a; a = a->next)
		if (pl_str_eq(a->name, name))
			return a;
	return NULL;
}

static void duplicate(struct pl_html_scan *s, const struct pl_attr *attr, const struct pl_attr *first)
{
	struct pl_fact *fact = pl_scan_fact(s, PL_FACT_HTML_DUPLICATE_ATTRIBUTE, attr->span.start, attr->span.end);

	if (!fact)
		return;
	fact->related = first->span;
	fact->text = attr->name;
	fact->code = pl_str_eq(first->value, attr->value);
}

static void add(struct pl_html_scan *s, struct attrs *list, struct pl_attr *attr)
{
	const struct pl_attr *first = twin(list, attr->name);

	if (first) {
		duplicate(s, attr, first);
		return;
	}
	if (list->count >= PL_ATTRS_MAX) {
		if (list->count++ == PL_ATTRS_MAX)
			pl_scan_fact(s, PL_FACT_HTML_ATTRIBUTE_LIMIT, attr->span.start, attr->span.end);
		return;
	}
	*list->link = attr;
	list->link = &attr->next;
	if (++list->count == FEW) {
		memset(list->table, 0, TABLE * sizeof(*list->table));
		for (struct pl_attr *a = list->first; a; a = a->next)
			*place(list->table, a->name) = a;
	} else if (list->count > FEW) {
		*place(list->table, attr->name) = attr;
	}
}

/* From behind the tag name to behind the `>`. 0: the input ended first. */
static uint32_t attributes(struct pl_html_scan *s, uint32_t at, struct attrs *list, unsigned *flags)
{
	while ((at = skip_blank(s, at)) < s->end) {
		struct pl_attr *attr;
		uint32_t start = at;

		if (s->text.ptr[at] == '>')
			return at + 1;
		if (s->text.ptr[at] == '/') {
			if (at + 1 < s->end && s->text.ptr[at + 1] == '>') {
				*flags |= PL_TOKEN_SELF_CLOSING;
				return at + 2;
			}
			if (at + 1 < s->end)
				pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_SOLIDUS, at, at + 1);
			at++;
			continue;
		}
		attr = PL_NEW(s->arena, struct pl_attr);
		at = attribute_name(s, at, attr);
		at = attribute_value(s, at, attr);
		attr->span = pl_span(start, at);
		if (at >= s->end)
			return 0;
		add(s, list, attr);
	}
	return 0;
}

static void end_tag_facts(struct pl_html_scan *s, const struct pl_token *token)
{
	if (token->attrs)
		pl_scan_fact(s, PL_FACT_HTML_END_TAG_WITH_ATTRIBUTES, token->span.start, token->span.end);
	if (token->flags & PL_TOKEN_SELF_CLOSING)
		pl_scan_fact(s, PL_FACT_HTML_END_TAG_WITH_SOLIDUS, token->span.start, token->span.end);
}

bool pl_scan_tag(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t start = s->at, name, at;
	struct pl_attr *table[TABLE];
	struct attrs list = {.link = &list.first, .table = table};
	bool end = s->text.ptr[start + 1] == '/';

	name = at = start + 1 + end;
	while (at < s->end && !ends_name((unsigned char)s->text.ptr[at]) && !(s->templates && pl_scan_template(s, at)))
		at++;
	token->kind = end ? PL_TOKEN_END : PL_TOKEN_START;
	token->name = pl_scan_decode(s, name, at, PL_SCAN_NUL | PL_SCAN_LOWER);
	token->tag = pl_tag_find(token->name);
	if (at < s->end && s->text.ptr[at] == '>')
		at++;
	else
		at = attributes(s, at, &list, &token->flags);
	if (!at || at > s->end || (at == s->end && s->text.ptr[at - 1] != '>')) {
		struct pl_fact *fact = pl_scan_fact(s, PL_FACT_HTML_EOF_IN_TAG, start, s->end);

		if (fact)
			fact->text = token->name;
		s->at = s->end;
		return false;
	}
	token->span = pl_span(start, at);
	token->attrs = list.first;
	s->at = at;
	if (end) {
		end_tag_facts(s, token);
		token->attrs = NULL;
	} else {
		s->last_start = token->name;
	}
	return true;
}
