"""areas_hexo: sites for areas.py, and how Hexo builds them."""
import os
import shutil

import sites

BUILDER = "hexo"
PNG = b"\x89PNG\r\n\x1a\n\0\0"


def missing():
    if not shutil.which("node") or not os.path.isdir(os.path.join(MODULES, "hexo-generator-tag")):
        return f"node or {MODULES} is not there"
    return None


def build(root, out, site):
    for name in ("post", "page", "index", "archive", "tag", "category"):
        sites.write(root, f"themes/{site.get('theme', 'plain')}/layout/{name}.njk", "{{ page.content | safe }}\n")
    sites.write(root, "package.json", site.get("package", sites.HEXO_PACKAGE))
    os.rename(sites.hexo(root, os.path.abspath(MODULES), site.get("public", "public")), out)


def page(text="", **front):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + (text or "text\n")


def post(**front):
    return page(**{"title": "A post", "date": "2022-04-27 10:00:00", **front})


SITES = {}

SITES["plain"] = {"uncertain": 5, "files": {
    "_config.yml": "url: https://example.com\ntheme: plain\npost_asset_folder: false\n",
    "source/_posts/a.md": post(tags="[港口, Big Ship, c++, a/b, x.y]", categories="[News, Ports]"), "source/_posts/B c.md": post(categories="\n  - [One, Two]\n  - Three"),
    "source/_posts/sub/d.md": post(tags="solo", categories="Solo"), "source/_posts/2022-05-01-named.md": page(title="x"), "source/_posts/港口.md": post(),
    "source/_posts/own.md": post(permalink="own/x.html"), "source/_posts/own2.md": post(permalink="own2"), "source/_posts/own3.md": post(permalink="/own3/"),
    "source/_posts/hidden.md": post(published="false", tags="[Hidden]"), "source/_posts/late.md": post(date="2099-01-01", tags="[Late]"), "source/_posts/pic.png": PNG,
    "source/_posts/sub/pic2.png": PNG, "source/_posts/_x.md": post(), "source/_posts/x.md~": post(), "source/_posts/t.txt": "x", "source/_posts/h.html": post(),
    "source/_drafts/d.md": post(tags="[Draft]"), "source/about/index.md": page(title="About"), "source/about/me.md": page(), "source/about/pic.png": PNG,
    "source/plain.md": "no front matter\n", "source/x.html": "<p>x</p>\n", "source/raw.html": page("<p>x\n", layout="false"), "source/tags/index.md": page(type="tags"),
    "source/css/a.css": "a{}", "source/css/b.styl": "a\n  b c\n", "source/js/a.js": "1", "source/data.json": "{}", "source/d.yml": "a: 1\n", "source/x.xml": "<x/>", "source/robots.txt": "x",
    "source/img/a b.png": PNG, "source/img/泉州.PNG": PNG, "source/img/100%.png": PNG, "source/img/Up.JPG": PNG, "source/_hidden/x.md": page(), "source/_hidden/x.png": PNG,
    "source/.dot.png": PNG, "source/a/_b.md": page(), "source/a/.c/x.md": page(), "source/_data/x.yml": "a: 1\n", "source/CNAME": "x", "source/no_ext": "x", "source/sub/own.md": page(permalink="elsewhere.html"),
    "scaffolds/post.md": "---\ntitle: x\n---\n", "themes/plain/source/css/t.css": "a{}", "themes/plain/source/_partial.css": "a{}", "themes/plain/source/img/t.png": PNG,
    "themes/plain/source/css/u.styl": "a\n  b c\n", "themes/other/source/o.png": PNG, "README.md": "x\n",
}}

SITES["options"] = {"uncertain": 5, "theme": "own", "public": "out", "files": {
    "_config.yml": "url: https://example.com/blog\nroot: /blog/\ntheme: own\nsource_dir: src\npublic_dir: out\npermalink: posts/:category/:title.html\ndefault_category: none\n"
                   "tag_dir: t\ncategory_dir: c\narchive_dir: all\nfilename_case: 1\ntag_map: { Big Ship: big }\ncategory_map: { News: n }\nper_page: 2\npagination_dir: p\n"
                   "archive_generator: { monthly: false }\ntag_generator: { enable_index_page: true }\nindex_generator: { path: home }\npost_asset_folder: true\nskip_render: ['raw/**', '*.skip.html']\n"
                   "include: ['_inc/x.md', '_inc/*.png']\nexclude: ['exc/**']\nignore: ['**/ign.md']\nfuture: false\nnew_post_name: :year-:month-:day-:title.md\n",
    "src/_posts/2022-04-27-a.md": page(title="a", tags="[Big Ship, Up]", categories="[News, Deep]"), "src/_posts/2022-04-27-a/pic.png": PNG, "src/_posts/2022-04-27-a/sub/p 2.png": PNG,
    "src/_posts/2022-04-28-b.md": page(title="b"), "src/_posts/2022-04-29-c.md": page(title="c", tags="[Up]"), "src/_posts/late.md": post(date="2099-01-01", tags="[Late]"),
    "src/_posts/late/q.png": PNG, "src/_posts/hid.md": post(published="false"), "src/_posts/hid/t.png": PNG, "src/_posts/nopost/r.png": PNG, "src/_posts/deep/2022-04-30-d.md": page(title="d"), "src/_posts/deep/2022-04-30-d/s.png": PNG,
    "src/raw/x.md": page(), "src/raw/y.html": page(), "src/z.skip.html": page(), "src/_inc/x.md": page(), "src/_inc/p.png": PNG, "src/exc/x.md": page(), "src/exc/p.png": PNG,
    "src/a/ign.md": page(), "src/page/index.md": page(), "src/page/p.png": PNG, "source/no.md": page(),
}}

SITES["lone"] = {"uncertain": 2, "package": '{"name": "x", "hexo": {"version": "8.1.2"}, "dependencies": {"hexo": "8.1.2", "hexo-renderer-marked": "7.0.1"}}', "files": {
    "_config.yml": "url: https://example.com\ntheme: plain\npermalink: :year/:i_month/:i_day/:post_title/\nrender_drafts: true\n", "source/_posts/a.md": post(tags="[a]"), "source/_drafts/d.md": post(title="Draft it"),
    "scripts/x.js": "hexo.extend.generator.register('x', () => [{path: 'tags/index.html', data: 'x'}, {path: 'archives/index.html', data: 'x'}])\n",
}}
