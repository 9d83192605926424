/* init: looks at a site and writes the rule file that fits it. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "init.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "commands.h"
#include "config.h"
#include "config_find.h"
#include "fix/write.h"
#include "lint/check.h"
#include "lint/lint.h"
#include "lint/packs.h"
#include "message.h"
#include "read.h"
#include "summary.h"

#define RULE_FILE ".postlint.yml"

struct settings {
	const char *from, *pack;
	bool force, show;
};

#define AT(member) offsetof(struct settings, member)
static const struct option options[] = {
	{"force", 0, OPTION_FLAG, NULL, AT(force), "replace a rule file that is there"},
	{"from", 0, OPTION_WORD, "FILE", AT(from), "take the fields from Front Matter CMS's frontmatter.json, or from a JSON Schema"},
	{"pack", 0, OPTION_WORD, "PACK", AT(pack), "the pack to build on, when it is not found out"},
	{"show", 0, OPTION_FLAG, NULL, AT(show), "print the rule file instead of writing it"},
};

/* ---- looking ---- */

/* Folders that only hold others. */
static bool is_container(struct pl_str name)
{
	static const char *const names[] = {"content", "source", "src", "site", "website", "docs", "pages", "hugo", "_posts_new"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(name, names[i]))
			return true;
	return false;
}

/* "content/news" of "content/news/2024/a.md"; *shallow: the file lies directly in a folder of folders. */
static struct pl_str group_folder(struct pl_str path, bool *shallow)
{
	size_t start = 0, slash;

	*shallow = true;
	for (;;) {
		slash = pl_str_find(path, PL_STR("/"), start);
		if (slash == path.len)
			return pl_str_n(path.ptr, start ? start - 1 : 0);
		if (!is_container(pl_str_n(path.ptr + start, slash - start)))
			break;
		start = slash + 1;
	}
	*shallow = false;
	return pl_str_n(path.ptr, slash);
}

static struct init_group *group_of(struct init_site *site, struct pl_str path)
{
	struct init_group **at = &site->groups, *g;
	bool shallow;
	struct pl_str folder = group_folder(path, &shallow);

	while (*at && pl_str_cmp((*at)->folder, folder) < 0)
		at = &(*at)->next;
	if (*at && pl_str_eq((*at)->folder, folder))
		return *at;
	g = PL_NEW(&site->arena, struct init_group);
	*g = (struct init_group){.folder = pl_arena_dup(&site->arena, folder), .shallow = shallow, .next = *at};
	g->survey.reader = site->all.reader;
	*at = g;
	return g;
}

static struct pl_str extension(struct pl_str path)
{
	size_t dot = path.len;

	while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
		dot--;
	return dot > 0 && path.ptr[dot - 1] == '.' ? pl_str_n(path.ptr + dot, path.len - dot) : PL_STR("md");
}

static void count_extension(struct init_site *site, struct pl_str path)
{
	struct pl_str name = extension(path);
	struct survey_count *count = pl_map_get(&site->extensions, name);

	if (!count) {
		count = PL_NEW(&site->arena, struct survey_count);
		count->text = pl_arena_dup(&site->arena, name);
		*pl_map_put(&site->extensions, &site->arena, count->text) = count;
	}
	count->count++;
}

static void look(struct init_site *site, struct pl_post *post, struct pl_str path)
{
	struct init_group *g = group_of(site, path);
	bool bare = post->front.format == PL_FRONT_NONE;

	survey_add(&site->all, post, path);
	survey_add(&g->survey, post, path);
	g->bare += bare;
	site->bare += bare;
	if (!bare)
		count_extension(site, path);
}

/* Reads every file that is a post and hands it to `each`. */
static void read_all(struct init_site *site, const struct files *files, void (*each)(void *context, struct pl_post *post, struct pl_str path),
		     void *context)
{
	struct pl_post post = {0};
	struct pl_buf bytes = {0};
	struct pl_error error;

	for (size_t i = 0; i < files->count; i++) {
		const struct file *file = &files->items[i];

		if (file->error || !file_read(&bytes, file->path, &error)) {
			message("%s: %s", file->path, file->error ? file->error : error.text);
			site->unread++;
			continue;
		}
		pl_post_read(&post, file->path, pl_buf_str(&bytes), NULL);
		each(context, &post, pl_str_c(file->path));
	}
	pl_post_finish(&post);
	pl_buf_finish(&bytes);
}

static void look_at(void *context, struct pl_post *post, struct pl_str path)
{
	look(context, post, path);
}

/* ---- what builds it ---- */

static const char *guess(const struct files *files)
{
	size_t posts = 0, hexo = 0, content = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct pl_str path = pl_str_c(files->items[i].path);
		size_t at = pl_str_find(path, PL_STR("_posts/"), 0);

		hexo += pl_str_starts(path, PL_STR("source/_posts/"));
		posts += at < path.len;
		content += pl_str_starts(path, PL_STR("content/"));
	}
	return hexo ? "hexo" : posts ? "jekyll" : content * 2 > files->count ? "hugo" : "base";
}

/* Zola and Hugo both have `content`; Zola's front matter is TOML with [taxonomies] or [extra]. */
static const char *refine(const struct init_site *site, const char *pack)
{
	const struct survey *s = &site->all;
	bool zola = pl_map_get(&s->keys, PL_STR("taxonomies")) || pl_map_get(&s->keys, PL_STR("extra")) || pl_map_get(&s->keys, PL_STR("template"));

	return strcmp(pack, "hugo") == 0 && s->formats[PL_FRONT_TOML] * 2 > s->posts && zola ? "zola" : pack;
}

static bool find_pack(struct init_site *site, const struct settings *s, const struct files *files)
{
	struct words names = {0};
	char *cwd = realpath(".", NULL);
	struct pl_str pack;
	const char *near, *marker = cwd ? config_detect(&site->arena, pl_str_c(strcmp(cwd, "/") == 0 ? "" : cwd), &pack) : NULL;

	site->pack = s->pack ? s->pack : marker ? pack.ptr : guess(files);
	if (marker && !s->pack)
		site->marker = config_shown(&site->arena, pl_str_c(cwd), marker);
	free(cwd);
	if (pl_pack_text(pl_str_c(site->pack)).ptr)
		return true;
	for (size_t i = 0; i < pl_packs_count; i++)
		words_add(&names, pl_packs[i].name);
	near = words_near(&names, site->pack);
	message("--pack: there is no pack `%s`%s%s%s", site->pack, near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
	words_finish(&names);
	return false;
}

/* ---- judging by the new rules ---- */

struct judging {
	struct init_site *site;
	struct pl_rulebook book;
	struct pl_ruleset *any;
	struct pl_map sets;
	struct pl_arena arena;
	size_t *counts, errors, warnings, infos, files;
};

static const struct pl_ruleset *set_for(struct judging *j, struct pl_str path)
{
	struct pl_str overrides = pl_ruleset_overrides(&j->book, path, &j->arena);
	void **slot = pl_map_put(&j->sets, &j->arena, overrides);
	struct pl_ruleset *set = *slot;

	if (!set) {
		*slot = set = pl_ruleset_new(pl_checks, pl_checks_count);
		pl_ruleset_schema_loader(set, config_load_schema, &j->arena);
		pl_ruleset_lay(set, &j->book, path);
	}
	return set;
}

static void count(void *context, struct pl_post *post, struct pl_str path)
{
	struct judging *j = context;
	const struct pl_ruleset *set = set_for(j, path);
	struct pl_diags diags;
	size_t shown = 0;

	pl_lint_post(&diags, post, set, NULL);
	for (size_t i = 0; i < diags.count; i++) {
		const struct pl_diag *d = &diags.items[i];

		if (d->suppressed)
			continue;
		shown++;
		j->errors += d->severity == PL_ERROR;
		j->warnings += d->severity == PL_WARNING;
		j->infos += d->severity == PL_INFO;
		for (size_t r = 0; r < pl_ruleset_count(j->any); r++)
			j->counts[r] += pl_ruleset_rule(j->any, r) == d->rule;
	}
	j->files += shown > 0;
}

/* What the rules find now, as a comment under `rules:`. */
static void add_findings(struct pl_buf *out, const struct judging *j)
{
	size_t n = pl_ruleset_count(j->any), *counts = j->counts;

	if (j->errors + j->warnings + j->infos == 0)
		return;
	pl_buf_adds(out, "\n# What is found today, most frequent first. Take the # away to switch off what your house does not mind.\nrules:\n");
	for (size_t shown = 0; shown < n; shown++) {
		size_t most = 0;
		const struct pl_rule *rule;

		for (size_t i = 1; i < n; i++)
			if (counts[i] > counts[most])
				most = i;
		if (!counts[most])
			break;
		rule = pl_ruleset_rule(j->any, most);
		pl_buf_addf(out, "  # %s: off  # %zu: %s\n", rule->id, counts[most], rule->sentence);
		counts[most] = 0;
	}
}

static bool judge(struct init_site *site, const struct files *files, struct pl_buf *text, struct judging *j)
{
	*j = (struct judging){.site = site, .any = pl_ruleset_new(pl_checks, pl_checks_count)};
	j->book.set = j->any;
	j->counts = PL_NEW_N(&j->arena, size_t, pl_ruleset_count(j->any) + 1);
	pl_rulebook_add(&j->book, &(struct pl_rulefile_text){RULE_FILE, PL_STR(""), pl_buf_str(text)});
	set_for(j, PL_STR(""));
	if (pl_rulebook_wrong(&j->book)) { /* a name in the posts that YAML cannot have: tell rather than write what does not work */
		const struct pl_rulefile *file = j->book.files[j->book.count - 1];

		message("the rule file made of these posts would be wrong: " PL_FMT, PL_ARG(file->diags.count ? file->diags.items[0].detail : PL_STR("")));
		return false;
	}
	read_all(site, files, count, j);
	add_findings(text, j);
	return true;
}

static void judge_finish(struct judging *j)
{
	struct pl_ruleset *set;
	size_t at = 0;

	while ((set = pl_map_next(&j->sets, &at)))
		pl_ruleset_free(set);
	pl_rulebook_finish(&j->book);
	pl_ruleset_free(j->any);
	pl_arena_finish(&j->arena);
}

/* ---- */

/* What to do next. */
static void advise(const struct init_site *site, const struct judging *j)
{
	struct pl_buf out = {0};
	enum { MANY = 50 };

	pl_buf_addf(&out, "%s is written: %s, %zu %s looked at", RULE_FILE, site->pack, site->all.posts, site->all.posts == 1 ? "post" : "posts");
	if (site->unread)
		pl_buf_addf(&out, ", %zu could not be read", site->unread);
	pl_buf_addf(&out, ".\n`postlint check` now finds: errors %zu, warnings %zu, infos %zu; posts with findings: %zu.\n", j->errors, j->warnings, j->infos, j->files);
	if (j->errors + j->warnings > MANY)
		pl_buf_adds(&out, "That is a lot to correct at once. To begin with what is new, record what is there and look only at the rest:\n"
				  "    postlint check --write-baseline\n"
				  "    postlint check --baseline .postlint-baseline\n");
	write_all(STDERR_FILENO, pl_buf_str(&out));
	pl_buf_finish(&out);
}

static bool put(const struct settings *s, struct pl_buf *text)
{
	struct pl_error error;

	if (s->show)
		return write_all(STDOUT_FILENO, pl_buf_str(text));
	if (pl_write_file(RULE_FILE, pl_buf_str(text), &error))
		return true;
	message("%s: %s", RULE_FILE, error.text);
	return false;
}

static const char *today(struct init_site *site)
{
	struct tm tm;
	time_t now = time(NULL);
	const char *given = getenv("SOURCE_DATE_EPOCH"); /* reproducible runs */

	if (given && *given)
		now = (time_t)strtoll(given, NULL, 10);
	gmtime_r(&now, &tm);
	return pl_arena_printf(&site->arena, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday).ptr;
}

/* The properties that the pack itself describes. */
static const struct pl_value *known_of(const struct pl_rulebook *pack)
{
	const struct pl_value *schema = pack->count ? pl_rulefile_get(pack->files[pack->count - 1], "front-matter") : NULL;

	return schema ? pl_value_get(schema, PL_STR("properties")) : NULL;
}

/* Leaves out what the pack excludes: layouts, output. */
static void leave_out(struct files *files, const struct pl_rulebook *pack)
{
	const struct pl_rulefile *file = pack->count ? pack->files[pack->count - 1] : NULL;
	const struct pl_value *exclude = file ? pl_rulefile_get(file, "exclude") : NULL;
	size_t kept = 0;

	for (size_t i = 0; exclude && i < files->count; i++)
		if (!pl_rulefile_selects(file, exclude, pl_str_c(files->items[i].path), NULL))
			files->items[kept++] = files->items[i];
	files->count = exclude ? kept : files->count;
}

static int make(const struct settings *s)
{
	struct init_site site = {0};
	struct files files = {0};
	struct words here = {0}, none = {0};
	struct pl_buf text = {0}, import = {0};
	struct judging j = {0};
	struct pl_rulebook pack = {0};
	struct pl_error error;
	bool ok = true;

	words_add(&here, ".");
	files_find(&files, &here, &(struct files_options){.excludes = &none});
	site.today = today(&site);
	ok = find_pack(&site, s, &files);
	site.all.reader = ok && strcmp(site.pack, "jekyll") == 0 ? PL_YAML_PSYCH : PL_YAML_12;
	if (ok && s->from && !(ok = init_import(&import, &site.arena, s->from, &error)))
		message("--from %s: %s", s->from, error.text);
	if (ok) {
		pl_rulebook_add_pack(&pack, pl_str_c(site.pack));
		leave_out(&files, &pack);
		read_all(&site, &files, look_at, &site);
		site.pack = s->pack || site.marker ? site.pack : refine(&site, site.pack);
		site.known = known_of(&pack);
		site.import = import.len ? pl_buf_str(&import) : (struct pl_str){0};
		init_write(&text, &site);
		ok = judge(&site, &files, &text, &j) && put(s, &text);
		if (ok && !s->show)
			advise(&site, &j);
		judge_finish(&j);
	}
	pl_rulebook_finish(&pack);
	for (struct init_group *g = site.groups; g; g = g->next)
		survey_finish(&g->survey);
	survey_finish(&site.all);
	pl_arena_finish(&site.arena);
	pl_buf_finish(&text);
	pl_buf_finish(&import);
	files_finish(&files);
	words_finish(&here);
	return ok ? 0 : 2;
}

static int run(const struct command *command, int argc, char **argv)
{
	struct settings s = {0};
	struct words operands = {0};
	int status;

	if (options_read(command, argc, argv, &s, &operands, &status)) {
		if (operands.count > 1)
			status = options_mistake(command, "one folder at a time");
		else if (operands.count && chdir(operands.items[0]) != 0)
			status = options_mistake(command, "%s: %s", operands.items[0], strerror(errno));
		else if (!s.show && !s.force && config_exists(RULE_FILE))
			status = options_mistake(command, "%s is there already; --force replaces it, --show prints what would be written", RULE_FILE);
		else
			status = make(&s);
	}
	words_finish(&operands);
	return status;
}

const struct command command_init = {
	.name = "init",
	.operands = "[FOLDER]",
	.summary = "look at the site, write a rule file that fits it",
	.about = "Finds out what builds the site, counts the fields of all posts, their kinds and the forms of dates, and writes "
		 ".postlint.yml with what it saw in comments.",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = run,
};
