/* reader: one file a family of builders that read dates alike. Internal to date/. */
#ifndef PL_DATE_READER_H
#define PL_DATE_READER_H

#include "date/date.h"

/* As pl_date_read; `date` is zeroed, `value` is no NULL pointer. */
typedef void (*pl_date_reader)(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
			       const struct pl_date_context *context);

void pl_date_read_jekyll(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
			 const struct pl_date_context *context); /* Psych, Time.parse */
void pl_date_read_go(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		     const struct pl_date_context *context); /* Hugo, Zola */
void pl_date_read_js(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		     const struct pl_date_context *context); /* Hexo, Eleventy, Astro, Docusaurus, VitePress */
void pl_date_read_iso(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		      const struct pl_date_context *context); /* Pelican, Quarto, and no builder in particular */

/* READ or IMPOSSIBLE with `why`, by `written` and the zone. */
void pl_date_judge(struct pl_date *date, struct pl_arena *arena);
/* Ruby's Time.parse over `text` (file names have dates that go through it too). */
void pl_date_read_ruby(struct pl_date *date, struct pl_str text, const struct pl_date_context *context);

/* The zone a text without one is read in: the site's, else the machine's. */
static inline const struct pl_zone *pl_date_zone(const struct pl_date_context *context)
{
	return context->site_zone ? context->site_zone : context->machine_zone;
}

#endif
