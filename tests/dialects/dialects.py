"""dialects: our reader beside the programs that render Markdown.

usage: dialects.py DIALECT_VIEW DIALECT SHARED [--update | --show ID...]

DIALECT is kramdown (with its GFM parser, as Jekyll sets it up), goldmark (as Hugo sets it up), or gfm (cmark-gfm). What
is rendered: the examples of the CommonMark and GFM specifications, snippets.txt (what a converter writes and people
do), and posts of the corpora. Differences are listed in DIALECT.list, one a line: `ID: reason`; a difference that is
not listed fails the test, and so does a listed one that is none any more.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SITES = {"kramdown": ["jekyll", "servicecomb/_posts", "servicecomb/_docs", "servicecomb/_faqs"],
         "goldmark": ["digitalgov/hugo", "hugodocs", "rust-blog"], "gfm": ["rust-blog"]}
SAMPLE = 150


def skip(why):
    print(f"SKIP: {why}; dialects were not compared with the programs that read them")
    sys.exit(77)


# ---- what is rendered ----

def spec_examples(path, name):
    if not os.path.exists(path):
        skip(f"no specification at {path} (set POSTLINT_SHARED)")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    fence = "`" * 32
    found = re.findall(rf"^{fence} example[^\n]*\n(.*?)^\.\n.*?^{fence}$", text, re.S | re.M)
    return {f"{name}:{i}": e.replace("→", "\t") for i, e in enumerate(found, 1)}


def snippets():
    with open(os.path.join(HERE, "snippets.txt"), encoding="utf-8") as f:
        parts = re.split(r"^%%% (\S+)\n", f.read(), flags=re.M)
    found = {}
    for name, text in zip(parts[1::2], parts[2::2]):
        for i, piece in enumerate(re.split(r"^%%\n", text, flags=re.M), 1):
            found[f"{name}:{i}"] = piece
    return found


def body_of(path):
    with open(path, "rb") as f:
        text = f.read().decode("utf-8", "replace").replace("\r\n", "\n").replace("\0", "")
    m = re.match(r"\ufeff?(?:---\s*\n.*?\n---\s*\n|\+\+\+\s*\n.*?\n\+\+\+\s*\n)", text, re.S)
    return text[m.end():] if m else text


def posts(shared, dialect):
    """Posts without templates, evenly taken."""
    found = {}
    for site in SITES[dialect]:
        paths = sorted(p for p in glob.glob(os.path.join(shared, "corpora", site, "**", "*"), recursive=True)
                       if p.endswith((".md", ".markdown")))
        bodies = {os.path.relpath(p, os.path.join(shared, "corpora")): body_of(p) for p in paths}
        plain = {p: b for p, b in bodies.items() if not re.search(r"\{\{|\{%", b) and b.strip()}
        step = max(1, len(plain) // SAMPLE)
        found.update(list(plain.items())[::step])
    return found


# ---- rendering ----

def by_kramdown(texts):
    got = subprocess.run(["ruby", os.path.join(HERE, "kramdown.rb")], input="".join(t + "\0" for t in texts).encode(),
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if got.returncode:
        skip("ruby with kramdown and kramdown-parser-gfm is missing")
    return got.stdout.decode("utf-8", "replace").split("\0")[:-1]


HUGO = """
disableKinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
typographer = false
[markup.goldmark.parser]
autoHeadingID = false
[markup.highlight]
codeFences = false
"""


def by_hugo(texts):
    with tempfile.TemporaryDirectory() as site:
        def put(name, text):
            path = os.path.join(site, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(text)
        put("config.toml", HUGO)
        put("layouts/_default/single.html", "{{ .Content }}")
        for i, text in enumerate(texts):
            put(f"content/p/s{i}.md", "---\ntitle: x\n---\n" + text)
        ran = subprocess.run(["hugo", "--quiet", "-s", site], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if ran.returncode:
            print(ran.stdout.decode() + ran.stderr.decode())
            sys.exit(1)
        pages = []
        for i in range(len(texts)):
            page = os.path.join(site, "public", "p", f"s{i}", "index.html")
            if not os.path.exists(page):
                pages.append("")  # nothing is written for what shows nothing
                continue
            with open(page, encoding="utf-8", newline="") as f:
                pages.append(f.read())
        return pages


def by_cmark(texts):
    command = ["cmark-gfm", "--unsafe"] + [a for e in ("table", "strikethrough", "autolink", "tasklist") for a in ("-e", e)]
    return [subprocess.run(command, input=t.encode(), stdout=subprocess.PIPE, check=True).stdout.decode() for t in texts]


RENDERERS = {"kramdown": by_kramdown, "goldmark": by_hugo, "gfm": by_cmark}
PROGRAMS = {"kramdown": "ruby", "goldmark": "hugo", "gfm": "cmark-gfm"}


# ---- comparing ----

FOLDS = [  # what is written differently and means the same
    (r'(<t[hd](?: [^>]*)?) style="text-align: ?(\w+);?"', r'\1 align="\2"'),
    (r' class="task-list(?:-item(?:-checkbox)?)?"', ""),
    (r'(<input[^>]*?) (checked|disabled)="\2"', r'\1 \2=""'),
    (r'(<input[^>]*?) (checked|disabled)="\2"', r'\1 \2=""'),
    (r'<div class="kdmath">(\$\$.*?\$\$)</div>', r'<p>\1</p>'),
    (r'<span class="kdmath">(\$.*?\$)</span>', r'$\1$'),
    (r'(<input[^>]*>) ', r'\1'),
    (r' rel="nofollow"', ""),
    (r'(<t[hd](?: [^>]*)?>)\u00a0(?=</t)', r'\1'),
    (r' </(p|li|td|th|dt|dd|h[1-6]|figcaption|summary|div)>', r'</\1>'),
]


def fold_note(note):
    """The way back stood in the last paragraph; a paragraph alone need not be one."""
    note = re.sub(r"\s+</p>$", "</p>", note.strip().replace("\u00a0", " "))
    alone = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", note, flags=re.S)
    return alone.group(1).strip() if alone else note


def fold(view):
    for pattern, to in FOLDS:
        view = re.sub(pattern, to, view, flags=re.S)
    body, *notes = view.split("\n<note>")
    body = re.sub(r"\$\$\s*(.*?)\s*\$\$", lambda m: "$$" + re.sub(r"\s+", " ", m.group(1)) + "$$", body, flags=re.S)
    return body.strip() + "".join("\n<note>" + n for n in sorted(map(fold_note, notes)))


def views(program, dialect, texts, pages):
    pairs = "".join(t + "\0" + h + "\0" for t, h in zip(texts, pages))
    out = subprocess.run([program, dialect], input=pairs.encode(), stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
    parts = out.split("\0")[:-1]
    return [(fold(w), fold(g)) for w, g in zip(parts[::2], parts[1::2])]


def read_list(path):
    listed = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            for line in f:
                if line.strip() and not line.startswith("#"):
                    key, reason = line.rstrip("\n").split(": ", 1)
                    listed[key] = reason
    return listed


def group_of(key):
    return "commonmark" if key.startswith("commonmark:") else "gfm" if key.startswith("gfm:") else "posts" if "/" in key else "snippets"


def main():
    program, dialect, shared = sys.argv[1:4]
    sources = {**spec_examples(os.path.join(shared, "conformance/commonmark/spec.txt"), "commonmark"),
               **spec_examples(os.path.join(shared, "conformance/gfm/spec.txt"), "gfm"), **snippets(), **posts(shared, dialect)}
    if dialect == "goldmark":  # these would be Hugo's own
        sources = {k: t for k, t in sources.items() if "{{" not in t}
    sources = {k: t for k, t in sources.items() if "\0" not in t}
    wanted = [a for a in sys.argv[5:] if not a.startswith("-")]
    if wanted:
        sources = {k: sources[k] for k in wanted}
    try:
        pages = RENDERERS[dialect](list(sources.values()))
    except FileNotFoundError:
        skip(f"{PROGRAMS[dialect]} is missing")
    compared = dict(zip(sources, views(program, dialect, list(sources.values()), pages)))
    differing = [k for k, (want, got) in compared.items() if want != got]
    if wanted:
        for key, page in zip(sources, pages):
            print(f"==== {key} {'DIFFERS' if key in differing else 'same'}\n{sources[key]}---- {dialect}\n{page}\n"
                  f"---- wanted\n{compared[key][0]}\n---- got\n{compared[key][1]}")
        return 0
    path = os.path.join(HERE, dialect + ".list")
    listed = read_list(path)
    if "--update" in sys.argv:
        with open(path, "w", encoding="utf-8") as f:
            f.write(f"# Where our reader differs from {dialect}, and why. dialects.py --update writes the list anew.\n")
            f.writelines(f"{k}: {listed.get(k, 'not looked at')}\n" for k in differing)
        return 0
    for key in differing:
        if key not in listed:
            print(f"{key} differs:\n{sources[key]}  {dialect}: {compared[key][0]}\n  ours: {compared[key][1]}")
    gone = [k for k in listed if k not in differing and k in compared]
    for key in gone:
        print(f"{key} agrees though listed")
    for group in ("commonmark", "gfm", "snippets", "posts"):
        keys = [k for k in compared if group_of(k) == group]
        print(f"{dialect} {group}: {sum(k not in differing for k in keys)} of {len(keys)} agree")
    return int(bool(gone) or any(k not in listed for k in differing))


sys.exit(main())
