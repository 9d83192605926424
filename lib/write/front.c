/* front: front matter as it is or in another form. */
#include "write/front.h"

bool pl_front_write(struct pl_buf *out, struct pl_post *post, enum pl_front_mode mode, struct pl_losses *losses, struct pl_error *why)
{
	(void)losses;
	if (mode == PL_FRONT_TO_NONE)
		return true;
	if (mode != PL_FRONT_KEEP)
		return pl_fail(why, "front matter can only be kept");
	pl_buf_add(out, pl_slice(post->source.text, pl_span(0, post->body_span.start)));
	return true;
}
