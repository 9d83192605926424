/* tags: the element table and how a name finds its row. */
#include "body/tags.h"

const struct pl_tag_row pl_tag_rows[PL_TAGS] = {
	[PL_TAG_UNKNOWN] = {"", 0, NULL},
#define TAG(name, ident, flags, instead) [PL_TAG_##ident] = {name, flags, instead},
#include "body/tags.def"
#undef TAG
};

enum pl_tag pl_tag_find(struct pl_str name)
{
	unsigned low = 1, high = PL_TAGS; /* row 0 is PL_TAG_UNKNOWN */

	if (name.len == 1 && name.ptr[0] == 'p')
		return PL_TAG_P; /* half of all tags in posts */
	while (low < high) {
		unsigned mid = (low + high) / 2;
		int d = strncmp(pl_tag_rows[mid].name, name.ptr, name.len);

		if (d == 0)
			d = pl_tag_rows[mid].name[name.len] != '\0';
		if (d == 0)
			return (enum pl_tag)mid;
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return PL_TAG_UNKNOWN;
}

const char *pl_tag_near(struct pl_str name)
{
	unsigned best = name.len < 4 ? 1 : 2;
	const char *near = NULL;

	for (unsigned i = 1; i < PL_TAGS; i++) {
		unsigned distance;

		if (!(pl_tag_rows[i].flags & PL_IS_HTML) || pl_tag_rows[i].flags & PL_IS_OBSOLETE)
			continue;
		distance = pl_str_distance(name, pl_str_c(pl_tag_rows[i].name), best);
		if (distance <= best && (!near || distance < best)) {
			best = distance;
			near = pl_tag_rows[i].name;
		}
	}
	return near;
}
