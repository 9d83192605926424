/* front_missing: a post without front matter, where the file's place says that it is one. */
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "front-missing", .severity = PL_WARNING, .once = true, .since = "0.1", .whole_post = true,
	.sentence = "post has no front matter",
	.help = "Begin the file with `---`, `title: …`, `date: …` and `---`.",
	.why = "Jekyll and Hexo copy a file without front matter as it is, or publish it without title, date and layout. Said of files in "
	       "`_posts/`, `_drafts/` and Hugo's `content/posts/`, `content/post/`, `content/blog/` and `content/news/`. Elsewhere a file "
	       "may well be a page of its own.",
	.options = "folders <words>: the folders whose files are posts (those named above)",
};

static const char *const usual[] = {"_posts", "_drafts", "content/posts", "content/post", "content/blog", "content/news"};

/* Whether one of the folders above the file is `folder`. */
static bool is_below(struct pl_str path, struct pl_str folder)
{
	for (size_t at = 0; (at = pl_str_find(path, folder, at)) < path.len; at++) {
		size_t end = at + folder.len;

		if ((at == 0 || path.ptr[at - 1] == '/') && end < path.len && path.ptr[end] == '/')
			return true;
	}
	return false;
}

static bool is_post_folder(struct pl_pass *pass, struct pl_str path)
{
	const struct pl_value *option = pl_pass_option(pass, &rule, "folders"), *folder;

	for (size_t i = 0; !option && i < PL_COUNT(usual); i++)
		if (is_below(path, pl_str_c(usual[i])))
			return true;
	if (!option)
		return false;
	if (option->kind != PL_VALUE_LIST)
		return is_below(path, option->text);
	for (folder = option->first; folder; folder = folder->next)
		if (is_below(path, folder->text))
			return true;
	return false;
}

/* `README.md` and the like belong to those who write the posts. */
static bool is_for_authors(struct pl_str path)
{
	static const char *const names[] = {"README", "CONTRIBUTING", "LICENSE", "CHANGELOG"};
	size_t start = path.len, end;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	end = pl_str_find(path, PL_STR("."), start);
	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_eq_nocase(pl_str_n(path.ptr + start, end - start), pl_str_c(names[i])))
			return true;
	return false;
}

/* From the site's root, so that it does not matter from which folder the site is judged; else as it was named. */
static struct pl_str path_of(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str below = pl_settings_below(pl_pass_settings(pass), post->path);

	return below.ptr != post->path.ptr ? below : pl_str_c(post->source.name);
}

static void begin(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str path = path_of(pass);

	if (post->front.split.format != PL_FRONT_NONE || post->source.binary || !pl_str_trim(post->source.text).len || is_for_authors(path) ||
	    !is_post_folder(pass, path))
		return;
	pl_complain(pass, &rule, pl_span(0, 0), NULL);
}

const struct pl_check pl_check_front_missing = {
	.name = "front_missing", .rules = &rule, .nrules = 1, .begin = begin,
};
