/* address_domain: names in other scripts as ASCII (UTS 46; Punycode, RFC 3492). */
#include "site/address_parts.h"

#include "base/normal.h"
#include "base/utf8.h"
#include "base/width.h"

/* RFC 3492, section 5 */
enum {
	BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, INITIAL_BIAS = 72, INITIAL_N = 128,
	MOST_LABEL = 255, /* characters; no name that exists has more than 63, and Punycode is not linear */
};

/* One label as code points. */
struct label {
	uint32_t cps[MOST_LABEL];
	size_t count;
};

static unsigned adapt(unsigned delta, unsigned count, bool first)
{
	unsigned k = 0;

	delta /= first ? DAMP : 2;
	delta += delta / count;
	for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
		delta /= BASE - TMIN;
	return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static unsigned threshold(unsigned k, unsigned bias)
{
	return k <= bias + TMIN ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
}

/* A generalized variable-length integer (RFC 3492, 3.3). */
static void write_delta(struct pl_buf *out, unsigned delta, unsigned bias)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (unsigned k = BASE;; k += BASE) {
		unsigned t = threshold(k, bias);

		if (delta < t)
			break;
		pl_buf_addc(out, digits[t + (delta - t) % (BASE - t)]);
		delta = (delta - t) / (BASE - t);
	}
	pl_buf_addc(out, digits[delta]);
}

static uint32_t least_from(const struct label *label, uint32_t floor)
{
	uint32_t least = UINT32_MAX;

	for (size_t i = 0; i < label->count; i++)
		if (label->cps[i] >= floor && label->cps[i] < least)
			least = label->cps[i];
	return least;
}

/* RFC 3492, 6.3. At most 255 characters: nothing overflows. */
static void encode(struct pl_buf *out, const struct label *label)
{
	unsigned delta = 0, bias = INITIAL_BIAS, done = 0, basic;

	for (size_t i = 0; i < label->count; i++)
		if (label->cps[i] < INITIAL_N) {
			pl_buf_addc(out, (char)label->cps[i]);
			done++;
		}
	basic = done;
	if (basic)
		pl_buf_addc(out, '-');
	for (uint32_t n = INITIAL_N; done < label->count; n++, delta++) {
		uint32_t next = least_from(label, n);

		delta += (next - n) * (done + 1);
		n = next;
		for (size_t i = 0; i < label->count; i++) {
			delta += label->cps[i] < n;
			if (label->cps[i] == n) {
				write_delta(out, delta, bias);
				bias = adapt(delta, done + 1, done == basic);
				delta = 0;
				done++;
			}
		}
	}
}

static int digit_of(char c)
{
	return pl_is_alpha((unsigned char)c) ? pl_lower(c) - 'a' : pl_is_digit((unsigned char)c) ? c - '0' + 26 : -1;
}

/* The inverse of write_delta; false when `text` is cut short, or too big for a code point's place. */
static bool read_delta(struct pl_str *text, unsigned bias, unsigned *delta)
{
	uint64_t value = 0, weight = 1;

	for (unsigned k = BASE;; k += BASE) {
		unsigned t = threshold(k, bias);
		int digit = text->len ? digit_of(pl_address_take(text, 1).ptr[0]) : -1;

		if (digit < 0 || weight > UINT32_MAX)
			return false;
		value += (unsigned)digit * weight;
		if (value > UINT32_MAX / 2)
			return false;
		if ((unsigned)digit < t)
			break;
		weight *= BASE - t;
	}
	*delta = (unsigned)value;
	return true;
}

/* RFC 3492, 6.2. */
static bool decode(struct label *label, struct pl_str text)
{
	unsigned bias = INITIAL_BIAS, i = 0, delta;
	uint32_t n = INITIAL_N;
	size_t basic = text.len;

	label->count = 0;
	if (text.len > MOST_LABEL)
		return false;
	while (basic > 0 && text.ptr[basic - 1] != '-')
		basic--;
	for (size_t k = 0; k + 1 < basic; k++)
		label->cps[label->count++] = (unsigned char)pl_lower(text.ptr[k]);
	pl_address_take(&text, basic);
	while (text.len) {
		unsigned count = (unsigned)label->count + 1;

		if (!read_delta(&text, bias, &delta))
			return false;
		bias = adapt(delta, count, !i);
		i += delta;
		n += i / count;
		i %= count;
		if (n > 0x10FFFF || (n >= 0xD800 && n < 0xE000))
			return false;
		memmove(&label->cps[i + 1], &label->cps[i], (label->count - i) * sizeof(label->cps[0]));
		label->cps[i++] = n;
		label->count++;
	}
	return true;
}

/* What the labels of a name say of each other (RFC 5893, 2): one written from right to left binds them all. */
struct ways {
	bool right, broken;
};

static void add_way(struct ways *ways, const struct label *label)
{
	bool seen[PL_IDNA_WAYS] = {false}, right;
	enum pl_idna_way first = PL_IDNA_NO_WAY, last = PL_IDNA_NO_WAY;

	for (size_t i = 0; i < label->count; i++) {
		enum pl_idna_way way = pl_idna_way(label->cps[i]);

		first = i ? first : way;
		last = way == PL_IDNA_ABOVE ? last : way;
		seen[way] = true;
	}
	right = seen[PL_IDNA_RIGHT] || seen[PL_IDNA_ARABIC_NUMBER];
	ways->right |= right;
	if (first == PL_IDNA_RIGHT)
		ways->broken |= seen[PL_IDNA_LEFT] || (seen[PL_IDNA_NUMBER] && seen[PL_IDNA_ARABIC_NUMBER]) ||
				(last != PL_IDNA_RIGHT && last != PL_IDNA_NUMBER && last != PL_IDNA_ARABIC_NUMBER);
	else if (label->count)
		ways->broken |= first != PL_IDNA_LEFT || right || (last != PL_IDNA_LEFT && last != PL_IDNA_NUMBER);
	ways->broken |= seen[PL_IDNA_NO_WAY];
}

/* UTS 46, 4.1 */
static bool is_valid(const struct label *label, struct ways *ways)
{
	enum pl_idna_kind before = PL_IDNA_VALID;

	add_way(ways, label);

	for (size_t i = 0; i < label->count; i++) {
		enum pl_idna_kind kind = pl_idna_kind(label->cps[i]);

		if (kind == PL_IDNA_DISALLOWED || (!i && (kind == PL_IDNA_MARK || kind == PL_IDNA_VIRAMA)) ||
		    (kind == PL_IDNA_JOINER && before != PL_IDNA_VIRAMA))
			return false;
		before = kind;
	}
	return true;
}

/* `xn--…`: what it stands for is a label in another script, in its mapped form. */
static bool is_valid_encoded(struct pl_str text, struct ways *ways)
{
	struct label label;
	struct pl_buf plain = {0}, mapped = {0};
	bool valid, other = false;

	if (!decode(&label, text) || !is_valid(&label, ways))
		return false;
	for (size_t i = 0; i < label.count; i++) {
		pl_buf_add_utf8(&plain, label.cps[i]);
		other |= label.cps[i] >= 0x80;
	}
	valid = other && pl_idna_map(&mapped, pl_buf_str(&plain)) && pl_str_eq(pl_buf_str(&mapped), pl_buf_str(&plain));
	pl_buf_finish(&plain);
	pl_buf_finish(&mapped);
	return valid;
}

static bool read_label(struct label *label, struct pl_str text, bool *ascii)
{
	label->count = 0;
	*ascii = true;
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (label->count == MOST_LABEL)
			return false;
		label->cps[label->count++] = cp;
		*ascii &= cp < 0x80;
	}
	return true;
}

/* Appends one mapped label as ASCII. */
static bool add_label(struct pl_buf *out, struct pl_str text, struct ways *ways)
{
	struct label label;
	bool ascii;

	if (pl_str_starts(text, PL_STR("xn--"))) {
		pl_buf_add(out, text);
		return is_valid_encoded(pl_str_n(text.ptr + 4, text.len - 4), ways);
	}
	if (!read_label(&label, text, &ascii) || !is_valid(&label, ways))
		return false;
	if (ascii) {
		pl_buf_add(out, text);
		return true;
	}
	pl_buf_adds(out, "xn--");
	encode(out, &label);
	return true;
}

enum pl_address_fault pl_address_domain(struct pl_str *out, struct pl_arena *arena, struct pl_str text)
{
	struct pl_buf mapped = {0}, ascii = {0};
	struct ways ways = {0};
	bool valid = pl_utf8_valid(text) == text.len && pl_idna_map(&mapped, text);
	struct pl_str rest = mapped.len ? pl_buf_str(&mapped) : PL_STR("");

	for (bool more = valid; more;) {
		size_t dot = pl_str_find(rest, PL_STR("."), 0);

		valid = add_label(&ascii, pl_str_n(rest.ptr, dot), &ways);
		more = valid && dot < rest.len;
		if (more) {
			pl_address_take(&rest, dot + 1);
			pl_buf_addc(&ascii, '.');
		}
	}
	valid = valid && !(ways.right && ways.broken);
	if (valid)
		*out = pl_arena_dup(arena, ascii.len ? pl_buf_str(&ascii) : PL_STR(""));
	pl_buf_finish(&mapped);
	pl_buf_finish(&ascii);
	return valid ? PL_ADDRESS_FINE : PL_ADDRESS_HOST_DOMAIN;
}
