/* link_target: is there an address at all, and does it hold blanks. */
#include "body/target.h"
#include "body/url.h"
#include "lint/check.h"

enum { EMPTY, SPACE, RULES };

/* Runs of blanks in one address that a fix is offered for: more is no address. */
enum { RUNS_MAX = 32 };

static const struct pl_rule rules[RULES] = {
	[EMPTY] = {
		.id = "link-empty",
		.severity = PL_ERROR,
		.sentence = "link or image has no address",
		.help = "Write the address, or remove the link and keep its words.",
		.why = "A link without an address takes the reader to the page he is on, an image without one is not "
		       "shown. Mostly the address was to be filled in later and forgotten.\n\nAn `<a>` that is an anchor "
		       "(`id`, `name`) or that a script gives life to (`role`, `on…`, `data-…`) is left alone; so are "
		       "addresses that a template fills in.",
		.bad = "See the [annual report]() for the figures.\n",
		.good = "See the [annual report](/reports/2022.html) for the figures.\n",
		.since = "0.1",
	},
	[SPACE] = {
		.id = "link-space",
		.severity = PL_ERROR,
		.fix = PL_FIX_SAFE,
		.sentence = "address contains a blank",
		.help = "Remove the blank, or write it as `%20` if it belongs to the file name.",
		.why = "Addresses have no blanks, line breaks or control characters. Browsers repair some of them, feed "
		       "readers, link checkers and messengers cut the address there. A full-width space (U+3000) or a "
		       "no-break space becomes part of the address, which then leads nowhere.",
		.bad = "<p><a href=\" https://example.com/a b.html\">the plan</a></p>\n",
		.good = "<p><a href=\"https://example.com/a%20b.html\">the plan</a></p>\n",
		.since = "0.1",
	},
};

/* A run of blanks in an address as written. */
struct blank {
	size_t start, end;
	bool breaks, wide; /* has a line break or control, has a blank outside ASCII */
};

/* Bytes of the blank or control character at s[at], 0 when there is none. */
static size_t blank_length(struct pl_str s, size_t at)
{
	static const char *const wide[] = {"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x80", "\xE2\x80\x82", "\xE2\x80\x83",
					   "\xE2\x80\x89", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9",
					   "\xE2\x80\xAF", "\xEF\xBB\xBF"};
	unsigned char c = (unsigned char)s.ptr[at];

	if (c <= ' ' || c == 0x7F)
		return 1;
	if (c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF)
		return 0;
	for (size_t i = 0; i < PL_COUNT(wide); i++)
		if (pl_str_starts(pl_str_n(s.ptr + at, s.len - at), pl_str_c(wide[i])))
			return strlen(wide[i]);
	return 0;
}

/* The first run at or after `from`; false when there is none. */
static bool find_blank(struct blank *run, struct pl_str s, size_t from)
{
	size_t len = 0;

	while (from < s.len && !(len = blank_length(s, from)))
		from++;
	*run = (struct blank){.start = from};
	for (; from < s.len && (len = blank_length(s, from)); from += len) {
		unsigned char c = (unsigned char)s.ptr[from];

		run->breaks |= (c < ' ') || c == 0x7F;
		run->wide |= c >= 0x80;
	}
	run->end = from;
	return run->end > run->start;
}

static const char *blank_name(struct pl_str s, const struct blank *run)
{
	struct pl_str first = {s.ptr + run->start, run->end - run->start};

	if (memchr(first.ptr, '\n', first.len) || memchr(first.ptr, '\r', first.len))
		return "a line break";
	if (pl_str_starts(first, PL_STR("\xE3\x80\x80")))
		return "a full-width space (U+3000)";
	if (pl_str_starts(first, PL_STR("\xC2\xA0")))
		return "a no-break space (U+00A0)";
	if (run->wide)
		return "an invisible blank";
	if (first.ptr[0] == '\t')
		return "a tab";
	return run->breaks ? "a control character" : "a space";
}

/* What the run becomes, and how sure that is; false: nobody can know. */
static bool repair(struct pl_str s, size_t host_end, const struct blank *run, struct pl_str *with, enum pl_fix_class *fix_class)
{
	static const char encoded[] = "%20%20%20%20";
	bool at_edge = run->start == 0 || run->end == s.len;

	*with = PL_STR("");
	*fix_class = PL_FIX_UNSAFE;
	if (at_edge && !run->wide) {
		*fix_class = PL_FIX_SAFE;
		return true;
	}
	if (at_edge || run->breaks || s.ptr[run->start - 1] == ':')
		return true;
	if (run->wide || run->start <= host_end)
		return false;
	if (run->end - run->start > sizeof(encoded) / 3)
		return false;
	*with = pl_str_n(encoded, 3 * (run->end - run->start));
	*fix_class = PL_FIX_SAFE;
	return true;
}

static void add_fixes(struct pl_pass *pass, struct pl_diag *diag, struct pl_str raw, uint32_t start)
{
	struct pl_url url;
	size_t host_end, runs = 0;
	struct blank run;
	struct pl_str with;
	enum pl_fix_class fix_class, worst = PL_FIX_SAFE;

	pl_url_split(&url, raw);
	host_end = url.host.ptr ? (size_t)(url.host.ptr + url.host.len - raw.ptr) : 0;
	for (size_t at = 0; find_blank(&run, raw, at); at = run.end) {
		if (++runs > RUNS_MAX || !repair(raw, host_end, &run, &with, &fix_class))
			return;
		worst = fix_class == PL_FIX_UNSAFE ? PL_FIX_UNSAFE : worst;
	}
	for (size_t at = 0; find_blank(&run, raw, at); at = run.end) {
		repair(raw, host_end, &run, &with, &fix_class);
		pl_complain_fix(pass, diag, worst, "remove or encode the blanks",
				pl_span(start + (uint32_t)run.start, start + (uint32_t)run.end), with);
	}
}

/* CommonMark lets `<a b.html>` have spaces inside: renderers encode them. */
static bool is_markdown_space(const struct pl_target *t, const struct blank *run)
{
	return (t->node->flags & PL_NODE_MARKDOWN) && !run->breaks && !run->wide;
}

static void judge_blanks(struct pl_pass *pass, const struct pl_target *t)
{
	struct pl_str text = pl_pass_post(pass)->source.text, raw = pl_slice(text, t->attr->value_span);
	struct blank run;
	struct pl_url url;
	struct pl_span span;

	if (t->listed || !find_blank(&run, raw, 0) || is_markdown_space(t, &run))
		return;
	pl_url_split(&url, raw);
	if (pl_str_eq_nocase(url.scheme, PL_STR("data")) || pl_str_eq_nocase(url.scheme, PL_STR("javascript")))
		return;
	span.start = t->attr->value_span.start + (uint32_t)run.start;
	span.end = t->attr->value_span.start + (uint32_t)run.end;
	add_fixes(pass, pl_complain(pass, &rules[SPACE], span, "%s%s",
				    run.start == 0 ? "begins with " : run.end == raw.len ? "ends with " : "",
				    blank_name(raw, &run)), raw, t->attr->value_span.start);
}

static bool needs_address(const struct pl_target *t)
{
	switch (t->node->tag) {
	case PL_TAG_A: case PL_TAG_AREA: case PL_TAG_LINK: case PL_TAG_IMG: case PL_TAG_AUDIO: case PL_TAG_VIDEO:
	case PL_TAG_SOURCE: case PL_TAG_TRACK: case PL_TAG_EMBED: case PL_TAG_SCRIPT:
		return pl_str_is(t->attr->name, "href") || pl_str_is(t->attr->name, "src");
	case PL_TAG_IFRAME:
		return !pl_node_find_attr(t->node, "srcdoc");
	default:
		return false;
	}
}

static void judge_empty(struct pl_pass *pass, const struct pl_target *t)
{
	struct pl_span span = t->attr->span;

	if (!needs_address(t))
		return;
	if (t->node->flags & PL_NODE_MARKDOWN)
		pl_complain(pass, &rules[EMPTY], t->node->span, "nothing between the parentheses");
	else
		pl_complain(pass, &rules[EMPTY], pl_span_empty(span) ? t->node->open : span, "`" PL_FMT "` is empty",
			    PL_ARG(t->attr->name));
}

/* Whether some attribute says what the element is for, or that a script or template will. */
static bool has_purpose(const struct pl_node *node)
{
	static const char *const names[] = {"href", "xlink:href", "id", "name", "role", "tabindex", "slot", "src", "srcset"};

	for (const struct pl_attr *a = node->attrs; a; a = a->next) {
		if (a->has_template || pl_str_starts(a->name, PL_STR("data-")) || pl_str_starts(a->name, PL_STR("on")) ||
		    memchr(a->name.ptr, ':', a->name.len) || memchr(a->name.ptr, '@', a->name.len))
			return true;
		for (size_t i = 0; i < PL_COUNT(names); i++)
			if (pl_str_is(a->name, names[i]))
				return true;
	}
	return false;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_target t = {.node = n};

	if (n->flags & PL_NODE_CLONE)
		return;
	while (pl_target_next(&t)) {
		if (pl_str_trim(t.url).len == 0)
			judge_empty(pass, &t);
		else
			judge_blanks(pass, &t);
	}
	if (pl_node_is(n, PL_TAG_A) && !has_purpose(n))
		pl_complain(pass, &rules[EMPTY], n->open, "`<a>` has neither `href` nor `id`");
	else if (pl_node_is(n, PL_TAG_IMG) && !has_purpose(n))
		pl_complain(pass, &rules[EMPTY], n->open, "`<img>` has no `src`");
}

const struct pl_check pl_check_link_target = {
	.name = "link_target",
	.rules = rules,
	.nrules = RULES,
	.tags = pl_target_tags,
	.node = node,
};
