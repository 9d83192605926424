/* date: the table of builders, each with the reader of its dates. */
#include "date/date.h"

#include "date/reader.h"

static const struct {
	const char *name, *title;
	pl_date_reader read;
	enum pl_date_effect empty; /* what it does about an empty `date:` */
} builders[] = {
	[PL_BUILDER_NONE] = {"", "the site's builder", pl_date_read_iso},
	[PL_BUILDER_JEKYLL] = {"jekyll", "Jekyll", pl_date_read_jekyll, PL_DATE_ABORTS},
	[PL_BUILDER_HUGO] = {"hugo", "Hugo", pl_date_read_go},
	[PL_BUILDER_HEXO] = {"hexo", "Hexo", pl_date_read_js},
	[PL_BUILDER_ZOLA] = {"zola", "Zola", pl_date_read_go},
	[PL_BUILDER_ELEVENTY] = {"eleventy", "Eleventy", pl_date_read_js},
	[PL_BUILDER_ASTRO] = {"astro", "Astro", pl_date_read_js},
	[PL_BUILDER_DOCUSAURUS] = {"docusaurus", "Docusaurus", pl_date_read_js, PL_DATE_ABORTS},
	[PL_BUILDER_VITEPRESS] = {"vitepress", "VitePress", pl_date_read_js},
	[PL_BUILDER_PELICAN] = {"pelican", "Pelican", pl_date_read_iso},
	[PL_BUILDER_QUARTO] = {"quarto", "Quarto", pl_date_read_iso},
};
_Static_assert(PL_COUNT(builders) == PL_BUILDERS, "one row a builder");

const char *pl_builder_name(enum pl_builder builder)
{
	return builders[builder].name;
}

const char *pl_builder_title(enum pl_builder builder)
{
	return builders[builder].title;
}

void pl_date_read(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		  const struct pl_date_context *context)
{
	*date = (struct pl_date){.outcome = PL_DATE_ABSENT};
	if (value && value->kind == PL_VALUE_NULL)
		date->effect = builders[builder].empty;
	else if (value)
		builders[builder].read(date, value, builder, context);
}
