/* front_value: values that readers take for something else than they look like. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/entity.h"
#include "front/quote.h"
#include "lint/check.h"

enum { AMBIGUOUS, CURLY, ENTITY, BINARY, TEMPLATE };
static const struct pl_rule rules[] = {
	[AMBIGUOUS] = {
		.id = "front-ambiguous", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1", .whole_post = true,
		.sentence = "YAML readers disagree on what this value is",
		.help = "Put it into quotes when it is text; write true or false, or a plain decimal number, when it is not.",
		.why = "YAML 1.1 (PyYAML), YAML 1.2 (most JavaScript and Go readers) and Ruby's Psych (Jekyll) type a value without quotes "
		       "by different rules: `no` is false or a text, `012` ten or twelve, `12:30` a number of seconds or a text. "
		       "docs/yaml-types.md has the table.",
		.bad = "---\ntitle: Timetable\ntags: [no, yes]\n---\nText.\n", .good = "---\ntitle: Timetable\ntags: [\"no\", \"yes\"]\n---\nText.\n",
	},
	[CURLY] = {
		.id = "front-curly-quote", .severity = PL_INFO, .fix = PL_FIX_UNSAFE, .since = "0.1", .whole_post = true,
		.sentence = "typographic quotes do not quote in YAML and stay in the value",
		.help = "Write \" or ' around the value, or leave the quotes out.",
		.why = "An editor's automatic quotes look like YAML's, but they are part of the text: the title is published with them.",
		.bad = "---\ntitle: \xE2\x80\x9CThe bridge\xE2\x80\x9D\n---\nText.\n", .good = "---\ntitle: \"The bridge\"\n---\nText.\n",
	},
	[ENTITY] = {
		.id = "front-entity", .severity = PL_INFO, .fix = PL_FIX_UNSAFE, .since = "0.1", .whole_post = true,
		.sentence = "HTML reference in the front matter",
		.help = "Write the character itself.",
		.why = "Front matter is no HTML. Titles with `&amp;` show as they are in feeds, search results and page titles; exports of other "
		       "systems even encode them twice (`&amp;#038;`).",
		.bad = "---\ntitle: Bread &amp; butter\n---\nText.\n", .good = "---\ntitle: Bread & butter\n---\nText.\n",
	},
	[BINARY] = {
		.id = "front-binary", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1", .whole_post = true,
		.sentence = "value is stored as binary data",
		.help = "Write the text itself.",
		.why = "Ruby's YAML writer stores texts that are not marked as UTF-8 as `!binary`, in Base64. Most builders show that, or "
		       "refuse the file. It is mostly left over from an import.",
		.bad = "---\ntitle: !binary 5rOJ5riv\n---\nText.\n", .good = "---\ntitle: \xE6\xB3\x89\xE6\xB8\xAF\n---\nText.\n",
	},
	[TEMPLATE] = {
		.id = "front-template", .severity = PL_WARNING, .since = "0.1", .whole_post = true,
		.sentence = "template syntax in the front matter is not filled in",
		.help = "Write the value out, or put the template into the layout.",
		.why = "Jekyll, Hugo and Hexo read the front matter before they run templates: `{{ site.title }}` is published as it stands. "
		       "In files that a generator copies first (Hugo's archetypes) it is no fault.",
		.bad = "---\ntitle: \"{{ page.name }}\"\n---\nText.\n", .good = "---\ntitle: \"The bridge\"\n---\nText.\n",
	},
};

/* ---- front-ambiguous ---- */

static const struct {
	const char *what;
	bool shown; /* with the value */
} types[] = {
	[PL_YAML_STRING] = {"text", false}, [PL_YAML_NULL] = {"nothing", false}, [PL_YAML_BOOL] = {"", true}, [PL_YAML_INT] = {"the number ", true},
	[PL_YAML_FLOAT] = {"the number ", true}, [PL_YAML_TIMESTAMP] = {"a time", false}, [PL_YAML_DATE] = {"a date", false},
	[PL_YAML_SYMBOL] = {"a symbol", false}, [PL_YAML_MERGE] = {"a merge key", false},
};

static bool is_date(enum pl_yaml_type type)
{
	return type == PL_YAML_DATE || type == PL_YAML_TIMESTAMP;
}

static bool is_same(const struct pl_yaml_typed *a, const struct pl_yaml_typed *b)
{
	if (a->type != b->type)
		return is_date(a->type) && is_date(b->type);
	return a->type != PL_YAML_INT || pl_str_eq(a->value, b->value);
}

/* Keys whose value is words: a date there was not meant as one. */
static bool wants_text(const struct pl_value *value)
{
	static const char *const keys[] = {"title", "subtitle", "description", "summary", "excerpt", "slug", "tags", "tag", "categories", "category",
					   "author", "authors", "name", "keywords"};
	const struct pl_value *named = value;

	while (named && !named->key.ptr)
		named = named->parent;
	for (size_t i = 0; named && i < PL_COUNT(keys); i++)
		if (pl_str_eq_nocase(named->key, pl_str_c(keys[i])))
			return true;
	return false;
}

static struct pl_str described(struct pl_pass *pass, const struct pl_yaml_typed *typed)
{
	return pl_arena_printf(pl_pass_arena(pass), "%s" PL_FMT, types[typed->type].what,
			       types[typed->type].shown ? (int)typed->value.len : 0, typed->value.ptr);
}

static void ambiguous(struct pl_pass *pass, struct pl_str plain, struct pl_span span, bool text)
{
	struct pl_yaml_typed as[PL_YAML_READERS];
	struct pl_diag *diag;
	bool date = false;

	for (unsigned i = 0; i < PL_YAML_READERS; i++) {
		as[i] = pl_front_type(pl_pass_arena(pass), plain, (enum pl_yaml_reader)i);
		date = date || is_date(as[i].type);
	}
	if ((is_same(&as[0], &as[1]) && is_same(&as[1], &as[2])) || (date && !text))
		return;
	diag = pl_complain(pass, &rules[AMBIGUOUS], span, "`" PL_FMT "`: YAML 1.1 reads " PL_FMT ", YAML 1.2 " PL_FMT ", Psych " PL_FMT,
			   PL_ARG(pl_quote_text(pass, plain, 40)), PL_ARG(described(pass, &as[PL_YAML_11])),
			   PL_ARG(described(pass, &as[PL_YAML_12])), PL_ARG(described(pass, &as[PL_YAML_PSYCH])));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "put it into quotes", span, pl_yaml_quote(pl_pass_arena(pass), plain));
}

/* Only these begin a scalar that is no text for everybody: digits, signs, dots, `:`, `~`, and the words. */
static bool may_be_typed(struct pl_str plain)
{
	return plain.len && plain.len < 40 && memchr("0123456789+-.:~=<nNoOyYtTfF", plain.ptr[0], 27);
}

/* ---- front-curly-quote ---- */

static void curly(struct pl_pass *pass, const struct pl_value *value)
{
	static const struct pl_str open[] = {{"\xE2\x80\x9C", 3}, {"\xE2\x80\x98", 3}, {"\xE2\x80\x9D", 3}};
	static const struct pl_str close[] = {{"\xE2\x80\x9D", 3}, {"\xE2\x80\x99", 3}, {"\xE2\x80\x9C", 3}};
	struct pl_str text = value->text, inside;
	struct pl_diag *diag;
	size_t at = 0, i = 0;

	if (text.len < 7)
		return;
	while (i < PL_COUNT(open) && !pl_str_starts(text, open[i]))
		i++;
	if (i == PL_COUNT(open) || !(pl_str_ends(text, close[i]) || pl_str_ends(text, open[i])))
		return;
	inside = pl_str_n(text.ptr + 3, text.len - 6);
	if (pl_str_find(inside, open[i], 0) < inside.len || pl_str_find(inside, close[i], 0) < inside.len)
		return;
	while (at < inside.len) /* Chinese titles are quotations often enough */
		if (pl_is_han(pl_utf8_next(inside, &at)))
			return;
	diag = pl_complain(pass, &rules[CURLY], value->span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, text, 40)));
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write YAML's quotes", value->span, pl_yaml_quote(pl_pass_arena(pass), inside));
}

/* ---- front-entity ---- */

static bool holds_markup(struct pl_str text)
{
	const char *less = text.ptr, *end = text.ptr + text.len;

	while (less < end && (less = memchr(less, '<', (size_t)(end - less))) && less + 1 < end) {
		if (pl_is_alpha((unsigned char)less[1]) || less[1] == '/' || less[1] == '!')
			return true;
		less++;
	}
	return false;
}

/* The reference at `at` of `text`, decoded as often as it was encoded. */
static bool read_reference(struct pl_pass *pass, struct pl_str text, size_t at, size_t *len, struct pl_str *shown)
{
	struct pl_str rest = pl_str_n(text.ptr + at, text.len - at);
	struct pl_buf out = {0};
	struct pl_reference ref;
	size_t semicolon, twice = 5;

	if (!pl_reference_read(rest, false, &ref) || ref.unended || ref.fault != PL_REFERENCE_FINE)
		return false;
	*len = ref.len;
	if (ref.cp[0] == '&' && rest.len > ref.len) { /* `&amp;#8217;` */
		semicolon = pl_str_find(rest, PL_STR(";"), ref.len);
		if (semicolon < rest.len && semicolon - ref.len < 12) {
			pl_buf_addc(&out, '&');
			pl_buf_add(&out, pl_str_n(rest.ptr + twice, semicolon + 1 - twice));
			if (pl_reference_read(pl_buf_str(&out), false, &ref) && !ref.unended && ref.fault == PL_REFERENCE_FINE && ref.len == out.len)
				*len = semicolon + 1;
			else
				ref.cp[0] = '&', ref.cp[1] = 0;
		}
	}
	pl_buf_reset(&out);
	pl_buf_add_utf8(&out, ref.cp[0]);
	if (ref.cp[1])
		pl_buf_add_utf8(&out, ref.cp[1]);
	*shown = pl_arena_dup(pl_pass_arena(pass), pl_buf_str(&out));
	pl_buf_finish(&out);
	return true;
}

/* Characters that mean nothing to YAML inside a scalar of this kind. */
static bool is_harmless(const struct pl_value *value, struct pl_str shown, bool first)
{
	if (value->quote == PL_QUOTE_NONE)
		return !first && !memchr(":#\n", shown.ptr[0], 3);
	return !memchr("\"'\\\n", shown.ptr[0], 4);
}

static void entity(struct pl_pass *pass, const struct pl_value *value)
{
	enum { EDITS_MAX = 100 };
	struct pl_str written = pl_slice(pl_pass_post(pass)->source.text, value->span), shown;
	struct pl_diag *diag = NULL;
	size_t len;

	if (!memchr(value->text.ptr, '&', value->text.len) || holds_markup(value->text))
		return;
	for (size_t at = 0, edits = 0; at < written.len && edits < EDITS_MAX; at++) {
		struct pl_span place = pl_span(value->span.start + (uint32_t)at, 0);

		if (written.ptr[at] != '&' || !read_reference(pass, written, at, &len, &shown))
			continue;
		place.end = place.start + (uint32_t)len;
		if (!diag)
			diag = pl_complain(pass, &rules[ENTITY], place, "`" PL_FMT "` stands for `" PL_FMT "`", PL_ARG(pl_slice(written, pl_span((uint32_t)at, (uint32_t)(at + len)))),
					   PL_ARG(pl_quote_text(pass, shown, 10)));
		if (!diag)
			return;
		if (is_harmless(value, shown, at == 0)) {
			pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write the characters", place, shown);
			edits++;
		}
		at += len - 1;
	}
}

/* ---- front-binary ---- */

static int base64_digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = c ? strchr(digits, c) : NULL;

	return found ? (int)(found - digits) : -1;
}

/* RFC 4648 4; blanks between are passed over. False when it is none. */
static bool decode_base64(struct pl_buf *out, struct pl_str text)
{
	uint32_t bits = 0;
	unsigned count = 0;

	for (size_t i = 0; i < text.len; i++) {
		int digit = base64_digit(text.ptr[i]);

		if (pl_is_space((unsigned char)text.ptr[i]) || text.ptr[i] == '=')
			continue;
		if (digit < 0)
			return false;
		bits = bits << 6 | (uint32_t)digit;
		count += 6;
		if (count >= 8) {
			count -= 8;
			pl_buf_addc(out, (char)(bits >> count & 0xFF));
		}
	}
	return true;
}

static void binary(struct pl_pass *pass, const struct pl_value *value)
{
	struct pl_str source = pl_pass_post(pass)->source.text, text;
	struct pl_span span = value->span;
	struct pl_buf out = {0};
	struct pl_diag *diag;

	while (span.start > 0 && source.ptr[span.start] != '!' && source.ptr[span.start - 1] != '\n' && source.ptr[span.start - 1] != ':')
		span.start--;
	span.start -= span.start > 0 && source.ptr[span.start - 1] == '!';
	while (span.end > span.start && pl_is_space((unsigned char)source.ptr[span.end - 1]))
		span.end--;
	if (decode_base64(&out, value->text) && out.len && pl_utf8_valid(pl_buf_str(&out)) == out.len && !memchr(out.ptr, '\n', out.len)) {
		text = pl_arena_dup(pl_pass_arena(pass), pl_buf_str(&out));
		diag = pl_complain(pass, &rules[BINARY], span, "it says `" PL_FMT "`", PL_ARG(pl_quote_text(pass, text, 60)));
		if (source.ptr[span.start] == '!')
			pl_complain_fix(pass, diag, PL_FIX_SAFE, "write the text", span, pl_yaml_quote(pl_pass_arena(pass), text));
	} else {
		pl_complain(pass, &rules[BINARY], span, "it is no text in UTF-8");
	}
	pl_buf_finish(&out);
}

/* ---- front-template ---- */

/* Hugo's archetypes and scaffolds of Hexo are templates themselves. */
static bool is_scaffold(const char *name)
{
	return strstr(name, "archetypes/") || strstr(name, "scaffolds/");
}

/* In strings of TOML and JSON; the YAML reader tells of its own. */
static void template(struct pl_pass *pass, const struct pl_value *value)
{
	static const struct pl_str marks[][2] = {{{"{{", 2}, {"}}", 2}}, {{"{%", 2}, {"%}", 2}}};
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str written = pl_slice(post->source.text, value->span);

	for (size_t i = 0; i < PL_COUNT(marks); i++) {
		size_t at = pl_str_find(written, marks[i][0], 0), end = pl_str_find(written, marks[i][1], at);
		struct pl_span place = pl_span(value->span.start + (uint32_t)at, value->span.start + (uint32_t)end + 2);

		if (end < written.len && !is_scaffold(post->source.name))
			pl_complain(pass, &rules[TEMPLATE], place, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, pl_slice(post->source.text, place), 50)));
	}
}

/* ---- */

static void judge(struct pl_pass *pass, const struct pl_value *value)
{
	bool yaml = pl_pass_post(pass)->front.format == PL_FRONT_YAML;
	struct pl_str key = value->key;

	if (yaml && key.ptr && may_be_typed(key) && value->key_span.end - value->key_span.start == key.len &&
	    pl_front_type(pl_pass_arena(pass), key, PL_YAML_11).type == PL_YAML_BOOL)
		ambiguous(pass, key, value->key_span, false);
	if (value->kind != PL_VALUE_SCALAR && value->kind != PL_VALUE_STRING)
		return;
	if (pl_str_is(value->tag, "!binary") || pl_str_is(value->tag, "!!binary")) {
		binary(pass, value);
		return;
	}
	if (yaml && value->quote == PL_QUOTE_NONE) {
		if (may_be_typed(value->text) && !value->tag.len)
			ambiguous(pass, value->text, value->span, wants_text(value));
		curly(pass, value);
	}
	entity(pass, value);
	if (value->kind == PL_VALUE_STRING)
		template(pass, value);
}

static void begin(struct pl_pass *pass)
{
	const struct pl_value *root = pl_pass_post(pass)->front.root, *value = root ? root->first : NULL;

	while (value) {
		judge(pass, value);
		if (value->first) {
			value = value->first;
			continue;
		}
		while (value && !value->next)
			value = value->parent == root ? NULL : value->parent;
		value = value ? value->next : NULL;
	}
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str text = pl_slice(post->source.text, f->span);

	if (is_scaffold(post->source.name))
		return;
	pl_complain(pass, &rules[TEMPLATE], f->span, "`" PL_FMT "`%s" PL_FMT, PL_ARG(pl_quote_text(pass, text, 50)), f->text.len ? " is " : "",
		    PL_ARG(f->text));
}

const struct pl_check pl_check_front_value = {
	.name = "front_value", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin, .fact = fact,
	.facts = (const enum pl_fact_kind[]){PL_FACT_FRONT_TEMPLATE, PL_FACT_NONE},
};
