/* slug_dump: the ids that we say a builder makes of headings, for the builders to be compared with.
 *
 * usage: slug_dump BUILDER SLUGS DIALECT CONFIG < POSTS
 *        BUILDER: "jekyll"; SLUGS: as `site.slugs`; DIALECT: kramdown, goldmark, gfm; CONFIG: a line of JSON, the builder's
 *        configuration, or "". POSTS: bodies in Markdown with a NUL behind each.
 * Prints for each post its anchors, each `SOURCE ID` (with ` ?` between them when uncertain) and a newline, and a NUL. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "site/adopt.h"
#include "lint/check.h"
#include "site/anchors.h"

static const char *const sources[] = {[PL_ANCHOR_ID] = "id",
				      [PL_ANCHOR_NAME] = "name",
				      [PL_ANCHOR_HEADING] = "hand",
				      [PL_ANCHOR_SLUG] = "slug",
				      [PL_ANCHOR_FOOTNOTE] = "note"};

static void show(struct pl_post *post, const struct pl_settings *settings)
{
	struct pl_anchors anchors = {0};

	pl_anchors_collect(&anchors, &post->arena, post, settings, NULL);
	for (size_t i = 0; i < anchors.count; i++)
		printf("%s%s " PL_FMT "\n", sources[anchors.items[i].source], anchors.items[i].uncertain ? " ?" : "",
		       PL_ARG(anchors.items[i].id));
	putchar('\0');
}

static void posts(struct pl_ruleset *set)
{
	struct pl_post_options options = pl_ruleset_post_options(set);
	struct pl_post post = {0};
	struct pl_buf in = {0};
	size_t n;

	options.syntax = PL_SYNTAX_MARKDOWN;
	do {
		pl_buf_reserve(&in, 65536);
		n = fread(in.ptr + in.len, 1, 65536, stdin);
		in.len += n;
	} while (n);
	for (size_t at = 0; at < in.len;) {
		size_t len = strnlen(in.ptr + at, in.len - at);

		pl_post_read(&post, "post.md", pl_str_n(in.ptr + at, len), &options);
		show(&post, pl_ruleset_settings(set));
		at += len + 1;
	}
	pl_post_finish(&post);
	pl_buf_finish(&in);
}

int main(int argc, char **argv)
{
	struct pl_ruleset *set;
	struct pl_error error;
	struct pl_buf rules = {0};

	if (argc != 5) {
		fprintf(stderr, "usage: slug_dump BUILDER SLUGS DIALECT CONFIG < POSTS\n");
		return 2;
	}
	set = pl_ruleset_new(pl_checks, pl_checks_count);
	pl_buf_addf(&rules, "extends: %s\nsite: {slugs: %s, dialect: %s}\n", argv[1], argv[2], argv[3]);
	if (!pl_ruleset_load(set, "rules", pl_buf_str(&rules), &error)) {
		fprintf(stderr, "slug_dump: %s\n", error.text);
		return 2;
	}
	if (*argv[4])
		pl_site_adopt(set, *pl_site_config_names(pl_ruleset_settings(set)->builder), pl_str_c(argv[4]), &error);
	posts(set);
	pl_buf_finish(&rules);
	pl_ruleset_free(set);
	return 0;
}
