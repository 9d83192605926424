/* md_refs: link reference definitions, footnotes and what refers to them, as facts. CommonMark 0.31 4.7, 6.3. */
#ifndef PL_BODY_MD_REFS_H
#define PL_BODY_MD_REFS_H

#include "base/hash.h"
#include "source/fact.h"

struct pl_md_definition {
	struct pl_span span;      /* `[label]: target "title"`, without the line's end */
	struct pl_span target;    /* footnotes: the first line */
	struct pl_str label;      /* as written; footnotes: with the ^ */
	uint32_t uses;
	bool text;                /* the reader showed it as text: it is none */
};

struct pl_md_reference {
	struct pl_span span;
	struct pl_str label;
};

/* Lives as long as one body is read. Zero-initialised but for arena and text is ready to use. */
struct pl_md_refs {
	struct pl_arena *arena;
	struct pl_str text;       /* templates hidden */
	struct pl_md_definition *items; /* what looks like a definition, by place */
	size_t count, cap;
	struct pl_map labels;     /* folded label to the first item that has it; made when first asked for */
	bool folded;
	struct pl_md_reference *open; /* references that need a definition */
	size_t nopen, open_cap;
};

/* Adds a footnote definition, in order of place and before pl_md_refs_find. `label` begins with ^. */
void pl_md_refs_footnote(struct pl_md_refs *refs, struct pl_span span, struct pl_span target, struct pl_str label);
/* Finds in `span` whatever may be a link reference definition. */
void pl_md_refs_find(struct pl_md_refs *refs, struct pl_span span);
/* The source at `span` is shown, so it defines nothing. In running text (`prose`) what looks like a reference is
 * kept until the end. */
void pl_md_refs_shown(struct pl_md_refs *refs, struct pl_span span, bool prose);
/* A link took its target from the definition at `offset`; false when there is none. */
bool pl_md_refs_use_at(struct pl_md_refs *refs, uint32_t offset);
/* A link or a footnote mark names `label`; false when nothing defines it. */
bool pl_md_refs_use(struct pl_md_refs *refs, struct pl_str label);
/* The end of `[^label]` that begins at `at`, or 0. */
uint32_t pl_md_refs_mark(struct pl_str text, uint32_t at, uint32_t end);
/* Everything was read: definitions, duplicates and references without definition become facts. */
void pl_md_refs_finish(struct pl_md_refs *refs, struct pl_facts *facts);

#endif
