/* keys: the tables of what may stand in a rule file, and the walk that holds a file against them. */
#include "lint/keys.h"

#include "date/date.h"
#include "lint/dispatch.h"

const char *const pl_level_names[] = {"off", "info", "warning", "error", NULL};

static const char *const builders[] = {
	"jekyll", "hugo", "hexo", "zola", "eleventy", "astro", "docusaurus", "vitepress", "pelican", "quarto", NULL,
};
_Static_assert(PL_COUNT(builders) == PL_BUILDERS, "one name for each builder but none, and the NULL");

static const char *const dialects[] = {"any", "commonmark", "gfm", "kramdown", "goldmark", "html", NULL};
static const char *const slugs[] = {"kramdown", "github", "goldmark", "hexo", "docusaurus", "vitepress", "none", NULL};
static const char *const templates[] = {"liquid", "hugo", "kramdown", "vue", "none", NULL};

static const struct pl_key site_keys[] = {
	{"root", PL_KEY_TEXT, "the site's root folder, from the folder of this file", NULL, NULL},
	{"builder", PL_KEY_CHOICE, "what builds the site: dates, file names and addresses are judged as it reads them", builders, NULL},
	{"url", PL_KEY_TEXT, "where the site is published, such as https://blog.example.com", NULL, NULL},
	{"baseurl", PL_KEY_TEXT, "the path below `url`, such as /blog", NULL, NULL},
	{"timezone", PL_KEY_ZONE, "the site's time zone, such as Asia/Shanghai", NULL, NULL},
	{"build-timezone", PL_KEY_ZONE, "the time zone of the machine that builds the site (UTC)", NULL, NULL},
	{"permalink", PL_KEY_TEXT, "how addresses of posts are made, in the builder's notation", NULL, NULL},
	{"dialect", PL_KEY_CHOICE, "the Markdown that the builder reads", dialects, NULL},
	{"slugs", PL_KEY_CHOICE, "how ids of headings are made", slugs, NULL},
	{"future", PL_KEY_BOOL, "the builder publishes posts of the future", NULL, NULL},
	{"drafts", PL_KEY_BOOL, "the builder publishes drafts", NULL, NULL},
	{"expired", PL_KEY_BOOL, "the builder publishes expired posts", NULL, NULL},
	{0},
};

static const struct pl_key post_keys[] = {
	{"templates", PL_KEY_CHOICES, "the template languages that posts are written in", templates, NULL},
	{"hexo", PL_KEY_BOOL, "front matter may begin without a fence, as Hexo reads it", NULL, NULL},
	{0},
};

static const struct pl_key html_keys[] = {
	{"elements", PL_KEY_WORDS, "elements that the house allows beyond the standard", NULL, NULL},
	{"attributes", PL_KEY_LISTS, "attributes that it allows, by element or for all (\"*\")", NULL, NULL},
	{0},
};

static const struct pl_key override_keys[] = {
	{"paths", PL_KEY_GLOBS, "the files that this part is for", NULL, NULL},
	{"exclude", PL_KEY_GLOBS, "files that it is not for", NULL, NULL},
	{"site", PL_KEY_MAP, "the site, where these files differ", NULL, site_keys},
	{"post", PL_KEY_MAP, "how these files are read", NULL, post_keys},
	{"front-matter", PL_KEY_SCHEMA, "JSON Schema laid over that of the whole file", NULL, NULL},
	{"rules", PL_KEY_RULES, "levels and options of rules for these files", NULL, NULL},
	{"html", PL_KEY_MAP, "what HTML these files may have", NULL, html_keys},
	{0},
};

const struct pl_key pl_rulefile_keys[] = {
	{"extends", PL_KEY_WORDS, "a pack (base, strict, jekyll, hugo …) or a path to a rule file, or a list of them: later ones win", NULL, NULL},
	{"paths", PL_KEY_GLOBS, "which files are posts; from the folder of this file, `**` is any number of folders, {a,b} either", NULL, NULL},
	{"exclude", PL_KEY_GLOBS, "which of them are not", NULL, NULL},
	{"site", PL_KEY_MAP, "how the site is built", NULL, site_keys},
	{"post", PL_KEY_MAP, "how posts are read", NULL, post_keys},
	{"front-matter", PL_KEY_SCHEMA, "JSON Schema (2020-12) of the front matter, or {$ref: FILE}", NULL, NULL},
	{"rules", PL_KEY_RULES, "levels (off, info, warning, error) and options of rules; `date-*` means all that begin so", NULL, NULL},
	{"overrides", PL_KEY_OVERRIDES, "parts that hold for some files only; later ones win", NULL, override_keys},
	{"html", PL_KEY_MAP, "what HTML the house allows beyond the standard", NULL, html_keys},
	{"baseline", PL_KEY_TEXT, "the file that records accepted findings, from the folder of this file", NULL, NULL},
	{0},
};

static bool is_scalar(const struct pl_value *value)
{
	return value->kind != PL_VALUE_LIST && value->kind != PL_VALUE_MAP && value->kind != PL_VALUE_NULL;
}

static struct pl_str shown(const struct pl_value *value)
{
	return value->kind == PL_VALUE_LIST  ? PL_STR("a list")
	       : value->kind == PL_VALUE_MAP ? PL_STR("a map")
	       : value->text.len > 60	     ? pl_str_n(value->text.ptr, 60)
	       : value->text.len	     ? value->text
					     : PL_STR("nothing");
}

/* "`timezone` must be …, not `5`". */
static void wrong(struct pl_rulefile *file, const struct pl_value *value, struct pl_str name, const char *what)
{
	bool quote = is_scalar(value) && value->text.len;

	pl_mistake(file, PL_MISTAKE_VALUE, value->span, "`" PL_FMT "` must be %s, not %s" PL_FMT "%s", PL_ARG(name), what, quote ? "`" : "",
		   PL_ARG(shown(value)), quote ? "`" : "");
}

static void check_choice(struct pl_rulefile *file, const struct pl_value *value, struct pl_str name, const char *const *choices)
{
	struct pl_buf list = {0};

	for (const char *const *c = choices; *c; c++) {
		if (is_scalar(value) && pl_str_is(value->text, *c))
			goto done;
		pl_buf_addf(&list, "%s%s", c == choices ? "" : c[1] ? ", " : " or ", *c);
	}
	if (is_scalar(value))
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "`" PL_FMT "` must be " PL_FMT ", not `" PL_FMT "`%s", PL_ARG(name),
			   PL_ARG(pl_buf_str(&list)), PL_ARG(shown(value)), pl_mistake_near(&file->post.arena, value->text, choices));
	else
		wrong(file, value, name, pl_arena_dup(&file->post.arena, pl_buf_str(&list)).ptr);
done:
	pl_buf_finish(&list);
}

/* Calls it for the scalar, or for each item of the list. */
static void check_each(struct pl_rulefile *file, const struct pl_value *value, struct pl_str name, const char *what,
		       const char *const *choices)
{
	if (value->kind != PL_VALUE_LIST) {
		if (choices)
			check_choice(file, value, name, choices);
		else if (!is_scalar(value))
			wrong(file, value, name, what);
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (choices)
			check_choice(file, v, name, choices);
		else if (!is_scalar(v))
			wrong(file, v, name, what);
}

static void check_globs(struct pl_rulefile *file, const struct pl_value *value, struct pl_str name)
{
	check_each(file, value, name, "a pattern or a list of patterns", NULL);
	for (const struct pl_value *v = value->kind == PL_VALUE_LIST ? value->first : value; v; v = value->kind == PL_VALUE_LIST ? v->next : NULL) {
		if (is_scalar(v) && !v->text.len)
			pl_mistake(file, PL_MISTAKE_VALUE, v->span, "an empty pattern matches nothing");
		else if (is_scalar(v) && (v->text.ptr[0] == '/' || pl_str_starts(v->text, PL_STR("../"))))
			pl_mistake(file, PL_MISTAKE_VALUE, v->span, "`" PL_FMT "` leads out of the folder of the rule file; paths are taken from there",
				   PL_ARG(shown(v)));
	}
}

static bool is_number(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_digit((unsigned char)text.ptr[i]))
			return false;
	return text.len > 0 && text.len < 10;
}

static void check_lists(struct pl_rulefile *file, const struct pl_value *value, const struct pl_key *key)
{
	if (value->kind != PL_VALUE_MAP) {
		wrong(file, value, pl_str_c(key->name), "a map from element (or \"*\") to a list of attributes");
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next)
		check_each(file, v, v->key, "a word or a list of words", NULL);
}

static void check_overrides(struct pl_rulefile *file, const struct pl_value *value, const struct pl_key *key, const struct pl_ruleset *set)
{
	if (value->kind != PL_VALUE_LIST) {
		wrong(file, value, pl_str_c(key->name), "a list of maps with `paths`");
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next) {
		if (v->kind != PL_VALUE_MAP) {
			wrong(file, v, PL_STR("overrides"), "a list of maps with `paths`");
			continue;
		}
		if (!pl_value_get(v, PL_STR("paths")))
			pl_mistake(file, PL_MISTAKE_VALUE, v->first ? v->first->key_span : v->span, "this override has no `paths`, so it is for no file");
		pl_keys_check(file, v, key->keys, "an override", set);
	}
}

static void check_value(struct pl_rulefile *file, const struct pl_value *value, const struct pl_key *key, const struct pl_ruleset *set)
{
	struct pl_str name = pl_str_c(key->name);
	static const char *const bools[] = {"true", "false", NULL};

	switch (key->kind) {
	case PL_KEY_TEXT:
	case PL_KEY_ZONE:
		if (!is_scalar(value))
			wrong(file, value, name, key->kind == PL_KEY_ZONE ? "the name of a time zone" : "a text");
		break;
	case PL_KEY_WORDS:
		check_each(file, value, name, "a word or a list of words", NULL);
		break;
	case PL_KEY_GLOBS:
		check_globs(file, value, name);
		break;
	case PL_KEY_BOOL:
		check_choice(file, value, name, bools);
		break;
	case PL_KEY_NUMBER:
		if (!is_scalar(value) || !is_number(value->text))
			wrong(file, value, name, "a whole number");
		break;
	case PL_KEY_CHOICE:
		check_choice(file, value, name, key->choices);
		break;
	case PL_KEY_CHOICES:
		check_each(file, value, name, NULL, key->choices);
		break;
	case PL_KEY_MAP:
		if (value->kind == PL_VALUE_MAP)
			pl_keys_check(file, value, key->keys, pl_arena_printf(&file->post.arena, "`%s`", key->name).ptr, set);
		else if (value->kind != PL_VALUE_NULL)
			wrong(file, value, name, "a map");
		break;
	case PL_KEY_LISTS:
		check_lists(file, value, key);
		break;
	case PL_KEY_RULES:
		pl_keys_check_rules(file, value, set);
		break;
	case PL_KEY_SCHEMA:
		if (value->kind != PL_VALUE_MAP && value->kind != PL_VALUE_NULL)
			wrong(file, value, name, "a map: a JSON Schema, or {$ref: FILE}");
		break;
	case PL_KEY_OVERRIDES:
		check_overrides(file, value, key, set);
		break;
	case PL_KEY_KINDS:
		break;
	}
}

static void unknown(struct pl_rulefile *file, const struct pl_value *value, const struct pl_key *keys, const char *where)
{
	const char *names[16];
	size_t n = 0;
	struct pl_buf list = {0};
	const char *near;

	for (const struct pl_key *k = keys; k->name; k++) {
		names[n++] = k->name;
		pl_buf_addf(&list, "%s`%s`", k == keys ? "" : k[1].name ? ", " : " and ", k->name);
	}
	names[n] = NULL;
	near = pl_mistake_near(&file->post.arena, value->key, names);
	if (*near)
		pl_mistake(file, PL_MISTAKE_UNKNOWN, value->key_span, "there is no key `" PL_FMT "`%s%s%s", PL_ARG(value->key), where ? " in " : "",
			   where ? where : "", near);
	else
		pl_mistake(file, PL_MISTAKE_UNKNOWN, value->key_span, "there is no key `" PL_FMT "` in %s; it has " PL_FMT, PL_ARG(value->key),
			   where ? where : "a rule file", PL_ARG(pl_buf_str(&list)));
	pl_buf_finish(&list);
}

void pl_keys_check(struct pl_rulefile *file, const struct pl_value *map, const struct pl_key *keys, const char *where,
		   const struct pl_ruleset *set)
{
	for (const struct pl_value *v = map->first; v; v = v->next) {
		const struct pl_key *k = keys;

		while (k->name && !pl_str_is(v->key, k->name))
			k++;
		if (k->name)
			check_value(file, v, k, set);
		else
			unknown(file, v, keys, where);
	}
}

/* ---- rules ---- */

bool pl_rule_option_next(const char **at, struct pl_rule_option *option)
{
	const char *line = *at, *colon, *end, *type;

	if (!line || !*line)
		return false;
	end = line + strcspn(line, "\n");
	colon = memchr(line, ':', (size_t)(end - line));
	colon = colon ? colon : end;
	type = memchr(line, ' ', (size_t)(colon - line));
	*option = (struct pl_rule_option){
		.name = pl_str_n(line, (size_t)((type ? type : colon) - line)),
		.describe = pl_str_trim(pl_str_n(colon + (colon < end), (size_t)(end - colon - (colon < end)))),
	};
	if (type && type + 2 < colon)
		option->type = pl_str_n(type + 2, (size_t)(colon - type - 3));
	*at = *end ? end + 1 : NULL;
	return true;
}

/* `a|b|c` as a NULL-ended list. */
static const char *const *split_choices(struct pl_arena *arena, struct pl_str type)
{
	const char **words = PL_NEW_N(arena, const char *, type.len / 2 + 2);
	size_t n = 0, start = 0;

	for (size_t i = 0; i <= type.len; i++)
		if (i == type.len || type.ptr[i] == '|') {
			words[n++] = pl_arena_dup(arena, pl_str_n(type.ptr + start, i - start)).ptr;
			start = i + 1;
		}
	return words;
}

static void check_option(struct pl_rulefile *file, const struct pl_value *value, const struct pl_rule_option *option, const struct pl_ruleset *set)
{
	static const struct {
		const char *type;
		enum pl_key_kind kind;
	} kinds[] = {{"words", PL_KEY_WORDS}, {"number", PL_KEY_NUMBER}, {"bool", PL_KEY_BOOL}, {"date", PL_KEY_TEXT}};
	struct pl_key key = {pl_arena_dup(&file->post.arena, option->name).ptr, PL_KEY_KINDS, NULL, NULL, NULL};

	for (size_t i = 0; i < PL_COUNT(kinds); i++)
		if (pl_str_is(option->type, kinds[i].type))
			key.kind = kinds[i].kind;
	if (pl_str_is(option->type, "map") && value->kind != PL_VALUE_MAP) {
		wrong(file, value, option->name, "a map");
	} else if (option->type.len && memchr(option->type.ptr, '|', option->type.len)) {
		key.kind = PL_KEY_CHOICE;
		key.choices = split_choices(&file->post.arena, option->type);
	}
	check_value(file, value, &key, set);
}

static void check_options(struct pl_rulefile *file, const struct pl_value *map, const struct pl_rule *rule, const struct pl_ruleset *set)
{
	static const struct pl_key severity = {"severity", PL_KEY_CHOICE, NULL, pl_level_names, NULL};

	for (const struct pl_value *v = map->first; v; v = v->next) {
		struct pl_rule_option option = {0};
		const char *at = rule->options, *names[20];
		size_t n = 0;
		bool found = false;

		while (!found && n + 2 < PL_COUNT(names) && pl_rule_option_next(&at, &option)) {
			names[n++] = pl_arena_dup(&file->post.arena, option.name).ptr;
			found = pl_str_eq(v->key, option.name);
		}
		names[n++] = "severity";
		names[n] = NULL;
		if (pl_str_is(v->key, "severity"))
			check_value(file, v, &severity, set);
		else if (found)
			check_option(file, v, &option, set);
		else
			pl_mistake(file, PL_MISTAKE_UNKNOWN, v->key_span, "`%s` has no option `" PL_FMT "`%s", rule->id, PL_ARG(v->key),
				   pl_mistake_near(&file->post.arena, v->key, names));
	}
}

static void check_rule(struct pl_rulefile *file, const struct pl_value *value, const struct pl_ruleset *set)
{
	static const struct pl_key level = {"level", PL_KEY_CHOICE, NULL, pl_level_names, NULL};
	uint32_t low, high;
	const char *near;

	if (!pl_ruleset_range(set, value->key, &low, &high)) {
		pl_ruleset_find(set, value->key, &near);
		pl_mistake(file, PL_MISTAKE_UNKNOWN, value->key_span, "there is no rule `" PL_FMT "`%s%s%s", PL_ARG(value->key),
			   near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
	} else if (value->kind == PL_VALUE_MAP && high - low > 1) {
		pl_mistake(file, PL_MISTAKE_VALUE, value->key_span, "options are set for one rule at a time, not for `" PL_FMT "`", PL_ARG(value->key));
	} else if (value->kind == PL_VALUE_MAP) {
		check_options(file, value, set->sorted[low]->rule, set);
	} else {
		struct pl_key key = level;

		key.name = pl_arena_dup(&file->post.arena, value->key).ptr;
		check_value(file, value, &key, set);
	}
}

void pl_keys_check_rules(struct pl_rulefile *file, const struct pl_value *rules, const struct pl_ruleset *set)
{
	if (rules->kind == PL_VALUE_MAP) {
		for (const struct pl_value *v = rules->first; v; v = v->next)
			check_rule(file, v, set);
	} else if (rules->kind != PL_VALUE_NULL) {
		wrong(file, rules, PL_STR("rules"), "a map from rule to level or options");
	}
}
