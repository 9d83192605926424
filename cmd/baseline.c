/* baseline: writes, prunes and counts the record of accepted findings. */
#include <stdlib.h>
#include <unistd.h>

#include "commands.h"
#include "judge.h"
#include "message.h"
#include "rulefiles.h"
#include "stats.h"
#include "summary.h"

struct settings {
	struct config_options config;
	struct hold_options hold;
	struct words exclude;
	const char *from;
	unsigned jobs;
	bool no_ignore, quiet;
};

#define AT(member) offsetof(struct settings, member)
static const struct option options[] = {
	{"baseline", 0, OPTION_WORD, "FILE", AT(hold.baseline),
	 "the baseline (default: the one that the rule file names, else " ACCEPTED_PATH ")"},
	{"exclude", 0, OPTION_LIST, "GLOB", AT(exclude),
	 "leave out what GLOB matches, as if it stood in a .gitignore of the current folder (repeatable)"},
	{"from", 0, OPTION_WORD, "ENC", AT(from), "the encoding of posts that are not UTF-8"},
	{"ignore", 0, OPTION_LIST, "RULE,…", AT(config.ignore), "leave the lines of these rules alone; date-* means all that begin so"},
	{"jobs", 'j', OPTION_NUMBER, "N", AT(jobs), "workers (default: the CPUs this process may use)"},
	{"no-config", 0, OPTION_FLAG, NULL, AT(config.no_config), "do not look for a rule file: the base pack alone"},
	{"no-ignore", 0, OPTION_FLAG, NULL, AT(no_ignore),
	 "do not honour .gitignore, .ignore, .postlintignore and .git/info/exclude"},
	{"now", 0, OPTION_WORD, "DATE", AT(config.now), "judge dates as if it were DATE (2026-01-31, 2026-01-31T12:00:00+08:00)"},
	{"quiet", 'q', OPTION_FLAG, NULL, AT(quiet), "no summary, no progress"},
	{"rules", 0, OPTION_LIST, "FILE|PACK", AT(config.rules),
	 "use this rule file or pack instead of looking for a rule file (repeatable; later ones win)"},
	{"select", 0, OPTION_LIST, "RULE,…", AT(config.select), "look at the lines of these rules only; html-* means all that begin so"},
	{"severity", 0, OPTION_LIST, "RULE=LEVEL", AT(config.severity),
	 "set the level of a rule: error, warning, info or off (repeatable)"},
};

/* One run over the posts: what the verbs work on. */
struct session {
	const struct settings *settings;
	const struct words *paths;
	struct hold hold;
	struct judge judge;
	bool trouble; /* a rule file is wrong, or a post could not be read */
};

static int write_lines(struct session *session)
{
	int status = hold_settle(&session->hold, session->paths, session->judge.set, &session->judge.tally);

	return session->trouble ? 2 : status;
}

static int prune(struct session *session)
{
	struct accepted *accepted = &session->hold.accepted;

	if (session->trouble) {
		message("baseline %s: not pruned, because %s", accepted->path,
			session->judge.tally.failed ? "some posts could not be read" : "a rule file is wrong; `postlint check` says how");
		return 2;
	}
	accepted_look(accepted, session->paths, session->judge.set);
	return accepted_write(accepted, true, session->settings->quiet) ? 0 : 2;
}

static int stats(struct session *session)
{
	struct accepted *accepted = &session->hold.accepted;
	struct pl_buf out = {0};
	int status;

	accepted_look(accepted, session->paths, session->judge.set);
	stats_add(&out, accepted);
	status = write_out(&out);
	return session->trouble ? 2 : status;
}

static const struct verb {
	const char *name;
	bool writes;
	int (*run)(struct session *session);
} verbs[] = {
	{"prune", false, prune},
	{"stats", false, stats},
	{"write", true, write_lines},
};

/* Judges all posts; nothing is shown. */
static void judge_posts(struct session *session, struct config *config, struct files *files)
{
	const struct settings *s = session->settings;
	struct outputs none = {0};
	struct judge *judge = &session->judge;
	struct pl_buf text = {0};

	*judge = (struct judge){
		.files = files, .set = config_any(config), .encoding = s->from, .hold = &session->hold, .outputs = &none,
		.workers = s->jobs ? s->jobs : pool_cpus(),
	};
	rulefiles_apply(config, files);
	session->trouble = rulefiles_report(config, judge);
	progress_init(&judge->progress, files->count, s->quiet);
	judge_run(judge);
	session->trouble |= judge->tally.failed > 0;
	if (!s->quiet) {
		summary_add(&text, &judge->tally, files);
		write_all(STDERR_FILENO, pl_buf_str(&text));
	}
	pl_buf_finish(&text);
}

static int run(const struct settings *s, const struct verb *verb, const struct words *paths)
{
	struct session session = {.settings = s, .paths = paths, .hold.quiet = s->quiet};
	struct config *config = config_new(&s->config);
	struct files files = {0};
	int status = 2;

	if (config && hold_open(&session.hold, &s->hold, config, ACCEPTED_PATH)) {
		files_find(&files, paths, &(struct files_options){
			.excludes = &s->exclude,
			.no_ignore = s->no_ignore,
			.choose = config_choose,
			.walked = config_walked,
			.context = config,
		});
		judge_posts(&session, config, &files);
		status = verb->run(&session);
		files_finish(&files);
	}
	hold_finish(&session.hold);
	config_free(config);
	return status;
}

static const struct verb *find_verb(const char *name)
{
	for (size_t i = 0; i < PL_COUNT(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

static bool has_stdin(const struct words *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		if (strcmp(paths->items[i], "-") == 0)
			return true;
	return false;
}

static int start(const struct command *command, struct settings *s, const struct words *operands)
{
	const struct verb *verb = operands->count ? find_verb(operands->items[0]) : NULL;
	struct words paths = {0};
	int status;

	for (size_t i = 1; i < operands->count; i++)
		words_add(&paths, operands->items[i]);
	if (!paths.count)
		words_add(&paths, ".");
	s->hold.write_baseline = verb && verb->writes;
	if (!operands->count)
		status = options_mistake(command, "write, prune or stats?");
	else if (!verb)
		status = options_mistake(command, "`%s` is none of write, prune and stats", operands->items[0]);
	else if (s->from && !pl_encoding_name(pl_str_c(s->from)))
		status = options_mistake(command, "--from: unknown encoding `%s`", s->from);
	else if (has_stdin(&paths))
		status = options_mistake(command, "a baseline records files, not standard input");
	else
		status = run(s, verb, &paths);
	words_finish(&paths);
	return status;
}

static int baseline(const struct command *command, int argc, char **argv)
{
	struct settings settings = {0};
	struct words operands = {0};
	int status;

	if (options_read(command, argc, argv, &settings, &operands, &status))
		status = start(command, &settings, &operands);
	words_finish(&operands);
	words_finish(&settings.exclude);
	config_finish(&settings.config);
	return status;
}

const struct command command_baseline = {
	.name = "baseline",
	.operands = "VERB [PATHS]",
	.summary = "write, prune or stats: the record of accepted findings",
	.about = "`write` records every finding of the posts in PATHS (default: .); what it held about other posts stays. "
		 "`prune` deletes the lines that match nothing any more and never adds one. `stats` counts lines by rule and by folder. "
		 "Lines of posts outside PATHS, of rules that are off, and of rules that this postlint does not know are left alone.\n"
		 "`postlint check --baseline FILE` does not show what is recorded.",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = baseline,
};
