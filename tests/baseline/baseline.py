#!/usr/bin/env python3
"""baseline: a real site's findings are accepted, then its posts are edited; only what is truly new may appear.

usage: baseline.py PROGRAM CORPUS      exit 77 when CORPUS is not there
On a copy of CORPUS: the baseline is written with several numbers of workers (the bytes must be the same); then
1. in all posts front matters are shuffled and clean paragraphs put before and behind bodies; every fourth gets CRLF line ends:
   nothing may appear;
2. 50 posts get one known fault each, some of them a copy of a faulty line they had: exactly these must appear;
3. faults are mended and posts deleted: `prune` may only delete lines, and only those that match nothing: what appears is the
   same before and after."""
import collections, json, os, random, re, shutil, subprocess, sys, tempfile

program, corpus = os.path.abspath(sys.argv[1]), sys.argv[2]
if not os.path.isdir(corpus):
    print(f"baseline: {corpus} is not there: SKIPPED, no real site was tried")
    sys.exit(77)
rng = random.Random(3)
problems = []


def run(*words, want=None):
    p = subprocess.run([program, *words], cwd=site, capture_output=True)
    if want is not None and p.returncode not in want:
        problems.append(f"{' '.join(words)}: exit status {p.returncode}: {p.stderr.decode('utf-8', 'replace')[:400]}")
    return p


def new_findings(*words):
    p = run("check", "--no-config", "--baseline", ".postlint-baseline", "--format", "json", *words, want=(0, 1))
    return json.loads(p.stdout)


def lines_of(path):
    with open(os.path.join(site, path), encoding="utf-8") as f:
        return [line for line in f.read().split("\n") if line and not line.startswith("#")]


def read(path):
    with open(os.path.join(site, path), "rb") as f:
        return f.read()


def write(path, data):
    with open(os.path.join(site, path), "wb") as f:
        f.write(data)


def split(data):
    """(fence, front, fence, body) of a YAML post, or None."""
    m = re.match(rb"(---[ \t]*\r?\n)(.*?\n)(---[ \t]*\r?\n)(.*)\Z", data, re.S)
    return m.groups() if m else None


def shuffle(front):
    """Top-level entries in another order; what does not begin with one stays."""
    blocks = re.split(rb"(?m)^(?=[A-Za-z_][\w-]*:)", front)
    if blocks[0]:
        return front
    rng.shuffle(blocks)
    return b"".join(blocks)


def edit(path, whole):
    """Everything that changes nothing about the findings. False: the post is one of few where a fault is of the whole file."""
    data = read(path)
    parts = split(data)
    if not parts or whole or b"\r" in data:
        return False
    open_, front, close, body = parts
    end = b"\n" if body.endswith(b"\n") or not body else b""
    body = b"\nA new paragraph, and nothing is wrong with it.\n\n" + body
    data = open_ + shuffle(front) + close + body
    if rng.randrange(4) == 0:
        data = data.replace(b"\n", b"\r\n")
    write(path, data)
    return True


def append(path, text):
    """A paragraph at the end; a missing final newline stays missing."""
    data = read(path)
    feed = b"\r\n" if b"\r\n" in data else b"\n"
    ends = data.endswith(b"\n")
    write(path, data.rstrip() + feed * 2 + text + (feed if ends else b""))


def add_stray(path, findings):
    append(path, b"The band plays</b> until ten.")
    return ["html-stray-end"]


def add_empty_link(path, findings):
    append(path, b"Tickets are sold [here]().")
    return ["link-empty"]


def add_key(path, findings):
    """A key for the second time, in front of the first: the finding is at the old line."""
    open_, front, close, body = split(read(path))
    write(path, open_ + b"title: Twice\n" + front + close + body)
    return ["front-duplicate-key"]


def add_copy(path, findings):
    """A faulty line that is accepted already, once more."""
    lines = read(path).decode("utf-8").splitlines()
    now = json.loads(run("check", "--no-config", "--format", "json", path).stdout)
    by_line = collections.defaultdict(list)
    for f in now:
        by_line[f["line"]].append(f["rule"])
    for line, rules in by_line.items():
        if set(rules) <= COPIED and is_closed(lines[line - 1]) and lines[line - 1].strip()[0] not in "-*0123456789>|#":
            append(path, lines[line - 1].strip().encode())
            return rules
    return None


COPIED = {"html-stray-end", "html-obsolete", "link-syntax", "link-malformed", "html-unknown-element", "image-alt", "link-empty"}


def is_closed(line):
    """Every element that begins in the line ends in it: its copy brings no fault of its own."""
    names = [m.lower() for m in re.findall(r"<([a-zA-Z]+)", line) if m.lower() not in ("br", "img", "hr")]
    ends = [m.lower() for m in re.findall(r"</([a-zA-Z]+)", line)]
    return not collections.Counter(names) - collections.Counter(ends)


def multiset(findings):
    return collections.Counter((f["path"], f["rule"]) for f in findings)


def write_with_workers():
    """The baseline, written by 1, 2 and 8 workers: the same bytes."""
    texts = []
    for workers in "1", "2", "8":
        run("baseline", "write", "--no-config", "-j", workers, want=(0,))
        texts.append(read(".postlint-baseline"))
        os.unlink(os.path.join(site, ".postlint-baseline"))
    if len(set(texts)) != 1:
        problems.append("the baseline depends on the number of workers")
    write(".postlint-baseline", texts[0])


def step_1(by_post):
    posts = sorted(os.path.relpath(os.path.join(folder, name), site) for folder, _, names in os.walk(site) for name in names
                   if name.endswith((".md", ".html")))
    of_the_file = {"text-encoding", "line-ending-mixed", "front-late", "front-unclosed", "front-missing", "text-bom"}
    edited = [p for p in posts if edit(p, of_the_file & set(by_post.get(p, [])))]
    appeared = new_findings()
    if appeared:
        problems.append(f"{len(appeared)} findings appear though nothing got worse: {appeared[:3]}")
    print(f"baseline: {len(edited)} of {len(posts)} posts shuffled, moved and re-ended: {len(appeared)} findings appear")
    return edited


def step_2(edited, by_post):
    wanted, done = collections.Counter(), 0
    copied = [p for p in edited if COPIED & set(by_post.get(p, []))]
    for path in rng.sample(copied, len(copied)):
        rules = add_copy(path, []) if done < 20 else None
        done += rules is not None
        wanted.update((path, rule) for rule in rules or [])
    copies, plan = done, []
    rest = [p for p in edited if p not in {path for path, _ in wanted} and "front-syntax" not in by_post.get(p, []) and not {"html-cut-short", "html-unclosed"} & set(by_post.get(p, []))
            and b"\ntitle:" in b"\n" + split(read(p))[1] and b"\r" not in read(p)]
    plan += [(p, (add_stray, add_empty_link, add_key)[i % 3]) for i, p in enumerate(rng.sample(rest, min(len(rest), 80)))]
    for path, add in plan:
        rules = add(path, by_post.get(path, [])) if done < 50 else None
        done += rules is not None
        wanted.update((path, rule) for rule in rules or [])
    appeared = new_findings()
    if multiset(appeared) != wanted or done != 50:
        problems.append(f"{done} posts; missing {list((wanted - multiset(appeared)).items())[:5]}, not wanted {list((multiset(appeared) - wanted).items())[:5]}")
    one, many = (run("check", "--no-config", "--baseline", ".postlint-baseline", "-j", n).stdout for n in "18")
    if one != many:
        problems.append("what appears depends on the number of workers")
    print(f"baseline: {done} posts got one known fault each ({copies} a copy of one they had): {len(appeared)} findings appear, {sum(wanted.values())} wanted")


def step_3(edited):
    for path in rng.sample(edited, min(200, len(edited) // 2)):
        open_, front, close, body = split(read(path))
        write(path, open_ + front + close + b"\nMended.\n")
    for path in rng.sample(edited, min(20, len(edited) // 4)):
        os.unlink(os.path.join(site, path))
    before, appeared = lines_of(".postlint-baseline"), multiset(new_findings())
    strict = run("check", "--no-config", "--baseline", ".postlint-baseline", "--strict-baseline", "--fail-on", "never", want=(1,))
    m = re.search(rb"(\d+) of its lines match(?:es)? nothing", strict.stderr)
    part = os.path.dirname(edited[0])
    run("baseline", "prune", "--no-config", "--select", "html-*", part, want=(0,))
    middle = lines_of(".postlint-baseline")
    if any(not (l.startswith(part + "/") and " html-" in l) for l in set(before) - set(middle)):
        problems.append("prune deleted lines of posts or rules that were not judged")
    run("baseline", "prune", "--no-config", want=(0,))
    after = lines_of(".postlint-baseline")
    if not set(after) < set(before) or not m or len(before) - len(after) != int(m.group(1)):
        problems.append(f"prune: {len(before)} lines before, {len(after)} after; stale: {strict.stderr[-300:]}")
    if multiset(new_findings()) != appeared:
        problems.append("what appears is not the same after prune")
    run("check", "--no-config", "--baseline", ".postlint-baseline", "--strict-baseline", "--fail-on", "never", want=(0,))
    run("baseline", "prune", "--no-config", want=(0,))
    if lines_of(".postlint-baseline") != after:
        problems.append("a second prune changes something")
    print(f"baseline: posts mended and deleted: prune goes from {len(before)} to {len(after)} lines, all of them old ones")


with tempfile.TemporaryDirectory() as top:
    site = os.path.join(top, "site")
    shutil.copytree(corpus, site, symlinks=True)
    write_with_workers()
    accepted = lines_of(".postlint-baseline")
    if accepted != sorted(accepted, key=str.encode) or len(set(accepted)) != len(accepted):
        problems.append("the lines are not sorted, or one stands twice")
    everything = json.loads(run("check", "--no-config", "--format", "json").stdout)
    if len(everything) != len(accepted) or new_findings():
        problems.append(f"{len(everything)} findings, but {len(accepted)} lines")
    by_post = collections.defaultdict(list)
    for f in everything:
        by_post[f["path"]].append(f["rule"])
    print(f"baseline: {len(accepted)} findings of {len(by_post)} posts accepted, {len(read('.postlint-baseline')) // 1024} KiB")
    edited = step_1(by_post)
    step_2(edited, by_post)
    step_3(edited)
for p in problems:
    print("baseline: WRONG:", p)
sys.exit(1 if problems else 0)
