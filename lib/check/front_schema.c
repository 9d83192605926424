/* front_schema: front matter against the JSON Schema of the rule files. */
#include "lint/check.h"

enum {
	REQUIRED, EMPTY, UNKNOWN, TYPE, VALUE, PATTERN, LENGTH, RANGE, ITEMS, SCHEMA, WHEN, RENAMED, ORDER,
};
static const struct pl_rule rules[] = {
	[REQUIRED] = {
		.id = "front-required", .severity = PL_ERROR, .since = "0.2", .sentence = "required key is missing",
		.help = "Write the key with its value into the front matter.",
		.why = "The rule file says which keys every post must have (`required` under `front-matter`). The place shown is the opening fence, "
		       "or the map that lacks the key.",
	},
	[EMPTY] = {
		.id = "front-empty", .severity = PL_ERROR, .since = "0.2", .sentence = "required key has no value",
		.help = "Write a value, or take the key away when the post needs none.",
		.why = "A required key that is empty, or holds only blanks, is as good as missing: templates print nothing, feeds have items without title.",
	},
	[UNKNOWN] = {
		.id = "front-unknown-key", .severity = PL_OFF, .fix = PL_FIX_UNSAFE, .since = "0.2", .sentence = "key is not known",
		.help = "Correct the name, or add the key to the rule file.",
		.why = "A misspelt key is without effect, and no builder says so. When the rule file allows further keys (no `additionalProperties: false`), "
		       "only near misses of known keys are reported.",
	},
	[TYPE] = {
		.id = "front-type", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .since = "0.2", .sentence = "value is of the wrong kind",
		.help = "Write the value as the rule file wants it.",
		.why = "Templates that get a number or a list where they expect a text break, or print something odd. Types are those that the site's builder "
		       "reads: `no` is false to one and a text to another.",
	},
	[VALUE] = {
		.id = "front-value", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .since = "0.2", .sentence = "value is not one of those allowed",
		.help = "Use one of the values that the rule file lists.",
		.why = "The rule file lists the values (`enum` or `const`).",
	},
	[PATTERN] = {
		.id = "front-pattern", .severity = PL_ERROR, .since = "0.2", .sentence = "value does not have the wanted form",
		.help = "Write the value in the form that the rule file gives.",
		.why = "The rule file gives a pattern or a format for this value.",
	},
	[LENGTH] = {
		.id = "front-length", .severity = PL_ERROR, .since = "0.2", .sentence = "text is too long or too short",
		.help = "Shorten or complete the text.",
		.why = "Titles and summaries that are too long are cut in lists, search results and feeds. `maxWidth` counts columns: a Chinese character has two.",
	},
	[RANGE] = {
		.id = "front-range", .severity = PL_ERROR, .since = "0.2", .sentence = "number is out of range",
		.help = "Use a number within the range.",
		.why = "The rule file gives the range of the number.",
	},
	[ITEMS] = {
		.id = "front-items", .severity = PL_ERROR, .since = "0.2", .sentence = "list does not have the wanted items",
		.help = "Add, remove or correct items.",
		.why = "The rule file says how many items the list may have, whether they may repeat, and what must be among them.",
	},
	[SCHEMA] = {
		.id = "front-schema", .severity = PL_ERROR, .since = "0.2", .sentence = "front matter breaks a rule of the site",
		.help = "See the rule file: the keyword is one of those that are rarely needed.",
		.why = "What the other front-matter rules do not cover: `not`, `oneOf`, `minProperties` and the like.",
	},
	[WHEN] = {
		.id = "front-when", .severity = PL_ERROR, .since = "0.2", .sentence = "key is wanted in posts of this kind",
		.help = "Add the key, or correct the value that asks for it.",
		.why = "The rule file asks for it under a condition (`if`/`then`, `dependentRequired`), such as an address when the layout is `video`.",
	},
	[RENAMED] = {
		.id = "front-renamed-key", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.2", .sentence = "key has a new name",
		.help = "Use the new name.",
		.why = "The rule file says that the key was renamed (`renamed`); the old one is without effect.",
	},
	[ORDER] = {
		.id = "front-key-order", .severity = PL_OFF, .fix = PL_FIX_SAFE, .since = "0.2", .sentence = "keys are not in the order of the rule file",
		.help = "Move the key.",
		.why = "Posts that all begin with the same keys in the same order are easier to read and to compare. The order is `order` under `front-matter`.",
	},
};

static const int rule_of[PL_SCHEMA_FAMILIES] = {
	[PL_SCHEMA_TYPE] = TYPE, [PL_SCHEMA_VALUE] = VALUE, [PL_SCHEMA_PATTERN] = PATTERN, [PL_SCHEMA_LENGTH] = LENGTH,
	[PL_SCHEMA_RANGE] = RANGE, [PL_SCHEMA_ITEMS] = ITEMS, [PL_SCHEMA_REQUIRED] = REQUIRED, [PL_SCHEMA_EMPTY] = EMPTY,
	[PL_SCHEMA_UNKNOWN] = UNKNOWN, [PL_SCHEMA_WHEN] = WHEN, [PL_SCHEMA_DATE] = TYPE, [PL_SCHEMA_RENAMED] = RENAMED,
	[PL_SCHEMA_ORDER] = ORDER, [PL_SCHEMA_OTHER] = SCHEMA,
};

/* The whole map lacks something: its fence, or its key. */
static struct pl_span place_of_map(const struct pl_post *post, const struct pl_value *map)
{
	const struct pl_split *split = &post->front.split;

	if (map != post->front.root)
		return map->key.ptr ? map->key_span : map->span;
	if (!pl_span_empty(split->open))
		return split->open;
	return pl_span(split->front.start, split->front.start + (split->front.end > split->front.start)); /* the `{` of JSON */
}

static struct pl_span place_of(const struct pl_post *post, const struct pl_schema_error *error)
{
	const struct pl_value *value = error->value;

	if (error->at_key)
		return value->key_span;
	if (value == post->front.root || error->family == PL_SCHEMA_REQUIRED || (error->family == PL_SCHEMA_WHEN && value->kind == PL_VALUE_MAP))
		return place_of_map(post, value);
	if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP || pl_span_empty(value->span))
		return value->key.ptr ? value->key_span : value->span;
	return value->span;
}

/* Template text is judged when it is filled in. */
static bool is_template(const struct pl_value *value)
{
	return pl_str_find(value->text, PL_STR("{{"), 0) < value->text.len || pl_str_find(value->text, PL_STR("{%"), 0) < value->text.len;
}

static uint32_t line_start(struct pl_str text, uint32_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Moves the lines of a key before those of another; not when a comment is between, for nobody knows what it belongs to. */
static void move_key(struct pl_pass *pass, struct pl_diag *diag, const struct pl_value *value, struct pl_str before)
{
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_value *target = pl_value_get(post->front.root, before);
	struct pl_str text = post->source.text;
	uint32_t from = line_start(text, value->key_span.start), end = post->front.split.front.end, to;

	if (!target || value->parent != post->front.root || post->front.format != PL_FRONT_YAML || from != value->key_span.start)
		return;
	to = line_start(text, target->key_span.start);
	if (value->next)
		end = line_start(text, value->next->key_span.start);
	if (to != target->key_span.start || to >= from || end <= from || text.ptr[end - 1] != '\n' || memchr(text.ptr + to, '#', end - to))
		return;
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "move it", pl_span(to, to), pl_slice(text, pl_span(from, end)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "move it", pl_span(from, end), PL_STR(""));
}

static void add_fix(struct pl_pass *pass, struct pl_diag *diag, const struct pl_schema_error *error)
{
	const struct pl_value *value = error->value;

	if (error->family == PL_SCHEMA_ORDER)
		move_key(pass, diag, value, error->near);
	else if (error->family == PL_SCHEMA_RENAMED && error->insert.ptr)
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "use the new name", value->key_span, error->insert);
	else if (error->family == PL_SCHEMA_UNKNOWN && error->near.ptr)
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "correct the name", value->key_span, error->near);
	else if (error->insert.ptr && pl_pass_post(pass)->front.format == PL_FRONT_YAML && !pl_span_empty(value->span))
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "write it as wanted", value->span, error->insert);
}

static void report(void *context, const struct pl_schema_error *error)
{
	struct pl_pass *pass = context;
	const struct pl_post *post = pl_pass_post(pass);
	bool lacks = error->family == PL_SCHEMA_REQUIRED || error->family == PL_SCHEMA_WHEN;
	struct pl_diag *diag;

	if (is_template(error->value) || (lacks && post->front.broken))
		return;
	diag = pl_complain(pass, &rules[rule_of[error->family]], place_of(post, error), PL_FMT, PL_ARG(error->detail));
	if (error->message.len)
		pl_complain_help(pass, diag, PL_FMT, PL_ARG(error->message));
	add_fix(pass, diag, error);
}

/* Keys beside the schema that are one letter off a known one. */
static void slips(struct pl_pass *pass, const struct pl_schema *schema, const struct pl_value *root)
{
	for (const struct pl_value *v = root->first; v; v = v->next) {
		struct pl_str slip = pl_schema_slip(schema, v->key, root);
		struct pl_diag *diag;

		if (!slip.len)
			continue;
		diag = pl_complain(pass, &rules[UNKNOWN], v->key_span, "`" PL_FMT "`; did you mean `" PL_FMT "`?",
				   PL_ARG(pl_quote_text(pass, v->key, 40)), PL_ARG(slip));
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "correct the name", v->key_span, slip);
	}
}

static void begin(struct pl_pass *pass)
{
	const struct pl_schema *schema = pl_pass_schema(pass);
	const struct pl_value *root = pl_pass_post(pass)->front.root;

	if (!schema || !root || root->kind != PL_VALUE_MAP)
		return;
	pl_schema_judge(schema, pl_pass_arena(pass), root, report, pass);
	if (pl_pass_wants(pass, &rules[UNKNOWN]))
		slips(pass, schema, root);
}

const struct pl_check pl_check_front_schema = {
	.name = "front_schema", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
