/* survey: what the posts of a site have in their front matter, counted. */
#ifndef CMD_SURVEY_H
#define CMD_SURVEY_H

#include "base/hash.h"
#include "post.h"

/* What a value is to the reader of the site's builder. */
enum survey_kind { SURVEY_NULL, SURVEY_STRING, SURVEY_BOOL, SURVEY_INTEGER, SURVEY_NUMBER, SURVEY_DATE, SURVEY_LIST, SURVEY_MAP, SURVEY_KINDS };

/* A text and how often it was seen. */
struct survey_count {
	struct pl_str text;
	size_t count;
};

enum { SURVEY_WORDS = 12 };

/* One key. */
struct survey_key {
	struct pl_str name;
	size_t count;                /* posts that have it */
	size_t empty;                /* of them null, "" or blank */
	size_t kinds[SURVEY_KINDS];
	size_t shaped;               /* values of a date's shape */
	struct pl_map shapes;        /* of them: "9999-99-99" -> struct survey_count */
	struct survey_count words[SURVEY_WORDS]; /* distinct strings, until there are too many */
	size_t nwords;
	bool many_words;
	unsigned widest;             /* columns of the widest string */
};

struct survey {
	struct pl_arena arena;
	enum pl_yaml_reader reader;
	struct pl_map keys;          /* name -> struct survey_key */
	size_t posts, formats[4];    /* by pl_front_format */
	size_t markdown, html, broken;
	struct pl_map folders;       /* first folder of the path -> struct survey_count */
};

void survey_add(struct survey *survey, const struct pl_post *post, struct pl_str path);
void survey_finish(struct survey *survey);
/* Most frequent first; in the survey's memory. */
struct survey_key **survey_keys(struct survey *survey, size_t *count);
struct survey_count **survey_counts(struct survey *survey, const struct pl_map *map, size_t *count);
/* The strptime form of a date's shape ("9999-99-99 99:99:99 +9999" is "%Y-%m-%d %H:%M:%S %z"), or NULL. */
const char *survey_form(struct pl_str shape);

#endif
