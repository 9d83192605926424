/* jekyll_static: where Jekyll 4.3 copies what has no front matter, and what its plugins make of it. */
#include "site/address.h"
#include "site/builders.h"
#include "site/extras.h"
#include "site/jekyll.h"
#include "site/path.h"

/* The path without its extension and without dots before that. */
static struct pl_str stem_of(struct pl_str path, struct pl_str extension)
{
	path.len -= extension.len;
	while (path.len && path.ptr[path.len - 1] == '.')
		path.len--;
	return path;
}

/* Appends what the placeholder at the front of `rest` stands for; its length, 0: none. */
static size_t add_placeholder(struct pl_buf *out, const struct pl_jekyll *file, struct pl_str rest)
{
	struct pl_str below = pl_str_n(file->path.ptr + file->collection.len + 1, file->path.len - file->collection.len - 1);
	const struct {
		struct pl_str name, value;
	} all[] = {
		{PL_STR(":collection"), file->collection},
		{PL_STR(":path"), stem_of(below, file->extension)},
		{PL_STR(":output_ext"), PL_STR("")},
		{PL_STR(":name"), stem_of(pl_path_name(file->path), file->extension)},
		{PL_STR(":title"), PL_STR("")},
	};

	for (size_t i = 0; i < PL_COUNT(all); i++)
		if (pl_str_starts(rest, all[i].name)) {
			pl_buf_add(out, all[i].value);
			return all[i].name.len;
		}
	return 0;
}

/* The template of its collection, as far as a file without front matter can fill it. */
static struct pl_str in_collection(const struct pl_jekyll *file)
{
	struct pl_str template = pl_jekyll_template(file), path;
	struct pl_buf out = {0};

	pl_buf_addc(&out, '/');
	for (size_t i = 0; i < template.len;) {
		size_t taken = add_placeholder(&out, file, pl_str_n(template.ptr + i, template.len - i));

		if (!taken && (template.ptr[i] != '/' || out.ptr[out.len - 1] != '/'))
			pl_buf_addc(&out, template.ptr[i]);
		i += taken ? taken : 1;
	}
	if (out.len > 1 && out.ptr[out.len - 1] == '/')
		out.len--;
	pl_buf_add(&out, file->extension);
	path = pl_arena_dup(file->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return path;
}

/* Jekyll takes the path of a copied file for an address: what looks percent-encoded is decoded. */
static struct pl_str address_of(struct pl_arena *arena, struct pl_str path)
{
	struct pl_str decoded = path;

	if (memchr(path.ptr, '%', path.len) && pl_address_path_decoded(&decoded, arena, path) != PL_ADDRESS_FINE)
		decoded = path;
	return pl_path_address(arena, decoded);
}

/* Names that jekyll-optional-front-matter leaves alone unless `include` has them. */
static bool is_about_the_project(struct pl_str stem)
{
	static const char *const names[] = {"README",	       "LICENSE",      "LICENCE",	 "COPYING",
					    "CODE_OF_CONDUCT", "CONTRIBUTING", "ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_eq_nocase(stem, pl_str_c(names[i])))
			return true;
	return false;
}

/* The page that a plugin makes of a Markdown file without front matter. */
static void add_page(struct pl_place_of_file *out, const struct pl_jekyll *file)
{
	struct pl_front empty = {.format = PL_FRONT_YAML};
	struct pl_publication page = {.fate = PL_FATE_PUBLISHED};
	enum pl_jekyll_has has;
	bool readme = pl_str_eq_nocase(file->base, PL_STR("readme"));

	pl_publish_jekyll(&page, file->arena, file->settings, file->path, &empty);
	if (!page.url.len || !pl_str_ends(page.output, PL_STR(".html")) || pl_str_eq_nocase(file->extension, PL_STR(".html")))
		return;
	has = pl_jekyll_plugin(file->settings, readme ? "jekyll-readme-index" : "jekyll-optional-front-matter");
	if (pl_jekyll_plugin_off(file->settings, readme ? "readme_index" : "optional_front_matter", "enabled"))
		has = PL_JEKYLL_HAS_NOT;
	if (!readme && is_about_the_project(file->base) && !pl_jekyll_glob(pl_jekyll_config(file, "include"), pl_path_name(file->path)))
		has = PL_JEKYLL_HAS_NOT;
	if (has == PL_JEKYLL_HAS_NOT)
		return;
	out->also = readme ? pl_path_address(file->arena, pl_path_folder(file->path)) : page.url;
	out->also_certain = has == PL_JEKYLL_HAS;
}

void pl_jekyll_place_file(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	struct pl_jekyll file = {.arena = arena, .settings = settings};
	struct pl_front none = {0};
	struct pl_publication p;
	const struct pl_value *published;

	pl_jekyll_place(&file, path);
	published = pl_jekyll_get(&file, "published");
	if (file.kind == PL_JEKYLL_NOTHING || (published && pl_jekyll_is_false(&file, published)))
		return;
	if (file.kind == PL_JEKYLL_PAGE) {
		struct pl_str plain = pl_arena_printf(arena, PL_FMT PL_FMT, PL_ARG(stem_of(path, file.extension)), PL_ARG(file.extension));

		*out = (struct pl_place_of_file){.placing = PL_PLACED, .address = address_of(arena, plain)};
		add_page(out, &file);
	} else if (file.kind == PL_JEKYLL_DOCUMENT) {
		*out = (struct pl_place_of_file){.placing = PL_PLACED, .address = address_of(arena, in_collection(&file))};
	} else {
		pl_publish(&p, arena, settings, path, &none);
		*out = (struct pl_place_of_file){.placing = p.fate == PL_FATE_PUBLISHED || p.fate == PL_FATE_UNKNOWN ? PL_PLACED_UNCERTAIN
														     : PL_PLACED_NOWHERE,
						 .address = p.url};
	}
}
