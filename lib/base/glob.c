/* glob: one gitignore pattern against one path. Keeps two places to fall back to, the last `*` and the last
 * `**`: an earlier one need never be tried again, because what stands before was met at its leftmost. */
#include "base/glob.h"

#include <ctype.h>

struct place {
	size_t glob, path; /* continue here; glob == NONE: nowhere */
};
#define NONE ((size_t)-1)

static bool in_class(struct pl_str name, unsigned char c)
{
	static const struct {
		const char *name;
		int (*test)(int);
	} classes[] = {
		{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank}, {"cntrl", iscntrl},
		{"digit", isdigit}, {"graph", isgraph}, {"lower", islower}, {"print", isprint},
		{"punct", ispunct}, {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit},
	};

	for (size_t i = 0; i < PL_COUNT(classes); i++)
		if (pl_str_is(name, classes[i].name))
			return classes[i].test(c) != 0;
	return false;
}

/* [:name:] at *at: moves behind it. */
static bool named_class(struct pl_str glob, size_t *at, unsigned char c, bool *hit)
{
	size_t start = *at + 2, end;

	if (glob.ptr[*at] != '[' || start >= glob.len || glob.ptr[start - 1] != ':')
		return false;
	end = pl_str_find(glob, PL_STR("]"), start);
	if (end == glob.len || end <= start || glob.ptr[end - 1] != ':')
		return false;
	*hit |= in_class(pl_str_n(glob.ptr + start, end - 1 - start), c);
	*at = end + 1;
	return true;
}

/* The bracket expression whose `[` stands at *at; moves behind it. Unclosed: false, and *at is glob.len. */
static bool bracket(struct pl_str glob, size_t *at, unsigned char c)
{
	size_t i = *at + 1;
	bool negated = i < glob.len && (glob.ptr[i] == '!' || glob.ptr[i] == '^'), hit = false;
	size_t first;

	i += negated;
	for (first = i; i < glob.len && (glob.ptr[i] != ']' || i == first);) {
		unsigned char low, high;

		if (named_class(glob, &i, c, &hit))
			continue;
		if (glob.ptr[i] == '\\' && i + 1 < glob.len)
			i++;
		low = high = (unsigned char)glob.ptr[i++];
		if (i + 1 < glob.len && glob.ptr[i] == '-' && glob.ptr[i + 1] != ']') {
			i++;
			if (glob.ptr[i] == '\\' && i + 1 < glob.len)
				i++;
			high = (unsigned char)glob.ptr[i++];
		}
		hit |= low <= c && c <= high;
	}
	if (i >= glob.len) {
		*at = glob.len;
		return false;
	}
	*at = i + 1;
	return hit != negated;
}

/* One pattern item that is no star against one byte; moves *at behind it when it matches. */
static bool match_one(struct pl_str glob, size_t *at, unsigned char c)
{
	size_t next = *at + 1;
	bool ok;

	switch (glob.ptr[*at]) {
	case '?':
		ok = c != '/';
		break;
	case '[':
		next = *at;
		ok = bracket(glob, &next, c) && c != '/';
		break;
	case '\\':
		ok = next < glob.len && (unsigned char)glob.ptr[next] == c;
		next++;
		break;
	default:
		ok = (unsigned char)glob.ptr[*at] == c;
	}
	if (ok)
		*at = next;
	return ok;
}

/* Number of stars at `at`, and whether they are a `**` that spans folders. */
static size_t stars(struct pl_str glob, size_t at, bool *deep)
{
	size_t end = at;

	while (end < glob.len && glob.ptr[end] == '*')
		end++;
	*deep = end - at >= 2 && (at == 0 || glob.ptr[at - 1] == '/') && (end == glob.len || glob.ptr[end] == '/');
	return end - at;
}

bool pl_glob_match(struct pl_str glob, struct pl_str path)
{
	struct place shallow = {NONE, 0}, deep = {NONE, 0};
	size_t g = 0, p = 0;

	for (;;) {
		if (g < glob.len && glob.ptr[g] == '*') {
			bool is_deep;

			g += stars(glob, g, &is_deep);
			if (is_deep) {
				g += g < glob.len; /* the slash: zero folders */
				deep = (struct place){g, p};
				shallow.glob = NONE;
				if (g == glob.len && glob.ptr[g - 1] == '*')
					return true;
			} else {
				shallow = (struct place){g, p};
			}
			continue;
		}
		if (g == glob.len && p == path.len)
			return true;
		if (g < glob.len && p < path.len && match_one(glob, &g, (unsigned char)path.ptr[p])) {
			p++;
			continue;
		}
		if (shallow.glob != NONE && shallow.path < path.len && path.ptr[shallow.path] != '/') {
			g = shallow.glob;
			p = ++shallow.path;
			continue;
		}
		if (deep.glob == NONE)
			return false;
		while (deep.path < path.len && path.ptr[deep.path] != '/')
			deep.path++;
		if (deep.path == path.len)
			return false;
		g = deep.glob;
		p = ++deep.path;
		shallow.glob = NONE;
	}
}
