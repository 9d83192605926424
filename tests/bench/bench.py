#!/usr/bin/env python3
"""bench: `postlint check` beside its peers, in one run, on the same files.

usage: bench.py --tool build/cmd/postlint --work DIR [--reps 5] [--files 5000] [--npm DIR] [-j N]
DIR gets the corpora (made once): zh/ are variants of the sample post, md/ Markdown posts of real sites
(both made by mkcorpus.py of the shared material: ../shared or $POSTLINT_SHARED). Peers that are not
installed are named and left out; --npm is a folder whose node_modules has rumdl.
The runs of one task go round robin, so that a slow moment of the machine falls on all; CPU is user + system
of the whole process tree, the minimum of the runs; the ratio is peer / postlint. No figure is asserted."""
import argparse, os, resource, shutil, subprocess, sys, time

ap = argparse.ArgumentParser()
ap.add_argument("--tool", required=True)
ap.add_argument("--work", required=True)
ap.add_argument("--reps", type=int, default=5)
ap.add_argument("--files", type=int, default=5000)
ap.add_argument("--npm", default="")
ap.add_argument("-j", default="1")
a = ap.parse_args()
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
shared = os.environ.get("POSTLINT_SHARED", os.path.join(os.path.dirname(root), "shared"))
work = os.path.abspath(a.work)
tool = os.path.abspath(a.tool)


def corpus(kind, source):
    folder = {"zh": "corpus-zh", "md": "corpus-md"}[kind]
    path = os.path.join(work, folder)
    if not os.path.isdir(path):
        subprocess.run([sys.executable, os.path.join(shared, "bench/mkcorpus.py"), kind, source, work, str(a.files)],
                       check=True, stdout=subprocess.DEVNULL)
    return path


def files(path):
    return sorted(os.path.join(d, n) for d, _, names in os.walk(path) for n in names)


def run(command, env=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


seed = [os.path.join(d, n) for d, _, names in os.walk(os.path.join(shared, "corpora/seed/_posts")) for n in names][0]
os.makedirs(work, exist_ok=True)
tasks = [("zh", corpus("zh", seed)), ("md", corpus("md", os.path.join(shared, "corpora")))]
rumdl = os.path.join(a.npm, "node_modules/@rumdl/cli-linux-x64/rumdl") if a.npm else shutil.which("rumdl") or ""
print(f"{'task':4} {'program':28} {'CPU s':>8} {'wall s':>8} {'MB/s':>7} {'us/file':>8} {'ratio':>7}")
for kind, path in tasks:
    listed = files(path)
    size = sum(os.path.getsize(f) for f in listed)
    listing = os.path.join(work, kind + ".list")
    with open(listing, "w") as out:
        out.write("\n".join(listed) + "\n")
    rows = [("postlint check", f"{tool} check --no-config --format concise -j {a.j} {path}")]
    if shutil.which("tidy"):
        rows.append(("tidy -qe", f"xargs tidy -q -e -utf8 --show-body-only yes --force-output yes <{listing}"))
    else:
        print("tidy is not installed: left out")
    if rumdl and os.path.exists(rumdl):
        target = path.replace("corpus-zh", "corpus-zh-md")
        rows.append(("rumdl check", f"{rumdl} check --no-cache {target}"))
    else:
        print("rumdl is not installed: left out")
    times = {name: [] for name, _ in rows}
    for name, command in rows:
        run(command)
    for _ in range(a.reps):
        for name, command in rows:
            times[name].append(run(command))
    base = min(t[0] for t in times["postlint check"])
    for name, _ in rows:
        cpu, wall = min(t[0] for t in times[name]), min(t[1] for t in times[name])
        print(f"{kind:4} {name:28} {cpu:8.3f} {wall:8.3f} {size / cpu / 1e6:7.0f} {cpu / len(listed) * 1e6:8.1f} {cpu / base:7.2f}")
