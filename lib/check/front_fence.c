/* front_fence: the fences around the front matter. */
#include "lint/check.h"

enum { LATE, UNCLOSED };
static const struct pl_rule rules[] = {
	[LATE] = {
		.id = "front-late", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .once = true, .since = "0.1", .whole_post = true,
		.sentence = "something stands before the front matter",
		.help = "Delete it: the opening fence must be the very first line.",
		.why = "Site builders look for the front matter in the first line only. When a blank line or a space comes before it, "
		       "they print the front matter as text and publish the post without title and date.",
		.bad = "\n---\ntitle: Harbour\n---\nText.\n", .good = "---\ntitle: Harbour\n---\nText.\n",
	},
	[UNCLOSED] = {
		.id = "front-unclosed", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .once = true, .since = "0.1", .whole_post = true,
		.sentence = "front matter is never closed",
		.help = "Write the closing fence on a line of its own, below the last key.",
		.why = "Without the closing fence a builder takes the whole file for text, or for front matter.",
		.bad = "---\ntitle: Harbour\ndate: 2024-01-01\n\nText of the post.\n", .good = "---\ntitle: Harbour\n---\nText of the post.\n",
	},
};

static void begin(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_split *split = &post->front.split;
	struct pl_diag *diag;

	if (split->format == PL_FRONT_NONE)
		return;
	if (split->late) {
		bool blank = !pl_str_trim(pl_slice(post->source.text, split->before)).len;

		diag = pl_complain(pass, &rules[LATE], split->before, "%s", blank ? "only blanks, which Hugo skips; Jekyll and Hexo show the front matter as text" : "Jekyll, Hugo and Hexo show the front matter as text");
		if (blank)
			pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete what stands before the fence", split->before, PL_STR(""));
	}
	if (split->unclosed) {
		diag = pl_complain(pass, &rules[UNCLOSED], split->open, NULL);
		pl_complain_related(pass, diag, pl_span(split->likely_end, split->likely_end), "it most likely ends here");
	}
}

const struct pl_check pl_check_front_fence = {
	.name = "front_fence", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
