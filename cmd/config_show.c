/* config: shows the settings in force for a file, and where each came from; prints the JSON Schema of rule files. */
#include "commands.h"
#include "config.h"
#include "message.h"
#include "report/report.h"
#include "rules_schema.h"
#include "source/lines.h"

enum { FORMAT_TEXT, FORMAT_JSON };

struct settings {
	struct config_options config;
	unsigned format;
	bool schema;
};

#define AT(member) offsetof(struct settings, member)
static const struct option options[] = {
	{"format", 0, OPTION_CHOICE, "text|json", AT(format), "text (the default) or one JSON object a file, a line each"},
	{"ignore", 0, OPTION_LIST, "RULE,…", AT(config.ignore), "switch rules off; date-* means all that begin so"},
	{"no-config", 0, OPTION_FLAG, NULL, AT(config.no_config), "do not look for a rule file: the base pack alone"},
	{"rules", 0, OPTION_LIST, "FILE|PACK", AT(config.rules), "use this rule file or pack instead of looking for a rule file"},
	{"schema", 0, OPTION_FLAG, NULL, AT(schema), "print the JSON Schema of rule files, for editors"},
	{"select", 0, OPTION_LIST, "RULE,…", AT(config.select), "judge by these rules only; html-* means all that begin so"},
	{"severity", 0, OPTION_LIST, "RULE=LEVEL", AT(config.severity), "set the level of a rule: error, warning, info or off"},
};

/* One line of what is shown. */
struct row {
	struct pl_str key, value, from;
};

enum { VALUE_MAX = 60 };

/* As written, on one line, and not too long unless `whole`. */
static struct pl_str one_line(struct pl_arena *arena, struct pl_str text, bool whole)
{
	struct pl_buf out = {0};
	struct pl_str line;
	bool blank = false;

	for (size_t i = 0; i < text.len; i++) {
		if (pl_is_space((unsigned char)text.ptr[i])) {
			blank = out.len > 0;
			continue;
		}
		if (!whole && out.len > VALUE_MAX && ((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
			pl_buf_adds(&out, " …");
			break;
		}
		if (blank)
			pl_buf_addc(&out, ' ');
		blank = false;
		pl_buf_addc(&out, text.ptr[i]);
	}
	line = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return line;
}

static struct pl_str value_text(struct pl_arena *arena, const struct pl_origin *o, bool whole)
{
	struct pl_str source;

	if (!o->file)
		return one_line(arena, o->text, whole);
	source = o->file->post.source.text;
	return one_line(arena, pl_slice(source, o->value->span), whole);
}

static struct pl_str place_text(struct pl_arena *arena, const struct pl_origin *o)
{
	struct pl_lines lines = {0};

	if (!o->file)
		return o->said;
	pl_lines_init(&lines, arena, o->file->post.source.text);
	return pl_arena_printf(arena, "%s:%u", o->file->name, pl_lines_place(&lines, o->value->span.start).line);
}

/* A rule's row: the level in force, whatever set it. */
static void rule_row(struct pl_arena *arena, struct row *row, const struct pl_origin *o, const struct pl_ruleset *set, bool whole)
{
	struct pl_str id = pl_str_n(o->key.ptr + 6, o->key.len - 6);
	const struct pl_rule *rule = pl_ruleset_find(set, id, NULL);
	const char *level = rule ? pl_severity_name(pl_ruleset_level(set, rule)) : "";
	const struct pl_value *said = o->value && o->value->kind == PL_VALUE_MAP ? pl_value_get(o->value, PL_STR("severity")) : o->value;

	if (o->value && o->value->kind == PL_VALUE_MAP)
		row->value = pl_arena_printf(arena, "%s " PL_FMT, level, PL_ARG(value_text(arena, o, whole)));
	else
		row->value = pl_str_c(level);
	if (said && !pl_str_is(said->text, level))
		row->from = PL_STR("command line");
}

static size_t collect(struct pl_arena *arena, struct row **rows, struct pl_ruleset *set, bool whole)
{
	size_t count;
	const struct pl_origin *origins = pl_ruleset_origins(set, &count);

	*rows = PL_NEW_N(arena, struct row, count + 1);
	for (size_t i = 0; i < count; i++) {
		(*rows)[i] = (struct row){origins[i].key, value_text(arena, &origins[i], whole), place_text(arena, &origins[i])};
		if (pl_str_starts(origins[i].key, PL_STR("rules.")))
			rule_row(arena, &(*rows)[i], &origins[i], set, whole);
	}
	return count;
}

static void show_text(struct pl_buf *out, const char *path, const struct config_book *book, const struct row *rows, size_t count)
{
	size_t key = 0;

	pl_buf_adds(out, path);
	pl_buf_adds(out, ": pack base");
	for (size_t i = 0; i < book->rules.count; i++)
		if (strcmp(book->rules.files[i]->name, "pack base") != 0)
			pl_buf_addf(out, ", %s", book->rules.files[i]->name);
	if (book->detected)
		pl_buf_addf(out, " (found out by %s)", book->detected);
	pl_buf_addc(out, '\n');
	for (size_t i = 0; i < count; i++)
		key = rows[i].key.len > key ? rows[i].key.len : key;
	for (size_t i = 0; i < count; i++) {
		pl_buf_addf(out, "  %-*.*s  ", (int)key, PL_ARG(rows[i].key));
		pl_report_escape(out, rows[i].value);
		pl_buf_adds(out, "  (");
		pl_report_escape(out, rows[i].from);
		pl_buf_adds(out, ")\n");
	}
}

static void add_string(struct pl_buf *out, struct pl_str text)
{
	pl_buf_addc(out, '"');
	pl_report_json_escape(out, text);
	pl_buf_addc(out, '"');
}

static void show_json(struct pl_buf *out, const char *path, const struct config_book *book, const struct row *rows, size_t count)
{
	pl_buf_adds(out, "{\"path\":");
	add_string(out, pl_str_c(path));
	pl_buf_adds(out, ",\"ruleFiles\":[\"pack base\"");
	for (size_t i = 0; i < book->rules.count; i++) {
		if (strcmp(book->rules.files[i]->name, "pack base") == 0)
			continue;
		pl_buf_addc(out, ',');
		add_string(out, pl_str_c(book->rules.files[i]->name));
	}
	pl_buf_adds(out, "],\"settings\":[");
	for (size_t i = 0; i < count; i++) {
		pl_buf_adds(out, i ? ",{\"key\":" : "{\"key\":");
		add_string(out, rows[i].key);
		pl_buf_adds(out, ",\"value\":");
		add_string(out, rows[i].value);
		pl_buf_adds(out, ",\"from\":");
		add_string(out, rows[i].from);
		pl_buf_addc(out, '}');
	}
	pl_buf_adds(out, "]}\n");
}

static bool show(struct pl_buf *out, struct config *config, const char *path, unsigned format)
{
	struct config_book *book = config_book(config, path);
	struct pl_ruleset *set = config_settings(config, book, path);
	struct pl_arena arena = {0};
	struct row *rows;
	size_t count = collect(&arena, &rows, set, format == FORMAT_JSON);
	bool wrong = config_set(config, book, path) == NULL;

	if (wrong)
		message("%s: its rule file is wrong; `postlint check %s` says what", path, path);
	else if (format == FORMAT_JSON)
		show_json(out, path, book, rows, count);
	else
		show_text(out, path, book, rows, count);
	pl_arena_finish(&arena);
	return !wrong;
}

static int show_all(const struct settings *s, const struct words *paths)
{
	struct config *config = config_new(&s->config);
	struct pl_buf out = {0};
	int status = config ? 0 : 2, written;

	for (size_t i = 0; config && i < paths->count; i++) {
		if (i && s->format == FORMAT_TEXT)
			pl_buf_addc(&out, '\n');
		if (!show(&out, config, paths->items[i], s->format))
			status = 2;
	}
	config_free(config);
	written = write_out(&out);
	return written ? written : status;
}

static int run(const struct command *command, int argc, char **argv)
{
	struct settings s = {0};
	struct words operands = {0};
	struct pl_buf out = {0};
	int status;

	if (options_read(command, argc, argv, &s, &operands, &status)) {
		if (s.schema) {
			rules_schema(&out);
			status = write_out(&out);
		} else if (!operands.count) {
			status = options_mistake(command, "for which file? `postlint config FILE`");
		} else {
			status = show_all(&s, &operands);
		}
	}
	words_finish(&operands);
	config_finish(&s.config);
	return status;
}

const struct command command_config = {
	.name = "config",
	.operands = "FILE…",
	.summary = "the settings in force for a file, and where each came from",
	.about = "The file need not exist. Each line is a key, its value, and the rule file and line (or pack, builder's configuration, "
		 "command line) that set it.",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = run,
};
