/* dates: which keys are dates, and how the builder reads them. */
#include "check/dates.h"

#define HUGO (1u << PL_BUILDER_HUGO)
#define HEXO (1u << PL_BUILDER_HEXO)
#define ZOLA (1u << PL_BUILDER_ZOLA)

static const struct {
	const char *key;
	enum pl_date_sense sense;
	unsigned builders; /* that read it themselves */
} keys[] = {
	{"date", PL_DATE_PUBLISHED, ~0u},
	{"publishDate", PL_DATE_PUBLISHED, HUGO},
	{"pubDate", PL_DATE_PUBLISHED, HUGO},
	{"published", PL_DATE_PUBLISHED, HUGO},
	{"lastmod", PL_DATE_CHANGED, HUGO},
	{"modified", PL_DATE_CHANGED, HUGO},
	{"last_modified_at", PL_DATE_CHANGED, 0},
	{"last-modified-at", PL_DATE_CHANGED, 0},
	{"updated", PL_DATE_CHANGED, HEXO | ZOLA},
	{"expiryDate", PL_DATE_EXPIRES, HUGO},
	{"unpublishDate", PL_DATE_EXPIRES, HUGO},
	{"expires", PL_DATE_EXPIRES, 0},
	{"expiry", PL_DATE_EXPIRES, 0},
};

static enum pl_date_role role_of(struct pl_pass *pass, struct pl_dated *dated)
{
	const struct pl_schema *schema = pl_pass_schema(pass);
	enum pl_builder builder = pl_pass_settings(pass)->builder;
	struct pl_str key = dated->value->key;
	bool is_date = schema && pl_schema_date_of(schema, key).is_date;

	dated->sense = PL_DATE_SENSELESS;
	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		if (!(builder == PL_BUILDER_HUGO ? pl_str_eq_nocase(key, pl_str_c(keys[i].key)) : pl_str_is(key, keys[i].key)))
			continue;
		if (i == 3 && builder != PL_BUILDER_HUGO) /* `published: false` */
			break;
		if (keys[i].builders && builder && !is_date && !(keys[i].builders >> builder & 1))
			break; /* a word of another builder */
		if (i == 0 && schema && builder && !is_date)
			break; /* pages that have no date */
		dated->sense = keys[i].sense;
		if (i == 0)
			return PL_DATE_OWN;
		return keys[i].builders >> builder & 1 ? PL_DATE_KNOWN : PL_DATE_OTHER;
	}
	return is_date ? PL_DATE_OTHER : PL_DATE_NONE;
}

static bool is_word(struct pl_str text)
{
	static const char *const words[] = {"today", "now", "last-modified", "last modified", "created", "git last modified", "git created"};

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(text, pl_str_c(words[i])))
			return true;
	return false;
}

/* False for what is no date text at all: template text, nothing, a list (the schema's to judge). */
static bool is_said(struct pl_pass *pass, const struct pl_value *value)
{
	struct pl_str text = pl_str_trim(value->text);
	enum pl_builder builder = pl_pass_settings(pass)->builder;

	if (value->kind != PL_VALUE_SCALAR && value->kind != PL_VALUE_STRING && value->kind != PL_VALUE_DATE && value->kind != PL_VALUE_NUMBER)
		return false;
	if (!text.len || pl_str_is(text, "~") || pl_str_eq_nocase(text, PL_STR("null")) || pl_str_eq_nocase(text, PL_STR("true")) ||
	    pl_str_eq_nocase(text, PL_STR("false")))
		return false;
	if (pl_str_find(text, PL_STR("{{"), 0) < text.len || pl_str_find(text, PL_STR("{%"), 0) < text.len ||
	    pl_str_find(text, PL_STR("<%"), 0) < text.len)
		return false;
	return builder == PL_BUILDER_JEKYLL || builder == PL_BUILDER_HUGO || builder == PL_BUILDER_HEXO || !is_word(text);
}

bool pl_dates_next(struct pl_pass *pass, const struct pl_value *after, struct pl_dated *dated)
{
	const struct pl_front *front = &pl_pass_post(pass)->front;
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_date_context context = {.arena = pl_pass_arena(pass), .site_zone = settings->zone, .machine_zone = settings->machine,
					  .format = front->format};

	if (!front->root || front->root->kind != PL_VALUE_MAP)
		return false;
	for (const struct pl_value *v = after ? after->next : front->root->first; v; v = v->next) {
		dated->value = v;
		dated->role = role_of(pass, dated);
		if (dated->role == PL_DATE_NONE || !is_said(pass, v))
			continue;
		pl_date_read(&dated->date, v, settings->builder, &context);
		return true;
	}
	return false;
}

const struct pl_zone *pl_dates_zone(const struct pl_settings *settings)
{
	return settings->zone ? settings->zone : settings->machine;
}

struct pl_span pl_dates_span(const struct pl_value *value, size_t from, size_t length)
{
	uint32_t quotes = value->quote == PL_QUOTE_SINGLE || value->quote == PL_QUOTE_DOUBLE || value->kind == PL_VALUE_STRING;

	if (value->span.end - value->span.start != value->text.len + 2 * quotes)
		return value->span;
	return pl_span(value->span.start + quotes + (uint32_t)from, value->span.start + quotes + (uint32_t)(from + length));
}

struct pl_str pl_dates_quoted(struct pl_pass *pass, const struct pl_value *value, struct pl_str text)
{
	const char *quote = value->quote == PL_QUOTE_SINGLE ? "'" : value->quote == PL_QUOTE_DOUBLE || value->kind == PL_VALUE_STRING ? "\"" : "";

	return pl_arena_printf(pl_pass_arena(pass), "%s" PL_FMT "%s", quote, PL_ARG(text), quote);
}

struct pl_str pl_dates_show(struct pl_pass *pass, int64_t local, bool time)
{
	struct pl_civil c = pl_civil_of(local);

	if (!time)
		return pl_arena_printf(pl_pass_arena(pass), "%04d-%02d-%02d", c.year, c.month, c.day);
	return pl_arena_printf(pl_pass_arena(pass), "%04d-%02d-%02d %02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

void pl_dates_publish(struct pl_pass *pass, struct pl_publication *publication)
{
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_settings *settings = pl_pass_settings(pass);

	pl_publish(publication, pl_pass_arena(pass), settings, pl_settings_below(settings, post->path), &post->front);
}

struct pl_str pl_dates_address(struct pl_pass *pass, const struct pl_publication *publication)
{
	const struct pl_civil *c = &publication->local;
	struct pl_str day = pl_arena_printf(pl_pass_arena(pass), "/%04d/%02d/%02d/", c->year, c->month, c->day);

	return publication->date_known && pl_str_find(publication->url, day, 0) < publication->url.len ? day : (struct pl_str){0};
}
