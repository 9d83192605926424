/* post: source + front + body in one arena, frozen after reading. */
#ifndef PL_POST_H
#define PL_POST_H

#include "body/markdown.h"
#include "body/template.h"
#include "body/tree.h"
#include "front/front.h"
#include "source/source.h"

enum pl_syntax { PL_SYNTAX_AUTO, PL_SYNTAX_MARKDOWN, PL_SYNTAX_HTML };

/* Zero is a good default. */
struct pl_post_options {
	enum pl_syntax syntax;    /* AUTO: by file name; unknown names are Markdown when they have front matter */
	enum pl_dialect dialect;  /* ANY: kramdown in Jekyll's folders */
	unsigned templates;       /* PL_TEMPLATES_LIQUID …; 0 = all */
	bool whole_shortcodes;    /* Hugo's {{< x >}} … {{< /x >}} is one template: nothing inside is read */
	bool bare_text;           /* Markdown: addresses in running text are text, not links */
	bool hexo;                /* front matter without an opening fence */
	const char *encoding;     /* --from, or NULL */
	struct pl_str path;       /* where the post lies, as folders in rule files are written; absent: its name */
};

struct pl_post {
	struct pl_arena arena;
	struct pl_source source;
	struct pl_front front;
	struct pl_templates templates; /* of the body */
	unsigned template_kinds;       /* PL_TEMPLATES_…: what was looked for */
	struct pl_tree body;
	struct pl_facts facts;         /* sorted */
	struct pl_span body_span;
	enum pl_syntax syntax;         /* MARKDOWN or HTML: what the body was read as */
	enum pl_dialect dialect;
	struct pl_str path;            /* where it lies: its name, or as the options say */
};

/* Reads a post; never fails. `bytes` and `name` are borrowed. A post that was used before may be passed
 * again: its memory is reused. Zero-initialise before the first use. */
void pl_post_read(struct pl_post *post, const char *name, struct pl_str bytes, const struct pl_post_options *options);
void pl_post_finish(struct pl_post *post);

#endif
