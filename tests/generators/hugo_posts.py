"""hugo_posts: the sites that are tried with Hugo: date forms, names, addresses and permalinks, each in several settings."""
import json, random

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ZONES = ["", "", "Z", "+08:00", "+0800", " +0800", " +08:00", "-05:00", " -0500", " UTC", " CST", " +8", " Asia/Shanghai", "+9900", " +0530", " +0800 CST"]
ODD = ["", "null", "~", "today", "yes", "1651022381", "20220427", "2022", "[2022-04-27]", "{a: b}", "2022年4月27日", "04/27/2022", "4/27/22",
       "2022-13-45", "2022-02-30", "2022-02-29", "2024-02-29", "2022-04-27 24:00:00", "2022-04-27 10:60:00", "2022-04-27 10:00:60", "2022-00-10",
       "2022-04-27T09:19:41.123Z", "20220427T091941Z", "Wed, 27 Apr 2022 09:19:41 +0800", "Wed, 27 Apr 2022 09:19:41 CST", "27 Apr 22 09:19 +0800",
       "Wed Apr 27 09:19:41 2022", "Wed Apr 27 09:19:41 CST 2022", "Wed Apr 27 09:19:41 +0800 2022", "27 Apr 2022", "April 27, 2022", "10:30",
       "3:04PM", "2100-01-01", "2100-01-01T00:00:00+08:00", "0022-04-27", "1901-01-01", "1_000", "0o17", "0x10", "1e3", "-5", "3.7", "12345678901234567890"]
MARK = "Text {n}.\n"
LAYOUT = "<pre>@@{{ with .File }}{{ .Path | base64Encode }}{{ end }};;{{ .Date.Unix }};;{{ .RelPermalink | base64Encode }}@@</pre>\n"
CONFIGS = [
    ("plain", "hugo.toml", 'baseURL = "https://example.org/"\n', "UTC"),
    ("shanghai", "hugo.toml", 'baseURL = "https://example.org/"\ntimeZone = "Asia/Shanghai"\n', "America/New_York"),
    ("machine", "config.toml", 'baseURL = "https://example.org/"\n', "Asia/Shanghai"),
    ("ugly", "hugo.toml", 'baseURL = "https://example.org/"\nuglyURLs = true\ntimeZone = "America/New_York"\n', "UTC"),
    ("links", "config.yaml", 'baseURL: https://example.org/\ntimeZone: Asia/Shanghai\npermalinks:\n  posts: /:year/:month/:day/:slug/\n  news: /:section/:title/\n'
     '  docs: /:filename/\n  blog: /:yearday/:weekday/:monthname/:slugorfilename/\n  "泉州": /qz/:sections/:slug\n', "UTC"),
    ("case", "hugo.toml", 'baseURL = "https://example.org/"\ndisablePathToLower = true\nremovePathAccents = true\n[frontmatter]\ndate = [":filename", ":default"]\n', "UTC"),
    ("future", "hugo.yaml", "baseURL: https://example.org/\nbuildFuture: true\nbuildDrafts: true\nbuildExpired: true\n", "UTC"),
    ("sub", "hugo.json", '{"baseURL": "https://example.org/blog/", "timeZone": "Asia/Shanghai", "permalinks": {"posts": "/:2006/:01/:title"}}\n', "UTC"),
]


def moment(rng):
    y, m, d = rng.choice([1999, 2010, 2021, 2022, 2022]), rng.randint(1, 12), rng.randint(1, 28)
    text = rng.choice([f"{y}-{m:02}-{d:02}"] * 8 + [f"{y}-{m}-{d}", f"{y}/{m:02}/{d:02}", f"{d:02} {MONTHS[m - 1]} {y}"])
    if rng.random() < 0.7:
        h, n, s = rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)
        text += rng.choice([" ", " ", "T", "T", "  "]) + rng.choice([f"{h:02}:{n:02}:{s:02}"] * 6 + [f"{h}:{n:02}:{s:02}", f"{h:02}:{n:02}", f"{h:02}:{n:02}:{s:02}.5"])
        text += rng.choice(ZONES)
    return text


def toml_moment(rng):
    y, m, d, h = rng.choice([1999, 2022]), rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23)
    return rng.choice([f"{y}-{m:02}-{d:02}", f"{y}-{m:02}-{d:02}T{h:02}:10:20", f"{y}-{m:02}-{d:02} {h:02}:10:20", f"{y}-{m:02}-{d:02}T{h:02}:10:20Z",
                       f"{y}-{m:02}-{d:02}T{h:02}:10:20+08:00", f"{y}-{m:02}-{d:02} {h:02}:10:20.25-05:00", f"{h:02}:10:20", "1651022381", '"2022-04-27"'])


KEYS = ["", "", "", "", "draft: true", "draft: false", "slug: My Slug N", "slug: 中文 SlugN!", "slug: ''", "slug: a/bN", "slug: Ünder.DotN", "url: /fixed/N.html",
        "url: /fixed/N/", "url: fixed/N", "url: /Fixed/Ünder N", "publishDate: 2100-01-01", "publishDate: 2001-01-01", "expiryDate: 2001-01-01",
        "expiryDate: 2100-01-01", "lastmod: 2020-02-02", "pubdate: 2019-01-01", "published: 2018-01-01", "modified: 2017-01-01", "unpublishdate: 2001-01-01",
        "headless: true", "title: 'a/b: ‘c’ & d? N'", "build: {render: never}", "_build: {list: never}", "aliases: [/old/N/]", "DATE: 2016-05-05", "expirydate: nonsense"]
NAMES = ["post-{n}"] * 5 + ["奋进 春天里{n}", "UPPER_case.v1.{n}", "a--b{n}-", "-lead{n}", "c++ & d #{n}", "what-{n}!", "100%{n}", "Über-{n}", "（全角）{n}！", "({n})[x]",
                            "a'b{n}", "{n}~v", "emoji😀{n}", "2022-04-27-dated-{n}", "2022-04-27_under-{n}", "2022-4-7-short-{n}", "2022-02-30-none-{n}", "2022-04-27T10-20-30-time-{n}",
                            "b{n}/index", "c{n}/_index", "Deep {n}/Er/leaf", "x,y;z{n}", "a=b{n}", "q@r{n}", "back`tick{n}", "{n}.html", "a__b  c{n}", "tab…{n}", "é{n}"]
SECTIONS = ["posts", "posts", "posts", "news", "docs", "blog", "泉州", "Mixed Case", "posts/2022"]


def front(rng, n, date, key):
    form = rng.choice(["yaml"] * 6 + ["toml", "toml", "json"])
    if form == "toml" and not key:
        return f'+++\ntitle = "Post {n}"\ndate = {toml_moment(rng)}\n+++\n\n'
    if form == "json" and not key:
        return json.dumps({"title": f"Post {n}", "date": rng.choice([moment(rng), 1651022381, None, [1], "x"])}, ensure_ascii=False, indent=1) + "\n\n"
    quote = rng.choice(["", "", '"', "'"])
    title = "" if key.startswith("title:") else f"title: Post {n}\n"
    return f"---\n{title}date: {quote}{date}{quote}\n{key.replace('N', str(n)) if key.startswith(('url', 'aliases', 'slug', 'title')) else key}\n---\n\n"


def sites():
    rng, n = random.Random(20261123), 0
    for name, config_name, config, zone in CONFIGS:
        files = {}
        for date in ODD:
            n += 1
            quote = rng.choice(["", "", '"'])
            files[f"content/posts/odd-{n}.md"] = f"---\ntitle: Odd {n}\ndate: {quote}{date}{quote}\n---\n\n{MARK.format(n=n)}"
        for _ in range(90):
            n += 1
            path = f"content/{rng.choice(SECTIONS)}/{rng.choice(NAMES).format(n=n)}{rng.choice(['.md'] * 6 + ['.html', '.markdown'])}"
            files[path] = front(rng, n, moment(rng), rng.choice(KEYS)) + MARK.format(n=n)
        yield name, config_name, config, zone, files
