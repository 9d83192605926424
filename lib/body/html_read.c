/* html_read: a stretch of HTML: scanner and builder together. */
#include "body/html_scan.h"

void pl_html_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text, struct pl_span span,
		  const struct pl_templates *templates, const struct pl_builder_options *options)
{
	struct pl_tree_builder *builder = pl_builder_new(arena, facts, options);
	struct pl_html_scan scan;
	struct pl_token token;

	pl_html_scan_init(&scan, arena, facts, text, span);
	scan.templates = templates && templates->count ? templates : NULL;
	while (pl_html_scan_next(&scan, &token)) {
		enum pl_text_mode mode = pl_builder_token(builder, &token);

		if (token.kind == PL_TOKEN_START)
			scan.mode = mode;
		scan.foreign = pl_builder_in_foreign(builder);
	}
	pl_builder_finish(builder, tree);
}
