/* cases: finding case files and printing findings; shared by the case and registry tests. */
#include "unit.h"

#include "case_site.h"
#include "cases.h"
#include "source/lines.h"

#include <dirent.h>
#include <sys/stat.h>

static char *join(const char *a, const char *b)
{
	size_t size = strlen(a) + strlen(b) + 2;
	char *path = pl_alloc(size);

	snprintf(path, size, "%s/%s", a, b);
	return path;
}

struct pl_str file_read(const char *path)
{
	struct pl_buf buf = {0};
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return (struct pl_str){0};
	do {
		pl_buf_reserve(&buf, 65536);
		n = fread(buf.ptr + buf.len, 1, 65536, file);
		buf.len += n;
	} while (n);
	fclose(file);
	return pl_buf_str(&buf);
}

void file_write(const char *path, struct pl_str text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text.ptr ? text.ptr : "", 1, text.len, file), text.len);
	assert_int_equal(fclose(file), 0);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted names in a folder but hidden ones; NULL-ended. */
static char **list(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	char **names = pl_alloc(sizeof(*names));
	size_t n = 0;

	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		names = pl_realloc(names, (n + 2) * sizeof(*names));
		names[n] = pl_alloc(strlen(entry->d_name) + 1);
		strcpy(names[n++], entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (n)
		qsort(names, n, sizeof(*names), by_name);
	names[n] = NULL;
	return names;
}

static struct pl_ruleset *folder_rules(const char *path, const char *name)
{
	enum { NEW_YEAR_2026 = 1767225600 };
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	const struct pl_rule *rule = pl_ruleset_find(set, pl_str_c(name), NULL);
	char *rules = join(path, "_rules.yml");
	struct pl_str text = file_read(rules);
	struct pl_error error;
	char word[128];

	pl_ruleset_settings(set)->now = NEW_YEAR_2026;
	if (rule && pl_ruleset_level(set, rule) == PL_OFF) {
		snprintf(word, sizeof(word), "%s=warning", name);
		assert_true(pl_ruleset_severity(set, pl_str_c(word), &error));
	}
	if (text.ptr && !pl_ruleset_load(set, rules, text, &error))
		fail_msg("%s", error.text);
	free((void *)(uintptr_t)text.ptr);
	free(rules);
	return set;
}

static bool is_post(const char *name)
{
	return (name[0] != '_' || strchr(name, '@')) && !pl_str_ends(pl_str_c(name), PL_STR(".lint"));
}

static bool has_expectation(const char *path)
{
	struct stat status;
	char *lint = pl_alloc(strlen(path) + 6);
	bool has;

	sprintf(lint, "%s.lint", path);
	has = stat(lint, &status) == 0;
	free(lint);
	return has;
}

static void find_files(struct cases *cases, struct case_folder *folder, const char *path)
{
	char **names = list(path);

	for (size_t i = 0; names[i]; i++) {
		struct case_file file = {.folder = folder};

		if (is_post(names[i])) {
			cases->files = pl_realloc(cases->files, (cases->nfiles + 1) * sizeof(*cases->files));
			file.path = join(path, names[i]);
			file.name = join(folder->name, names[i]);
			folder->faulty += has_expectation(file.path);
			folder->clean += !has_expectation(file.path);
			cases->files[cases->nfiles++] = file;
		}
		free(names[i]);
	}
	free(names);
}

void cases_find(struct cases *cases, const char *root)
{
	char **names = list(root);
	size_t n = 0;

	*cases = (struct cases){0};
	while (names[n])
		n++;
	cases->folders = pl_alloc((n + 1) * sizeof(*cases->folders));
	for (size_t i = 0; i < n; i++) {
		struct case_folder *folder = &cases->folders[cases->nfolders++];
		char *path = join(root, names[i]);

		*folder = (struct case_folder){.name = names[i], .set = folder_rules(path, names[i])};
		find_files(cases, folder, path);
		free(path);
	}
	free(names);
}

void cases_free(struct cases *cases)
{
	for (size_t i = 0; i < cases->nfiles; i++) {
		free(cases->files[i].path);
		free(cases->files[i].name);
	}
	for (size_t i = 0; i < cases->nfolders; i++) {
		pl_ruleset_free(cases->folders[i].set);
		free(cases->folders[i].name);
	}
	free(cases->files);
	free(cases->folders);
}

/* NAME.DIALECT.md: the dialect the post is read in. */
static enum pl_dialect dialect_of(const char *name)
{
	static const struct {
		const char *infix;
		enum pl_dialect dialect;
	} infixes[] = {
		{".commonmark.", PL_DIALECT_COMMONMARK}, {".gfm.", PL_DIALECT_GFM},
		{".kramdown.", PL_DIALECT_KRAMDOWN}, {".goldmark.", PL_DIALECT_GOLDMARK},
	};

	for (size_t i = 0; i < PL_COUNT(infixes); i++)
		if (strstr(name, infixes[i].infix))
			return infixes[i].dialect;
	return PL_DIALECT_ANY;
}

static void print_diag(struct pl_buf *out, const struct pl_diag *diag, const struct pl_lines *lines)
{
	struct pl_place from = pl_lines_place(lines, diag->span.start), to = pl_lines_place(lines, diag->span.end);

	pl_buf_addf(out, "%u:%u-%u:%u %s %s: %s", from.line, from.column, to.line, to.column,
		    pl_severity_name(diag->severity), diag->rule->id, diag->rule->sentence);
	if (diag->detail.len)
		pl_buf_addf(out, ": " PL_FMT, PL_ARG(diag->detail));
	pl_buf_addc(out, '\n');
}

/* A case in a folder of its own: `blog@_posts@a.md` stands for `blog/_posts/a.md`. */
static void unfold(char *path, size_t size, const char *name)
{
	snprintf(path, size, "%s", name);
	for (char *at = strchr(path, '@'); at; at = strchr(at, '@'))
		*at = '/';
}

void case_read(struct pl_post *post, const char *name, struct pl_str bytes, const struct pl_ruleset *set)
{
	struct pl_post_options options = pl_ruleset_post_options(set);
	static char path[512]; /* kept by the post */

	if (dialect_of(name) != PL_DIALECT_ANY)
		options.dialect = dialect_of(name);
	options.hexo = options.hexo || strstr(name, ".hexo.");
	unfold(path, sizeof(path), strrchr(name, '/') ? strrchr(name, '/') + 1 : name);
	pl_post_read(post, path, bytes, &options);
}

void findings_print(struct pl_buf *out, const char *folder, const char *name, struct pl_str bytes, const struct pl_ruleset *set)
{
	struct pl_post post = {0};
	struct pl_diags diags;
	struct pl_lines lines;
	struct case_site site;
	bool sited;

	case_read(&post, name, bytes, set);
	sited = case_site_init(&site, folder, post.path.ptr, bytes, set);
	pl_lint_post(&diags, &post, set, sited ? &site.visit : NULL);
	pl_lines_init(&lines, &post.arena, post.source.text);
	for (size_t i = 0; i < diags.count; i++)
		if (!diags.items[i].suppressed)
			print_diag(out, &diags.items[i], &lines);
	if (sited)
		case_site_finish(&site);
	pl_post_finish(&post);
}

void findings_count(struct pl_str findings, const char *rule, size_t *own, size_t *others)
{
	struct pl_buf needle = {0};

	*own = *others = 0;
	pl_buf_addf(&needle, " %s: ", rule);
	while (findings.len) {
		size_t end = pl_str_find(findings, PL_STR("\n"), 0);
		struct pl_str line = pl_str_n(findings.ptr, end);

		if (pl_str_find(line, pl_buf_str(&needle), 0) < line.len)
			++*own;
		else
			++*others;
		end += end < findings.len;
		findings = pl_str_n(findings.ptr + end, findings.len - end);
	}
	pl_buf_finish(&needle);
}
