/* fingerprint: what makes a finding the same finding after its post was edited elsewhere. */
#include "lint/fingerprint.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"

/* Characters before and behind the span, characters of the span; and bytes looked at for them, so that a line of
 * blanks costs no more than any other. */
enum { AROUND = 24, INSIDE = 128, REACH = 1024, SEPARATOR = 0x1f };

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

/* Bytes of the white space that begins at `at`: ASCII, U+00A0 or U+3000; 0: none does. */
static uint32_t blank_length(struct pl_str text, uint32_t at)
{
	if (pl_is_space((unsigned char)text.ptr[at]))
		return 1;
	if (pl_str_starts(pl_str_n(text.ptr + at, text.len - at), PL_STR("\xc2\xa0")))
		return 2;
	return pl_str_starts(pl_str_n(text.ptr + at, text.len - at), PL_STR("\xe3\x80\x80")) ? 3 : 0;
}

static bool begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Appends up to `max` characters from `at` on, to the end of the line or to `end`. Gives where it stopped. */
static uint32_t add_forward(struct pl_buf *out, struct pl_str text, struct pl_span range, unsigned max)
{
	uint32_t at = range.start, limit = range.end - at > REACH ? at + REACH : range.end;

	while (at < limit && !ends_line(text.ptr[at])) {
		uint32_t blank = blank_length(text, at);

		if (blank) {
			at += blank;
			continue;
		}
		if (begins_character(text.ptr[at]) && max-- == 0)
			break;
		pl_buf_addc(out, text.ptr[at++]);
	}
	return at;
}

/* Appends up to `max` characters that stand before `end` on its line. */
static void add_before(struct pl_buf *out, struct pl_str text, uint32_t end, unsigned max)
{
	uint32_t at = end, limit = end > REACH ? end - REACH : 0;

	while (at > limit && max && !ends_line(text.ptr[at - 1])) {
		at--;
		if (begins_character(text.ptr[at]) && !blank_length(text, at))
			max--;
	}
	while (at < end && !begins_character(text.ptr[at]))
		at++;
	add_forward(out, text, pl_span(at, end), AROUND);
}

/* Appends what the detail quotes: `title` of "`title` is missing". */
static void add_quoted(struct pl_buf *out, struct pl_str detail)
{
	bool inside = false;

	for (size_t i = 0; i < detail.len; i++) {
		if (detail.ptr[i] == '`')
			inside = !inside;
		if (inside)
			pl_buf_addc(out, detail.ptr[i]);
	}
}

static bool within(struct pl_span inner, struct pl_span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end && !pl_span_empty(outer);
}

/* True where something missing is reported: the text there does not say what. */
static bool is_about_absence(const struct pl_post *post, struct pl_span span)
{
	const struct pl_split *split = &post->front.split;

	return within(span, split->open) || within(span, split->close) ||
	       (pl_span_empty(span) && (span.start == 0 || span.start == post->source.text.len));
}

static void add_text(struct pl_buf *out, const struct pl_post *post, struct pl_span span)
{
	struct pl_str text = post->source.text;
	struct pl_span front = post->front.split.front;
	uint32_t stop;

	add_before(out, text, span.start, AROUND);
	pl_buf_addc(out, SEPARATOR);
	stop = add_forward(out, text, span, INSIDE);
	pl_buf_addc(out, SEPARATOR);
	if (stop == span.end && (span.start < front.start || span.start >= front.end))
		add_forward(out, text, pl_span(stop, (uint32_t)text.len), AROUND);
}

/* A diag's rule and the hash of its text. */
struct print {
	const char *rule;
	uint64_t hash;
	size_t diag;
};

static int compare(const void *left, const void *right)
{
	const struct print *a = left, *b = right;
	int order = a->rule == b->rule ? 0 : strcmp(a->rule, b->rule);

	if (order)
		return order;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->diag > b->diag) - (a->diag < b->diag);
}

static uint64_t hash_of(struct pl_buf *scratch, const struct pl_post *post, const struct pl_diag *diag)
{
	pl_buf_reset(scratch);
	if (!diag->rule->once && is_about_absence(post, diag->span))
		add_quoted(scratch, diag->detail);
	else if (!diag->rule->once)
		add_text(scratch, post, diag->span);
	return pl_hash(pl_buf_str(scratch));
}

static uint64_t numbered(struct pl_buf *scratch, uint64_t hash, size_t number)
{
	if (number == 1)
		return hash;
	pl_buf_reset(scratch);
	pl_buf_addf(scratch, "%016llx %zu", (unsigned long long)hash, number);
	return pl_hash(pl_buf_str(scratch));
}

uint64_t *pl_fingerprints(struct pl_post *post, const struct pl_diags *diags)
{
	uint64_t *prints = PL_NEW_N(&post->arena, uint64_t, diags->count + 1);
	struct print *sorted = pl_arena_alloc(&post->arena, (diags->count + 1) * sizeof(*sorted));
	struct pl_buf scratch = {0};
	size_t n = 0, number = 0;

	for (size_t i = 0; i < diags->count; i++) {
		const struct pl_diag *diag = &diags->items[i];

		if (!diag->suppressed)
			sorted[n++] = (struct print){diag->rule->id, hash_of(&scratch, post, diag), i};
	}
	qsort(sorted, n, sizeof(*sorted), compare);
	for (size_t i = 0; i < n; i++) {
		bool again = i && sorted[i].rule == sorted[i - 1].rule && sorted[i].hash == sorted[i - 1].hash;

		number = again ? number + 1 : 1;
		prints[sorted[i].diag] = numbered(&scratch, sorted[i].hash, number);
	}
	pl_buf_finish(&scratch);
	return prints;
}
