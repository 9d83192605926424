/* anchor_makers: which templates of a post can put ids on its page that do not stand in the post. */
#include "site/anchor_makers.h"

/* Built in, and making none; what stands between a tag and its end is read as part of the post. */
static const char *const liquid[] = {"if",	     "elsif",	  "else",     "endif",	 "unless",     "endunless", "case",    "when",
				     "endcase",	     "for",	  "endfor",   "break",	 "continue",   "assign",    "capture", "endcapture",
				     "increment",    "decrement", "cycle",    "comment", "endcomment", "raw",	    "endraw",  "highlight",
				     "endhighlight", "link",	  "post_url", "gist",	 "seo",	       "feed_meta", "avatar",  "tablerow",
				     "endtablerow",  "echo",	  "youtube",  "vimeo",	 NULL};
static const char *const hugo[] = {"figure",	   "gist",    "highlight", "instagram", "param",	  "qr",
				   "ref",	   "relref",  "tweet",	   "twitter",	"twitter_simple", "vimeo",
				   "vimeo_simple", "youtube", "x",	   "x_simple",	"details",	  NULL};
static const char *const hexo[] = {"post_link",	   "post_path", "asset_img",  "asset_path",    "asset_link", "img",	  "image",
				   "link",	   "url_for",	"blockquote", "endblockquote", "quote",	     "endquote",  "codeblock",
				   "endcodeblock", "code",	"endcode",    "include_code",  "iframe",     "pullquote", "endpullquote",
				   "raw",	   "endraw",	"youtube",    "vimeo",	       "gist",	     "jsfiddle",  "if",
				   "else",	   "elif",	"endif",      "set",	       "for",	     "endfor",	  NULL};

static bool is_one_of(struct pl_str name, const char *const *names)
{
	for (; *names; names++)
		if (pl_str_is(name, *names))
			return true;
	return false;
}

/* The word behind `name` in the template: the file of an include. */
static struct pl_str argument(struct pl_str text, struct pl_str name)
{
	size_t start = (size_t)(name.ptr - text.ptr) + name.len, end;

	while (start < text.len && (pl_is_space((unsigned char)text.ptr[start]) || strchr("\"'", text.ptr[start])))
		start++;
	for (end = start; end < text.len && !pl_is_space((unsigned char)text.ptr[end]) && !strchr("\"'%", text.ptr[end]);)
		end++;
	return pl_str_n(text.ptr + start, end - start);
}

/* `{{ … }}` prints a text, unless it is a page's content. */
static bool prints_page(struct pl_str text)
{
	static const struct pl_str marks[] = {{"ontent", 6},  {"markdownify", 11}, {"include", 7}, {"partial", 7},
					      {"excerpt", 7}, {"toc", 3},	   {"capture", 7}};

	for (size_t i = 0; i < PL_COUNT(marks); i++)
		if (pl_str_find(text, marks[i], 0) < text.len)
			return true;
	return false;
}

static bool tag_makes(struct pl_str text, struct pl_str name, enum pl_builder builder, const struct pl_site *site)
{
	if (name.len && name.ptr[0] == '/')
		return false;
	if (builder == PL_BUILDER_JEKYLL && (pl_str_is(name, "include") || pl_str_is(name, "include_cached")))
		return !site || pl_site_template_makes(site, argument(text, name));
	return !is_one_of(name, builder == PL_BUILDER_HEXO ? hexo : liquid);
}

bool pl_anchor_makers(const struct pl_post *post, enum pl_builder builder, const struct pl_site *site)
{
	if (site && pl_site_renames(site))
		return true;
	for (size_t i = 0; i < post->templates.count; i++) {
		const struct pl_template *t = &post->templates.items[i];
		struct pl_str text = pl_slice(post->source.text, t->span);
		bool makes = false;

		if (builder == PL_BUILDER_HUGO && t->kind != PL_TEMPLATE_SHORTCODE) /* text */
			continue;
		if (t->kind == PL_TEMPLATE_LIQUID_TAG)
			makes = tag_makes(text, t->name, builder, site);
		else if (t->kind == PL_TEMPLATE_OUTPUT)
			makes = prints_page(text);
		else if (t->kind == PL_TEMPLATE_SHORTCODE)
			makes = !(t->name.len && t->name.ptr[0] == '/') && !is_one_of(t->name, hugo) &&
				(!site || pl_site_template_makes(site, t->name));
		if (makes)
			return true;
	}
	return false;
}
