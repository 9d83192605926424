#!/usr/bin/env python3
"""convert: `postlint convert` beside its peers, in one run, on the same HTML posts.

usage: convert.py --tool build/cmd/postlint --work DIR --npm DIR [--reps 3] [--files 2000] [--cap 60]
DIR (a tmpfs, so that no disk is timed) gets two corpora: zh, variants of the sample post (mkcorpus.py of the shared material), and real, the HTML pages
of httpd-manual that are UTF-8. --npm: a folder whose node_modules has turndown, @joplin/turndown-plugin-gfm, mdream, @kreuzberg/html-to-markdown-node,
node-html-markdown, unified, rehype-parse, rehype-remark, remark-gfm, remark-stringify, html-to-text and prettier; those that are missing are named and
left out, as are pandoc and tidy. JavaScript converters do all files in one process, their best case; pandoc and tidy take the files one by one, as
they must for an output each. Runs go round robin; CPU is user + system of all processes, the minimum of the runs; the ratio is to postlint with its
proof. postlint runs with one thread; -j 0 is told apart. A program that needs more than --cap seconds for a tenth of the files is
told by that tenth. No figure is asserted."""
import argparse, os, resource, shutil, subprocess, sys, time

ap = argparse.ArgumentParser()
ap.add_argument("--tool", required=True)
ap.add_argument("--work", required=True)
ap.add_argument("--npm", required=True)
ap.add_argument("--reps", type=int, default=3)
ap.add_argument("--files", type=int, default=2000)
ap.add_argument("--cap", type=float, default=60)
a = ap.parse_args()
here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
shared = os.environ.get("POSTLINT_SHARED", os.path.join(os.path.dirname(root), "shared"))
work, tool = os.path.abspath(a.work), os.path.abspath(a.tool)
os.makedirs(work, exist_ok=True)
seed = [os.path.join(d, n) for d, _, names in os.walk(os.path.join(shared, "corpora/seed/_posts")) for n in names][0]


def made(name):
    """The corpus as a folder of .html files, and its list."""
    folder = os.path.join(work, name)
    if not os.path.isdir(folder):
        os.makedirs(folder)
        if name == "zh":
            subprocess.run([sys.executable, os.path.join(shared, "bench/mkcorpus.py"), "zh", seed, work, str(a.files)], check=True, stdout=subprocess.DEVNULL)
            source = os.path.join(work, "corpus-zh")
        else:
            source = os.path.join(shared, "corpora/httpd-manual")
        paths = sorted(os.path.join(d, n) for d, _, names in os.walk(source) for n in names if ".html" in n)
        for i, path in enumerate(paths):
            data = open(path, "rb").read()
            try:
                data.decode()
            except UnicodeDecodeError:
                continue
            open(os.path.join(folder, f"{i}.html"), "wb").write(data)
    files = sorted(os.path.join(folder, n) for n in os.listdir(folder))[:a.files]
    return folder, files


def listing(files, name):
    path = os.path.join(work, name + ".list")
    open(path, "w").write("\n".join(files) + "\n")
    return path


def run(command):
    out = os.path.join(work, "out")
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(["bash", "-c", command.replace("OUT", out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "NODE_MODULES": os.path.join(os.path.abspath(a.npm), "node_modules")})
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def node(name, package=None):
    return package or name, f"node {here}/convert.mjs {name} OUT LIST"


def postlint(target, extra=""):
    return f"{tool} convert -q --unproven -t {target} -o OUT/o -j 1 {extra} FOLDER"


TASKS = {
    "markdown": [("postlint", postlint("gfm")), ("postlint, not proven", postlint("gfm", "--no-proof")), node("mdream"),
                 ("kreuzberg html-to-markdown", node("kreuzberg")[1]), node("turndown"), node("node-html-markdown"), node("rehype-remark"),
                 ("pandoc", 'while read -r f; do pandoc -f html -t gfm "$f" -o OUT/x.md; done <LIST')],
    "text": [("postlint", postlint("text")), ("postlint, not proven", postlint("text", "--no-proof")), node("html-to-text"),
             ("pandoc", 'while read -r f; do pandoc -f html -t plain "$f" -o OUT/x.txt; done <LIST')],
    "html": [("postlint", postlint("html")), ("postlint, not proven", postlint("html", "--no-proof")),
             ("tidy, all in one process", "xargs tidy -q -utf8 --show-body-only yes --force-output yes --wrap 0 <LIST >OUT/x 2>/dev/null"), node("prettier")],
}
PACKAGES = {"kreuzberg html-to-markdown": "@kreuzberg/html-to-markdown-node"}
for corpus in ("zh", "real"):
    folder, files = made(corpus)
    size = sum(map(os.path.getsize, files))
    tenth = files[: max(1, len(files) // 10)]
    print(f"{corpus}: {len(files)} files, {size / 1e6:.1f} MB", flush=True)
    for task, rows in TASKS.items():
        best, part = {}, {}
        for name, command in list(rows):
            program = command.split()[0]
            package = PACKAGES.get(name, name)
            missing = (program == "node" and not os.path.isdir(os.path.join(a.npm, "node_modules", package))) or (
                "pandoc" in command and not shutil.which("pandoc")) or ("tidy" in command and not shutil.which("tidy"))
            if missing:
                print(f"  {task:9} {name}: not installed, left out")
                rows = [row for row in rows if row[0] != name]
                continue
            if program != tool:
                cpu, wall = run(command.replace("LIST", listing(tenth, corpus + "-tenth")).replace("FOLDER", folder))
                if wall > a.cap / 10:
                    best[name], part[name] = (cpu, wall), 10
        for _ in range(a.reps):
            for name, command in rows:
                if name not in part:
                    cpu, wall = run(command.replace("LIST", listing(files, corpus)).replace("FOLDER", folder))
                    best[name] = min(best.get(name, (cpu, wall)), (cpu, wall))
        first = best["postlint"][0]
        for name, _ in rows:
            cpu, wall = (x * part.get(name, 1) for x in best[name])
            print(f"  {task:9} {name:28} {cpu:8.2f} s CPU {wall:8.2f} s {size / cpu / 1e6:8.1f} MB/s {cpu / first:7.2f}{' (from a tenth)' if name in part else ''}", flush=True)
