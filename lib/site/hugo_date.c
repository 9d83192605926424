/* hugo_date: which of a page's fields is its date, and whether it is shown now. */
#include "date/go.h"
#include "site/hugo.h"

enum { DATE, LASTMOD, PUBLISH, EXPIRY, ROLES };
static const int64_t zero = INT64_C(-62135596800); /* 0001-01-01, which is no date */

/* Hugo's own rows of fields, and how `frontmatter` of the configuration names them. */
static const struct {
	const char *name;
	const char *fields[6];
} roles[ROLES] = {
	[DATE] = {"date", {"date", "publishdate", "pubdate", "published", "lastmod", "modified"}},
	[LASTMOD] = {"lastmod", {":git", "lastmod", "modified", "date", "publishdate", "pubdate"}},
	[PUBLISH] = {"publishdate", {"publishdate", "pubdate", "published", "date"}},
	[EXPIRY] = {"expirydate", {"expirydate", "unpublishdate"}},
};

static const struct {
	const char *name, *also[2];
} aliases[] = {{"lastmod", {"modified"}}, {"publishdate", {"pubdate", "published"}}, {"expirydate", {"unpublishdate"}}};

struct found {
	bool any, unknown; /* unknown: there is one, but not in the file's text */
	bool from_name;
	int64_t moment;
	struct pl_civil local;
};

/* The date on the clock that Hugo shows it on. */
static struct pl_civil shown(const struct pl_hugo *file, const struct pl_value *value, const struct pl_date *date)
{
	const struct pl_zone *zone = file->settings->zone ? file->settings->zone : pl_zone_utc();
	int64_t number;

	if (date->has_zone)
		return pl_civil_of(date->moment + date->zone);
	if (value->kind == PL_VALUE_NUMBER || (value->kind == PL_VALUE_SCALAR && pl_go_yaml_int(&number, value)))
		zone = file->settings->machine;
	return pl_civil_of(date->moment + pl_zone_offset(zone, date->moment, NULL));
}

static bool of_value(const struct pl_hugo *file, const struct pl_value *value, struct found *found)
{
	struct pl_date_context context = {.arena = file->arena, .site_zone = file->settings->zone,
					  .machine_zone = file->settings->machine, .format = file->format};
	struct pl_date date;

	pl_date_read(&date, value, PL_BUILDER_HUGO, &context);
	if (date.outcome != PL_DATE_READ)
		return false;
	*found = (struct found){.any = true, .moment = date.moment, .local = shown(file, value, &date)};
	return true;
}

static bool of_field(const struct pl_hugo *file, struct pl_str name, struct found *found)
{
	const struct pl_value *value = pl_hugo_get(file->front, pl_arena_dup(file->arena, name).ptr);

	return value && of_value(file, value, found);
}

/* 2022-04-27-name: the first ten letters, whatever follows; they also give the slug. */
static bool of_name(struct pl_hugo *file, struct found *found)
{
	struct pl_value day = {.kind = PL_VALUE_STRING, .text = pl_str_n(file->name.ptr, 10)};
	struct pl_str rest;

	if (file->name.len < 10 || !of_value(file, &day, found) || found->moment == zero)
		return false;
	rest = pl_str_n(file->name.ptr + 10, file->name.len - 10);
	while (rest.len && strchr(" -_", rest.ptr[0]))
		rest = pl_str_n(rest.ptr + 1, rest.len - 1);
	while (rest.len && strchr(" -_", rest.ptr[rest.len - 1]))
		rest.len--;
	if (!pl_hugo_get(file->front, "slug"))
		file->slug = rest;
	return found->from_name = true;
}

static bool of_roles_fields(struct pl_hugo *file, int role, struct found *found);

static bool of_named(struct pl_hugo *file, int role, struct pl_str field, struct found *found)
{
	if (pl_str_eq_nocase(field, PL_STR(":filename")))
		return of_name(file, found);
	if (pl_str_eq_nocase(field, PL_STR(":default")))
		return of_roles_fields(file, role, found);
	if (pl_str_eq_nocase(field, PL_STR(":filemodtime")) ||
	    (pl_str_eq_nocase(field, PL_STR(":git")) && pl_hugo_config_true(file, "enableGitInfo"))) {
		*found = (struct found){.any = true, .unknown = true};
		return true;
	}
	if (of_field(file, field, found))
		return true;
	for (size_t i = 0; i < PL_COUNT(aliases); i++)
		for (size_t j = 0; j < 2 && aliases[i].also[j] && pl_str_eq_nocase(field, pl_str_c(aliases[i].name)); j++)
			if (of_field(file, pl_str_c(aliases[i].also[j]), found))
				return true;
	return false;
}

static bool of_roles_fields(struct pl_hugo *file, int role, struct found *found)
{
	for (size_t i = 0; i < PL_COUNT(roles[role].fields) && roles[role].fields[i]; i++)
		if (of_named(file, role, pl_str_c(roles[role].fields[i]), found))
			return true;
	return false;
}

static struct found find(struct pl_hugo *file, int role)
{
	const struct pl_value *fields = pl_hugo_get(pl_hugo_config(file, "frontmatter"), roles[role].name);
	struct found found = {0};

	if (!fields) {
		of_roles_fields(file, role, &found);
	} else if (fields->kind == PL_VALUE_LIST) {
		for (const struct pl_value *v = fields->first; v; v = v->next)
			if (of_named(file, role, v->text, &found))
				break;
	} else {
		of_named(file, role, fields->text, &found);
	}
	return found;
}

static void hide(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
}

/* `draft`, or `published` when it is true or false. */
static bool is_draft(const struct pl_hugo *file, const char **why)
{
	const struct pl_value *draft = pl_hugo_get(file->front, "draft"), *published = pl_hugo_get(file->front, "published");
	bool on = false;

	*why = "`draft: true`";
	if (draft) {
		pl_hugo_bool(draft, &on);
		return on;
	}
	*why = "`published: false`";
	return published && pl_hugo_bool(published, &on) && !on;
}

void pl_hugo_dates(struct pl_hugo *file, struct pl_publication *publication)
{
	const struct pl_settings *settings = file->settings;
	struct found date = find(file, DATE), publish, expiry;
	const char *why;

	find(file, LASTMOD);
	publish = find(file, PUBLISH);
	expiry = find(file, EXPIRY);
	file->local = date.any ? date.local : (struct pl_civil){.year = 1, .month = 1, .day = 1};
	file->local_known = !date.unknown;
	if (date.any && !date.unknown && date.moment != zero) {
		publication->date_known = true;
		publication->date = date.moment;
		publication->local = date.local;
		publication->from_name = date.from_name;
	}
	if (is_draft(file, &why) && !settings->drafts && !pl_hugo_config_true(file, "buildDrafts"))
		hide(publication, PL_FATE_DRAFT, why);
	else if (publish.any && !publish.unknown && publish.moment > settings->now && !settings->future &&
		 !pl_hugo_config_true(file, "buildFuture"))
		hide(publication, PL_FATE_FUTURE, "its date lies ahead");
	else if (expiry.any && !expiry.unknown && expiry.moment != zero && expiry.moment < settings->now && !settings->expired &&
		 !pl_hugo_config_true(file, "buildExpired"))
		hide(publication, PL_FATE_EXPIRED, "its `expiryDate` has passed");
}
