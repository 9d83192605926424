/* front_toml: front matter as TOML 1.0 in the order of the source. A [header] takes all that follows into its table, so
 * only the maps at the end of their map get one; before other keys they are written with dotted keys. */
#include "write/front_parts.h"

enum { NAME_MAX_BYTES = 512 }; /* of a dotted name: it is written again for each key below it */

static bool container(const struct pl_item *item)
{
	return item->kind == PL_ITEM_LIST || item->kind == PL_ITEM_MAP;
}

/* True for what may be written under a header: a map, or a list of nothing but maps, on lines of their own. */
static bool sections(const struct pl_item *item)
{
	if (!container(item) || item->flow)
		return false;
	for (const struct pl_item *c = item->kind == PL_ITEM_LIST ? item->first : NULL; c; c = c->next)
		if (c->kind != PL_ITEM_MAP || c->flow)
			return false;
	return true;
}

/* ---- values ---- */

static void scalar(struct pl_front_writing *w, const struct pl_item *item, bool lines)
{
	if (item->kind == PL_ITEM_STRING)
		pl_front_toml_string(w->out, item->text, lines && !w->crlf);
	else
		pl_buf_add(w->out, item->shown.ptr ? item->shown : item->text);
}

/* On one line. Recurses as deep as the items are. */
static void inline_value(struct pl_front_writing *w, const struct pl_item *item)
{
	bool map = item->kind == PL_ITEM_MAP, any = false;

	if (!container(item)) {
		scalar(w, item, false);
		return;
	}
	pl_buf_addc(w->out, map ? '{' : '[');
	for (const struct pl_item *c = item->first; c; c = c->next) {
		if (c->kind == PL_ITEM_NULL)
			continue;
		pl_buf_adds(w->out, any ? ", " : map ? " " : "");
		any = true;
		if (map) {
			pl_front_toml_key(w->out, c->key);
			pl_buf_adds(w->out, " = ");
		}
		inline_value(w, c);
	}
	pl_buf_adds(w->out, !map ? "]" : any ? " }" : "}");
}

/* True for what takes lines of its own behind `key =`. */
static bool has_lines(const struct pl_front_writing *w, const struct pl_item *item)
{
	if (item->kind == PL_ITEM_STRING)
		return !w->crlf && pl_front_toml_lines(item->text);
	return item->kind == PL_ITEM_LIST && !item->flow;
}

/* A list over several lines: its maps are inline tables, which TOML wants on one line. */
static void list(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	pl_buf_addc(w->out, '[');
	pl_remarks_behind(w, item);
	pl_buf_addc(w->out, '\n');
	for (const struct pl_item *c = item->first; c; c = c->next) {
		bool nested = c->kind == PL_ITEM_LIST && !c->flow;

		pl_remarks_above(w, c, indent + 2,
				 (container(c) && !nested ? PL_REMARKS_INNER : 0) |
					 (c->kind == PL_ITEM_NULL || (!container(c) && has_lines(w, c)) ? PL_REMARKS_BEHIND : 0));
		if (c->kind == PL_ITEM_NULL)
			continue;
		pl_front_pad(w->out, indent + 2);
		if (nested) {
			list(w, c, indent + 2);
			pl_buf_adds(w->out, ",\n");
			continue;
		}
		if (container(c))
			inline_value(w, c);
		else
			scalar(w, c, true);
		pl_buf_addc(w->out, ',');
		if (container(c) || !has_lines(w, c))
			pl_remarks_behind(w, c);
		pl_buf_addc(w->out, '\n');
	}
	pl_front_pad(w->out, indent);
	pl_buf_addc(w->out, ']');
}

/* ---- lines ---- */

/* Appends `key` to the dotted name in `path` and gives its length before. */
static size_t lengthen(struct pl_buf *path, struct pl_str key)
{
	size_t before = path->len;

	if (before)
		pl_buf_addc(path, '.');
	pl_front_toml_key(path, key);
	return before;
}

/* What TOML has no value for stays in sight. */
static void null_entry(struct pl_front_writing *w, const struct pl_item *item, const struct pl_buf *path)
{
	pl_remarks_above(w, item, 0, PL_REMARKS_BEHIND);
	pl_buf_addf(w->out, "# " PL_FMT " =\n", PL_ARG(pl_buf_str(path)));
	w->remarks++;
	w->nulls++;
}

static bool all_null(const struct pl_item *map)
{
	for (const struct pl_item *c = map->first; c; c = c->next)
		if (c->kind != PL_ITEM_NULL)
			return false;
	return true;
}

/* `name = value`; a map becomes a line for each of its keys. `path`: the names before its own. */
static void entry(struct pl_front_writing *w, const struct pl_item *item, struct pl_buf *path)
{
	size_t before = lengthen(path, item->key);
	bool map = item->kind == PL_ITEM_MAP, dotted = map && !item->flow && path->len <= NAME_MAX_BYTES;

	if (item->kind == PL_ITEM_NULL) {
		null_entry(w, item, path);
	} else if (dotted) {
		pl_remarks_above(w, item, 0, PL_REMARKS_BEHIND);
		if (all_null(item))
			pl_buf_addf(w->out, PL_FMT " = {}\n", PL_ARG(pl_buf_str(path)));
		for (const struct pl_item *c = item->first; c; c = c->next)
			entry(w, c, path);
	} else {
		bool lines = item->kind == PL_ITEM_LIST && !item->flow;

		pl_remarks_above(w, item, 0,
				 (item->flow || map ? PL_REMARKS_INNER : 0) | (!lines && has_lines(w, item) ? PL_REMARKS_BEHIND : 0));
		pl_buf_addf(w->out, PL_FMT " = ", PL_ARG(pl_buf_str(path)));
		if (lines)
			list(w, item, 0);
		else if (container(item))
			inline_value(w, item);
		else
			scalar(w, item, true);
		if (!has_lines(w, item))
			pl_remarks_behind(w, item);
		pl_buf_addc(w->out, '\n');
	}
	path->len = before;
}

static void table(struct pl_front_writing *w, const struct pl_item *map, struct pl_buf *path);

/* `item` in its header, behind a blank line; `list`: the one it is the first item of, or NULL. */
static void header(struct pl_front_writing *w, const struct pl_item *list, const struct pl_item *item, const struct pl_buf *path)
{
	const struct pl_remark *first = list && list->above.first ? list->above.first : item->above.first;

	if (w->out->len && (!first || first->text.ptr))
		pl_buf_addc(w->out, '\n');
	if (list)
		pl_remarks_above(w, list, 0, PL_REMARKS_BEHIND);
	pl_remarks_above(w, item, 0, 0);
	pl_buf_addf(w->out, item->key.ptr ? "[" PL_FMT "]" : "[[" PL_FMT "]]", PL_ARG(pl_buf_str(path)));
	pl_remarks_behind(w, item);
	pl_buf_addc(w->out, '\n');
}

/* A map as [name], a list of maps as [[name]] for each. */
static void section(struct pl_front_writing *w, const struct pl_item *item, struct pl_buf *path)
{
	size_t before = lengthen(path, item->key);

	if (item->kind == PL_ITEM_MAP) {
		header(w, NULL, item, path);
		table(w, item, path);
	}
	for (const struct pl_item *c = item->kind == PL_ITEM_LIST ? item->first : NULL; c; c = c->next) {
		header(w, c == item->first ? item : NULL, c, path);
		table(w, c, path);
	}
	path->len = before;
}

/* The lines of a table: first what cannot have a header and all before it, then the sections. A null is a comment:
 * it stands with the first, and in front of the sections when it comes among them. Recurses as deep as items are. */
static void table(struct pl_front_writing *w, const struct pl_item *map, struct pl_buf *path)
{
	const struct pl_item *rest = map->first;
	struct pl_buf own = {0};

	for (const struct pl_item *c = map->first; c; c = c->next)
		if (c->kind != PL_ITEM_NULL && (!sections(c) || path->len + c->key.len > NAME_MAX_BYTES))
			rest = c->next;
	for (const struct pl_item *c = map->first; c != rest; c = c->next)
		entry(w, c, &own);
	for (const struct pl_item *c = rest; c; c = c->next)
		if (c->kind == PL_ITEM_NULL)
			entry(w, c, &own);
	pl_buf_finish(&own);
	for (const struct pl_item *c = rest; c; c = c->next)
		if (c->kind != PL_ITEM_NULL)
			section(w, c, path);
}

void pl_front_toml_write(struct pl_front_writing *w, const struct pl_item *root)
{
	struct pl_buf path = {0};

	table(w, root, &path);
	pl_buf_finish(&path);
}
