/* files: which files a command line means. */
#ifndef CMD_FILES_H
#define CMD_FILES_H

#include "base/arena.h"
#include "ignore.h"
#include "words.h"

struct file {
	const char *path;  /* as shown, and as opened */
	const char *error; /* why it is not read, or NULL */
	bool is_stdin;     /* the bytes come from standard input */
};

/* Zero-initialise. Everything lives in the arena. */
struct files {
	struct pl_arena arena;
	struct file *items; /* sorted by path, each once */
	size_t count, cap;
	size_t ignored, foreign, linked; /* passed over: ruled out, no posts, linked folders */
};

struct files_options {
	const struct words *excludes;
	const char *stdin_name;   /* what `-` is called, or NULL */
	bool no_ignore, force_exclude;
};

/* Files as they are, folders walked for posts, `-`. What cannot be read stands in the list with its error. */
void files_find(struct files *files, const struct words *operands, const struct files_options *options);
void files_finish(struct files *files);
/* True for the names of posts: *.md, *.html and their like, also with language and encoding behind
 * (index.html.zh-tw.big5). `name` is the last part of a path. */
bool files_is_post(struct pl_str name);

#endif
