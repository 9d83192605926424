/* front: front matter written in another form, with order, comments, quoting needs and types kept. */
#ifndef PL_WRITE_FRONT_H
#define PL_WRITE_FRONT_H

#include "base/error.h"
#include "write/loss.h"
#include "post.h"

enum pl_front_mode { PL_FRONT_KEEP, PL_FRONT_TO_YAML, PL_FRONT_TO_TOML, PL_FRONT_TO_JSON, PL_FRONT_TO_NONE };

/* Appends the front matter of `post`, fences and all, up to where the body begins. KEEP: byte for byte. Nothing when
 * the post has none. Losses: comments where the form has none, types it has not. False: `why` says what stands in the
 * way (broken front matter, a value the form cannot hold), nothing was appended. */
bool pl_front_write(struct pl_buf *out, struct pl_post *post, enum pl_front_mode mode, struct pl_losses *losses,
		    struct pl_error *why);

#endif
