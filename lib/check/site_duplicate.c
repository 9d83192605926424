/* site_duplicate: posts that are in each other's way on the published site. */
#include "lint/check.h"
#include "site/visit.h"

enum { URL, URL_CASE, TITLE, BODY, RULES };

static const struct pl_rule rules[RULES] = {
	[URL] =
		{
			.id = "site-duplicate-url",
			.severity = PL_ERROR,
			.sentence = "another post is published at the same address",
			.help = "Give one of them another file name, `slug` or `permalink`.",
			.why = "The builder writes both to one file, and the last one wins: the other post is not on the site, and nothing "
			       "is said.",
			.bad = "---\ntitle: The plan\npermalink: /plan/\n---\nThe plan is here.\n",
			.good = "---\ntitle: The plan\npermalink: /plan-2022/\n---\nThe plan is here.\n",
			.whole_post = true,
			.since = "0.1",
		},
	[URL_CASE] =
		{
			.id = "site-case-url",
			.severity = PL_ERROR,
			.sentence = "another post's address differs only in capitals",
			.help = "Give one of them another file name, `slug` or `permalink`.",
			.why = "On disks that do not tell capitals from small letters (Windows, macOS) both posts are one file, and the "
			       "last one wins. "
			       "Readers who type the address get the wrong one.",
			.bad = "---\ntitle: The plan\npermalink: /Plan/\n---\nThe plan is here.\n",
			.good = "---\ntitle: The plan\npermalink: /plan-2022/\n---\nThe plan is here.\n",
			.whole_post = true,
			.since = "0.1",
		},
	[TITLE] =
		{
			.id = "site-duplicate-title",
			.severity = PL_WARNING,
			.sentence = "another post has the same title",
			.help = "Say in the title what is different about this one.",
			.why = "In lists and in search results readers cannot tell them apart. Often one is a copy that was to be changed, "
			       "or was published "
			       "twice. Posts in other folders are not compared: those are other languages or other sections.",
			.bad = "---\ntitle: The plan\n---\nThe plan is here.\n",
			.good = "---\ntitle: The plan for 2022\n---\nThe plan is here.\n",
			.whole_post = true,
			.since = "0.1",
		},
	[BODY] =
		{
			.id = "site-duplicate-body",
			.severity = PL_WARNING,
			.sentence = "another post has the same text",
			.help = "Delete one of them, and let its address lead to the other (`redirect_from`, `aliases`).",
			.why = "The post was published twice, or a copy was never filled in. White space does not count; texts below 200 "
			       "bytes are not "
			       "compared.",
			.since = "0.1",
		},
};

enum { LIST_MAX = 1000 };

/* Where the address comes from: the key that says it, else the first line. */
static struct pl_span place_of_address(const struct pl_post *post)
{
	static const char *const keys[] = {"permalink", "url", "slug", "path"};

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		const struct pl_value *value = pl_front_get(&post->front, keys[i]);

		if (value)
			return value->span;
	}
	return post->front.split.open;
}

static void complain(struct pl_pass *pass, const struct pl_rule *rule, struct pl_span span, const struct pl_card *other,
		     struct pl_str address)
{
	struct pl_diag *diag;

	if (address.len)
		diag = pl_complain(pass, rule, span, "`" PL_FMT "` of `" PL_FMT "`", PL_ARG(pl_quote_text(pass, address, 70)),
				   PL_ARG(other->path));
	else
		diag = pl_complain(pass, rule, span, "`" PL_FMT "`", PL_ARG(other->path));
	(void)diag;
}

/* The first page of the list but for the post's own. */
static const struct pl_entry *other_page(const struct pl_entry *entry, bool folded, struct pl_str path)
{
	for (int n = 0; entry && n < LIST_MAX; n++, entry = folded ? entry->next_folded : entry->next)
		if (entry->at == PL_AT_PAGE && !pl_str_eq(entry->card->path, path))
			return entry;
	return NULL;
}

/* True when another page is there. */
static bool check_address(struct pl_pass *pass, const struct pl_site_visit *visit, struct pl_str address)
{
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_entry *entry = NULL;
	struct pl_buf buf = {0};

	if (pl_site_key(&buf, address)) {
		struct pl_str key = pl_arena_dup(pl_pass_arena(pass), pl_buf_str(&buf));

		entry = other_page(pl_site_at(visit->site, key), false, visit->path);
		if (entry)
			complain(pass, &rules[URL], place_of_address(post), entry->card, key);
		else if ((entry = other_page(pl_site_like(visit->site, pl_pass_arena(pass), key), true, visit->path)))
			complain(pass, &rules[URL_CASE], place_of_address(post), entry->card, entry->key);
	}
	pl_buf_finish(&buf);
	return entry != NULL;
}

/* The first line that says something. */
static struct pl_span first_line(const struct pl_post *post)
{
	struct pl_str text = post->source.text;
	uint32_t start = post->body_span.start, end;

	while (start < post->body_span.end && pl_is_space((unsigned char)text.ptr[start]))
		start++;
	for (end = start; end < post->body_span.end && text.ptr[end] != '\n' && text.ptr[end] != '\r';)
		end++;
	return pl_span(start, end);
}

static void begin(struct pl_pass *pass)
{
	const struct pl_site_visit *visit = pl_pass_visit(pass);
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_card *saved = visit && visit->site ? pl_site_file(visit->site, visit->path) : NULL, *other;
	const struct pl_value *title = pl_front_get(&post->front, "title");
	struct pl_publication publication;
	struct pl_card card;

	if (!visit || !visit->site || (saved && saved->fate == PL_FATE_IGNORED)) /* a part of another page, as only the site shows */
		return;
	card = (struct pl_card){.path = visit->path, .settings = saved ? saved->settings : pl_pass_settings(pass)};
	pl_card_of_front(&card, &publication, pl_pass_arena(pass), &post->front, post->source.text);
	if (card.fate != PL_FATE_PUBLISHED || !card.address.len)
		return;
	if (!check_address(pass, visit, card.address) && card.output.len)
		check_address(pass, visit, card.output); /* two addresses may be one file */
	other = pl_site_same_title(visit->site, &card);
	other = saved && other == saved ? saved->next_title : other;
	if (other && title)
		complain(pass, &rules[TITLE], title->span, other, (struct pl_str){0});
	other = pl_site_same_body(visit->site, &card);
	other = saved && other == saved ? saved->next_body : other;
	if (other)
		complain(pass, &rules[BODY], first_line(post), other, (struct pl_str){0});
}

const struct pl_check pl_check_site_duplicate = {
	.name = "site_duplicate",
	.rules = rules,
	.nrules = RULES,
	.site = true,
	.begin = begin,
};
