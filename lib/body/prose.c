/* prose: one flat walk; what an element means for the line it stands in comes from a table. */
#include "body/prose.h"
#include "body/entity.h"
#include "base/utf8.h"

enum role { INLINE, BLOCK, GAP, CODE_BLOCK, UNSEEN };

static const uint8_t roles[PL_TAGS] = {
	[PL_TAG_BR] = GAP, [PL_TAG_HR] = CODE_BLOCK, [PL_TAG_IMG] = GAP, [PL_TAG_CODE] = GAP,
	[PL_TAG_KBD] = GAP, [PL_TAG_SAMP] = GAP, [PL_TAG_VAR] = GAP, [PL_TAG_TT] = GAP,
	[PL_TAG_TEXTAREA] = GAP, [PL_TAG_INPUT] = GAP, [PL_TAG_SELECT] = GAP, [PL_TAG_BUTTON] = GAP,
	[PL_TAG_IFRAME] = GAP, [PL_TAG_OBJECT] = GAP, [PL_TAG_EMBED] = GAP, [PL_TAG_VIDEO] = GAP,
	[PL_TAG_AUDIO] = GAP, [PL_TAG_CANVAS] = GAP, [PL_TAG_PICTURE] = GAP, [PL_TAG_MATH] = GAP,
	[PL_TAG_SVG] = GAP, [PL_TAG_PRE] = CODE_BLOCK, [PL_TAG_XMP] = CODE_BLOCK,
	[PL_TAG_LISTING] = CODE_BLOCK, [PL_TAG_PLAINTEXT] = CODE_BLOCK, [PL_TAG_SCRIPT] = UNSEEN,
	[PL_TAG_STYLE] = UNSEEN, [PL_TAG_TEMPLATE] = UNSEEN, [PL_TAG_TITLE] = UNSEEN,
	[PL_TAG_NOEMBED] = UNSEEN, [PL_TAG_NOFRAMES] = UNSEEN, [PL_TAG_RT] = UNSEEN, [PL_TAG_RP] = UNSEEN,
};

static enum role role_of(const struct pl_node *node)
{
	if (node->ns != PL_NS_HTML)
		return GAP;
	if (roles[node->tag])
		return (enum role)roles[node->tag];
	return pl_tag_has((enum pl_tag)node->tag, PL_IS_BLOCK) ? BLOCK : INLINE;
}

/* What entering `node` says; PL_PROSE_END when it says nothing. */
static enum pl_prose_event enter(struct pl_prose *p)
{
	p->inside = false;
	if (p->node->kind == PL_NODE_TEXT)
		return PL_PROSE_TEXT;
	if (p->node->kind == PL_NODE_TEMPLATE)
		return PL_PROSE_GAP;
	if (p->node->kind != PL_NODE_ELEMENT)
		return PL_PROSE_END;
	switch (role_of(p->node)) {
	case GAP:
		return PL_PROSE_GAP;
	case CODE_BLOCK:
		return PL_PROSE_BLOCK;
	case UNSEEN:
		return PL_PROSE_END;
	case BLOCK:
		p->inside = true;
		return PL_PROSE_BLOCK;
	default:
		p->inside = true;
		return PL_PROSE_END;
	}
}

enum pl_prose_event pl_prose_next(struct pl_prose *p)
{
	enum pl_prose_event event = PL_PROSE_END;

	if (!p->node) {
		p->node = p->top;
		p->inside = true;
	}
	while (event == PL_PROSE_END) {
		if (p->inside && p->node->first) {
			p->node = p->node->first;
			event = enter(p);
		} else if (p->node == p->top) {
			return PL_PROSE_END;
		} else if (p->node->next) {
			p->node = p->node->next;
			event = enter(p);
		} else {
			p->node = p->node->parent;
			p->inside = false;
			if (p->node == p->top)
				return PL_PROSE_END;
			if (role_of(p->node) == BLOCK)
				event = PL_PROSE_BLOCK;
		}
	}
	return event;
}

/* Length of the character reference at `raw`, its characters in `out`; 0 when there is none. */
static size_t reference(struct pl_str raw, char out[8], size_t *len)
{
	const struct pl_entity *entity;
	struct pl_buf decoded = {0};
	size_t end = 1;

	*len = 0;
	if (raw.len > 2 && raw.ptr[1] == '#') {
		end = 2;
		while (end < raw.len && end < 12 && pl_is_alnum((unsigned char)raw.ptr[end]))
			end++;
		end += end < raw.len && raw.ptr[end] == ';';
		pl_entity_decode(&decoded, pl_str_n(raw.ptr, end));
		if (decoded.len > 4)
			end = 0;
		else if (decoded.len)
			memcpy(out, decoded.ptr, *len = decoded.len);
		pl_buf_finish(&decoded);
		return end;
	}
	entity = pl_entity_match(pl_str_n(raw.ptr + 1, raw.len - 1));
	if (!entity)
		return 0;
	*len = pl_utf8_encode(out, entity->cp[0]);
	if (entity->cp[1])
		*len += pl_utf8_encode(out + *len, entity->cp[1]);
	return 1 + strlen(entity->name);
}

/* Both walked together: equal bytes stand for each other, a reference for its characters; whatever else
 * the source has (backslashes, `> ` before a line, CR) stands for nothing. */
struct walk {
	struct pl_str raw, text;
	size_t r, t;
};

static void step(struct walk *w)
{
	struct pl_str rest = {w->text.ptr + w->t, w->text.len - w->t};
	char chars[8];
	size_t len, skip;

	if (w->raw.ptr[w->r] == '&' && (skip = reference(pl_str_n(w->raw.ptr + w->r, w->raw.len - w->r), chars, &len)) &&
	    len && pl_str_starts(rest, pl_str_n(chars, len))) {
		w->r += skip;
		w->t += len;
	} else {
		w->t += w->raw.ptr[w->r] == rest.ptr[0];
		w->r++;
	}
}

/* Moves to the source byte that text byte `t` comes from. */
static void walk_to(struct walk *w, size_t t)
{
	while (w->t < t && w->r < w->raw.len && w->t < w->text.len)
		step(w);
	while (t < w->text.len && w->r < w->raw.len && w->raw.ptr[w->r] != w->text.ptr[w->t] &&
	       w->raw.ptr[w->r] != '&')
		w->r++;
}

struct pl_span pl_prose_span(struct pl_prose_places *places, const struct pl_node *node, size_t from, size_t to)
{
	struct walk w = {.raw = pl_slice(places->source, node->span), .text = node->text};
	struct pl_span span;

	if (places->node != node)
		*places = (struct pl_prose_places){places->source, node, pl_str_eq(w.raw, w.text), 0, 0};
	if (places->same)
		return pl_span(node->span.start + (uint32_t)from, node->span.start + (uint32_t)to);
	if (places->t <= from) {
		w.r = places->r;
		w.t = places->t;
	}
	walk_to(&w, from);
	places->r = w.r;
	places->t = w.t;
	span.start = node->span.start + (uint32_t)w.r;
	while (w.t < to && w.r < w.raw.len && w.t < w.text.len)
		step(&w);
	span.end = node->span.start + (uint32_t)w.r;
	return span;
}
