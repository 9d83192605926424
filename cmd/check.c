/* check: judges posts. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands.h"
#include "config.h"
#include "judge.h"
#include "message.h"
#include "operands.h"
#include "rulefiles.h"
#include "staged.h"
#include "summary.h"
#include "terminal.h"

enum { FAIL_ERROR, FAIL_WARNING, FAIL_INFO, FAIL_NEVER }; /* the choices of --fail-on */

struct settings {
	struct config_options config;
	struct hold_options hold;
	struct words exclude, reports, files_from;
	const char *stdin_filename, *format, *from;
	unsigned ambiguous, color, fail_on, hyperlinks, jobs;
	bool force_exclude, no_ignore, null, quiet, statistics;
};

#define AT(member) offsetof(struct settings, member)
static const struct option options[] = {
	{"ambiguous-width", 0, OPTION_CHOICE, "auto|1|2", AT(ambiguous),
	 "columns of characters such as “ ” … · (auto: by the locale; default 1)"},
	{"baseline", 0, OPTION_WORD, "FILE", AT(hold.baseline), "do not show the findings that FILE records as accepted"},
	{"changed-lines", 0, OPTION_WORD, "REF", AT(hold.changed_lines),
	 "show findings on lines that were added or changed since REF only; untracked files count whole"},
	{"color", 0, OPTION_CHOICE, "auto|always|never", AT(color), "colour the findings"},
	{"exclude", 0, OPTION_LIST, "GLOB", AT(exclude),
	 "leave out what GLOB matches, as if it stood in a .gitignore of the current folder (repeatable)"},
	{"fail-on", 0, OPTION_CHOICE, "error|warning|info|never", AT(fail_on),
	 "the least severity that makes the exit status 1 (default warning)"},
	{"files-from", 0, OPTION_LIST, "FILE", AT(files_from), "read paths from FILE, one a line; - is standard input"},
	{"force-exclude", 0, OPTION_FLAG, NULL, AT(force_exclude),
	 "leave out ignored and excluded files even when they are named on the command line"},
	{"format", 0, OPTION_WORD, "FORMAT", AT(format),
	 "how to show findings, see below (default: full on a terminal, else concise)"},
	{"from", 0, OPTION_WORD, "ENC", AT(from), "the encoding of posts that are not UTF-8"},
	{"hyperlinks", 0, OPTION_CHOICE, "auto|always|never", AT(hyperlinks), "make paths links to the files"},
	{"ignore", 0, OPTION_LIST, "RULE,…", AT(config.ignore), "switch rules off; date-* means all that begin so"},
	{"jobs", 'j', OPTION_NUMBER, "N", AT(jobs), "workers (default: the CPUs this process may use)"},
	{"no-baseline", 0, OPTION_FLAG, NULL, AT(hold.no_baseline), "show all findings, whatever the rule file says about a baseline"},
	{"no-config", 0, OPTION_FLAG, NULL, AT(config.no_config), "do not look for a rule file: the base pack alone"},
	{"no-ignore", 0, OPTION_FLAG, NULL, AT(no_ignore),
	 "do not honour .gitignore, .ignore, .postlintignore and .git/info/exclude"},
	{"now", 0, OPTION_WORD, "DATE", AT(config.now), "judge dates as if it were DATE (2026-01-31, 2026-01-31T12:00:00+08:00)"},
	{"null", '0', OPTION_FLAG, NULL, AT(null), "the paths of --files-from are ended by NUL, not by newline"},
	{"quiet", 'q', OPTION_FLAG, NULL, AT(quiet), "findings only: no summary, no progress"},
	{"report", 0, OPTION_LIST, "FORMAT=FILE", AT(reports), "also write a report to FILE (repeatable)"},
	{"rules", 0, OPTION_LIST, "FILE|PACK", AT(config.rules),
	 "use this rule file or pack instead of looking for a rule file (repeatable; later ones win)"},
	{"select", 0, OPTION_LIST, "RULE,…", AT(config.select), "judge by these rules only; html-* means all that begin so"},
	{"severity", 0, OPTION_LIST, "RULE=LEVEL", AT(config.severity),
	 "set the level of a rule: error, warning, info or off (repeatable)"},
	{"staged", 0, OPTION_FLAG, NULL, AT(hold.staged), "judge what is staged for the next commit, as it is staged; PATHS limit it"},
	{"statistics", 0, OPTION_FLAG, NULL, AT(statistics), "count the findings by rule at the end, and the suppressed ones by rule and reason"},
	{"stdin-filename", 0, OPTION_WORD, "PATH", AT(stdin_filename), "what to call the text read for -"},
	{"strict-baseline", 0, OPTION_FLAG, NULL, AT(hold.strict_baseline),
	 "exit with 1 when lines of the baseline match nothing any more"},
	{"write-baseline", 0, OPTION_FLAG, NULL, AT(hold.write_baseline),
	 "record all findings in the baseline (default: " ACCEPTED_PATH ")"},
};

/* Opens what the findings go to. */
static bool add_outputs(struct outputs *outputs, const struct settings *s, const char *folder)
{
	struct terminal terminal;
	struct pl_report_options file = {.ambiguous = 1, .width = 100};
	const struct pl_reporter *reporter;
	struct pl_report_options shown;

	terminal_look(&terminal, STDOUT_FILENO, s->color, s->hyperlinks);
	file.ambiguous = s->ambiguous ? s->ambiguous : terminal_ambiguous();
	shown = file;
	shown.color = terminal.color;
	shown.hyperlinks = terminal.hyperlinks;
	shown.folder = folder;
	shown.width = terminal.width;
	reporter = outputs_reporter(s->format ? s->format : terminal.is_tty ? "full" : "concise");
	if (!reporter)
		return false;
	outputs_add(outputs, reporter, &shown);
	for (size_t i = 0; i < s->reports.count; i++)
		if (!outputs_add_file(outputs, s->reports.items[i], &file))
			return false;
	return true;
}

static int status_of(const struct settings *s, const struct pl_tally *t, bool trouble)
{
	size_t counted[] = {
		[FAIL_ERROR] = t->errors,
		[FAIL_WARNING] = t->errors + t->warnings,
		[FAIL_INFO] = t->errors + t->warnings + t->infos,
		[FAIL_NEVER] = 0,
	};

	return trouble ? 2 : counted[s->fail_on] ? 1 : 0;
}

/* The summary, and the counts by rule, once everything else is out. */
static void conclude(const struct settings *s, struct judge *judge)
{
	struct pl_buf text = {0};

	if (s->statistics) {
		bool machine = judge->outputs->items[0].reporter->machine;

		summary_statistics(&text, judge->set, judge->counts);
		silenced_show(&judge->silenced, &text);
		write_all(machine ? STDERR_FILENO : STDOUT_FILENO, pl_buf_str(&text));
		pl_buf_reset(&text);
	}
	if (!s->quiet) {
		summary_add(&text, &judge->tally, judge->files);
		summary_links(&text, &judge->links);
		write_all(STDERR_FILENO, pl_buf_str(&text));
	}
	pl_buf_finish(&text);
}

/* What a run works with. */
struct session {
	const struct words *operands;
	struct config *config;
	struct files files;
	struct outputs outputs;
	struct hold hold;
	struct git_blobs blobs;
};

/* Everything is known: judges the files. */
static int judge_files(const struct settings *s, struct session *run)
{
	struct judge judge = {
		.files = &run->files,
		.set = config_any(run->config),
		.encoding = s->from,
		.hold = &run->hold,
		.blobs = s->hold.staged ? &run->blobs : NULL,
		.outputs = &run->outputs,
		.workers = s->jobs ? s->jobs : pool_cpus(),
	};
	size_t rules = pl_ruleset_count(judge.set) + 1;
	int settled, status;
	bool wrong;

	if (s->statistics) {
		judge.counts = pl_alloc(rules * sizeof(*judge.counts));
		memset(judge.counts, 0, rules * sizeof(*judge.counts));
	}
	rulefiles_apply(run->config, &run->files);
	outputs_begin(&run->outputs);
	wrong = rulefiles_report(run->config, &judge);
	judge.sites = sites_new(run->config, &run->files, &(struct sites_options){.workers = judge.workers, .blobs = judge.blobs});
	progress_init(&judge.progress, run->files.count, s->quiet);
	judge_run(&judge);
	sites_free(judge.sites);
	outputs_end(&run->outputs, &judge.tally);
	settled = hold_settle(&run->hold, run->operands, judge.set, &judge.tally);
	conclude(s, &judge);
	silenced_finish(&judge.silenced);
	free(judge.counts);
	status = status_of(s, &judge.tally, wrong || judge.tally.failed || run->outputs.failed);
	return status > settled ? status : settled;
}

/* Finds the posts that the command line means. False after saying why not. */
static bool find_posts(const struct settings *s, struct session *run)
{
	struct files_options how = {
		.excludes = &s->exclude,
		.stdin_name = s->stdin_filename,
		.no_ignore = s->no_ignore,
		.force_exclude = s->force_exclude,
		.choose = config_choose,
		.walked = config_walked,
		.context = run->config,
	};
	struct pl_error error;

	if (!s->hold.staged) {
		files_find(&run->files, run->operands, &how);
		return true;
	}
	if (!git_blobs_open(&run->blobs, &error)) {
		message("--staged: %s", error.text);
		return false;
	}
	return staged_find(&run->files, &run->hold.git, run->operands, &how);
}

static int run(const struct settings *s, const struct words *operands)
{
	struct session session = {.operands = operands, .config = config_new(&s->config), .hold.quiet = s->quiet};
	char *folder = realpath(".", NULL);
	int status = 2;

	if (session.config && hold_open(&session.hold, &s->hold, session.config, NULL) &&
	    add_outputs(&session.outputs, s, folder) && find_posts(s, &session))
		status = judge_files(s, &session);
	files_finish(&session.files);
	git_blobs_close(&session.blobs);
	hold_finish(&session.hold);
	config_free(session.config);
	free(folder);
	return status;
}

static void finish(struct settings *s)
{
	config_finish(&s->config);
	words_finish(&s->exclude);
	words_finish(&s->reports);
	words_finish(&s->files_from);
}

static int check(const struct command *command, int argc, char **argv)
{
	struct settings settings = {.fail_on = FAIL_WARNING, .ambiguous = 1};
	struct words operands = {0};
	struct pl_arena lists = {0};
	int status;

	if (options_read(command, argc, argv, &settings, &operands, &status)) {
		if (settings.from && !pl_encoding_name(pl_str_c(settings.from)))
			status = options_mistake(command, "--from: unknown encoding `%s`", settings.from);
		else if (operands_stdin(&operands) + operands_stdin(&settings.files_from) > 1)
			status = options_mistake(command, "standard input can be read only once");
		else if (hold_mistake(&settings.hold))
			status = options_mistake(command, "%s", hold_mistake(&settings.hold));
		else if (settings.hold.write_baseline && operands_stdin(&operands) && !settings.stdin_filename)
			status = options_mistake(command, "--write-baseline records files; give standard input a --stdin-filename");
		else if ((settings.hold.staged || settings.hold.changed_lines) && operands_stdin(&operands))
			status = options_mistake(command, "%s is about files that git knows, not standard input",
						 settings.hold.staged ? "--staged" : "--changed-lines");
		else if (!operands_lists(&operands, &settings.files_from, settings.null, &lists))
			status = 2;
		else {
			if (!operands.count && !settings.files_from.count)
				words_add(&operands, ".");
			status = run(&settings, &operands);
		}
	}
	pl_arena_finish(&lists);
	words_finish(&operands);
	finish(&settings);
	return status;
}

static void more(struct pl_buf *out)
{
	pl_buf_adds(out, "\nformats:\n");
	for (size_t i = 0; i < pl_reporters_count; i++)
		options_usage_row(out, pl_reporters[i]->name, pl_reporters[i]->describe);
}

const struct command command_check = {
	.name = "check",
	.operands = "[PATHS]",
	.summary = "judge posts: files, folders (their posts), - for standard input (default: .)",
	.about = "Folders are searched for .md, .markdown, .mkd, .mdown, .mkdn, .mdx, .qmd, .html, .htm and .xhtml, also with language "
		 "and encoding behind (index.html.zh-tw.big5). Hidden folders are skipped.\n"
		 "Exit status: 0 no findings at the failing level, 1 findings, 2 usage, rule-file or file trouble.",
	.options = options,
	.noptions = PL_COUNT(options),
	.more = more,
	.run = check,
};
