/* anchor_settings: options of kramdown 2.4 and of goldmark in Hugo 0.111. */
#include "site/anchor_settings.h"

#include "site/hugo.h"

static bool is(const struct pl_value *map, const char *key, const char *word)
{
	const struct pl_value *value = pl_value_get(map, pl_str_c(key));

	return value && pl_str_is(value->text, word);
}

static struct pl_str text(const struct pl_value *map, const char *key)
{
	const struct pl_value *value = pl_value_get(map, pl_str_c(key));

	return value ? value->text : PL_STR("");
}

/* Another program than kramdown makes other ids, or none. */
static bool is_kramdown(const struct pl_value *config)
{
	struct pl_str markdown = text(config, "markdown");

	return !markdown.len || pl_str_eq_nocase(markdown, PL_STR("kramdown"));
}

static void of_jekyll(struct pl_anchor_settings *out, const struct pl_value *config)
{
	const struct pl_value *kramdown = pl_value_get(config, PL_STR("kramdown"));

	out->prefix = text(kramdown, "auto_id_prefix");
	out->note_prefix = text(kramdown, "footnote_prefix");
	out->no_slugs = is(kramdown, "auto_ids", "false");
	out->in_html = is(kramdown, "parse_block_html", "true");
	out->uncertain = is(kramdown, "transliterated_header_ids", "true") || is(kramdown, "auto_id_stripping", "true") ||
			 !is_kramdown(config);
}

static void of_hugo(struct pl_anchor_settings *out, const struct pl_value *config)
{
	const struct pl_value *goldmark = pl_hugo_get(pl_hugo_get(config, "markup"), "goldmark"), *parser = pl_hugo_get(goldmark, "parser");
	const struct pl_value *headings = pl_hugo_get(parser, "autoHeadingID");
	const struct pl_value *blocks = pl_hugo_get(pl_hugo_get(parser, "attribute"), "block");
	const struct pl_value *emoji = pl_hugo_get(config, "enableEmoji");

	out->emoji = emoji && pl_str_is(emoji->text, "true");
	out->no_slugs = headings && pl_str_is(headings->text, "false");
	out->of_blocks = blocks && pl_str_is(blocks->text, "true");
}

struct pl_anchor_settings pl_anchor_settings(const struct pl_settings *settings)
{
	struct pl_anchor_settings out = {0};

	if (settings->builder == PL_BUILDER_JEKYLL)
		of_jekyll(&out, settings->config);
	else if (settings->builder == PL_BUILDER_HUGO)
		of_hugo(&out, settings->config);
	return out;
}
