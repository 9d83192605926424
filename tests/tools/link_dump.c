/* link_dump: where postlint says that the references of a site's posts lead, for the built site to be compared with.
 *
 * usage: link_dump ROOT [RULES]
 * One line of JSON a reference: "path" of the post, "page" (its address), "line", "text", "kind", "image", "address" (below the site's
 * address, decoded; with the fragment), "verdict", "why", "instead". RULES is a rule file or a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../cmd/message.h"
#include "../../cmd/read.h"
#include "../../cmd/rulefiles.h"
#include "../../cmd/site.h"
#include "report/report.h"
#include "source/lines.h"

static const char *const kinds[] = {"url", "site", "file", "post", "page", "slug", "asset", "picture", "unknown"};

struct dump {
	const struct pl_standpoint *standpoint;
	struct pl_lines lines;
	const struct pl_card *card;
};

static void put(struct pl_buf *out, const char *name, struct pl_str text)
{
	pl_buf_addf(out, ",\"%s\":\"", name);
	pl_report_json_escape(out, text);
	pl_buf_addc(out, '"');
}

static void show(const struct dump *dump, const struct pl_reference *r, const struct pl_resolved *to)
{
	const struct pl_standpoint *s = dump->standpoint;
	struct pl_buf out = {0}, address = {0};

	pl_buf_addf(&out, "{\"line\":%u,\"image\":%s", pl_lines_place(&dump->lines, r->span.start).line, r->image ? "true" : "false");
	put(&out, "path", s->visit->path);
	put(&out, "page", s->publication.address);
	put(&out, "text", r->text);
	put(&out, "kind", pl_str_c(kinds[r->kind]));
	if (to->key.len)
		pl_buf_add(&address, to->key);
	else if (to->card && to->card->address.len)
		pl_site_key(&address, to->card->address);
	if (to->fragment.len) {
		pl_buf_addc(&address, '#');
		pl_buf_add(&address, to->fragment);
	}
	put(&out, "address", pl_buf_str(&address));
	put(&out, "verdict", pl_str_c(pl_verdict_name(to->verdict)));
	put(&out, "why", to->why);
	put(&out, "instead", to->instead);
	pl_buf_adds(&out, "}\n");
	fwrite(out.ptr, 1, out.len, stdout);
	pl_buf_finish(&out);
	pl_buf_finish(&address);
}

static void dump_post(struct sites *sites, const struct file *file)
{
	struct pl_ruleset *set = (struct pl_ruleset *)(uintptr_t)file->rules;
	struct pl_post_options options = pl_ruleset_post_options(set);
	struct pl_references references = {0};
	struct pl_standpoint standpoint;
	struct pl_site_visit visit;
	struct pl_post post = {0};
	struct pl_buf bytes = {0};
	struct pl_error error;
	struct dump dump = {.standpoint = &standpoint};

	if (!sites_visit(sites, file, &visit) || !file_read(&bytes, file->path, &error))
		return;
	options.path = file->place;
	pl_post_read(&post, file->path, pl_buf_str(&bytes), &options);
	pl_lines_init(&dump.lines, &post.arena, post.source.text);
	pl_references_collect(&references, &post.arena, &post, pl_ruleset_settings(set));
	pl_standpoint_init(&standpoint, &visit, &post, pl_ruleset_settings(set));
	for (size_t i = 0; i < references.count; i++) {
		struct pl_resolved resolved;

		pl_site_resolve(&resolved, &standpoint, &references.items[i]);
		show(&dump, &references.items[i], &resolved);
	}
	pl_post_finish(&post);
	pl_buf_finish(&bytes);
}

int main(int argc, char **argv)
{
	struct config_options how = {0};
	struct words operands = {0}, none = {0};
	struct files files = {0};
	struct config *config;
	struct sites *sites;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: link_dump ROOT [RULES]\n");
		return 2;
	}
	if (chdir(argv[1]) != 0) {
		perror(argv[1]);
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
	for (size_t i = 0; i < files.count; i++)
		if (files.items[i].rules && !files.items[i].error)
			dump_post(sites, &files.items[i]);
	sites_free(sites);
	files_finish(&files);
	config_free(config);
	config_finish(&how);
	words_finish(&operands);
	return 0;
}
