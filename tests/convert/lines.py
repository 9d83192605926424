#!/usr/bin/env python3
"""lines.py: lines of plain text, as East Asian readers find them right, on 500 Chinese posts and more.

usage: lines.py CONVERT_DUMP CORPORA [-v N]
The posts: every file of the corpora in UTF-8 with 100 Han characters or more; the others up to 600 are made of their real paragraphs, headings and
list items: drawn with a fixed seed, as Markdown or HTML, some set into quotes, lists and tables.
Each at --width 40 and 72 with --ambiguous-width 1 and 2. Widths are measured here, by Unicode's East Asian Width (Python's unicodedata); what may
begin and end a line is JIS X 4051's and UAX 14's, listed here. Held:
  wide    no line is wider, but for code, addresses and words that have no place to break that would have fitted
  start   no line begins with a mark that closes, unless its paragraph does (also in each column of a table)
  end     no line ends with a mark that opens, unless its paragraph does
  table   the columns of a table begin in the same place in all its lines
lines.tsv lists exceptions: POST WHAT REASON."""
import collections, html, os, random, re, sys, unicodedata
import render

here = os.path.dirname(os.path.abspath(__file__))
arguments = sys.argv[1:]
show = 5
if "-v" in arguments:
    at = arguments.index("-v")
    show = int(arguments[at + 1])
    del arguments[at:at + 2]
dump, corpora = arguments
if not os.path.isdir(corpora):
    print(f"lines: no corpora at {corpora} (set POSTLINT_SHARED): SKIPPED, no Chinese post was written as text")
    sys.exit(77)
POSTS = 600
CLOSING = "，。、；：？！”’）》」』】〕…％,.;:?!)]}%"
START = "，。、；：？！”’）》」』】〕"
END = "“‘（《「『【〔"
HAN = re.compile(r"[\u3400-\u9fff]")


def width(text, ambiguous):
    """Columns: 0 for marks that combine and for what does not show, 2 for wide ones."""
    columns = 0
    for c in text:
        if unicodedata.category(c) in ("Mn", "Me", "Cf") and c != "\u00ad":
            continue
        columns += {"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(c), 1)
    return columns


def may_break(text, i):
    """Between text[i - 1] and text[i], for certain: at a blank, or between two characters of East Asian text that are no marks."""
    a, b = text[i - 1], text[i]
    if a == " ":
        return b not in CLOSING
    letters = ("Lo", "Ll", "Lu", "Nd")
    return (bool(HAN.match(a)) and unicodedata.category(b) in letters) or (unicodedata.category(a) in letters and bool(HAN.match(b)))


# ---- posts ----

def paragraphs(text):
    """Paragraphs, headings and list items with Han text, without code and templates."""
    body = re.sub(r"^(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.S)
    body = re.sub(r"^ *(```|~~~).*?^ *\1.*?$", "", body, flags=re.S | re.M)
    for block in re.split(r"\n[ \t]*\n", body):
        block = re.sub(r"^([#>*+-]+|\d+\.) +", "", " ".join(block.split()))
        if HAN.search(block) and len(block) > 5 and not re.search(r"[<>|`{}\[\]*_]", block):
            yield block


def cut_off(text, count):
    return text[:count].rstrip(END + "([<")


def made(pool, index):
    """A post of real paragraphs."""
    draw, out, markup = random.Random(f"postlint {index}"), [], index % 2
    for _ in range(draw.randint(6, 14)):
        some, kind = draw.choice(pool), draw.random()
        other, third = draw.choice(pool), cut_off(draw.choice(pool), draw.randint(3, 30))
        if not markup:
            out.append(some if kind < .6 else f"> {some}\n> {other}" if kind < .75 else f"- {some}\n- {other}\n  1. {third}" if kind < .9 else
                       f"| 名称 | 说明 |\n|---|--:|\n| {third} | {cut_off(other, 60)} |\n| {cut_off(draw.choice(pool), 8)} | {cut_off(some, 40)} |")
            continue
        some, other, third = html.escape(some), html.escape(other), html.escape(third)
        out.append(f"<p>　　{some}</p>" if kind < .6 else f"<blockquote><p>{some}</p><p>{other}</p></blockquote>" if kind < .75 else
                   f"<ol start=9><li>{some}<li>{other}<ul><li>{third}</ul></ol>" if kind < .9 else
                   f"<table><tr><th>{third}<th>说明<tr><td>{other}<td align=right>{some}</table>")
    return f"made{index}.{'html' if markup else 'md'}", ("\n\n".join(out) + "\n").encode()


def posts():
    found, pool = [], []
    for folder, folders, files in os.walk(corpora):
        folders.sort()
        for name in sorted(files):
            with open(os.path.join(folder, name), "rb") as f:
                data = f.read()
            try:
                text = data.decode()
            except ValueError:
                continue
            if len(HAN.findall(text)) >= 100 and name.endswith((".md", ".html")):
                found.append((os.path.relpath(os.path.join(folder, name), corpora), data))
                pool += paragraphs(text)
    real = len(found)
    return found + [made(pool, i) for i in range(real, POSTS)], real, len(pool)


# ---- lines ----

def split_mark(line):
    """The line's prefix (quotes, indents, marks of lists) and what stands behind it."""
    found = re.match(r"(?:> ?|    |[ ]+|- |\[[x ]\] | *\d+\. |\[\^\w+\] )*", line)
    return found[0], line[found.end():]


def columns_of(rule, ambiguous):
    """(from, to) of a table's columns, by the rule below its first row, or None."""
    prefix, marks = split_mark(rule)
    if not re.fullmatch(r"-+(  -+)+", marks):
        return None
    return [(m.start() + len(prefix), m.end() + len(prefix)) for m in re.finditer(r"-+", marks)] if len(prefix) == width(prefix, 1) else None


def cut(line, columns, ambiguous):
    """The cells of a line of a table; None when a character lies across the edge of a column."""
    cells, at, column = [], 0, 0
    for number, (start, end) in enumerate(columns):
        while at < len(line) and column < start:
            if line[at] != " " and number:
                return None
            column += width(line[at], ambiguous)
            at += 1
        cell, limit = "", end if number + 1 < len(columns) else 10**6
        while at < len(line) and column < limit:
            cell += line[at]
            column += width(line[at], ambiguous)
            at += 1
        while at < len(line) and width(line[at], ambiguous) == 0:
            cell += line[at]
            at += 1
        cells.append(cell)
    return cells


def judge(body, out, limit, ambiguous):
    """Faults of what was written: (what, line)."""
    lines, faults = out.replace("\r\n", "\n").split("\n"), []
    squeeze = lambda line: " ".join(line.lstrip("> \t").split())
    source = {squeeze(line) for form in (body, re.sub(r"<[^>]*>", "", body)) for line in (form + "\n" + html.unescape(form)).split("\n")}
    addresses = max((i for i, line in enumerate(lines) if line == "-" * 20), default=len(lines))

    def marks(text, line):
        text = text.strip()
        if text and text[0] in START and text[0] + text[1:4] not in firsts:
            faults.append(("start", line))
        if text and text[-1] in END:
            faults.append(("end", line))

    # What a paragraph itself begins with, or a line after a <br>.
    firsts = {t[:4] for t in (re.sub(r"^(?:[#>*+\s　&nbsp;-]|\d+\.)+", "", re.sub(r"<[^>]*>", "", l)) for l in re.split(r"\n|<br */?>|</?p>", body)) if t}
    at = 0
    while at < len(lines):
        line = lines[at]
        prefix, content = split_mark(line)
        columns = columns_of(lines[at + 1], ambiguous) if at + 1 < len(lines) else None
        if columns and line.strip():
            while at < len(lines) and lines[at].strip(" >"):
                cells = cut(lines[at], columns, ambiguous) if not re.fullmatch(r"[ >-]+", lines[at]) else []
                if cells is None:
                    faults.append(("table", lines[at]))
                for cell in cells or []:
                    marks(cell, lines[at])
                at += 1
            continue
        at += 1
        if at > addresses or ("    " in prefix and squeeze(line) in source):
            continue  # the list of addresses; code
        marks(content, line)
        if width(line, ambiguous) > limit:
            room = max(limit - width(prefix, ambiguous), 20)
            breaks = [i for i in range(1, len(content)) if may_break(content, i) and width(content[:i].rstrip(), ambiguous) <= room]
            if breaks or width(content, ambiguous) <= room:
                faults.append(("wide", line))
    return faults


files, real, pool = posts()
with open(os.path.join(here, "lines.tsv")) as f:
    excused = {tuple(row[:2]) for row in (line.rstrip("\n").split("\t") for line in f) if len(row) == 3}
used, failed = set(), False
print(f"{len(files)} Chinese posts: {real} real, the others of {pool} real paragraphs")
for limit in (40, 72):
    for ambiguous in (1, 2):
        records = render.convert(dump, "text", files, f"width={limit}", f"ambiguous={ambiguous}")
        wrong = collections.defaultdict(list)
        for (name, _), r in zip(files, records):
            for what, line in judge(r["body"], r["out"], limit, ambiguous):
                if (name, what) in excused:
                    used.add((name, what))
                else:
                    wrong[what].append((name, line))
            if not r["proven"]:
                wrong["proven"].append((name, r["differences"]))
        lines = sum(r["out"].count("\n") for r in records)
        wide = sum(width(line, ambiguous) > limit for r in records for line in r["out"].splitlines())
        print(f"--width {limit} --ambiguous-width {ambiguous}: {lines} lines, {wide} wider (words, addresses, code); " +
              (", ".join(f"{what} {len(those)}" for what, those in wrong.items()) + "  FAILED" if wrong else "0 faults"))
        for what, those in wrong.items():
            failed = True
            for name, line in those[:show]:
                print(f"    {what}: {name}: {line}")
for left in sorted(excused - used):
    print(f"{left[0]}: listed for {left[1]}, but has no such fault  FAILED")
    failed = True
sys.exit(1 if failed else 0)
