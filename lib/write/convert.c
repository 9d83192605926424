/* convert: cleans, writes, reads back, compares, and writes again what was not proven. */
#include "write/convert.h"

#include "write/language.h"
#include "write/liquid.h"
#include "write/notes.h"
#include "write/text_loss.h"

enum { ROUNDS = 8 };

/* The block that `node` belongs to: the innermost that can fall back. MD_NODE_… of the Markdown writer are bits 25, 26. */
enum { NODE_BLOCK = 1 << 25, NODE_RUN = 1 << 26 };

static struct pl_node *block_of(const struct pl_node *node)
{
	for (; node; node = node->flags & NODE_RUN ? node->prev : node->parent)
		if (node->flags & NODE_BLOCK)
			return (struct pl_node *)node;
	return NULL;
}

static enum pl_fallback level_of(const struct pl_node *node)
{
	return (enum pl_fallback)((node->flags & PL_FALLBACK_MASK) >> PL_FALLBACK_SHIFT);
}

static void set_level(struct pl_node *node, enum pl_fallback level)
{
	node->flags = (node->flags & ~(unsigned)PL_FALLBACK_MASK) | (unsigned)level << PL_FALLBACK_SHIFT;
}

/* Writes the block one step more like HTML; when it is HTML already, the one around it. False: there is none. */
static bool fall_back(const struct pl_node *node)
{
	struct pl_node *block = block_of(node);

	while (block && level_of(block) == PL_FALLBACK_HTML)
		block = block->flags & NODE_RUN ? block_of(block->prev) : block_of(block->parent);
	if (!block)
		return false;
	set_level(block, level_of(block) == PL_FALLBACK_NONE ? PL_FALLBACK_INLINE : PL_FALLBACK_HTML);
	return true;
}

/* Reads `body` as `dialect` does and compares. */
static void prove_as(struct pl_proof *proof, struct pl_post *post, const struct pl_write_options *options, enum pl_dialect dialect,
		     struct pl_str body, struct pl_losses *losses)
{
	struct pl_str text = pl_arena_dup(&post->arena, body);
	struct pl_span all = pl_span(0, (uint32_t)text.len);
	struct pl_templates templates = {0};
	struct pl_facts facts = {.arena = &post->arena};
	struct pl_tree tree = {0};

	pl_templates_find(&templates, &post->arena, &facts, text, all, post->template_kinds);
	pl_markdown_read(&tree, &post->arena, &facts, text, all, &templates, (unsigned)dialect | PL_DIALECT_NO_BARE_LINKS | (options->target == PL_TARGET_GFM ? PL_DIALECT_NOTES : 0));
	pl_proof_compare(proof, &post->arena, &post->body, &tree, options->target, losses);
}

static void prove_html(struct pl_proof *proof, struct pl_post *post, struct pl_str body, struct pl_losses *losses)
{
	struct pl_str text = pl_arena_dup(&post->arena, body);
	struct pl_builder_options options = {.document = !post->body.fragment, .end = (uint32_t)text.len};
	struct pl_templates templates = {0};
	struct pl_facts facts = {.arena = &post->arena};
	struct pl_tree tree = {0};

	pl_templates_find(&templates, &post->arena, &facts, text, pl_span(0, (uint32_t)text.len), post->template_kinds);
	pl_html_read(&tree, &post->arena, &facts, text, pl_span(0, (uint32_t)text.len), &templates, &options);
	pl_proof_compare(proof, &post->arena, &post->body, &tree, PL_TARGET_HTML, losses);
}

/* Proves `body` for all that read the target. What is lost is taken from the last. */
static void prove(struct pl_conversion *c, struct pl_post *post, const struct pl_write_options *options, struct pl_str body)
{
	const struct pl_target_row *row = &pl_target_rows[options->target];

	c->losses.count = c->front_losses;
	if (options->target == PL_TARGET_TEXT) {
		pl_proof_text(&c->proof, &post->arena, &post->body, body);
		if (c->proof.count == 0)
			pl_text_losses(&c->losses, post, options->links);
	} else if (options->target == PL_TARGET_HTML) {
		prove_html(&c->proof, post, body, &c->losses);
	}
	for (unsigned i = 0; i < row->ndialects; i++) {
		prove_as(&c->proof, post, options, row->dialects[i], body, i + 1 == row->ndialects ? &c->losses : NULL);
		if (c->proof.count)
			break;
	}
}

static void count_fallbacks(struct pl_conversion *c, const struct pl_writing *writing)
{
	c->blocks = writing->npieces;
	c->fallbacks = 0;
	for (size_t i = 0; i < writing->npieces; i++)
		c->fallbacks += level_of(writing->pieces[i].node) != PL_FALLBACK_NONE;
}

/* Writes and proves until it is proven or nothing is left to try. */
static void write_proven(struct pl_conversion *c, struct pl_post *post, const struct pl_convert_options *options, struct pl_buf *body)
{
	struct pl_writing writing = {.arena = &post->arena, .post = post, .options = &options->write, .out = body};
	bool more = options->write.target != PL_TARGET_TREE;

	for (unsigned round = 0; round <= ROUNDS; round++) {
		pl_buf_reset(body);
		pl_target_rows[options->write.target].writer->write(&writing);
		if (!more || options->no_proof)
			break;
		prove(c, post, &options->write, pl_buf_str(body));
		if (round == 0)
			c->first = c->proof;
		if (c->proof.count == 0 || round == ROUNDS || pl_target_rows[options->write.target].ndialects == 0)
			break;
		more = false;
		for (size_t i = 0; i < c->proof.count; i++) {
			const struct pl_node *node = c->proof.items[i].before;

			if (!node && writing.npieces)
				node = writing.pieces[writing.npieces - 1].node;
			more = (node && fall_back(node)) || more;
			if (round >= 3 && c->proof.items[i].previous)
				more = fall_back(c->proof.items[i].previous) || more;
		}
		if (!more)
			break;
	}
	count_fallbacks(c, &writing);
	if (!options->no_proof && options->write.target != PL_TARGET_TREE && options->write.target != PL_TARGET_TEXT)
		pl_proof_templates(&c->proof, &c->losses, post, pl_arena_dup(&post->arena, pl_buf_str(body)));
	c->proven = c->proof.count == 0 && !options->no_proof;
}

void pl_convert_reading(struct pl_post_options *reading, enum pl_target target)
{
	bool links = reading->dialect == PL_DIALECT_GFM || reading->dialect == PL_DIALECT_GOLDMARK;

	reading->whole_shortcodes = true;
	reading->bare_text = target == PL_TARGET_GFM || target == PL_TARGET_GOLDMARK || (target == PL_TARGET_MARKDOWN && !links);
}

/* What no tree shows: words behind a fence's language, where the target has no place for them. */
static void lose_infos(struct pl_conversion *c, struct pl_post *post, enum pl_target target)
{
	const struct pl_tree *tree = &post->body;

	if (post->syntax != PL_SYNTAX_MARKDOWN || target == PL_TARGET_GFM || target == PL_TARGET_COMMONMARK || target == PL_TARGET_GOLDMARK || target == PL_TARGET_TREE)
		return;
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root)) {
		struct pl_str info = pl_code_info(post->source.text, node);

		if (info.len)
			pl_loss_add(&c->losses, &post->arena, &(struct pl_loss){.kind = PL_LOSS_ATTRIBUTE, .what = PL_STR("code info"), .place = node->open, .before = info});
	}
}

/* There is a blank line behind the front matter. */
static bool has_blank_line(struct pl_str body)
{
	size_t at = 0;

	while (at < body.len && (body.ptr[at] == ' ' || body.ptr[at] == '\t' || body.ptr[at] == '\r'))
		at++;
	return at < body.len && body.ptr[at] == '\n';
}

static bool ends_blank(struct pl_str text)
{
	return pl_str_ends(text, PL_STR("\n\n")) || pl_str_ends(text, PL_STR("\n\r\n"));
}

/* The post's first line ends with a carriage return: what is written does, too. */
static bool has_crlf(const struct pl_post *post)
{
	struct pl_str text = post->source.text;
	size_t newline = pl_str_find(text, PL_STR("\n"), 0);

	return newline > 0 && newline < text.len && text.ptr[newline - 1] == '\r';
}

static void end_lines(struct pl_buf *body)
{
	struct pl_str rest = pl_buf_str(body);
	struct pl_buf lines = {0};

	while (rest.len) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);

		bool has = end > 0 && rest.ptr[end - 1] == '\r'; /* in a template */

		pl_buf_add(&lines, pl_str_n(rest.ptr, end));
		pl_buf_adds(&lines, end == rest.len ? "" : has ? "\n" : "\r\n");
		rest = pl_str_n(rest.ptr + end + (end < rest.len), rest.len - end - (end < rest.len));
	}
	pl_buf_finish(body);
	*body = lines;
}

void pl_convert(struct pl_conversion *c, struct pl_post *post, const struct pl_convert_options *options)
{
	struct pl_buf bytes = c->bytes, body = {0};
	bool crlf = options->write.target != PL_TARGET_TREE && has_crlf(post);

	pl_buf_reset(&bytes);
	*c = (struct pl_conversion){.bytes = bytes};
	pl_clean(post, options->clean, &c->clean);
	if (!pl_front_write(&c->bytes, post, options->front, &c->losses, &c->error)) {
		c->failed = true;
		return;
	}
	lose_infos(c, post, options->write.target);
	c->front_losses = c->losses.count;
	if (options->write.target == PL_TARGET_HTML || options->write.target == PL_TARGET_COMMONMARK || options->write.target == PL_TARGET_MARKDOWN)
		pl_notes_to_end(&post->body, &post->arena, options->write.target == PL_TARGET_HTML);
	write_proven(c, post, options, &body);
	if (crlf)
		end_lines(&body);
	if (c->bytes.len && body.len && body.ptr[0] != '\n' && body.ptr[0] != '\r' && !ends_blank(pl_buf_str(&c->bytes)) &&
	    has_blank_line(pl_slice(post->source.text, post->body_span)))
		pl_buf_adds(&c->bytes, crlf ? "\r\n" : "\n");
	if (options->write.liquid)
		pl_liquid_guard(&c->bytes, pl_buf_str(&body)); /* Liquid prints what was proven */
	else
		pl_buf_add(&c->bytes, pl_buf_str(&body));
	pl_buf_finish(&body);
}

void pl_conversion_finish(struct pl_conversion *conversion)
{
	pl_buf_finish(&conversion->bytes);
}
