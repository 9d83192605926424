/* toml_string: the four forms of TOML strings (TOML 1.0, "String"). */
#include "front/toml.h"
#include "front/unicode.h"

/* One string: where its content lies. */
struct string {
	struct pl_span inner;
	char quote;
	bool multiline, escapes;
};

static bool is_control(unsigned char c, bool multiline)
{
	return (c < 0x20 && c != '\t' && !(multiline && (c == '\n' || c == '\r'))) || c == 0x7F;
}

/* Length of the run of `quote` at `at`, at most `max`. */
static uint32_t quotes_at(const struct pl_build *b, uint32_t at, char quote, uint32_t max)
{
	uint32_t n = 0;

	while (n < max && at + n < b->end && b->text.ptr[at + n] == quote)
		n++;
	return n;
}

/* True when the string ends at `at`; a multi-line one may have one or two quotes more before its three. */
static bool ends(const struct pl_build *b, const struct string *s, uint32_t *at)
{
	uint32_t n;

	if (!s->multiline)
		return b->text.ptr[*at] == s->quote;
	n = quotes_at(b, *at, s->quote, 5);
	if (n < 3)
		return false;
	*at += n - 3;
	return true;
}

/* Finds the end of the content from s->inner.start on; false: there is none. */
static bool scan(struct pl_toml *t, struct string *s)
{
	const struct pl_build *b = &t->build;
	uint32_t at = s->inner.start;

	for (; at < b->end; at++) {
		unsigned char c = (unsigned char)b->text.ptr[at];

		if (c == (unsigned char)s->quote && ends(b, s, &at)) {
			s->inner.end = at;
			return true;
		}
		if (c == '\n' && !s->multiline)
			return false;
		if (c == '\r' && s->multiline && at + 1 < b->end && b->text.ptr[at + 1] != '\n')
			pl_toml_fault(t, PL_CAUSE_CONTROL, pl_span(at, at + 1), "a carriage return alone");
		if (c == '\\' && s->quote == '"') {
			s->escapes = true;
			if (at + 1 < b->end && (s->multiline || b->text.ptr[at + 1] != '\n'))
				at++;
		} else if (is_control(c, s->multiline) &&
			   !(c == '\r' && at + 1 < b->end && b->text.ptr[at + 1] == '\n')) {
			pl_toml_fault(t, PL_CAUSE_CONTROL, pl_span(at, at + 1), "a control character in a string");
		}
	}
	return false;
}

/* Behind a backslash that ends its line: the first character that is no blank, or NULL when it does not. */
static const char *line_join(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	if (p == end || *p != '\n')
		return NULL;
	while (p < end && pl_is_space((unsigned char)*p))
		p++;
	return p;
}

/* Decodes the escape at *p (behind its backslash); false when TOML has no such escape. */
static bool unescape(const struct string *s, const char **p, const char *end, char **out)
{
	static const char names[] = "btnfr\"\\", chars[] = "\b\t\n\f\r\"\\";
	const char *known = *p < end && **p ? strchr(names, **p) : NULL;
	const char *joined;
	uint32_t cp;

	if (known) {
		*(*out)++ = chars[known - names];
		(*p)++;
		return true;
	}
	if (*p < end && (**p == 'u' || **p == 'U')) {
		unsigned n = **p == 'u' ? 4 : 8;

		if (!pl_hex(*p + 1, end, n, &cp) || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
			return false;
		*p += n + 1;
		*out += pl_utf8_encode(*out, cp);
		return true;
	}
	joined = s->multiline ? line_join(*p, end) : NULL;
	*p = joined ? joined : *p;
	return joined != NULL;
}

static struct pl_str decode(struct pl_toml *t, const struct string *s)
{
	struct pl_str raw = pl_slice(t->build.text, s->inner);
	const char *p = raw.ptr, *end = raw.ptr + raw.len;
	char *buf, *out;

	if (!s->escapes)
		return raw;
	buf = out = pl_arena_alloc(t->build.arena, raw.len + 4);
	while (p < end) {
		uint32_t start = s->inner.start + (uint32_t)(p - raw.ptr);

		if (*p != '\\') {
			*out++ = *p++;
		} else if (p++, !unescape(s, &p, end, &out)) {
			pl_toml_fault(t, PL_CAUSE_BAD_ESCAPE, pl_span(start, start + 2), "an unknown escape");
			*out++ = '\\';
		}
	}
	return pl_str_n(buf, (size_t)(out - buf));
}

bool pl_toml_string(struct pl_toml *t, bool multiline, struct pl_str *text, enum pl_quote *quote)
{
	static const enum pl_quote styles[2][2] = {{PL_QUOTE_DOUBLE, PL_QUOTE_FOLDED},
						   {PL_QUOTE_SINGLE, PL_QUOTE_LITERAL}};
	const struct pl_build *b = &t->build;
	struct string s = {.quote = pl_toml_byte(t)};
	uint32_t start = t->at;

	s.multiline = multiline && quotes_at(b, start, s.quote, 3) == 3;
	s.inner.start = start + (s.multiline ? 3 : 1);
	if (s.multiline && s.inner.start < b->end && b->text.ptr[s.inner.start] == '\r')
		s.inner.start += quotes_at(b, s.inner.start + 1, '\n', 1);
	if (s.multiline)
		s.inner.start += quotes_at(b, s.inner.start, '\n', 1);
	*quote = styles[s.quote == '\''][s.multiline];
	if (!scan(t, &s))
		return pl_toml_fault(t, PL_CAUSE_UNBALANCED_QUOTE,
				     pl_span(start, start + (s.multiline ? 3 : 1)), "a string that is never closed");
	t->at = s.inner.end + (s.multiline ? 3 : 1);
	*text = decode(t, &s);
	return true;
}
