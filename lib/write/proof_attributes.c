/* proof_attributes: addresses, titles, ids, and attributes that may go. */
#include "write/proof_walk.h"

uint64_t pl_proof_hash_folded(struct pl_arena *arena, struct pl_str text)
{
	char *to = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!pl_is_space((unsigned char)text.ptr[i]))
			to[n++] = text.ptr[i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	while (n && to[n - 1] == ' ')
		n--;
	return pl_hash(pl_str_n(to, n));
}

static int hex(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

static bool is_coded(struct pl_str text, size_t i)
{
	return text.ptr[i] == '%' && i + 2 < text.len && pl_is_xdigit((unsigned char)text.ptr[i + 1]) && pl_is_xdigit((unsigned char)text.ptr[i + 2]);
}

static unsigned char decoded(struct pl_str text, size_t i)
{
	return (unsigned char)(hex(text.ptr[i + 1]) << 4 | hex(text.ptr[i + 2]));
}

/* Characters that mean the same coded or not: RFC 3986 6.2.2.2, and what browsers take bare although it ought to be
 * coded. */
static bool need_no_coding(unsigned char c)
{
	return c >= 0x80 || pl_is_alnum(c) || (c && strchr(" ()<>[]\"'*_~-.{}|^`!", c));
}

/* Renderers of Markdown code a backslash, browsers make a slash of a bare one (URL 4.4): these are two addresses. */
uint64_t pl_proof_hash_url(struct pl_arena *arena, const struct pl_node *node, struct pl_str url)
{
	char *to = pl_arena_alloc(arena, 3 * url.len + 1);
	size_t n = 0;

	url = pl_str_trim(url);
	for (size_t i = 0; i < url.len; i++) {
		if (url.ptr[i] == '\n' || url.ptr[i] == '\r' || url.ptr[i] == '\t')
			continue;
		if (is_coded(url, i) && need_no_coding(decoded(url, i))) {
			to[n++] = (char)decoded(url, i);
			i += 2;
		} else if (url.ptr[i] == '\\' && node->flags & PL_NODE_MARKDOWN) {
			memcpy(to + n, "%5C", 3);
			n += 3;
		} else {
			to[n++] = url.ptr[i];
		}
	}
	return pl_hash(pl_str_n(to, n));
}

struct pl_str pl_proof_decode(struct pl_arena *arena, struct pl_str text)
{
	char *to = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		to[n++] = is_coded(text, i) ? (char)decoded(text, i) : text.ptr[i];
		i += is_coded(text, i) ? 2 : 0;
	}
	return pl_str_n(to, n);
}

static bool is_url(struct pl_str name)
{
	return pl_str_is(name, "href") || pl_str_is(name, "src") || pl_str_is(name, "data") || pl_str_is(name, "poster");
}

uint64_t pl_walk_hash_attributes(struct walk *w, const struct pl_node *node)
{
	uint64_t sum = 0;

	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next)
		sum += mix(pl_hash(attr->name), is_url(attr->name) ? pl_proof_hash_url(w->events->arena, node, attr->value) : pl_proof_hash_folded(w->events->arena, attr->value));
	return sum;
}

static bool in_list(struct pl_str name, const char *names)
{
	size_t at = 0;
	struct pl_str all = pl_str_c(names);

	while ((at = pl_str_find(all, name, at)) < all.len) {
		if ((at == 0 || all.ptr[at - 1] == ' ') && (at + name.len == all.len || all.ptr[at + name.len] == ' '))
			return true;
		at++;
	}
	return false;
}

static bool is_style(struct pl_str name)
{
	return in_list(name, "style align valign color bgcolor face size border cellpadding cellspacing width height clear nowrap background");
}

/* Classes that only say what the language of the code is. */
static bool is_code_class(const struct pl_node *node)
{
	struct pl_str class = pl_node_attr(node, "class");

	return pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_CODE) ||
	       (pl_node_is(node, PL_TAG_DIV) && pl_str_find(class, PL_STR("highlight"), 0) < class.len);
}

void pl_walk_ghosts(struct walk *w, const struct pl_node *node, const char *held)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		enum pl_loss_kind kind = is_style(attr->name) ? PL_LOSS_STYLE : PL_LOSS_ATTRIBUTE;
		struct pl_str what;

		if (in_list(attr->name, held) || (pl_str_is(attr->name, "class") && is_code_class(node)))
			continue;
		if (pl_str_is(attr->name, "id") && pl_map_get(w->ids, attr->value))
			continue;
		if (pl_str_is(attr->name, "class") && attr->value.len)
			what = pl_arena_printf(w->events->arena, PL_FMT "." PL_FMT, PL_ARG(node->text), PL_ARG(pl_str_trim(attr->value)));
		else
			what = pl_arena_printf(w->events->arena, PL_FMT "[" PL_FMT "]", PL_ARG(node->text), PL_ARG(attr->name));
		pl_walk_ghost(w, kind, node, attr, what);
	}
}

void pl_walk_anchor(struct walk *w, const struct pl_node *node, bool always)
{
	static const char *const names[] = {"id", "name"};

	for (size_t i = 0; i < 1 + (size_t)pl_node_is(node, PL_TAG_A); i++) {
		struct pl_str value = pl_node_attr(node, names[i]);

		if (value.len && (always || pl_map_get(w->ids, value)) && !(i == 1 && pl_str_eq(value, pl_node_attr(node, "id")))) {
			pl_walk_end_word(w);
			pl_walk_event(w, EVENT_LEAF, node, PL_STR("id"), mix(pl_hash(value), 3));
		}
	}
}
