/* convert: post in, proven bytes out. */
#ifndef PL_WRITE_CONVERT_H
#define PL_WRITE_CONVERT_H

#include "clean/clean.h"
#include "write/front.h"
#include "write/loss.h"
#include "write/proof.h"
#include "write/writer.h"

struct pl_convert_options {
	struct pl_write_options write;
	enum pl_front_mode front;
	unsigned clean;           /* PL_CLEAN_… bits, or-ed; 0: nothing is cleaned */
	bool no_proof;            /* for measuring what the proof costs: nothing is compared, nothing counts as proven */
};

/* One conversion. Zero-initialised before the first use, finished after the last; may be used again. */
struct pl_conversion {
	struct pl_buf bytes;      /* front matter and body; valid UTF-8 */
	bool proven;              /* false: the proof found differences that no fallback removed */
	struct pl_proof first;    /* what the proof found in the first attempt: why blocks fell back */
	struct pl_proof proof;    /* what it found in the last */
	struct pl_losses losses;
	size_t front_losses;      /* the first of them are the front matter's */
	struct pl_clean_report clean;
	size_t blocks;            /* written */
	size_t fallbacks;         /* of them: written as HTML because the Markdown was not proven */
	struct pl_error error;    /* front matter that could not be converted; bytes is empty then */
	bool failed;
};

/* How a post is best read to be written for `target`, and as `reading` says otherwise: an address in running text stays
 * text where whoever reads the target makes a link of it again. */
void pl_convert_reading(struct pl_post_options *reading, enum pl_target target);
/* Converts `post`, whose tree is changed by cleaning and marked by the writer: it is good for nothing else afterwards.
 * All but `bytes` lives in the post's arena. Never fails but as `failed` says. */
void pl_convert(struct pl_conversion *conversion, struct pl_post *post, const struct pl_convert_options *options);
void pl_conversion_finish(struct pl_conversion *conversion);

#endif
