#!/usr/bin/env python3
"""jekyll: sites built by Jekyll itself, and what we said of every file in them: published or not, when, where.

usage: jekyll.py PUBLISH_DUMP     exit 77 when Jekyll is not installed"""
import calendar, json, os, re, shutil, subprocess, sys, tempfile, time, urllib.parse

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "oracle"), HERE]
import jekyll_posts
from listed import Listed

MARK = re.compile(r"@@(\d+);;([^;]*);;(.*?)@@", re.S)


def write(root, files):
    for path, text in files.items():
        whole = os.path.join(root, path)
        os.makedirs(os.path.dirname(whole) or ".", exist_ok=True)
        with open(whole, "w", encoding="utf-8") as file:
            file.write(text)


def remove(root, paths):
    for path in paths:
        os.unlink(os.path.join(root, path))


def number(text):
    return re.search(r"@@(\d+);;", text)[1]


def probe(root, zone, paths):
    """{path: why it stops the build}"""
    run = subprocess.run(["ruby", os.path.join(HERE, "jekyll_probe.rb"), root], input="\n".join(paths) + "\n", text=True,
                         capture_output=True, env={**os.environ, "TZ": zone}, check=True)
    said = run.stdout.splitlines()
    assert len(said) == len(paths), (len(said), len(paths), run.stderr)
    return {path: line[7:] for path, line in zip(paths, said) if line.startswith("aborts")}


def built(root, zone, options):
    """{number: (output, url, date)} of what the build wrote."""
    run = subprocess.run(["jekyll", "build", "--quiet", "-s", root, "-d", root + "/_out", "--disable-disk-cache", *options], text=True,
                         capture_output=True, env={**os.environ, "TZ": zone})
    assert run.returncode == 0, run.stderr[-2000:]
    found = {}
    for folder, _, names in os.walk(root + "/_out"):
        for name in names:
            path = os.path.join(folder, name)
            for mark in MARK.finditer(open(path, encoding="utf-8").read()):
                found[mark[1]] = (os.path.relpath(path, root + "/_out"), mark[3], mark[2])
    return found


def said(dump, root, zone, options, paths, now):
    rules = f"site: {{build-timezone: {zone}, drafts: {str('--drafts' in options).lower()}}}"
    run = subprocess.run([dump, "jekyll", root, rules, str(now)], input="\n".join(paths) + "\n", text=True, capture_output=True, check=True)
    return {entry["path"]: entry for entry in map(json.loads, run.stdout.splitlines())}


def difference(ours, theirs, stops, now):
    """What differs, or None. `theirs` None: not in the output."""
    if stops is not None:
        return None if ours["fate"] == "aborts" else f"aborts/{ours['fate']}"
    if theirs is None:
        return None if ours["fate"] in ("draft", "future", "ignored") else f"absent/{ours['fate']}"
    output, url, date = theirs
    if "{{" in url:
        return None if ours["fate"] == "copied" else f"copied/{ours['fate']}"
    if ours["fate"] != "published":
        return f"published/{ours['fate']}"
    if ours["output"] is None:
        return None if abs(int(date) - now) < 3600 else f"output {output}/unknown"
    if date and ours["date"] and max(abs(int(date) - now), abs(ours["date"] - now)) < 600: # of the build: as many seconds later
        same = re.sub(r"\d+", "0", output) == re.sub(r"\d+", "0", ours["output"])
        return None if same else f"output {output}/{ours['output']}"
    if ours["output"] != output:
        return f"output {output}/{ours['output']}"
    if ours["url"] != url:
        return f"url {url}/{ours['url']}"
    if date and ours["date"] is not None and int(date) != ours["date"]:
        return f"date {date}/{ours['date']}"
    return None


def compare(dump, site, listed):
    name, config, zone, files, options = site
    with tempfile.TemporaryDirectory() as root:
        write(root, {**files, "_config.yml": config})
        paths = sorted(files)
        now = int(time.time())
        ours = said(dump, root, zone, options, paths, now)
        stops = probe(root, zone, paths)
        remove(root, stops)
        theirs = built(root, zone, options)
        for path in paths:
            what = difference(ours[path], theirs.get(number(files[path])), stops.get(path), now)
            if what:
                head = files[path].split("<pre>")[0]
                listed.differs(f"{name} {path}: {what}", f"{ours[path]['why']} {stops.get(path)} {head!r}")
        return len(paths)


def main():
    if not shutil.which("jekyll") or not shutil.which("ruby"):
        print("jekyll: Jekyll is not installed: SKIPPED, what we say it publishes was not compared", file=sys.stderr)
        sys.exit(77)
    listed = Listed(os.path.join(HERE, "jekyll.list"), "jekyll")
    count = sum(compare(sys.argv[1], site, listed) for site in jekyll_posts.sites())
    assert count >= 400
    listed.finish(f"{count} files in {len(list(jekyll_posts.sites()))} sites built by Jekyll")


main()
