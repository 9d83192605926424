#!/usr/bin/env python3
"""normalize.py: every real post as normalized HTML, against docs/normalized-html.md.

usage: normalize.py CONVERT_DUMP CORPORA CONFORMANCE [-v N]
1. Normalized once more, front matter and all, the bytes are the same: every file, and every input of the html5lib tests.
2. Front matter (found here by its fences) is in what was written, byte for byte: every file in UTF-8.
3. An HTML body in which parse5 finds no parse error has the same tree afterwards, but for the white space that the policy names
   (tests/node/normalized.mjs does to the tree what the policy says, then compares). Told, not held: bodies with parse errors.
exceptions in normalize.tsv: SITE/FILE (or html5lib/FILE-NUMBER) WHAT REASON; WHAT: again, front, tree."""
import collections, json, os, re, shutil, subprocess, sys
import render

here = os.path.dirname(os.path.abspath(__file__))
arguments = sys.argv[1:]
show = 5
if "-v" in arguments:
    at = arguments.index("-v")
    show = int(arguments[at + 1])
    del arguments[at:at + 2]
dump, corpora, conformance = arguments
inputs = os.path.join(conformance, "html5lib", "tree-construction")
if not os.path.isdir(corpora) or not os.path.isdir(inputs):
    print(f"normalize: no corpora at {corpora} or no html5lib tests at {inputs} (set POSTLINT_SHARED): SKIPPED, no real post was normalized")
    sys.exit(77)
if not shutil.which("node") or not os.path.isdir(os.path.join(here, "../node/node_modules/parse5")):
    print("normalize: node or tests/node/node_modules/parse5 is missing (npm ci there): SKIPPED, no tree was compared")
    sys.exit(77)
with open(os.path.join(here, "normalize.tsv")) as f:
    excused = {tuple(row[:2]) for row in (line.rstrip("\n").split("\t") for line in f) if len(row) == 3}
used, failed = set(), False


def tell(what, wrong, total):
    global failed
    mine = {name: why for name, why in sorted(wrong.items()) if (name, what) not in excused}
    used.update((name, what) for name in wrong if (name, what) in excused)
    failed = failed or bool(mine)
    print(f"{what}: {len(wrong)} of {total} differ, {len(wrong) - len(mine)} listed{'  FAILED' if mine else ''}", flush=True)
    for name in list(mine)[:show]:
        print(f"    {name}: {mine[name]}")


def first_difference(a, b):
    pairs = [(x, y) for x, y in zip(a.split("\n") + ["(end)"], b.split("\n") + ["(end)"]) if x != y]
    return f"{pairs[0][0][:150]!r} became {pairs[0][1][:150]!r}"


def front_matter(data):
    """Bytes of front matter, fences included; a byte order mark goes, as everywhere."""
    found = re.match(rb"(?:\xef\xbb\xbf)?((---|\+\+\+)[ \t]*\r?\n(?:.*?\n)?\2[ \t]*(?:\r?\n|$))", data, re.S)
    return found[1] if found else b""


def html5lib():
    """(name, bytes) of the tests' inputs."""
    for name in sorted(n for n in os.listdir(inputs) if n.endswith(".dat")):
        with open(os.path.join(inputs, name), encoding="utf-8", errors="replace", newline="") as f:
            for i, test in enumerate(re.split(r"(?:^|\n)#data\n", f.read())[1:]):
                yield f"{name}-{i}.html", test.split("\n#errors")[0].encode(errors="replace")


names = []
for folder, folders, files in os.walk(corpora):
    folders.sort()
    names += [os.path.relpath(os.path.join(folder, n), corpora) for n in sorted(files)
              if n not in ("SOURCE.txt", "LICENSE", "README.md") and not n.endswith((".yml", ".toml", ".json"))]
records = render.convert_paths(dump, "html", [os.path.join(corpora, name) for name in names], "front")
second = render.convert(dump, "html", [(f"n{i}.html", r["out"].encode()) for i, r in enumerate(records)], "front")
tell("again", {n: first_difference(a["out"], b["out"]) for n, a, b in zip(names, records, second) if a["out"] != b["out"]}, len(names))
made = list(html5lib())
once = render.convert(dump, "html", made)
twice = render.convert(dump, "html", [(n, r["out"].encode()) for (n, _), r in zip(made, once)])
tell("again", {"html5lib/" + n: first_difference(a["out"], b["out"]) for (n, _), a, b in zip(made, once, twice) if a["out"] != b["out"]}, len(made))

fronts = {}
for name, r in zip(names, records):
    with open(os.path.join(corpora, name), "rb") as f:
        fronts[name] = front_matter(f.read())
kinds = collections.Counter(front[:3].decode() for front in fronts.values())
print(", ".join(f"{n} {'without front matter' if not k else k}" for k, n in kinds.most_common()))
tell("front", {n: "not kept" for n, r in zip(names, records) if not r["out"].encode().startswith(fronts[n])}, len(names))

bodies = [(n, r["body"], r["out"].encode()[len(fronts[n]):].decode()) for n, r in zip(names, records) if not r["markdown"]]
answers = subprocess.run(["node", os.path.join(here, "../node/normalized.mjs")], stdout=subprocess.PIPE, check=True,
                      input="".join(json.dumps([render.templates(a), render.templates(b)]) + "\n" for _, a, b in bodies).encode())
trees = [json.loads(line) for line in answers.stdout.splitlines()]
# A page without a doctype, or with an old one, may be well-formed otherwise; so may one with `<?xml …?>` on top, a comment for browsers.
OLD = {"missing-doctype", "non-conforming-doctype", "unexpected-question-mark-instead-of-tag-name"}
clean = [not set(t["errors"]) - OLD for t in trees]
wrong = [t["difference"] or set(t["after"]) - OLD for t in trees]
tell("tree", {n: " became ".join(t["difference"] or ["a new parse error", *t["after"]]) for (n, _, _), t, c, w in zip(bodies, trees, clean, wrong) if c and w}, sum(clean))
print(f"with parse errors: {sum(not c and bool(t['difference']) for t, c in zip(trees, clean))} of {len(bodies) - sum(clean)} bodies have another tree, "
      f"{sum(not c and bool(set(t['after']) - OLD) for t, c in zip(trees, clean))} still have parse errors")
if show > 5:
    for (n, _, _), t, c in zip(bodies, trees, clean):
        if not c and (t["difference"] or set(t["after"]) - OLD):
            print(f"    ({n}: {t['errors']} -> {t['after']}: {' became '.join(t['difference'] or [])})")
for left in sorted(excused - used):
    print(f"{left[0]}: listed for {left[1]}, but does not differ  FAILED")
    failed = True
sys.exit(1 if failed else 0)
