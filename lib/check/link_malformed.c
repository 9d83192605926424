/* link_malformed: addresses no browser can follow, and those that lead somewhere else than was meant. */
#include "base/utf8.h"
#include "body/target.h"
#include "body/url.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "link-malformed",
	.severity = PL_ERROR,
	.fix = PL_FIX_UNSAFE,
	.sentence = "address is malformed",
	.help = "Correct the address; open it once in a browser.",
	.why = "Such an address leads nowhere, or browsers take it for a file of the site: `www.example.com` without "
	       "`https://` is looked for beside the post.\n\nReported are: two schemes (`http://http://`), one slash or none "
	       "(`http:/example.com`), no colon (`http//example.com`), no host (`http:///x`), characters no host can "
	       "have, ports above 65535, `%` that is not followed by two hexadecimal digits, a host or a mail address "
	       "without its scheme.",
	.bad = "Register at [the ministry](http//www.example.com/register).\n",
	.good = "Register at [the ministry](http://www.example.com/register).\n",
	.since = "0.1",
};

/* A fault: a part of the address, what is wrong, and what to put in place of which bytes. */
struct fault {
	const struct pl_target *target;
	struct pl_str url;    /* without blanks around it */
	struct pl_str part;   /* slice of url to underline */
	const char *detail;   /* with one %.*s for the part, or none */
	struct pl_str remove; /* slice of url the fix takes out; may be empty but must point into it */
	const char *insert;   /* NULL: no fix */
};

typedef bool (*judge)(struct fault *fault, const struct pl_url *url);

static bool is_web(struct pl_str scheme)
{
	return pl_str_eq_nocase(scheme, PL_STR("http")) || pl_str_eq_nocase(scheme, PL_STR("https"));
}

static bool has_web_host(const struct pl_url *url)
{
	return url->has_authority && (!url->scheme.ptr || is_web(url->scheme) ||
				      pl_str_eq_nocase(url->scheme, PL_STR("ftp")));
}

/* From the start of the address to `end`. */
static struct pl_str up_to(const struct fault *f, const char *end)
{
	return pl_str_n(f->url.ptr, (size_t)(end - f->url.ptr));
}

static bool two_schemes(struct fault *f, const struct pl_url *url)
{
	bool inner = url->has_authority && pl_str_starts(url->path, PL_STR("//")) && is_web(url->host);

	if (!url->has_authority || !pl_str_starts(url->path, PL_STR("//")) ||
	    !(inner || (url->port.ptr && !url->port.len)))
		return false;
	f->part = up_to(f, url->path.ptr + 2);
	f->detail = inner ? "two schemes: `%.*s`" : "a second address begins after `%.*s`";
	if (inner && url->scheme.ptr && url->port.ptr) {
		f->remove = up_to(f, url->host.ptr);
		f->insert = "";
	}
	return true;
}

static bool missing_slash(struct fault *f, const struct pl_url *url)
{
	bool one = url->path.len && url->path.ptr[0] == '/';

	if (url->has_authority || !is_web(url->scheme))
		return false;
	f->part = up_to(f, url->path.ptr + one);
	f->detail = one ? "one slash in `%.*s`" : "no slashes after `%.*s`";
	f->remove = pl_str_n(url->path.ptr, 0);
	if (url->path.len > 1u + one)
		f->insert = one ? "/" : "//";
	return true;
}

/* `http//`, `https;//`, `http：//`, `://`: the colon or the scheme is not there. */
static bool missing_colon(struct fault *f, const struct pl_url *url)
{
	static const char *const words[] = {"https", "http", ""};
	struct pl_str s = f->url;

	if (url->scheme.ptr || url->has_authority)
		return false;
	for (size_t i = 0; i < PL_COUNT(words); i++) {
		size_t len = strlen(words[i]), at = len;

		if (s.len <= len || !pl_str_eq_nocase(pl_str_n(s.ptr, len), pl_str_c(words[i])))
			continue;
		if (!pl_is_alnum((unsigned char)s.ptr[at]) && s.ptr[at] != '/')
			pl_utf8_next(s, &at);
		if ((!len && s.ptr[0] != ':') || !pl_str_starts(pl_str_n(s.ptr + at, s.len - at), PL_STR("//")))
			continue;
		f->part = f->remove = pl_str_n(s.ptr, at + 2);
		f->detail = len ? "no colon in `%.*s`" : "no scheme before `%.*s`";
		f->insert = len == 5 ? "https://" : len ? "http://" : "https://";
		return true;
	}
	return false;
}

/* `mailto：`: an input method's colon. */
static bool wide_colon(struct fault *f, const struct pl_url *url)
{
	struct pl_str s = f->url;
	size_t len = 0;

	if (url->scheme.ptr || url->has_authority)
		return false;
	while (len < s.len && pl_is_alpha((unsigned char)s.ptr[len]))
		len++;
	if (len < 3 || !pl_str_starts(pl_str_n(s.ptr + len, s.len - len), PL_STR("：")))
		return false;
	f->part = pl_str_n(s.ptr, len + strlen("："));
	f->detail = "full-width colon in `%.*s`";
	f->remove = pl_str_n(s.ptr + len, strlen("："));
	f->insert = ":";
	return true;
}

static bool empty_host(struct fault *f, const struct pl_url *url)
{
	if (!has_web_host(url) || url->host.len)
		return false;
	f->part = up_to(f, url->path.ptr + (url->path.len && url->path.ptr[0] == '/'));
	f->detail = url->path.len ? "no host: three slashes in `%.*s`" : "no host after `%.*s`";
	if (url->path.len > 1 && !url->scheme.ptr) {
		f->remove = up_to(f, url->path.ptr);
		f->insert = "";
	} else if (url->path.len > 1) {
		f->remove = pl_str_n(url->path.ptr, 1);
		f->insert = "";
	}
	return true;
}

static bool is_host_char(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} foreign[] = { /* punctuation that ends an address in running text; letters and emoji are legal */
		{0x80, 0xB6}, {0xB8, 0xBF}, {0xD7, 0xD7}, {0xF7, 0xF7}, {0x2000, 0x206F}, {0x3000, 0x3004},
		{0x3008, 0x3020}, {0xFF01, 0xFF0D}, {0xFF0F, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
		{0xFF5B, 0xFF65}, {0xFFFD, 0xFFFD},
	};

	if (cp < 0x80)
		return pl_is_alnum((unsigned char)cp) || cp == '-' || cp == '.' || cp == '_' || cp == '%' ||
		       pl_is_space((unsigned char)cp); /* blanks are link-space's */
	for (size_t i = 0; i < PL_COUNT(foreign); i++)
		if (cp >= foreign[i].first && cp <= foreign[i].last)
			return cp == 0x200B || cp == 0x3000 || cp == 0xA0;
	return true;
}

static bool is_ipv6(struct pl_str host)
{
	unsigned colons = 0, digits = 0;

	if (host.len < 4 || host.ptr[host.len - 1] != ']')
		return false;
	for (size_t i = 1; i + 1 < host.len; i++) {
		char c = host.ptr[i];

		if (c == ':')
			colons++, digits = 0;
		else if (!(c == '.' || pl_is_digit((unsigned char)c)) && (!pl_is_xdigit((unsigned char)c) || ++digits > 4))
			return false;
	}
	return colons >= 2 && colons <= 8;
}

/* A last label of digits makes the host an IPv4 address; four parts must then each be a byte. */
static bool is_bad_ipv4(struct pl_str host)
{
	unsigned parts = 0, value = 0, digits = 0;
	bool numeric = true, big = false;

	while (host.len && pl_is_digit((unsigned char)host.ptr[host.len - 1]) && ++digits)
		host.len--;
	if (!digits || (host.len && host.ptr[host.len - 1] != '.'))
		return false;
	host.len += digits;
	for (size_t i = 0; i <= host.len; i++) {
		if (i == host.len || host.ptr[i] == '.') {
			parts++;
			big |= value > 255;
			value = 0;
		} else if (pl_is_digit((unsigned char)host.ptr[i])) {
			value = value > 255 ? value : value * 10 + (unsigned)(host.ptr[i] - '0');
		} else {
			numeric = false;
		}
	}
	return !numeric || parts > 4 || (parts == 4 && big);
}

static bool bad_host(struct fault *f, const struct pl_url *url)
{
	struct pl_str host = url->host;

	if (!has_web_host(url) || !host.len || (host.ptr[0] == '[' && is_ipv6(host)))
		return false;
	for (size_t at = 0, from = 0; at < host.len; from = at) {
		uint32_t cp = pl_utf8_next(host, &at);

		if (!is_host_char(cp)) {
			f->part = pl_str_n(host.ptr + from, at - from);
			f->detail = "no host contains `%.*s`";
			return true;
		}
		if (cp == '.' && (from == 0 || (at < host.len && host.ptr[at] == '.'))) {
			f->part = pl_str_n(host.ptr + from, from ? 2 : 1);
			f->detail = from ? "two dots in the host" : "the host begins with a dot";
			return true;
		}
	}
	f->part = host;
	f->detail = "`%.*s` is no host";
	return is_bad_ipv4(host);
}

static bool bad_port(struct fault *f, const struct pl_url *url)
{
	unsigned long value = 0;

	if (!has_web_host(url) || !url->port.len)
		return false;
	f->part = url->port;
	f->detail = "`%.*s` is no port";
	for (size_t i = 0; i < url->port.len; i++) {
		if (!pl_is_digit((unsigned char)url->port.ptr[i]))
			return !pl_is_space((unsigned char)url->port.ptr[i]);
		if (value <= 65535)
			value = value * 10 + (unsigned long)(url->port.ptr[i] - '0');
	}
	f->detail = "port `%.*s` is above 65535";
	return value > 65535;
}

static bool bad_escape(struct fault *f, const struct pl_url *url)
{
	struct pl_str s = f->url;

	if (url->scheme.ptr && !is_web(url->scheme) && !pl_str_eq_nocase(url->scheme, PL_STR("mailto")))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		const char *at = memchr(s.ptr + i, '%', s.len - i);

		if (!at)
			return false;
		i = (size_t)(at - s.ptr);
		if (i + 2 < s.len && pl_is_xdigit((unsigned char)at[1]) && pl_is_xdigit((unsigned char)at[2]))
			continue;
		f->part = pl_str_n(at, 1);
		f->detail = "`%%` is not followed by two hexadecimal digits";
		f->remove = f->part;
		f->insert = "%25";
		return true;
	}
	return false;
}

/* Bytes of letters, digits, `-` and non-ASCII at s[at]. */
static size_t label_length(struct pl_str s, size_t at)
{
	size_t from = at;

	while (at < s.len && (pl_is_alnum((unsigned char)s.ptr[at]) || s.ptr[at] == '-' || (unsigned char)s.ptr[at] >= 0x80))
		at++;
	return at - from;
}

/* `www.example.com/x`: browsers look for a file of that name. */
static bool missing_scheme(struct fault *f, const struct pl_url *url)
{
	size_t len;

	if (url->scheme.ptr || url->has_authority || url->path.len < 5 ||
	    !pl_str_eq_nocase(pl_str_n(url->path.ptr, 4), PL_STR("www.")))
		return false;
	len = 4 + label_length(url->path, 4);
	if (len == 4 || len >= url->path.len || url->path.ptr[len] != '.' || !label_length(url->path, len + 1))
		return false;
	while (len < url->path.len && url->path.ptr[len] != '/')
		len++;
	f->part = pl_str_n(url->path.ptr, len);
	f->detail = "no `https://` before `%.*s`: read as a file beside the post";
	f->remove = pl_str_n(url->path.ptr, 0);
	f->insert = "https://";
	return true;
}

/* The last label of a mail address' host; file names such as icon@2x.png are none. */
static bool ends_like_a_host(struct pl_str host)
{
	static const char *const files[] = {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "html", "htm", "md",
					    "js", "css", "json", "xml", "zip", "gz", "txt", "mp3", "mp4"};
	size_t dot = host.len;

	while (dot > 0 && pl_is_alpha((unsigned char)host.ptr[dot - 1]))
		dot--;
	if (dot < 2 || host.ptr[dot - 1] != '.' || host.len - dot < 2)
		return false;
	for (size_t i = 0; i < PL_COUNT(files); i++)
		if (pl_str_eq_nocase(pl_str_n(host.ptr + dot, host.len - dot), pl_str_c(files[i])))
			return false;
	return true;
}

static bool missing_mailto(struct fault *f, const struct pl_url *url)
{
	struct pl_str path = url->path;
	const char *at;

	if (url->scheme.ptr || url->has_authority || !pl_node_is(f->target->node, PL_TAG_A) ||
	    !(at = path.len ? memchr(path.ptr, '@', path.len) : NULL) || at == path.ptr ||
	    memchr(path.ptr, '/', path.len) || !ends_like_a_host(pl_str_n(at + 1, path.len - (size_t)(at + 1 - path.ptr))))
		return false;
	f->part = path;
	f->detail = "no `mailto:` before `%.*s`: read as a file beside the post";
	f->remove = pl_str_n(path.ptr, 0);
	f->insert = "mailto:";
	return true;
}

static bool bad_mailto(struct fault *f, const struct pl_url *url)
{
	if (!pl_str_eq_nocase(url->scheme, PL_STR("mailto")) && !pl_str_eq_nocase(url->scheme, PL_STR("tel")))
		return false;
	if (url->has_authority) {
		f->remove = pl_str_n(url->scheme.ptr + url->scheme.len + 1, 2);
		f->part = up_to(f, f->remove.ptr + 2);
		f->detail = "no slashes belong into `%.*s`";
		f->insert = "";
		return true;
	}
	f->part = f->url;
	f->detail = "nothing after `%.*s`";
	return !url->path.len && !url->query.ptr;
}

/* The first that finds something speaks. */
static const judge judges[] = {
	two_schemes, missing_slash, missing_colon, wide_colon, empty_host, bad_host, bad_port, missing_scheme, missing_mailto,
	bad_mailto, bad_escape,
};

static void complain(struct pl_pass *pass, const struct fault *f)
{
	struct pl_str text = pl_pass_post(pass)->source.text, url = f->target->url;
	size_t from = (size_t)(f->part.ptr - url.ptr), fix = (size_t)(f->remove.ptr - url.ptr);
	struct pl_span span = pl_target_span(f->target, text, from, from + f->part.len);
	struct pl_diag *diag;

	diag = pl_complain(pass, &rule, span, "%s", pl_arena_printf(pl_pass_arena(pass), f->detail, PL_ARG(
			   pl_quote_text(pass, f->part, 60))).ptr);
	if (f->insert && span.end - span.start == f->part.len)
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "correct the address",
				pl_target_span(f->target, text, fix, fix + f->remove.len), pl_str_c(f->insert));
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_target t = {.node = n};

	while (pl_target_next(&t)) {
		struct fault f = {.target = &t, .url = pl_str_trim(t.url)};
		struct pl_url url;

		if (!f.url.len || (n->flags & PL_NODE_CLONE))
			continue;
		pl_url_split(&url, f.url);
		for (size_t i = 0; i < PL_COUNT(judges); i++) {
			if (judges[i](&f, &url)) {
				complain(pass, &f);
				break;
			}
		}
	}
}

const struct pl_check pl_check_link_malformed = {
	.name = "link_malformed",
	.rules = &rule,
	.nrules = 1,
	.tags = pl_target_tags,
	.node = node,
};
