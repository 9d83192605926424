#!/usr/bin/env python3
"""table: postlint's packs accept and refuse the front matters that the builders accept and refuse.

usage: table.py PROGRAM
NAME.txt is a list of front matters under `= accepted` or `= refused: WHY`, the verdict of the builder's own validator
(validators.mjs holds them against it). Refused by postlint means an error of a front-* or date-* rule. A second line
`! REASON` marks the exceptions, where the two differ and why."""
import json, os, re, subprocess, sys, tempfile

program = os.path.abspath(sys.argv[1])
here = os.path.dirname(os.path.abspath(__file__))
tables = {
    "docusaurus-blog": ("docusaurus", "blog/"),
    "docusaurus-docs": ("docusaurus", "docs/"),
    "astro": ("astro", "src/content/blog/"),
    "quarto": ("quarto", "posts/"),
}
wrong = seen = exceptions = 0


def read(name):
    text = open(os.path.join(here, name + ".txt"), encoding="utf-8").read()
    for block in re.split(r"^(?== )", text, flags=re.M):
        lines = block.rstrip("\n").split("\n")
        if lines[0].startswith("= "):
            reason = lines[1][2:] if lines[1].startswith("! ") else None
            yield lines[0] == "= accepted", reason, "\n".join(lines[2 if reason else 1:]), lines[0]


def judge(pack, folder, fronts):
    """The errors of each front matter."""
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(os.path.join(root, folder))
        for i, front in enumerate(fronts):
            with open(os.path.join(root, folder, f"{i:03}.md"), "w", encoding="utf-8") as f:
                f.write(f"---\n{front}\n---\n\nText.\n")
        with open(os.path.join(root, ".postlint.yml"), "w") as f:
            f.write(f"extends: {pack}\n")
        run = subprocess.run([program, "check", "-q", "--no-ignore", "--format", "json", "."], cwd=root, capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(f"table: {program} ended with {run.returncode}: {run.stdout}{run.stderr}")
        found = [[] for _ in fronts]
        for finding in json.loads(run.stdout):
            rule = finding["rule"] if isinstance(finding["rule"], str) else finding["rule"]["id"]
            if finding["severity"] == "error" and re.match("front-|date-", rule):
                found[int(re.search(r"(\d{3})\.md", json.dumps(finding)).group(1))].append(rule)
        return found


for name, (pack, folder) in tables.items():
    rows = list(read(name))
    for (accepted, reason, front, verdict), rules in zip(rows, judge(pack, folder, [r[2] for r in rows])):
        seen += 1
        exceptions += reason is not None
        if (accepted == (not rules)) == (reason is not None):
            wrong += 1
            print(f"{name}.txt: {verdict}\n{front}\npostlint: {', '.join(rules) or 'accepted'}" + (f"\nbut it is listed as an exception: {reason}" if reason else "") + "\n")
print(f"packs: {seen} front matters, {exceptions} exceptions, {wrong} wrong")
sys.exit(wrong > 0)
