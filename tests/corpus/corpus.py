#!/usr/bin/env python3
"""corpus: the whole program over every real file we have.

usage: corpus.py PROGRAM CORPORA [--sample N --seed S]
Without --sample: every file is read; no crash, no hang, exit status 0 or 1; every span lies inside its file and
its line and column agree with its byte offset; the output is the same for -j 1 and -j 8.
With --sample: of what the program picks in the folder, prints N findings drawn across rules by a seeded draw (every rule gets its share), each with
its source line, to be read by a person."""
import argparse, json, os, re, random, subprocess, sys, time

ap = argparse.ArgumentParser()
ap.add_argument("program")
ap.add_argument("corpora")
ap.add_argument("--sample", type=int, default=0)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--select", default="")
ap.add_argument("--path", default="")
a = ap.parse_args()
if not os.path.isdir(a.corpora):
    print(f"corpus: no corpora at {a.corpora} (set POSTLINT_SHARED): SKIPPED, no real file was read")
    sys.exit(77)


def check(jobs, listing):
    command = [os.path.abspath(a.program), "check", "--no-config", "--format", "jsonl", "-j", str(jobs)]
    command += [a.path or "."] if a.sample else ["--files-from", listing, "-0"]
    if a.select:
        command += ["--select", a.select]
    start = time.monotonic()
    p = subprocess.run(command, capture_output=True, cwd=a.corpora, timeout=600)
    return p.returncode, p.stdout, p.stderr.decode("utf-8", "replace"), time.monotonic() - start


names = []
for folder, dirs, files in os.walk(os.path.join(a.corpora, a.path) if a.path else a.corpora):
    dirs.sort()
    names += [os.path.relpath(os.path.join(folder, f), a.corpora) for f in sorted(files) if f != "SOURCE.txt" and not f.endswith((".yml", ".toml", "LICENSE"))]
listing = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"postlint-corpus-{os.getpid()}.list")
with open(listing, "wb") as out:
    out.write(b"\0".join(n.encode("utf-8", "surrogateescape") for n in names))
try:
    status, out, err, seconds = check(1, listing)
    if status not in (0, 1):
        sys.exit(f"corpus: exit status {status}: {err[-2000:]}")
    findings = [json.loads(line) for line in out.splitlines()]
    if a.sample:
        rng = random.Random(a.seed)
        by_rule = {}
        for f in findings:
            by_rule.setdefault(f["rule"], []).append(f)
        drawn, rules = [], sorted(by_rule)
        for group in by_rule.values():
            rng.shuffle(group)
        while len(drawn) < a.sample and any(by_rule.values()):
            for rule in rules:
                if by_rule[rule] and len(drawn) < a.sample:
                    drawn.append(by_rule[rule].pop())
        print(f"{len(findings)} findings in {len(names)} files; {len(drawn)} drawn across {len(rules)} rules, seed {a.seed}")
        for f in sorted(drawn, key=lambda f: f["rule"]):
            data = open(os.path.join(a.corpora, f["path"]), "rb").read()
            at, end = f["offset"], f["endOffset"]
            context = data[max(0, at - 60):at] + "⟦".encode() + data[at:end][:160] + "⟧".encode() + data[end:end + 50]
            print(f"\n{f['path']}:{f['line']}:{f['column']}: {f['severity']}: {f['message']} [{f['rule']}]")
            print("    " + context.decode("utf-8", "replace").replace("\n", "⏎"))
        sys.exit(0)
    status8, out8, _, _ = check(8, listing)
    problems = []
    if (status8, out8) != (status, out):
        problems.append("-j 8 does not give the bytes of -j 1")
    cache = {}
    for f in findings:
        if f["path"] not in cache:
            cache.clear()
            cache[f["path"]] = open(os.path.join(a.corpora, f["path"]), "rb").read()
        data = cache[f["path"]]
        where = f"{f['path']}:{f['line']}:{f['column']} {f['rule']}"
        if not 0 <= f["offset"] <= f["endOffset"] <= len(data):
            problems.append(f"{where}: span {f['offset']}..{f['endOffset']} outside a file of {len(data)} bytes")
            continue
        if re.search(r"\.(jis|ucs2|ucs4)$", f["path"]):
            continue  # decodes as UTF-8 by accident
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        head = data[:f["offset"]].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        line, column = head.count("\n") + 1, len(head) - (head.rfind("\n") + 1) + 1
        if (line, column) != (f["line"], f["column"]):
            problems.append(f"{where}: its offset {f['offset']} is {line}:{column}")
    for p in problems[:50]:
        print("PROBLEM", p)
    rules = {}
    for f in findings:
        rules[f["rule"]] = rules.get(f["rule"], 0) + 1
    print(f"corpus: {len(names)} files, {len(findings)} findings of {len(rules)} rules, {seconds:.2f} s with one worker, {len(problems)} problems")
    for rule in sorted(rules, key=lambda r: -rules[r]):
        print(f"  {rules[rule]:6} {rule}")
    sys.exit(1 if problems else 0)
finally:
    os.unlink(listing)
