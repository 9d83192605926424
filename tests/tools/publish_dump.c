/* publish_dump: what we say a builder makes of posts, for the builders to be compared with.
 *
 * usage: publish_dump PACK ROOT RULES [NOW] < paths
 *        PACK: "jekyll"; ROOT: the folder of the site, whose configuration is read; RULES: the text of a rule file
 *        ("site: {build-timezone: Asia/Shanghai}"), may be empty; NOW: seconds since 1970. Paths are lines, from ROOT.
 * For each a line of JSON: {"path": , "fate": , "date": seconds or null, "local": "2022-04-27 09:19:41" or null, "name": is the
 * date that of the file name, "url": , "output": , "why": }, null where there is none. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "lint/check.h"
#include "lint/ruleset.h"
#include "report/report.h"
#include "site/adopt.h"
#include "site/publish.h"

static const char *const fates[] = {
	[PL_FATE_PUBLISHED] = "published", [PL_FATE_DRAFT] = "draft", [PL_FATE_FUTURE] = "future", [PL_FATE_EXPIRED] = "expired",
	[PL_FATE_IGNORED] = "ignored", [PL_FATE_COPIED] = "copied", [PL_FATE_ABORTS] = "aborts", [PL_FATE_UNKNOWN] = "unknown"};

static void die(const char *what)
{
	fprintf(stderr, "publish_dump: %s\n", what);
	exit(2);
}

static bool slurp(struct pl_buf *buf, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	pl_buf_reset(buf);
	if (!file)
		return false;
	do {
		pl_buf_reserve(buf, 65536);
		n = fread(buf->ptr + buf->len, 1, 65536, file);
		buf->len += n;
	} while (n);
	fclose(file);
	return true;
}

static void text(struct pl_buf *out, const char *key, struct pl_str value)
{
	pl_buf_addf(out, ",\"%s\":", key);
	if (!value.ptr) {
		pl_buf_adds(out, "null");
		return;
	}
	pl_buf_addc(out, '"');
	pl_report_json_escape(out, value);
	pl_buf_addc(out, '"');
}

static void show(struct pl_buf *out, struct pl_str path, const struct pl_publication *p)
{
	char local[64];

	snprintf(local, sizeof(local), "%04d-%02d-%02d %02d:%02d:%02d", p->local.year, p->local.month, p->local.day, p->local.hour,
		 p->local.minute, p->local.second);
	pl_buf_reset(out);
	pl_buf_addf(out, "{\"fate\":\"%s\"", fates[p->fate]);
	text(out, "path", path);
	if (p->date_known)
		pl_buf_addf(out, ",\"date\":%lld", (long long)p->date);
	else
		pl_buf_adds(out, ",\"date\":null");
	text(out, "local", p->date_known ? pl_str_c(local) : (struct pl_str){0});
	pl_buf_addf(out, ",\"name\":%s", p->from_name ? "true" : "false");
	text(out, "url", p->url);
	text(out, "output", p->output);
	text(out, "why", p->why);
	pl_buf_adds(out, "}\n");
	fwrite(out->ptr, 1, out->len, stdout);
}

static void adopt(struct pl_ruleset *set, const char *root)
{
	struct pl_settings *site = pl_ruleset_settings(set);
	struct pl_buf config = {0};
	struct pl_error trouble;
	char path[4096];

	for (const char *const *name = pl_site_config_names(site->builder); *name; name++) {
		snprintf(path, sizeof(path), "%s/%s", root, *name);
		if (!slurp(&config, path))
			continue;
		pl_site_adopt(set, *name, pl_buf_str(&config), &trouble);
		break;
	}
	for (const char *const *name = pl_site_config_parts(site->builder); *name; name++) {
		snprintf(path, sizeof(path), "%s/%s", root, *name);
		if (slurp(&config, path))
			pl_site_adopt(set, *name, pl_buf_str(&config), &trouble);
	}
	pl_buf_finish(&config);
}

static void posts(struct pl_ruleset *set, const char *root)
{
	struct pl_post_options options = pl_ruleset_post_options(set);
	struct pl_buf bytes = {0}, out = {0};
	struct pl_post post = {0};
	char line[2048], path[4096];

	while (fgets(line, sizeof(line), stdin)) {
		struct pl_publication publication;

		line[strcspn(line, "\n")] = '\0';
		snprintf(path, sizeof(path), "%s/%s", root, line);
		if (!slurp(&bytes, path))
			die(path);
		pl_post_read(&post, line, pl_buf_str(&bytes), &options);
		pl_publish(&publication, &post.arena, pl_ruleset_settings(set), pl_str_c(line), &post.front);
		show(&out, pl_str_c(line), &publication);
	}
	pl_post_finish(&post);
	pl_buf_finish(&bytes);
	pl_buf_finish(&out);
}

int main(int argc, char **argv)
{
	struct pl_ruleset *set;
	struct pl_error error;
	struct pl_buf rules = {0};

	if (argc < 4 || argc > 5)
		die("usage: publish_dump PACK ROOT RULES [NOW]");
	set = pl_ruleset_new(pl_checks, pl_checks_count);
	pl_buf_addf(&rules, "extends: %s\n%s", argv[1], argv[3]);
	if (!pl_ruleset_load(set, "rules", pl_buf_str(&rules), &error))
		die(error.text);
	pl_buf_finish(&rules);
	if (argc == 5)
		pl_ruleset_settings(set)->now = strtoll(argv[4], NULL, 10);
	adopt(set, argv[2]);
	posts(set, argv[2]);
	pl_ruleset_free(set);
	return 0;
}
