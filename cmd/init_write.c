/* init_write: the text of the rule file. */
#include "front/quote.h"
#include "init.h"

enum { ENOUGH = 20 }; /* posts that make a custom */

/* A word as it may stand in YAML. */
static struct pl_str word(struct pl_arena *arena, struct pl_str text)
{
	bool plain = text.len > 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		plain = plain && (pl_is_alpha(c) || c >= 0x80 || (i && (pl_is_digit(c) || strchr("-_./", (char)c))));
	}
	plain = plain && pl_front_type(arena, text, PL_YAML_11).type == PL_YAML_STRING;
	return plain ? text : pl_yaml_quote(arena, text);
}

static void head(struct pl_buf *out, const struct init_site *site)
{
	static const char *const names[] = {"no front matter", "YAML", "TOML", "JSON"};
	const char *and = "";

	pl_buf_addf(out, "# Rule file of this site, written by `postlint init` on %s. Change what does not fit.\n", site->today);
	pl_buf_addf(out, "# Seen: %zu %s (%zu Markdown, %zu HTML); front matter in ", site->all.posts, site->all.posts == 1 ? "post" : "posts", site->all.markdown, site->all.html);
	for (int i = PL_FRONT_YAML; i <= PL_FRONT_JSON; i++)
		if (site->all.formats[i]) {
			pl_buf_addf(out, "%s%s (%zu)", and, names[i], site->all.formats[i]);
			and = ", ";
		}
	if (site->bare)
		pl_buf_addf(out, "%s%s (%zu)", and, and[0] ? "none" : "no post", site->bare);
	pl_buf_adds(out, ".\n# `postlint config FILE` shows what is in force for a file, `postlint explain RULE` what a rule is about.\n");
	if (site->marker)
		pl_buf_addf(out, "extends: %s  # found out by %s\n", site->pack, site->marker);
	else if (strcmp(site->pack, "base") == 0)
		pl_buf_adds(out, "extends: base  # what builds this site was not found out; `postlint rules --pack jekyll` shows a pack\n");
	else
		pl_buf_addf(out, "extends: %s  # guessed from the folders; no configuration of it is here\n", site->pack);
}

/* Only folders whose files mostly have front matter hold posts; told when others have none. */
static void paths(struct pl_buf *out, struct init_site *site)
{
	struct pl_buf ends = {0};
	size_t n;
	struct survey_count **counts = survey_counts(&site->all, &site->extensions, &n);

	if (!site->bare || site->bare == site->all.posts)
		return;
	for (size_t i = 0; i < n; i++)
		pl_buf_addf(&ends, "%s" PL_FMT, i ? "," : "", PL_ARG(counts[i]->text));
	pl_buf_adds(out, "\n# Where posts are. The other files have no front matter.\npaths:\n");
	for (const struct init_group *g = site->groups; g; g = g->next) {
		bool many = n > 1;

		if (g->bare * 2 > g->survey.posts)
			continue;
		pl_buf_addf(out, "  - \"" PL_FMT "%s*.%s" PL_FMT "%s\"  # %zu posts", PL_ARG(g->folder), g->folder.len ? g->shallow ? "/" : "/**/" : "./", many ? "{" : "",
			    PL_ARG(pl_buf_str(&ends)), many ? "}" : "", g->survey.posts);
		if (g->bare)
			pl_buf_addf(out, ", %zu of them without front matter", g->bare);
		pl_buf_addc(out, '\n');
	}
	pl_buf_finish(&ends);
}

/* ---- fields ---- */

static bool is_known(const struct init_site *site, struct pl_str name)
{
	return site->known && pl_value_get(site->known, name);
}

/* The forms in use when they cover nearly all dates; each is a custom when it has a hundredth of them. */
static bool date_forms(struct pl_buf *out, struct init_site *site, const struct survey_key *key)
{
	size_t n, known = 0, common = 0;
	struct survey_count **shapes = survey_counts(&site->all, &key->shapes, &n);
	const char *and = "";

	for (size_t i = 0; i < n; i++) {
		known += survey_form(shapes[i]->text) ? shapes[i]->count : 0;
		common += survey_form(shapes[i]->text) && shapes[i]->count * 100 >= key->shaped ? shapes[i]->count : 0;
	}
	if (known * 100 < key->shaped * 95 || common * 100 < key->shaped * 95)
		return false;
	pl_buf_adds(out, ", dateFormats: [");
	for (size_t i = 0; i < n; i++) {
		const char *form = survey_form(shapes[i]->text);
		bool twice = false;

		for (size_t j = 0; form && j < i; j++)
			twice = twice || (survey_form(shapes[j]->text) && strcmp(survey_form(shapes[j]->text), form) == 0);
		if (!form || twice || shapes[i]->count * 100 < key->shaped)
			continue;
		pl_buf_addf(out, "%s\"%s\"", and, form);
		and = ", ";
	}
	pl_buf_addc(out, ']');
	return true;
}

static bool is_date(const struct survey_key *key)
{
	size_t said = key->count - key->empty;

	return said >= ENOUGH && key->shaped * 100 >= said * 95;
}

static bool words_are_few(const struct survey_key *key)
{
	for (size_t i = 0; i < key->nwords; i++)
		if (key->words[i].count < 3)
			return false;
	return !key->many_words && key->nwords >= 2 && key->nwords <= 8 && key->kinds[SURVEY_STRING] >= ENOUGH * 3 / 2 && !key->shaped &&
	       key->kinds[SURVEY_STRING] == key->count;
}

static const char *const type_names[SURVEY_KINDS] = {
	[SURVEY_NULL] = "\"null\"", [SURVEY_STRING] = "string", [SURVEY_BOOL] = "boolean", [SURVEY_INTEGER] = "integer",
	[SURVEY_NUMBER] = "number", [SURVEY_DATE] = "date", [SURVEY_LIST] = "array", [SURVEY_MAP] = "object",
};

/* The kinds seen, but those seen so seldom that they are slips. */
static void types(struct pl_buf *out, const struct survey_key *key)
{
	const char *list[SURVEY_KINDS];
	size_t n = 0;

	for (int step = 1; step <= SURVEY_KINDS; step++) { /* null comes last */
		int i = step % SURVEY_KINDS;

		if (key->kinds[i] && (key->kinds[i] * 100 > key->count || key->kinds[i] > 5 || key->count < 5 * ENOUGH || i == SURVEY_NULL))
			if (!(i == SURVEY_INTEGER && key->kinds[SURVEY_NUMBER]))
				list[n++] = type_names[i];
	}
	pl_buf_adds(out, n == 1 ? "type: " : "type: [");
	for (size_t i = 0; i < n; i++)
		pl_buf_addf(out, "%s%s", i ? ", " : "", list[i]);
	if (n != 1)
		pl_buf_addc(out, ']');
}

static void comment(struct pl_buf *out, const struct init_site *site, const struct survey_key *key)
{
	pl_buf_addf(out, "  # in %zu of %zu", key->count, site->all.posts);
	if (key->widest && !key->shaped)
		pl_buf_addf(out, ", up to %u columns", key->widest);
	if (key->empty)
		pl_buf_addf(out, ", %zu without value", key->empty);
	pl_buf_addc(out, '\n');
}

static bool field(struct pl_buf *out, struct init_site *site, const struct survey_key *key)
{
	struct pl_str name = word(&site->arena, key->name);
	struct pl_buf line = {0};
	bool tell = true;

	pl_buf_addf(&line, "    " PL_FMT ": { ", PL_ARG(name));
	if (is_date(key)) {
		pl_buf_adds(&line, "type: date");
		tell = date_forms(&line, site, key) || !is_known(site, key->name);
	} else if (is_known(site, key->name) || key->count < ENOUGH) {
		tell = false;
	} else if (words_are_few(key)) {
		pl_buf_adds(&line, "enum: [");
		for (size_t i = 0; i < key->nwords; i++)
			pl_buf_addf(&line, "%s" PL_FMT, i ? ", " : "", PL_ARG(word(&site->arena, key->words[i].text)));
		pl_buf_addc(&line, ']');
	} else {
		types(&line, key);
	}
	if (tell) {
		pl_buf_add(out, pl_buf_str(&line));
		pl_buf_adds(out, " }");
		comment(out, site, key);
	}
	pl_buf_finish(&line);
	return tell;
}

static void fields(struct pl_buf *out, struct init_site *site)
{
	struct pl_buf lines = {0};
	size_t n;
	struct survey_key **keys = survey_keys(&site->all, &n);

	for (size_t i = 0; i < n; i++)
		field(&lines, site, keys[i]);
	if (lines.len || site->import.len)
		pl_buf_adds(out, "\n# The fields of your posts. What a field may be is JSON Schema; `type: date` and `dateFormats` are postlint's own.\n"
				 "front-matter:\n");
	if (site->import.len)
		pl_buf_add(out, site->import);
	else if (lines.len) {
		pl_buf_adds(out, "  properties:\n");
		pl_buf_add(out, pl_buf_str(&lines));
	}
	pl_buf_finish(&lines);
}

/* A field is required where nearly every post has it. */
static bool is_required(const struct survey_key *key, size_t posts)
{
	static const char *const usual[] = {"title", "layout"}; /* a date may stand in the file name */
	size_t have = key->count - key->empty;

	for (size_t i = 0; i < PL_COUNT(usual); i++)
		if (pl_str_is(key->name, usual[i]))
			return have * 100 >= posts * 97;
	return have == posts;
}

static void group(struct pl_buf *out, struct init_site *site, struct init_group *g)
{
	size_t n, posts = g->survey.posts - g->bare - g->survey.broken;
	struct survey_key **keys = survey_keys(&g->survey, &n);
	struct pl_buf list = {0}, lack = {0};

	for (size_t i = 0; i < n; i++) {
		if (!is_required(keys[i], posts))
			continue;
		pl_buf_addf(&list, "%s" PL_FMT, list.len ? ", " : "", PL_ARG(word(&site->arena, keys[i]->name)));
		if (keys[i]->count - keys[i]->empty < posts)
			pl_buf_addf(&lack, "; %zu lack `" PL_FMT "`", posts - keys[i]->count + keys[i]->empty, PL_ARG(keys[i]->name));
	}
	if (list.len && posts >= ENOUGH)
		pl_buf_addf(out, "  - paths: [\"" PL_FMT "/%s\"]  # %zu posts" PL_FMT "\n    front-matter: { required: [" PL_FMT "] }\n", PL_ARG(g->folder),
			    g->shallow ? "*" : "**", posts, PL_ARG(lack.len ? pl_buf_str(&lack) : PL_STR("")), PL_ARG(pl_buf_str(&list)));
	pl_buf_finish(&list);
	pl_buf_finish(&lack);
}

static void groups(struct pl_buf *out, struct init_site *site)
{
	struct pl_buf parts = {0};

	for (struct init_group *g = site->groups; g; g = g->next)
		if (g->folder.len)
			group(&parts, site, g);
	if (parts.len) {
		pl_buf_adds(out, "\n# What all posts of a folder have.\noverrides:\n");
		pl_buf_add(out, pl_buf_str(&parts));
	}
	pl_buf_finish(&parts);
}

void init_write(struct pl_buf *out, struct init_site *site)
{
	head(out, site);
	paths(out, site);
	fields(out, site);
	if (!site->import.len)
		groups(out, site);
}
