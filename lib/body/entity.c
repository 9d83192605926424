/* entity: named and numeric character references. */
#include "body/entity.h"

static const struct pl_entity entities[] = {
#include "body/entity-data.h"
};

/* Narrows [*low, *high), whose names share their first `at` bytes, to those with byte `c` next. */
static void narrow(size_t *low, size_t *high, size_t at, unsigned char c)
{
	size_t l = *low, h = *high;

	while (l < h) {
		size_t mid = (l + h) / 2;

		if ((unsigned char)entities[mid].name[at] < c)
			l = mid + 1;
		else
			h = mid;
	}
	*low = l;
	h = *high;
	while (l < h) {
		size_t mid = (l + h) / 2;

		if ((unsigned char)entities[mid].name[at] <= c)
			l = mid + 1;
		else
			h = mid;
	}
	*high = l;
}

const struct pl_entity *pl_entity_match(struct pl_str text)
{
	const struct pl_entity *longest = NULL;
	size_t low = 0, high = PL_COUNT(entities);

	for (size_t i = 0; i < text.len; i++) {
		if (!text.ptr[i])
			break;
		narrow(&low, &high, i, (unsigned char)text.ptr[i]);
		if (low == high)
			break;
		if (!entities[low].name[i + 1])
			longest = &entities[low];
	}
	return longest;
}

const struct pl_entity *pl_entity_find(struct pl_str name)
{
	const struct pl_entity *entity = pl_entity_match(name);

	return entity && pl_str_is(name, entity->name) ? entity : NULL;
}

const char *pl_entity_near(struct pl_str name)
{
	size_t low = 0, high = PL_COUNT(entities);
	const char *near = NULL;
	unsigned best = 1;

	if (!name.len)
		return NULL;
	narrow(&low, &high, 0, (unsigned char)name.ptr[0]);
	for (size_t i = low; i < high; i++) {
		unsigned distance = pl_str_distance(name, pl_str_c(entities[i].name), best);

		if (distance <= best && (!near || distance < best)) {
			best = distance;
			near = entities[i].name;
		}
	}
	return near;
}

/* WHATWG 13.2.5.80: what browsers make of the references to C1 controls. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static unsigned digit(unsigned char c, unsigned base)
{
	unsigned d = pl_is_digit(c) ? (unsigned)c - '0' : pl_is_xdigit(c) ? (unsigned)(c | 0x20) - 'a' + 10 : 99;

	return d < base ? d : 99;
}

enum pl_reference_fault pl_reference_code(uint32_t number, uint32_t *cp)
{
	*cp = number;
	if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
		*cp = 0xFFFD;
		return number == 0 ? PL_REFERENCE_NULL : number > 0x10FFFF ? PL_REFERENCE_OUTSIDE : PL_REFERENCE_SURROGATE;
	}
	if ((number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE)
		return PL_REFERENCE_NONCHARACTER;
	if (number >= 0x80 && number <= 0x9F) {
		if (windows_1252[number - 0x80])
			*cp = windows_1252[number - 0x80];
		return PL_REFERENCE_CONTROL;
	}
	if (number == 0x0D || number == 0x7F || (number < 0x20 && !pl_is_space((unsigned char)number)))
		return PL_REFERENCE_CONTROL;
	return PL_REFERENCE_FINE;
}

bool pl_reference_read(struct pl_str text, bool in_attribute, struct pl_reference *ref)
{
	const struct pl_entity *entity;
	size_t i = 1;

	*ref = (struct pl_reference){0};
	if (text.len > 1 && text.ptr[1] == '#') {
		unsigned base = text.len > 2 && (text.ptr[2] | 0x20) == 'x' ? 16 : 10, d;
		uint32_t number = 0;
		size_t first = i = base == 16 ? 3 : 2;

		for (; i < text.len && (d = digit((unsigned char)text.ptr[i], base)) < base; i++)
			number = number > 0x10FFFF ? number : number * base + d;
		ref->len = i;
		if (i == first) {
			ref->fault = PL_REFERENCE_NO_DIGITS;
			return false;
		}
		ref->fault = pl_reference_code(number, &ref->cp[0]);
		ref->unended = i >= text.len || text.ptr[i] != ';';
		ref->len += !ref->unended;
		return true;
	}
	entity = pl_entity_match(pl_str_n(text.ptr + 1, text.len - 1));
	if (entity) {
		size_t n = strlen(entity->name);
		unsigned char after = 1 + n < text.len ? (unsigned char)text.ptr[1 + n] : 0;

		ref->unended = entity->name[n - 1] != ';';
		ref->len = 1 + n;
		if (ref->unended && in_attribute && (after == '=' || pl_is_alnum(after)))
			return false; /* "for historical reasons": text, and no error */
		ref->cp[0] = entity->cp[0];
		ref->cp[1] = entity->cp[1];
		return true;
	}
	while (i < text.len && pl_is_alnum((unsigned char)text.ptr[i]))
		i++;
	ref->len = i;
	if (i > 1 && i < text.len && text.ptr[i] == ';') {
		ref->len++;
		ref->fault = PL_REFERENCE_UNKNOWN;
	}
	return false;
}

void pl_entity_decode(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		const char *hit = memchr(text.ptr + at, '&', text.len - at);
		size_t amp = hit ? (size_t)(hit - text.ptr) : text.len;
		struct pl_reference ref;

		pl_buf_add(out, pl_str_n(text.ptr + at, amp - at));
		if (amp == text.len)
			break;
		if (pl_reference_read(pl_str_n(text.ptr + amp, text.len - amp), false, &ref)) {
			pl_buf_add_utf8(out, ref.cp[0]);
			if (ref.cp[1])
				pl_buf_add_utf8(out, ref.cp[1]);
			at = amp + ref.len;
		} else {
			pl_buf_addc(out, '&');
			at = amp + 1;
		}
	}
}
