/* rules_schema: the JSON Schema of rule files. */
#include "rules_schema.h"

#include "lint/check.h"
#include "lint/keys.h"
#include "lint/packs.h"
#include "report/report.h"

/* What is written, and how deep. */
struct writer {
	struct pl_buf *out;
	const struct pl_ruleset *set;
};

static void string(const struct writer *w, struct pl_str text)
{
	pl_buf_addc(w->out, '"');
	pl_report_json_escape(w->out, text);
	pl_buf_addc(w->out, '"');
}

/* Begins an object: `{"description": …`. */
static void open(const struct writer *w, struct pl_str describe)
{
	pl_buf_adds(w->out, "{\"description\":");
	string(w, describe);
}

static void choices(const struct writer *w, const char *const *words)
{
	pl_buf_adds(w->out, ",\"enum\":[");
	for (const char *const *c = words; *c; c++)
		pl_buf_addf(w->out, "%s\"%s\"", c == words ? "" : ",", *c);
	pl_buf_addc(w->out, ']');
}

static void keys(const struct writer *w, const struct pl_key *table);

#define WORD "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"},{\"type\":\"boolean\"}]}"
#define WORDS "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"},{\"type\":\"boolean\"},{\"type\":\"array\",\"items\":" WORD "}]"

static void value(const struct writer *w, const struct pl_key *key)
{
	open(w, pl_str_c(key->describe));
	switch (key->kind) {
	case PL_KEY_TEXT:
	case PL_KEY_ZONE:
		pl_buf_adds(w->out, ",\"type\":\"string\"");
		break;
	case PL_KEY_WORDS:
	case PL_KEY_GLOBS:
		pl_buf_adds(w->out, "," WORDS);
		break;
	case PL_KEY_BOOL:
		pl_buf_adds(w->out, ",\"type\":\"boolean\"");
		break;
	case PL_KEY_NUMBER:
		pl_buf_adds(w->out, ",\"type\":\"integer\",\"minimum\":0");
		break;
	case PL_KEY_CHOICE:
		choices(w, key->choices);
		break;
	case PL_KEY_CHOICES:
		pl_buf_adds(w->out, ",\"anyOf\":[{\"description\":\"one\"");
		choices(w, key->choices);
		pl_buf_adds(w->out, "},{\"type\":\"array\",\"items\":{\"description\":\"each\"");
		choices(w, key->choices);
		pl_buf_adds(w->out, "}}]");
		break;
	case PL_KEY_MAP:
		keys(w, key->keys);
		break;
	case PL_KEY_LISTS:
		pl_buf_adds(w->out, ",\"type\":\"object\",\"additionalProperties\":{" WORDS "}");
		break;
	case PL_KEY_RULES:
		pl_buf_adds(w->out, ",\"allOf\":[{\"$ref\":\"#/definitions/rules\"}]");
		break;
	case PL_KEY_SCHEMA:
		pl_buf_adds(w->out, ",\"type\":\"object\"");
		break;
	case PL_KEY_OVERRIDES:
		pl_buf_adds(w->out, ",\"type\":\"array\",\"items\":{\"description\":\"a part for some files\",\"required\":[\"paths\"]");
		keys(w, key->keys);
		pl_buf_adds(w->out, "}");
		break;
	case PL_KEY_KINDS:
		break;
	}
	pl_buf_addc(w->out, '}');
}

static void keys(const struct writer *w, const struct pl_key *table)
{
	pl_buf_adds(w->out, ",\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
	for (const struct pl_key *k = table; k->name; k++) {
		pl_buf_addf(w->out, "%s\n\"%s\":", k == table ? "" : ",", k->name);
		value(w, k);
	}
	pl_buf_addc(w->out, '}');
}

/* The value of an option, by the type in the rule's row. */
static void option(const struct writer *w, const struct pl_rule_option *o)
{
	bool choice = o->type.len && memchr(o->type.ptr, '|', o->type.len);

	string(w, o->name);
	pl_buf_addc(w->out, ':');
	open(w, o->describe);
	if (choice) {
		pl_buf_adds(w->out, ",\"enum\":[\"");
		for (size_t i = 0; i < o->type.len; i++)
			if (o->type.ptr[i] == '|')
				pl_buf_adds(w->out, "\",\"");
			else
				pl_buf_addc(w->out, o->type.ptr[i]);
		pl_buf_adds(w->out, "\"]");
	} else if (pl_str_is(o->type, "words")) {
		pl_buf_adds(w->out, "," WORDS);
	} else if (pl_str_is(o->type, "number")) {
		pl_buf_adds(w->out, ",\"type\":\"integer\",\"minimum\":0");
	} else if (pl_str_is(o->type, "bool")) {
		pl_buf_adds(w->out, ",\"type\":\"boolean\"");
	} else if (pl_str_is(o->type, "map")) {
		pl_buf_adds(w->out, ",\"type\":\"object\"");
	}
	pl_buf_addc(w->out, '}');
}

static void rule(const struct writer *w, const struct pl_rule *r)
{
	struct pl_rule_option o;
	const char *at = r->options;

	pl_buf_addf(w->out, "\n\"%s\":", r->id);
	open(w, pl_str_c(r->sentence));
	pl_buf_adds(w->out, ",\"anyOf\":[{\"$ref\":\"#/definitions/level\"},{\"type\":\"object\",\"additionalProperties\":false,\"properties\":"
			    "{\"severity\":{\"$ref\":\"#/definitions/level\"}");
	while (pl_rule_option_next(&at, &o)) {
		pl_buf_addc(w->out, ',');
		option(w, &o);
	}
	pl_buf_adds(w->out, "}}]}");
}

static void definitions(const struct writer *w)
{
	static const char *const meanings[] = {"not judged", "shown, never a failure by itself", "fails the run", "fails the run"};

	pl_buf_adds(w->out, ",\n\"definitions\":{\n\"level\":{\"oneOf\":[");
	for (size_t i = 0; pl_level_names[i]; i++)
		pl_buf_addf(w->out, "%s{\"const\":\"%s\",\"description\":\"%s\"}", i ? "," : "", pl_level_names[i], meanings[i]);
	pl_buf_adds(w->out, "]},\n\"rules\":{\"type\":\"object\",\"additionalProperties\":false,"
			    "\"patternProperties\":{\"^[a-z-]*[*]$\":{\"$ref\":\"#/definitions/level\"}},\"properties\":{");
	for (size_t i = 0; i < pl_ruleset_count(w->set); i++) {
		if (i)
			pl_buf_addc(w->out, ',');
		rule(w, pl_ruleset_rule(w->set, i));
	}
	pl_buf_adds(w->out, "}}}");
}

void rules_schema(struct pl_buf *out)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	struct writer w = {out, set};

	pl_buf_adds(out, "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\n\"title\":\"postlint rule file\",\n"
			 "\"description\":\"What postlint judges in a site's posts: .postlint.yml\"");
	keys(&w, pl_rulefile_keys);
	definitions(&w);
	pl_buf_adds(out, "}\n");
	pl_ruleset_free(set);
}
