/* postlint_convert: the public functions about converting, read aloud. */
#include <stdlib.h>

#include "postlint.h"
#include "source/lines.h"
#include "write/convert.h"

struct postlint_conversion {
	struct pl_arena arena;
	struct pl_error error;
	const char *bytes;
	size_t length;
	bool proven;
	struct postlint_loss *losses;
	size_t loss_count;
	struct postlint_difference *differences;
	size_t difference_count;
};

_Static_assert((int)POSTLINT_TREE == (int)PL_TARGET_TREE && (int)POSTLINT_KRAMDOWN == (int)PL_TARGET_KRAMDOWN, "the same targets");
_Static_assert((int)POSTLINT_FRONT_NONE == (int)PL_FRONT_TO_NONE, "the same forms of front matter");
_Static_assert((int)POSTLINT_SYNTAX_HTML == (int)PL_SYNTAX_HTML, "the same syntaxes");
_Static_assert((int)POSTLINT_DIALECT_GOLDMARK == (int)PL_DIALECT_GOLDMARK, "the same dialects");
_Static_assert((int)POSTLINT_LINKS_NONE == (int)PL_TEXT_LINKS_NONE, "the same places of links");
_Static_assert((int)POSTLINT_LOSS_STRUCTURE == (int)PL_LOSS_STRUCTURE, "the same kinds of loss");

/* What turning places into the public form needs. */
struct face {
	struct postlint_conversion *to;
	const struct pl_source *source;
	struct pl_lines lines;
};

static const char *text_of(const struct face *face, struct pl_str str)
{
	return pl_arena_dup(&face->to->arena, str.len ? str : PL_STR("")).ptr;
}

static struct postlint_place place_of(const struct face *face, struct pl_span span)
{
	uint32_t at = span.start < face->source->text.len ? span.start : (uint32_t)face->source->text.len;
	struct pl_place place;

	if (!span.start && !span.end)
		return (struct postlint_place){0};
	place = pl_lines_place(&face->lines, at);
	return (struct postlint_place){place.line, place.column, pl_source_byte(face->source, at)};
}

static struct pl_span span_of(const struct pl_node *node)
{
	while (node && pl_span_empty(node->span))
		node = node->prev ? node->prev : node->parent;
	return node ? node->span : pl_span(0, 0);
}

static void fill(struct face *face, struct pl_post *post, const struct pl_conversion *from)
{
	struct postlint_conversion *to = face->to;

	pl_lines_init(&face->lines, &post->arena, post->source.text);
	to->proven = from->proven;
	to->length = from->bytes.len;
	to->bytes = text_of(face, pl_buf_str(&from->bytes));
	to->losses = PL_NEW_N(&to->arena, struct postlint_loss, from->losses.count + 1);
	for (size_t i = 0; i < from->losses.count; i++) {
		const struct pl_loss *loss = &from->losses.items[i];

		to->losses[to->loss_count++] = (struct postlint_loss){(enum postlint_loss_kind)loss->kind, text_of(face, loss->what),
			place_of(face, loss->place), text_of(face, loss->before), text_of(face, loss->after)};
	}
	to->differences = PL_NEW_N(&to->arena, struct postlint_difference, from->proof.count + 1);
	for (size_t i = 0; i < from->proof.count; i++) {
		const struct pl_difference *d = &from->proof.items[i];

		to->differences[to->difference_count++] =
			(struct postlint_difference){place_of(face, span_of(d->before ? d->before : d->previous)), text_of(face, d->what)};
	}
}

/* Turns "tidy,layout" into bits. False after saying which is no step. */
static bool read_steps(const char *names, unsigned *steps, struct pl_error *error)
{
	while (names && *names) {
		size_t n = strcspn(names, ",");
		struct pl_str name = pl_str_trim(pl_str_n(names, n));
		unsigned bit = pl_str_is(name, "all") ? PL_CLEAN_ALL : 0;

		for (unsigned i = 0; i < PL_CLEAN_STEPS; i++)
			bit |= pl_str_is(name, pl_clean_rows[i].name) ? 1U << i : 0;
		if (!bit)
			return pl_fail(error, "there is no step `" PL_FMT "`", PL_ARG(name));
		*steps |= bit;
		names += n + (names[n] == ',');
	}
	return true;
}

static bool is_text(const struct pl_source *source, struct pl_error *error)
{
	if (source->binary)
		return pl_fail(error, "is binary, not text");
	if (source->evidence == PL_EVIDENCE_NONE)
		return pl_fail(error, "its encoding is not known");
	if (source->nlossy)
		return pl_fail(error, "byte 0x%02X at offset %u is not %s", (unsigned char)source->bytes.ptr[source->lossy[0].byte],
			       (unsigned)source->lossy[0].byte, source->encoding ? source->encoding : "text");
	return true;
}

static void convert(struct postlint_conversion *to, struct pl_post *post, const struct postlint_convert_options *o)
{
	struct pl_convert_options wanted = {
		.write = {.target = (enum pl_target)o->target, .width = o->width, .ambiguous = o->ambiguous,
			  .links = (enum pl_text_links)o->links, .liquid = o->guard_liquid, .drop_comments = o->drop_comments},
		.front = (enum pl_front_mode)o->front,
	};
	struct face face = {.to = to, .source = &post->source};
	struct pl_conversion conversion = {0};

	if (!is_text(&post->source, &to->error) || !read_steps(o->clean, &wanted.clean, &to->error))
		return;
	pl_convert(&conversion, post, &wanted);
	if (conversion.failed)
		to->error = conversion.error;
	else
		fill(&face, post, &conversion);
	pl_conversion_finish(&conversion);
}

struct postlint_conversion *postlint_convert(const char *name, const char *bytes, size_t length, const struct postlint_convert_options *options)
{
	static const struct postlint_convert_options none;
	const struct postlint_convert_options *o = options ? options : &none;
	struct pl_post_options how = {
		.syntax = (enum pl_syntax)o->syntax,
		.dialect = (enum pl_dialect)o->dialect,
		.encoding = o->encoding,
		.templates = o->guard_liquid ? PL_TEMPLATES_ALL & ~PL_TEMPLATES_LIQUID : 0,
	};
	struct postlint_conversion *conversion;
	struct pl_post post = {0};

	if (length > PL_SOURCE_MAX)
		return NULL;
	conversion = pl_alloc(sizeof(*conversion));
	*conversion = (struct postlint_conversion){.bytes = ""};
	pl_convert_reading(&how, (enum pl_target)o->target);
	pl_post_read(&post, name, pl_str_n(length ? bytes : "", length), &how);
	convert(conversion, &post, o);
	pl_post_finish(&post);
	return conversion;
}

const char *postlint_conversion_bytes(const struct postlint_conversion *conversion, size_t *length)
{
	if (length)
		*length = conversion->length;
	return conversion->bytes;
}

int postlint_conversion_proven(const struct postlint_conversion *conversion)
{
	return conversion->proven;
}

const char *postlint_conversion_error(const struct postlint_conversion *conversion)
{
	return conversion->error.text;
}

size_t postlint_conversion_loss_count(const struct postlint_conversion *conversion)
{
	return conversion->loss_count;
}

const struct postlint_loss *postlint_conversion_loss(const struct postlint_conversion *conversion, size_t index)
{
	return index < conversion->loss_count ? &conversion->losses[index] : NULL;
}

size_t postlint_conversion_difference_count(const struct postlint_conversion *conversion)
{
	return conversion->difference_count;
}

const struct postlint_difference *postlint_conversion_difference(const struct postlint_conversion *conversion, size_t index)
{
	return index < conversion->difference_count ? &conversion->differences[index] : NULL;
}

void postlint_conversion_free(struct postlint_conversion *conversion)
{
	if (conversion)
		pl_arena_finish(&conversion->arena);
	free(conversion);
}
