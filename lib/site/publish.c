/* publish: the table of builders, each with what it makes of a post. */
#include "site/publish.h"

#include "site/builders.h"

static const pl_publisher publishers[PL_BUILDERS] = {
	[PL_BUILDER_JEKYLL] = pl_publish_jekyll,
	[PL_BUILDER_HUGO] = pl_publish_hugo,
	[PL_BUILDER_HEXO] = pl_publish_hexo,
	[PL_BUILDER_ZOLA] = pl_publish_zola,
	[PL_BUILDER_ELEVENTY] = pl_publish_eleventy,
	[PL_BUILDER_ASTRO] = pl_publish_astro,
	[PL_BUILDER_DOCUSAURUS] = pl_publish_docusaurus,
	[PL_BUILDER_VITEPRESS] = pl_publish_vitepress,
	[PL_BUILDER_PELICAN] = pl_publish_pelican,
	[PL_BUILDER_QUARTO] = pl_publish_quarto,
};

void pl_publish(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		const struct pl_front *front)
{
	*publication = (struct pl_publication){.fate = PL_FATE_PUBLISHED};
	if (publishers[settings->builder])
		publishers[settings->builder](publication, arena, settings, path, front);
	else
		publication->fate = PL_FATE_UNKNOWN;
	if (!publication->address.ptr || !publication->url.ptr)
		publication->address = publication->url;
}
