#!/usr/bin/env python3
"""refused: for every post whose front matter PyYAML refuses, each fault is told at once and in its place.

usage: refused.py PROGRAM CORPORA LIST      exit 77 when the corpora or PyYAML are not there
The proof: all fixes offered by one run are carried out, and PyYAML then reads the front matter. LIST names the files where it does not,
one a line, with the reason behind ` # `; there a finding must stand in every part that PyYAML stops at."""
import json, os, re, subprocess, sys

try:
    import yaml
except ImportError:
    print("refused: PyYAML is missing: SKIPPED, posts that YAML refuses were not looked at")
    sys.exit(77)
program, corpora, listed_path = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
if not os.path.isdir(corpora):
    print("refused: the corpora are not there: SKIPPED")
    sys.exit(77)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
listed = dict(line.split(" # ", 1) for line in open(listed_path, encoding="utf-8").read().splitlines() if " # " in line)


def front(data):
    """The bytes between the fences, and where they begin."""
    m = re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n", data)
    if not m:
        return None
    end = re.compile(rb"^(---|\.\.\.)[ \t]*\r?$", re.M).search(data, m.end())
    return (data[m.end():end.start()], m.end()) if end else None


def refuses(data):
    part = front(data)
    if part is None:
        return None
    try:
        yaml.compose(part[0].decode("utf-8", "replace"), Loader=LOADER)
        return None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line + 1 + data[:part[1]].count(b"\n") if mark else 0


refused = []
for folder, _, names in os.walk(corpora):
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith((".md", ".markdown", ".html")):
            data = open(path, "rb").read()
            line = refuses(data)
            if line is not None and not re.search(rb"^[^\n]*(!binary|!ruby)", front(data)[0], re.M):
                refused.append((path, data, line))
if len(refused) < 700:
    print(f"refused: only {len(refused)} files are refused by PyYAML, where 790 are known")
    sys.exit(1)
run = subprocess.run([program, "check", "--no-config", "-q", "--fail-on", "never", "--format", "jsonl", "--select", "front-*", "--files-from", "-", "-0"],
                     input="\0".join(p for p, _, _ in refused).encode(), capture_output=True, check=True)
found = {}
for text in run.stdout.decode().splitlines():
    finding = json.loads(text)
    if finding["rule"] in ("front-syntax", "front-escape"):
        found.setdefault(finding["path"], []).append(finding)
wrong = several = cured = 0
causes = {}
for path, data, line in sorted(refused):
    short, findings = os.path.relpath(path, corpora), found.get(os.path.relpath(path), found.get(path, []))
    several += len(findings) > 1
    for f in findings:
        cause = f["message"].split(": ", 1)[-1]
        causes[cause] = causes.get(cause, 0) + 1
    if not any(abs(f["line"] - line) <= 1 for f in findings) and not listed.get(short, "").startswith("silent"):
        wrong += 1
        print(f"{short}: PyYAML stops in line {line}, nothing is told there: {[(f['line'], f['message']) for f in findings]}")
        continue
    edits = sorted((e for f in findings if "fix" in f for e in f["fix"]["edits"]), key=lambda e: -e["offset"])
    fixed = data
    for e in edits:
        fixed = fixed[:e["offset"]] + e["text"].encode() + fixed[e["endOffset"]:]
    after = refuses(fixed)
    if after is None:
        cured += 1
        if short in listed:
            wrong += 1
            print(f"{short}: is listed, and cured")
    elif short not in listed:
        wrong += 1
        print(f"{short}: after all fixes PyYAML still stops in line {after}; told: {[(f['line'], f['message']) for f in findings]}")
for cause, n in sorted(causes.items(), key=lambda c: -c[1]):
    print(f"  {n:5}  {cause}")
print(f"refused: {len(refused)} files, {several} with several faults; {cured} are read after one round of fixes, {len(listed)} listed, {wrong} wrong")
sys.exit(1 if wrong else 0)
