/* source: from the bytes to the text. */
#include "source/source.h"
#include "base/utf8.h"

static void keep(struct pl_source *source, size_t skip)
{
	source->text = pl_str_n(source->bytes.ptr + skip, source->bytes.len - skip);
	source->encoding = "UTF-8";
}

/* Reads `rest` as UTF-8, one U+FFFD for every maximal ill-formed subpart. */
static void replace(struct pl_source *source, struct pl_arena *arena, size_t skip)
{
	struct pl_buf out = {0};
	size_t i = skip, cap = 0;

	while (i < source->bytes.len) {
		struct pl_str rest = pl_str_n(source->bytes.ptr + i, source->bytes.len - i);
		size_t good = pl_utf8_valid(rest), bad;

		pl_buf_add(&out, pl_str_n(rest.ptr, good));
		i += good;
		if (good == rest.len)
			break;
		bad = pl_utf8_bad_length(pl_str_n(rest.ptr + good, rest.len - good));
		if (source->nlossy == cap) {
			struct pl_lossy *more = pl_arena_alloc(arena, (cap = cap ? cap * 2 : 16) * sizeof(*more));

			if (source->nlossy)
				memcpy(more, source->lossy, source->nlossy * sizeof(*more));
			source->lossy = more;
		}
		source->lossy[source->nlossy++] = (struct pl_lossy){
			{(uint32_t)out.len, (uint32_t)out.len + 3}, (uint32_t)i, (uint32_t)bad};
		pl_buf_adds(&out, "\xEF\xBF\xBD");
		i += bad;
	}
	source->text = pl_arena_dup(arena, pl_buf_str(&out));
	source->encoding = "UTF-8";
	source->evidence = PL_EVIDENCE_DAMAGED;
	pl_buf_finish(&out);
}

void pl_source_read(struct pl_source *source, struct pl_arena *arena, const char *name,
		    struct pl_str bytes, const char *given)
{
	size_t skip;

	(void)given;
	*source = (struct pl_source){.name = name, .bytes = bytes};
	source->has_bom = pl_str_starts(bytes, PL_STR("\xEF\xBB\xBF"));
	skip = source->has_bom ? 3 : 0;
	source->first_bad = pl_utf8_valid(bytes);
	if (source->first_bad == bytes.len) {
		source->evidence = skip ? PL_EVIDENCE_BOM : PL_EVIDENCE_UTF8;
		keep(source, skip);
	} else {
		replace(source, arena, skip);
	}
}

size_t pl_source_byte(const struct pl_source *source, uint32_t at)
{
	size_t lo = 0, hi = source->nlossy;
	const struct pl_lossy *last;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (source->lossy[mid].text.start < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo)
		return at + (source->has_bom ? 3u : 0u);
	last = &source->lossy[lo - 1];
	if (at < last->text.end)
		return last->byte;
	return (size_t)last->byte + last->len + (at - last->text.end);
}
