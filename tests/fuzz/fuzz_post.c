/* fuzz_post: any bytes make a post whose spans lie inside its text; all rules then judge it, and every finding
 * lies inside it too. The first byte chooses the file's name. */
#include "fuzz.h"
#include "lint/check.h"
#include "lint/lint.h"

static const char *const names[] = {"a.md", "a.html", "a", "a.html.big5", "a.html.gb2312", "a.md.jis"};

/* `what` is for whoever reads the report. */
static void inside(struct pl_span span, size_t end, const char *what)
{
	if (span.start > span.end || span.end > end)
		fprintf(stderr, "%s: %u-%u of %zu\n", what, span.start, span.end, end);
	INVARIANT(span.start <= span.end && span.end <= end);
}

static const struct pl_ruleset *everything(void)
{
	static struct pl_ruleset *set;
	struct pl_error error;

	if (!set) {
		set = pl_ruleset_new(pl_checks, pl_checks_count);
		INVARIANT(pl_ruleset_select(set, PL_STR("*"), &error));
		/* tidy has a target of its own, and is slow */
		INVARIANT(pl_ruleset_ignore(set, PL_STR("html-tidy"), &error));
	}
	return set;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pl_post post; /* read again and again, as a worker does */
	struct pl_diags diags = {0};
	size_t choice = size ? data[0] : 0, end;

	if (size) {
		data++;
		size--;
	}
	pl_post_read(&post, names[choice % PL_COUNT(names)], (struct pl_str){(const char *)data, size},
		     &(struct pl_post_options){.hexo = choice & 64});
	end = post.source.text.len;
	inside(post.body_span, end, "body");
	for (size_t i = 0; i < post.facts.count; i++)
		inside(post.facts.items[i].span, end, "fact");
	for (const struct pl_node *n = post.body.root; n; n = pl_node_after(n, post.body.root)) {
		inside(n->span, end, "node");
		inside(n->open, end, "start tag");
		inside(n->close, end, "end tag");
	}
	pl_lint_post(&diags, &post, everything(), NULL);
	for (size_t i = 0; i < diags.count; i++)
		inside(diags.items[i].span, end, diags.items[i].rule->id);
	return 0;
}
