/* markdown_link: links and images. CommonMark 0.31 6.3, 6.4, 6.5. */
#include "write/markdown_parts.h"

/* Builders fill it in before, or after, anybody reads it: its bytes stay as they are. */
static bool has_template(const struct pl_attr *attr)
{
	return attr->has_template || pl_str_find(attr->value, PL_STR("{{"), 0) < attr->value.len ||
	       pl_str_find(attr->value, PL_STR("{%"), 0) < attr->value.len;
}

/* ---- destinations ---- */

static bool balanced(struct pl_str url)
{
	unsigned depth = 0;

	for (size_t i = 0; i < url.len; i++) {
		if (url.ptr[i] == '(' && ++depth > 30)
			return false;
		if (url.ptr[i] == ')' && depth-- == 0)
			return false;
	}
	return depth == 0;
}

static bool is_percent_coded(unsigned char c)
{
	return c <= ' ' || c == '<' || c == '>' || c == 0x7F;
}

static bool has_space(struct pl_str url)
{
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= ' ' || url.ptr[i] == 0x7F)
			return true;
	return false;
}

static bool is_reference(struct pl_str url, size_t at)
{
	size_t i = at + 1;

	while (i < url.len && (pl_is_alnum((unsigned char)url.ptr[i]) || url.ptr[i] == '#'))
		i++;
	return i > at + 1 && i < url.len && url.ptr[i] == ';';
}

/* `angle`: between `<` and `>`; else parentheses are escaped or percent-coded too. */
static void put_url(struct pl_buf *out, struct pl_str url, bool angle, bool parens, bool backslashes)
{
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.ptr[i];

		if (is_percent_coded(c) && !(angle && c == ' '))
			pl_buf_addf(out, "%%%02X", c);
		else if ((c == '(' || c == ')') && parens && !angle)
			pl_buf_adds(out, c == '(' ? "%28" : "%29");
		else if (c == '|')
			pl_buf_adds(out, "%7C");
		else if (c == '\\' && backslashes)
			pl_buf_adds(out, "\\\\");
		else if (c == '\\')
			pl_buf_adds(out, "%5C");
		else if (c == '&' && is_reference(url, i))
			pl_buf_adds(out, "&amp;");
		else
			pl_buf_addc(out, (char)c);
	}
}

static void put_destination(struct md_writer *md, struct pl_buf *out, struct pl_str url)
{
	bool even = balanced(url), angle;
	bool any = md->can & MD_BACKSLASH_ANY;

	url = pl_str_trim(url);
	angle = (md->can & MD_ANGLE_SPACE && (has_space(url) || !even) && !memchr(url.ptr, '\n', url.len)) || (url.len && url.ptr[0] == '<');
	if (url.len == 0) {
		pl_buf_adds(out, any ? "" : "<>");
		return;
	}
	pl_buf_adds(out, angle ? "<" : "");
	put_url(out, url, angle, !even || !any, any);
	pl_buf_adds(out, angle ? ">" : "");
}

static void put_title(struct md_writer *md, struct pl_buf *out, struct pl_str title)
{
	bool space = false;

	title = pl_str_trim(title);
	pl_buf_adds(out, " \"");
	for (size_t i = 0; i < title.len; i++) {
		char c = title.ptr[i];

		if (pl_is_space((unsigned char)c)) {
			space = true;
			continue;
		}
		if (space)
			pl_buf_addc(out, ' ');
		space = false;
		if (c == '"' || c == '\\')
			pl_buf_adds(out, md->can & MD_BACKSLASH_ANY ? (c == '"' ? "\\\"" : "\\\\") : (c == '"' ? "&quot;" : "\\"));
		else if (c == '&' && is_reference(title, i))
			pl_buf_adds(out, "&amp;");
		else if (c == '|' && md->can & MD_ESCAPE_PIPES)
			pl_buf_adds(out, "&#124;");
		else if (c == '|' && md->in_table)
			pl_buf_adds(out, "\\|");
		else
			pl_buf_addc(out, c);
	}
	pl_buf_addc(out, '"');
}

static void put_target(struct md_writer *md, struct pl_buf *out, const struct pl_attr *url, struct pl_str title)
{
	pl_buf_adds(out, "](");
	if (url && has_template(url))
		pl_buf_add(out, url->value);
	else if (url)
		put_destination(md, out, url->value);
	if (pl_str_trim(title).len)
		put_title(md, out, title);
	pl_buf_addc(out, ')');
}

void pl_mw_link_end(struct md_writer *md, struct pl_buf *out, const struct pl_node *link)
{
	put_target(md, out, pl_node_find_attr(link, "href"), pl_node_attr(link, "title"));
}

void pl_mw_image(struct md_writer *md, struct pl_buf *out, const struct pl_node *image)
{
	struct md_escape escape = {.can = md->can, .in_link = true, .in_table = md->in_table, .entities = false};
	struct pl_str alt = pl_str_trim(pl_node_attr(image, "alt"));
	struct pl_buf flat = {0};

	pl_buf_adds(out, "![");
	for (size_t i = 0; i < alt.len; i++)
		if (!pl_is_space((unsigned char)alt.ptr[i]))
			pl_buf_addc(&flat, alt.ptr[i]);
		else if (flat.ptr[flat.len - 1] != ' ')
			pl_buf_addc(&flat, ' ');
	escape.tildes = 2;
	escape.strikes = true;
	pl_mw_escape(out, pl_buf_str(&flat), &escape);
	put_target(md, out, pl_node_find_attr(image, "src"), pl_node_attr(image, "title"));
	pl_buf_finish(&flat);
}

/* ---- what can be written so ---- */

static bool is_template_url(const struct pl_node *node, const char *name)
{
	const struct pl_attr *attr = pl_node_find_attr(node, name);

	return attr && has_template(attr);
}

bool pl_mw_is_autolink(const struct pl_node *link, struct pl_str text)
{
	struct pl_str href = pl_node_attr(link, "href"), mail = PL_STR("mailto:");
	size_t scheme = 0;

	if (pl_node_find_attr(link, "title") || is_template_url(link, "href"))
		return false;
	for (size_t i = 0; i < href.len; i++)
		if ((unsigned char)href.ptr[i] <= ' ' || (unsigned char)href.ptr[i] >= 0x7F || strchr("<>\\`", href.ptr[i]) || (href.ptr[i] == '&' && is_reference(href, i)))
			return false;
	if (pl_str_starts(href, mail) && !pl_str_eq(href, text))
		return pl_str_eq(text, pl_str_n(href.ptr + mail.len, href.len - mail.len)) && pl_str_find(text, PL_STR("?"), 0) == text.len &&
		       pl_str_find(text, PL_STR("@"), 0) < text.len;
	while (scheme < href.len && (pl_is_alnum((unsigned char)href.ptr[scheme]) || strchr("+-.", href.ptr[scheme])))
		scheme++;
	return pl_str_eq(href, text) && scheme > 1 && scheme < 32 && pl_is_alpha((unsigned char)href.ptr[0]) &&
	       pl_str_starts(pl_str_n(href.ptr + scheme, href.len - scheme), PL_STR("://"));
}

/* kramdown knows fewer autolinks: few schemes, plain addresses of mail. */
bool pl_mw_is_kramdown_autolink(struct pl_str text)
{
	static const struct pl_str schemes[] = {{"http:", 5}, {"https:", 6}, {"ftp:", 4}, {"ftps:", 5}, {"mailto:", 7}};
	bool behind = false;

	for (size_t i = 0; i < PL_COUNT(schemes); i++)
		if (pl_str_starts(text, schemes[i]))
			return true;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '@' && !behind)
			behind = true;
		else if (!(pl_is_alnum(c) || c == '-' || c == '.' || (!behind && c == '_')) || (behind && c >= 'A' && c <= 'Z'))
			return false;
	}
	return behind;
}

/* A template with white space in it would end a bare destination for whoever reads before it is filled in; builders
 * that fill in first do not mind, so the author's own form stays where it was Markdown. */
bool pl_mw_link_is_plain(const struct md_writer *md, const struct pl_node *link)
{
	if (is_template_url(link, "href") && !(link->flags & PL_NODE_MARKDOWN))
		return false;
	if (link->flags & PL_NODE_MARKDOWN)
		return true;
	if (pl_node_find_attr(link, "id") || pl_node_find_attr(link, "name"))
		return false;
	return !md->keep_html || pl_mw_only(link, " href title ");
}

/* kramdown and goldmark show the backslashes of an image's alternative text. */
static bool has_escapes(struct pl_str alt)
{
	return alt.len && (memchr(alt.ptr, '[', alt.len) || memchr(alt.ptr, ']', alt.len) || memchr(alt.ptr, '\\', alt.len));
}

bool pl_mw_image_is_plain(const struct md_writer *md, const struct pl_node *image)
{
	static const char *const sizes[] = {"width", "height", "align", "usemap", "ismap", "hspace", "vspace"};
	struct pl_str style = pl_node_attr(image, "style");

	if ((md->can & MD_ESCAPE_PIPES || md->target == PL_TARGET_GOLDMARK) && has_escapes(pl_node_attr(image, "alt")))
		return false;
	if (!pl_node_find_attr(image, "src") || (is_template_url(image, "src") && !(image->flags & PL_NODE_MARKDOWN)))
		return false;
	if (image->flags & PL_NODE_MARKDOWN)
		return true;
	for (size_t i = 0; i < PL_COUNT(sizes); i++)
		if (pl_node_find_attr(image, sizes[i]))
			return false;
	if (pl_str_find(style, PL_STR("width"), 0) < style.len || pl_str_find(style, PL_STR("float"), 0) < style.len || pl_mw_wanted_id(md, image).len)
		return false;
	return !md->keep_html || pl_mw_only(image, " src alt title ");
}
