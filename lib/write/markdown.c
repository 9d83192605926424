/* markdown: to be written. */
#include "write/writer.h"

static void write_body(struct pl_writing *writing)
{
	pl_raw_node(writing->out, writing->post->body.root);
}

const struct pl_writer pl_writer_markdown = {"markdown", write_body};
