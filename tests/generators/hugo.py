#!/usr/bin/env python3
"""hugo: sites built by Hugo itself, and what we said of every file in them: published or not, when, where.

usage: hugo.py PUBLISH_DUMP     exit 77 when Hugo is not installed"""
import base64, json, os, re, shutil, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "oracle"), HERE]
import hugo_posts
from listed import Listed

MARK = re.compile(r"@@([^@]*?);;([^@;]*);;([^@]*?)@@", re.S)
ZERO = -62135596800  # 0001-01-01


def write(root, files):
    for path, text in files.items():
        whole = os.path.join(root, path)
        os.makedirs(os.path.dirname(whole) or ".", exist_ok=True)
        with open(whole, "w", encoding="utf-8") as file:
            file.write(text)


def plain(text):
    return base64.b64decode(text.replace("&#43;", "+")).decode()


def built(root, zone):
    """{path below content: (output, url, date)} of what the build wrote."""
    run = subprocess.run(["hugo", "--quiet", "-s", root, "-d", "_out"], text=True, capture_output=True, env={**os.environ, "TZ": zone})
    assert run.returncode == 0, run.stdout[-1500:] + run.stderr[-1500:]
    found = {}
    for folder, _, names in os.walk(root + "/_out"):
        for name in names:
            path = os.path.join(folder, name)
            for mark in MARK.finditer(open(path, encoding="utf-8", errors="replace").read()):
                if mark[1]:
                    found["content/" + plain(mark[1])] = (os.path.relpath(path, root + "/_out"), plain(mark[3]), int(mark[2]))
    return found


def said(dump, root, zone, paths, now):
    run = subprocess.run([dump, "hugo", root, f"site: {{build-timezone: {zone}}}", str(now)], input="\n".join(paths) + "\n", text=True, capture_output=True,
                         check=True)
    return {entry["path"]: entry for entry in map(json.loads, run.stdout.splitlines())}


def difference(ours, theirs):
    if theirs is None:
        return None if ours["fate"] in ("draft", "future", "expired", "ignored", "copied") else f"absent/{ours['fate']}"
    output, url, date = theirs
    if ours["fate"] != "published":
        return f"published/{ours['fate']}"
    if ours["output"] != output:
        return f"output {output}/{ours['output']}"
    if ours["url"] != url:
        return f"url {url}/{ours['url']}"
    if (ours["date"] if ours["date"] is not None else ZERO) != date:
        return f"date {date}/{ours['date']}"
    return None


def compare(dump, site, listed):
    name, config_name, config, zone, files = site
    with tempfile.TemporaryDirectory() as root:
        write(root, {**files, config_name: config, **{f"layouts/_default/{kind}.html": hugo_posts.LAYOUT for kind in ("single", "list")},
                     "layouts/index.html": "home\n"})
        paths = sorted(files)
        ours, theirs = said(dump, root, zone, paths, int(time.time())), built(root, zone)
        for path in paths:
            what = difference(ours[path], theirs.get(path))
            if what:
                listed.differs(f"{name} {path}: {what}", f"{ours[path]['why']} {files[path][:90]!r}")
        return len(paths)


def main():
    if not shutil.which("hugo"):
        print("hugo: Hugo is not installed: SKIPPED, what we say it publishes was not compared", file=sys.stderr)
        sys.exit(77)
    listed = Listed(os.path.join(HERE, "hugo.list"), "hugo")
    sites = list(hugo_posts.sites())
    count = sum(compare(sys.argv[1], site, listed) for site in sites)
    assert count >= 400
    listed.finish(f"{count} files in {len(sites)} sites built by Hugo")


main()
