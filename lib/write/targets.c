/* targets: the register of what can be written. A new writer is one file and one row in writers.def. */
#include "write/writer.h"

const struct pl_target_row pl_target_rows[PL_TARGETS] = {
	[PL_TARGET_MARKDOWN] = {"markdown", "Markdown that renders the same in CommonMark, GFM and kramdown", &pl_writer_markdown,
				{PL_DIALECT_COMMONMARK, PL_DIALECT_GFM, PL_DIALECT_KRAMDOWN}, 3, ".md"},
	[PL_TARGET_GFM] = {"gfm", "GitHub's Markdown: tables, task lists, strikethrough", &pl_writer_markdown, {PL_DIALECT_GFM}, 1, ".md"},
	[PL_TARGET_COMMONMARK] = {"commonmark", "CommonMark and nothing more", &pl_writer_markdown, {PL_DIALECT_COMMONMARK}, 1, ".md"},
	[PL_TARGET_KRAMDOWN] = {"kramdown", "what Jekyll reads: definition lists, footnotes, attribute lists", &pl_writer_markdown,
				{PL_DIALECT_KRAMDOWN}, 1, ".md"},
	[PL_TARGET_GOLDMARK] = {"goldmark", "what Hugo reads: tables, footnotes, definition lists", &pl_writer_markdown, {PL_DIALECT_GOLDMARK}, 1, ".md"},
	[PL_TARGET_TEXT] = {"text", "plain text, broken by East Asian rules", &pl_writer_text, {0}, 0, ".txt"},
	[PL_TARGET_HTML] = {"html", "normalized HTML", &pl_writer_html, {0}, 0, ".html"},
	[PL_TARGET_TREE] = {"tree", "the tree a browser would build, with places", &pl_writer_tree, {0}, 0, ".txt"},
};
