/* split: where the front matter ends and the body begins. */
#ifndef PL_SOURCE_SPLIT_H
#define PL_SOURCE_SPLIT_H

#include "base/str.h"

enum pl_front_format { PL_FRONT_NONE, PL_FRONT_YAML, PL_FRONT_TOML, PL_FRONT_JSON };

/* All spans in the text. */
struct pl_split {
	enum pl_front_format format;
	struct pl_span open;    /* the opening fence without its newline; empty for `{` and fence-less Hexo */
	struct pl_span front;   /* what is between the fences */
	struct pl_span close;   /* the closing fence without its newline; empty when absent */
	struct pl_span body;    /* what follows the closing fence's newline */
	struct pl_span before;  /* what stands before the opening fence (blank lines, spaces); empty when nothing */
	bool late;              /* `before` is not empty: builders print the front matter as text */
	bool unclosed;          /* no closing fence: front runs to likely_end, body is what follows it */
	bool hexo;              /* Hexo finds the same front matter, by its own pattern */
	uint32_t likely_end;    /* when unclosed: offset where the front matter most likely ends */
};

/* True when Hexo's pattern has `split->front` as front matter: a fence of nothing but marks in the first line, the same marks at
 * the start of the line that closes; or no fence before, and marks at the start of the line behind. */
bool pl_split_hexo(const struct pl_split *split, struct pl_str text);
/* `hexo`: accept front matter without an opening fence (`key: value` lines closed by `---`). Linear. */
void pl_split_post(struct pl_split *split, struct pl_str text, bool hexo);

#endif
