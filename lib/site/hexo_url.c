/* hexo_url: addresses by Hexo's `permalink`: placeholders, categories, and the encoding of the outcome. */
#include "site/hexo.h"

#include "base/sha1.h"

/* "1.50" is 1.5, "+01.0" is 1: for numbers of few digits, written without an exponent. */
static struct pl_str fraction(struct pl_arena *arena, struct pl_str text)
{
	bool negative = text.len && text.ptr[0] == '-';
	size_t at = text.len && (negative || text.ptr[0] == '+'), point = pl_str_find(text, PL_STR("."), 0);

	while (at + 1 < point && text.ptr[at] == '0')
		at++;
	while (text.len > point + 1 && text.ptr[text.len - 1] == '0')
		text.len--;
	if (at >= point || text.len - at > 15 || text.len <= point + 1)
		return (struct pl_str){0};
	for (size_t i = at; i < text.len; i++)
		if (i != point && !pl_is_digit((unsigned char)text.ptr[i]))
			return (struct pl_str){0};
	if (text.ptr[at] == '0' && text.len > point + 4 && memcmp(text.ptr + point, ".0000", 5) == 0)
		return (struct pl_str){0};
	return pl_arena_printf(arena, "%s" PL_FMT, negative ? "-" : "", PL_ARG(pl_str_n(text.ptr + at, text.len - at)));
}

struct pl_str pl_hexo_string(struct pl_arena *arena, const struct pl_js_value *value)
{
	switch (value->kind) {
	case PL_JS_NULL:
		return PL_STR("null");
	case PL_JS_BOOL:
		return value->number > 0 ? PL_STR("true") : PL_STR("false");
	case PL_JS_TEXT:
		return value->text;
	case PL_JS_NUMBER:
		if (value->number > -9e15 && value->number < 9e15 && value->number == (double)(int64_t)value->number)
			return pl_arena_printf(arena, "%lld", (long long)value->number);
		return fraction(arena, value->text);
	default:
		return (struct pl_str){0};
	}
}

static enum pl_hexo_case filename_case(const struct pl_hexo *file)
{
	struct pl_str said = pl_hexo_config_text(file, "filename_case", "0");

	return pl_str_is(said, "1") ? PL_HEXO_LOWER : pl_str_is(said, "2") ? PL_HEXO_UPPER : PL_HEXO_AS_IS;
}

/* One category below those in `slug`. Empty and null ones do not count. */
static enum pl_hexo_answer add_category(const struct pl_hexo *file, struct pl_buf *slug, const struct pl_value *value)
{
	const struct pl_value *map = pl_hexo_config(file, "category_map"), *mapped;
	struct pl_js_value js;
	struct pl_str name;

	pl_js_value_read(&js, value, 4);
	name = pl_hexo_string(file->arena, &js);
	if (js.kind == PL_JS_NULL || (name.ptr && !name.len))
		return PL_HEXO_KNOWN;
	if (!name.ptr)
		return PL_HEXO_NOT_KNOWN;
	mapped = map && map->kind == PL_VALUE_MAP ? pl_value_get(map, name) : NULL;
	if (mapped && mapped->text.len)
		name = mapped->text;
	if (slug->len)
		pl_buf_addc(slug, '/');
	pl_buf_add(slug, pl_hexo_slug(file->arena, name, filename_case(file)));
	return PL_HEXO_KNOWN;
}

/* A list in a list is a path of its own, and then so is a text beside it. Which of several paths is the last depends on the other
 * posts: categories are in the order in which the first post had them. */
static enum pl_hexo_answer add_categories(const struct pl_hexo *file, struct pl_buf *slug, const struct pl_value *list)
{
	size_t paths = 0, items = 0;
	const struct pl_value *only = list;

	for (const struct pl_value *v = list->first; v; v = v->next) {
		items++;
		if (v->kind == PL_VALUE_MAP)
			return PL_HEXO_NOT_KNOWN;
		if (v->kind == PL_VALUE_LIST)
			paths++, only = v;
	}
	if (paths && items > 1)
		return PL_HEXO_NOT_KNOWN;
	for (const struct pl_value *v = only->first; v; v = v->next) {
		enum pl_hexo_answer answer = v->kind == PL_VALUE_LIST || v->kind == PL_VALUE_MAP ? PL_HEXO_NOT_KNOWN : add_category(file, slug, v);

		if (answer != PL_HEXO_KNOWN)
			return answer;
	}
	return PL_HEXO_KNOWN;
}

static const struct pl_value *truthy(const struct pl_hexo *file, const char *key)
{
	const struct pl_value *value = file->front ? pl_value_get(file->front, pl_str_c(key)) : NULL;
	struct pl_js_value js = pl_hexo_get(file, key);

	return pl_js_truthy(&js) ? value : NULL;
}

enum pl_hexo_answer pl_hexo_category(const struct pl_hexo *file, struct pl_str *slug)
{
	const struct pl_value *value = truthy(file, "categories");
	enum pl_hexo_answer answer = PL_HEXO_KNOWN;
	struct pl_value named = {.kind = PL_VALUE_STRING};
	struct pl_buf buf = {0};

	if (!value && file->named && (named.text = pl_hexo_segment(file->named, "category")).ptr)
		value = &named;
	if (!value)
		value = truthy(file, "category");
	if (value && value->kind == PL_VALUE_MAP)
		answer = PL_HEXO_NOT_KNOWN;
	else if (value && value->kind == PL_VALUE_LIST)
		answer = add_categories(file, &buf, value);
	else if (value)
		answer = add_category(file, &buf, value);
	*slug = buf.len ? pl_arena_dup(file->arena, pl_buf_str(&buf)) : pl_hexo_config_text(file, "default_category", "uncategorized");
	pl_buf_finish(&buf);
	return answer;
}

/* Year, month … and what is counted from the date. Absent: no such placeholder. */
static struct pl_str of_date(const struct pl_hexo *file, struct pl_str name)
{
	const struct pl_civil *d = &file->local;
	const struct {
		const char *name, *form;
		int32_t value;
	} parts[] = {{"year", "%04d", d->year}, {"month", "%02d", d->month}, {"day", "%02d", d->day}, {"hour", "%02d", d->hour},
		     {"minute", "%02d", d->minute}, {"second", "%02d", d->second}, {"i_month", "%d", d->month}, {"i_day", "%d", d->day}};
	char hex[41];

	for (size_t i = 0; i < PL_COUNT(parts); i++)
		if (pl_str_is(name, parts[i].name))
			return i ? pl_arena_printf(file->arena, i < 6 ? "%02d" : "%d", parts[i].value)
				 : pl_arena_printf(file->arena, d->year > 9999 ? "+%d" : "%04d", parts[i].value);
	if (pl_str_is(name, "timestamp"))
		return pl_arena_printf(file->arena, "%lld", (long long)file->unix);
	if (!pl_str_is(name, "hash"))
		return (struct pl_str){0};
	if (!file->slug.len)
		return PL_STR("null");
	pl_sha1_hex(hex, pl_arena_printf(file->arena, PL_FMT "%lld", PL_ARG(file->slug), (long long)file->unix));
	return pl_arena_dup(file->arena, pl_str_n(hex, 12));
}

static bool is_of_date(struct pl_str name)
{
	static const char *const names[] = {"year", "month", "day", "hour", "minute", "second", "i_month", "i_day", "timestamp", "hash"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(name, names[i]))
			return true;
	return false;
}

static struct pl_str basename_of(struct pl_str path)
{
	size_t end = path.len, start;

	while (end && path.ptr[end - 1] == '/')
		end--;
	for (start = end; start && path.ptr[start - 1] != '/'; start--)
		;
	return pl_str_n(path.ptr + start, end - start);
}

static enum pl_hexo_answer of_title(const struct pl_hexo *file, struct pl_str *value)
{
	struct pl_js_value title = pl_hexo_get(file, "title");
	struct pl_str text = title.kind == PL_JS_NULL ? PL_STR("") : pl_hexo_string(file->arena, &title);

	if (!file->front || !pl_value_get(file->front, PL_STR("title")))
		if (pl_hexo_config_true(file, "use_slug_as_post_title"))
			text = file->slug;
	if (!text.ptr)
		return PL_HEXO_NOT_KNOWN;
	*value = pl_hexo_slug(file->arena, text, PL_HEXO_LOWER);
	return PL_HEXO_KNOWN;
}

/* Any field of the post, else of permalink_defaults, else "undefined". */
static enum pl_hexo_answer of_field(const struct pl_hexo *file, struct pl_str name, struct pl_str *value)
{
	static const char *const computed[] = {"path", "permalink", "full_source", "asset_dir", "tags", "categories"};
	static const char *const unknown[] = {"_id", "id", "date", "updated", "raw", "_content", "content", "excerpt", "more", "photos",
					      "__permalink"};
	const struct pl_value *defaults = pl_hexo_config(file, "permalink_defaults");
	const struct pl_value *field = file->front ? pl_value_get(file->front, name) : NULL;
	struct pl_js_value js = {0};

	for (size_t i = 0; i < PL_COUNT(computed); i++)
		if (pl_str_is(name, computed[i]))
			return PL_HEXO_STOPS;
	for (size_t i = 0; i < PL_COUNT(unknown); i++)
		if (pl_str_is(name, unknown[i]) && !(i == 1 && field))
			return PL_HEXO_NOT_KNOWN;
	if (pl_str_is(name, "source") || pl_str_is(name, "slug")) {
		*value = pl_str_is(name, "slug") ? file->slug : file->source;
		return PL_HEXO_KNOWN;
	}
	if (pl_str_is(name, "published")) {
		*value = file->published ? PL_STR("true") : PL_STR("false");
		return PL_HEXO_KNOWN;
	}
	if (file->named && (*value = pl_hexo_segment(file->named, pl_arena_dup(file->arena, name).ptr)).ptr)
		return PL_HEXO_KNOWN;
	if (!field && defaults && defaults->kind == PL_VALUE_MAP)
		field = pl_value_get(defaults, name);
	if (field)
		pl_js_value_read(&js, field, 4);
	*value = field ? pl_hexo_string(file->arena, &js) : PL_STR("undefined");
	if (js.kind == PL_JS_NULL && (pl_str_is(name, "layout") || pl_str_is(name, "comments")))
		*value = pl_str_is(name, "layout") ? PL_STR("post") : PL_STR("true");
	return value->ptr ? PL_HEXO_KNOWN : PL_HEXO_NOT_KNOWN;
}

static enum pl_hexo_answer fill(const struct pl_hexo *file, struct pl_str name, struct pl_str *value)
{
	if (is_of_date(name)) {
		if (!file->date_known)
			return PL_HEXO_NOT_KNOWN;
		*value = of_date(file, name);
		return PL_HEXO_KNOWN;
	}
	if (pl_str_is(name, "category"))
		return pl_hexo_category(file, value);
	if (pl_str_is(name, "post_title"))
		return of_title(file, value);
	if (!pl_str_is(name, "title") && !pl_str_is(name, "name"))
		return of_field(file, name, value);
	*value = pl_str_is(name, "title") ? file->slug : basename_of(file->slug);
	return PL_HEXO_KNOWN;
}

static enum pl_hexo_answer stringify(const struct pl_hexo *file, struct pl_str rule, struct pl_buf *out, struct pl_str *why)
{
	enum pl_hexo_answer worst = PL_HEXO_KNOWN;

	for (size_t at = 0; at < rule.len; at++) {
		struct pl_str name = rule.ptr[at] == ':' ? pl_hexo_placeholder(rule, at) : (struct pl_str){0}, value = {0};
		enum pl_hexo_answer answer;

		if (!name.ptr) {
			pl_buf_addc(out, rule.ptr[at]);
			continue;
		}
		answer = fill(file, name, &value);
		if (answer == PL_HEXO_STOPS)
			*why = pl_arena_printf(file->arena, "`:" PL_FMT "` in `permalink`", PL_ARG(name));
		worst = answer > worst ? answer : worst;
		pl_buf_add(out, answer == PL_HEXO_KNOWN ? value : PL_STR("0"));
		at += name.len;
	}
	return worst;
}

/* With post_asset_folder an address is a folder, unless it ends in .html. */
static void add_slash(const struct pl_hexo *file, struct pl_buf *path)
{
	struct pl_str now = pl_buf_str(path);

	if (pl_hexo_config_true(file, "post_asset_folder") && !pl_str_ends(now, PL_STR("/")) && !pl_str_ends(now, PL_STR(".html")))
		pl_buf_addc(path, '/');
}

enum pl_hexo_answer pl_hexo_post_path(const struct pl_hexo *file, struct pl_str *path, struct pl_str *why)
{
	struct pl_js_value own = pl_hexo_get(file, "permalink");
	enum pl_hexo_answer answer = PL_HEXO_KNOWN;
	struct pl_buf out = {0};

	if (pl_js_truthy(&own) && own.kind != PL_JS_TEXT) {
		*why = PL_STR("its `permalink` is no text");
		return PL_HEXO_STOPS;
	}
	if (pl_js_truthy(&own)) {
		if (own.text.ptr[0] != '/')
			pl_buf_addc(&out, '/');
		pl_buf_add(&out, own.text);
	} else {
		struct pl_str rule = file->settings->permalink;

		answer = stringify(file, rule.len ? rule : PL_STR(":year/:month/:day/:title/"), &out, why);
	}
	add_slash(file, &out);
	*path = pl_arena_dup(file->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return answer;
}
