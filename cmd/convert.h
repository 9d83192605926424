/* convert: what a run of `postlint convert` works with. */
#ifndef CMD_CONVERT_H
#define CMD_CONVERT_H

#include "config.h"
#include "files.h"
#include "progress.h"
#include "source/lines.h"
#include "write/convert.h"

/* What the command line says. */
struct convert_settings {
	struct config_options config;
	struct words clean, exclude, files_from, no_clean;
	const char *encoding, *from, *loss, *output, *stdin_filename, *width;
	unsigned ambiguous, dialect, front, jobs, links, liquid, max_loss, to;
	bool check, diff, drop_comments, force_exclude, in_place, no_ignore, no_proof, null, quiet, unproven;
};

enum { FRONT_UNSAID = PL_FRONT_TO_NONE + 1 };              /* of `front`: kept, but for the tree */
enum { LIQUID_AUTO, LIQUID_KEEP, LIQUID_GUARD };           /* the choices of --liquid */
enum { LOSS_UNLIMITED = PL_LOSS_KINDS };                   /* of `max_loss`: not said */

/* One post to be converted. */
struct convert_job {
	const char *output;              /* the file to write; NULL: standard output, or nothing */
	bool clash;                      /* another post has the same output: neither is converted */
	unsigned liquid;                 /* LIQUID_…; AUTO: HTML is guarded */
	struct pl_post_options reading;
};

struct convert_tally {
	size_t written, unchanged; /* or that would be, with --check and --diff */
	size_t unproven;           /* of the written ones */
	size_t unproved, lossy, front, undecoded, misplaced; /* not written, and why */
	size_t failed, clashed, skipped, empty;
	size_t blocks, fallbacks, cleaned[PL_CLEAN_STEPS];
};

/* How often something was lost. */
struct convert_loss {
	enum pl_loss_kind kind;
	struct pl_str what;
	size_t count;
};

/* What a run works with. */
struct convert {
	const struct convert_settings *settings;
	struct pl_convert_options wanted;
	const char *encoding;
	enum pl_syntax syntax;
	struct pl_arena arena;
	struct files files;
	struct convert_job *jobs;  /* one a file */
	bool to_stdout;            /* the post goes to standard output */
	int loss_fd;               /* -1: none */
	bool broken;               /* standard output or the list of losses cannot be written */
	struct progress progress;
	struct convert_tally tally;
	struct pl_map losses;      /* what -> struct convert_loss */
};

/* Chooses what each file is written to. False after saying why it cannot be. (convert_names.c) */
bool convert_names(struct convert *c);
/* Converts all. (convert_work.c) */
void convert_work(struct convert *c);
/* Appends a record of --loss for each loss. (convert_loss.c) */
void convert_loss_lines(struct pl_buf *out, const char *path, const struct pl_post *post, const struct pl_conversion *conversion);
/* Says where more was lost than `most` allows; false when that is nowhere. */
bool convert_loss_exceeds(struct pl_buf *out, const char *path, const struct pl_post *post, const struct pl_losses *losses, unsigned most);
/* Packs the losses of a post; convert_loss_count takes them into the sum. */
void convert_loss_pack(struct pl_buf *out, const struct pl_losses *losses);
void convert_loss_count(struct convert *c, struct pl_str packed);
/* What was lost in all, most often first. */
void convert_loss_show(struct pl_buf *out, const struct convert *c);
/* "LINE:COL" of a node in the post's source, or ""; in the arena. */
struct pl_str convert_place(struct pl_arena *arena, const struct pl_lines *lines, const struct pl_node *node);
/* What a run amounts to. (convert_summary.c) */
void convert_summary(struct pl_buf *out, const struct convert *c);

#endif
