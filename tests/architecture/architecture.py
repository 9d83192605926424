#!/usr/bin/env python3
"""architecture: the house rules of lib/README.md that a program can check.

usage: architecture.py ROOT     exit 0 when the house stands; every breach is one line.
- includes run down only (floor order below), and always by path from lib/
- a dependency's header stands in its one door only
- lib/ neither prints nor exits; cmd/ knows no HTML or YAML
- every row of a .def file has its file, every file its row
- sizes are reported (files over 450 lines, functions over 60), never judged here
"""
import os, re, sys

root = sys.argv[1]
problems = []

# Bottom to top. A file may include its own floor and those before it.
FLOORS = ["base", "source", "front", "date", "schema", "body", "post", "lint", "site", "clean", "write", "fix", "check", "report", "postlint", "cmd"]

DOORS = {  # header pattern -> the only files (below the root) that may include it
    r"yaml\.h": {"lib/front/yaml.c"},
    r"md4c\.h": {"lib/body/md_callbacks.h"},
    r"(tidy/)?tidy(buffio|enum|platform)?\.h": {"lib/body/tidy.c"},
    r"iconv\.h": {"lib/source/decode.c"},
    r"uchardet(/uchardet)?\.h": {"lib/source/decode.c"},
    r"utf8proc\.h": {"lib/base/normal.c", "lib/base/width.c"},
    r"xxhash\.h": {"lib/base/hash.c"},
    r"pcre2\.h": {"lib/base/regex.c"},
    r"curl/curl\.h": {"cmd/links.c"},
    r"jansson\.h": set(),
    r"dlfcn\.h": {"lib/source/decode.c", "lib/body/tidy.c"},
}


def floor(path):
    parts = path.split("/")
    if parts[0] == "cmd":
        return "cmd"
    if len(parts) == 2:  # lib/post.c, lib/postlint.c, lib/postlint_convert.c
        return parts[1].rsplit(".", 1)[0].split("_")[0]
    return parts[1]


def sources():
    for top in ("lib", "cmd"):
        for folder, dirs, names in os.walk(os.path.join(root, top)):
            dirs.sort()
            for name in sorted(names):
                if name.endswith((".c", ".h", ".def", ".inc")):
                    yield os.path.relpath(os.path.join(folder, name), root)


def strip_comments_and_strings(text):
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  lambda m: "".join(c if c == "\n" else " " for c in m.group()), text, flags=re.S)


files = {path: open(os.path.join(root, path), encoding="utf-8").read() for path in sources()}

for path, text in files.items():
    here = floor(path)
    if here not in FLOORS:
        problems.append(f"{path}: floor `{here}` is not in the list of floors")
        continue
    for number, line in enumerate(text.split("\n"), 1):
        m = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if m:
            target = m.group(1)
            if target in ("version.h", "postlint.h") or target.endswith("-data.h"):
                continue
            if here == "cmd" and os.path.exists(os.path.join(root, "cmd", target)):
                continue
            if not os.path.exists(os.path.join(root, "lib", target)):
                problems.append(f"{path}:{number}: \"{target}\" is not a path from lib/")
                continue
            there = floor("lib/" + target)
            if FLOORS.index(there) > FLOORS.index(here) and not target.endswith(".def"):
                problems.append(f"{path}:{number}: upward include of \"{target}\" ({here} -> {there})")
        m = re.match(r"\s*#\s*include\s*<([^>]+)>", line)
        if m:
            for pattern, doors in DOORS.items():
                if re.fullmatch(pattern, m.group(1)) and path not in doors:
                    problems.append(f"{path}:{number}: <{m.group(1)}> outside its door ({', '.join(sorted(doors)) or 'tests'})")
    code = strip_comments_and_strings(text)
    if path.startswith("lib/"):
        for m in re.finditer(r"\b(printf|fprintf|vprintf|puts|putchar|fputs|perror|exit|_exit)\s*\(", code):
            problems.append(f"{path}:{code.count(chr(10), 0, m.start()) + 1}: lib/ prints or exits: {m.group(1)}")
        for m in re.finditer(r"\bsetlocale\s*\(", code):
            problems.append(f"{path}:{code.count(chr(10), 0, m.start()) + 1}: setlocale changes the whole process")
    # only cmd/ opens files; nothing in check or lint does
    if re.match(r"lib/(base|front|schema|body|lint|site|check|report)/", path):
        for m in re.finditer(r"\b(openat|fopen|creat|open(?=\s*\([^;]*\bO_))\s*\(", code):
            problems.append(f"{path}:{code.count(chr(10), 0, m.start()) + 1}: {path.split('/')[1]}/ opens a file")
    # file-scope mutable state: a static object definition that is not const
    if path.endswith(".c") and path.startswith("lib/"):
        for m in re.finditer(r"(?m)^static\s+(?!const\b|inline\b|_Thread_local\b|pthread_mutex_t\b|pthread_once_t\b)[\w\s\*]*?\b(\w+)\s*(\[[^\]]*\])?\s*(=[^;]*)?;", code):
            if "(" in m.group(0) or m.group(0).startswith("static enum {") or m.group(1) == "oom_handler":
                continue
            if re.search(r"\bconst\b", m.group(0)):
                continue
            problems.append(f"{path}:{code.count(chr(10), 0, m.start()) + 1}: mutable global `{m.group(1)}`")

for table, macro, folder, skip in (("lib/check/checks.def", "CHECK", "lib/check", {"checks.c"}),
                                   ("lib/report/reporters.def", "REPORTER", "lib/report", {"reporters.c"})):
    rows = re.findall(r"^%s\((\w+)\)" % macro, files.get(table, ""), flags=re.M)
    if rows != sorted(rows):
        problems.append(f"{table}: rows are not in alphabetical order")
    if len(rows) != len(set(rows)):
        problems.append(f"{table}: a row stands twice")
    for row in rows:
        path = f"{folder}/{row}.c"
        if path not in files:
            problems.append(f"{table}: row {row} has no file {path}")
        elif not re.search(r"\bpl_\w+_%s\b" % row, files[path]):
            problems.append(f"{path}: does not define the object of its row")
    for path in files:
        if os.path.dirname(path) == folder and path.endswith(".c") and os.path.basename(path) not in skip:
            struct = "pl_check" if macro == "CHECK" else "pl_reporter"
            exports = re.search(r"^const struct %s pl_" % struct, files[path], flags=re.M)
            if exports and os.path.basename(path)[:-2] not in rows:
                problems.append(f"{path}: has no row in {table}")

# sizes, for the reader
big = [(text.count("\n"), path) for path, text in files.items()
       if path.endswith(".c") and text.count("\n") > 450 and not path.endswith("-data.c")]
long_functions = []
for path, text in files.items():
    if not path.endswith(".c"):
        continue
    start = name = None
    for number, line in enumerate(text.split("\n"), 1):
        if line == "{" and start is None:
            start = number
        elif line == "}" and start is not None:
            if number - start - 1 > 60:
                long_functions.append((number - start - 1, f"{path}:{start}"))
            start = None
        elif line.endswith("};") and start is not None and line == "};":
            start = None
total = sum(text.count("\n") for path, text in files.items() if not path.endswith(("-data.c", "-data.h")))
print(f"architecture: {len(files)} files, {total} lines; "
      f"{len(big)} files over 450 lines, {len(long_functions)} functions over 60 lines")
for count, path in sorted(big, reverse=True):
    print(f"  file     {count:5} {path}")
for count, place in sorted(long_functions, reverse=True):
    print(f"  function {count:5} {place}")
for problem in problems:
    print("BREACH", problem)
sys.exit(1 if problems else 0)
