/* js: what JavaScript makes of the text of a date. Internal to date/ and site/. */
#ifndef PL_DATE_JS_H
#define PL_DATE_JS_H

#include "date/reader.h"

/* A Date, and what was written. */
struct pl_js_date {
	int64_t ms; /* since 1970, UTC */
	struct pl_civil written;
	bool has_time, has_zone;
	int32_t zone;             /* seconds east of UTC, as written */
	struct pl_str zone_text;  /* as written; may be absent */
};

/* `new Date(text)` in Node (V8): the Date Time String Format of ECMA-262 (21.4.1.32), else V8's own reading of whatever has a
 * day, a month and a year in it. `local` is the zone where none is written (a day alone in the first format is in UTC).
 * False: an Invalid Date. */
bool pl_js_date_parse(struct pl_js_date *date, struct pl_str text, const struct pl_zone *local);
/* Luxon's DateTime.fromISO(text, {zone: "utc"}), which takes ISO 8601 only; months, days and hours must exist. */
bool pl_js_iso_parse(struct pl_js_date *date, struct pl_str text, struct pl_arena *arena);

enum pl_js_kind { PL_JS_NULL, PL_JS_BOOL, PL_JS_NUMBER, PL_JS_DATE, PL_JS_TEXT, PL_JS_OBJECT };

/* A value of the front matter as a JavaScript reader of YAML or JSON hands it over. */
struct pl_js_value {
	enum pl_js_kind kind;
	enum pl_js_kind inner;  /* OBJECT: of a list of one, what that is: DATE or TEXT; else NULL */
	double number;          /* NUMBER; BOOL: 0 or 1 */
	struct pl_js_date date; /* DATE */
	struct pl_str text;     /* TEXT */
};
/* `yaml`: js-yaml's version, 3 (gray-matter: Eleventy, Docusaurus, VitePress) or 4 (Hexo, Astro), or 12 for the package yaml,
 * which knows no dates. */
void pl_js_value_read(struct pl_js_value *out, const struct pl_value *value, int yaml);
/* As `if (value)` has it. */
bool pl_js_truthy(const struct pl_js_value *value);

/* Hexo's shift of a moment from the machine's zone to that of the site, of which `context` knows. */
int64_t pl_js_hexo_shift(int64_t ms, const struct pl_date_context *context);
/* The minutes of getTimezoneOffset(): west of UTC. */
int32_t pl_js_offset(int64_t ms, const struct pl_zone *zone);
/* Seconds, rounded down. */
int64_t pl_js_seconds(int64_t ms);

#endif
