/* jekyll_plugin: which plugins a Jekyll site has: of _config.yml, of the Gemfile, of GitHub Pages. */
#include "site/jekyll.h"

static bool lists(const struct pl_value *list, const char *name)
{
	for (const struct pl_value *v = list ? list->first : NULL; v; v = v->next)
		if (pl_str_is(v->text, name))
			return true;
	return false;
}

/* GitHub Pages has these on for every site, whatever _config.yml lists. */
static bool is_of_github(const char *name)
{
	static const char *const names[] = {"jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

enum pl_jekyll_has pl_jekyll_plugin(const struct pl_settings *settings, const char *name)
{
	const struct pl_value *config = settings->config, *gems = pl_value_get(config, PL_STR("Gemfile"));

	if (lists(pl_value_get(config, PL_STR("plugins")), name) || lists(pl_value_get(config, PL_STR("gems")), name))
		return PL_JEKYLL_HAS;
	if (lists(pl_value_get(config, PL_STR("plugins")), "github-pages"))
		return is_of_github(name) ? PL_JEKYLL_HAS : PL_JEKYLL_MAY_HAVE;
	if (!config || lists(gems, name) || lists(gems, "github-pages"))
		return PL_JEKYLL_MAY_HAVE;
	return !gems && is_of_github(name) ? PL_JEKYLL_MAY_HAVE : PL_JEKYLL_HAS_NOT;
}

bool pl_jekyll_plugin_off(const struct pl_settings *settings, const char *section, const char *key)
{
	const struct pl_value *value = pl_value_get(pl_value_get(settings->config, pl_str_c(section)), pl_str_c(key));

	return value && pl_str_is(value->text, "false");
}
