/* attrs: one row a name and standing, in order of name; looked up by halving. */
#include "body/attrs.h"

static const struct row {
	const char *name, *elements; /* elements: "*", or names with single spaces between */
	const char *instead;         /* obsolete there: what to write instead; NULL: fine there */
} rows[] = {
#define ATTR(name, elements, instead) {name, elements, instead},
#include "body/attrs.def"
#undef ATTR
};

/* Index of the first row named `name`, or PL_COUNT(rows). */
static size_t first_row(struct pl_str name)
{
	size_t low = 0, high = PL_COUNT(rows);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (pl_str_cmp(pl_str_c(rows[mid].name), name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < PL_COUNT(rows) && pl_str_is(name, rows[low].name) ? low : PL_COUNT(rows);
}

static bool fits(const struct row *row, enum pl_tag element)
{
	struct pl_str want = pl_str_c(pl_tag_rows[element].name);
	const char *p = row->elements;

	if (*p == '*')
		return true;
	while (*p) {
		size_t n = strcspn(p, " ");

		if (n == want.len && memcmp(p, want.ptr, n) == 0)
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

/* Names HTML leaves to authors, and those of the frameworks that read them before a browser does. */
static bool free_name(struct pl_str name)
{
	static const struct pl_str prefixes[] = {
		{"data-", 5}, {"aria-", 5}, {"x-", 2}, {"v-", 2}, {"ng-", 3}, {"hx-", 3}, {"_", 1}, {"#", 1}, {"*", 1},
		{"[", 1}, {"(", 1},
	};

	for (size_t i = 0; i < PL_COUNT(prefixes); i++)
		if (pl_str_starts(name, prefixes[i]))
			return true;
	for (size_t i = 0; i < name.len; i++)
		if (strchr(":@.", name.ptr[i]))
			return true;
	return false;
}

enum pl_attr_standing pl_attr_standing(enum pl_tag element, struct pl_str name, const char **instead)
{
	size_t first = first_row(name);

	*instead = NULL;
	for (size_t i = first; i < PL_COUNT(rows) && pl_str_is(name, rows[i].name); i++) {
		if (!fits(&rows[i], element))
			continue;
		*instead = rows[i].instead;
		return rows[i].instead ? PL_ATTR_OBSOLETE : PL_ATTR_KNOWN;
	}
	if (free_name(name))
		return PL_ATTR_KNOWN;
	return first < PL_COUNT(rows) ? PL_ATTR_ELSEWHERE : PL_ATTR_UNKNOWN;
}

const char *pl_attr_near(enum pl_tag element, struct pl_str name)
{
	unsigned best = name.len < 4 ? 1 : 2;
	const char *near = NULL;

	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		unsigned distance;

		if (rows[i].instead || !fits(&rows[i], element))
			continue;
		distance = pl_str_distance(name, pl_str_c(rows[i].name), best);
		if (distance <= best && (!near || distance < best)) {
			best = distance;
			near = rows[i].name;
		}
	}
	return near;
}
