/* fixes: every fix that a finding of the cases offers, carried out alone, cures its finding and brings no other. */
#include "unit.h"

#include "case_site.h"
#include "cases.h"

static struct cases all;
static unsigned tried;

static size_t count_rule(const struct pl_diags *diags, const struct pl_rule *rule)
{
	size_t count = 0;

	for (size_t i = 0; i < diags->count; i++)
		count += !diags->items[i].suppressed && diags->items[i].rule == rule;
	return count;
}

static void apply(struct pl_buf *out, struct pl_str text, const struct pl_edit *edit)
{
	uint32_t at = 0;

	pl_buf_reset(out);
	for (; edit; edit = edit->next) {
		assert_true(edit->span.start >= at && edit->span.end >= edit->span.start && edit->span.end <= text.len);
		pl_buf_add(out, pl_slice(text, pl_span(at, edit->span.start)));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_slice(text, pl_span(at, (uint32_t)text.len)));
}

/* Judges the text in the site around it. */
static void judge(const struct case_file *file, struct pl_post *post, struct pl_diags *diags, struct pl_str text)
{
	size_t folder = strlen(file->path) - strlen(strrchr(file->path, '/'));
	struct pl_buf path = {0};
	struct case_site site;
	bool sited;

	pl_buf_add(&path, pl_str_n(file->path, folder));
	pl_buf_addc(&path, '\0');
	case_read(post, file->name, text, file->folder->set);
	sited = case_site_init(&site, path.ptr, post->path.ptr, text, file->folder->set);
	pl_lint_post(diags, post, file->folder->set, sited ? &site.visit : NULL);
	if (sited)
		case_site_finish(&site);
	pl_buf_finish(&path);
}

/* Judges the text with the fix of `diag` carried out. */
static void try_fix(const struct case_file *file, const struct pl_diags *before, const struct pl_diag *diag, struct pl_str text)
{
	struct pl_post post = {0};
	struct pl_diags after;
	struct pl_buf fixed = {0};
	size_t was = count_rule(before, diag->rule), is;

	tried++;
	apply(&fixed, text, diag->edits);
	judge(file, &post, &after, pl_buf_str(&fixed));
	is = count_rule(&after, diag->rule);
	if (is >= was || (diag->fix_class == PL_FIX_SAFE && after.count > before->count))
		fail_msg("%s: the fix of %s leaves %zu of %zu findings, %zu of %zu in all:\n" PL_FMT, file->name, diag->rule->id, is, was, after.count,
			 before->count, PL_ARG(pl_buf_str(&fixed)));
	pl_post_finish(&post);
	pl_buf_finish(&fixed);
}

static void run_case(void **state)
{
	const struct case_file *file = *state;
	struct pl_str bytes = file_read(file->path);
	struct pl_post post = {0};
	struct pl_diags diags;

	judge(file, &post, &diags, bytes);
	for (size_t i = 0; i < diags.count && post.source.text.ptr == bytes.ptr; i++) /* as stored: UTF-8 without a mark */
		if (diags.items[i].edits && !diags.items[i].suppressed)
			try_fix(file, &diags, &diags.items[i], post.source.text);
	pl_post_finish(&post);
	free((void *)(uintptr_t)bytes.ptr);
}

int main(void)
{
	struct CMUnitTest *tests;
	const char *root = getenv("POSTLINT_SOURCE_ROOT");
	struct pl_buf path = {0};
	int failed;

	pl_buf_addf(&path, "%s/tests/cases", root ? root : ".");
	pl_buf_addc(&path, '\0');
	cases_find(&all, path.ptr);
	tests = calloc(all.nfiles, sizeof(*tests));
	for (size_t i = 0; i < all.nfiles; i++)
		tests[i] = (struct CMUnitTest){.name = all.files[i].name, .test_func = run_case, .initial_state = &all.files[i]};
	failed = _cmocka_run_group_tests("fixes", tests, all.nfiles, NULL, NULL);
	print_message("%u fixes tried\n", tried);
	cases_free(&all);
	free(tests);
	pl_buf_finish(&path);
	return failed;
}
