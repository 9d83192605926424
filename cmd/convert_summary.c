/* convert_summary: what a run amounts to. */
#include "convert.h"

struct part {
	size_t count;
	const char *text, *many; /* `many` may be NULL: the same */
};

/* ", 2 not proven, 1 …": the parts that are not nought. */
static void add_parts(struct pl_buf *out, const char *before, const struct part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!parts[i].count)
			continue;
		pl_buf_addf(out, "%s%zu %s", before, parts[i].count, parts[i].count > 1 && parts[i].many ? parts[i].many : parts[i].text);
		before = ", ";
	}
}

/* "cleaned: tidy 3, layout 1": places that each step changed. */
static void add_cleaned(struct pl_buf *out, const struct convert *c)
{
	const char *before = "cleaned: ";

	for (unsigned i = 0; i < PL_CLEAN_STEPS; i++) {
		if (!c->tally.cleaned[i])
			continue;
		pl_buf_addf(out, "%s%s %zu", before, pl_clean_rows[i].name, c->tally.cleaned[i]);
		before = ", ";
	}
	if (*before == ',')
		pl_buf_addc(out, '\n');
}

static const char *done(const struct convert *c)
{
	return c->settings->check || c->settings->diff ? "would change" : "converted";
}

void convert_summary(struct pl_buf *out, const struct convert *c)
{
	const struct convert_tally *t = &c->tally;
	const struct files *files = &c->files;
	const struct part parts[] = {
		{t->unchanged, "unchanged", NULL},
		{t->unproven, "written though not proven", NULL},
		{t->unproved, "not proven and not written", NULL},
		{t->lossy, "not written because of --max-loss", NULL},
		{t->front, "not written because of their front matter", NULL},
		{t->undecoded, "not decoded", NULL},
		{t->misplaced + t->clashed, "without a place to be written to", NULL},
		{t->failed, "could not be read or written", NULL},
		{t->skipped, "left alone because of a wrong rule file", NULL},
	};
	const struct part skipped[] = {
		{files->ignored, "ignored", NULL},
		{files->unchosen, "not in the rule file's paths", NULL},
		{files->linked, "linked folder", "linked folders"},
		{t->written + t->unchanged ? 0 : files->foreign, "other file", "other files"},
	};

	add_cleaned(out, c);
	convert_loss_show(out, c);
	if (c->to_stdout)
		return;
	if (files->count)
		pl_buf_addf(out, "%zu %s %s", t->written, t->written == 1 ? "post" : "posts", done(c));
	else
		pl_buf_adds(out, "no posts found");
	add_parts(out, ", ", parts, PL_COUNT(parts));
	add_parts(out, ", skipped: ", skipped, PL_COUNT(skipped));
	if (t->fallbacks)
		pl_buf_addf(out, "; %zu of %zu blocks kept as HTML", t->fallbacks, t->blocks);
	pl_buf_addc(out, '\n');
}
