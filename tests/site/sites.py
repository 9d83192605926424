"""Sites made ready to be built by the real programs, and built."""
import os
import re
import shutil
import subprocess


class NotHere(Exception):
    """A program or a corpus is missing."""


def write(root, name, text):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(command, cwd, **environment):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**os.environ, "TZ": "UTC", **environment}, timeout=900)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout[:1500]}\n{done.stderr[:1500]}")
    return done.stdout + done.stderr


def need(program):
    if not shutil.which(program):
        raise NotHere(program)


def posts(root):
    for where, _, names in os.walk(root):
        for name in names:
            if name.endswith((".md", ".markdown", ".html")):
                yield os.path.join(where, name)


def stub_includes(root):
    """Includes that the corpus left out: empty ones."""
    for path in posts(root):
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        for name in re.findall(r"{%-?\s*include(?:_relative)?\s+([\w./-]+)", text):
            if not os.path.exists(os.path.join(root, "_includes", name)):
                write(root, f"_includes/{name}", "")


def stub_layouts(root, names):
    for name in names:
        write(root, f"_layouts/{name}.html", "{{ content }}\n")


def jekyll(root):
    need("jekyll")
    try:
        run(["jekyll", "build", "--quiet", "-s", root, "-d", root + "-built"], root, JEKYLL_ENV="production", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    except RuntimeError as error:
        gem = re.search(r"you don't have ([\w-]+)|cannot load such file -- ([\w-]+)", str(error))
        if gem:
            raise NotHere(gem.group(1) or gem.group(2)) from error
        raise
    return root + "-built"


NOT_FOUND = {} # of a built site: the references that Hugo itself did not find, (path of the post, text)


def hugo(root):
    need("hugo")
    said = run(["hugo", "-s", root, "-d", root + "-built"], root)
    NOT_FOUND[root] = {(os.path.relpath(path, root), text) for text, path in re.findall(r'REF_NOT_FOUND: Ref "(.*?)": "(.*?):\d+:\d+": page not found', said)}
    return root + "-built"


def hexo(root, modules, public="public"):
    need("node")
    if not os.path.isdir(os.path.join(modules, "hexo")):
        raise NotHere(modules)
    os.symlink(modules, os.path.join(root, "node_modules"))
    run(["node", os.path.join(modules, "hexo", "bin", "hexo"), "generate"], root)
    os.unlink(os.path.join(root, "node_modules"))
    os.rename(os.path.join(root, public), root + "-built")
    return root + "-built"


JEKYLL_DOCS = """\
title: Jekyll
repository: https://github.com/jekyll/jekyll
url: https://jekyllrb.com
permalink: pretty
collections:
  docs: { permalink: "/:collection/:path/", output: true }
  posts: { permalink: "/news/:year/:month/:day/:title/", output: true }
  tutorials: { permalink: "/:collection/:path/", output: true }
plugins: [jekyll-redirect-from, jekyll-sitemap, jekyll-feed, jekyll-seo-tag]
"""


def servicecomb(root, corpora):
    """The corpus has no assets, so its pictures are missing on the built site too. The theme's layouts need its styles: stubs. Jekyll 4 reads no
    aliases in _config.yml: the one there is written out; its plugins are left out, of which one stops at the date of a post."""
    shutil.copytree(os.path.join(corpora, "servicecomb"), root, dirs_exist_ok=True)
    with open(os.path.join(root, "_config.yml"), encoding="utf-8") as file:
        config = file.read()
    config = config.replace(": *name", ': "Apache ServiceComb"').replace("&name", "")
    write(root, "_config.yml", re.sub(r"^(?:(?:plugins|whitelist):| *- (?:jekyll-[\w-]+|jemoji)) *\n", "", config, flags=re.M))
    stub_layouts(root, [name[:-5] for name in os.listdir(os.path.join(root, "_layouts")) if name.endswith(".html")])
    stub_includes(root)
    return jekyll(root), "", ""


def jekyll_docs(root, corpora):
    """The corpus has neither configuration nor layouts: the collections as the project has them, and stubs. A page that divides by the length of a
    list that the corpus left out cannot be built."""
    shutil.copytree(os.path.join(corpora, "jekyll", "docs"), root, dirs_exist_ok=True)
    os.unlink(os.path.join(root, "pages", "jekyllconf.md"))
    write(root, "_config.yml", JEKYLL_DOCS)
    stub_includes(root)
    for path in posts(root):
        with open(path, encoding="utf-8", errors="replace") as file:
            layout = re.search(r"^layout:\s*(\w+)", file.read(), re.M)
        if layout:
            stub_layouts(root, [layout.group(1)])
    return jekyll(root), "https://jekyllrb.com", ""


def stub_shortcodes(root, builtin=("ref", "relref", "figure", "highlight", "param", "youtube", "vimeo", "gist", "tweet", "instagram")):
    """Plain layouts, and shortcodes that show what stands between their tags."""
    for name in ("_default/single", "_default/list", "index"):
        write(root, f"layouts/{name}.html", "{{ .Content }}\n")
    names = {}
    for path in posts(os.path.join(root, "content")):
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        for opening, slash, name in re.findall(r"{{([<%])\s*(/?)\s*([\w/-]+)", text):
            names[name] = names.get(name, False) or bool(slash)
    for name, paired in names.items():
        if name not in builtin:
            write(root, f"layouts/shortcodes/{name}.html", "{{ .Inner | .Page.RenderString }}" if paired else "")


def hugodocs(root, corpora):
    """The corpus has only content: a plain layout, and shortcodes that show what stands between their tags."""
    shutil.copytree(os.path.join(corpora, "hugodocs", "content"), os.path.join(root, "content"), dirs_exist_ok=True)
    write(root, "hugo.toml", 'baseURL = "https://gohugo.io/"\ncontentDir = "content/en"\ntitle = "Hugo"\nrefLinksErrorLevel = "warning"\nignoreErrors = ["error-missing-instagram-accesstoken"]\n'
          '[taxonomies]\ncategory = "categories"\n[markup.goldmark.renderer]\nunsafe = true\n[params]\nminVersion = "1"\n[markup.goldmark.parser.attribute]\nblock = true\n')
    stub_shortcodes(root)
    return hugo(root), "https://gohugo.io", ""


def digitalgov(root, corpora):
    """One post in eight of the site, so most of its links lead nowhere here; its configuration is not in the corpus: news are dated by their addresses."""
    shutil.copytree(os.path.join(corpora, "digitalgov", "hugo", "content"), os.path.join(root, "content"), dirs_exist_ok=True)
    write(root, "hugo.toml", 'baseURL = "https://digital.gov/"\nrefLinksErrorLevel = "warning"\nbuildExpired = true\ntimeZone = "America/New_York"\n[permalinks]\n'
          'news = "/:year/:month/:day/:filename/"\nevents = "/event/:year/:month/:day/:filename/"\n[markup.goldmark.renderer]\nunsafe = true\n')
    stub_shortcodes(root, ("ref", "relref")) # it has its own `highlight` and others
    return hugo(root), "https://digital.gov", ""


def readable(root, modules):
    """Takes away the posts whose front matter Hexo's own reader refuses: one of them stops a build."""
    script = ("const m=require(process.argv[1]);const fs=require('fs');for(const f of fs.readFileSync(0,'utf8').split('\\n').filter(Boolean))"
              "try{m.parse(fs.readFileSync(f,'utf8'))}catch(e){console.log(f)}")
    done = subprocess.run(["node", "-e", script, os.path.abspath(os.path.join(modules, "hexo-front-matter"))], input="\n".join(posts(root)), capture_output=True, text=True, check=True)
    for path in done.stdout.splitlines():
        os.unlink(path)


def wordpress(root, corpora, folder):
    """A WordPress export: 1,542 posts that link each other as https://www.WHATEVER/…; their pictures are not in the corpus, the tags of its
    theme are taken out."""
    source = os.path.join(corpora, "digitalgov", "wp-export")
    for path in posts(source):
        with open(path, encoding="utf-8", newline="") as file:
            write(root, os.path.join(folder, os.path.basename(path)), re.sub(r"{%.*?%}", "", file.read(), flags=re.S))


def wordpress_jekyll(root, corpora):
    wordpress(root, corpora, "_posts")
    write(root, "_config.yml", "url: https://www.WHATEVER\ntimezone: America/New_York\n")
    stub_layouts(root, ["post"])
    return jekyll(root), "https://www.WHATEVER", ""


HEXO_PACKAGE = """{"name": "site", "version": "0.0.0", "private": true, "hexo": {"version": "8.1.2"}, "dependencies": {
  "hexo": "8.1.2", "hexo-renderer-marked": "7.0.1", "hexo-generator-index": "4.0.0", "hexo-generator-archive": "2.0.0",
  "hexo-generator-category": "2.0.0", "hexo-generator-tag": "2.0.0"}}
"""


def wordpress_hexo(root, corpora, modules):
    if not os.path.isdir(os.path.join(modules, "hexo")):
        raise NotHere(modules)
    wordpress(root, corpora, "source/_posts")
    readable(root, modules)
    write(root, "_config.yml", "url: https://www.WHATEVER\nroot: /\npermalink: :year/:month/:day/:title/\nnew_post_name: :year-:month-:day-:title.md\ntheme: plain\n"
          "tag_dir: tag\ncategory_dir: category\ntimezone: America/New_York\nsyntax_highlighter: false\n")
    write(root, "package.json", HEXO_PACKAGE)
    for name in ("post", "page", "index", "archive", "tag", "category"):
        write(root, f"themes/plain/layout/{name}.njk", "{{ page.content | safe }}\n")
    return hexo(root, modules), "https://www.WHATEVER", ""
