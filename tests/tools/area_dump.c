/* area_dump: what postlint says is published where, for the built site to be compared with.
 *
 * usage: area_dump ROOT [RULES] <FILES
 * FILES names the files of the output folder, one a line. For each comes "file WHAT NAME", then for each address that postlint knows
 * "at WHAT KEY". WHAT: nothing, page, file, made, redirect, hidden, uncertain. RULES is a rule file or a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../cmd/message.h"
#include "../../cmd/rulefiles.h"
#include "../../cmd/site.h"

static const char *const whats[] = {
	[PL_AT_NOTHING] = "nothing",   [PL_AT_PAGE] = "page",	  [PL_AT_FILE] = "file",     [PL_AT_MADE] = "made",
	[PL_AT_REDIRECT] = "redirect", [PL_AT_HIDDEN] = "hidden", [PL_AT_FORMER] = "former", [PL_AT_UNCERTAIN] = "uncertain"};

/* The key of an output file: no escapes, the folder for an index.html. */
static struct pl_str key_of(struct pl_buf *out, const char *name)
{
	static const struct pl_str index = {"/index.html", 11};

	pl_buf_reset(out);
	pl_buf_addc(out, '/');
	pl_buf_adds(out, name);
	if (pl_str_ends(pl_buf_str(out), index))
		out->len -= index.len - 1;
	return pl_buf_str(out);
}

static void judge_files(const struct pl_site *site)
{
	struct pl_buf key = {0};
	char line[4096];

	while (fgets(line, sizeof(line), stdin)) {
		const struct pl_entry *entry;
		enum pl_at at = PL_AT_NOTHING;

		line[strcspn(line, "\n")] = '\0';
		entry = pl_site_at(site, key_of(&key, line));
		for (; entry; entry = entry->next) /* a hidden page and a file may share the address */
			if (at == PL_AT_NOTHING || at >= PL_AT_HIDDEN)
				at = entry->at;
		if ((at == PL_AT_NOTHING || at >= PL_AT_HIDDEN) &&
		    (pl_site_uncertain(site, pl_buf_str(&key)) || pl_site_open(site, pl_buf_str(&key))))
			at = PL_AT_UNCERTAIN;
		printf("file %s %s\n", whats[at], line);
	}
	pl_buf_finish(&key);
}

static void show_entries(const struct pl_site *site)
{
	static const struct pl_entry *entries[100000];
	size_t count = pl_site_beside(site, PL_STR("/"), entries, PL_COUNT(entries));

	for (size_t i = 0; i < count; i++)
		for (const struct pl_entry *e = entries[i]; e; e = e->next)
			printf("at %s " PL_FMT "\n", whats[e->at], PL_ARG(e->key));
}

static const struct pl_site *site_of(struct sites *sites, const struct files *files)
{
	struct pl_site_visit visit;

	for (size_t i = 0; i < files->count; i++)
		if (files->items[i].rules && sites_visit(sites, &files->items[i], &visit))
			return visit.site;
	return NULL;
}

int main(int argc, char **argv)
{
	struct config_options how = {0};
	struct words operands = {0}, none = {0};
	struct files files = {0};
	struct config *config;
	struct sites *sites;
	const struct pl_site *site;

	if ((argc != 2 && argc != 3) || chdir(argv[1]) != 0) {
		fprintf(stderr, "usage: area_dump ROOT [RULES] <FILES\n");
		return 2;
	}
	if (argc == 3)
		words_add(&how.rules, argv[2]);
	words_add(&operands, ".");
	config = config_new(&how);
	if (!config)
		return 2;
	files_find(&files, &operands,
		   &(struct files_options){.excludes = &none, .choose = config_choose, .walked = config_walked, .context = config});
	rulefiles_apply(config, &files);
	sites = sites_new(config, &files, &(struct sites_options){.workers = 1});
	site = site_of(sites, &files);
	if (site) {
		judge_files(site);
		show_entries(site);
	}
	sites_free(sites);
	files_finish(&files);
	config_free(config);
	return site ? 0 : 1;
}
