#!/usr/bin/env python3
"""rulefiles: every faulty rule file is told of in exactly the words beside it, every clean one is taken.

usage: rulefiles.py PROGRAM      POSTLINT_UPDATE=1 writes the .lint files (read them before committing)
faulty/NAME.yml has faulty/NAME.yml.lint: what `postlint check` prints, exit status 2. Files that begin with `_` belong to others."""
import os, subprocess, sys

program, update = os.path.abspath(sys.argv[1]), os.environ.get("POSTLINT_UPDATE") == "1"
here = os.path.dirname(os.path.abspath(__file__))
problems, files = [], 0


def check(folder, name):
    run = subprocess.run([program, "check", "-q", "--rules", name, "--stdin-filename", "x.md", "-"], cwd=os.path.join(here, folder), input="Text.\n",
                         capture_output=True, text=True, timeout=20)
    return run.stdout + run.stderr, run.returncode


def posts(folder):
    return sorted(n for n in os.listdir(os.path.join(here, folder)) if n.endswith(".yml") and not n.startswith("_"))


for name in posts("faulty"):
    files += 1
    said, status = check("faulty", "./" + name)
    said = said.replace("./" + name, name)
    path = os.path.join(here, "faulty", name + ".lint")
    if update:
        open(path, "w").write(said)
    wanted = open(path).read() if os.path.exists(path) else ""
    if said != wanted:
        problems.append(f"faulty/{name}:\n-- wanted:\n{wanted}-- printed:\n{said}")
    if status != 2:
        problems.append(f"faulty/{name}: exit status {status}, not 2")
for name in posts("clean"):
    files += 1
    said, status = check("clean", "./" + name)
    if said or status:
        problems.append(f"clean/{name}: exit status {status}\n{said}")
if files < 70:
    problems.append(f"only {files} rule files")
print("\n".join(problems))
print(f"rulefiles: {files} rule files, {len(problems)} wrong")
sys.exit(1 if problems else 0)
