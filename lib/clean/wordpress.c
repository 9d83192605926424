/* wordpress: what WordPress does when it shows a post: blank lines make paragraphs (wpautop), [caption] goes. */
#include "clean/clean.h"
#include "clean/edit.h"

/* ---- whether it is one ---- */

static bool is_sign(const struct pl_node *node)
{
	static const char *const words[] = {"[caption", "[gallery", "[embed", "[youtube", "[audio ", "[video ", "[playlist"};
	struct pl_str class = pl_node_attr(node, "class"), source = pl_node_attr(node, "src");

	if (node->kind == PL_NODE_COMMENT)
		return pl_str_starts(pl_str_trim(node->text), PL_STR("wp:"));
	if (node->kind == PL_NODE_ELEMENT)
		return pl_str_find(class, PL_STR("wp-"), 0) < class.len || pl_str_find(source, PL_STR("wp-content/"), 0) < source.len;
	for (size_t i = 0; node->kind == PL_NODE_TEXT && i < PL_COUNT(words); i++)
		if (pl_str_find(node->text, pl_str_c(words[i]), 0) < node->text.len)
			return true;
	return false;
}

static bool is_wordpress(const struct pl_post *post)
{
	const struct pl_node *root = post->body.root;

	for (const struct pl_node *node = root; node; node = pl_node_after(node, root))
		if (is_sign(node))
			return true;
	return false;
}

/* ---- comments and captions ---- */

static size_t drop_comments(struct pl_node *root)
{
	size_t count = 0;

	for (struct pl_node *node = root, *next; node; node = next) {
		struct pl_str text = node->kind == PL_NODE_COMMENT ? pl_str_trim(node->text) : PL_STR("");

		next = (struct pl_node *)pl_node_after(node, root);
		if (!pl_str_starts(text, PL_STR("wp:")) && !pl_str_starts(text, PL_STR("/wp:")))
			continue;
		pl_edit_remove(node);
		count++;
	}
	return count;
}

/* `text` without [caption …] and [/caption]. */
static struct pl_str without_captions(struct pl_arena *arena, struct pl_str text, size_t *count)
{
	char *to = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		struct pl_str rest = pl_str_n(text.ptr + i, text.len - i);
		size_t end = text.ptr[i] == '[' ? pl_str_find(rest, PL_STR("]"), 0) : rest.len;

		if (end < rest.len && (pl_str_starts(rest, PL_STR("[caption")) || pl_str_starts(rest, PL_STR("[/caption]")))) {
			i += end;
			++*count;
		} else {
			to[n++] = text.ptr[i];
		}
	}
	return pl_str_n(to, n);
}

static size_t drop_captions(struct pl_arena *arena, struct pl_node *root)
{
	size_t count = 0;

	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root))
		if (node->kind == PL_NODE_TEXT && pl_str_find(node->text, PL_STR("caption"), 0) < node->text.len)
			node->text = without_captions(arena, node->text, &count);
	return count;
}

/* An image in a `wp-caption` has the size of its file: the size says nothing. */
static size_t free_images(struct pl_node *root)
{
	size_t count = 0;

	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root)) {
		struct pl_str class = pl_node_attr(node, "class");
		bool caption = pl_str_find(class, PL_STR("wp-caption"), 0) < class.len && !pl_node_is(node, PL_TAG_P);

		for (struct pl_node *image = node->first; caption && image; image = (struct pl_node *)pl_node_after(image, node))
			if (pl_node_is(image, PL_TAG_IMG) && pl_edit_drop_attr(image, "width")) {
				pl_edit_drop_attr(image, "height");
				count++;
			}
	}
	return count;
}

/* ---- paragraphs ---- */

struct flow {
	struct pl_arena *arena;
	struct pl_node *root, *paragraph; /* NULL: none is open */
	size_t count;
};

static void add(struct flow *f, struct pl_node *node, struct pl_node *before)
{
	if (!f->paragraph) {
		f->paragraph = pl_edit_element(f->arena, PL_TAG_P, node);
		pl_edit_insert(f->root, f->paragraph, before);
		f->count++;
	}
	pl_edit_insert(f->paragraph, node, NULL);
}

/* Shortcodes that stand for something as large as a paragraph: the length of the one at the start of `text`. */
static size_t shortcode(struct pl_str text)
{
	static const char *const names[] = {"gallery", "youtube", "vimeo", "embed", "audio", "video", "playlist"};
	size_t end = pl_str_find(text, PL_STR("]"), 0);

	for (size_t i = 0; i < PL_COUNT(names) && end < text.len; i++) {
		struct pl_str name = pl_str_c(names[i]), close;

		if (!pl_str_starts(pl_str_n(text.ptr + 1, text.len - 1), name) || !strchr(" ]", text.ptr[1 + name.len]))
			continue;
		close = PL_STR("[/embed]");
		if (pl_str_is(name, "embed") && pl_str_find(text, close, end) < text.len)
			return pl_str_find(text, close, end) + close.len;
		return end + 1;
	}
	return 0;
}

static void add_line(struct flow *f, struct pl_str line, const struct pl_node *like, struct pl_node *before)
{
	size_t from = 0;

	for (size_t i = 0; i < line.len; i++) {
		size_t length = line.ptr[i] == '[' ? shortcode(pl_str_n(line.ptr + i, line.len - i)) : 0;

		if (!length)
			continue;
		if (pl_str_trim(pl_str_n(line.ptr + from, i - from)).len)
			add(f, pl_edit_text(f->arena, pl_str_n(line.ptr + from, i - from), like), before);
		f->paragraph = NULL;
		add(f, pl_edit_text(f->arena, pl_str_n(line.ptr + i, length), like), before);
		f->paragraph = NULL;
		i += length - 1;
		from = i + 1;
	}
	line = pl_str_n(line.ptr + from, line.len - from);
	if (pl_str_trim(line).len || (line.len && f->paragraph))
		add(f, pl_edit_text(f->arena, line, like), before);
}

/* Lines of a text: a blank one ends the paragraph, another is a line break. */
static void add_text(struct flow *f, const struct pl_node *text, struct pl_node *before)
{
	struct pl_str rest = text->text;

	while (rest.len) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0), next = end, newlines = 0;

		add_line(f, pl_str_n(rest.ptr, end), text, before);
		while (next < rest.len && pl_is_space((unsigned char)rest.ptr[next]))
			newlines += rest.ptr[next++] == '\n';
		if (newlines > 1)
			f->paragraph = NULL;
		else if (newlines == 1 && f->paragraph && next < rest.len)
			add(f, pl_edit_element(f->arena, PL_TAG_BR, text), before);
		else if (newlines == 1 && f->paragraph)
			add(f, pl_edit_text(f->arena, PL_STR("\n"), text), before);
		rest = pl_str_n(rest.ptr + next, rest.len - next);
	}
}

static bool has_blank_line(const struct pl_node *root)
{
	for (const struct pl_node *node = root->first; node; node = node->next) {
		size_t newlines = 0;

		for (size_t i = 0; node->kind == PL_NODE_TEXT && !pl_edit_is_space(node) && i < node->text.len; i++) {
			newlines = node->text.ptr[i] == '\n' ? newlines + 1 : pl_is_space((unsigned char)node->text.ptr[i]) ? newlines : 0;
			if (newlines > 1)
				return true;
		}
	}
	return false;
}

static size_t make_paragraphs(struct pl_arena *arena, struct pl_node *root)
{
	struct flow f = {.arena = arena, .root = root};

	if (!has_blank_line(root))
		return 0;
	for (struct pl_node *node = root->first, *next; node; node = next) {
		next = node->next;
		if (node->kind == PL_NODE_COMMENT || pl_edit_is_block(node)) {
			f.paragraph = NULL;
			continue;
		}
		pl_edit_remove(node);
		if (node->kind == PL_NODE_TEXT)
			add_text(&f, node, next);
		else
			add(&f, node, next);
	}
	return f.count;
}

static struct pl_node *body_of(struct pl_node *root)
{
	for (struct pl_node *node = root->first; node; node = (struct pl_node *)pl_node_after(node, root))
		if (pl_node_is(node, PL_TAG_BODY))
			return node;
	return root;
}

size_t pl_clean_wordpress(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count;

	(void)why;
	if (!is_wordpress(post))
		return 0;
	count = drop_comments(root) + drop_captions(&post->arena, root) + free_images(root);
	if (post->syntax == PL_SYNTAX_HTML)
		count += make_paragraphs(&post->arena, body_of(root));
	return count;
}
