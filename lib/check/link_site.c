/* link_site: where the links and images of a post lead on the published site. */
#include "base/normal.h"
#include "lint/check.h"
#include "site/visit.h"

enum { NOWHERE, IMAGE, CASE, ANCHOR, OUTSIDE, MOVED, RULES };

static const struct pl_rule rules[RULES] = {
	[NOWHERE] =
		{
			.id = "link-missing",
			.severity = PL_ERROR,
			.sentence = "link leads to nothing on the site",
			.help = "Correct the target, or add the page or file that it names.",
			.why = "The target lies on this site, and neither a post nor a page nor a file is published there: the reader gets "
			       "\"404 not found\". postlint works out the address of every file as the site's builder does, so links to "
			       "drafts, to posts "
			       "dated ahead and to files that the builder leaves out are found too.\n\nWhat a theme, a plugin or code may "
			       "make is not "
			       "judged; the summary says how many links that were.",
			.bad = "[the plan](/plans/2022.html)\n",
			.good = "[the plan](https://example.com/plans/2022.html)\n",
			.since = "0.1",
		},
	[IMAGE] =
		{
			.id = "image-missing",
			.severity = PL_ERROR,
			.sentence = "image is not on the site",
			.help = "Correct the address, or add the file.",
			.why = "The image lies on this site, and no file is published at its address: the reader sees an empty frame.",
			.bad = "![The port](/images/prot.jpg)\n",
			.good = "![The port](https://example.com/images/port.jpg)\n",
			.since = "0.1",
		},
	[CASE] =
		{
			.id = "link-case",
			.severity = PL_ERROR,
			.fix = PL_FIX_SAFE,
			.sentence = "target is written in another case than its file",
			.help = "Write the target as the file is written.",
			.why = "Web servers tell capitals from small letters, and an `é` of one character from an `e` with an accent "
			       "behind it. On the "
			       "disks of Windows and macOS the link works, on the web it does not.",
			.bad = "![The port](/Images/port.JPG)\n",
			.good = "![The port](https://example.com/images/port.jpg)\n",
			.since = "0.1",
		},
	[ANCHOR] =
		{
			.id = "link-anchor",
			.severity = PL_ERROR,
			.sentence = "page has no such anchor",
			.help = "Correct what stands behind `#`, or give the place that id.",
			.why = "What stands behind `#` is the id of a place in the page: of a heading, which the site's builder makes from "
			       "its words, "
			       "of a footnote, or one that was written. There is none with this name, so the link leads to the top of the "
			       "page.",
			.bad = "## The plan\n\nSee [below](#the-plans).\n",
			.good = "## The plan\n\nSee [below](#the-plan).\n",
			.since = "0.1",
		},
	[OUTSIDE] =
		{
			.id = "link-outside",
			.severity = PL_ERROR,
			.sentence = "target leaves the site",
			.help = "Take away one `../` for each folder too many.",
			.why = "The path goes up further than the site reaches. Browsers stop at the top, so the link may seem to work; in "
			       "a folder of a "
			       "larger site it does not.",
			.bad = "[home](../../../../../../index.html)\n",
			.good = "[home](https://example.com/)\n",
			.since = "0.1",
		},
	[MOVED] =
		{
			.id = "link-redirect",
			.severity = PL_INFO,
			.fix = PL_FIX_SAFE,
			.sentence = "target has moved",
			.help = "Write the new address.",
			.why = "Another post says that this was its address once (`redirect_from`, `aliases`). The link works, by a detour "
			       "that search "
			       "engines and readers without JavaScript may not take.",
			.bad = "[the plan](/old-plan/)\n",
			.good = "[the plan](https://example.com/plan/)\n",
			.since = "0.1",
		},
};

enum { SHOWN = 70 };

/* One reference that leads nowhere, on its way to a complaint. */
struct found {
	struct pl_pass *pass;
	const struct pl_reference *reference;
	const struct pl_resolved *resolved;
	const struct pl_standpoint *standpoint;
};

/* `?query#fragment` as written. */
static struct pl_str tail_of(struct pl_str text)
{
	size_t query = pl_str_find(text, PL_STR("?"), 0), fragment = pl_str_find(text, PL_STR("#"), 0);
	size_t start = query < fragment ? query : fragment;

	return pl_str_n(text.ptr + start, text.len - start);
}

/* The right address in the way in which the wrong one is written: a name alone stays a name alone. */
static struct pl_str as_written(const struct found *f)
{
	struct pl_str text = f->reference->text, instead = f->resolved->instead, tail = tail_of(text),
		      path = pl_str_n(text.ptr, text.len - tail.len);
	bool plain = path.len && path.ptr[0] != '.' && path.ptr[0] != '/' && instead.len > path.len &&
		     instead.ptr[instead.len - path.len - 1] == '/';

	if (f->resolved->verdict == PL_VERDICT_CASE && plain && !memchr(path.ptr, ':', path.len))
		instead = pl_str_n(instead.ptr + instead.len - path.len, path.len);
	return pl_arena_printf(pl_pass_arena(f->pass), PL_FMT PL_FMT, PL_ARG(instead), PL_ARG(tail));
}

static void offer(const struct found *f, struct pl_diag *diag)
{
	const struct pl_resolved *r = f->resolved;
	struct pl_str instead = r->instead;

	if (diag && r->faulty)
		pl_complain_help(f->pass, diag, "`" PL_FMT "` may be meant: its front matter does not parse.", PL_ARG(r->faulty->path));
	else if (diag && instead.len)
		pl_complain_help(f->pass, diag, "Did you mean `" PL_FMT "`?", PL_ARG(pl_quote_text(f->pass, instead, 2 * SHOWN)));
}

static void fix(const struct found *f, struct pl_diag *diag)
{
	struct pl_str right = as_written(f);

	if (diag && f->reference->plain && f->resolved->instead.len)
		pl_complain_fix(f->pass, diag, PL_FIX_SAFE, "write the address that there is", f->reference->span, right);
}

static struct pl_str shown(const struct found *f)
{
	return pl_quote_text(f->pass, f->reference->text, SHOWN);
}

/* True when the address stands in the text as it is: after the host, or from the start. */
static bool names(struct pl_str text, struct pl_str address)
{
	struct pl_str path = pl_str_n(text.ptr, text.len - tail_of(text).len);
	bool whole = pl_str_find(path, PL_STR("//"), 0) < path.len;

	return pl_str_starts(text, address) || (whole && pl_str_ends(path, address));
}

static void complain_missing(const struct found *f)
{
	const struct pl_resolved *r = f->resolved;
	const struct pl_rule *rule = &rules[f->reference->image ? IMAGE : NOWHERE];
	struct pl_str address = r->key, text = f->reference->text;
	struct pl_diag *diag;

	if (r->why.len)
		diag = pl_complain(f->pass, rule, f->reference->span, "`" PL_FMT "`: " PL_FMT, PL_ARG(shown(f)), PL_ARG(r->why));
	else if (address.len && !names(text, address))
		diag = pl_complain(f->pass, rule, f->reference->span, "`" PL_FMT "` is `" PL_FMT "`", PL_ARG(shown(f)),
				   PL_ARG(pl_quote_text(f->pass, address, SHOWN)));
	else
		diag = pl_complain(f->pass, rule, f->reference->span, "`" PL_FMT "`", PL_ARG(shown(f)));
	offer(f, diag);
}

/* True when both look the same. */
static bool same_letters(struct pl_str a, struct pl_str b)
{
	struct pl_buf x = {0}, y = {0};
	bool same = pl_nfc(&x, a) && pl_nfc(&y, b) && pl_str_eq(pl_buf_str(&x), pl_buf_str(&y));

	pl_buf_finish(&x);
	pl_buf_finish(&y);
	return same;
}

static void complain_case(const struct found *f)
{
	struct pl_str right = as_written(f);
	struct pl_diag *diag;

	if (same_letters(f->reference->text, right))
		diag = pl_complain(f->pass, &rules[CASE], f->reference->span,
				   "`" PL_FMT "` has accents or letters put together in another way than "
				   "the file's name (Unicode normal form)",
				   PL_ARG(shown(f)));
	else
		diag = pl_complain(f->pass, &rules[CASE], f->reference->span, "`" PL_FMT "`, but it is `" PL_FMT "`", PL_ARG(shown(f)),
				   PL_ARG(pl_quote_text(f->pass, right, SHOWN)));
	fix(f, diag);
}

static void complain_anchor(const struct found *f)
{
	const struct pl_resolved *r = f->resolved;
	struct pl_str fragment = pl_quote_text(f->pass, r->fragment, SHOWN);
	struct pl_diag *diag;

	if (r->card && !pl_str_eq(r->card->path, f->standpoint->visit->path))
		diag = pl_complain(f->pass, &rules[ANCHOR], f->reference->span, "`#" PL_FMT "` in `" PL_FMT "`", PL_ARG(fragment),
				   PL_ARG(r->card->path));
	else
		diag = pl_complain(f->pass, &rules[ANCHOR], f->reference->span, "`#" PL_FMT "`", PL_ARG(fragment));
	offer(f, diag);
}

static void complain_outside(const struct found *f)
{
	pl_complain(f->pass, &rules[OUTSIDE], f->reference->span, "`" PL_FMT "`", PL_ARG(shown(f)));
}

static void complain_moved(const struct found *f)
{
	struct pl_diag *diag = pl_complain(f->pass, &rules[MOVED], f->reference->span, "`" PL_FMT "` is now `" PL_FMT "`", PL_ARG(shown(f)),
					   PL_ARG(pl_quote_text(f->pass, as_written(f), SHOWN)));

	fix(f, diag);
}

typedef void (*complainer)(const struct found *);

static const complainer complainers[PL_VERDICTS] = {
	[PL_VERDICT_MISSING] = complain_missing, [PL_VERDICT_CASE] = complain_case,	 [PL_VERDICT_ANCHOR] = complain_anchor,
	[PL_VERDICT_OUTSIDE] = complain_outside, [PL_VERDICT_REDIRECT] = complain_moved,
};

static void finish(struct pl_pass *pass)
{
	const struct pl_site_visit *visit = pl_pass_visit(pass);
	struct pl_post *post = (struct pl_post *)(uintptr_t)pl_pass_post(pass);
	struct pl_references references = {0};
	struct pl_standpoint standpoint;

	if (!visit || !visit->site)
		return;
	pl_references_collect(&references, pl_pass_arena(pass), post, pl_pass_settings(pass));
	if (!references.count)
		return;
	pl_standpoint_init(&standpoint, visit, post, pl_pass_settings(pass));
	for (size_t i = 0; i < references.count; i++) {
		struct pl_resolved resolved;
		struct found found = {pass, &references.items[i], &resolved, &standpoint};

		pl_site_resolve(&resolved, &standpoint, &references.items[i]);
		if (complainers[resolved.verdict])
			complainers[resolved.verdict](&found);
	}
}

const struct pl_check pl_check_link_site = {
	.name = "link_site",
	.rules = rules,
	.nrules = RULES,
	.site = true,
	.finish = finish,
};
