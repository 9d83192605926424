/* zone: compiled time zones, TZif versions 1 to 4 (RFC 8536, RFC 9636). Every count and index is checked before it is
 * used, so a damaged or hostile file gives an error, never a wrong read. */
#include "date/zone.h"

#include "date/zone_near.h"
#include "date/zone_rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FILE_MAX = 1 << 20, HEADER = 44, NAME_MAX_LEN = 64, OFFSET_MAX = 26 * 3600 };

struct pl_zone_type {
	int32_t offset;
	const char *abbreviation;
};

struct pl_zone {
	const char *name;
	size_t ntransitions, ntypes;
	const int64_t *transitions;
	const uint8_t *kinds; /* index into types, one a transition */
	const struct pl_zone_type *types;
	bool has_rule;
	struct pl_zone_rule rule;
};

/* The counts of a TZif header and what they come to. */
struct header {
	unsigned version;
	size_t isut, isstd, leap, transitions, types, chars;
	size_t time_size; /* 4 or 8 bytes a transition */
};

static int64_t big_endian(const char *at, size_t bytes)
{
	uint64_t value = *at & 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)at[i];
	return (int64_t)value;
}

static size_t block_size(const struct header *h)
{
	return h->transitions * (h->time_size + 1) + h->types * 6 + h->chars + h->leap * (h->time_size + 4) + h->isstd + h->isut;
}

static bool header_read(struct header *h, struct pl_str data, size_t at, size_t time_size)
{
	size_t *counts[] = {&h->isut, &h->isstd, &h->leap, &h->transitions, &h->types, &h->chars};

	if (at > data.len || data.len - at < HEADER || memcmp(data.ptr + at, "TZif", 4) != 0)
		return false;
	h->version = data.ptr[at + 4] ? (unsigned)(data.ptr[at + 4] - '0') : 1;
	h->time_size = time_size;
	for (size_t i = 0; i < PL_COUNT(counts); i++) {
		int64_t count = big_endian(data.ptr + at + 20 + i * 4, 4);

		if (count < 0 || count > FILE_MAX)
			return false;
		*counts[i] = (size_t)count;
	}
	return h->types >= 1 && h->types <= 256 && h->chars >= 1 && block_size(h) <= data.len - at - HEADER;
}

static bool types_read(struct pl_zone *zone, struct pl_arena *arena, const struct header *h, const char *at)
{
	const char *chars = pl_arena_dup(arena, pl_str_n(at + h->types * 6, h->chars)).ptr;
	struct pl_zone_type *types = PL_NEW_N(arena, struct pl_zone_type, h->types);

	for (size_t i = 0; i < h->types; i++) {
		size_t name = (unsigned char)at[i * 6 + 5];

		types[i].offset = (int32_t)big_endian(at + i * 6, 4);
		if (name >= h->chars || types[i].offset < -OFFSET_MAX || types[i].offset > OFFSET_MAX)
			return false;
		types[i].abbreviation = chars + name;
	}
	zone->types = types;
	zone->ntypes = h->types;
	return true;
}

static bool transitions_read(struct pl_zone *zone, struct pl_arena *arena, const struct header *h, const char *at)
{
	int64_t *times = PL_NEW_N(arena, int64_t, h->transitions + 1);
	uint8_t *kinds = PL_NEW_N(arena, uint8_t, h->transitions + 1);
	const char *kind = at + h->transitions * h->time_size;

	for (size_t i = 0; i < h->transitions; i++) {
		times[i] = big_endian(at + i * h->time_size, h->time_size);
		kinds[i] = (uint8_t)kind[i];
		if (kinds[i] >= h->types || (i && times[i] <= times[i - 1]))
			return false;
	}
	zone->transitions = times;
	zone->kinds = kinds;
	zone->ntransitions = h->transitions;
	return true;
}

/* The rule between two newlines behind the second block; none is fine. */
static bool footer_read(struct pl_zone *zone, struct pl_str data, size_t at)
{
	const char *start = data.ptr + at + 1;
	const char *end;

	if (at >= data.len || data.ptr[at] != '\n')
		return false;
	end = memchr(start, '\n', data.len - at - 1);
	if (!end)
		return false;
	if (end == start)
		return true;
	zone->has_rule = pl_zone_rule_read(&zone->rule, pl_str_n(start, (size_t)(end - start)));
	return zone->has_rule;
}

static bool zone_read(struct pl_zone *zone, struct pl_arena *arena, struct pl_str data)
{
	struct header h;
	size_t at = 0, body;

	if (!header_read(&h, data, 0, 4))
		return false;
	if (h.version >= 2) {
		at = HEADER + block_size(&h);
		if (!header_read(&h, data, at, 8))
			return false;
	}
	body = at + HEADER;
	return transitions_read(zone, arena, &h, data.ptr + body) &&
	       types_read(zone, arena, &h, data.ptr + body + h.transitions * (h.time_size + 1)) &&
	       (h.version < 2 || footer_read(zone, data, body + block_size(&h)));
}

/* "Asia/Shanghai": letters, digits, _ + - in parts; no part is empty or begins with a point. */
static bool name_is_sound(const char *name)
{
	size_t len = strlen(name);
	bool part_start = true;

	if (!len || len > NAME_MAX_LEN || name[len - 1] == '/')
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)name[i];

		if (c == '/' ? part_start : !pl_is_alnum(c) && (part_start || !strchr("_+-.", c)))
			return false;
		part_start = c == '/';
	}
	return true;
}

static const char *database(const char *folder)
{
	const char *set = getenv("TZDIR");

	return folder ? folder : set && *set ? set : "/usr/share/zoneinfo";
}

/* The file's bytes in the arena; absent when it is no regular file of a sound size. */
static struct pl_str file_read(struct pl_arena *arena, const char *path)
{
	struct pl_str data = {0};
	struct stat about;
	FILE *file;

	if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > FILE_MAX || !(file = fopen(path, "rb")))
		return data;
	data.ptr = pl_arena_alloc(arena, (size_t)about.st_size + 1);
	data.len = fread((char *)data.ptr, 1, (size_t)about.st_size, file);
	fclose(file);
	return data;
}

static const struct pl_zone *unknown(const char *name, const char *folder, struct pl_error *error)
{
	struct stat about;
	char near[NAME_MAX_LEN + 1];

	if (stat(folder, &about) != 0)
		pl_fail(error, "there is no time zone database at %s, so `%.64s` cannot be looked up; install tzdata", folder, name);
	else if (pl_zone_near(name, folder, near, sizeof(near)))
		pl_fail(error, "there is no time zone `%.64s` in %s; did you mean `%s`?", name, folder, near);
	else
		pl_fail(error, "there is no time zone `%.64s` in %s", name, folder);
	return NULL;
}

const struct pl_zone *pl_zone_open(struct pl_arena *arena, const char *name, const char *folder, struct pl_error *error)
{
	struct pl_zone *zone;
	struct pl_str data = {0};

	folder = database(folder);
	if (name_is_sound(name))
		data = file_read(arena, pl_arena_printf(arena, "%s/%s", folder, name).ptr);
	if (!data.ptr && (strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0))
		return pl_zone_utc();
	if (!data.ptr)
		return unknown(name, folder, error);
	zone = PL_NEW(arena, struct pl_zone);
	zone->name = pl_arena_dup(arena, pl_str_c(name)).ptr;
	if (!zone_read(zone, arena, data)) {
		pl_fail(error, "%s/%s is no time zone file, or it is damaged", folder, name);
		return NULL;
	}
	return zone;
}

const struct pl_zone *pl_zone_utc(void)
{
	static const struct pl_zone_type type = {0, "UTC"};
	static const struct pl_zone utc = {.name = "UTC", .ntypes = 1, .types = &type};

	return &utc;
}

const char *pl_zone_name(const struct pl_zone *zone)
{
	return zone->name;
}

/* How many transitions lie at or before `unix`. */
static size_t transitions_before(const struct pl_zone *zone, int64_t unix)
{
	size_t low = 0, high = zone->ntransitions;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (zone->transitions[middle] <= unix)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int32_t pl_zone_offset(const struct pl_zone *zone, int64_t unix, const char **abbreviation)
{
	size_t before = transitions_before(zone, unix);
	const char *name;
	int32_t offset;

	if (before == zone->ntransitions && zone->has_rule) {
		offset = pl_zone_rule_offset(&zone->rule, unix, &name);
	} else {
		const struct pl_zone_type *type = &zone->types[before ? zone->kinds[before - 1] : 0];

		offset = type->offset;
		name = type->abbreviation;
	}
	if (abbreviation)
		*abbreviation = name;
	return offset;
}

int64_t pl_zone_moment(const struct pl_zone *zone, int64_t local)
{
	int32_t before = pl_zone_offset(zone, local - 86400, NULL);
	int32_t after = pl_zone_offset(zone, local + 86400, NULL);

	if (before == after || pl_zone_offset(zone, local - before, NULL) == before)
		return local - before;
	if (pl_zone_offset(zone, local - after, NULL) == after)
		return local - after;
	return local - before;
}
