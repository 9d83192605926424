/* link_host: policies about hosts. */
#include "body/target.h"
#include "body/url.h"
#include "lint/check.h"

enum { BANNED, INSECURE, PRIVATE, RELATIVE, RULES };

static const struct pl_rule rules[RULES] = {
	[BANNED] = {
		.id = "link-banned",
		.severity = PL_OFF,
		.fix = PL_FIX_SAFE,
		.sentence = "host is on the list of banned hosts",
		.help = "Link to another source.",
		.why = "For hosts a house does not link to: sold domains, shut services, old addresses of its own. With "
		       "`replace` the new host is put in their place.",
		.options = "hosts <words>: banned hosts; `*.example.com` means all below it (none)\n"
			   "replace <map>: map from banned host to the host to use instead (none)",
		.since = "0.1",
	},
	[INSECURE] = {
		.id = "link-insecure",
		.severity = PL_OFF,
		.fix = PL_FIX_UNSAFE,
		.sentence = "address is not encrypted",
		.help = "Use `https:` if the host offers it.",
		.why = "Pages under `https:` do not show images and frames from `http:`, and anybody on the way can change what "
		       "is sent without encryption. The rule is off because some hosts offer nothing else.",
		.bad = "<p><img src=\"http://example.com/a.png\" alt=\"chart\"></p>\n",
		.good = "<p><img src=\"https://example.com/a.png\" alt=\"chart\"></p>\n",
		.options = "allow <words>: hosts that may stay at `http:`; `*.example.com` means all below it (none)",
		.since = "0.1",
	},
	[PRIVATE] = {
		.id = "link-private",
		.severity = PL_WARNING,
		.sentence = "address leads to a private host",
		.help = "Link to the public address.",
		.why = "Readers cannot reach `localhost`, addresses of a local network (10.0.0.0/8, 172.16.0.0/12, "
		       "192.168.0.0/16 …), names without a dot, `.local` and `.internal` hosts; staging hosts vanish. Such "
		       "links are left over from the preview of a post.\n\nA link whose words show the host (\"browse to "
		       "http://localhost:4000\") is meant and stays.",
		.bad = "See [the preview](http://localhost:4000/2022/report.html).\n",
		.good = "See [the report](https://example.com/2022/report.html).\n",
		.options = "hosts <words>: further private hosts; `*.example.com` means all below it (none)\n"
			   "allow <words>: hosts that are no fault (none)",
		.since = "0.1",
	},
	[RELATIVE] = {
		.id = "link-protocol-relative",
		.severity = PL_WARNING,
		.fix = PL_FIX_SAFE,
		.sentence = "address begins with `//` instead of `https://`",
		.help = "Write `https:` before the two slashes.",
		.why = "An address that begins with two slashes takes its scheme from the page. It fails in feed readers, in "
		       "mail and in a post opened from disk, and saves nothing: use `https:`.\n\nThe fix is offered for hosts "
		       "that the rule file lists under `upgrade`, which are known to answer under `https:`.",
		.bad = "<p><img src=\"//img.example.com/a.jpg\" alt=\"chart\"></p>\n",
		.good = "<p><img src=\"https://img.example.com/a.jpg\" alt=\"chart\"></p>\n",
		.options = "allow <words>: hosts for which it is no fault; `*.example.com` means all below it (none)\n"
			   "forbid <words>: hosts for which it is one in spite of `allow` (none)\n"
			   "upgrade <words>: hosts that answer under `https:`; the fix is safe there (none)",
		.since = "0.1",
	},
};

/* Which rules are on, so that a clean address is split once and looked at once. */
struct state {
	bool wants[RULES];
};

/* True when option `name` lists `host`, or `*.` and a domain it belongs to. */
static bool lists_host(struct pl_pass *pass, const struct pl_rule *rule, const char *name, struct pl_str host)
{
	char wild[258] = "*";

	if (!pl_pass_option(pass, rule, name))
		return false;
	if (pl_pass_lists(pass, rule, name, host))
		return true;
	for (size_t i = 0; i < host.len; i++) {
		if (host.ptr[i] != '.' || host.len - i > sizeof(wild) - 2)
			continue;
		memcpy(wild + 1, host.ptr + i, host.len - i);
		if (pl_pass_lists(pass, rule, name, pl_str_n(wild, 1 + host.len - i)))
			return true;
	}
	return false;
}

static struct pl_str lower(struct pl_pass *pass, struct pl_str host)
{
	size_t i = 0;
	char *p;

	while (i < host.len && host.ptr[i] == pl_lower(host.ptr[i]))
		i++;
	if (i == host.len)
		return host;
	host = pl_arena_dup(pl_pass_arena(pass), host);
	p = (char *)host.ptr;
	for (; i < host.len; i++)
		p[i] = pl_lower(p[i]);
	return host;
}

/* The four bytes of a dotted IPv4 address; false when `host` is none. */
static bool read_ipv4(struct pl_str host, unsigned bytes[4])
{
	unsigned part = 0, digits = 0;

	memset(bytes, 0, 4 * sizeof(*bytes));
	for (size_t i = 0; i < host.len; i++) {
		if (host.ptr[i] == '.') {
			if (!digits || ++part > 3)
				return false;
			digits = 0;
		} else if (pl_is_digit((unsigned char)host.ptr[i]) && ++digits <= 3) {
			bytes[part] = bytes[part] * 10 + (unsigned)(host.ptr[i] - '0');
		} else {
			return false;
		}
	}
	return part == 3 && digits;
}

static bool is_loopback(struct pl_str host)
{
	unsigned b[4];

	return pl_str_is(host, "localhost") || pl_str_ends(host, PL_STR(".localhost")) || pl_str_is(host, "[::1]") ||
	       (read_ipv4(host, b) && (b[0] == 127 || (b[0] | b[1] | b[2] | b[3]) == 0));
}

/* `intranet`; what is left of a second scheme (`http://http://`) is link-malformed's. */
static bool is_bare_name(struct pl_str host)
{
	for (size_t i = 0; i < host.len; i++)
		if (!pl_is_alnum((unsigned char)host.ptr[i]) && host.ptr[i] != '-' && host.ptr[i] != '_')
			return false;
	return !pl_str_is(host, "http") && !pl_str_is(host, "https");
}

/* RFC 1918, 3927, 4193, 6762 and names kept for inside. */
static const char *private_kind(struct pl_str host)
{
	static const char *const suffixes[] = {".local", ".internal", ".intranet", ".lan", ".corp", ".home", ".home.arpa",
					       ".localdomain"};
	unsigned b[4];

	if (is_loopback(host))
		return "the reader's own computer";
	if (read_ipv4(host, b))
		return b[0] == 10 || (b[0] == 172 && b[1] >= 16 && b[1] < 32) || (b[0] == 192 && b[1] == 168) ||
		       (b[0] == 169 && b[1] == 254) ? "an address of a local network" : NULL;
	if (pl_str_starts(host, PL_STR("[fe80:")) || pl_str_starts(host, PL_STR("[fc")) || pl_str_starts(host, PL_STR("[fd")))
		return "an address of a local network";
	for (size_t i = 0; i < PL_COUNT(suffixes); i++)
		if (pl_str_ends(host, pl_str_c(suffixes[i])))
			return "a name of a local network";
	return is_bare_name(host) ? "a name without a dot" : NULL;
}

/* A label that is `staging`, or joins it with a hyphen: `shop-staging.example.com`. The last two are the domain. */
static bool is_staging(struct pl_str host)
{
	static const char *const words[] = {"staging", "stg", "uat", "preprod"};
	size_t end = host.len, dots = 0;

	while (end > 0 && dots < 2)
		dots += host.ptr[--end] == '.';
	for (size_t from = 0, at = 0; at < end || (at == end && dots == 2); at++) {
		if (at < end && host.ptr[at] != '.' && host.ptr[at] != '-')
			continue;
		for (size_t i = 0; i < PL_COUNT(words); i++)
			if (pl_str_is(pl_str_n(host.ptr + from, at - from), words[i]))
				return true;
		from = at + 1;
	}
	return false;
}

/* Whether the words of the link show the host: then it is meant. */
static bool shows_host(const struct pl_node *link, struct pl_str host)
{
	for (const struct pl_node *n = link->first; n; n = pl_node_after(n, link))
		if (n->kind == PL_NODE_TEXT && pl_str_find(n->text, host, 0) < n->text.len)
			return true;
	return false;
}

static void judge_private(struct pl_pass *pass, const struct pl_target *t, struct pl_str url_host, struct pl_span span)
{
	struct pl_str host = lower(pass, url_host);
	const char *kind = private_kind(host);

	if (!kind && is_staging(host))
		kind = "a staging host";
	if (!kind && lists_host(pass, &rules[PRIVATE], "hosts", host))
		kind = "private by the rule file";
	if (!kind || shows_host(t->node, url_host) || lists_host(pass, &rules[PRIVATE], "allow", host))
		return;
	pl_complain(pass, &rules[PRIVATE], span, "`" PL_FMT "` is %s", PL_ARG(pl_quote_text(pass, host, 60)), kind);
}

static void judge_relative(struct pl_pass *pass, const struct pl_target *t, struct pl_str host)
{
	const struct pl_rule *rule = &rules[RELATIVE];
	struct pl_str text = pl_pass_post(pass)->source.text;
	size_t from = (size_t)(pl_str_trim(t->url).ptr - t->url.ptr), to = (size_t)(host.ptr + host.len - t->url.ptr);
	struct pl_str name = lower(pass, host);
	bool upgrade = lists_host(pass, rule, "upgrade", name);
	struct pl_diag *diag;

	if (!upgrade && !lists_host(pass, rule, "forbid", name) && lists_host(pass, rule, "allow", name))
		return;
	diag = pl_complain(pass, rule, pl_target_span(t, text, from, to), "`//" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, host, 60)));
	if (upgrade)
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "write `https:`", pl_target_span(t, text, from, from),
				PL_STR("https:"));
}

static void judge_insecure(struct pl_pass *pass, const struct pl_target *t, const struct pl_url *url)
{
	struct pl_str text = pl_pass_post(pass)->source.text, host = lower(pass, url->host);
	size_t from = (size_t)(url->scheme.ptr - t->url.ptr);
	struct pl_span span = pl_target_span(t, text, from, from + url->scheme.len + 1);

	/* GFM puts `http:` before a bare `www.`: nobody wrote it */
	if (private_kind(host) || lists_host(pass, &rules[INSECURE], "allow", host) ||
	    ((t->node->flags & PL_NODE_AUTOLINK) && !pl_str_starts(pl_slice(text, span), PL_STR("http"))))
		return;
	pl_complain_fix(pass, pl_complain(pass, &rules[INSECURE], span, "`http:` for `" PL_FMT "`",
					  PL_ARG(pl_quote_text(pass, host, 60))),
			PL_FIX_UNSAFE, "use `https:`", span, PL_STR("https:"));
}

static void judge_banned(struct pl_pass *pass, const struct pl_target *t, const struct pl_url *url, struct pl_span span)
{
	const struct pl_rule *rule = &rules[BANNED];
	struct pl_str host = lower(pass, url->host);
	const struct pl_value *map = pl_pass_option(pass, rule, "replace");
	const struct pl_value *with = map ? pl_value_get(map, host) : NULL;
	struct pl_diag *diag;

	if (!with && !lists_host(pass, rule, "hosts", host))
		return;
	diag = pl_complain(pass, rule, span, with ? "`" PL_FMT "`, use `" PL_FMT "`" : "`" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, host, 60)), PL_ARG(with ? with->text : host));
	if (with && span.end - span.start == t->node->span.end - t->node->span.start)
		return; /* no place of its own */
	if (with && span.end - span.start == url->host.len)
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "use the host of the list", span, with->text);
}

static void judge_host(struct pl_pass *pass, const struct pl_target *t, const struct pl_url *url)
{
	const struct state *s = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	size_t from = (size_t)(url->host.ptr - t->url.ptr);
	struct pl_span span = pl_target_span(t, text, from, from + url->host.len);

	if (s->wants[PRIVATE])
		judge_private(pass, t, url->host, span);
	if (s->wants[RELATIVE] && !url->scheme.ptr)
		judge_relative(pass, t, url->host);
	if (s->wants[INSECURE] && pl_str_eq_nocase(url->scheme, PL_STR("http")))
		judge_insecure(pass, t, url);
	if (s->wants[BANNED])
		judge_banned(pass, t, url, span);
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_target t = {.node = n};

	while (pl_target_next(&t)) {
		struct pl_url url;

		pl_url_split(&url, t.url);
		if (!url.host.len || (n->flags & PL_NODE_CLONE))
			continue;
		if (!url.scheme.ptr || pl_str_eq_nocase(url.scheme, PL_STR("http")) ||
		    pl_str_eq_nocase(url.scheme, PL_STR("https")) || pl_str_eq_nocase(url.scheme, PL_STR("ftp")))
			judge_host(pass, &t, &url);
	}
}

static void begin(struct pl_pass *pass)
{
	struct state *s = pl_pass_state(pass);

	for (size_t i = 0; i < RULES; i++)
		s->wants[i] = pl_pass_wants(pass, &rules[i]);
}

const struct pl_check pl_check_link_host = {
	.name = "link_host",
	.rules = rules,
	.nrules = RULES,
	.tags = pl_target_tags,
	.state_size = sizeof(struct state),
	.begin = begin,
	.node = node,
};
