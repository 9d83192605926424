"""Three sites of 300 pages with every permalink style and every form of link, a part of them broken on purpose, and four smaller ones with other options.

Each is built twice: first without links, to learn from the builder itself where every page lies and which ids it has (a page is known by a mark in
its text), then with the links."""
import os
import posixpath
import random
from urllib.parse import quote, unquote

import sites
from built import Built

PAGES = 300
TITLES = ["The plan", "泉港", "奋进 春天里", "Café au lait", "C++ & more", "A/B test", "What's new?", "Über uns", "100% sure", "日本語のページ", "Tag: value", "UPPER Case"]
HEADINGS = ["The plan", "港口 2022", "What's new?", "C++ & C#", "`code` here", "Naïve café", "The plan", "1. First", "“Quoted” words", "A -- B", "emoji 🎉 here", "全角：冒号"]
IMAGES = ["images/port.jpg", "images/泉港.png", "images/sub dir/Map.svg", "files/plan.pdf"]
HOST, BASE = "https://news.example.com", "/blog"


class Page:
    def __init__(self, number, path, front, kind="page"):
        self.number, self.path, self.front, self.kind = number, path, front, kind
        self.address, self.ids, self.links = None, [], []

    def mark(self):
        return f"MARK{self.number:04d}END"


COMMON = """> ## In a quotation
>
> Text.

- ### In a list

  Text.

Set ahead
=========

Set below it
---

#### With a [link](https://example.org/) and *stress* and ![a picture](https://example.org/x.png) ####

##### &copy; &amp; <b>bold</b> \\*stars\\*

###### Line `a <b>` and a [reference][to]

[to]: https://example.org/

<section id="raw"><h2>Raw heading</h2><p id='single'>x</p><p id=bare>x</p></section>

<details id="more">

## In details

</details>

Inline <span id="inline">span</span> and <a id="empty"></a>.

"""
MORE = {
    "jekyll": COMMON + """A paragraph.
{: #para}

## By list
{: #by-list .wide}

* one
* two
{: #list}

Text with *stress*{: #stressed}.

{:ald: #from-ald}

Another one.
{: ald}

<div markdown="1" id="inside">

## Inside a div

</div>

<div markdown="0">

## Not inside

</div>

| a | b |
|---|---|
| 1 | 2 |
{: #table}

Term
: ## Defined

```
## in code
```

* toc
{:toc}

## The plan {#own-plan}

## The plan {: #ial-plan}

""",
    "hugo": COMMON + """## Attributes {#attributes .wide}

A paragraph.
{#not-an-attribute}

{{< figure src="https://example.org/x.png" title="A figure" >}}

Term
: Definition

```go {#code}
## in code
```

## The plan {#own-plan}

A note[^b] again[^b].

[^b]: Two.

""",
    "hexo": COMMON + """```
## in code
```

{% blockquote Somebody %}
## In a tag
{% endblockquote %}

{% raw %}<p id="raw-tag">x</p>{% endraw %}

""",
}


def front_text(front):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n\n"


def body(page, rng, form):
    headings = rng.sample(HEADINGS, 4) + ["The plan"]
    text = f"{page.mark()}\n\n" + "".join(f"{'#' * rng.randint(2, 4)} {heading}\n\nText.\n\n" for heading in headings)
    text += '<h3 id="by-hand">By hand</h3>\n\n<p><a name="quay"></a>Text.</p>\n\n'
    if form != "hexo":
        text += "### Marked {#marked}\n\nA note[^n].\n\n[^n]: The note.\n\n"
    return text + (MORE[form] if page.path.endswith(".md") else "")


class Maker:
    """Writes a site, learns the addresses, writes it again with links."""
    base, count = BASE, PAGES

    def __init__(self, root, form, build):
        self.root, self.form, self.build = root, form, build
        self.rng = random.Random(form)
        self.pages, self.hidden, self.redirects = [], [], []

    def write(self):
        for page in self.pages + self.hidden:
            rng = random.Random(page.number)
            text = body(page, rng, self.form) + "".join(f"{link}\n\n" for link in page.links)
            sites.write(self.root, page.path, front_text(page.front) + text)
        for name in IMAGES:
            sites.write(self.root, self.static + name, "FILE\n")

    def learn(self):
        built = Built(self.build(self.root), HOST, self.base, extensionless=self.form == "jekyll")
        where = {}
        for name in sorted(built.files):
            if name.endswith(".html"):
                with open(os.path.join(built.folder, name), encoding="utf-8") as file:
                    text = file.read()
                for start in range(len(text)):
                    start = text.find("MARK", start)
                    if start < 0:
                        break
                    where.setdefault(text[start:start + 11], []).append(name)
                    break
        for page in self.pages:
            names = where.get(page.mark(), [])
            if names:
                page.address = "/" + (names[0][:-len("index.html")] if names[0].endswith("/index.html") or names[0] == "index.html" else names[0])
                page.ids = sorted(built.page(names[0]).ids)
        os.rename(built.folder, built.folder + "-first")

    # ---- links ----

    def written(self, page, target):
        """A form of the address `target` (below the base, decoded) as it may stand in `page`."""
        rng, raw = self.rng, target
        address = quote(raw, safe="/#?&=%") if rng.random() < 0.6 else raw.replace(" ", "%20").replace("%2", "%252") if "%" in raw else raw.replace(" ", "%20")
        form = rng.randrange(8)
        if form == 0:
            return HOST + self.base + address
        if form == 1:
            return "//" + HOST.partition("//")[2] + self.base + address
        if form in (2, 3) and page.address:
            here = posixpath.dirname(page.address) if not page.address.endswith("/") else page.address.rstrip("/") or "/"
            path, _, rest = address.partition("#")
            path, _, query = path.partition("?")
            relative = posixpath.relpath(unquote(path), here)
            if path.endswith("/") and not relative.endswith("/"):
                relative += "/"
            if ":" in relative.partition("/")[0]:
                relative = "./" + relative
            return quote(relative) + ("?" + query if query else "") + ("#" + rest if rest else "")
        if form == 4 and self.form == "jekyll":
            return "{{ site.baseurl }}" + address
        if form == 5 and self.form == "jekyll":
            return '{{ "' + address + '" | relative_url }}'
        if form == 6 and self.form == "jekyll":
            return "{{ site.url }}{{ site.baseurl }}" + address
        return self.base + address

    def broken(self, address):
        rng = self.rng
        way = rng.randrange(6)
        stem = address.rstrip("/")
        if way == 0:
            return stem + "x" + ("/" if address.endswith("/") else "")
        if way == 1 and stem.upper() != stem:
            return address.upper()
        if way == 2 and len(stem) > 3:
            return stem[:2] + stem[3:] + ("/" if address.endswith("/") else "")
        if way == 3 and self.hidden:
            return "/" + posixpath.basename(rng.choice(self.hidden).path).rpartition(".")[0] + "/"
        if way == 4 and address.endswith(".html"):
            return address + "/"
        return "/no/such/page.html"

    def target(self):
        rng, page = self.rng, self.rng.choice([p for p in self.pages if p.address])
        address = unquote(page.address)
        roll = rng.random()
        if roll < 0.13:
            return page, self.broken(address)
        if roll < 0.20 and address.endswith("/"):
            return page, address + "index.html"
        if roll < 0.25 and address.endswith("/") and len(address) > 1:
            return page, address[:-1]
        if roll < 0.30 and self.form == "jekyll" and address.endswith(".html") and not address.endswith("/index.html"):
            return page, address[:-5]
        if roll < 0.34:
            return page, address + "?page=2&a=b"
        if roll < 0.55 and page.ids:
            return page, address + "#" + rng.choice(page.ids)
        if roll < 0.62:
            return page, address + "#" + rng.choice(["no-such-id", "The-Plan", "港口", "marked-2"])
        if roll < 0.68 and self.redirects:
            return page, rng.choice(self.redirects)
        return page, address

    def own_tag(self, target):
        """A link by the builder's own means, or None. Only to what is there: others stop the build."""
        return None

    def link(self, page):
        rng = self.rng
        target, address = self.target()
        tag = self.own_tag(target) if rng.random() < 0.2 else None
        written = tag or self.written(page, address)
        form = rng.randrange(5)
        if rng.random() < 0.05:
            written, form = "../" * (page.address.count("/") + rng.randrange(3)) + "x.html", 0
        if rng.random() < 0.1 and page.ids:
            written = "#" + rng.choice(page.ids + ["nowhere"])
        if tag and self.form == "hugo":
            form = 0
        if tag and self.form == "hexo": # in a target of Markdown its tags do not work
            return tag if "post_link" in tag else f'<p><a href="{tag}">text</a></p>'
        if page.path.endswith(".html"):
            form = 1
            if '"' in written and "'" in written:
                written = self.base + "/"
        if "%27" in written and "{" in written: # a filter undoes that, within quotes
            written = self.base + "/"
        if form == 1 and not ('"' in written and "'" in written):
            return f'<p><a href="{written}">text</a></p>' if '"' not in written else f"<p><a href='{written}'>text</a></p>"
        if form == 2 and "{" not in written:
            label = f"r{page.number}-{rng.randrange(10 ** 6)}"
            return f"[text][{label}]\n\n[{label}]: {written}"
        return f"[text]({written})"

    def image(self, page):
        name = self.rng.choice(IMAGES)
        if self.rng.random() < 0.25:
            name = self.rng.choice([name.upper(), name.replace("o", "0"), "images/none.png"])
        written = self.written(page, "/" + name)
        form = 1 if page.path.endswith(".html") else self.rng.randrange(4)
        if page.path.endswith(".html") and '"' in written:
            written = self.base + "/" + quote(name)
        if form == 1 and "{" not in written:
            return f'<p><img src="{written}" srcset="{written} 2x" alt="an image"></p>'
        return f"![an image]({written})"

    def run(self):
        self.write()
        self.learn()
        for page in self.pages:
            if page.address:
                page.links = [self.link(page) for _ in range(8)] + [self.image(page) for _ in range(2)]
        self.write()
        return self.build(self.root), HOST, self.base


def slug(title):
    return title.lower().replace(" ", "-").replace("/", "-").replace("?", "").replace("%", "")


class Jekyll(Maker):
    static = ""
    config = ""

    def __init__(self, root, modules):
        super().__init__(root, "jekyll", sites.jekyll)
        rng = self.rng
        sites.write(root, "_config.yml", f"url: {HOST}\nbaseurl: '{self.base}'\n{self.config}collections:\n  docs: {{ output: true, permalink: '/:collection/:path/' }}\n"
                    "  notes: { output: false }\nplugins: [jekyll-redirect-from]\n")
        links = [None, None, "/:categories/:year/:month/:day/:title/", "/:categories/:year/:y_day/:title:output_ext", "/:year/:short_month/:title.html",
                 "/:categories/:title:output_ext", "/:slug/", "/:year/W:week/:short_day/:title:output_ext", "/:i_month/:i_day/:title", "/fixed/{n}/", "/fixed/{n}.html", "/fixed/p{n}"]
        for n in range(self.count):
            title = rng.choice(TITLES)
            front, kind = {"title": f'"{title} {n}"'}, n % 5
            permalink = rng.choice(links)
            if permalink:
                front["permalink"] = permalink.replace("{n}", str(n))
            if rng.random() < 0.1:
                front["redirect_from"] = f"/old/{n}/"
                self.redirects.append(f"/old/{n}/")
            if kind < 3:
                if rng.random() < 0.5:
                    front["categories"] = rng.choice(["[news]", "[News, Port]", "泉州", "a b"])
                if rng.random() < 0.3:
                    front["date"] = f"2022-0{rng.randint(1, 9)}-1{rng.randint(0, 9)} 1{rng.randint(0, 9)}:00:00 +0800"
                folder = rng.choice(["", "", "blog/", "en/"])
                path = f"{folder}_posts/2022-0{rng.randint(1, 9)}-{rng.randint(10, 28)}-{slug(title)}-{n}.md"
            elif kind == 3:
                front.pop("permalink", None)
                path = rng.choice(["", "about/", "a/b/"]) + rng.choice([f"page-{n}.md", f"Page {n}.html", f"d{n}/index.md"])
            else:
                front.pop("permalink", None)
                path = f"_docs/{rng.choice(['', 'sub/'])}{slug(title)}-{n}.md"
            self.pages.append(Page(n, path, front, ["post", "post", "post", "page", "doc"][kind]))
        for n, front in enumerate([{"published": "false"}, {"date": "2036-01-01"}]):
            self.hidden.append(Page(9000 + n, f"hidden-{n}.md" if n == 0 else "_posts/2036-01-01-later.md", {"title": "Hidden", **front}))
        self.hidden.append(Page(9010, "_drafts/idea.md", {"title": "Idea"}))

    def own_tag(self, target):
        if target.kind == "post" and self.rng.random() < 0.5:
            return "{% post_url " + target.path.replace("_posts/", "")[:-3] + " %}"
        return "{% link " + target.path + " %}" if " " not in target.path else None


class Hugo(Maker):
    static = "static/"
    config = ""
    languages = [""]

    def __init__(self, root, modules):
        super().__init__(root, "hugo", sites.hugo)
        rng = self.rng
        sites.write(root, "hugo.toml", f'baseURL = "{HOST}{self.base}/"\nrefLinksErrorLevel = "warning"\n{self.config}[permalinks]\nnews = "/:year/:month/:slug/"\nlog = "/:sections/:filename/"\n'
                    "[markup.goldmark.renderer]\nunsafe = true\n")
        for name in ("_default/single", "_default/list", "index"):
            sites.write(root, f"layouts/{name}.html", "{{ .Content }}\n")
        for n in range(self.count):
            title = rng.choice(TITLES)
            front = {"title": f'"{title} {n}"', "date": f"2022-0{rng.randint(1, 9)}-{rng.randint(10, 28)}"}
            if rng.random() < 0.15:
                front["slug"] = f'"{rng.choice(["My Slug", "泉港 页", "x.y"])} {n}"'
            elif rng.random() < 0.15:
                front["url"] = rng.choice([f"/own/{n}/", f"/own/{n}.html", f"own/{n}"])
            if rng.random() < 0.15:
                alias = rng.choice([f"/old/{n}/", f"/old/{n}.html", f"old-{n}"])
                front["aliases"] = f'["{alias}"]'
                if alias.startswith("/"):
                    self.redirects.append(alias)
            if rng.random() < 0.3:
                front["tags"] = rng.choice(['["Port City"]', '["泉港", "c++"]'])
            section = rng.choice(["news/", "posts/", "log/", "docs/", ""])
            end = rng.choice(self.languages) + ".md"
            name = rng.choice([f"{slug(title)}-{n}{end}", f"{slug(title)}-{n}{end}", f"Page {n}{end}", f"b{n}/index{end}"])
            self.pages.append(Page(n, f"content/{section}{name}", front))
        self.hidden = [Page(9000, "content/posts/draft.md", {"title": "D", "draft": "true"}), Page(9001, "content/posts/later.md", {"title": "L", "date": "2036-01-01"})]

    def own_tag(self, target):
        path = target.path[len("content/"):]
        if '"' in path:
            return None
        tag = self.rng.choice(["ref", "relref"])
        if self.rng.random() < 0.2: # lists that no file stands for, and what is not there
            path = self.rng.choice(["/news", "posts/", "/Docs", "log", "/", "/tags", "/tags/port-city", "Port-City", "泉港", "../posts", "/none", "/tags/none"])
            return '{{< ' + tag + ' "' + path + '" >}}'
        path = self.rng.choice([path, "/" + path, path[:-3] if not path.endswith("index.md") else path, path.title()])
        tail = "#" + self.rng.choice(target.ids) if target.ids and self.rng.random() < 0.3 else ""
        return '{{< ' + tag + ' "' + path + tail + '" >}}'


class Hexo(Maker):
    static = "source/"
    base = ""
    permalink, config = ":year/:month/:day/:title/", ""

    def __init__(self, root, modules):
        super().__init__(root, "hexo", lambda folder: sites.hexo(folder, modules))
        rng = self.rng
        sites.write(root, "_config.yml", f"title: Site\nurl: {HOST}{self.base}\nroot: {self.base}/\npermalink: {self.permalink}\n{self.config}theme: plain\npost_asset_folder: true\nskip_render: []\n"
                    "syntax_highlighter: false\nmarked: { headerIds: true }\n")
        sites.write(root, "package.json", sites.HEXO_PACKAGE)
        for name in ("post", "page", "index", "archive", "tag", "category"):
            sites.write(root, f"themes/plain/layout/{name}.njk", "{{ page.content | safe }}\n")
        for n in range(self.count):
            title = rng.choice(TITLES)
            front = {"title": f'"{title} {n}"', "date": f"2022-0{rng.randint(1, 9)}-{rng.randint(10, 28)} 10:00:00"}
            if rng.random() < 0.15:
                front["permalink"] = rng.choice([f"/own/{n}/", f"own/{n}.html"])
            if rng.random() < 0.2:
                front["tags"] = "[Port City, 泉港]"
            folder = rng.choice(["_posts/", "_posts/", "_posts/sub/", "about/", ""])
            name = f"{slug(title)}-{n}.md" if rng.random() < 0.8 else f"Page {n}.md"
            if not folder.startswith("_posts"):
                front.pop("permalink", None)
            self.pages.append(Page(n, f"source/{folder}{name}", front, "post" if folder.startswith("_posts") else "page"))
        self.hidden = [Page(9000, "source/_drafts/idea.md", {"title": "Idea"})]

    def own_tag(self, target):
        if target.kind != "post" or " " in target.path or "'" in target.path:
            return None
        return "{% " + self.rng.choice(["post_path ", "post_link "]) + target.path[len("source/_posts/"):-3] + " %}"


class JekyllPretty(Jekyll):
    base, count = "", 120
    config = "permalink: pretty\n"


class HugoUgly(Hugo):
    base, count = "", 120
    config = "uglyURLs = true\ndisablePathToLower = true\n"


class HugoLanguages(Hugo):
    count, languages = 120, ["", "", ".zh"]
    config = 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.zh]\nweight = 2\n'


class HexoBelow(Hexo):
    base, count = "/blog", 120
    permalink, config = ":category/:title.html", "filename_case: 1\npretty_urls: { trailing_index: false, trailing_html: false }\n"


SITES = {name: (lambda kind: lambda root, modules: kind(root, modules).run())(kind) for name, kind in {
    "jekyll-300": Jekyll, "hugo-300": Hugo, "hexo-300": Hexo,
    "jekyll-pretty": JekyllPretty, "hugo-ugly": HugoUgly, "hugo-languages": HugoLanguages, "hexo-below": HexoBelow}.items()}
