/* zone_near: walks the database's folders, three deep at most, for the name that is most like another. */
#include "date/zone_near.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { NAMES = 4096, DEPTH = 3, PATH = 512, NEAR = 2 };

struct search {
	const char *folder, *wanted;
	char *near;
	size_t size;
	unsigned best; /* the distance of `near` */
	unsigned left; /* names still looked at */
};

/* Cities that people write and the database files under another. */
static const struct {
	const char *written, *zone;
} cities[] = {
	{"Asia/Beijing", "Asia/Shanghai"}, {"Beijing", "Asia/Shanghai"}, {"Asia/Peking", "Asia/Shanghai"},
	{"Asia/Guangzhou", "Asia/Shanghai"}, {"Asia/Shenzhen", "Asia/Shanghai"}, {"Asia/Hangzhou", "Asia/Shanghai"},
	{"CST", "Asia/Shanghai"}, {"China", "Asia/Shanghai"}, {"America/San_Francisco", "America/Los_Angeles"},
	{"America/Washington", "America/New_York"}, {"Asia/Bangalore", "Asia/Kolkata"}, {"Asia/Mumbai", "Asia/Kolkata"},
};

static size_t lowered(const char *text, char *out, size_t size)
{
	size_t n = 0;

	for (; text[n] && n + 1 < size; n++)
		out[n] = text[n] == ' ' ? '_' : pl_lower(text[n]);
	out[n] = '\0';
	return n;
}

/* 0: equal but for case; 1: equal in the last part; else the slips of the keyboard and one. */
static unsigned distance(const char *wanted, const char *name)
{
	char a[80], b[80];
	struct pl_str low_a = {a, lowered(wanted, a, sizeof(a))}, low_b = {b, lowered(name, b, sizeof(b))};
	const char *last = strrchr(b, '/');

	if (pl_str_eq(low_a, low_b))
		return 0;
	if (last && strcmp(last + 1, a) == 0)
		return 1;
	return 1 + pl_str_distance(low_a, low_b, NEAR);
}

static void judge(struct search *search, const char *name)
{
	unsigned far = distance(search->wanted, name);

	if (far < search->best && strlen(name) < search->size) {
		search->best = far;
		strcpy(search->near, name);
	}
}

static bool is_zone_part(const char *name)
{
	return name[0] >= 'A' && name[0] <= 'Z' && !strchr(name, '.');
}

/* Recursion ends at DEPTH. */
static void walk(struct search *search, const char *below, unsigned depth)
{
	char path[PATH];
	struct dirent *entry;
	DIR *folder;

	if (snprintf(path, sizeof(path), "%s/%s", search->folder, below) >= (int)sizeof(path) || !(folder = opendir(path)))
		return;
	while (search->best && search->left && (entry = readdir(folder))) {
		char name[PATH];

		search->left--;
		if (!is_zone_part(entry->d_name) ||
		    snprintf(name, sizeof(name), "%s%s%s", below, *below ? "/" : "", entry->d_name) >= (int)sizeof(name))
			continue;
		judge(search, name);
		if (depth < DEPTH)
			walk(search, name, depth + 1);
	}
	closedir(folder);
}

bool pl_zone_near(const char *name, const char *folder, char *near, size_t size)
{
	struct search search = {folder, name, near, size, NEAR + 2, NAMES};

	for (size_t i = 0; i < PL_COUNT(cities); i++)
		if (strcmp(name, cities[i].written) == 0 && strlen(cities[i].zone) < size) {
			strcpy(near, cities[i].zone);
			return true;
		}
	walk(&search, "", 1);
	return search.best < NEAR + 2;
}
