/* jekyll: Jekyll 4.3: whether it publishes a file, when, and where. Seen by running it; tests/generators compares. */
#include "site/jekyll.h"

#include "site/builders.h"

static void not_published(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
}

static const struct pl_zone *zone_of(const struct pl_settings *settings)
{
	return settings->zone ? settings->zone : settings->machine;
}

/* Jekyll writes the date as text and reads it again for the categories and for the tags. A zone's seconds (local mean time,
 * before about 1900) are lost each time. */
static void set_date(struct pl_publication *p, const struct pl_settings *settings, int64_t moment)
{
	for (int i = 0; i < 2; i++)
		moment += pl_zone_offset(zone_of(settings), moment, NULL) % 60;
	p->date_known = true;
	p->date = moment;
	p->local = pl_civil_of(moment + pl_zone_offset(zone_of(settings), moment, NULL));
}

/* Gives false when the date stops the build. */
static bool read_date(struct pl_publication *p, const struct pl_jekyll *file, const struct pl_value *value)
{
	struct pl_date_context context = {.arena = file->arena, .site_zone = file->settings->zone,
					  .machine_zone = file->settings->machine, .format = PL_FRONT_YAML};
	struct pl_date date;

	pl_date_read(&date, value, PL_BUILDER_JEKYLL, &context);
	if (date.effect == PL_DATE_ABORTS)
		return false;
	if (date.moment_known)
		set_date(p, file->settings, date.moment);
	return true;
}

static bool date_of_name(struct pl_publication *p, const struct pl_jekyll *file)
{
	struct pl_value text = {.kind = PL_VALUE_STRING, .text = file->name_date};

	p->from_name = true;
	return read_date(p, file, &text);
}

/* The date of the front matter, of the name, of the build. False: the build stops. */
static bool date_of(struct pl_publication *p, const struct pl_jekyll *file)
{
	const struct pl_value *value = pl_jekyll_get(file, "date");

	if (value && !read_date(p, file, value)) {
		not_published(p, PL_FATE_ABORTS, "Jekyll cannot read its `date`");
		return false;
	}
	if (p->date_known && p->date != file->settings->now)
		return true;
	if (file->broken || !file->name_date.ptr) {
		if (!value && file->kind != PL_JEKYLL_DRAFT)
			set_date(p, file->settings, file->settings->now);
		return true;
	}
	if ((!value || p->date_known) && !date_of_name(p, file)) {
		not_published(p, PL_FATE_ABORTS, "there is no such day as its name says");
		return false;
	}
	return true;
}

/* Of a page only its own counts: `defaults` are asked for posts and documents alone. */
static const struct pl_value *published_of(const struct pl_jekyll *file)
{
	if (file->kind != PL_JEKYLL_PAGE)
		return pl_jekyll_get(file, "published");
	return file->front && !file->broken ? pl_value_get(file->front, PL_STR("published")) : NULL;
}

static void judge(struct pl_publication *p, const struct pl_jekyll *file)
{
	const struct pl_settings *settings = file->settings;
	const struct pl_value *published = published_of(file);

	if (published && !pl_jekyll_config_true(file, "unpublished") &&
	    (pl_jekyll_is_false(file, published) || pl_jekyll_is_null(file, published)))
		not_published(p, PL_FATE_DRAFT, pl_jekyll_is_null(file, published) ? "`published:` is empty" : "`published: false`");
	else if (file->kind != PL_JEKYLL_PAGE && p->date_known && p->date > settings->now && !settings->future &&
		 !pl_jekyll_config_true(file, "future"))
		not_published(p, PL_FATE_FUTURE, "its date lies ahead");
}

static void publish(struct pl_publication *p, struct pl_jekyll *file)
{
	struct pl_jekyll_categories categories;

	if (file->kind == PL_JEKYLL_DRAFT && !file->settings->drafts && !pl_jekyll_config_true(file, "show_drafts")) {
		not_published(p, PL_FATE_DRAFT, "drafts are built only with --drafts");
		return;
	}
	if (file->kind != PL_JEKYLL_PAGE && !pl_jekyll_categories(file, &categories))
		file->broken = true;
	if (file->kind != PL_JEKYLL_PAGE && !date_of(p, file))
		return;
	if (!pl_jekyll_url(file, p))
		p->fate = PL_FATE_ABORTS;
	else
		judge(p, file);
}

void pl_publish_jekyll(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		       struct pl_str path, const struct pl_front *front)
{
	struct pl_jekyll file = {.arena = arena, .settings = settings};
	bool yaml = front->format == PL_FRONT_YAML && !front->split.late;

	if (yaml && !front->split.unclosed && front->root) {
		file.front = front->root->kind == PL_VALUE_MAP ? front->root : NULL;
		file.broken = front->broken;
	}
	pl_jekyll_place(&file, path);
	if (file.kind == PL_JEKYLL_NOTHING)
		not_published(publication, PL_FATE_IGNORED, file.why);
	else if ((file.kind == PL_JEKYLL_PAGE || file.kind == PL_JEKYLL_DOCUMENT) && !yaml)
		not_published(publication, PL_FATE_COPIED, "it has no front matter");
	else if (file.broken && pl_jekyll_config_true(&file, "strict_front_matter"))
		not_published(publication, PL_FATE_ABORTS, "its front matter does not parse");
	else
		publish(publication, &file);
	if (publication->fate == PL_FATE_ABORTS)
		publication->url = publication->output = (struct pl_str){0};
}
