"""What a built site has: files, ids, and the links of a page, read without postlint."""
import html.parser
import os
import unicodedata
from urllib.parse import unquote, urljoin, urlsplit

ATTRIBUTES = {"href", "src", "poster", "cite", "data"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.refresh = set(), [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        seen = dict(reversed(attrs))
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value or "")
            elif name in ATTRIBUTES and value is not None:
                self.links.append(value.strip())
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",") if part.split()]
        if tag == "meta" and (seen.get("http-equiv") or "").lower() == "refresh":
            self.refresh = (seen.get("content") or "").partition("url=")[2]


class Built:
    """`folder`: what the builder wrote. `host`, `base`: the site's url and the path below which it lies ("/blog")."""

    def __init__(self, folder, host, base, extensionless):
        self.folder, self.host, self.base, self.extensionless = folder, host, base.rstrip("/"), extensionless
        self.files, self.pages = set(), {}
        for where, _, names in os.walk(folder):
            for name in names:
                self.files.add(os.path.relpath(os.path.join(where, name), folder))

    def page(self, name):
        if name not in self.pages:
            with open(os.path.join(self.folder, name), encoding="utf-8", errors="replace") as file:
                self.pages[name] = Page(file.read())
        return self.pages[name]

    def file(self, path):
        """The file that a static web server gives for a path below the base; None: 404."""
        name = unquote(path).replace("//", "/").lstrip("/")
        if path.endswith("/") or name == "":
            name = name.rstrip("/")
            index = (name + "/index.html").lstrip("/")
            return index if index in self.files else None
        if name in self.files:
            return name
        if name + "/index.html" in self.files:
            return name + "/index.html"
        if self.extensionless and name + ".html" in self.files:
            return name + ".html"
        return None

    def resolve(self, page, link):
        """(path below the base or None when it is elsewhere, fragment) of a link of the page at `page`."""
        whole = urlsplit(urljoin(f"{self.host}{self.base}{page}", link.replace("\\", "/")))
        if whole.scheme not in ("http", "https") or whole.netloc.lower() != self.host.partition("//")[2].lower(): # http and https are one site
            return None, ""
        if self.base and not (whole.path + "/").startswith(self.base + "/"):
            return None, ""
        return whole.path[len(self.base):] or "/", unquote(whole.fragment)

    def verdict(self, path, fragment):
        """"fine", "missing" or "anchor"."""
        name = self.file(path)
        if name is None:
            return "missing"
        fragment = fragment.partition(":~:")[0]
        if not fragment or fragment.lower() == "top" or not name.endswith((".html", ".htm")):
            return "fine"
        page = self.page(name)
        for _ in range(3): # a redirect
            if not page.refresh:
                break
            target, _ = self.resolve("/" + name, page.refresh)
            if target is None or self.file(target) is None:
                return "missing"
            page = self.page(self.file(target))
        return "fine" if fragment in page.ids or unicodedata.normalize("NFC", fragment) in page.ids else "anchor"
