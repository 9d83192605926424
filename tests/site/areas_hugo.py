"""areas_hugo: sites for areas.py, and how Hugo builds them."""
import os
import shutil
import subprocess

BUILDER = "hugo"
PNG = b"\x89PNG\r\n\x1a\n\0\0"


def missing():
    return None if shutil.which("hugo") else "hugo is not installed"


def build(root, out, site):
    run = subprocess.run(["hugo", "-s", root, "-d", out, *site.get("options", [])], text=True, capture_output=True, cwd=root, env={**os.environ, "TZ": "UTC"})
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]


def page(text="", **front):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + (text or "text\n")


LAYOUTS = {f"layouts/{name}.html": "{{ .Content }}\n" for name in ("_default/single", "_default/list", "index", "404")}
SITES = {}

SITES["plain"] = {"uncertain": 21, "exceptions": {
    "/nores/y.png": "a template that asks for it publishes it", "/branchurl/": "the list of a section whose `_index.md` has another address"}, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\nenableRobotsTXT = true\n[permalinks]\nnews = "/:year/:month/:title/"\n',
    "content/_index.md": page(), "content/about.md": page(title="About"), "content/Über uns.md": page(title="x"), "content/港口.md": page(title="x"),
    "content/posts/a.md": page(title="A", tags="[港口, Big Ship, c++, a/b, 'x.y', '  z ']", categories="[News]"), "content/posts/B c.md": page(),
    "content/posts/own.md": page(url="/own/x.html"), "content/posts/own2.md": page(url="own2"), "content/posts/own3.md": page(url="/own3/"), "content/posts/sl.md": page(slug="My Slug"),
    "content/posts/old.md": page(aliases="[/was/, was2, /was3.html, ../up/, ./here]"), "content/posts/draft.md": page(draft="true", tags="[Draft]"),
    "content/posts/late.md": page(date="2099-01-01", tags="[Late]"), "content/posts/gone.md": page(expiryDate="2001-01-01"),
    "content/posts/pic.png": PNG, "content/posts/sub/pic2.PNG": PNG, "content/posts/sub/deep/d.md": page(), "content/posts/sub/deep/d.pdf": PNG,
    "content/news/n.md": page(title="On the news", date="2022-04-27"), "content/news/_index.md": page(title="News"), "content/news/n.png": PNG,
    "content/leaf/index.md": page(title="Leaf"), "content/leaf/a b.png": PNG, "content/leaf/more.md": page(), "content/leaf/sub/x.txt": "x", "content/leaf/UP.JPG": PNG,
    "content/leaf/data.json": "{}", "content/Leaf Two/index.md": page(), "content/Leaf Two/pic.png": PNG, "content/branch/_index.md": page(), "content/branch/b.png": PNG,
    "content/branch/inner/index.md": page(), "content/branch/inner/i.png": PNG, "content/headless/index.md": page(headless="true"), "content/headless/h.png": PNG,
    "content/built/never.md": page(_build="{render: never}"), "content/built/list.md": page(_build="{list: never}"), "content/built/link.md": page(_build="{render: link}"),
    "content/leafurl/index.md": page(url="/lu/x.html"), "content/leafurl/p.png": PNG, "content/leafurl2/index.md": page(url="/lv/"), "content/leafurl2/q.png": PNG,
    "content/leafslug/index.md": page(slug="other name"), "content/leafslug/r.png": PNG, "content/leafurl3/index.md": page(url="lw"), "content/leafurl3/s.png": PNG,
    "content/branchurl/_index.md": page(url="/bu/"), "content/branchurl/t.png": PNG, "content/branchurl/in.md": page(), "content/branchurl/lf/index.md": page(), "content/branchurl/lf/u.png": PNG,
    "content/draftleaf/index.md": page(draft="true"), "content/draftleaf/v.png": PNG, "content/branchdraft/_index.md": page(draft="true"), "content/branchdraft/in.md": page(), "content/branchdraft/sub/in.md": page(), "content/branchdraft/lf/index.md": page(), "content/branchdraft/lf/o.png": PNG,
    "content/branchlate/_index.md": page(date="2099-01-01"), "content/branchlate/in.md": page(tags="[Later]"),
   
    "content/My Section/a.md": page(), "content/My Section/pic.png": PNG, "content/neverleaf/index.md": page(_build="{render: never}"), "content/neverleaf/w.png": PNG,
    "content/nores/index.md": page(_build="{publishResources: false}"), "content/nores/y.png": PNG, "content/a.b.c/index.md": page(), "content/a.b.c/z.png": PNG,
    "content/news/leaf/index.md": page(title="News leaf", date="2022-05-01"), "content/news/leaf/n.png": PNG,
    "content/leaf/nested/index.md": page(), "content/leaf/nested/i.png": PNG,
    "content/raw.html": page("<p>x</p>\n"), "content/noformat.txt": "x", "content/nofront.md": "text\n", "content/empty.md": "", "content/plain.html": "<p>no front matter\n",
    "content/x.org": "#+title: x\ntext\n", "content/y.adoc.txt": "x", "content/_hidden.md": page(), "content/.dot.md": page(), "content/sub.with.dots.md": page(),
    "static/css/main.css": "a{}", "static/img/a b.png": PNG, "static/img/泉州.PNG": PNG, "static/img/100%.png": PNG, "static/img/Up.png": PNG, "static/.well-known/x.txt": "x",
    "static/_redirects": "x", "static/CNAME": "x", "static/x.html": "x", "assets/js/a.js": "1", "data/x.yml": "a: 1\n", "archetypes/default.md": page(),
    "i18n/en.yml": "a: b\n", "README.md": "x\n", "resources/_gen/x": "x",
}}

SITES["lists"] = {"uncertain": 21, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/blog/"\npaginate = 2\ndisableKinds = ["RSS", "404"]\nuglyURLs = false\n[taxonomies]\nauthor = "authors"\nseries = "series"\n'
                 '[outputs]\nhome = ["HTML", "JSON"]\npage = ["HTML"]\nsection = ["HTML", "RSS"]\n[sitemap]\nfilename = "map.xml"\n',
    "layouts/_default/list.html": "{{ range (.Paginate .RegularPages).Pages }}{{ .Title }}{{ end }}\n", "layouts/index.json": "{}\n",
    "layouts/index.html": "{{ range (.Paginate site.RegularPages).Pages }}{{ .Title }}{{ end }}\n",
    **{f"content/posts/p{n}.md": page(title=f"P {n}", authors=f"[Li Wei {n % 2}]", series="Ports", tags="[not a taxonomy]") for n in range(7)},
    "content/authors/li-wei-1/_index.md": page(title="Li Wei"), "content/authors/_index.md": page(), "content/deep/a/b/c.md": page(),
}}

SITES["ugly"] = {"uncertain": 7, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\nuglyURLs = true\ndisablePathToLower = true\nremovePathAccents = true\ndisableKinds = ["sitemap"]\n[permalinks]\n"/" = "/:filename/"\n',
    "content/Éa.md": page(tags="[Éb]"), "content/posts/A B.md": page(), "content/posts/Leaf/index.md": page(), "content/posts/Leaf/P.png": PNG,
    "content/posts/url.md": page(url="/x/y/"), "content/posts/old.md": page(aliases="[/old/, /older.html]"), "content/docs/_index.md": page(),
}}

SITES["languages"] = {"uncertain": 15, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\ndefaultContentLanguage = "en"\n[languages.en]\nlanguageName = "English"\nweight = 1\n[languages.zh]\nlanguageName = "中文"\nweight = 2\n',
    "content/about.md": page(title="About", tags="[Port]"), "content/about.zh.md": page(title="关于", tags="[港口]"), "content/posts/a.md": page(), "content/posts/b.zh.md": page(),
    "content/leaf/index.md": page(), "content/leaf/index.zh.md": page(), "content/leaf/p.png": PNG, "content/leaf/q.zh.png": PNG, "static/x.png": PNG,
    "content/_index.zh.md": page(), "content/posts/_index.zh.md": page(), "content/old.zh.md": page(aliases="[/was/, near]"),
}}

SITES["languages-subdir"] = {"uncertain": 14, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\ndefaultContentLanguage = "en"\ndefaultContentLanguageInSubdir = true\n[languages.en]\ncontentDir = "content/english"\nweight = 1\n'
                 '[languages.zh]\ncontentDir = "content/chinese"\nweight = 2\n',
    "content/english/about.md": page(tags="[Port]"), "content/chinese/about.md": page(tags="[港口]"), "content/english/leaf/index.md": page(), "content/english/leaf/p.png": PNG,
    "content/chinese/posts/a.md": page(aliases="[/was/]"), "static/x.png": PNG,
}}

SITES["folders"] = {"uncertain": 6, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\ncontentDir = "pages"\nstaticDir = ["public-files", "more"]\npublishDir = "out"\ntheme = "plain"\n[params]\nx = 1\n',
    "pages/a.md": page(), "content/not.md": page(), "public-files/p.png": PNG, "more/q.png": PNG, "static/no.png": PNG,
    "themes/plain/static/t.png": PNG, "themes/plain/layouts/partials/x.html": "x", "themes/plain/content/from-theme.md": page(), "themes/other/static/o.png": PNG,
}}

SITES["hidden"] = {"uncertain": 9, "exceptions": {name: "a home that is a draft takes the lists away, too" for name in ("/", "/tags/", "/categories/")}, "files": {**LAYOUTS,
    "hugo.toml": 'baseURL = "https://example.com/"\ndefaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.zh]\nweight = 2\n',
    "content/_index.md": page(draft="true"), "content/a.md": page(), "content/s/_index.md": page(draft="true"), "content/s/b.md": page(), "content/s/b.zh.md": page(),
    "content/t/_index.zh.md": page(draft="true"), "content/t/c.md": page(), "content/t/c.zh.md": page(), "content/u/c.md": page(), "content/u/v/_index.md": page(expiryDate="2001-01-01"),
    "content/u/v/w/d.md": page(), "content/u/v/p.png": PNG,
}}
