/* slug_of: who makes the ids of headings on a site. */
#include "site/slug.h"

static const struct pl_value *config(const struct pl_settings *settings, const char *const *keys)
{
	const struct pl_value *value = settings->config;

	for (; value && *keys; keys++)
		value = value->kind == PL_VALUE_MAP ? pl_value_get(value, pl_str_c(*keys)) : NULL;
	return value;
}

static enum pl_slugs of_hugo(const struct pl_settings *settings)
{
	static const char *const lower[] = {"markup", "goldmark", "parser", "autoheadingidtype", NULL};
	static const char *const mixed[] = {"markup", "goldmark", "parser", "autoHeadingIDType", NULL};
	const struct pl_value *type = config(settings, mixed);

	type = type ? type : config(settings, lower);
	if (type && pl_str_is(type->text, "github-ascii"))
		return PL_SLUGS_GOLDMARK_ASCII;
	return type && pl_str_is(type->text, "blackfriday") ? PL_SLUGS_BLACKFRIDAY : PL_SLUGS_GOLDMARK;
}

static enum pl_slugs of_hexo(const struct pl_settings *settings)
{
	static const char *const keys[] = {"marked", "modifyAnchors", NULL};
	const struct pl_value *anchors = config(settings, keys);

	if (!anchors || (!pl_str_is(anchors->text, "1") && !pl_str_is(anchors->text, "2")))
		return PL_SLUGS_HEXO;
	return pl_str_is(anchors->text, "1") ? PL_SLUGS_HEXO_LOWER : PL_SLUGS_HEXO_UPPER;
}

enum pl_slugs pl_slugs_of(const struct pl_settings *settings)
{
	static const char *const input[] = {"kramdown", "input", NULL};
	const struct pl_value *parser = config(settings, input);
	enum pl_slugs said = pl_slugs_find(settings->slugs);

	if (settings->builder == PL_BUILDER_QUARTO)
		return PL_SLUGS_PANDOC; /* the names in a rule file have none for it */
	if (settings->builder == PL_BUILDER_ASTRO && said == PL_SLUGS_GITHUB)
		return PL_SLUGS_ASTRO;
	if (settings->builder == PL_BUILDER_ZOLA && said == PL_SLUGS_GITHUB)
		return PL_SLUGS_ZOLA;
	if (said == PL_SLUGS_KRAMDOWN)
		return parser && pl_str_is(parser->text, "kramdown") ? said : PL_SLUGS_GFM;
	if (said == PL_SLUGS_GOLDMARK)
		return of_hugo(settings);
	return said == PL_SLUGS_HEXO ? of_hexo(settings) : said;
}
