"""hugo_kinds: more sites for Hugo: kinds of pages, languages, addresses as Go writes them, permalinks and rows of date fields."""
import random

BASE = 'baseURL = "https://example.org/"\n'
# Names of files and what stands for one in front matter: N is a number that no other file has.
NAMES = ["%41N", "100%25N", "a#bN", "a?bN", "aN!", "a'N(x)", "a*N", "a&N=b", "aN;b", "a\\N", "a[N]", "a^N", "a|N", "a~N", "a N - b", "a -N", "a- N", "aN ", " aN",
         "É N", "İN", "ǅN", "ßN", "ſN", "éN", "ไทยN", "नमस्तेN", "가N", "à̖N", "ＡＢＣ１２３N", "①N", "Ⅷ N", "㎏N", "A　BN", "A\u00a0BN", "A\u200bBN", "a\ufeffbN",
         "C++N", "c#N", "a.bN", "a..N", "…N", "_N", "__N", "-N-", "@N", "+N", "~N", "aN~", ".aN", "N.en", "N.zh", "N.fr", "N.en.zh", "x.N.en", "😀N", "👨‍👩‍👧N", "“N”",
         "奋进“春天里”N", "2022-04-27 N", "2022-04-27N", "2022-04-27-N.en", "N_2022-04-27", "20220427-N", "2022-4-7-N", "indexN", "_indexN", "content-N", "Page N"]
ENDINGS = [".md"] * 12 + [".markdown", ".mdown", ".mkd", ".html", ".htm", ".MD", ".Html", ".txt", "", ".md~", ".md.bak", ".html.md"]
FOLDERS = ["", "posts/", "posts/", "Posts Two/", "a/b/c/", "tags/", "Ünï/", "x.y/", "p.en/", "_u/", ".hidden/", "50%/", "a&b/"]
URLS = ["/a/N", "/a/N/", "/a/N.html", "/a/N.x/", "/A B/N", "/a?b=N", "/a#bN", "/a/N#frag", "/a%20N", "a/N", "./aN", "../aN", "/a/../bN", "//aN", "/a//N",
        "/a/N/index.html", "/aN/index.html/", "aN.html", "/泉州/N", "/泉州N.html", "N", "/a:b/N", "/:year/N", "/a!'()*N", "/a[N]", "/a\\\\N", "/a\"N", "/a<N>", "/ aN ",
        "/en/N", "en/N", "/a.b/N", "/a/N.", "/+N/x y", "/a/N.htm", "/É/N", "/a%2FbN", "http:N", "/~N/@x/$y,z;w=1"]
SLUGS = ["My Slug N", "-N-", "--aN--", "a/bN", "/aN", "aN/", "../N", "%41N", "a%N", "N.html", "a#N", "C++ N", "泉州 N！", "É N", "N ", "_index", "007N", "~", "1.10", "1e4",
         "0x1F", "yes", "no", "2022-04-27", "[aN]", "{a: N}", "''", "' '", "-", "1_000", "\"N\\tx\"", "a:bN", "A--B__N", "N…"]
TITLES = ["Title N", "标题 N", "C++ & N", "a/b N", "100% N", "%41 N", "“N”", "''", "2022N", "yes", "[x]", "a#N", "A -- N", "N", "É é N", "  N  ", "50%2F N", "a+bN", "'N’s'"]
PERMALINKS = ["/:year/:month/:day/:slug/", "/:section/:title", ":filename", "/:sections/:filename/", "/x/:slugorfilename.html", "/:2006/:01/:02/:slug", "/:Jan-:06/:filename",
              "/:yearday/:weekday/:weekdayname/:monthname/:filename", "/a b/:filename/", "/A/:section-:filename", "/:filename:filename", "/:title/:filename", "/:January/:2/:1/:filename",
              "/:15:04/:filename/", "/:Monday/:Mon/:filename", "/:filename/index.html", "/:filename/#x", "/%2F/:filename", "/a+b/:filename", "/:sections[0]/:filename",
              "/:sections[last]/:filename", "/:sections[1:]/:filename", "/x/:2006y/:filename", "/:year-:month/:filename", "/文/:slug/:filename", "/:month/:_2/:filename"]
ORDERS = ['date = [":filename", ":default"]', 'date = [":default", ":filename"]', 'date = ["published", "date"]', 'date = ["when", "lastmod"]', 'date = ["publishDate"]',
          'date = "when"', 'date = ["lastmod"]\npublishDate = ["when"]', 'publishDate = [":filename", ":default"]', 'lastmod = [":filename", ":default"]',
          'expiryDate = ["when", ":default"]', 'date = []', 'date = [":git", ":default"]', 'date = ["DATE"]', 'date = [":FileName", ":DEFAULT"]']
FIELDS = ["date", "publishDate", "pubdate", "published", "lastmod", "modified", "expiryDate", "unpublishdate", "when"]
DAYS = ["2022-04-27", "2021-01-01 10:00:00", "2100-01-01", "2020-02-02T10:00:00-11:00", "nonsense", "", "20220427", "true", "false", "2019-12-31 23:59:59 +1400", "0001-01-01", "[x]"]
SWITCHES = ["true", "false", "yes", "no", "on", "off", "y", "n", "'true'", "'yes'", "1", "0", "'1'", "2", "-1", "1.0", "t", "T", "tRUE", "''", "", "~", "[true]", "{a: b}", "'t'", "0x1", "Yes", "00"]


def page(rng, lines, n, form="---"):
    text = "\n".join(line.replace("N", str(n)) for line in lines if line)
    return f"{form}\n{text}\n{form}\n\nText {n}.\n"


class Site:
    def __init__(self, name, config, zone="UTC", config_name="hugo.toml"):
        self.name, self.config, self.zone, self.config_name, self.files = name, config, zone, config_name, {}

    def add(self, path, text):
        self.files["content/" + path] = text

    def tuple(self):
        return self.name, self.config_name, self.config, self.zone, self.files


def names(rng, number, name, config):
    site = Site(name, config)
    for base in NAMES * 2:
        n = next(number)
        site.add(rng.choice(FOLDERS) + base.replace("N", str(n)) + rng.choice(ENDINGS), page(rng, [f"title: Post {n}", "date: 2022-04-27"], n))
    for folder in NAMES:
        n = next(number)
        kind = rng.choice(["index.md", "index.md", "_index.md", "index.html", "index.en.md"])
        site.add(f"{rng.choice(FOLDERS)}{folder.replace('N', str(n))}/{kind}", page(rng, [f"title: Post {n}", rng.choice(["", "", "slug: sl-N"])], n))
    return site


def addresses(rng, number, name, config):
    site = Site(name, config)
    for key, values in (("url", URLS), ("slug", SLUGS), ("title", TITLES)):
        for value in values:
            n = next(number)
            path = rng.choice(["posts/pN.md"] * 3 + ["pN.md", "posts/b N/index.md", "posts/s N/_index.md"]).replace("N", str(n))
            if key == "url" and "_index" in path and "." in value:
                continue  # the page and its feed go to the same file, and either is written last
            quote = "" if key == "slug" or value[:1] in "'" else '"'
            quoted = value.replace('"', '\\"') if quote else value
            site.add(path, page(rng, [f"{key}: {quote}{quoted}{quote}", "" if key == "title" else "title: T N", "date: 2022-04-07 23:30:00"], n))
    return site


def permalinks(rng, number):
    config = BASE + 'timeZone = "Asia/Shanghai"\n[permalinks]\n' + "".join(f'"s{i}" = "{pattern}"\n' for i, pattern in enumerate(PERMALINKS)) + '"泉 州" = "/q/:section/:filename"\n'
    site = Site("permalinks", config + '"Big" = "/b/:section/:sections/:filename"\n', "America/New_York")
    for i in range(len(PERMALINKS)):
        for path in ("pN.md", "Ü pN.md", "bN/index.md", "cN/_index.md", "deep/pN.md", "2022-04-27-N.md", "x.y.N.md"):
            n = next(number)
            day = rng.choice(["2022-04-07", "2022-12-31T23:30:00Z", "2022-01-01 00:30:00", "1651022381", "nonsense", "2022-04-27 01:00:00 -0800"])
            site.add(f"s{i}/" + path.replace("N", str(n)), page(rng, [f"title: {rng.choice(TITLES)}", f"date: {day}", rng.choice(["", "slug: " + rng.choice(SLUGS)])], n))
    for folder in ("泉 州", "Big", "big", "BIG/two"):
        n = next(number)
        site.add(f"{folder}/{n}.md", page(rng, ["title: N"], n))
        site.add(f"{folder}/b{n}/index.md", page(rng, ["title: N"], n))
    return site


def orders(rng, number, order):
    site = Site("order " + order, BASE + 'timeZone = "Asia/Shanghai"\n[frontmatter]\n' + order + "\n")
    for _ in range(16):
        n = next(number)
        fields = [f"{field}: {rng.choice(DAYS)}" for field in rng.sample(FIELDS, rng.randint(0, 4))]
        base = rng.choice(["N", "2022-04-27-nN", "2022-04-27 N", "2021-13-01-N", "2020-01-01_N_", "2018-01-01-xN/index", "2018-01-01-yN/_index", "2017-01-01"]).replace("N", str(n))
        site.add(f"posts/{base}.md", page(rng, ["title: N", rng.choice(["", "", "slug: own-N", "slug: ''"]), *fields], n))
    return site


def switches(rng, number, name, config, key):
    site = Site(f"{name} {key}", config)
    for value in SWITCHES:
        n = next(number)
        path = rng.choice(["posts/pN.md", "posts/bN/index.md", "posts/sN/_index.md"]).replace("N", str(n))
        site.add(path, page(rng, ["title: N", f"{key}: {value}", rng.choice(["", "published: true", "draft: false"]) if key == "headless" else ""], n))
    for value in ("true", "false", '"true"', "1", "0", "1.0", "2022-01-01", '""', "[]"):
        n = next(number)
        site.add(f"posts/t{n}.md", page(rng, ['title = "N"', f"{key} = {value}"], n, "+++"))
    for value in ("true", "false", '"true"', "1", "0", "null", "[]"):
        n = next(number)
        site.add(f"posts/j{n}.md", f'{{"title": "{n}", "{key}": {value}}}\n\nText.\n')
    return site


LANGUAGES = BASE + 'defaultContentLanguage = "{0}"\ndefaultContentLanguageInSubdir = {1}\n[languages.en]\nweight = 1\n[languages.zh]\nweight = 2\n[languages.pt-br]\nweight = 3\n'


def languages(rng, number, main, below):
    site = Site(f"languages {main} {below}", LANGUAGES.format(main, below))
    for base in ["N", "N.en", "N.zh", "N.fr", "N.pt-br", "N.PT-BR", "N.ZH", "N.zh.en", "bN/index", "cN/index.zh", "sN/_index", "tN/_index.zh", "_index", "_index.zh", "a.b.zh.N"]:
        if base == "_index." + main:
            continue
        for key in ("", "slug: own N", "url: /u/N", "url: v/N/", "url: /zh/N/"):
            n = next(number)
            site.add(f"{'' if base.startswith('_index') else 'posts/'}{base.replace('N', str(n))}.md", page(rng, ["title: N", key], n))
    return site


def kinds(rng, number):
    site = Site("kinds", BASE + '[taxonomies]\ntag = "tags"\nauthor = "authors"\n[permalinks]\ntags = "/t/:slug/"\nposts = "/p/:filename/"\n')
    for path in ("_index.md", "tags/_index.md", "tags/Foo Bar/_index.md", "tags/x/y/_index.md", "authors/_index.md", "Authors/泉 州/_index.md", "categories/_index.md",
                 "posts/_index.md", "posts/Sub Sub/_index.md", "posts/Sub Sub/p.md", "about/index.md", "top.md", "Top Two.md", "index-x.md", "news/_index.html",
                 "posts/own/index.md", "list/_index.en.md"):
        n = next(number)
        site.add(path, page(rng, ["title: My N", rng.choice(["", "", "slug: s N"])], n))
    for lines in (["_build: {render: never}"], ["_build: {render: false}"], ["_build: {render: true}"], ["_build: {render: link}"], ["_build: {render: always}"], ["build: {render: never}"],
                  ["_build: {list: never, publishResources: false}"], ["_BUILD: {Render: Never}"], ["_build: never"], ["outputs: [html]"], ["outputs: [HTML, json]"], ["outputs: html"],
                  ["type: x"], ["layout: y"], ["kind: section"], ["markup: html"], ["URL: /up/N/"], ["Slug: Up N"], ["DRAFT: true"], ["draft: true", "draft: false"], ["slug: a", "Slug: b N"]):
        for path in ("posts/pN.md", "posts/bN/index.md", "sN/_index.md"):
            n = next(number)
            site.add(path.replace("N", str(n)), page(rng, ["title: N", *lines], n))
    return site


def disabled(rng, number, kind):
    site = Site("disabled " + kind, BASE + f'disableKinds = ["{kind}"]\n')
    for path in ("posts/pN.md", "posts/bN/index.md", "posts/cN/index.zh.md", "posts/dN/index.x.y.md", "posts/eN/index.x.en.md", "posts/indexN.md", "sN/_index.md",
                 "posts/tN/_index.md", "tags/N/_index.md", "N.md"):
        n = next(number)
        site.add(path.replace("N", str(n)), page(rng, ["title: N"], n))
    return site


def ugly(rng, number, config):
    site = Site("ugly " + config.split("\n")[0], BASE + config)
    for path in ("_index.md", "posts/pN.md", "posts/bN/index.md", "posts/sN/_index.md", "docs/pN.md", "docs/s N/_index.md", "topN.md", "posts/x.N.md", "docs/_index.md"):
        for key in ("", "url: /u/N", "url: /u/N/", "slug: a.b N"):
            n = next(number)
            site.add(path.replace("N", str(n)), page(rng, ["title: N", key], n))
    return site


def heads(rng, number):
    site = Site("heads", BASE)
    for text in ("", "Text.\n", "\n\n---\ntitle: x\n---\nText.\n", "  ---\ntitle: x\n---\n", "\ufeff---\ntitle: x\nslug: s-N\n---\n", "---\n---\nText.\n", "+++\n+++\n", "{}\n", "---\r\nslug: s-N\r\n---\r\n",
                 "---\nslug: s-N\n---", "---\nslug: s-N\n---   \nText\n", "---\n# only\n---\n", "---\nslug: s-N\n...\n---\n", "# Title\n", "<p>x</p>\n", "text\n---\nslug: no\n---\n",
                 "---\nslug: a\nslug: s-N\n---\n", "+++\nslug = 's-N'\n[params]\na = 1\n+++\n", "---\nslug: s-N\n# c\n\n---\n"):
        for path in ("posts/pN.md", "posts/pN.html"):
            n = next(number)
            site.add(path.replace("N", str(n)), text.replace("N", str(n)))
    return site


def parts(rng, number):
    """A configuration in several files."""
    site = Site("parts", BASE, "UTC", "config/_default/hugo.toml")
    site.files["config/_default/permalinks.toml"] = 'posts = "/p/:year/:filename/"\ntags = "/t/:slug/"\n'
    site.files["config/_default/languages.yaml"] = "en: {weight: 1}\nzh: {weight: 2}\n"
    site.files["config/_default/frontmatter.toml"] = 'date = [":filename", ":default"]\n'
    for base in ("posts/N", "posts/2022-04-27-N", "posts/bN/index", "posts/N.zh", "news/2021-04-27-N", "tags/N/_index", "news/sN/_index.zh"):
        for key in ("", "slug: own N", "url: v/N/"):
            n = next(number)
            site.add(base.replace("N", str(n)) + ".md", page(rng, ["title: T N", "date: 2019-01-01", key], n))
    return site


# Each of these stops Hugo: it is built alone.
STOPS = ["---\ntitle: x\n", "---\ntitle: [x\n---\n", "---\ntitle: a: b\n---\n", "---\n- a\n---\n", "---\njust text\n---\n", "---\n\ttitle: x\n---\n", "+++\ntitle = x\n+++\n", "+++\ntitle = 'x'\n",
         "+++\na = 1\na = 2\n+++\n", "+++\ndate = 2022-13-45\n+++\n", '{"title": "x",}\n', '{"title": "x"\n', "- item\n", "--\n", "+ item\n", "---\nurl: http://x.example/\n---\n",
         "---\nurl: https://x.example/\n---\n", "---\nurl: '/100%'\n---\n", "---\nurl: '/a%zz'\n---\n", "{ text\n", "---\ntitle: x\n--- \ntext: y\n---\n", "---\na: *b\n---\n",
         "---\na: &x 1\nb: *x\n---\n", "---\ntitle: x\n----\n", "---- \ntitle: x\n---\n", "+++\ndate = 2022-04-27 10:00\n+++\n", "+++\ndate = 2022-02-30\n+++\n", "---\n? a\n---\n",
         "---\ntitle: \"x\n---\n", "---\ntitle: @x\n---\n", "---\ntitle: `x`\n---\n", "---\ntitle: %x\n---\n", "---\na: 1\n b: 2\n---\n", "---\n{a: 1}\n---\n", "---\na: !!binary x\n---\n",
         "---\nslug: [a]\n---\n", "---\ncascade: 3\n---\n", "---\nresources: 3\n---\n", "---\nmarkup: none\n---\n", "---\noutputs: [nope]\n---\n", "---\nmenu: 3\n---\n", "---\n1: a\n---\n", "# Org\n",
         "#+TITLE: x\n", "---\nsitemap: 3\n---\n", "---\ntags: 3\n---\n", "---\nweight: x\n---\n", "---\naliases: 3\n---\n", "\ufeff\n---\ntitle: [\n---\n"]


def sites():
    """The sites that are built whole."""
    rng, number = random.Random(20261124), iter(range(100000))
    made = [names(rng, number, "names", BASE), names(rng, number, "names kept", BASE + "disablePathToLower = true\n"), names(rng, number, "names bare", BASE + "removePathAccents = true\n"),
            addresses(rng, number, "addresses", BASE), addresses(rng, number, "addresses below", 'baseURL = "https://example.org/Blog/x"\n'),
            addresses(rng, number, "addresses kept", BASE + "disablePathToLower = true\nremovePathAccents = true\nuglyURLs = true\n"), permalinks(rng, number), kinds(rng, number), heads(rng, number)]
    made += [orders(rng, number, order) for order in ORDERS]
    made += [switches(rng, number, "switch", BASE, key) for key in ("draft", "published", "headless")]
    made += [languages(rng, number, *how) for how in (("en", "false"), ("zh", "false"), ("en", "true"))]
    made += [ugly(rng, number, config) for config in ("uglyURLs = true\n", "[uglyURLs]\nposts = true\n")]
    made.append(parts(rng, number))
    made += [disabled(rng, number, kind) for kind in ("page", "section", "term", "Page")]
    return [site.tuple() for site in made]
