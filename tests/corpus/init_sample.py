#!/usr/bin/env python3
"""init_sample: what `postlint init` makes of real sites, and a seeded draw of what is found under its rule files, to be read by eye.

usage: init_sample.py PROGRAM CORPORA [--seed N] [--count N]
Each site is copied, `postlint init` writes a rule file there, and findings are drawn across the rules in turn."""
import argparse, collections, json, os, random, shutil, subprocess, tempfile

args = argparse.ArgumentParser()
args.add_argument("program")
args.add_argument("corpora")
args.add_argument("--seed", type=int, default=20261123)
args.add_argument("--count", type=int, default=50)
a = args.parse_args()
program = os.path.abspath(a.program)
for site in ("servicecomb", "jekyll/docs", "hugodocs", "rust-blog", "digitalgov/hugo", "digitalgov/wp-export"):
    with tempfile.TemporaryDirectory() as top:
        root = os.path.join(top, "site")
        shutil.copytree(os.path.join(a.corpora, site), root, symlinks=True)
        subprocess.run([program, "init"], cwd=root, check=True, capture_output=True)
        run = subprocess.run([program, "check", "-q", "--fail-on", "never", "--format", "jsonl", "--now", "2026-11-23"], cwd=root, capture_output=True, check=True)
        by_rule = collections.defaultdict(list)
        for line in run.stdout.decode().splitlines():
            finding = json.loads(line)
            by_rule[finding["rule"]].append(finding)
        rng = random.Random(f"{a.seed} {site}")
        for findings in by_rule.values():
            rng.shuffle(findings)
        drawn = []
        while len(drawn) < a.count and any(by_rule.values()):
            for rule in sorted(by_rule):
                if by_rule[rule] and len(drawn) < a.count:
                    drawn.append(by_rule[rule].pop())
        print(f"== {site}: {len(run.stdout.decode().splitlines())} findings, {len(drawn)} drawn")
        for f in drawn:
            text = open(os.path.join(root, f["path"]), "rb").read().decode("utf-8", "replace").split("\n")
            line = text[f["line"] - 1] if f["line"] <= len(text) else ""
            start = max(0, f["column"] - 30)
            print(f"{f['path'].split('/')[-1][:28]}:{f['line']}:{f['column']} {f['rule']}: {f['message'].split(': ', 1)[-1][:110]} | {line[start:start + 90].strip()}")
