/* suppress: suppression comments that silence nothing or name no rule. */
#include "lint/check.h"

enum { UNUSED, UNKNOWN };
static const struct pl_rule rules[] = {
	[UNUSED] = {
		.id = "suppress-unused", .severity = PL_WARNING, .fix = PL_FIX_NONE,
		.sentence = "suppression silences nothing",
		.help = "The fault it was written for is gone: delete the rule's name, or the whole comment.",
		.why = "A suppression comment says \"this fault is known and accepted\". Once the fault is mended the comment "
		       "silences whatever goes wrong there next, unseen.\n\nA comment that names several rules is judged "
		       "rule by rule. A rule that is off, or hidden by `--select`, is not judged.",
		.bad = "<!-- postlint-disable-next-line html-unclosed -->\n<p>closed</p>\n",
		.good = "<!-- postlint-disable-next-line html-stray-end -->\n<p>closed</p></b>\n",
		.since = "0.1",
	},
	[UNKNOWN] = {
		.id = "suppress-unknown", .severity = PL_WARNING, .fix = PL_FIX_NONE,
		.sentence = "suppression names no rule",
		.help = "Use an id that `postlint rules` lists, or a prefix such as `html-*`. A reason follows ` -- `.",
		.why = "A misspelt rule or directive in a suppression comment silences nothing, and nobody would notice.",
		.bad = "<!-- postlint-disable-next-line html-stray -->\n<p>closed</p></b>\n",
		.good = "<!-- postlint-disable-next-line html-stray-end -- from the old site -->\n<p>closed</p></b>\n",
		.since = "0.1",
	},
};

static void unknown(struct pl_pass *pass, const struct pl_suppression *s)
{
	const char *near;

	if (s->directive == PL_DIRECTIVE_UNKNOWN) {
		struct pl_diag *diag = pl_complain(pass, &rules[UNKNOWN], s->span, "`" PL_FMT "` is no directive",
						   PL_ARG(pl_quote_text(pass, s->word, 40)));

		pl_complain_help(pass, diag, "There are postlint-disable, postlint-enable, postlint-disable-line, "
					     "postlint-disable-next-line and postlint-disable-file.");
		return;
	}
	near = pl_pass_near_rule(pass, s->word);
	if (near)
		pl_complain(pass, &rules[UNKNOWN], s->span, "`" PL_FMT "`; did you mean `%s`?",
			    PL_ARG(pl_quote_text(pass, s->word, 40)), near);
	else
		pl_complain(pass, &rules[UNKNOWN], s->span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, s->word, 40)));
}

/* What is said about suppressions can itself be suppressed; whether that was needed is not judged again. */
static bool is_judged(struct pl_pass *pass, const struct pl_suppression *s)
{
	if (s->part_of || pl_str_starts(s->word, PL_STR("suppress-")))
		return false;
	if (s->high - s->low > 1)
		return pl_pass_judges_all(pass);
	return pl_pass_judges(pass, s);
}

static void unused(struct pl_pass *pass, const struct pl_suppression *s)
{
	if (s->directive == PL_DIRECTIVE_ENABLE)
		pl_complain(pass, &rules[UNUSED], s->span, "nothing was disabled that `" PL_FMT "` could enable",
			    PL_ARG(pl_quote_text(pass, s->word, 40)));
	else if (s->all)
		pl_complain(pass, &rules[UNUSED], s->span, "nothing is wrong where `" PL_FMT "` applies", PL_ARG(s->word));
	else
		pl_complain(pass, &rules[UNUSED], s->span, "`" PL_FMT "` does not occur here",
			    PL_ARG(pl_quote_text(pass, s->word, 40)));
}

static void late(struct pl_pass *pass)
{
	const struct pl_suppressions *list = pl_pass_suppressions(pass);

	for (size_t i = 0; i < list->count; i++) {
		const struct pl_suppression *s = &list->items[i];

		if (!s->known)
			unknown(pass, s);
		else if (!s->used && is_judged(pass, s))
			unused(pass, s);
	}
}

const struct pl_check pl_check_suppress = {
	.name = "suppress", .rules = rules, .nrules = PL_COUNT(rules), .late = late,
};
