/* tree: what was read, node by node, each with its place: for people who wonder why. */
#include "source/lines.h"
#include "write/writer.h"

struct flag {
	unsigned bit;
	const char *name;
};

static const struct flag flags[] = {
	{PL_NODE_MARKDOWN, "markdown"}, {PL_NODE_IMPLIED, "implied"}, {PL_NODE_CLONE, "clone"}, {PL_NODE_FOSTERED, "fostered"}, {PL_NODE_FLAT, "flat"},
	{PL_NODE_TIGHT, "tight"}, {PL_NODE_SELF_CLOSING, "self-closing"}, {PL_NODE_AUTOLINK, "autolink"}, {PL_NODE_REFLINK, "reference"},
	{PL_NODE_INDENTED, "indented"}, {PL_NODE_BOGUS, "bogus"}, {PL_NODE_FOOTNOTE, "footnote"},
};

enum { TEXT_MAX = 60 };

/* One line, cut between characters. */
static void put_short(struct pl_buf *out, struct pl_str text)
{
	size_t end = text.len > TEXT_MAX ? TEXT_MAX : text.len;

	while (end < text.len && end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end--;
	pl_buf_addc(out, '"');
	for (size_t i = 0; i < end; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '\n')
			pl_buf_adds(out, "\\n");
		else if (c == '"' || c == '\\')
			pl_buf_addf(out, "\\%c", c);
		else if (c < ' ' || c == 0x7F)
			pl_buf_addf(out, "\\x%02X", c);
		else
			pl_buf_addc(out, (char)c);
	}
	pl_buf_adds(out, end < text.len ? "…\"" : "\"");
}

static void put_place(struct pl_buf *out, const struct pl_lines *lines, struct pl_span span)
{
	struct pl_place start = pl_lines_place(lines, span.start), end = pl_lines_place(lines, span.end);

	pl_buf_addf(out, "  %u:%u-%u:%u", start.line, start.column, end.line, end.column);
}

static void put_node(struct pl_buf *out, const struct pl_lines *lines, const struct pl_node *node)
{
	static const char *const kinds[] = {[PL_NODE_DOCUMENT] = "document", [PL_NODE_DOCTYPE] = "doctype", [PL_NODE_ELEMENT] = "", [PL_NODE_TEXT] = "text ",
					    [PL_NODE_COMMENT] = "comment ", [PL_NODE_TEMPLATE] = "template "};
	static const char *const spaces[] = {[PL_NS_HTML] = "", [PL_NS_SVG] = "svg:", [PL_NS_MATHML] = "math:"};

	pl_buf_adds(out, kinds[node->kind]);
	if (node->kind == PL_NODE_ELEMENT) {
		pl_buf_addf(out, "<%s" PL_FMT, spaces[node->ns], PL_ARG(node->text));
		for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
			pl_buf_addf(out, " " PL_FMT "=", PL_ARG(attr->name));
			put_short(out, attr->value);
		}
		pl_buf_addc(out, '>');
	} else if (node->kind != PL_NODE_DOCUMENT) {
		put_short(out, node->text);
	}
	if (node->kind != PL_NODE_DOCUMENT)
		put_place(out, lines, node->span);
	for (size_t i = 0; i < PL_COUNT(flags); i++)
		if (node->flags & flags[i].bit)
			pl_buf_addf(out, " %s", flags[i].name);
	pl_buf_addc(out, '\n');
}

static void write_body(struct pl_writing *w)
{
	const struct pl_node *node = w->post->body.root;
	struct pl_lines lines = {0};
	unsigned depth = 0;

	pl_lines_init(&lines, w->arena, w->post->source.text);
	while (node) {
		for (unsigned i = 0; i < depth; i++)
			pl_buf_adds(w->out, "  ");
		put_node(w->out, &lines, node);
		if (node->first) {
			node = node->first;
			depth++;
			continue;
		}
		while (node && !node->next) {
			node = node->parent;
			depth -= node != NULL;
		}
		node = node ? node->next : NULL;
	}
}

const struct pl_writer pl_writer_tree = {"tree", write_body};
