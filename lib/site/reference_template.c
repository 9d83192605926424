/* reference_template: Liquid (Jekyll 4.3), Hugo's shortcodes (0.111), Hexo's tags (8). */
#include "site/reference_template.h"

/* ---- words ---- */

/* One template as written: its inside without delimiters and without `-`. */
struct piece {
	struct pl_str inside;
	char open;  /* `{`: output, `%`: tag or shortcode, `<`: shortcode */
	size_t end; /* behind it */
};

/* The template that begins at `at`; false: there is none. */
static bool read_piece(struct piece *piece, struct pl_str value, size_t at)
{
	struct pl_str rest = pl_str_n(value.ptr + at, value.len - at), close;
	size_t start = 2, end;

	if (pl_str_starts(rest, PL_STR("{{<")) || pl_str_starts(rest, PL_STR("{{%"))) {
		piece->open = rest.ptr[2];
		close = rest.ptr[2] == '<' ? PL_STR(">}}") : PL_STR("%}}");
		start = 3;
	} else if (pl_str_starts(rest, PL_STR("{{")) || pl_str_starts(rest, PL_STR("{%"))) {
		piece->open = rest.ptr[1];
		close = rest.ptr[1] == '{' ? PL_STR("}}") : PL_STR("%}");
	} else {
		return false;
	}
	end = pl_str_find(rest, close, start);
	if (end == rest.len)
		return false;
	piece->end = at + end + close.len;
	piece->inside = pl_str_n(rest.ptr + start, end - start);
	if (piece->inside.len && piece->inside.ptr[0] == '-')
		piece->inside = pl_str_n(piece->inside.ptr + 1, piece->inside.len - 1);
	if (piece->inside.len && piece->inside.ptr[piece->inside.len - 1] == '-')
		piece->inside.len--;
	piece->inside = pl_str_trim(piece->inside);
	return true;
}

/* The next word: in quotes of any kind, or up to a blank. Absent at the end. */
static struct pl_str next_word(struct pl_str *text)
{
	struct pl_str t = pl_str_trim(*text), word;
	size_t end = 0;

	if (!t.len)
		return (struct pl_str){0};
	if (strchr("\"'`", t.ptr[0])) {
		end = pl_str_find(t, pl_str_n(t.ptr, 1), 1);
		word = pl_str_n(t.ptr + 1, end - 1);
		end += end < t.len;
	} else {
		while (end < t.len && !pl_is_space((unsigned char)t.ptr[end]))
			end++;
		word = pl_str_n(t.ptr, end);
	}
	*text = pl_str_n(t.ptr + end, t.len - end);
	return word;
}

static bool is_literal(struct pl_str text)
{
	return pl_str_find(text, PL_STR("{{"), 0) == text.len && pl_str_find(text, PL_STR("{%"), 0) == text.len;
}

static void be(struct pl_reference *r, struct pl_arena *arena, enum pl_reference_kind kind, struct pl_str text, struct pl_str tail)
{
	r->kind = kind;
	r->text = tail.len ? pl_arena_printf(arena, PL_FMT PL_FMT, PL_ARG(text), PL_ARG(tail)) : text;
}

/* ---- Liquid ---- */

/* `"/x" | relative_url`: the text and whether filters put baseurl before it. */
static bool liquid_literal(struct pl_str inside, struct pl_str *text, bool *site)
{
	struct pl_str rest = inside;

	*site = false;
	if (!inside.len || (inside.ptr[0] != '"' && inside.ptr[0] != '\''))
		return false;
	if (pl_str_find(inside, pl_str_n(inside.ptr, 1), 1) == inside.len)
		return false;
	*text = next_word(&rest);
	while ((rest = pl_str_trim(rest)).len) {
		size_t end;
		struct pl_str filter;

		if (rest.ptr[0] != '|')
			return false;
		end = pl_str_find(rest, PL_STR("|"), 1);
		filter = pl_str_trim(pl_str_n(rest.ptr + 1, end - 1));
		rest = pl_str_n(rest.ptr + end, rest.len - end);
		if (pl_str_is(filter, "relative_url") || pl_str_is(filter, "absolute_url") || pl_str_is(filter, "prepend: site.baseurl") ||
		    pl_str_is(filter, "prepend:site.baseurl"))
			*site = true;
		else if (!pl_str_is(filter, "prepend: site.url") && !pl_str_is(filter, "prepend:site.url") &&
			 !pl_str_is(filter, "escape") && !pl_str_is(filter, "uri_escape"))
			return false;
	}
	return true;
}

static bool is_output(const struct piece *piece, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (piece->open == '{' && pl_str_is(piece->inside, names[i]))
			return true;
	return false;
}

static void liquid_tag(struct pl_reference *r, struct pl_arena *arena, const struct piece *piece, struct pl_str tail)
{
	struct pl_str rest = piece->inside, name = next_word(&rest), argument = pl_str_trim(rest);

	if (pl_str_is(name, "link") && is_literal(argument) && argument.len)
		be(r, arena, PL_REFERENCE_FILE, pl_arena_printf(arena, "%s" PL_FMT, argument.ptr[0] == '/' ? "" : "/", PL_ARG(argument)),
		   tail);
	else if (pl_str_is(name, "post_url") && argument.len)
		be(r, arena, PL_REFERENCE_POST, argument.ptr[0] == '/' ? pl_str_n(argument.ptr + 1, argument.len - 1) : argument, tail);
}

/* `site.social.github`: the text in the configuration; absent: there is none. */
static struct pl_str configured(const struct pl_settings *settings, struct pl_str inside)
{
	const struct pl_value *value = settings->config;
	struct pl_str rest = inside;

	if (!pl_str_starts(rest, PL_STR("site.")) || pl_str_is(rest, "site.url") || pl_str_is(rest, "site.baseurl"))
		return (struct pl_str){0};
	rest = pl_str_n(rest.ptr + 5, rest.len - 5);
	while (value && rest.len) {
		size_t dot = pl_str_find(rest, PL_STR("."), 0);

		value = pl_value_get(value, pl_str_n(rest.ptr, dot));
		rest = pl_str_n(rest.ptr + dot + (dot < rest.len), rest.len - dot - (dot < rest.len));
	}
	return value && value->kind != PL_VALUE_MAP && value->kind != PL_VALUE_LIST ? value->text : (struct pl_str){0};
}

/* `value` with the texts of the configuration in place of `{{ site.x }}`. As Liquid reads it: an output goes up to the first `}}`,
 * whatever stands in it. */
static struct pl_str with_configuration(struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings)
{
	struct pl_buf buf = {0};
	struct piece piece;
	size_t at = 0, open;
	bool changed = false;

	while ((open = pl_str_find(value, PL_STR("{{"), at)) < value.len) {
		struct pl_str text = {0};

		pl_buf_add(&buf, pl_str_n(value.ptr + at, open - at));
		at = open;
		if (!read_piece(&piece, value, open))
			break;
		if (piece.open == '{')
			text = configured(settings, piece.inside);
		changed |= text.len > 0;
		pl_buf_add(&buf, text.len ? text : pl_str_n(value.ptr + open, piece.end - open));
		at = piece.end;
	}
	pl_buf_add(&buf, pl_str_n(value.ptr + at, value.len - at));
	if (changed)
		value = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return value;
}

/* Templates that stand for the site come first, then one of the rest, then literal text. */
static void read_liquid(struct pl_reference *r, struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings)
{
	static const char *const bases[] = {"site.baseurl", "site.github.url", "site.base_url", "base_path", "site.baseurl | escape"};
	static const char *const hosts[] = {"site.url", "site.url | escape"};
	static const char *const pages[] = {"page.url", "page.url | relative_url", "page.url | absolute_url"};
	struct piece piece;
	struct pl_str tail, text;
	bool site = false, host = false, filtered;
	size_t at = 0;

	value = with_configuration(arena, value, settings);
	while (read_piece(&piece, value, at) && (is_output(&piece, bases, PL_COUNT(bases)) || is_output(&piece, hosts, PL_COUNT(hosts)))) {
		site |= is_output(&piece, bases, PL_COUNT(bases));
		host = true;
		at = piece.end;
	}
	if (!read_piece(&piece, value, at)) {
		tail = pl_str_n(value.ptr + at, value.len - at);
		if (at == 0 && is_literal(tail))
			be(r, arena, PL_REFERENCE_URL, tail, (struct pl_str){0});
		else if (host && is_literal(tail))
			be(r, arena, site ? PL_REFERENCE_SITE : PL_REFERENCE_URL, tail.len ? tail : PL_STR("/"), (struct pl_str){0});
		return;
	}
	tail = pl_str_n(value.ptr + piece.end, value.len - piece.end);
	if (!is_literal(tail))
		return;
	if (piece.open == '%' && site && settings->baseurl.len > 1) /* Jekyll 4 puts baseurl before it by itself, Jekyll 3 does not */
		return;
	if (piece.open == '%')
		liquid_tag(r, arena, &piece, tail);
	else if (is_output(&piece, pages, PL_COUNT(pages)) && tail.len && tail.ptr[0] == '#')
		be(r, arena, PL_REFERENCE_URL, tail, (struct pl_str){0});
	else if (piece.open == '{' && liquid_literal(piece.inside, &text, &filtered))
		be(r, arena, site || filtered ? PL_REFERENCE_SITE : PL_REFERENCE_URL, text, tail);
}

/* ---- Hugo ---- */

/* `name="x"` among the arguments of a shortcode; absent: there is none. */
static struct pl_str named(struct pl_str arguments, const char *name)
{
	struct pl_str word, rest = pl_str_trim(arguments);
	size_t end;

	for (; rest.len; rest = pl_str_trim(rest)) {
		for (end = 0; end < rest.len && rest.ptr[end] != '=' && !strchr("\"'`", rest.ptr[end]) &&
			      !pl_is_space((unsigned char)rest.ptr[end]);)
			end++;
		word = pl_str_n(rest.ptr, end);
		rest = pl_str_trim(pl_str_n(rest.ptr + end, rest.len - end));
		if (!rest.len || rest.ptr[0] != '=') { /* an argument without a name */
			if (!word.len)
				next_word(&rest);
			continue;
		}
		rest = pl_str_n(rest.ptr + 1, rest.len - 1);
		if (pl_str_is(word, name))
			return next_word(&rest);
		next_word(&rest);
	}
	return (struct pl_str){0};
}

/* `ref "x"`, `relref path="x"`. */
static bool hugo_ref(struct pl_reference *r, struct pl_arena *arena, const struct piece *piece, struct pl_str tail)
{
	struct pl_str rest = piece->inside, name = next_word(&rest), path;

	if (!pl_str_is(name, "ref") && !pl_str_is(name, "relref"))
		return false;
	path = named(rest, "path");
	if (!path.ptr)
		path = next_word(&rest);
	if (!path.ptr || !is_literal(path))
		return false;
	be(r, arena, PL_REFERENCE_PAGE, path, tail);
	return true;
}

static void read_hugo(struct pl_reference *r, struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings)
{
	struct piece piece;
	struct pl_str tail;

	(void)settings;
	if (!read_piece(&piece, value, 0) || piece.open == '{')
		return;
	tail = pl_str_n(value.ptr + piece.end, value.len - piece.end);
	if (is_literal(tail))
		hugo_ref(r, arena, &piece, tail);
}

/* ---- Hexo ---- */

/* The first argument that is a name of a file: classes may stand before it. */
static struct pl_str hexo_file(struct pl_str arguments)
{
	struct pl_str word;

	while ((word = next_word(&arguments)).ptr)
		if (memchr(word.ptr, '.', word.len) || memchr(word.ptr, '/', word.len))
			return word;
	return word;
}

static bool hexo_tag(struct pl_reference *r, struct pl_arena *arena, const struct piece *piece, struct pl_str tail)
{
	struct pl_str rest = piece->inside, name = next_word(&rest), argument = rest;

	if (pl_str_is(name, "post_link") || pl_str_is(name, "post_path")) {
		argument = next_word(&argument);
		be(r, arena, PL_REFERENCE_SLUG, argument, tail);
	} else if (pl_str_is(name, "asset_img") || pl_str_is(name, "asset_path") || pl_str_is(name, "asset_link")) {
		argument = hexo_file(argument);
		r->image = r->image || pl_str_is(name, "asset_img");
		be(r, arena, PL_REFERENCE_ASSET, argument, tail);
	} else if (pl_str_is(name, "img") || pl_str_is(name, "image")) {
		argument = hexo_file(argument);
		r->image = true;
		be(r, arena, PL_REFERENCE_URL, argument, tail);
	} else {
		return false;
	}
	return argument.len > 0;
}

static void read_hexo(struct pl_reference *r, struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings)
{
	struct piece piece;
	struct pl_str tail;

	(void)settings;
	if (!read_piece(&piece, value, 0))
		return;
	tail = pl_str_n(value.ptr + piece.end, value.len - piece.end);
	if (piece.open != '%' || !is_literal(tail) || !hexo_tag(r, arena, &piece, tail))
		r->kind = PL_REFERENCE_UNKNOWN;
}

/* ---- by builder ---- */

typedef void (*reader)(struct pl_reference *, struct pl_arena *, struct pl_str, const struct pl_settings *);

static const reader readers[PL_BUILDERS] = {
	[PL_BUILDER_JEKYLL] = read_liquid,
	[PL_BUILDER_HUGO] = read_hugo,
	[PL_BUILDER_HEXO] = read_hexo,
	[PL_BUILDER_ELEVENTY] = read_liquid,
};

void pl_reference_template(struct pl_reference *r, struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings)
{
	r->kind = PL_REFERENCE_UNKNOWN;
	r->text = value;
	if (readers[settings->builder])
		readers[settings->builder](r, arena, value, settings);
}

/* `{{< figure src="x.png" link="y" >}}`: what the built-in one shows and leads to. */
static size_t figure(struct pl_reference *found, struct pl_str arguments)
{
	struct pl_str src = named(arguments, "src"), link = named(arguments, "link");
	size_t count = 0;

	if (src.len)
		found[count++] = (struct pl_reference){.kind = PL_REFERENCE_URL, .text = src, .image = true};
	if (link.len)
		found[count++] = (struct pl_reference){.kind = PL_REFERENCE_URL, .text = link};
	return count;
}

static size_t hugo_alone(struct pl_reference *found, struct pl_arena *arena, const struct piece *piece)
{
	struct pl_str rest = piece->inside;

	if (piece->open == '{')
		return 0;
	if (pl_str_is(next_word(&rest), "figure"))
		return figure(found, rest);
	return hugo_ref(found, arena, piece, (struct pl_str){0});
}

size_t pl_reference_alone(struct pl_reference *found, struct pl_arena *arena, struct pl_str text, const struct pl_template *template,
			  const struct pl_settings *settings)
{
	struct piece piece;
	size_t count = 0;

	found[0] = (struct pl_reference){.kind = PL_REFERENCE_UNKNOWN};
	if (template->kind == PL_TEMPLATE_RAW || template->kind == PL_TEMPLATE_COMMENT || template->kind == PL_TEMPLATE_CODE ||
	    !read_piece(&piece, pl_slice(text, template->span), 0))
		return 0;
	if (settings->builder == PL_BUILDER_HUGO) {
		count = hugo_alone(found, arena, &piece);
	} else if (settings->builder == PL_BUILDER_JEKYLL && piece.open == '%') {
		liquid_tag(found, arena, &piece, (struct pl_str){0});
		count = found[0].kind != PL_REFERENCE_UNKNOWN;
	} else if (settings->builder == PL_BUILDER_HEXO && piece.open == '%') {
		count = hexo_tag(found, arena, &piece, (struct pl_str){0});
	}
	for (size_t i = 0; i < count; i++)
		found[i].span = template->span;
	return count;
}
