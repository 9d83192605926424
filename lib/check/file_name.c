/* file_name: names that the site's builder does not take for a post's. */
#include "check/dates.h"

static const struct pl_rule rule = {
	.id = "file-name", .severity = PL_ERROR, .since = "0.2",
	.sentence = "file name keeps the post from being published as meant",
	.help = "Name it YEAR-MONTH-DAY-words.md, such as 2022-04-27-spring.md.",
	.why = "Jekyll looks in `_posts` only at files whose names begin with a date and have an extension; others it leaves out without a word. "
	       "A day that does not exist is counted on (February 30 is March 2), month 13 stops the build, and a name that ends behind the date "
	       "gives an address that ends in `/.html`.",
};

/* A folder on the way is called so. */
static bool is_below(struct pl_str path, struct pl_str folder)
{
	size_t at = pl_str_find(path, folder, 0);

	return at < path.len && (at == 0 || path.ptr[at - 1] == '/');
}

static struct pl_str last_part(struct pl_str path)
{
	size_t start = path.len;

	while (start && path.ptr[start - 1] != '/')
		start--;
	return pl_str_n(path.ptr + start, path.len - start);
}

/* `README.md` belongs to those who write the posts; hidden files are hidden on purpose. */
static bool is_no_post(struct pl_str name)
{
	return pl_str_starts(name, PL_STR("README")) || (name.len && strchr(".#~_", name.ptr[0])) || pl_str_ends(name, PL_STR("~"));
}

/* The date in a name, as Jekyll reads it. */
static void read_name(struct pl_pass *pass, struct pl_str name, struct pl_date *date)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_date_context context = {.arena = pl_pass_arena(pass), .site_zone = settings->zone, .machine_zone = settings->machine,
					  .format = PL_FRONT_YAML};
	size_t end = 0, dashes = 0;
	struct pl_value text = {.kind = PL_VALUE_STRING};

	for (; end < name.len && dashes < 3; end++)
		dashes += name.ptr[end] == '-';
	text.text = pl_str_n(name.ptr, end ? end - 1 : 0);
	pl_date_read(date, &text, PL_BUILDER_JEKYLL, &context);
}

static bool runs_on(struct pl_pass *pass, struct pl_str name, struct pl_date *date)
{
	read_name(pass, name, date);
	return date->outcome == PL_DATE_IMPOSSIBLE && date->moment_known;
}

static bool name_aborts(struct pl_pass *pass, struct pl_str name)
{
	struct pl_date date;

	read_name(pass, name, &date);
	return date.effect == PL_DATE_ABORTS;
}

static void published(struct pl_pass *pass, const struct pl_publication *publication, struct pl_str name)
{
	struct pl_str address = pl_dates_address(pass, publication);
	struct pl_date date;

	if (publication->from_name && runs_on(pass, name, &date))
		pl_complain(pass, &rule, pl_span(0, 0), "`" PL_FMT "` has " PL_FMT ": Jekyll publishes it under " PL_FMT,
			    PL_ARG(pl_quote_text(pass, name, 60)), PL_ARG(date.why),
			    PL_ARG(address.ptr ? address : pl_dates_show(pass, pl_civil_seconds(&publication->local), false)));
	else if (pl_str_ends(publication->url, PL_STR("/.html")))
		pl_complain(pass, &rule, pl_span(0, 0), "`" PL_FMT "` has no words behind the date: the address is " PL_FMT,
			    PL_ARG(pl_quote_text(pass, name, 60)), PL_ARG(publication->url));
}

/* Zola takes `_index.md` and `_index.zh.md` for sections, and stops at other names that hold `_index.` (its source: content/file_info.rs). */
static void zola(struct pl_pass *pass, struct pl_str name)
{
	size_t at = pl_str_find(name, PL_STR("_index."), 0);

	if (at < name.len && at > 0)
		pl_complain(pass, &rule, pl_span(0, 0), "`" PL_FMT "`: the build of Zola stops at a page whose name holds `_index.`",
			    PL_ARG(pl_quote_text(pass, name, 60)));
}

static void begin(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str name = last_part(post->path);
	struct pl_publication publication;

	if (pl_pass_settings(pass)->builder == PL_BUILDER_ZOLA)
		zola(pass, name);

	if (pl_pass_settings(pass)->builder != PL_BUILDER_JEKYLL || !is_below(post->path, PL_STR("_posts/")) || post->source.binary ||
	    is_no_post(name) || !pl_pass_wants(pass, &rule))
		return;
	pl_dates_publish(pass, &publication);
	if (publication.fate == PL_FATE_IGNORED)
		pl_complain(pass, &rule, pl_span(0, 0), "Jekyll does not publish `" PL_FMT "`: " PL_FMT, PL_ARG(pl_quote_text(pass, name, 60)),
			    PL_ARG(publication.why));
	else if (publication.fate == PL_FATE_ABORTS && publication.from_name && name_aborts(pass, name))
		pl_complain(pass, &rule, pl_span(0, 0), "`" PL_FMT "`: there is no such day, and the build of Jekyll stops",
			    PL_ARG(pl_quote_text(pass, name, 60)));
	else if (publication.fate == PL_FATE_PUBLISHED || publication.fate == PL_FATE_FUTURE)
		published(pass, &publication, name);
}

const struct pl_check pl_check_file_name = {
	.name = "file_name", .rules = &rule, .nrules = 1, .begin = begin,
};
