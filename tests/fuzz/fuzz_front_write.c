/* fuzz_front_write: front matter in another form reads the same (pl_front_write proves it, or refuses), and after going there and
 * back twice (comments and nulls get lost on the first), going there and back again changes nothing. The length chooses the form and the post's name. */
#include "fuzz.h"
#include "write/front.h"

/* Writes the front matter of `text` into `out`; false when it is refused. */
static bool convert(struct pl_buf *out, struct pl_str text, const char *name, enum pl_front_mode mode)
{
	static struct pl_post post; /* read again and again, as a worker does */
	struct pl_losses losses = {0};
	struct pl_error why;
	bool ok;

	pl_buf_reset(out);
	pl_post_read(&post, name, text, NULL);
	ok = pl_front_write(out, &post, mode, &losses, &why);
	INVARIANT(ok || (!out->len && !losses.count && why.text[0]));
	for (size_t i = 0; i < losses.count; i++)
		INVARIANT(losses.items[i].place.end <= post.source.text.len && losses.items[i].kind != PL_LOSS_NONE);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pl_buf out[6];
	unsigned choice = (unsigned)size;
	enum pl_front_mode there = PL_FRONT_TO_YAML + choice % 3, home = PL_FRONT_TO_YAML + (choice % 3 + 1 + choice / 3 % 2) % 3;
	const char *name = choice & 8 ? "_posts/a.md" : "a.md";
	struct pl_str text = {(const char *)data, size};

	for (unsigned i = 0; i < PL_COUNT(out); i++) {
		if (!convert(&out[i], text, name, i % 2 ? home : there))
			return 0;
		text = pl_buf_str(&out[i]);
	}
	INVARIANT(pl_str_eq(pl_buf_str(&out[3]), pl_buf_str(&out[5])));
	return 0;
}
