/* describe: a rule in words, for the terminal, as JSON, and as a page of docs/rules/. */
#include "describe.h"

#include "base/width.h"
#include "report/report.h"

enum { WIDTH = 80 };

const char *describe_fix(enum pl_fix_class fix)
{
	static const char *const names[] = {
		[PL_FIX_NONE] = "none", [PL_FIX_SAFE] = "safe", [PL_FIX_UNSAFE] = "unsafe",
	};

	return names[fix];
}

/* Paragraphs of `text` (split by empty lines), wrapped at spaces and indented. */
static void add_paragraphs(struct pl_buf *out, const char *text, int indent)
{
	size_t column = 0;

	while (*text) {
		size_t n = strcspn(text, " \n"), width = pl_width_text(pl_str_n(text, n), 1);

		if (column && column + 1 + width > WIDTH)
			column = 0, pl_buf_addc(out, '\n');
		if (n && !column)
			pl_buf_addf(out, "%*s", indent, "");
		else if (n)
			pl_buf_addc(out, ' ');
		pl_report_escape(out, pl_str_n(text, n));
		column = n ? (column ? column + 1 : (size_t)indent) + width : column;
		text += n;
		if (text[0] == '\n' && text[1] == '\n') {
			pl_buf_adds(out, "\n\n");
			column = 0;
		}
		while (*text == ' ' || *text == '\n')
			text++;
	}
	pl_buf_addc(out, '\n');
}

/* The lines of an example or of the options as they are, indented. */
static void add_lines(struct pl_buf *out, const char *text, int indent)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (n)
			pl_buf_addf(out, "%*s", indent, "");
		for (size_t i = 0; i < n; i++) { /* a tab is a tab */
			size_t stop = strcspn(text + i, "\t");

			stop = stop < n - i ? stop : n - i;
			pl_report_escape(out, pl_str_n(text + i, stop));
			i += stop;
			if (i < n)
				pl_buf_addc(out, '\t');
		}
		pl_buf_addc(out, '\n');
		text += n + (text[n] == '\n');
	}
}

static void add_heading(struct pl_buf *out, const char *heading, bool color)
{
	pl_buf_addf(out, "\n%s%s%s\n", color ? "\x1B[1m" : "", heading, color ? "\x1B[0m" : "");
}

void describe_text(struct pl_buf *out, const struct pl_rule *rule, bool color)
{
	pl_buf_addf(out, "%s%s%s: %s\n", color ? "\x1B[1m" : "", rule->id, color ? "\x1B[0m" : "", rule->sentence);
	pl_buf_addf(out, "severity in the base pack: %s · fix: %s · since %s\n", pl_severity_name(rule->severity),
		    describe_fix(rule->fix), rule->since);
	if (rule->why) {
		pl_buf_addc(out, '\n');
		add_paragraphs(out, rule->why, 0);
	}
	if (rule->bad) {
		add_heading(out, "complained about:", color);
		add_lines(out, rule->bad, 4);
	}
	if (rule->good) {
		add_heading(out, "fine:", color);
		add_lines(out, rule->good, 4);
	}
	if (rule->help) {
		add_heading(out, "what to do:", color);
		add_paragraphs(out, rule->help, 4);
	}
	if (rule->options) {
		add_heading(out, "options in the rule file:", color);
		add_lines(out, rule->options, 4);
	}
}

static void add_member(struct pl_buf *out, const char *name, const char *value)
{
	if (!value)
		return;
	pl_buf_addf(out, ",\"%s\":\"", name);
	pl_report_json_escape(out, pl_str_c(value));
	pl_buf_addc(out, '"');
}

void describe_json(struct pl_buf *out, const struct pl_rule *rule)
{
	pl_buf_addf(out, "{\"id\":\"%s\",\"severity\":\"%s\",\"fix\":\"%s\"", rule->id, pl_severity_name(rule->severity),
		    describe_fix(rule->fix));
	add_member(out, "sentence", rule->sentence);
	add_member(out, "help", rule->help);
	add_member(out, "why", rule->why);
	add_member(out, "bad", rule->bad);
	add_member(out, "good", rule->good);
	add_member(out, "options", rule->options);
	add_member(out, "since", rule->since);
	pl_buf_adds(out, "}");
}

/* Text outside code on a page: `<` and `&` are no markup, outside of backquotes. */
static void add_prose(struct pl_buf *out, const char *text)
{
	bool code = false;

	for (; *text; text++) {
		code ^= *text == '`';
		if (!code && *text == '<')
			pl_buf_adds(out, "&lt;");
		else if (!code && *text == '&')
			pl_buf_adds(out, "&amp;");
		else
			pl_buf_addc(out, *text);
	}
}

/* A code block; its fence is longer than any in the text. Invisible characters are shown as escapes. */
static void add_block(struct pl_buf *out, const char *text)
{
	size_t fence = 3, run = 0;

	for (const char *at = text; *at; at++) {
		run = *at == '`' ? run + 1 : 0;
		fence = run >= fence ? run + 1 : fence;
	}
	for (size_t i = 0; i < fence; i++)
		pl_buf_addc(out, '`');
	pl_buf_adds(out, "text\n");
	add_lines(out, text, 0);
	for (size_t i = 0; i < fence; i++)
		pl_buf_addc(out, '`');
	pl_buf_addc(out, '\n');
}

void describe_page(struct pl_buf *out, const struct pl_rule *rule)
{
	pl_buf_addf(out, "# %s\n\n", rule->id);
	add_prose(out, rule->sentence);
	pl_buf_addf(out, "\n\nSeverity in the base pack: **%s** · fix: **%s** · since %s\n", pl_severity_name(rule->severity),
		    describe_fix(rule->fix), rule->since);
	if (rule->why) {
		pl_buf_adds(out, "\n## Why\n\n");
		add_prose(out, rule->why);
		pl_buf_addc(out, '\n');
	}
	if (rule->help) {
		pl_buf_adds(out, "\n## What to do\n\n");
		add_prose(out, rule->help);
		pl_buf_addc(out, '\n');
	}
	if (rule->bad) {
		pl_buf_adds(out, "\n## Complained about\n\n");
		add_block(out, rule->bad);
	}
	if (rule->good) {
		pl_buf_adds(out, "\n## Fine\n\n");
		add_block(out, rule->good);
	}
	if (rule->options) {
		pl_buf_adds(out, "\n## Options\n\n");
		add_block(out, rule->options);
	}
}

void describe_index(struct pl_buf *out, const struct pl_ruleset *set)
{
	pl_buf_adds(out, "# Rules\n\nMade by `tools/docs.sh` from the rules' own text, as are the pages it links to. Severity is the one in\n"
			 "the base pack; rules that are off wait for a rule file or `--select`.\n\n"
			 "| rule | severity | fix | says |\n|---|---|---|---|\n");
	for (size_t i = 0; i < pl_ruleset_count(set); i++) {
		const struct pl_rule *rule = pl_ruleset_rule(set, i);

		pl_buf_addf(out, "| [%s](%s.md) | %s | %s | ", rule->id, rule->id, pl_severity_name(rule->severity),
			    rule->fix ? describe_fix(rule->fix) : "");
		add_prose(out, rule->sentence);
		pl_buf_adds(out, " |\n");
	}
}
