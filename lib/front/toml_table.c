/* toml_table: keys, dotted keys, headers, and who may define which table (TOML 1.0, "Keys", "Table"). */
#include "front/toml.h"

struct pl_toml_table *pl_toml_table_new(struct pl_toml *t, enum pl_value_kind kind, enum pl_toml_origin origin)
{
	struct pl_toml_table *table = PL_NEW(t->build.arena, struct pl_toml_table);

	table->value.kind = kind;
	table->kids.of = &table->value;
	table->origin = origin;
	t->build.items++;
	return table;
}

static void skip_blanks(struct pl_toml *t)
{
	while (pl_toml_byte(t) == ' ' || pl_toml_byte(t) == '\t')
		t->at++;
}

static bool key_char(char c)
{
	return pl_is_alnum((unsigned char)c) || c == '_' || c == '-';
}

/* What stands where a key should be: up to a blank or the line's end. */
static struct pl_span oddity(const struct pl_toml *t)
{
	uint32_t end = t->at, stop = pl_build_line_end(&t->build, t->at);

	while (end < stop && !strchr(" \t=.]", t->build.text.ptr[end]))
		end++;
	return pl_span(t->at, end > t->at ? end : t->at + (t->at < stop));
}

static bool key_part(struct pl_toml *t, struct pl_value *part)
{
	enum pl_quote quote;
	char c = pl_toml_byte(t);

	part->key_span.start = t->at;
	if (c == '"' || c == '\'') {
		if (!pl_toml_string(t, false, &part->key, &quote))
			return false;
	} else {
		while (key_char(pl_toml_byte(t)))
			t->at++;
		part->key = pl_slice(t->build.text, pl_span(part->key_span.start, t->at));
		if (!part->key.len)
			return pl_toml_fault(t, PL_CAUSE_TOML_KEY, oddity(t), "something else where a key should be");
	}
	part->key_span.end = t->at;
	return true;
}

struct pl_value *pl_toml_key(struct pl_toml *t)
{
	struct pl_value *first = NULL, **link = &first;

	for (unsigned parts = 0;; parts++) {
		if (parts == PL_FRONT_DEPTH) {
			pl_build_limit(&t->build, pl_span(t->at, t->at), "depth");
			return NULL;
		}
		*link = pl_build_value(&t->build, PL_VALUE_NULL, pl_span(t->at, t->at));
		if (!key_part(t, *link))
			return NULL;
		link = &(*link)->next;
		skip_blanks(t);
		if (pl_toml_byte(t) != '.')
			return first;
		t->at++;
		skip_blanks(t);
	}
}

static struct pl_toml_table *as_table(struct pl_value *value)
{
	return value && (value->kind == PL_VALUE_MAP || value->kind == PL_VALUE_LIST) ? (void *)value : NULL;
}

/* Puts a new table under `key` into `to`. */
static struct pl_toml_table *add_table(struct pl_toml *t, struct pl_toml_table *to, const struct pl_value *key,
				       struct pl_toml_table *table)
{
	table->value.key = key ? key->key : (struct pl_str){NULL, 0};
	table->value.key_span = key ? key->key_span : pl_span(0, 0);
	table->value.span = pl_span(t->at, t->at);
	table->section = t->section;
	pl_build_add(&t->build, &to->kids, &table->value);
	return table;
}

static bool not_open(struct pl_toml *t, const struct pl_value *key)
{
	return pl_toml_fault(t, PL_CAUSE_TOML_KEY, key->key_span, "a name that already has a value or is closed");
}

struct pl_toml_table *pl_toml_descend(struct pl_toml *t, struct pl_toml_table *from, struct pl_value *parts,
				      struct pl_value **last)
{
	struct pl_toml_table *table;

	for (; parts->next; parts = parts->next, from = table) {
		struct pl_value *found = pl_build_find(&from->kids, parts->key);

		table = as_table(found);
		if (!found) {
			table = add_table(t, from, parts, pl_toml_table_new(t, PL_VALUE_MAP, PL_TOML_DOTTED));
		} else if (table && table->origin == PL_TOML_IMPLICIT) {
			table->origin = PL_TOML_DOTTED;
			table->section = t->section;
		} else if (!table || table->origin != PL_TOML_DOTTED || table->section != t->section) {
			not_open(t, parts);
			return NULL;
		}
	}
	*last = parts;
	return from;
}

/* The table a header's name leads to, before its last part. */
static struct pl_toml_table *walk(struct pl_toml *t, struct pl_value *parts, struct pl_value **last)
{
	struct pl_toml_table *at = (void *)t->build.front->root, *next;

	for (; parts->next; parts = parts->next, at = next) {
		struct pl_value *found = pl_build_find(&at->kids, parts->key);

		next = as_table(found);
		if (!found)
			next = add_table(t, at, parts, pl_toml_table_new(t, PL_VALUE_MAP, PL_TOML_IMPLICIT));
		else if (next && next->origin == PL_TOML_TABLES)
			next = as_table(next->kids.last);
		if (!next || next->origin == PL_TOML_INLINE || next->origin == PL_TOML_ARRAY) {
			not_open(t, parts);
			return NULL;
		}
	}
	*last = parts;
	return at;
}

/* [name] */
static struct pl_toml_table *define(struct pl_toml *t, struct pl_toml_table *in, struct pl_value *key)
{
	struct pl_value *found = pl_build_find(&in->kids, key->key);
	struct pl_toml_table *table = as_table(found);

	if (table && table->origin == PL_TOML_IMPLICIT) {
		table->origin = PL_TOML_HEADER;
		table->value.key_span = key->key_span;
		return table;
	}
	if (found && !(table && (table->origin == PL_TOML_HEADER || table->origin == PL_TOML_DOTTED))) {
		not_open(t, key);
		return NULL;
	}
	return add_table(t, in, key, pl_toml_table_new(t, PL_VALUE_MAP, PL_TOML_HEADER)); /* repeated: a fact */
}

/* [[name]] */
static struct pl_toml_table *define_item(struct pl_toml *t, struct pl_toml_table *in, struct pl_value *key)
{
	struct pl_value *found = pl_build_find(&in->kids, key->key);
	struct pl_toml_table *list = as_table(found);

	if (!found)
		list = add_table(t, in, key, pl_toml_table_new(t, PL_VALUE_LIST, PL_TOML_TABLES));
	if (!list || list->origin != PL_TOML_TABLES) {
		not_open(t, key);
		return NULL;
	}
	return add_table(t, list, NULL, pl_toml_table_new(t, PL_VALUE_MAP, PL_TOML_HEADER));
}

bool pl_toml_header(struct pl_toml *t)
{
	uint32_t start = t->at;
	bool item = t->at + 1 < t->build.end && t->build.text.ptr[t->at + 1] == '[';
	struct pl_value *parts, *last;
	struct pl_toml_table *in;

	t->section = ++t->sections;
	t->at += item ? 2 : 1;
	skip_blanks(t);
	parts = pl_toml_key(t);
	if (!parts)
		return false;
	if (pl_toml_byte(t) != ']')
		return pl_toml_fault(t, PL_CAUSE_UNCLOSED_FLOW, pl_span(start, start + 1), "a header without its `]`");
	t->at++;
	if (item && pl_toml_byte(t) != ']')
		return pl_toml_fault(t, PL_CAUSE_UNCLOSED_FLOW, pl_span(start, start + 2), "a header without its `]]`");
	t->at += item;
	in = walk(t, parts, &last);
	in = !in ? NULL : item ? define_item(t, in, last) : define(t, in, last);
	if (!in) /* what follows belongs nowhere: it is read, but into a table of its own */
		in = pl_toml_table_new(t, PL_VALUE_MAP, PL_TOML_HEADER);
	else
		in->value.span = pl_span(start, t->at);
	t->current = in;
	return true;
}
