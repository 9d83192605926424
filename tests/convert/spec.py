#!/usr/bin/env python3
"""spec: the examples of the CommonMark and GFM specifications there and back.

usage: spec.py CONVERT_DUMP CONFORMANCE [TARGET…] [-v N]
The HTML of each example → Markdown for a target → HTML by a renderer of that target: the same visible text (all of them), the same tree up to
what Markdown cannot say (../node/meaning.mjs; 99 of 100, through kramdown 98). How many trees are the very same is told, not held. And the Markdown of each
example → Markdown of the target → Markdown again: the same bytes. exceptions.tsv: EXAMPLE TARGET WHAT REASON, where EXAMPLE is spec:number, WHAT
text, urls, meaning or again."""
import os, re, sys
import render

here = os.path.dirname(os.path.abspath(__file__))
arguments = sys.argv[1:]
show = 5
if "-v" in arguments:
    show = int(arguments.pop(arguments.index("-v") + 1))
    arguments.remove("-v")
dump, conformance, *wanted = arguments
if not os.path.isdir(os.path.join(conformance, "commonmark")):
    print(f"spec: no specifications at {conformance} (set POSTLINT_SHARED): SKIPPED, no example was converted")
    sys.exit(77)

# Target, renderer, least share of trees that are the same, dialect of the second reading.
ROUTES = [("gfm", "gfm", 0.99, ["gfm"]), ("commonmark", "commonmark", 0.99, ["commonmark"]), ("markdown", "gfm", 0.99, []), ("markdown", "kramdown", 0.98, []),
          ("kramdown", "kramdown", 0.98, ["kramdown"]), ("goldmark", "goldmark", 0.99, ["goldmark"])]
SPECS = ["commonmark/spec", "gfm/spec", "gfm/extensions", "gfm/regression"]


def examples():
    fence = "`" * 32
    for spec in SPECS:
        with open(os.path.join(conformance, spec + ".txt"), encoding="utf-8", newline="") as f:
            text = f.read().replace("\r\n", "\n")
        for i, m in enumerate(re.finditer(rf"^{fence} example[^\n]*\n(.*?)^\.\n(.*?)^{fence}$", text, re.M | re.S), 1):
            yield f"{spec}:{i}", m[1].replace("→", "\t"), m[2].replace("→", "\t")


with open(os.path.join(here, "exceptions.tsv")) as f:
    excused = {tuple(row[:3]) for row in (line.split("\t") for line in f) if len(row) == 4 and ":" in row[0]}
failed, skipped, used = False, [], set()
all_examples = list(examples())
names = [name for name, _, _ in all_examples]
front = "---\ntitle: x\n---\n"


def convert(target, texts, suffix, *options):
    return render.convert(dump, target, [(f"n{i}{suffix}", (front + text).encode()) for i, text in enumerate(texts)], *options)


def tell(what, target, renderer, wrong, least):
    global failed
    good = len(names) - len(wrong)
    held = [key for key in wrong if (key, target, what) not in excused]
    used.update((key, target, what) for key in wrong if key not in held)
    bad = held and (least == 1 or (good + len(wrong) - len(held)) / len(names) < least)
    failed = failed or bool(bad)
    print(f"{target} by {renderer}: {what}: {good} of {len(names)} ({100 * good / len(names):.2f} %), {len(wrong) - len(held)} listed{'  FAILED' if bad else ''}")
    for key in held[:show]:
        print(f"--- {key} {target} by {renderer}: {what}\n{wrong[key]}")


for target, renderer, least, dialect in ROUTES:
    if wanted and target not in wanted:
        continue
    try:
        records = convert(target, [html for _, _, html in all_examples], ".html")
        shown = render.RENDERERS[renderer]([r["out"] for r in records])
        facts = render.compare([[html, out, 1] for (_, _, html), out in zip(all_examples, shown)])
    except render.Missing as what:
        skipped.append(f"{what} is missing: SKIPPED, {target} by {renderer} was not judged")
        continue
    lines = [f"html   {html}wrote  {r['out']}shown  {out}" for (_, _, html), r, out in zip(all_examples, records, shown)]
    tell("text", target, renderer, {n: f"{line}text   {fact['text']}" for n, line, fact in zip(names, lines, facts) if fact["text"]}, 1)
    tell("urls", target, renderer, {n: f"{line}lost   {fact['lost']}" for n, line, fact in zip(names, lines, facts) if fact["lost"]}, 1)
    tell("meaning", target, renderer, {n: f"{line}tree   {fact['meaning']}" for n, line, fact in zip(names, lines, facts) if fact["meaning"]}, least)
    print(f"{target} by {renderer}: {sum(not fact['dom'] for fact in facts)} trees are the very same")
    print(f"{target}: {sum(r['proven'] for r in records)} proven, {sum(r['fallbacks'] for r in records)} of {sum(r['blocks'] for r in records)} blocks fell back")
    once = convert(target, [markdown for _, markdown, _ in all_examples], ".md", *dialect)
    twice = convert(target, [r["out"] for r in once], ".md", *dialect)
    tell("again", target, "ourselves", {n: f"from   {m}first  {a['out']}second {b['out']}" for (n, m, _), a, b in zip(all_examples, once, twice)
                                        if a["out"] != b["out"]}, 1)
for line in skipped:
    print("spec:", line)
for key in sorted(key for key in excused - used if key[1] in wanted or not wanted) if not skipped else []:
    print("exceptions.tsv: not needed:", *key)
sys.exit(1 if failed else 77 if skipped else 0)
