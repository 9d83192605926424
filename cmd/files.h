/* files: which files a command line means. */
#ifndef CMD_FILES_H
#define CMD_FILES_H

#include "base/arena.h"
#include "base/buf.h"
#include "ignore.h"
#include "words.h"

struct pl_ruleset;

struct file {
	const char *path;  /* as shown, and as opened */
	const char *error; /* why it is not read, or NULL */
	bool is_stdin;     /* the bytes come from standard input */
	const char *below; /* the part of `path` below the folder that was walked; NULL: it was named itself */
	size_t operand;    /* the number of the operand that means it */
	const char *blob;  /* they come from git: the id of its object; NULL: from the disk */
	const struct pl_ruleset *rules; /* set by the caller; NULL: its rule file is wrong */
	struct pl_str place;            /* set by the caller: its absolute path */
};

/* Zero-initialise. Everything lives in the arena. */
struct files {
	struct pl_arena arena;
	struct file *items; /* sorted by path, each once */
	size_t count, cap;
	size_t ignored, foreign, linked, unchosen; /* passed over: ruled out, no posts, linked folders, not in the rule file's paths */
	size_t links, modules; /* staged, and passed over: links, submodules */
};

/* By its name, yes, no. */
enum files_choice { FILES_USUAL, FILES_TAKE, FILES_LEAVE };

struct files_options {
	const struct words *excludes;
	const char *stdin_name;   /* what `-` is called, or NULL */
	bool no_ignore, force_exclude;
	/* What the rule files say to a file (absolute path) in a folder that is walked; NULL: nothing. */
	enum files_choice (*choose)(void *context, struct pl_str path);
	bool (*enter)(void *context, struct pl_str folder);  /* a folder (absolute) is walked too; NULL: all that are not hidden */
	void (*linked)(void *context, struct pl_str folder); /* a folder (absolute) that is a link was passed over; or NULL */
	void (*walked)(void *context, struct pl_str folder); /* all of this folder (absolute) was walked */
	void *context;
};

/* Files as they are, folders walked for posts, `-`. What cannot be read stands in the list with its error. */
void files_find(struct files *files, const struct words *operands, const struct files_options *options);
/* A file that somebody else knows. */
struct files_named {
	struct pl_str path; /* as shown */
	struct pl_str blob;
	const char *error;  /* why it cannot be judged, or NULL */
	bool exact;         /* named by the user: it is taken whatever its name */
};
/* The posts among these that nothing rules out, as if their folders were walked; the disk is not looked at. */
void files_take(struct files *files, const struct files_named *names, size_t count, const struct files_options *options);
void files_finish(struct files *files);
/* True for the names of posts: *.md, *.html and their like, also with language and encoding behind
 * (index.html.zh-tw.big5). `name` is the last part of a path. */
bool files_is_post(struct pl_str name);
/* Appends `name` (the last part of a path) with `suffix` (".md") in the place of its own; a language moves before it and an
 * encoding goes: index.html.zh-tw.big5 becomes index.zh-tw.md. Other names get it behind: README.md, but notes.txt notes.md. */
void files_rename(struct pl_buf *out, struct pl_str name, const char *suffix);

#endif
