/* post: source → front → templates → body. */
#include "post.h"

static const struct {
	struct pl_str suffix;
	enum pl_syntax syntax;
} suffixes[] = {
	{{"md", 2}, PL_SYNTAX_MARKDOWN},       {{"markdown", 8}, PL_SYNTAX_MARKDOWN},
	{{"mkd", 3}, PL_SYNTAX_MARKDOWN},      {{"mkdn", 4}, PL_SYNTAX_MARKDOWN},
	{{"mdown", 5}, PL_SYNTAX_MARKDOWN},    {{"mdx", 3}, PL_SYNTAX_MARKDOWN},
	{{"qmd", 3}, PL_SYNTAX_MARKDOWN},      {{"rmd", 3}, PL_SYNTAX_MARKDOWN},
	{{"html", 4}, PL_SYNTAX_HTML},         {{"htm", 3}, PL_SYNTAX_HTML},
	{{"xhtml", 5}, PL_SYNTAX_HTML},        {{"shtml", 5}, PL_SYNTAX_HTML},
};

/* By the last suffix that says something: `index.html.zh-tw.big5` is HTML. */
static enum pl_syntax syntax_of_name(struct pl_str name)
{
	size_t end = name.len;

	for (size_t i = name.len; i > 0 && name.ptr[i - 1] != '/'; i--) {
		if (name.ptr[i - 1] != '.')
			continue;
		for (size_t j = 0; j < PL_COUNT(suffixes); j++)
			if (pl_str_eq_nocase(pl_str_n(name.ptr + i, end - i), suffixes[j].suffix))
				return suffixes[j].syntax;
		end = i - 1;
	}
	return PL_SYNTAX_AUTO;
}

/* The text behind what may stand before a doctype: white space, comments, an XML declaration. */
static struct pl_str skip_prolog(struct pl_str text)
{
	size_t at = 0;

	for (;;) {
		struct pl_str rest, end = {0};

		while (at < text.len && pl_is_space((unsigned char)text.ptr[at]))
			at++;
		rest = pl_str_n(text.ptr + at, text.len - at);
		if (pl_str_starts(rest, PL_STR("<!--")))
			end = PL_STR("-->");
		else if (pl_str_starts(rest, PL_STR("<?")))
			end = PL_STR(">");
		else
			return rest;
		at = pl_str_find(text, end, at);
		at = at < text.len ? at + end.len : text.len;
	}
}

/* True when `body` is a whole page rather than what goes into one. */
static bool is_document(struct pl_str body)
{
	static const struct pl_str starts[] = {{"<!doctype", 9}, {"<html", 5}};
	struct pl_str rest = skip_prolog(body);

	for (size_t i = 0; i < PL_COUNT(starts); i++)
		if (rest.len > starts[i].len && pl_str_eq_nocase(pl_str_n(rest.ptr, starts[i].len), starts[i]))
			return true;
	return false;
}

static enum pl_syntax choose_syntax(const struct pl_post *post, enum pl_syntax wanted)
{
	enum pl_syntax syntax = wanted;

	if (syntax == PL_SYNTAX_AUTO)
		syntax = syntax_of_name(pl_str_c(post->source.name));
	if (syntax != PL_SYNTAX_AUTO)
		return syntax;
	if (post->front.format == PL_FRONT_NONE && is_document(pl_slice(post->source.text, post->body_span)))
		return PL_SYNTAX_HTML;
	return PL_SYNTAX_MARKDOWN;
}

/* Jekyll's folders: `_posts`, `_drafts` (and `_posts_old`), but not Hexo's `source/_posts`. Its Markdown is kramdown
 * unless its configuration says otherwise. */
static bool is_jekyll_folder(struct pl_str path)
{
	static const struct pl_str folders[] = {{"_posts", 6}, {"_drafts", 7}};

	for (size_t i = 0; i < PL_COUNT(folders); i++)
		for (size_t at = 0; (at = pl_str_find(path, folders[i], at)) < path.len; at++)
			if ((at == 0 || path.ptr[at - 1] == '/') && memchr(path.ptr + at, '/', path.len - at) &&
			    !(at >= 7 && pl_str_eq(pl_str_n(path.ptr + at - 7, 7), PL_STR("source/"))))
				return true;
	return false;
}

static void read_body(struct pl_post *post, bool bare_text)
{
	struct pl_str text = post->source.text;
	struct pl_builder_options options = {
		.document = is_document(pl_slice(text, post->body_span)),
		.end = post->body_span.end,
	};

	if (post->syntax == PL_SYNTAX_HTML)
		pl_html_read(&post->body, &post->arena, &post->facts, text, post->body_span, &post->templates, &options);
	else
		pl_markdown_read(&post->body, &post->arena, &post->facts, text, post->body_span, &post->templates,
				 (unsigned)post->dialect | (post->dialect == PL_DIALECT_GFM ? PL_DIALECT_NOTES : 0) |
					 (bare_text ? PL_DIALECT_NO_BARE_LINKS : 0));
}

void pl_post_read(struct pl_post *post, const char *name, struct pl_str bytes, const struct pl_post_options *options)
{
	static const struct pl_post_options none;
	struct pl_arena arena = post->arena;

	if (!options)
		options = &none;
	pl_arena_reset(&arena);
	*post = (struct pl_post){.arena = arena, .dialect = options->dialect, .path = options->path.len ? options->path : pl_str_c(name)};
	post->facts.arena = &post->arena;
	pl_source_read(&post->source, &post->arena, name, bytes, options->encoding);
	pl_front_read(&post->front, &post->arena, &post->facts, post->source.text, options->hexo);
	post->body_span = post->front.split.body;
	post->syntax = choose_syntax(post, options->syntax);
	if (post->dialect == PL_DIALECT_ANY && is_jekyll_folder(pl_str_c(post->source.name)))
		post->dialect = PL_DIALECT_KRAMDOWN;
	post->template_kinds = options->templates ? options->templates : PL_TEMPLATES_ALL;
	if (options->whole_shortcodes)
		post->template_kinds |= PL_TEMPLATES_WHOLE;
	if (post->syntax == PL_SYNTAX_HTML) /* kramdown never sees it */
		post->template_kinds &= ~(unsigned)PL_TEMPLATES_KRAMDOWN;
	pl_templates_find(&post->templates, &post->arena, &post->facts, post->source.text, post->body_span, post->template_kinds);
	read_body(post, options->bare_text);
	pl_facts_sort(&post->facts);
}

void pl_post_finish(struct pl_post *post)
{
	pl_arena_finish(&post->arena);
	*post = (struct pl_post){0};
}
