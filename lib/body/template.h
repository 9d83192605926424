/* template: Liquid, Go and kramdown syntax, found first and hidden behind same-length filler. */
#ifndef PL_BODY_TEMPLATE_H
#define PL_BODY_TEMPLATE_H

#include "source/fact.h"

enum pl_template_kind {
	PL_TEMPLATE_LIQUID_TAG,    /* {% … %} */
	PL_TEMPLATE_OUTPUT,        /* {{ … }} (Liquid, Vue, Nunjucks, Go) */
	PL_TEMPLATE_SHORTCODE,     /* {{< … >}} and {{% … %}} (Hugo) */
	PL_TEMPLATE_IAL,           /* kramdown {: … } and {#id}, {::…} */
	PL_TEMPLATE_RAW,           /* what looks like a template between {% raw %} and {% endraw %}: printed as it stands */
	PL_TEMPLATE_COMMENT,       /* {# … #}, {% comment %}…{% endcomment %} inside */
	PL_TEMPLATE_CODE,          /* the inside of {% highlight %}, {% codeblock %}, {{< highlight >}}: shown as code */
};

/* Which syntaxes to look for, or-ed. */
enum { PL_TEMPLATES_LIQUID = 1, PL_TEMPLATES_HUGO = 2, PL_TEMPLATES_KRAMDOWN = 4, PL_TEMPLATES_VUE = 8, PL_TEMPLATES_ALL = 15, PL_TEMPLATES_NONE = 16,
       PL_TEMPLATES_WHOLE = 32 /* {{< x >}} … {{< /x >}} is one, with all that is between */ };

struct pl_template {
	enum pl_template_kind kind;
	struct pl_span span;  /* as written */
	struct pl_str name;   /* first word inside: "include", "ref", "raw"; slice of the text */
	bool whole;           /* with what stands between it and its end, which is nobody's but its own */
};

/* Sorted, not overlapping. */
struct pl_templates {
	struct pl_template *items;
	size_t count;
};

/* Finds template syntax in `span` of `text`. Knows {% raw %}, {% comment %}, code fences only as far as
 * the builder itself does (Liquid runs before Markdown, so code fences do not protect). Unclosed openings
 * are facts and stay text. Linear. */
void pl_templates_find(struct pl_templates *templates, struct pl_arena *arena, struct pl_facts *facts,
		       struct pl_str text, struct pl_span span, unsigned syntaxes);
/* A copy of `text` in which every template is same-length filler: letters `x`, newlines and the indents behind them kept
 * (but of those that are `whole`); blanks for lines of nothing but tags that print nothing (`{% if … %}`), where no HTML is
 * next to them. The text itself when there are none. The result is as long as `text`: offsets do not move. */
struct pl_str pl_templates_hide(const struct pl_templates *templates, struct pl_arena *arena, struct pl_str text);
/* The template that covers `offset`, or NULL. O(log n). */
const struct pl_template *pl_templates_at(const struct pl_templates *templates, uint32_t offset);
/* Index of the first template that begins at or after `offset`; count when there is none. O(log n). */
static inline size_t pl_templates_from(const struct pl_templates *templates, uint32_t offset)
{
	size_t low = 0, high = templates->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (templates->items[mid].span.start < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
/* True when a template begins inside `span`. O(log n). */
static inline bool pl_templates_between(const struct pl_templates *templates, struct pl_span span)
{
	size_t i = pl_templates_from(templates, span.start);

	return i < templates->count && templates->items[i].span.start < span.end;
}

/* The end of the last `}}` or `%}` in `text`: a `{{` or `{%` before it, which is text, would be read as a template where it is
 * written anew, and must be written `&#123;`. 0: there is none. Linear. */
static inline size_t pl_template_last_end(struct pl_str text)
{
	if (!text.len || !memchr(text.ptr, '{', text.len))
		return 0;
	for (size_t i = text.len; i > 1; i--)
		if (text.ptr[i - 1] == '}' && (text.ptr[i - 2] == '}' || text.ptr[i - 2] == '%'))
			return i;
	return 0;
}
/* Whether `{` at `at` begins what would be one; `end`: pl_template_last_end of the text. */
static inline bool pl_template_begins(struct pl_str text, size_t at, size_t end)
{
	return at + 3 < end && text.ptr[at] == '{' && (text.ptr[at + 1] == '{' || text.ptr[at + 1] == '%');
}

#endif
