/* complain: how a check says what is wrong. */
#include "base/utf8.h"
#include "base/width.h"
#include "lint/lint.h"
#include "lint/pass.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

static struct pl_str format(struct pl_arena *arena, const char *fmt, va_list args)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	p = pl_arena_alloc(arena, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, args);
	return pl_str_n(p, (size_t)n);
}

/* How many diags the rule has already made; counts are kept from the first complaint on. */
static uint32_t *count_of(struct pl_run *run, const struct pl_setting *setting)
{
	if (!run->counts)
		run->counts = PL_NEW_N(&run->post->arena, uint32_t, run->set->count);
	return &run->counts[setting - run->set->settings];
}

static struct pl_span clamp(struct pl_span span, size_t len)
{
	assert(span.start <= span.end && span.end <= len);
	if (span.end > len)
		span.end = (uint32_t)len;
	if (span.start > span.end)
		span.start = span.end;
	return span;
}

struct pl_diag *pl_complain(struct pl_pass *pass, const struct pl_rule *rule, struct pl_span span, const char *fmt, ...)
{
	struct pl_run *run = pass->run;
	const struct pl_setting *setting = &pass->settings[rule - pass->check->rules];
	enum pl_severity level = pl_setting_level(run->set, setting);
	struct pl_diag *diag;
	uint32_t *count;
	va_list args;

	if (level == PL_OFF)
		return NULL;
	count = count_of(run, setting);
	if (*count > PL_DIAGS_MAX)
		return NULL;
	diag = pl_diag_add(run->diags, rule, clamp(span, run->post->source.text.len));
	diag->severity = level;
	if ((*count)++ == PL_DIAGS_MAX) {
		diag->severity = PL_INFO;
		diag->detail = PL_STR("too many findings; the rest of this rule is not listed");
		return NULL;
	}
	if (fmt) {
		va_start(args, fmt);
		diag->detail = format(&run->post->arena, fmt, args);
		va_end(args);
	}
	return diag;
}

void pl_complain_related(struct pl_pass *pass, struct pl_diag *diag, struct pl_span span, const char *fmt, ...)
{
	struct pl_related *related, **link;
	va_list args;

	if (!diag)
		return;
	related = PL_NEW(&pass->run->post->arena, struct pl_related);
	related->span = clamp(span, pass->run->post->source.text.len);
	va_start(args, fmt);
	related->text = format(&pass->run->post->arena, fmt, args);
	va_end(args);
	for (link = &diag->related; *link; link = &(*link)->next)
		;
	*link = related;
}

void pl_complain_help(struct pl_pass *pass, struct pl_diag *diag, const char *fmt, ...)
{
	va_list args;

	if (!diag)
		return;
	va_start(args, fmt);
	diag->help = format(&pass->run->post->arena, fmt, args);
	va_end(args);
}

void pl_complain_fix(struct pl_pass *pass, struct pl_diag *diag, enum pl_fix_class fix_class, const char *title,
		     struct pl_span span, struct pl_str text)
{
	struct pl_arena *arena = &pass->run->post->arena;
	struct pl_edit *edit, **link;

	if (!diag)
		return;
	if (!diag->edits) {
		diag->fix_class = fix_class;
		diag->fix_title = pl_arena_dup(arena, pl_str_c(title));
	}
	edit = PL_NEW(arena, struct pl_edit);
	edit->span = clamp(span, pass->run->post->source.text.len);
	edit->text = pl_arena_dup(arena, text);
	for (link = &diag->edits; *link && (*link)->span.start <= span.start; link = &(*link)->next)
		;
	edit->next = *link;
	*link = edit;
}

/* Characters a reader would not see or that would disturb the line. */
static bool is_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static void add_visibly(struct pl_buf *out, struct pl_str text, size_t max)
{
	size_t at = 0, columns = 0;

	while (at < text.len) {
		size_t start = at;
		uint32_t cp = pl_utf8_next(text, &at);
		size_t width = is_hidden(cp) ? 8 : pl_width_char(cp, 1);

		if (pl_is_space((unsigned char)text.ptr[start])) {
			while (at < text.len && pl_is_space((unsigned char)text.ptr[at]))
				at++;
			pl_buf_addc(out, ' ');
			columns++;
			continue;
		}
		if (columns + width > max) {
			pl_buf_adds(out, "…");
			return;
		}
		if (is_hidden(cp))
			pl_buf_addf(out, "\\u{%X}", (unsigned)cp);
		else
			pl_buf_add(out, pl_str_n(text.ptr + start, at - start));
		columns += width;
	}
}

struct pl_str pl_quote_text(struct pl_pass *pass, struct pl_str str, size_t max)
{
	struct pl_buf out = {0};
	struct pl_str quoted;

	add_visibly(&out, str, max);
	quoted = pl_arena_dup(&pass->run->post->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return quoted;
}
