#!/usr/bin/env python3
"""corpora: every real body into every target, judged by the renderers and parse5.

usage: corpora.py CONVERT_DUMP CORPORA [TARGET…] [--site SITE] [-v N]
What the source shows (HTML: as it stands; Markdown: through the renderer of its site) beside what the output shows, through each renderer of its
target: no visible text and no address may be lost. Converted once more, the bytes are the same. Told, not held: blocks that fell back to HTML
and why, losses rolled up. exceptions.tsv: SITE/FILE TARGET WHAT REASON; WHAT: text, urls, again, proven; TARGET may be *."""
import collections, concurrent.futures, os, re, sys, time
import render

here = os.path.dirname(os.path.abspath(__file__))
arguments = sys.argv[1:]


def option(name, default):
    if name not in arguments:
        return default
    at = arguments.index(name)
    value = arguments[at + 1]
    del arguments[at:at + 2]
    return value


show, only = int(option("-v", "3")), option("--site", "")
dump, corpora, *wanted = arguments
if not os.path.isdir(corpora):
    print(f"corpora: no corpora at {corpora} (set POSTLINT_SHARED): SKIPPED, no real post was converted")
    sys.exit(77)
# What each site is built with.
SITES = {"digitalgov": "goldmark", "httpd-manual": "gfm", "hugodocs": "goldmark", "jekyll": "kramdown", "rust-blog": "gfm", "seed": "kramdown",
         "servicecomb": "kramdown"}
ROUTES = {"gfm": ["gfm"], "commonmark": ["commonmark"], "markdown": ["gfm", "kramdown"], "kramdown": ["kramdown"], "goldmark": ["goldmark"], "html": [None],
          "text": []}
READ_AS = {"gfm": ["gfm"], "commonmark": ["commonmark"], "markdown": [], "kramdown": ["kramdown"], "goldmark": ["goldmark"], "html": []}


def names(site):
    for folder, dirs, files in os.walk(os.path.join(corpora, site)):
        dirs.sort()
        for name in sorted(files):
            if name not in ("SOURCE.txt", "LICENSE", "README.md") and not name.endswith((".yml", ".toml", ".json")):
                yield os.path.relpath(os.path.join(folder, name), corpora)


def rendered(renderer, bodies):
    """HTML of bodies; a renderer takes its time, so two halves at once when it is another program."""
    plain = [render.templates(body) for body in bodies]
    if renderer is None:
        return plain
    return render.RENDERERS[renderer](plain)


with open(os.path.join(here, "exceptions.tsv")) as f:
    excused = {tuple(row[:3]) for row in (line.split("\t") for line in f) if len(row) == 4 and "/" in row[0] and ":" not in row[0]}
used, failed = set(), False


def held(name, target, what):
    for key in ((name, target, what), (name, "*", what)):
        if key in excused:
            used.add(key)
            return False
    return True


def tell(what, target, by, wrong, total):
    global failed
    mine = [name for name in sorted(wrong) if held(name, target, what)]
    failed = failed or bool(mine)
    print(f"{target} by {by}: {what}: {len(wrong)} of {total} differ, {len(wrong) - len(mine)} listed{'  FAILED' if mine else ''}", flush=True)
    for name in mine[:show]:
        print(f"    {name}: {wrong[name]}")


def read(target):
    """All records of a target, in the order of the files. Text: in lines as long as they are, so that templates are whole."""
    records = []
    for site, files in listed.items():
        records += render.convert_paths(dump, target, [os.path.join(corpora, name) for name in files], SITES[site],
                                        *["width=1000000"] if target == "text" else [])
    return records


listed = {site: list(names(site)) for site in sorted(SITES) if not only or site == only}
paths = [(site, name) for site, files in listed.items() for name in files]
start = time.monotonic()
try:
    sources = read("tree")
    before = [None] * len(paths)
    for renderer in (None, "gfm", "kramdown", "goldmark"):
        mine = [i for i, r in enumerate(sources) if renderer == (SITES[paths[i][0]] if r["markdown"] else None)]
        for i, html in zip(mine, rendered(renderer, [sources[i]["body"] for i in mine])):
            before[i] = html
    print(f"{len(paths)} files, {sum(r['markdown'] for r in sources)} of them Markdown; what they show: {time.monotonic() - start:.0f} s", flush=True)
    for target, renderers in ROUTES.items():
        if wanted and target not in wanted:
            continue
        records = read(target)
        if target == "text":
            # White space in templates is not text's to keep: their words here go without.
            facts = render.words([[render.squeezed(html, s["body"]), render.templates(r["out"], True)] for html, s, r in zip(before, sources, records)])
            for what, pick in (("text", lambda f: f["text"]), ("urls", lambda f: ", ".join(f["urls"][:4]))):
                tell(what, target, "parse5", {name: pick(fact) for (_, name), fact in zip(paths, facts) if pick(fact)}, len(paths))
            tell("proven", target, "ourselves", {n: "; ".join(r["differences"][:2]) for (_, n), r in zip(paths, records) if not r["proven"]}, len(paths))
            for site in listed:
                lost = collections.Counter(loss for (s, _), r in zip(paths, records) if s == site for loss in r["losses"]).most_common(8)
                print(f"  {site}: lost: {', '.join(f'{k} {n}' for k, n in lost)}")
            continue
        for renderer in renderers:
            after = rendered(renderer, [r["out"] for r in records])
            by = renderer or "parse5"
            if None in after:
                print(f"{target} by {by}: {after.count(None)} texts not judged: the renderer itself breaks off")
            facts = render.compare([(a if b is not None else "", b) for a, b in zip(before, after)])
            for what, pick in (("text", lambda f: f["text"] and " became ".join(f["text"])), ("urls", lambda f: ", ".join(f["lost"][:4]))):
                tell(what, target, by, {name: pick(fact) for (_, name), fact in zip(paths, facts) if pick(fact)}, len(paths))
            print(f"{target} by {by}: spacing: {sum(bool(f['spacing']) for f in facts)} differ; addresses gained: {sum(len(f['gained']) for f in facts)}")
        tell("proven", target, "ourselves", {n: "; ".join(r["differences"][:2]) for (_, n), r in zip(paths, records) if not r["proven"]}, len(paths))
        front, suffix = ("", ".html") if target == "html" else ("---\ntitle: x\n---\n", ".md")
        ends = lambda text: front.replace("\n", "\r\n") if "\r\n" in text else front
        second = render.convert(dump, target, [(f"n{i}{suffix}", (ends(r["out"]) + r["out"]).encode()) for i, r in enumerate(records)], *READ_AS[target])
        again = {}
        for (_, name), a, b in zip(paths, records, second):
            if a["out"] != b["out"]:
                lines = [(x, y) for x, y in zip(a["out"].split("\n") + ["(end)"], b["out"].split("\n") + ["(end)"]) if x != y]
                again[name] = f"{lines[0][0][:150]!r} became {lines[0][1][:150]!r}"
        tell("again", target, "ourselves", again, len(paths))
        for site in listed:
            mine = [r for (s, _), r in zip(paths, records) if s == site]
            blocks, fell = sum(r["blocks"] for r in mine), sum(r["fallbacks"] for r in mine)
            why = collections.Counter(re.sub(r"`.*?`", "…", d)[:60] for r in mine for d in r["first"]).most_common(3)
            lost = collections.Counter(loss for r in mine for loss in r["losses"]).most_common(6)
            print(f"  {site}: {fell} of {blocks} blocks fell back ({100 * fell / max(1, blocks):.2f} %) {why}; lost: {', '.join(f'{k} {n}' for k, n in lost)}")
        print(f"  {time.monotonic() - start:.0f} s", flush=True)
except render.Missing as what:
    print(f"corpora: {what} is missing: SKIPPED, conversions of real posts were not judged")
    sys.exit(77)
if not wanted and not only:
    for key in sorted(excused - used):
        print("exceptions.tsv: not needed:", *key)
sys.exit(1 if failed else 0)
