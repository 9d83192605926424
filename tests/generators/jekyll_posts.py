"""jekyll_posts: the sites that are tried: date forms, names, categories and permalinks, each in several settings."""
import random

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# not among them: 2022.04, which Ruby reads as 20:22 today, so that it depends on the time of day whether it lies ahead
LONG = "January February March April May June July August September October November December".split()
ZONES = ["", "", "Z", " UTC", " CST", " EST", " PDT", " JST", " GMT", " Asia/Shanghai", " +0800", " +0800", "+08:00", " +08:00",
         " -0500", " +8", " +08", " -05", " +0530", " -0330", " +9900", " +1400", " GMT+8", " 2022 -0800"]
ODD = ["", "null", "~", "today", "now", "yes", "TBD", "'22", "1651022381", "20220427", "2022", "[2022-04-27]", "{a: b}",
       "2022年4月27日", "2022年04月27日", "04/27/2022", "27/04/2022", "4/27/22", "2022-W17-3", "2022-117", "Wed", "2022-04",
       "2022-13-45", "2022-02-30", "2022-02-29", "2024-02-29", "2022-04-31", "2022-04-27 24:00:00", "2022-04-27 25:00:00 +0800",
       "2022-04-27 24:30:00", "2022-04-27 10:60:00", "2022-00-10", "2022-04-00", "２０２２-04-27", "2022-04-27 下午 3:20",
       "2022-04-27T09:19:41.123Z", "20220427T091941Z", "20220427T091941+0800", "2022-04-27 9:19 PM", "2022-04-27 09:19:41 pm +0800",
       "Wed, 27 Apr 2022 09:19:41 +0800", "2022-04-27 10:00-:22+08:00", "2022-04-27_10:00:00", "2022-4-7 8:5:3", "22-4-7",
       "April 27th, 2022", "27th of April 2022", "'2022-04-27 '", "2022-04-27 # day", "!binary |-\n  MjAyMi0wNC0yNw==", "|\n  2022-04-27",
       "10:30", "2100-01-01", "2100-01-01 00:00:00 +0800", "0022-04-27", "1901-01-01 10:00:00 +0800", "1986-07-01 10:00:00"]
MARK = "<pre>@@{n};;{{{{ page.date | date: '%s' }}}};;{{{{ page.url }}}}@@</pre>\n"


def date(rng):
    y, m, d = rng.choice([1999, 2010, 2021, 2022, 2022, 2022]), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice([f"{y}-{m:02}-{d:02}"] * 8 + [f"{y}-{m}-{d}", f"{y}/{m:02}/{d:02}", f"{y}/{m}/{d}", f"{y}.{m:02}.{d:02}",
                       f"{d:02}.{m:02}.{y}", f"{d} {MONTHS[m - 1]} {y}", f"{LONG[m - 1]} {d}, {y}", f"{MONTHS[m - 1]} {d} {y}",
                       f"{d}-{MONTHS[m - 1]}-{y}", f"{y}{m:02}{d:02}", f"{y}-{m:02}-{d:02},", f"{y} {MONTHS[m - 1]} {d}"])


def moment(rng):
    text = date(rng)
    if rng.random() < 0.75:
        h, m, s = rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)
        text += rng.choice([" ", " ", " ", "T", "  ", " at "])
        text += rng.choice([f"{h:02}:{m:02}:{s:02}"] * 5 + [f"{h}:{m:02}:{s:02}", f"{h:02}:{m:02}", f"{h:02}:{m:02}:{s:02}.500",
                            f"{h % 12}:{m:02} PM", f"{h % 12}:{m:02}:{s:02} am"])
        text += rng.choice(ZONES)
    quote = rng.choice(["", "", "", '"', "'"])
    return quote + text + quote


def name(rng, slug):
    y, m, d = rng.choice([2010, 2021, 2022, 2022]), rng.randint(1, 12), rng.randint(1, 28)
    day = rng.choice([f"{y}-{m:02}-{d:02}"] * 8 + [f"{y}-{m}-{d}", f"{y % 100:02}-{m:02}-{d:02}", f"{y}-02-30", f"{y}-04-31",
                      f"{y}-13-01", f"{y}-12-45", f"{y}-00-10", f"{y}{m:02}{d:02}", f"{y}_{m:02}_{d:02}", f"202-{m:02}-{d:02}",
                      f"1{y}-{m:02}-{d:02}"])
    return f"{day}-{slug}{rng.choice(['.md', '.md', '.html', '.html', '.markdown', '.txt', '.HTML', '.MD', ''])}"


def slug(rng, n):
    return rng.choice([f"post-{n}"] * 4 + [f"奋进 春天里{n}", f"UPPER_case.v1.{n}", f"a--b{n}-", f"-lead{n}", f"x{n}...", f"c++ & d #{n}",
                       f"what?{n}", f"100%{n}", f"Über-{n}", f"É{n}", f"（全角）{n}！", f"({n})[x]", f"a'b{n}", f"a:b{n}", f"{n}~v", f"emoji😀{n}"])


CATEGORIES = ["categories: a b", "categories: [Foo Bar, \"泉州 晚报\"]", "category: one two", "category: [x, y]", "categories: [A, a, ÄB]",
              "categories:", "categories: []", "categories: news\ncategory: Extra", "categories: [2022, yes, 1.0, ~]", "categories: [[b]]",
              "categories: 5", "categories: {a: b}", "categories: a, b", "categories: ['c++', 'a/b', 'x?y', 'p#q', '50%']",
              "categories: ['note: x']", "categories: ['专题：一']", "category: ''", "category: no", "tags: [a]"]
KEYS = ["", "", "", "", "published: false", "published: 'false'", "published: no", "published:", "published: true", "draft: true",
        "slug: My Slug", "slug: 中文 Slug!", "slug: ''", "permalink: /fixed/N.html", "permalink: /fixed/N/", "permalink: /fixed/N",
        "permalink: /:year/:title/N", "permalink: pretty-N", "permalink: /新闻/N.html", "permalink: /:nothing/N", "permalink: /v1.N/x",
        "permalink: ../up/N.html", "permalink: //two//N.html", "permalink: /:year_:month_N/", "permalink:", "layout: none",
        "title: [x", "title: a: b", "title: '"]
FOLDERS = ["", "", "", "", "news/", "News/2022/", "泉州/"]
BELOW = ["", "", "", "2022/", "2022/04/", "_hidden/", "a/_b/", ".dot/"]


def front(rng, n, dates):
    lines = [f"title: Post {n}"] if rng.random() < 0.8 else []
    if dates:
        lines.append(f"date: {dates}")
    if rng.random() < 0.4:
        lines.append(rng.choice(CATEGORIES))
    lines.append(rng.choice(KEYS).replace("N", str(n)))
    return "---\n" + "\n".join(l for l in lines if l) + "\n---\n"


def posts(rng, count, start, odd=False):
    """[(path, text)], paths without double."""
    found = {}
    for n in range(start, start + count):
        value = ODD[(n - start) % len(ODD)] if odd else moment(rng) if rng.random() < 0.7 else None
        if odd:
            path, head = f"_posts/2022-04-{n % 28 + 1:02}-odd-{n}.html", f"---\ndate: {value}\n---\n"
        else:
            path = rng.choice(FOLDERS) + "_posts/" + rng.choice(BELOW) + name(rng, slug(rng, n))
            head = front(rng, n, value) if rng.random() < 0.95 else ""
        found[path] = head + MARK.format(n=n)
    return found


def others(start):
    """Drafts, pages, collections, and what is skipped."""
    made = {}
    names = ["about.md", "index.html", "sub/index.md", "sub/dir/page.html", "sub/feed.xml", "sub/notes.txt", "Über uns.md", "a.b.md",
             "_drafts/idea.md", "_drafts/2022-04-27-dated.md", "x/_drafts/other.html", "_docs/one.md", "_docs/deep/two.html",
             "_docs/2022-04-27-dated.md", "_kept/hidden.md", "_pages/contact.md", "vendor/bundle/x.md", "node_modules/y.md",
             "skip/z.md", "notes~", ".well-known/k.md", "_layouts_/n.md", "sub/_under.md", "css/site.txt", "docs/page.xhtml"]
    keys = ["", "permalink: /p/N/", "permalink: /p/N.html", "published: false", "date: 2100-01-01", "permalink: /p/:basename"]
    for i, path in enumerate(names):
        made[path] = "---\ntitle: t\n---\n" + MARK.format(n=start + i)
    for i, key in enumerate(keys):
        n = start + 50 + i
        made[f"keys/page-{n}.md"] = f"---\ntitle: t\n{key}\n---\n".replace("N", str(n)) + MARK.format(n=n)
        made[f"_docs/doc-{n}.md"] = f"---\ntitle: t\n{key}\n---\n".replace("N", str(n + 100)) + MARK.format(n=n + 100)
    made["plain.md"] = MARK.format(n=start + 80)
    made["_docs/plain.md"] = MARK.format(n=start + 81)
    return made


DEFAULTS = """
defaults:
  - scope: {path: ""}
    values: {category: all}
  - scope: {path: "", type: posts}
    values: {categories: [default], permalink: "/d/:categories/:year-:month-:day-:title/"}
  - scope: {path: "news"}
    values: {published: true, permalink: "/n/:title:output_ext"}
  - scope: {path: "_posts/2022/*"}
    values: {category: deep}
  - scope: {path: "_posts", type: pages}
    values: {permalink: /never/}
  - scope: {path: "_posts/2022", type: posts}
    values: {date: "2020-02-02 10:00:00 +0800"}
"""
ALL = ("/:categories/:slugified_categories/:year/:short_year/:month/:i_month/:short_month/:long_month/:day/:i_day/:y_day/:w_year/"
       ":week/:w_day/:short_day/:long_day/:hour/:minute/:second/:slug/:name/:collection/:path/:title_:output_ext")
DOCS = "\ncollections:\n  docs: {output: true}\n  kept: {output: false}\ninclude: [_pages, .well-known]\nexclude: [skip]\n"


def sites():
    """(name, _config.yml, TZ, files, jekyll's options)"""
    rng = random.Random(20220427)
    yield "shanghai", "timezone: Asia/Shanghai\n", "UTC", {**posts(rng, len(ODD), 1000, True), **posts(rng, 130, 2000)}, []
    yield "machine", "permalink: pretty\n", "America/New_York", {**posts(rng, len(ODD), 3000, True), **posts(rng, 80, 4000), **others(4500)}, []
    yield "all", f"timezone: Europe/London\npermalink: {ALL}\nfuture: true\n", "UTC", posts(rng, 70, 5000), []
    yield "ordinal", "permalink: ordinal\ntimezone: Asia/Kolkata\n" + DOCS, "UTC", {**posts(rng, 40, 6000), **others(6500)}, ["--drafts"]
    yield "weekdate", "permalink: weekdate\nunpublished: true\n" + DOCS, "Asia/Tokyo", {**posts(rng, 50, 7000), **others(7500)}, []
    yield "none", "permalink: none\n", "UTC", posts(rng, 40, 8000), []
    yield "own", "permalink: /blog/:year/:title\ncollections: {posts: {permalink: '/c/:title/'}, docs: {output: true, permalink: '/d/:path-:year.html'}}\n", \
        "UTC", {**posts(rng, 30, 9000), **others(9500)}, []
    yield "defaults", DEFAULTS, "UTC", posts(rng, 80, 10000), []
