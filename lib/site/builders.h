/* builders: one file a builder that makes posts into pages. Internal to site/. */
#ifndef PL_SITE_BUILDERS_H
#define PL_SITE_BUILDERS_H

#include "site/publish.h"

/* As pl_publish; `publication` is zeroed, which is PUBLISHED. */
typedef void (*pl_publisher)(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			     struct pl_str path, const struct pl_front *front);

void pl_publish_jekyll(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		       struct pl_str path, const struct pl_front *front);
void pl_publish_hugo(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		     struct pl_str path, const struct pl_front *front);
void pl_publish_hexo(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		     struct pl_str path, const struct pl_front *front);
void pl_publish_zola(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_eleventy(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_astro(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_docusaurus(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_vitepress(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_pelican(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);
void pl_publish_quarto(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
			struct pl_str path, const struct pl_front *front);

#endif
