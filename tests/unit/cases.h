/* cases: tests/cases/FOLDER/NAME.EXT with the expected findings in NAME.EXT.lint. */
#ifndef PL_TESTS_CASES_H
#define PL_TESTS_CASES_H

#include "lint/check.h"
#include "lint/lint.h"

struct case_folder {
	char *name;              /* a rule id, "pairs" or "clean" */
	struct pl_ruleset *set;  /* base pack + the folder's rule + the folder's _rules.yml */
	size_t faulty, clean;    /* posts with and without .lint */
};

struct case_file {
	struct case_folder *folder;
	char *path;              /* of the post */
	char *name;              /* FOLDER/NAME.EXT */
};

struct cases {
	struct case_folder *folders;
	struct case_file *files;
	size_t nfolders, nfiles;
};

/* Finds all cases below `root` (tests/cases), sorted by name. */
void cases_find(struct cases *cases, const char *root);
void cases_free(struct cases *cases);

/* The whole of a file; ptr is NULL when there is none. Free ptr. */
struct pl_str file_read(const char *path);
void file_write(const char *path, struct pl_str text);

/* Reads a case as a post; what its file name says besides (`.gfm.`, `.hexo.`, folders written with @) counts. */
void case_read(struct pl_post *post, const char *name, struct pl_str bytes, const struct pl_ruleset *set);
/* The findings in `post`, one line each as a .lint file has them. `folder` is that of the case: when it has a `_site`, the post is part
 * of that site. */
void findings_print(struct pl_buf *out, const char *folder, const char *name, struct pl_str bytes, const struct pl_ruleset *set);
/* Lines of `findings` that are about `rule`, and of all others. */
void findings_count(struct pl_str findings, const char *rule, size_t *own, size_t *others);

#endif
