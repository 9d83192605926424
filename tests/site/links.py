#!/usr/bin/env python3
"""links.py LINK_DUMP CORPORA HEXO_MODULES [SITE …]: where postlint says that links lead, against the sites that Jekyll, Hugo and Hexo build.

For every link of every post: does the target file exist in the built site, and the id in the page? A link is found again on the built page by
the address that postlint gives it. Exit status 77: nothing could be built here. Differences that stand in links.list (SITE PATH TEXT, then why) count
as explained."""
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from urllib.parse import unquote

import generate
import sites
from built import Built

HERE = os.path.dirname(os.path.abspath(__file__))


def key(path, fragment):
    if path.endswith("/index.html"):
        path = path[:-len("index.html")]
    while "//" in path:
        path = path.replace("//", "/")
    return (path, fragment)


def hrefs(built, page):
    """The links of a built page: key -> (path, fragment)."""
    name = built.file(page)
    if name is None:
        return None
    found = {}
    for link in built.page(name).links:
        path, fragment = built.resolve(page, link)
        if path is not None:
            found[key(unquote(path), fragment)] = (path, fragment)
    return found


BROKEN = {"missing", "case", "outside"}


def judge(row, built, pages, not_found):
    """(what the built site says, what postlint says, a word for what is odd). `not_found`: references that the builder warns of; None: it stops at them."""
    ours = {"redirect": "fine"}.get(row["verdict"], "missing" if row["verdict"] in BROKEN else row["verdict"])
    if not_found is not None and row["kind"] == "page":
        name = row["text"].partition("#")[0]
        gone = (row["path"], name) in not_found or ":" in name.partition("/")[0] # which Hugo takes for a scheme, and says nothing
        if gone or ours == "missing":
            return "missing" if gone else "fine", ours, "by the builder's warnings"
    if row["page"] not in pages:
        pages[row["page"]] = hrefs(built, row["page"])
    links = pages[row["page"]]
    if links is None:
        return None, ours, "the page is not built"
    if row["verdict"] == "outside" and row["kind"] == "url": # browsers stop at the top
        path, fragment = built.resolve(row["page"], row["text"])
        return "missing" if path is None else built.verdict(path, fragment), ours, ""
    path, _, fragment = row["address"].partition("#")
    if not path and row["kind"] == "picture": # above the root that the renderer puts before it
        above, fragment = built.resolve(row["page"], built.base + "/" + row["text"])
        return "missing" if above is None else built.verdict(above, fragment), ours, ""
    if not path and row["kind"] not in ("url", "site"):
        return None, ours, "no address"
    fragment = unquote(fragment)
    if row["address"].startswith("#") and row["kind"] == "url":
        path = ""
    if not path: # its own page
        path = unquote(row["page"])
    real = links.get(key(path, fragment))
    if real is None:
        return None, ours, "not among the links of the built page"
    return built.verdict(*real), ours, ""


def compare(name, dump, root, built, listed):
    out = subprocess.run([dump, root] + ([os.path.join(root, "rules.yml")] if os.path.exists(os.path.join(root, "rules.yml")) else []),
                         capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"}).stdout
    counts, pages, differences = Counter(), {}, []
    for line in out.splitlines():
        row = json.loads(line)
        if row["page"] == "": # no post, or not published: a template, a draft
            counts["unpublished"] += 1
            continue
        if row["verdict"] in ("none", "external"):
            counts[row["verdict"]] += 1
            continue
        counts["links"] += 1
        if row["verdict"] == "uncertain":
            counts["uncertain"] += 1
            continue
        real, ours, odd = judge(row, built, pages, sites.NOT_FOUND.get(root))
        if odd == "no address" and ours != "missing":
            counts["address not known"] += 1
            continue
        if odd == "the page is not built":
            counts["unbuilt"] += 1
            continue
        if real is None and ours == "missing" and row["kind"] in ("file", "post", "page", "asset", "slug"):
            counts["same"] += 1 # the builder writes no link for it, or stops
            continue
        if real == ours:
            counts["same"] += 1
            continue
        entry = f'{name} {row["path"]} {row["text"]}'
        kind = "working called broken" if real == "fine" else "broken called working" if ours == "fine" else "not found again" if real is None else "other"
        if entry in listed:
            counts["explained: " + kind] += 1
            listed.discard(entry)
            continue
        counts[kind] += 1
        differences.append(f'  {kind}: {row["path"]}:{row["line"]}: `{row["text"]}` {row["kind"]} -> {row["address"]}: '
                           f'postlint {row["verdict"]} ({row["why"]}), built {real} {odd}')
    return counts, differences


def main():
    dump, corpora, modules, only = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    with open(os.path.join(HERE, "links.list"), encoding="utf-8") as file:
        listed = {line.split("\t")[0] for line in file if line.strip() and not line.startswith("#")}
    todo = {
        "servicecomb": lambda root: sites.servicecomb(root, corpora), "jekyll-docs": lambda root: sites.jekyll_docs(root, corpora),
        "hugodocs": lambda root: sites.hugodocs(root, corpora), "digitalgov": lambda root: sites.digitalgov(root, corpora),
        "wordpress-jekyll": lambda root: sites.wordpress_jekyll(root, corpora),
        "wordpress-hexo": lambda root: sites.wordpress_hexo(root, corpora, modules),
        **{name: (lambda make: lambda root: make(root, modules))(make) for name, make in generate.SITES.items()},
    }
    total, failed, done = Counter(), False, 0
    for name, make in todo.items():
        if only and name not in only:
            continue
        with tempfile.TemporaryDirectory(prefix=f"links-{name}-") as folder:
            root = os.path.join(folder, "site")
            os.mkdir(root)
            try:
                if name not in generate.SITES and not os.path.isdir(corpora):
                    raise sites.NotHere(corpora)
                folder, host, base = make(root)
            except sites.NotHere as missing:
                print(f"{name}: {missing} is missing: SKIPPED")
                continue
            built = Built(folder, host or "http://site.invalid", base, extensionless=not name.startswith(("hugo", "hexo")) or name == "hexo-below")
            own = {entry for entry in listed if entry.startswith(name + " ")}
            counts, differences = compare(name, dump, root, built, own)
        done += 1
        judged = counts["links"] - counts["uncertain"] - counts["unbuilt"] - counts["address not known"]
        agreement = counts["same"] / judged if judged else 1
        broken = counts["working called broken"] + counts["explained: working called broken"]
        uncertain = counts["uncertain"] / counts["links"] if counts["links"] else 0
        print(f"{name}: {counts['links']} links, {judged} judged, {100 * agreement:.2f} % agree, {broken} working called broken, "
              f"{100 * uncertain:.1f} % uncertain, {counts['unbuilt']} on pages that are not built, {counts['external']} external")
        print("   ", dict(counts))
        for line in differences[:60]:
            print(line)
        for entry in own:
            print(f"  listed, but does not differ: {entry}")
        failed |= bool(differences or own) or agreement < 0.99 or broken > 0.003 * judged + 0.5
        total.update(counts)
    if not done:
        return 77
    return 1 if failed else 0


sys.exit(main())
