/* front_item: values of front matter as items, and whether two lots of items are the same. */
#include "write/front_parts.h"

enum { DEPTH = 2 * PL_FRONT_DEPTH + 2 }; /* TOML: a header's name and a value in it */

struct build {
	struct pl_item_reader *reader;
	struct pl_item_token *tokens;
	size_t count, cap;
};

unsigned pl_front_line(struct pl_str text, uint32_t at)
{
	unsigned line = 1;

	for (uint32_t i = 0; i < at && i < text.len; i++)
		line += text.ptr[i] == '\n';
	return line;
}

/* At most 120 bytes, cut between characters. */
static struct pl_str shorten(struct pl_str s)
{
	size_t n = 120;

	if (s.len <= n)
		return s;
	while (n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
		n--;
	return pl_str_n(s.ptr, n);
}

void pl_item_loss(struct pl_losses *losses, struct pl_arena *arena, const struct pl_loss *loss)
{
	struct pl_loss kept = *loss;

	kept.before = shorten(loss->before);
	kept.after = shorten(loss->after);
	pl_loss_add(losses, arena, &kept);
}

static void token(struct build *b, struct pl_span span, struct pl_item *item)
{
	b->tokens = pl_arena_grow(b->reader->arena, b->tokens, b->count, &b->cap, sizeof(*b->tokens));
	b->tokens[b->count] = (struct pl_item_token){span, item, (uint32_t)b->count};
	b->count++;
}

static char byte_at(const struct build *b, uint32_t at)
{
	return at < b->reader->text.len ? b->reader->text.ptr[at] : '\0';
}

/* True for lists and maps in brackets on one line. */
static bool on_one_line(const struct build *b, const struct pl_value *v)
{
	char open = byte_at(b, v->span.start);
	struct pl_str written = pl_slice(b->reader->text, v->span);

	if (!written.len || open != (v->kind == PL_VALUE_MAP ? '{' : '[') || memchr(written.ptr, '\n', written.len))
		return false;
	return !(b->reader->from == PL_FRONT_TOML && v->first && v->first->kind == PL_VALUE_MAP && byte_at(b, v->first->span.start) == '[');
}

/* True for a list or map as a key: its name is its source. One in block style stands behind a `?`, so that no colon
 * follows on its line. */
static bool is_complex(const struct build *b, struct pl_str key, struct pl_span span)
{
	struct pl_str written = pl_slice(b->reader->text, span);
	uint32_t after = span.end;

	if (!pl_str_eq(key, written) || !written.len)
		return false;
	if (strchr("[{\"'", written.ptr[0]))
		return true;
	while (byte_at(b, after) == ' ' || byte_at(b, after) == '\t')
		after++;
	for (size_t i = 0; i < written.len && byte_at(b, after) != ':'; i++)
		if ((written.ptr[i] == ':' || (i == 0 && strchr("-?", written.ptr[i]))) &&
		    (i + 1 == written.len || strchr(" \t\r\n", written.ptr[i + 1])))
			return true;
	return false;
}

/* A plain YAML key is whatever its reader takes it for: 2022, yes, null. Elsewhere keys are strings. */
static bool plain_key(struct build *b, const struct pl_item *item, struct pl_span written)
{
	struct pl_item_reader *r = b->reader;
	struct pl_loss loss = {.kind = PL_LOSS_ATTRIBUTE,
			       .what = PL_STR("front-key"),
			       .place = written,
			       .before = pl_slice(r->text, written),
			       .after = item->key};
	char first = byte_at(b, written.start);
	bool text = true;

	if (is_complex(b, item->key, written) || pl_str_is(loss.before, "<<"))
		return pl_fail(r->why, "line %u has `" PL_FMT "` as a key: only YAML has such", pl_front_line(r->text, written.start),
			       PL_ARG(shorten(loss.before)));
	if (written.start < written.end && (first == '"' || first == '\''))
		return true;
	for (unsigned i = 0; i < PL_YAML_READERS; i++)
		text = text && pl_front_type(r->arena, item->key, i).type == PL_YAML_STRING;
	if (!text && r->losses)
		pl_item_loss(r->losses, r->arena, &loss);
	return text || !r->strict || pl_fail(r->why, "the key `" PL_FMT "` does not read the same in every reader", PL_ARG(item->key));
}

static bool key(struct build *b, struct pl_item *item, const struct pl_value *v)
{
	bool yaml = b->reader->from == PL_FRONT_YAML;

	item->key = v->key;
	if (item->header)
		return true; /* its token is the whole header */
	token(b, v->key_span, item);
	return !yaml || plain_key(b, item, v->key_span);
}

static void append(struct pl_item *to, struct pl_item *item)
{
	if (to->last)
		to->last->next = item;
	else
		to->first = item;
	to->last = item;
}

/* The span that comments cannot be in. */
static struct pl_span scalar_span(struct build *b, const struct pl_value *v)
{
	uint32_t at = v->span.start;

	if (b->reader->from != PL_FRONT_YAML || (v->quote != PL_QUOTE_LITERAL && v->quote != PL_QUOTE_FOLDED))
		return v->span;
	while (at < v->span.end && !strchr(" \t\r\n", byte_at(b, at))) /* `|-`; a comment may follow */
		at++;
	token(b, pl_span(v->span.start, at), NULL);
	while (at < v->span.end && byte_at(b, at) != '\n')
		at++;
	return pl_span(at, v->span.end);
}

static struct pl_item *make(struct build *b, const struct pl_value *v, bool flow, unsigned depth);

static bool children(struct build *b, struct pl_item *item, const struct pl_value *v, unsigned depth)
{
	for (const struct pl_value *c = v->first; c; c = c->next) {
		struct pl_item *child = make(b, c, item->flow, depth + 1);

		if (!child)
			return false;
		append(item, child);
	}
	item->flow = item->flow || !item->first;
	return true;
}

/* Recurses at most DEPTH deep. */
static struct pl_item *make(struct build *b, const struct pl_value *v, bool flow, unsigned depth)
{
	struct pl_item *item = PL_NEW(b->reader->arena, struct pl_item);
	bool list = v->kind == PL_VALUE_LIST, map = v->kind == PL_VALUE_MAP;

	if (depth > DEPTH) {
		pl_fail(b->reader->why, "line %u is too deep in lists and maps", pl_front_line(b->reader->text, v->span.start));
		return NULL;
	}
	item->place = v->span;
	item->header = map && depth && b->reader->from == PL_FRONT_TOML && byte_at(b, v->span.start) == '[' && !flow;
	if (v->key.ptr && !key(b, item, v))
		return NULL;
	if (list || map) {
		item->kind = list ? PL_ITEM_LIST : PL_ITEM_MAP;
		item->flow = depth && (flow || on_one_line(b, v));
		if (depth && (item->header || !v->key.ptr)) /* where comments before it look for it */
			token(b, pl_span(v->span.start, item->header ? v->span.end : v->span.start), item);
		return children(b, item, v, depth) ? item : NULL;
	}
	if (v->kind != PL_VALUE_NULL || v->key.ptr)
		token(b, scalar_span(b, v), item);
	return pl_item_scalar(b->reader, item, v) ? item : NULL;
}

/* The head of a block scalar has a token for its place only: it belongs to the one made next. */
static void settle(struct build *b)
{
	for (size_t i = b->count; i-- > 0;)
		if (!b->tokens[i].item)
			b->tokens[i].item = b->tokens[i + 1].item;
}

struct pl_item *pl_items_read(struct pl_item_reader *r, const struct pl_value *root, struct pl_span front)
{
	struct build b = {.reader = r};
	struct pl_item *item = make(&b, root, false, 0);

	if (!item)
		return NULL;
	settle(&b);
	pl_remarks_read(r, front, b.tokens, b.count);
	return item;
}

/* ---- the proof ---- */

static const struct pl_item *kept(const struct pl_item *item, enum pl_front_format to)
{
	while (item && item->kind == PL_ITEM_NULL && to == PL_FRONT_TOML)
		item = item->next;
	return item;
}

static bool same(const struct pl_item *a, const struct pl_item *b)
{
	return a->kind == b->kind && pl_str_eq(a->key, b->key) && !a->key.ptr == !b->key.ptr &&
	       (a->kind == PL_ITEM_NULL || pl_str_eq(a->text, b->text));
}

const struct pl_item *pl_items_differ(const struct pl_item *before, const struct pl_item *after, enum pl_front_format to)
{
	const struct pl_item *a = kept(before->first, to), *b = after->first, *found;

	if (!same(before, after))
		return before;
	for (; a && b; a = kept(a->next, to), b = b->next) {
		found = pl_items_differ(a, b, to); /* as deep as make() let them be */
		if (found)
			return found;
	}
	return a ? a : b;
}
