/* target: which attributes hold addresses (HTML, "Attributes" index: type URL). */
#include "body/target.h"

/* Rows of one length stand together: an attribute is compared with its own length only. */
static const struct {
	struct pl_str attr;
	enum pl_tag tags[12]; /* ended by PL_TAG_UNKNOWN */
} holders[] = {
	{{"src", 3}, {PL_TAG_IMG, PL_TAG_IFRAME, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_SOURCE, PL_TAG_TRACK, PL_TAG_EMBED,
	  PL_TAG_SCRIPT, PL_TAG_INPUT}},
	{{"href", 4}, {PL_TAG_A, PL_TAG_AREA, PL_TAG_LINK}},
	{{"cite", 4}, {PL_TAG_BLOCKQUOTE, PL_TAG_Q, PL_TAG_INS, PL_TAG_DEL}},
	{{"data", 4}, {PL_TAG_OBJECT}},
	{{"srcset", 6}, {PL_TAG_IMG, PL_TAG_SOURCE}},
	{{"poster", 6}, {PL_TAG_VIDEO}},
	{{"action", 6}, {PL_TAG_FORM}},
	{{"formaction", 10}, {PL_TAG_BUTTON, PL_TAG_INPUT}},
};

const enum pl_tag pl_target_tags[] = {
	PL_TAG_A, PL_TAG_AREA, PL_TAG_LINK, PL_TAG_IMG, PL_TAG_IFRAME, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_SOURCE,
	PL_TAG_TRACK, PL_TAG_EMBED, PL_TAG_SCRIPT, PL_TAG_INPUT, PL_TAG_BLOCKQUOTE, PL_TAG_Q, PL_TAG_INS, PL_TAG_DEL,
	PL_TAG_OBJECT, PL_TAG_FORM, PL_TAG_BUTTON, PL_TAG_UNKNOWN,
};

static bool holds_address(enum pl_tag tag, struct pl_str attr)
{
	if (attr.len < 3 || attr.len > 10)
		return false;
	for (size_t i = 0; i < PL_COUNT(holders); i++)
		if (pl_str_eq(attr, holders[i].attr))
			for (const enum pl_tag *t = holders[i].tags; *t; t++)
				if (*t == tag)
					return true;
	return false;
}

static bool is_separator(char c)
{
	return c == ',' || pl_is_space((unsigned char)c);
}

/* The candidate at or after `at` of a srcset (HTML, "parse a srcset attribute"). */
static bool next_candidate(struct pl_target *t, size_t at)
{
	struct pl_str value = t->attr->value;
	size_t end;

	while (at < value.len && is_separator(value.ptr[at]))
		at++;
	if (at == value.len)
		return false;
	end = at;
	while (end < value.len && !pl_is_space((unsigned char)value.ptr[end]))
		end++;
	t->at = at;
	while (end > at && value.ptr[end - 1] == ',')
		end--;
	t->url = pl_str_n(value.ptr + at, end - at);
	return true;
}

/* Behind the current candidate's descriptors: a comma in parentheses ends none. */
static size_t after_candidate(const struct pl_target *t)
{
	struct pl_str value = t->attr->value;
	size_t at = t->at + t->url.len;
	bool within = false;

	for (; at < value.len && (within || value.ptr[at] != ','); at++)
		within = within ? value.ptr[at] != ')' : value.ptr[at] == '(';
	return at;
}

/* Liquid, Go, ERB, PHP and server-side includes that reading left in a value; markup that a value swallowed
 * because its closing quote is missing. */
static bool is_unreadable(struct pl_str value)
{
	static const char *const marks[] = {"{{", "{%", "<%", "<?", "<!--#", "</"};

	if (!value.len || (!memchr(value.ptr, '{', value.len) && !memchr(value.ptr, '<', value.len)))
		return false;
	for (size_t i = 0; i < PL_COUNT(marks); i++)
		if (pl_str_find(value, pl_str_c(marks[i]), 0) < value.len)
			return true;
	return false;
}

bool pl_target_unread(const struct pl_node *node, const struct pl_attr *attr)
{
	return holds_address((enum pl_tag)node->tag, attr->name) && (attr->has_template || is_unreadable(attr->value));
}

bool pl_target_next(struct pl_target *t)
{
	const struct pl_attr *attr = t->attr ? t->attr->next : t->node->attrs;

	if (t->listed && next_candidate(t, after_candidate(t)))
		return true;
	t->listed = false;
	for (; attr; attr = attr->next) {
		if (attr->has_template || !holds_address((enum pl_tag)t->node->tag, attr->name) ||
		    is_unreadable(attr->value))
			continue;
		t->attr = attr;
		t->at = 0;
		t->url = attr->value;
		t->listed = pl_str_is(attr->name, "srcset");
		if (!t->listed || next_candidate(t, 0))
			return true;
		t->listed = false;
	}
	return false;
}

struct pl_span pl_target_span(const struct pl_target *t, struct pl_str text, size_t from, size_t to)
{
	struct pl_span value = t->attr->value_span;

	if (pl_span_empty(value))
		return pl_span_empty(t->attr->span) ? t->node->span : t->attr->span;
	if (!pl_str_eq(pl_slice(text, value), t->attr->value))
		return value;
	value.start += (uint32_t)(t->at + from);
	value.end = value.start + (uint32_t)(to - from);
	return value;
}
