/* link_scheme: what stands before the colon. */
#include "body/target.h"
#include "body/url.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "link-scheme",
	.severity = PL_ERROR,
	.sentence = "scheme of the address is not allowed",
	.help = "Correct the scheme; write `./` before a file name that contains a colon.",
	.why = "The word before the first colon says how an address is to be opened. Browsers know few of them; with a "
	       "misspelt one (`htp:`) the link does nothing. `javascript:` runs a program in the reader's browser, `file:` and "
	       "`C:\\` mean the reader's own computer.\n\nA file name with a colon (`list.html:3`) and a host with a port "
	       "(`example.com:8080`) are read as schemes too. In Markdown, `<std::string>` in running text becomes such a link: "
	       "put code between backquotes.",
	.bad = "<p><a href=\"htps://example.com/\">the plan</a></p>\n",
	.good = "<p><a href=\"https://example.com/\">the plan</a></p>\n",
	.options = "allow <words>: further schemes, without the colon (none)",
	.since = "0.1",
};

/* Schemes in use on the web (IANA registry and practice); the first ones are offered as "did you mean". */
static const char *const known[] = {
	"https", "http", "mailto", "tel", "ftp",
	"about", "acct", "aim", "alipays", "apt", "bitcoin", "callto", "chrome", "cid", "dict", "doi", "ed2k", "edge",
	"ethereum", "facetime", "feed", "ftps", "geo", "git", "gopher", "im", "info", "intent", "irc", "irc6", "ircs",
	"itms", "itms-apps", "itms-services", "jabber", "lbry", "ldap", "ldaps", "magnet", "maps", "market", "matrix", "mid",
	"mms", "mqqapi", "mqqwpa", "ms-settings", "msteams", "news", "nntp", "ni", "obsidian", "openid", "podcast", "prefs",
	"rsync", "rtmp", "rtsp", "sftp", "sgnl", "sip", "sips", "skype", "slack", "sms", "smsto", "spotify", "ssh", "steam",
	"svn", "svn+ssh", "tencent", "tg", "thunder", "tip", "twitter", "urn", "view-source", "viber", "vscode", "webcal",
	"weixin", "whatsapp", "ws", "wss", "xmpp", "zoommtg", "zoomus",
};
enum { OFFERED = 5 };

static bool is_known(struct pl_str scheme)
{
	for (size_t i = 0; i < PL_COUNT(known); i++)
		if (pl_str_eq_nocase(scheme, pl_str_c(known[i])))
			return true;
	return false;
}

static const char *near_scheme(struct pl_pass *pass, struct pl_str scheme)
{
	struct pl_str lower = pl_arena_dup(pl_pass_arena(pass), scheme);
	const char *best = NULL;
	unsigned cap = scheme.len < 4 ? 1 : 2;

	if (scheme.len < 2 || scheme.len > 12)
		return NULL;
	for (size_t i = 0; i < lower.len; i++)
		((char *)lower.ptr)[i] = pl_lower(lower.ptr[i]);
	for (size_t i = 0; i < OFFERED; i++) {
		unsigned distance = pl_str_distance(lower, pl_str_c(known[i]), cap);

		if (distance <= cap) {
			best = known[i];
			cap = distance ? distance - 1 : 0;
			if (!distance)
				break;
		}
	}
	return best;
}

/* data: shows in images and players, browsers do not open it. */
static bool may_hold_data(const struct pl_target *t)
{
	switch (t->node->tag) {
	case PL_TAG_A: case PL_TAG_AREA:
		return pl_node_find_attr(t->node, "download");
	case PL_TAG_FORM: case PL_TAG_BUTTON: case PL_TAG_BLOCKQUOTE: case PL_TAG_Q: case PL_TAG_INS: case PL_TAG_DEL:
		return false;
	default:
		return true;
	}
}

/* `8080/x`: what follows a host. */
static bool is_port(struct pl_str path)
{
	size_t digits = 0;

	while (digits < path.len && pl_is_digit((unsigned char)path.ptr[digits]))
		digits++;
	return digits > 1 && digits <= 5 && (digits == path.len || path.ptr[digits] == '/');
}

/* Why the scheme will not do: a detail. */
static struct pl_str reason(struct pl_pass *pass, const struct pl_url *url)
{
	struct pl_arena *arena = pl_pass_arena(pass);
	struct pl_str scheme = url->scheme;
	const char *near;

	if (pl_str_eq_nocase(scheme, PL_STR("javascript")) || pl_str_eq_nocase(scheme, PL_STR("vbscript")))
		return pl_arena_printf(arena, "`" PL_FMT ":` runs a program in the reader's browser", PL_ARG(scheme));
	if (pl_str_eq_nocase(scheme, PL_STR("file")) || scheme.len == 1)
		return pl_arena_printf(arena, "`" PL_FMT ":` is a place on your own computer", PL_ARG(scheme));
	if (pl_str_eq_nocase(scheme, PL_STR("data")))
		return pl_arena_printf(arena, "browsers do not open `" PL_FMT ":` from a link", PL_ARG(scheme));
	if (!url->has_authority && is_port(url->path) && (pl_str_eq_nocase(scheme, PL_STR("localhost")) ||
							   memchr(scheme.ptr, '.', scheme.len)))
		return pl_arena_printf(arena, "`" PL_FMT ":` is read as a scheme, did you mean `http://" PL_FMT ":" PL_FMT "`?",
				       PL_ARG(scheme), PL_ARG(scheme), PL_ARG(pl_quote_text(pass, url->path, 40)));
	if (!url->has_authority && memchr(scheme.ptr, '.', scheme.len))
		return pl_arena_printf(arena, "`" PL_FMT ":` is read as a scheme, did you mean `./" PL_FMT ":" PL_FMT "`?",
				       PL_ARG(scheme), PL_ARG(scheme), PL_ARG(pl_quote_text(pass, url->path, 40)));
	near = near_scheme(pass, scheme);
	if (near)
		return pl_arena_printf(arena, "`" PL_FMT ":`, did you mean `%s:`?", PL_ARG(scheme), near);
	return pl_arena_printf(arena, "browsers do not know `" PL_FMT ":`", PL_ARG(pl_quote_text(pass, scheme, 40)));
}

static bool is_allowed(struct pl_pass *pass, const struct pl_target *t, struct pl_str scheme)
{
	if (is_known(scheme) || (pl_str_eq_nocase(scheme, PL_STR("data")) && may_hold_data(t)))
		return true;
	/* web+x: registered by a page (HTML, "registerProtocolHandler") */
	return pl_str_starts(scheme, PL_STR("web+")) || pl_pass_lists(pass, &rule, "allow", scheme);
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_target t = {.node = n};

	while (pl_target_next(&t)) {
		struct pl_str text = pl_pass_post(pass)->source.text;
		struct pl_url url;
		struct pl_diag *diag;
		size_t from;

		pl_url_split(&url, t.url);
		if (!url.scheme.ptr || is_allowed(pass, &t, url.scheme) || (n->flags & PL_NODE_CLONE))
			continue;
		from = (size_t)(url.scheme.ptr - t.url.ptr);
		diag = pl_complain(pass, &rule, pl_target_span(&t, text, from, from + url.scheme.len + 1), PL_FMT,
				   PL_ARG(reason(pass, &url)));
		if (n->flags & PL_NODE_AUTOLINK)
			pl_complain_help(pass, diag, "If this is code and no link, write it between backquotes.");
	}
}

const struct pl_check pl_check_link_scheme = {
	.name = "link_scheme",
	.rules = &rule,
	.nrules = 1,
	.tags = pl_target_tags,
	.node = node,
};
