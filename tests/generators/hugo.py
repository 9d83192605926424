#!/usr/bin/env python3
"""hugo: sites built by Hugo itself, and what we said of every file in them: published or not, when, where.

usage: hugo.py PUBLISH_DUMP [SITES]     exit 77 when Hugo is not installed"""
import base64, json, os, re, shutil, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "oracle"), HERE]
import hugo_kinds, hugo_posts
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


def hugo(root, zone):
    """What Hugo says of its failure; None: it built the site."""
    shutil.rmtree(root + "/_out", ignore_errors=True)
    run = subprocess.run(["hugo", "--quiet", "-s", root, "-d", "_out"], text=True, capture_output=True, env={**os.environ, "TZ": zone})
    return run.stdout + run.stderr if run.returncode else None


def halved(root, zone, files):
    """One of the files that stop the build, found by leaving out half of them again and again."""
    rest = sorted(files)
    while len(rest) > 1:
        half = rest[: len(rest) // 2]
        for path in files:
            if path not in half and os.path.exists(os.path.join(root, path)):
                os.unlink(os.path.join(root, path))
        write(root, {path: files[path] for path in half})
        rest = half if hugo(root, zone) else rest[len(half):]
    write(root, files)
    return rest[0]


def stops(root, zone, files):
    """{path: what Hugo says} of the files that stop the build; they are removed, and the rest is built."""
    found = {}
    while said := hugo(root, zone):
        left = {path: text for path, text in files.items() if path not in found}
        assert left, said[-1500:]
        culprit = next((path for path in left if f"/{path}:" in said or f'/{path}"' in said), None) or halved(root, zone, left)
        found[culprit] = said
        os.unlink(os.path.join(root, culprit))
    return found


def built(root):
    """{path below content: (output, url, date)} of what the build wrote."""
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


def difference(ours, theirs, stops):
    if stops:
        return None if ours["fate"] == "aborts" else f"aborts/{ours['fate']}"
    if theirs is None:
        return None if ours["fate"] in ("draft", "future", "expired", "ignored", "copied") else f"absent/{ours['fate']}"
    output, url, date = theirs
    if ours["fate"] != "published":
        return f"published/{ours['fate']}"
    if ours["output"] is None:
        unsaid.append(output)
        return None
    if ours["output"] != output:
        return f"output {output}/{ours['output']}"
    if ours["url"] != url:
        return f"url {url}/{ours['url']}"
    if (ours["date"] if ours["date"] is not None else ZERO) != date:
        return f"date {date}/{ours['date']}"
    return None


unsaid = []  # outputs that we know nothing of


def compare(dump, site, listed):
    name, config_name, config, zone, files = site
    with tempfile.TemporaryDirectory() as root:
        write(root, {**files, config_name: config, **{f"layouts/_default/{kind}.html": hugo_posts.LAYOUT for kind in ("single", "list")},
                     "layouts/index.html": hugo_posts.LAYOUT})
        paths = sorted(files)
        ours, stopped = said(dump, root, zone, paths, int(time.time())), stops(root, zone, files)
        theirs = built(root)
        for path in paths:
            what = difference(ours[path], theirs.get(path), stopped.get(path))
            if what:
                listed.differs(f"{name} {path}: {what}", f"{ours[path]['why']} {files[path][:90]!r} {stopped.get(path, '')[-200:]}")
        return len(paths)


def alone(text, number):
    """A site of one file, which may stop Hugo."""
    return "alone", "hugo.toml", hugo_kinds.BASE, "UTC", {f"content/posts/stop-{number}.md": text}


def main():
    if not shutil.which("hugo"):
        print("hugo: Hugo is not installed: SKIPPED, what we say it publishes was not compared", file=sys.stderr)
        sys.exit(77)
    listed = Listed(os.path.join(HERE, "hugo.list"), "hugo")
    sites = [*hugo_posts.sites(), *hugo_kinds.sites(), *(alone(text, i) for i, text in enumerate(hugo_kinds.STOPS))]
    sites = [site for site in sites if len(sys.argv) < 3 or re.match(sys.argv[2], site[0])]
    count = sum(compare(sys.argv[1], site, listed) for site in sites)
    assert count >= 400 or len(sys.argv) > 2
    listed.finish(f"{count} files in {len(sites)} sites built by Hugo, {len(unsaid)} of unknown address")


main()
