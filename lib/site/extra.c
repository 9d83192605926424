/* extra: by builder. */
#include "site/extras.h"

#include <stdarg.h>
#include <stdio.h>

static const struct pl_extra_source *const sources[PL_BUILDERS] = {
	[PL_BUILDER_NONE] = &pl_extra_code,    [PL_BUILDER_JEKYLL] = &pl_extra_jekyll,	 [PL_BUILDER_HUGO] = &pl_extra_hugo,
	[PL_BUILDER_HEXO] = &pl_extra_hexo,    [PL_BUILDER_ZOLA] = &pl_extra_zola,	 [PL_BUILDER_ELEVENTY] = &pl_extra_code,
	[PL_BUILDER_ASTRO] = &pl_extra_code,   [PL_BUILDER_DOCUSAURUS] = &pl_extra_code, [PL_BUILDER_VITEPRESS] = &pl_extra_code,
	[PL_BUILDER_PELICAN] = &pl_extra_code, [PL_BUILDER_QUARTO] = &pl_extra_code,
};

void pl_extra_add(const struct pl_extra_sink *sink, enum pl_extra_kind kind, struct pl_str address)
{
	struct pl_extras *out = sink->out;

	if (!address.len)
		return;
	out->items = pl_arena_grow(sink->arena, out->items, out->count, &out->cap, sizeof(*out->items));
	out->items[out->count++] = (struct pl_extra){kind, address};
}

void pl_extra_addf(const struct pl_extra_sink *sink, enum pl_extra_kind kind, const char *fmt, ...)
{
	char text[2048];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	if (len > 0 && (size_t)len < sizeof(text))
		pl_extra_add(sink, kind, pl_arena_dup(sink->arena, pl_str_c(text)));
}

void pl_extra_add_all(const struct pl_extra_sink *sink, enum pl_extra_kind kind, const struct pl_value *value)
{
	if (!value)
		return;
	if (value->kind != PL_VALUE_LIST)
		pl_extra_add(sink, kind, value->text);
	else
		for (const struct pl_value *v = value->first; v; v = v->next)
			pl_extra_add(sink, kind, v->text);
}

bool pl_files_have(const struct pl_site_files *files, struct pl_str front)
{
	size_t low = 0, high = files->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pl_str_cmp(files->paths[middle], front) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < files->count && pl_str_starts(files->paths[low], front);
}

void pl_extras_of_post(struct pl_extras *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		       const struct pl_front *front, const struct pl_publication *publication)
{
	struct pl_extra_sink sink = {out, arena, settings};

	if (sources[settings->builder]->of_post)
		sources[settings->builder]->of_post(&sink, path, front, publication);
}

void pl_extras_of_site(struct pl_extras *out, struct pl_arena *arena, const struct pl_settings *settings, const struct pl_site_files *files)
{
	struct pl_extra_sink sink = {out, arena, settings};

	pl_extra_add(&sink, PL_EXTRA_UNCERTAIN, PL_STR("/.well-known/")); /* hidden folders are not looked into */
	if (sources[settings->builder]->of_site)
		sources[settings->builder]->of_site(&sink, files);
}

void pl_place_file(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	*out = (struct pl_place_of_file){.placing = PL_PLACED_NOWHERE};
	sources[settings->builder]->place(out, arena, settings, path);
}

static bool is_hidden(struct pl_str path)
{
	for (size_t i = 0; i + 1 < path.len; i++)
		if (path.ptr[i] == '.' && (i == 0 || path.ptr[i - 1] == '/') && path.ptr[i + 1] != '/')
			return true;
	return false;
}

static bool has_ending(struct pl_str path, const char *const *endings)
{
	for (; *endings; endings++)
		if (path.len > strlen(*endings) &&
		    pl_str_eq_nocase(pl_str_n(path.ptr + path.len - strlen(*endings), strlen(*endings)), pl_str_c(*endings)))
			return true;
	return false;
}

/* What is no text. */
static const char *const binaries[] = {
	".png", ".jpg",	 ".jpeg", ".gif", ".webp", ".avif", ".ico", ".bmp",  ".tif",   ".tiff", ".pdf",	 ".zip",  ".gz",   ".tgz",  ".tar",
	".bz2", ".xz",	 ".7z",	  ".rar", ".mp3",  ".mp4",  ".m4a", ".m4v",  ".mov",   ".avi",	".webm", ".ogg",  ".ogv",  ".oga",  ".wav",
	".flac", ".woff", ".woff2", ".ttf", ".otf", ".eot",  ".doc", ".docx", ".xls",   ".xlsx", ".ppt", ".pptx", ".odt",  ".ods",  ".odp",
	".psd", ".jar",	 ".apk",  ".exe", ".dmg",  ".iso",  ".swf", ".wasm", ".class", ".so",   ".dll",	 ".db",	  ".epub", NULL};

bool pl_site_reads_fenced(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_extra_source *source = sources[settings->builder];

	return source->fenced && !has_ending(path, source->readable);
}

bool pl_site_reads(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_extra_source *source = sources[settings->builder];

	return !is_hidden(path) && (!source->reads || source->reads(settings, path)) && (has_ending(path, source->readable) || (source->fenced && !has_ending(path, binaries)));
}

/* What the configuration calls the folder of the built site. */
static struct pl_str built(const struct pl_settings *settings)
{
	static const char *const keys[] = {"destination", "publishDir", "public_dir", "publishdir", "output_dir"};

	for (size_t i = 0; settings->config && i < PL_COUNT(keys); i++) {
		const struct pl_value *value = pl_value_get(settings->config, pl_str_c(keys[i]));

		if (value && value->text.len)
			return pl_str_starts(value->text, PL_STR("./")) ? pl_str_n(value->text.ptr + 2, value->text.len - 2) : value->text;
	}
	return (struct pl_str){0};
}

bool pl_site_skips(const struct pl_settings *settings, struct pl_str folder)
{
	struct pl_str own = built(settings);

	if (pl_str_is(folder, "node_modules") || pl_str_ends(folder, PL_STR("/node_modules")) || (own.len && pl_str_eq(folder, own)))
		return true;
	for (const char *const *name = sources[settings->builder]->built; *name; name++)
		if (pl_str_is(folder, *name))
			return true;
	return false;
}
