/* convert: writes posts in another format, and proves what it wrote. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands.h"
#include "convert.h"
#include "message.h"
#include "operands.h"
#include "rulefiles.h"
#include "terminal.h"

#define AT(member) offsetof(struct convert_settings, member)
static const struct option options[] = {
	{"ambiguous-width", 0, OPTION_CHOICE, "auto|1|2", AT(ambiguous),
	 "text: columns of characters such as “ ” … · (auto: by the locale; default 1)"},
	{"check", 0, OPTION_FLAG, NULL, AT(check), "write nothing; tell what would change and exit with 1 if anything would"},
	{"clean", 0, OPTION_MAYBE, "STEP,…", AT(clean), "set legacy markup right first: by all steps below, or by these"},
	{"dialect", 0, OPTION_CHOICE, "auto|commonmark|gfm|kramdown|goldmark", AT(dialect),
	 "how Markdown is read (auto: as the rule file or the site says)"},
	{"diff", 0, OPTION_FLAG, NULL, AT(diff), "write nothing; show what would change and exit with 1 if anything would"},
	{"drop-comments", 0, OPTION_FLAG, NULL, AT(drop_comments), "leave HTML comments out, but for <!--more-->"},
	{"encoding", 0, OPTION_WORD, "ENC", AT(encoding), "the encoding of posts that are not UTF-8; what is written is UTF-8"},
	{"exclude", 0, OPTION_LIST, "GLOB", AT(exclude),
	 "leave out what GLOB matches, as if it stood in a .gitignore of the current folder (repeatable)"},
	{"files-from", 0, OPTION_LIST, "FILE", AT(files_from), "read paths from FILE, one a line; - is standard input"},
	{"force-exclude", 0, OPTION_FLAG, NULL, AT(force_exclude),
	 "leave out ignored and excluded files even when they are named on the command line"},
	{"from", 0, OPTION_WORD, "auto|markdown|html", AT(from), "what the posts are written in (auto: by their names)"},
	{"front", 0, OPTION_CHOICE, "keep|yaml|toml|json|none", AT(front), "what becomes of the front matter (default keep, byte for byte)"},
	{"in-place", 0, OPTION_FLAG, NULL, AT(in_place), "write each post over itself"},
	{"jobs", 'j', OPTION_NUMBER, "N", AT(jobs), "workers (default: the CPUs this process may use)"},
	{"links", 0, OPTION_CHOICE, "list|inline|none", AT(links), "text: where the addresses of links go (default list: to the end)"},
	{"liquid", 0, OPTION_CHOICE, "auto|keep|guard", AT(liquid),
	 "what {{ and {% are: keep, Liquid that stays as it is; guard, text that Jekyll is kept from running (auto: guard HTML that becomes "
	 "kramdown, but not the posts of a Jekyll site)"},
	{"loss", 0, OPTION_WORD, "FILE", AT(loss), "list all that was not carried over in FILE, as JSON lines"},
	{"max-loss", 0, OPTION_CHOICE, "none|attribute|style|structure", AT(max_loss),
	 "write no post that would lose more than this, and exit with 1"},
	{"no-clean", 0, OPTION_LIST, "STEP,…", AT(no_clean), "leave these steps of --clean out"},
	{"no-config", 0, OPTION_FLAG, NULL, AT(config.no_config), "do not look for a rule file or a site's configuration"},
	{"no-ignore", 0, OPTION_FLAG, NULL, AT(no_ignore),
	 "do not honour .gitignore, .ignore, .postlintignore and .git/info/exclude"},
	{"no-proof", 0, OPTION_FLAG, NULL, AT(no_proof), "", true},
	{"null", '0', OPTION_FLAG, NULL, AT(null), "the paths of --files-from are ended by NUL, not by newline"},
	{"output", 'o', OPTION_WORD, "FILE|FOLDER", AT(output), "where to write; the tree of folders is kept below FOLDER (- is standard output)"},
	{"quiet", 'q', OPTION_FLAG, NULL, AT(quiet), "troubles only: no summary, no losses, no progress"},
	{"rules", 0, OPTION_LIST, "FILE|PACK", AT(config.rules),
	 "use this rule file or pack instead of looking for a rule file (repeatable; later ones win)"},
	{"stdin-filename", 0, OPTION_WORD, "PATH", AT(stdin_filename), "what to call the text read for -"},
	{"to", 't', OPTION_CHOICE, "markdown|gfm|commonmark|kramdown|goldmark|text|html|tree", AT(to), "what to write, see below (default markdown)"},
	{"unproven", 0, OPTION_FLAG, NULL, AT(unproven), "write posts also when it is not proven that nothing changed, and tell every place"},
	{"width", 0, OPTION_WORD, "N|none", AT(width), "text: columns of a line (default 72)"},
};

/* ---- what the options mean ---- */

/* The step called `name` as a bit, or 0. */
static unsigned step_named(struct pl_str name)
{
	for (unsigned i = 0; i < PL_CLEAN_STEPS; i++)
		if (pl_str_is(name, pl_clean_rows[i].name))
			return 1U << i;
	return 0;
}

/* Puts the steps of these lists into *steps; "" and "all" are all of them. False after naming one that is none. */
static bool read_steps(const struct words *lists, const char *option, unsigned *steps)
{
	for (size_t i = 0; i < lists->count; i++) {
		const char *at = lists->items[i];

		do {
			size_t n = strcspn(at, ",");
			struct pl_str name = pl_str_trim(pl_str_n(at, n));
			unsigned bit = !name.len || pl_str_is(name, "all") || pl_str_is(name, "1") ? PL_CLEAN_ALL : step_named(name);

			if (!bit) {
				message("--%s: there is no step `" PL_FMT "`; `postlint help convert` lists them", option, PL_ARG(name));
				return false;
			}
			*steps |= bit;
			at += n + (at[n] == ',');
		} while (*at);
	}
	return true;
}

static bool read_width(const char *word, unsigned *width)
{
	char *end;
	unsigned long number;

	if (!word)
		return true;
	*width = UINT_MAX;
	if (strcmp(word, "none") == 0)
		return true;
	number = strtoul(word, &end, 10);
	*width = (unsigned)number;
	return pl_is_digit((unsigned char)*word) && !*end && number >= 8 && number <= 1u << 20;
}

/* --from says the format or, as with `check`, the encoding. */
static bool read_from(struct convert *c, const struct convert_settings *s)
{
	static const char *const names[] = {[PL_SYNTAX_AUTO] = "auto", [PL_SYNTAX_MARKDOWN] = "markdown", [PL_SYNTAX_HTML] = "html"};

	c->encoding = s->encoding;
	if (!s->from)
		return true;
	for (unsigned i = 0; i < PL_COUNT(names); i++)
		if (strcmp(s->from, names[i]) == 0) {
			c->syntax = (enum pl_syntax)i;
			return true;
		}
	if (!c->encoding)
		c->encoding = s->from;
	return pl_encoding_name(pl_str_c(s->from)) != NULL;
}

static enum pl_front_mode front_mode(const struct convert_settings *s)
{
	if (s->front != FRONT_UNSAID)
		return (enum pl_front_mode)s->front;
	return s->to == PL_TARGET_TREE ? PL_FRONT_TO_NONE : PL_FRONT_KEEP;
}

/* Fills what is wanted. False after saying which option makes no sense. */
static bool understand(const struct command *command, struct convert *c, const struct convert_settings *s, const struct words *operands)
{
	unsigned without = 0, width = 0;

	if (!read_steps(&s->clean, "clean", &c->wanted.clean) || !read_steps(&s->no_clean, "no-clean", &without))
		return false;
	c->wanted.clean &= ~without;
	if (!read_from(c, s))
		options_mistake(command, "--from takes auto|markdown|html, or an encoding, not `%s`", s->from);
	else if (s->encoding && !pl_encoding_name(pl_str_c(s->encoding)))
		options_mistake(command, "--encoding: unknown encoding `%s`", s->encoding);
	else if (!read_width(s->width, &width))
		options_mistake(command, "--width takes a number of 8 or more, or none, not `%s`", s->width);
	else if (without && !s->clean.count)
		options_mistake(command, "--no-clean takes steps from --clean, which is not given");
	else if (s->in_place && s->output)
		options_mistake(command, "--in-place and -o are two places to write to");
	else if (s->output && !*s->output)
		options_mistake(command, "-o wants the name of a file or a folder");
	else if (operands_stdin(operands) + operands_stdin(&s->files_from) > 1)
		options_mistake(command, "standard input can be read only once");
	else if (!operands->count && !s->files_from.count && !s->output && !s->in_place && !s->check && !s->diff)
		options_mistake(command, "name the post to convert, - for standard input, or say where all are to go with -o");
	else {
		c->wanted.write = (struct pl_write_options){.target = (enum pl_target)s->to, .width = width, .links = (enum pl_text_links)s->links,
			.ambiguous = s->ambiguous ? s->ambiguous : terminal_ambiguous(), .drop_comments = s->drop_comments};
		c->wanted.front = front_mode(s);
		c->wanted.no_proof = s->no_proof;
		return true;
	}
	return false;
}

/* ---- the run ---- */

/* In the folders of Jekyll's posts Liquid is Liquid. */
static bool in_jekyll(const struct pl_settings *site, struct pl_str path)
{
	return site->builder == PL_BUILDER_JEKYLL || pl_str_find(path, PL_STR("/_posts/"), 0) < path.len ||
	       pl_str_find(path, PL_STR("/_drafts/"), 0) < path.len;
}

/* How each post is to be read, by its rule file and site. */
static void read_settings(struct convert *c, struct config *config)
{
	const struct convert_settings *s = c->settings;

	rulefiles_apply(config, &c->files);
	for (size_t i = 0; i < c->files.count; i++) {
		const struct file *file = &c->files.items[i];
		struct convert_job *job = &c->jobs[i];
		const struct pl_settings *site;

		if (!file->rules)
			continue;
		site = pl_ruleset_settings((struct pl_ruleset *)(uintptr_t)file->rules);
		job->reading = pl_ruleset_post_options(file->rules);
		job->reading.path = file->place;
		job->reading.encoding = c->encoding;
		if (c->syntax != PL_SYNTAX_AUTO)
			job->reading.syntax = c->syntax;
		if (s->dialect)
			job->reading.dialect = (enum pl_dialect)s->dialect;
		pl_convert_reading(&job->reading, (enum pl_target)s->to);
		job->liquid = s->liquid;
		if (s->liquid == LIQUID_AUTO && (s->to != PL_TARGET_KRAMDOWN || in_jekyll(site, file->place)))
			job->liquid = LIQUID_KEEP;
	}
}

/* Files whose rule file is wrong are left alone; `check` says what is wrong with it. */
static void tell_wrong_rules(struct convert *c)
{
	for (size_t i = 0; i < c->files.count; i++)
		if (!c->files.items[i].rules) {
			message("%s: its rule file is wrong, `postlint check` says where; --no-config does without", c->files.items[i].path);
			return;
		}
}

static bool open_loss(struct convert *c)
{
	const char *path = c->settings->loss;

	c->loss_fd = -1;
	if (!path)
		return true;
	if (strcmp(path, "-") == 0 && (c->to_stdout || c->settings->diff)) {
		message("--loss -: standard output is taken already");
		return false;
	}
	c->loss_fd = strcmp(path, "-") == 0 ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
	if (c->loss_fd < 0)
		message("--loss %s: cannot be written: %s", path, strerror(errno));
	return c->loss_fd >= 0;
}

static bool close_loss(struct convert *c)
{
	if (c->loss_fd < 0 || close(c->loss_fd) == 0)
		return true;
	message("--loss %s: cannot be written: %s", c->settings->loss, strerror(errno));
	return false;
}

static int status_of(const struct convert *c)
{
	const struct convert_tally *t = &c->tally;

	if (t->failed + t->clashed + t->misplaced + t->skipped || c->broken)
		return 2;
	if (t->unproved + t->lossy + t->front + t->undecoded)
		return 1;
	return (c->settings->check || c->settings->diff) && t->written;
}

static int convert_all(struct convert *c)
{
	struct pl_buf text = {0};
	int status;

	progress_init(&c->progress, c->files.count, c->settings->quiet);
	convert_work(c);
	status = close_loss(c) ? status_of(c) : 2;
	if (!c->settings->quiet)
		convert_summary(&text, c);
	write_all(STDERR_FILENO, pl_buf_str(&text));
	pl_buf_finish(&text);
	return status;
}

static int run(struct convert *c, const struct words *operands)
{
	const struct convert_settings *s = c->settings;
	struct config *config = config_new(&s->config);
	struct files_options how = {
		.excludes = &s->exclude,
		.stdin_name = s->stdin_filename,
		.no_ignore = s->no_ignore,
		.force_exclude = s->force_exclude,
		.choose = config_choose,
		.walked = config_walked,
		.context = config,
	};
	int status = 2;

	if (config) {
		files_find(&c->files, operands, &how);
		if (convert_names(c) && open_loss(c)) {
			read_settings(c, config);
			tell_wrong_rules(c);
			status = convert_all(c);
		}
	}
	files_finish(&c->files);
	pl_arena_finish(&c->arena);
	config_free(config);
	return status;
}

static int convert(const struct command *command, int argc, char **argv)
{
	struct convert_settings s = {.ambiguous = 1, .front = FRONT_UNSAID, .max_loss = LOSS_UNLIMITED};
	struct convert c = {.settings = &s};
	struct words operands = {0};
	struct pl_arena lists = {0};
	int status;

	if (options_read(command, argc, argv, &s, &operands, &status)) {
		status = 2;
		if (understand(command, &c, &s, &operands) && operands_lists(&operands, &s.files_from, s.null, &lists)) {
			if (!operands.count && !s.files_from.count)
				words_add(&operands, ".");
			status = run(&c, &operands);
		}
	}
	pl_arena_finish(&lists);
	words_finish(&operands);
	config_finish(&s.config);
	words_finish(&s.clean);
	words_finish(&s.exclude);
	words_finish(&s.files_from);
	words_finish(&s.no_clean);
	return status;
}

static void more(struct pl_buf *out)
{
	pl_buf_adds(out, "\ntargets (-t):\n");
	for (size_t i = 0; i < PL_TARGETS; i++)
		options_usage_row(out, pl_target_rows[i].name, pl_target_rows[i].describe);
	pl_buf_adds(out, "\nsteps of --clean, in this order:\n");
	for (size_t i = 0; i < PL_CLEAN_STEPS; i++)
		options_usage_row(out, pl_clean_rows[i].name, pl_clean_rows[i].describe);
}

const struct command command_convert = {
	.name = "convert",
	.operands = "[PATHS]",
	.summary = "write Markdown, plain text or normalized HTML, proven to say the same",
	.about = "PATHS are files, folders (their posts) and - for standard input. One post goes to standard output, several go to a folder (-o FOLDER) or over themselves (--in-place). What was written "
		 "is read back and compared with the post; what is not proven to say the same is not written. Files that would not "
		 "change are not touched.\n"
		 "--check and --diff compare with what stands in the output, or without -o with the post itself.\n"
		 "Exit status: 0 done, 1 posts that were not written, because they are not proven, lose too much or cannot be read as "
		 "text (or --check or --diff would change something), 2 usage, rule-file or file trouble.",
	.options = options,
	.noptions = PL_COUNT(options),
	.more = more,
	.run = convert,
};
