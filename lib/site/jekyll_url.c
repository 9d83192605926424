/* jekyll_url: from a permalink template to the address and the output file. */
#include "site/jekyll.h"

#include "base/utf8.h"
#include "base/width.h"

/* A file and what its address is made of. */
struct address {
	const struct pl_jekyll *file;
	struct pl_publication *publication;
	struct pl_buf text;
	const char *why; /* the build stops */
	bool undated;    /* it shows a date that the time of the build or of the file decides */
};

static const struct {
	const char *style, *post;
} styles[] = {
	{"none", "/:categories/:title:output_ext"},
	{"date", "/:categories/:year/:month/:day/:title:output_ext"},
	{"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
	{"pretty", "/:categories/:year/:month/:day/:title/"},
	{"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
};

static struct pl_str site_permalink(const struct pl_jekyll *file)
{
	return file->settings->permalink.ptr ? file->settings->permalink : pl_jekyll_config_text(file, "permalink", "date");
}

/* What the site's style appends to addresses of pages and documents. */
static const char *suffix(const struct pl_jekyll *file)
{
	struct pl_str style = site_permalink(file);

	if (pl_str_is(style, "date") || pl_str_is(style, "ordinal") || pl_str_is(style, "none") ||
	    pl_str_ends(style, PL_STR(":output_ext")))
		return ":output_ext";
	return pl_str_is(style, "pretty") || pl_str_ends(style, PL_STR("/")) ? "/" : "";
}

struct pl_str pl_jekyll_template(const struct pl_jekyll *file)
{
	const struct pl_value *about = pl_jekyll_collection(file, file->collection);
	const struct pl_value *permalink = about && about->kind == PL_VALUE_MAP ? pl_value_get(about, PL_STR("permalink")) : NULL;
	struct pl_str style = site_permalink(file);

	if (permalink && !pl_jekyll_is_null(file, permalink))
		return pl_jekyll_text(file, permalink);
	if (!pl_str_is(file->collection, "posts"))
		return pl_arena_printf(file->arena, "/:collection/:path%s", suffix(file));
	for (size_t i = 0; i < PL_COUNT(styles); i++)
		if (pl_str_is(style, styles[i].style))
			return pl_str_c(styles[i].post);
	return style;
}

static struct pl_str final_extension(struct pl_str path)
{
	size_t dot = path.len;

	while (dot && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
		dot--;
	if (!dot || path.ptr[dot - 1] == '/' || dot == path.len || dot == 1 || path.ptr[dot - 2] == '/')
		return (struct pl_str){0};
	return pl_str_n(path.ptr + dot - 1, path.len - dot + 1);
}

static bool is_markdown(const struct pl_jekyll *file)
{
	struct pl_str list = pl_jekyll_config_text(file, "markdown_ext", "markdown,mkdown,mkdn,mkd,md");
	struct pl_str own = pl_str_n(file->extension.ptr + 1, file->extension.len ? file->extension.len - 1 : 0);

	for (size_t at = 0; at <= list.len;) {
		size_t comma = pl_str_find(list, PL_STR(","), at);

		if (pl_str_eq_nocase(pl_str_n(list.ptr + at, comma - at), own))
			return own.len > 0;
		at = comma + 1;
	}
	return false;
}

static struct pl_str output_extension(const struct pl_jekyll *file)
{
	const struct pl_value *permalink = pl_jekyll_get(file, "permalink");
	struct pl_str written = {0};

	if (!pl_jekyll_is_null(file, permalink) && !pl_str_ends(permalink->text, PL_STR("/")))
		written = final_extension(permalink->text);
	if (written.len)
		return written;
	if (is_markdown(file))
		return PL_STR(".html");
	if (pl_str_eq_nocase(file->extension, PL_STR(".scss")) || pl_str_eq_nocase(file->extension, PL_STR(".sass")))
		return PL_STR(".css");
	return file->extension;
}

/* Slugs keep letters, marks and digits, and in `pretty` these signs; every run of others becomes a hyphen, and one hyphen at
 * either end goes. */
static struct pl_str slugify(const struct pl_jekyll *file, struct pl_str text, bool pretty, bool cased)
{
	struct pl_buf out = {0};
	struct pl_str slug;
	bool run = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = pl_utf8_next(text, &at);

		if (pl_is_slug_char(c) || (pretty && c < 128 && c && strchr("._~!$&'()+,;=@", (int)c))) {
			pl_buf_add_utf8(&out, cased ? c : pl_lower_char(c));
			run = false;
		} else if (!run) {
			pl_buf_addc(&out, '-');
			run = true;
		}
	}
	slug = pl_buf_str(&out);
	if (slug.len && slug.ptr[0] == '-')
		slug = pl_str_n(slug.ptr + 1, slug.len - 1);
	if (slug.len && slug.ptr[slug.len - 1] == '-')
		slug.len--;
	slug = pl_arena_dup(file->arena, slug.len ? slug : PL_STR(""));
	pl_buf_finish(&out);
	return slug;
}

/* The slug of the front matter, else of the name, else the name itself. */
static struct pl_str slug_source(const struct pl_jekyll *file)
{
	const struct pl_value *slug = pl_jekyll_get(file, "slug");

	if (!pl_jekyll_is_null(file, slug) && !pl_jekyll_is_false(file, slug))
		return pl_jekyll_text(file, slug);
	return file->name_slug.ptr && !file->broken ? file->name_slug : file->base;
}

static struct pl_str lowered(const struct pl_jekyll *file, struct pl_str text)
{
	struct pl_buf out = {0};
	struct pl_str low;

	for (size_t at = 0; at < text.len;)
		pl_buf_add_utf8(&out, pl_lower_char(pl_utf8_next(text, &at)));
	low = pl_arena_dup(file->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return low;
}

static struct pl_str joined(const struct pl_jekyll *file, bool slugs)
{
	struct pl_jekyll_categories from, shown = {.count = 0};
	struct pl_buf out = {0};
	struct pl_str text;

	pl_jekyll_categories(file, &from);
	for (size_t i = 0; i < from.count; i++) {
		struct pl_str item = slugs ? slugify(file, from.items[i], false, false) : lowered(file, from.items[i]);
		bool known = false;

		for (size_t k = 0; k < shown.count; k++)
			known |= pl_str_eq(shown.items[k], item);
		if (!known)
			shown.items[shown.count++] = item;
	}
	for (size_t i = 0; i < shown.count; i++) {
		if (i)
			pl_buf_addc(&out, '/');
		pl_buf_add(&out, shown.items[i]);
	}
	text = pl_arena_dup(file->arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return text;
}

static struct pl_str title(const struct address *a) { return slugify(a->file, slug_source(a->file), true, true); }
static struct pl_str slug(const struct address *a) { return slugify(a->file, slug_source(a->file), false, false); }
static struct pl_str name(const struct address *a) { return slugify(a->file, a->file->base, false, false); }
static struct pl_str categories(const struct address *a) { return joined(a->file, false); }
static struct pl_str slugified(const struct address *a) { return joined(a->file, true); }
static struct pl_str collection(const struct address *a) { return a->file->collection; }
static struct pl_str extension(const struct address *a) { return output_extension(a->file); }
static struct pl_str basename_of(const struct address *a) { return a->file->base; }

/* Without the extension and the collection's own folder. */
static struct pl_str path(const struct address *a)
{
	const struct pl_jekyll *file = a->file;
	struct pl_str whole = pl_str_n(file->path.ptr, file->path.len - file->extension.len);
	struct pl_str folder = pl_arena_printf(file->arena, "_" PL_FMT, PL_ARG(file->collection));
	size_t at = pl_str_find(whole, folder, 0);

	if (at < whole.len)
		whole = pl_arena_printf(file->arena, PL_FMT PL_FMT, PL_ARG(pl_str_n(whole.ptr, at)),
					PL_ARG(pl_str_n(whole.ptr + at + folder.len, whole.len - at - folder.len)));
	while (whole.len && whole.ptr[whole.len - 1] == '.')
		whole.len--;
	return whole;
}

/* The folder of a page, with a slash before it. */
static struct pl_str folder(const struct address *a)
{
	struct pl_str path = a->file->path;

	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	if (!path.len)
		return path;
	return pl_arena_printf(a->file->arena, "/" PL_FMT, PL_ARG(pl_str_n(path.ptr, path.len - 1)));
}


static const struct {
	const char *name;
	struct pl_str (*get)(const struct address *);
} placeholders[] = {
	{"title", title}, {"slug", slug}, {"name", name}, {"categories", categories}, {"slugified_categories", slugified},
	{"collection", collection}, {"path", path}, {"output_ext", extension},
};

/* Of pages: replaced one after another wherever they stand. */
static const struct {
	const char *name;
	struct pl_str (*get)(const struct address *);
} page_placeholders[] = {{":path", folder}, {":basename", basename_of}, {":output_ext", extension}};

static bool is_plain(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_alnum((unsigned char)text.ptr[i]) && !strchr("./-", text.ptr[i]))
			return false;
	return true;
}

/* A value before a colon is taken for a scheme, and one that is none stops the build. */
static bool has_bad_scheme(struct pl_str text)
{
	for (size_t i = 0; i < text.len && !strchr("/?#", text.ptr[i]); i++) {
		if (text.ptr[i] == ':')
			return i == 0;
		if (!pl_is_alnum((unsigned char)text.ptr[i]) && !strchr("+-.", text.ptr[i]))
			return pl_str_find(text, PL_STR(":"), i) < pl_str_find(text, PL_STR("/"), i);
	}
	return false;
}

/* Percent-encodes a value as Addressable::URI.encode does: a `?` begins a query and stays. */
static bool put_value(struct address *a, struct pl_buf *out, struct pl_str text)
{
	if (is_plain(text)) {
		pl_buf_add(out, text);
		return true;
	}
	if (has_bad_scheme(text)) {
		a->why = "a colon in its address makes Jekyll take what is before it for a scheme";
		return false;
	}
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c < 128 && (pl_is_alnum(c) || (c && strchr("-._~!$&'()*+,;=:@/?", c))))
			pl_buf_addc(out, (char)c);
		else
			pl_buf_addf(out, "%%%02X", c);
	}
	return true;
}

static bool value_of(struct address *a, struct pl_str name, struct pl_str *value)
{
	for (size_t i = 0; i < PL_COUNT(placeholders); i++)
		if (pl_str_is(name, placeholders[i].name)) {
			*value = placeholders[i].get(a);
			return true;
		}
	*value = pl_jekyll_date_part(a->file->arena, &a->publication->local, name);
	a->undated |= value->ptr && !a->publication->date_known;
	return value->ptr;
}

/* :name, and with a `_` behind it that may belong to the text. */
static bool put_placeholder(struct address *a, struct pl_str name)
{
	struct pl_str value;
	bool known = value_of(a, name, &value), cut = false;

	if (!known && name.len > 1 && name.ptr[name.len - 1] == '_') {
		cut = true;
		known = value_of(a, pl_str_n(name.ptr, name.len - 1), &value);
	}
	if (!known) {
		a->why = pl_arena_printf(a->file->arena, "its permalink has `:" PL_FMT "`, which Jekyll does not know", PL_ARG(name)).ptr;
		return false;
	}
	if (!put_value(a, &a->text, value))
		return false;
	if (cut)
		pl_buf_addc(&a->text, '_');
	return true;
}

static bool expand(struct address *a, struct pl_str template)
{
	for (size_t at = 0; at < template.len;) {
		size_t end = at + 1;

		if (template.ptr[at] != ':') {
			pl_buf_addc(&a->text, template.ptr[at++]);
			continue;
		}
		while (end < template.len && ((template.ptr[end] >= 'a' && template.ptr[end] <= 'z') || template.ptr[end] == '_'))
			end++;
		if (end == at + 1)
			pl_buf_addc(&a->text, ':');
		else if (!put_placeholder(a, pl_str_n(template.ptr + at + 1, end - at - 1)))
			return false;
		at = end;
	}
	return true;
}

static void replace(struct pl_buf *text, struct pl_str what, struct pl_str with)
{
	struct pl_buf out = {0};

	for (size_t at = 0; at < text->len;) {
		size_t hit = pl_str_find(pl_buf_str(text), what, at);

		pl_buf_add(&out, pl_str_n(text->ptr + at, hit - at));
		if (hit < text->len)
			pl_buf_add(&out, with);
		at = hit < text->len ? hit + what.len : hit;
	}
	pl_buf_finish(text);
	*text = out;
}

static bool expand_page(struct address *a, struct pl_str template)
{
	pl_buf_add(&a->text, template);
	for (size_t i = 0; i < PL_COUNT(page_placeholders); i++) {
		struct pl_buf value = {0};
		bool well = put_value(a, &value, page_placeholders[i].get(a));

		replace(&a->text, pl_str_c(page_placeholders[i].name), pl_buf_str(&value));
		pl_buf_finish(&value);
		if (!well)
			return false;
	}
	return true;
}

static struct pl_str page_template(const struct pl_jekyll *file)
{
	struct pl_str ending = output_extension(file);

	if (!pl_str_is(ending, ".html") && !pl_str_is(ending, ".xhtml") && !pl_str_is(ending, ".htm"))
		return PL_STR("/:path/:basename:output_ext");
	if (pl_str_is(file->base, "index"))
		return PL_STR("/:path/");
	return pl_arena_printf(file->arena, "/:path/:basename%s", suffix(file));
}

/* A slash in front, `..` as a slash, no `./`, no slash twice. */
static struct pl_str cleaned(struct pl_arena *arena, struct pl_buf *text)
{
	struct pl_buf out = {0};
	struct pl_str url;

	replace(text, PL_STR(".."), PL_STR("/"));
	replace(text, PL_STR("./"), PL_STR(""));
	pl_buf_addc(&out, '/');
	for (size_t i = 0; i < text->len; i++)
		if (text->ptr[i] != '/' || out.ptr[out.len - 1] != '/')
			pl_buf_addc(&out, text->ptr[i]);
	url = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return url;
}

static int hex(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : (pl_lower(c) - 'a') + 10;
}

static struct pl_str output_of(const struct pl_jekyll *file, struct pl_str url)
{
	struct pl_str extension = output_extension(file), output;
	struct pl_buf out = {0};

	for (size_t i = 1; i < url.len; i++) {
		if (url.ptr[i] == '%' && i + 2 < url.len && pl_is_xdigit((unsigned char)url.ptr[i + 1]) &&
		    pl_is_xdigit((unsigned char)url.ptr[i + 2])) {
			pl_buf_addc(&out, (char)(hex(url.ptr[i + 1]) << 4 | hex(url.ptr[i + 2])));
			i += 2;
		} else {
			pl_buf_addc(&out, url.ptr[i]);
		}
	}
	if (pl_str_ends(url, PL_STR("/")))
		pl_buf_addf(&out, "index" PL_FMT, PL_ARG(file->kind == PL_JEKYLL_PAGE ? extension : PL_STR(".html")));
	else if (!pl_str_ends(pl_buf_str(&out), extension))
		pl_buf_add(&out, extension);
	output = pl_arena_dup(file->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return output;
}

bool pl_jekyll_url(const struct pl_jekyll *file, struct pl_publication *publication)
{
	struct address a = {.file = file, .publication = publication};
	const struct pl_value *permalink = pl_jekyll_get(file, "permalink");
	bool page = file->kind == PL_JEKYLL_PAGE, well;
	struct pl_str template = page ? page_template(file) : pl_jekyll_template(file);
	struct pl_str text;

	if (!pl_jekyll_is_null(file, permalink) && !pl_jekyll_is_false(file, permalink)) {
		template = pl_jekyll_text(file, permalink);
		if (permalink->kind == PL_VALUE_LIST || permalink->kind == PL_VALUE_MAP) {
			publication->why = PL_STR("its permalink is no text");
			return false;
		}
	}
	well = page ? expand_page(&a, template) : expand(&a, template);
	if (well && !a.undated) {
		text = cleaned(file->arena, &a.text);
		publication->url = text;
		publication->output = output_of(file, text);
	} else if (!well) {
		publication->why = pl_str_c(a.why);
	}
	pl_buf_finish(&a.text);
	return well;
}
