/* html_text: text as the tokenizer emits it: references decoded, newlines normalised, NULs dealt with. */
#include "body/entity.h"
#include "body/html_scan_parts.h"
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static const bool special[256] = {['<'] = true, ['&'] = true, ['\r'] = true, ['\0'] = true};

uint32_t pl_scan_plain(struct pl_str text, uint32_t at, uint32_t end)
{
#ifdef __SSE2__
	const __m128i lt = _mm_set1_epi8('<'), amp = _mm_set1_epi8('&'), cr = _mm_set1_epi8('\r'), nul = _mm_setzero_si128();

	while (at + 16 <= end) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.ptr + at));
		__m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, lt), _mm_cmpeq_epi8(bytes, amp)),
					   _mm_or_si128(_mm_cmpeq_epi8(bytes, cr), _mm_cmpeq_epi8(bytes, nul)));
		int mask = _mm_movemask_epi8(hit);

		if (mask)
			return at + (uint32_t)__builtin_ctz((unsigned)mask);
		at += 16;
	}
#endif
	while (at < end && !special[(unsigned char)text.ptr[at]])
		at++;
	return at;
}

static void reference_facts(struct pl_html_scan *s, uint32_t at, const struct pl_reference *ref, bool read)
{
	static const enum pl_fact_kind kinds[] = {
		[PL_REFERENCE_NO_DIGITS] = PL_FACT_HTML_NUMERIC_REFERENCE_NO_DIGITS,
		[PL_REFERENCE_NULL] = PL_FACT_HTML_NULL_REFERENCE,
		[PL_REFERENCE_OUTSIDE] = PL_FACT_HTML_REFERENCE_OUTSIDE_UNICODE,
		[PL_REFERENCE_SURROGATE] = PL_FACT_HTML_SURROGATE_REFERENCE,
		[PL_REFERENCE_NONCHARACTER] = PL_FACT_HTML_NONCHARACTER_REFERENCE,
		[PL_REFERENCE_CONTROL] = PL_FACT_HTML_CONTROL_REFERENCE,
		[PL_REFERENCE_UNKNOWN] = PL_FACT_HTML_UNKNOWN_REFERENCE,
	};
	uint32_t end = at + (uint32_t)ref->len;
	struct pl_fact *fact;

	if (ref->fault) {
		fact = pl_scan_fact(s, kinds[ref->fault], at, end);
		if (fact && ref->fault == PL_REFERENCE_CONTROL) {
			char utf8[4];

			fact->text = pl_arena_dup(s->arena, pl_str_n(utf8, pl_utf8_encode(utf8, ref->cp[0])));
		}
	}
	if (read && ref->unended)
		pl_scan_fact(s, PL_FACT_HTML_MISSING_SEMICOLON, at, end);
	else if (!read && !ref->fault && at + 1 < s->end && !pl_is_space((unsigned char)s->text.ptr[at + 1]))
		pl_scan_fact(s, PL_FACT_HTML_RAW_AMPERSAND, at, end > at + 1 ? end : at + 1);
}

/* Writes what the reference at `*at` stands for, or its `&`; gives the bytes written. */
static size_t reference(struct pl_html_scan *s, uint32_t *at, uint32_t end, char *out, unsigned how)
{
	struct pl_reference ref;
	bool read = pl_reference_read(pl_str_n(s->text.ptr + *at, end - *at), how & PL_SCAN_ATTRIBUTE, &ref);
	size_t n;

	reference_facts(s, *at, &ref, read);
	if (!read) {
		*out = '&';
		*at += 1;
		return 1;
	}
	n = pl_utf8_encode(out, ref.cp[0]);
	if (ref.cp[1])
		n += pl_utf8_encode(out + n, ref.cp[1]);
	*at += (uint32_t)ref.len;
	return n;
}

/* Room for the text decoded: `&nGt;` and `&nLt;` are one byte longer decoded than written, no other
 * reference is; a NUL grows from one byte to three. */
static size_t room(struct pl_html_scan *s, uint32_t start, uint32_t end, unsigned how)
{
	size_t n = end - start;

	if (how & PL_SCAN_REFERENCES)
		n += n / 5;
	if (how & PL_SCAN_NUL)
		for (uint32_t i = start; i < end; i++)
			n += s->text.ptr[i] == '\0' ? 2 : 0;
	return n;
}

static struct pl_str rewrite(struct pl_html_scan *s, uint32_t start, uint32_t first, uint32_t end, unsigned how)
{
	char *out = pl_arena_alloc(s->arena, room(s, start, end, how));
	size_t n = first - start;
	uint32_t at = first;

	memcpy(out, s->text.ptr + start, n);
	while (at < end) {
		uint32_t stop = pl_scan_plain(s->text, at, end);

		memcpy(out + n, s->text.ptr + at, stop - at);
		n += stop - at;
		at = stop;
		if (at == end)
			break;
		switch (s->text.ptr[at]) {
		case '\r':
			out[n++] = '\n';
			at += 1 + (at + 1 < end && s->text.ptr[at + 1] == '\n');
			break;
		case '\0':
			pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_NULL, at, at + 1);
			n += how & PL_SCAN_NUL ? pl_utf8_encode(out + n, 0xFFFD) : 1;
			if (!(how & PL_SCAN_NUL))
				out[n - 1] = '\0';
			at++;
			break;
		case '&':
			if (how & PL_SCAN_REFERENCES) {
				n += reference(s, &at, end, out + n, how);
				break;
			}
			/* fall through */
		default:
			out[n++] = s->text.ptr[at++];
		}
	}
	return pl_str_n(out, n);
}

static struct pl_str lower(struct pl_html_scan *s, struct pl_str str)
{
	size_t i = 0;
	struct pl_str copy;

	while (i < str.len && (unsigned char)(str.ptr[i] - 'A') >= 26)
		i++;
	if (i == str.len)
		return str;
	copy = pl_arena_dup(s->arena, str);
	for (; i < copy.len; i++)
		((char *)copy.ptr)[i] = pl_lower(copy.ptr[i]);
	return copy;
}

struct pl_str pl_scan_decode(struct pl_html_scan *s, uint32_t start, uint32_t end, unsigned how)
{
	uint32_t first = pl_scan_plain(s->text, start, end);
	struct pl_str text;

	/* `<` needs nothing, `&` only where references are read */
	while (first < end && (s->text.ptr[first] == '<' || (s->text.ptr[first] == '&' && !(how & PL_SCAN_REFERENCES))))
		first = pl_scan_plain(s->text, first + 1, end);
	text = first == end ? pl_slice(s->text, pl_span(start, end)) : rewrite(s, start, first, end, how);
	return how & PL_SCAN_LOWER ? lower(s, text) : text;
}
