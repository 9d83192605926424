#!/usr/bin/env python3
"""cases: the hard cases of conversion, each against the bytes wanted and against programs that are not ours.

usage: cases.py POSTLINT [NAME…] [-v]
cases/NN-name.html is the input; .gfm.md (or .kramdown.md, …) what is wanted of it for that target. cases.tsv: options of a case; exceptions.tsv:
CASE TARGET WHAT REASON, where WHAT is one of text, urls, stable, html: what differs from the source on purpose.
Held: output as wanted; visible text and addresses kept (parse5 on both sides, the output as its renderer shows it);
Markdown to HTML (by that renderer) to Markdown gives the same bytes; Markdown to Markdown too."""
import os, subprocess, sys, tempfile
import render

here = os.path.dirname(os.path.abspath(__file__))
program, *names = [arg for arg in sys.argv[1:] if arg != "-v"]
verbose = "-v" in sys.argv


def table(name, least):
    with open(os.path.join(here, name)) as f:
        return [row for row in (line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")) if len(row) >= least]


def convert(path, target, options):
    p = subprocess.run([program, "convert", "-t", target, *options, path], capture_output=True)
    if p.returncode:
        print(f"  {os.path.basename(path)}: exit {p.returncode}: {p.stderr.decode().strip()[:300]}")
    return p.stdout.decode()


options = {row[0]: [o for o in row[1].split() if o != "-"] for row in table("cases.tsv", 2)}
excused = {tuple(row[:3]): row[3] for row in table("exceptions.tsv", 4) if row[0][:2].isdigit()}
cases = []
for name in sorted(os.listdir(os.path.join(here, "cases"))):
    if name.endswith(".md"):
        case, target, _ = name.split(".")
        if not names or case in names or case[:2] in names:
            cases.append((case, target))


def text(path):
    with open(path, newline="") as f:
        return f.read()


total = {"bytes": 0, "text": 0, "urls": 0, "stable": 0, "again": 0}
failed, unneeded = 0, set(excused)
try:
    for target in sorted({target for _, target in cases}):
        mine = [case for case, t in cases if t == target]
        with tempfile.TemporaryDirectory() as folder:
            sources = [os.path.join(here, "cases", case + ".html") for case in mine]
            got = [convert(source, target, options.get(case, [])) for case, source in zip(mine, sources)]
            shown = render.RENDERERS[target](got)
            facts = render.compare([[text(source), html] for source, html in zip(sources, shown)])
            for case, source, output, html, fact in zip(mine, sources, got, shown, facts):
                wanted = text(os.path.join(here, "cases", f"{case}.{target}.md"))
                back, again = os.path.join(folder, case + ".html"), os.path.join(folder, case + ".md")
                for path, content in ((back, html), (again, output)):
                    with open(path, "w", newline="") as f:
                        f.write(content)
                stable = convert(back, target, options.get(case, []))
                twice = convert(again, target, ["--from", "markdown", *[o for o in options.get(case, []) if o != "--clean"]])
                wrong = {
                    "bytes": None if output == wanted else ("wanted\n" + wanted + "got\n" + output),
                    "text": fact["text"] and " became ".join(fact["text"]),
                    "urls": ", ".join(fact["lost"] + ["new: " + u for u in fact["gained"]]),
                    "stable": None if stable == output else ("first\n" + output + "html\n" + html + "second\n" + stable),
                    "again": None if twice == output else ("first\n" + output + "second\n" + twice),
                }
                bad = []
                for what, why in wrong.items():
                    if why and (case, target, what) in excused:
                        unneeded.discard((case, target, what))
                    elif why:
                        bad.append(what)
                    if not why or what not in bad:
                        total[what] += 1
                failed += bool(bad)
                if bad:
                    print(f"{case} {target}: {' '.join(bad)}")
                    if verbose:
                        for what in bad:
                            print(f"--- {what}\n{wrong[what]}")
except render.Missing as what:
    print(f"cases: {what} is missing: SKIPPED, the hard cases of conversion were not judged")
    sys.exit(77)
if not names:
    for key in sorted(unneeded):
        print("exceptions.tsv: not needed:", *key)
print(f"{len(cases)} cases: " + ", ".join(f"{what} {n}" for what, n in total.items()))
sys.exit(1 if failed or (unneeded and not names) else 0)
