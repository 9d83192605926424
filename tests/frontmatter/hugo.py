#!/usr/bin/env python3
"""hugo: the posts of the corpora and what postlint makes of their front matter, both built by Hugo: the same .Params. Pages may
differ only where a null or an ambiguous value was recorded as a loss, and by how a moment is written.

usage: hugo.py FRONT_CONVERT SHARED     exit 77 without Hugo or the corpora"""
import datetime, json, os, re, shutil, subprocess, sys, tempfile

front_convert, shared = sys.argv[1:]
corpora = os.path.join(shared, "corpora")
# keys by which Hugo decides where or whether a page goes are renamed
PLACES = re.compile(r"^([\"']?)(url|slug|aliases|layout|type|headless|markup|outputs|_?build|cascade|translationkey|draft|linktitle|weight"
                    r"|resources|menus?|sitemap|keywords|expirydate|published|publishdate)\b", re.M | re.I)
CONFIG = """baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap", "404"]
buildDrafts = true
buildFuture = true
buildExpired = true
[frontmatter]
date = ["none"]
lastmod = ["none"]
publishDate = ["none"]
expiryDate = ["none"]
"""


def skip(why):
    print(f"hugo: {why}: SKIPPED, converted front matter was not read by Hugo", file=sys.stderr)
    sys.exit(77)


if not shutil.which("hugo"):
    skip("hugo is not installed")
if not os.path.isdir(corpora):
    skip(f"no folder {corpora}")


def fronts():
    for folder, _, names in os.walk(corpora):
        for path in (os.path.join(folder, n) for n in sorted(names) if n.endswith((".md", ".markdown", ".html"))):
            try:
                text = open(path, encoding="utf-8", newline="").read()
            except UnicodeDecodeError:
                continue
            m = re.match(r"(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$", text, re.S | re.M)
            if m:
                yield os.path.relpath(path, corpora), PLACES.sub(r"\1x\2", m[0] + "\n")


def convert(to, posts):
    out = subprocess.run([front_convert, to], input="".join(p + "\0" for p in posts).encode(), capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.decode().split("\n") if line]


def moments(value):
    """Moments as numbers, whatever they look like."""
    if isinstance(value, dict):
        return {k: moments(v) for k, v in value.items()}
    if isinstance(value, list):
        return [moments(v) for v in value]
    m = isinstance(value, str) and re.fullmatch(r"(\d{4}-\d\d?-\d\d?)(?:[ T](\d\d?:\d\d:\d\d)(?:\.\d+)?)?\s*(Z|[-+][01]\d:?\d\d)?", value)
    if not m:
        return value
    zone = (m[3] or "Z").replace(":", "").replace("Z", "+0000")
    return datetime.datetime.strptime(f"{m[1]} {m[2] or '00:00:00'} {zone}", "%Y-%m-%d %H:%M:%S %z").timestamp()


def build(site, to, posts):
    """The records of what was converted, by number; both versions stand in public/."""
    records = {}
    for folder in ("content/before", "content/after", "layouts/_default"):
        os.makedirs(os.path.join(site, folder))
    open(os.path.join(site, "config.toml"), "w").write(CONFIG)
    open(os.path.join(site, "layouts/_default/single.html"), "w").write("{{ .Params | jsonify }}")
    for i, ((_, post), record) in enumerate(zip(posts, convert(to, [post for _, post in posts]))):
        if record.get("written") in (None, post):
            continue
        records[i] = record
        for folder, front in (("before", post), ("after", record["written"])):
            with open(os.path.join(site, "content", folder, f"{i}.md"), "w", encoding="utf-8", newline="") as page:
                page.write(front + "\ntext\n")
    subprocess.run(["hugo", "-s", site, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return records


def page(site, folder, number):
    path = os.path.join(site, "public", folder, str(number), "index.html")
    return moments(json.load(open(path, encoding="utf-8"))) if os.path.exists(path) else None


posts, bad = list(fronts()), 0
for to in ("yaml", "toml", "json"):
    same = lost = 0
    with tempfile.TemporaryDirectory() as site:
        for i, record in build(site, to, posts).items():
            before, after = page(site, "before", i), page(site, "after", i)
            if before == after:
                same += 1
            elif any(what in ("front-null", "front-ambiguous") for _, what, _ in record["losses"]):
                lost += 1
            else:
                bad += 1
                print(f"DIFFERS {to} {posts[i][0]}: {before} became {after}"[:600])
    print(f"to {to}: {same} pages the same, {lost} with a null or an ambiguous value that is recorded")
print(subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout.split("+")[0], f"{bad} differences")
sys.exit(1 if bad else 0)
