"""splice: the body of one faulty post behind another faulty post gives the findings of both, each at its place.

usage: splice.py POSTLINT [POSTS]

Takes the single faults of tests/cases, 3,000 pairs of them by default, always the same ones. A few pairs answer one
another (an element left open in the first post takes a stray end tag of the second): these are printed, and more than
one in 300 is a failure."""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases")
FRONT = re.compile(r"(---|\+\+\+)\n(.*?\n)\1\n", re.S)
EXPECTED = re.compile(r"(\d+):(\d+)-\d+:\d+ \w+ ([\w-]+): ")
# Faults of the file as a whole or of its first line, and what the rest of the post decides.
WHOLE = {
    "clean", "conflict-marker", "front-late", "front-missing", "front-unclosed", "html-attributes", "html-depth",
    "html-tidy", "line-ending-mixed", "line-final-newline", "markdown-limit", "pairs", "suppress-unknown",
    "suppress-unused", "text-declared", "text-encoding",
}
# Two of one family answer each other: a mark opened in one post and closed in the other, labels and their definitions.
FAMILIES = {"link-undefined": "label", "link-unused": "label", "html-duplicate-attribute": "id", "html-duplicate-id": "id"}
HIDES = "the rest of the post is not shown"

Case = collections.namedtuple("Case", "name rule suffix front body found")


def read_case(rule, name, off):
    """The case, or None when it cannot be taken apart."""
    path = os.path.join(ROOT, rule, name)
    with open(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    front = FRONT.match(text)
    if not front or "\r" in text or "postlint" in text or not text.endswith("\n"):
        return None
    with open(path + ".lint", encoding="utf-8") as file:
        lines = [line for line in file if EXPECTED.match(line)]
    found = [(int(row), int(column), found_rule) for row, column, found_rule in
             (EXPECTED.match(line).groups() for line in lines) if found_rule not in off]
    hides = any(HIDES in line for line in lines)
    case = Case(rule + "/" + name, rule, name.split(".", 1)[1], front.group(0), text[front.end():], found)
    return None if not found else (case, hides)


def read_cases(off):
    cases = collections.defaultdict(list)
    for rule in sorted(set(os.listdir(ROOT)) - WHOLE - off):
        folder = os.path.join(ROOT, rule)
        if os.path.exists(os.path.join(folder, "_rules.yml")):
            continue
        for name in sorted(os.listdir(folder)):
            if name.endswith(".lint"):
                case = read_case(rule, name[:-5], off)
                if case and case[0].suffix in ("md", "html"):
                    cases[case[0].suffix].append(case)
    return cases


def family(case):
    return FAMILIES.get(case.rule, case.rule)


def splice(first, second):
    """The text, and the findings to expect in it."""
    front = second.front.count("\n")
    moved = first.front.count("\n") + first.body.count("\n") + 1 - front
    found = set(first.found) | {(row + moved, column, rule) for row, column, rule in second.found if row > front}
    return first.front + first.body + "\n" + second.body, found


def run(postlint, folder):
    """Findings by file name."""
    done = subprocess.run([postlint, "check", "--no-config", "--quiet", "--format", "jsonl", folder],
                          stdout=subprocess.PIPE, check=False)
    found = collections.defaultdict(set)
    for line in done.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        if "rule" in row:
            found[os.path.basename(row["path"])].add((row["line"], row["column"], row["rule"]))
    return found


def main():
    postlint = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    rules = subprocess.run([postlint, "rules"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    cases = read_cases({line.split()[0] for line in rules.splitlines() if line.split()[1] == "off"})
    chance = random.Random(20220427)
    posts, wrong = {}, 0
    with tempfile.TemporaryDirectory() as folder:
        while len(posts) < wanted:
            (first, hides), (second, _) = chance.sample(cases[chance.choice(["html", "md"])], 2)
            if hides or family(first) == family(second):
                continue
            name = "%d.%s" % (len(posts), first.suffix)
            text, found = splice(first, second)
            posts[name] = (first.name, second.name, found)
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        got = run(postlint, folder)
    for name, (first, second, found) in posts.items():
        if found != got[name]:
            wrong += 1
            print("%s + %s: lost %s, more %s" % (first, second, sorted(found - got[name]), sorted(got[name] - found)))
    print("%d posts spliced, %d wrong" % (len(posts), wrong))
    return wrong * 300 > len(posts)


if __name__ == "__main__":
    sys.exit(main())
