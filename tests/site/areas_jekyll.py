"""areas_jekyll: sites for areas.py, and how Jekyll builds them."""
import os, shutil, subprocess

BUILDER = "jekyll"
NEEDED = ["jekyll-feed", "jekyll-sitemap", "jekyll-redirect-from", "jekyll-relative-links"]  # Debian's `jekyll` brings or offers them
FURTHER = ["jekyll-paginate", "jekyll-archives", "jekyll-readme-index", "jekyll-optional-front-matter"]


def gems():
    return subprocess.run(["gem", "list", "--no-versions"], text=True, capture_output=True).stdout.split()


def missing():
    if not shutil.which("jekyll") or not shutil.which("gem"):
        return "jekyll is not installed"
    lacking = [name for name in NEEDED + FURTHER if name not in gems()]
    return f"the gems {', '.join(lacking)} are not installed" if lacking else None


def build(root, out, site):
    run = subprocess.run(["jekyll", "build", "--quiet", "-s", root, "-d", out, "--disable-disk-cache"], text=True, capture_output=True,
                         cwd=root, env={**os.environ, "TZ": "UTC", "JEKYLL_NO_BUNDLER_REQUIRE": "1", "JEKYLL_ENV": "production"})
    assert run.returncode == 0, run.stderr[-2000:]


def page(text="", **front):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + (text or "text\n")


PNG = b"\x89PNG\r\n\x1a\n\0\0"
POSTS = {f"_posts/2022-04-{day:02}-post-{day}.md": page(title=f"Post {day}", tags="[港口, Big Ship]", categories="news city")
         for day in range(1, 8)}

SITES = {}

SITES["plain"] = {"uncertain": 3, "exceptions": {"sub/node_modules/x.js": "packages are not looked into"}, "files": {
    "_config.yml": "exclude: [drafts.txt, secret/, '*.bak', tools]\ninclude: [_pages, .htaccess, .well-known]\nkeep_files: [old]\n"
                   "collections:\n  docs:\n    output: true\n    permalink: /handbook/:path/\n  notes:\n    output: true\n  hidden: {}\n",
    "index.html": page(), "about.md": page(), "plain.md": "no front matter\n", "plain.html": "<p>no front matter\n",
    "sub/index.markdown": page(), "sub/x.mkd": page(), "sub/y.xhtml": page(), "z.htm": page(), "feed.xml": page(), "robots.txt": page(),
    "page.php": page(), "moved.php": page(permalink="/there.php"), "data.json": page(), "pl.json": "{}", "list.csv": page(permalink="/csv/"),
    "css/main.scss": page("a{b:c}\n"), "css/own.scss": "a{b:c}\n", "css/s.sass": page("a\n  b: c\n"), "css/plain.css": "a{}", "css/t.css": page("a{}"),
    "js/a.coffee": "x = 1\n", "js/b.js": page("1\n"), "img/a b.png": PNG, "img/泉州.PNG": PNG, "img/100%.png": PNG, "img/a%20b.png": PNG,
    "img/x#y.png": PNG, "img/x?y.png": PNG, "img/a..b.png": PNG, "img/noext": PNG, "img/a+b&c.png": PNG,
    "_pages/in.md": page(), "_pages/a.png": PNG, "_hidden/x.md": page(), "_hidden/x.png": PNG, ".htaccess": "x", ".secret": "x", ".well-known/x.txt": "x",
    "drafts.txt": "x", "secret/x.png": PNG, "secrets.txt": "x", "a.bak": "x", "sub/a.bak": "x", "tools/x": "x", "toolset/y": "x", "x~": "x", "#x#": "x", "~x": "x",
    "sub/.hid": "x", "sub/_hid.md": page(), "node_modules/x/x.js": "x", "sub/node_modules/x.js": "x", "vendor/x.css": "x", "vendor/bundle/x.css": "x",
    "Gemfile": "source 'x'\n", "Gemfile.lock": "x", "package.json": "{}", "old/x.txt": "x", "README.md": "x\n", "LICENSE": "x",
    "_docs/a.md": page(), "_docs/sub/b.html": page(), "_docs/pic.png": PNG, "_docs/sub/p q.png": PNG, "_docs/plain.md": "x\n", "_docs/_u.md": page(), "_docs/_u.png": PNG,
    "_notes/n.md": page(), "_notes/pic.jpg": PNG, "_notes/sub/pic.tar.gz": PNG, "_notes/.x.png": PNG, "_hidden/y.md": page(),
    "_layouts/default.html": "{{content}}", "_includes/x.html": "x", "_data/x.yml": "a: 1\n", "_sass/_x.scss": "a{}",
    "_posts/2022-04-27-x.md": page(title="x"), "_posts/2022-04-27-pic.png": PNG, "_posts/pic.png": PNG, "_posts/sub/2022-04-28-y.md": page(),
    "cat/_posts/2022-04-28-z.md": page(), "cat/x.md": page(), "_drafts/d.md": page(), "pub.md": page(published="false"), "future.md": page(date="2099-01-01"),
    "_posts/2099-01-01-f.md": page(), "perm.md": page(permalink="/perm/a/b"), "perm2.md": page(permalink="/perm/c.txt"), "r.md": page(redirect_from="/nothing/"),
    "tab.svg": page("<svg/>"), "site.webmanifest": page("{}"), "a.min.js": "x", "x.tar.gz": PNG, "CNAME": "x", "sub/CNAME": page(), "a.yml": page(permalink="/yml.txt"),
}}

SITES["pretty"] = {"uncertain": 1, "files": {
    "_config.yml": "permalink: pretty\ncollections_dir: all\ncollections:\n  docs: {output: true, permalink: '/:collection/:name:output_ext'}\nlayouts_dir: lay\n"
                   "includes_dir: inc\nbaseurl: /blog\nsource: .\n",
    "all/_docs/a.md": page(), "all/_docs/sub/p.png": PNG, "all/_posts/2022-04-27-x.md": page(), "_posts/2022-04-27-no.md": page(), "all/p.png": PNG,
    "about.md": page(), "a.b.html": page(), "404.html": page(), "sub/index.md": page(), "lay/x.html": "x", "inc/y.html": "y", "feed.xml": page(), "x.scss": page("a{b:c}\n"),
}}

SITES["plugins"] = {"uncertain": 14, "files": {**POSTS,
    "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap, jekyll-redirect-from, jekyll-paginate, jekyll-archives]\npaginate: 2\npaginate_path: /blog/page:num/\n"
                   "jekyll-archives: {enabled: [tags, categories, year, month]}\nfeed: {categories: [news], collections: {docs: {path: /docs.xml}}, tags: true}\n"
                   "collections: {docs: {output: true}}\nurl: https://example.com\n",
    "index.html": page(), "blog/index.html": page("{% for p in paginator.posts %}x{% endfor %}"), "_docs/a.md": page(redirect_from="[/old/a/, old/b.html, /old/c]"),
    "about.md": page(redirect_from="/was"), "to.md": page(redirect_to="https://example.org/"), "_posts/2022-05-01-r.md": page(redirect_from="\n  - /r/\n  - /r2.htm"),
    "hidden.md": page(published="false", redirect_from="/nowhere/"), "assets/x.png": PNG,
}}

SITES["own-plugin"] = {"uncertain": 4, "files": {
    "_config.yml": "title: x\n", "index.md": page(), "a.png": PNG, "_posts/2022-05-01-r.md": page(tags="[a]"),
    "_plugins/gen.rb": "class G < Jekyll::Generator\n  def generate(site)\n    %w(tags/a tag/a categories/a authors/a).each do |d|\n"
                       "      site.pages << Jekyll::PageWithoutAFile.new(site, site.source, d, 'index.html')\n    end\n  end\nend\n",
}}

SITES["github"] = {"uncertain": 3, "files": {
    "_config.yml": "plugins: [jekyll-readme-index, jekyll-optional-front-matter, jekyll-relative-links]\n",
    "README.md": "# Home\n\n[a](docs/a.md)\n", "docs/a.md": "# A\n", "docs/README.md": "# Docs\n", "docs/x.html": "<p>x\n", "LICENSE.md": "x\n", "CONTRIBUTING.md": "x\n",
    "sub/index.md": page(), "sub/README.md": "x\n", "sub/b.markdown": page(),
}}
