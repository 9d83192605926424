#!/usr/bin/env python3
"""yaml_structure: the YAML front matter of every post of the corpora, by postlint and by PyYAML's own (Python) parser: the
same keys and values, the same quotes, each key and scalar at the same place, and the same posts refused. Of a refused
post no key is lost, and what is read without libyaml is read the same with it.

The same for front matters made of odd pieces.

usage: yaml_structure.py FRONT_DUMP SHARED     exit 77 without PyYAML or the corpora"""
import json, os, re, subprocess, sys

sys.dont_write_bytecode = True
import yaml_made
from listed import Listed

front_dump, shared = sys.argv[1:]
corpora = os.path.join(shared, "corpora")


def skip(why):
    print(f"yaml_structure: {why}: SKIPPED, YAML was not compared with PyYAML", file=sys.stderr)
    sys.exit(77)


try:
    import yaml
except ImportError:
    skip("PyYAML is not installed (python3-yaml)")
if not os.path.isdir(corpora):
    skip(f"no folder {corpora}")

FORCE = "'\\': [{}]\n"  # before an entry that only libyaml can read, simple ones are read by it, too
STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}


def posts():
    paths = []
    for folder, _, names in os.walk(corpora):
        paths += [os.path.join(folder, n) for n in names if n.endswith((".md", ".markdown", ".html"))]
    out = subprocess.run([front_dump, "posts"], input="\n".join(sorted(paths)) + "\n", capture_output=True, text=True,
                         check=True).stdout
    for line in out.split("\n"):
        if line and (post := json.loads(line))["format"] == "yaml":
            yield post


def dump(documents):
    out = subprocess.run([front_dump, "yaml"], input="\0".join(documents).encode() + b"\0", capture_output=True, check=True)
    return [json.loads(line) for line in out.stdout.decode().split("\n") if line]


def theirs(text, node, at):
    """A node of PyYAML in the form of front_dump; an empty plain scalar has no place worth comparing."""
    if isinstance(node, yaml.ScalarNode):
        style = STYLES[node.style]
        if style == "plain" and node.value == "":
            return None
        start, end = node.start_mark.index, node.end_mark.index
        while text[start] in "&!":  # anchor and tag
            while text[start] not in " \t\n":
                start += 1
            while text[start] in " \t\n":
                start += 1
        while style in ("literal", "folded") and text[end - 1] in " \t\r\n":
            end -= 1
        return [style, node.value, at[start], at[end]]
    if isinstance(node, yaml.SequenceNode):
        return [theirs(text, child, at) for child in node.value]
    return {"map": [[theirs(text, key, at), theirs(text, child, at)] for key, child in node.value]}


def ours(value, front, shift=0):
    """A value of front_dump whose places are `shift` too high, in the form of theirs()."""
    if value["t"] == "null":
        return None
    if value["t"] == "list":
        return [ours(child, front, shift) for child in value["v"]]
    if value["t"] == "map":
        return {"map": [[key(child, front, shift), ours(child, front, shift)] for child in value["v"]]}
    return [value["q"], value["v"], *(place - shift for place in value["s"])]


def key(value, front, shift):
    start, end = (place - shift for place in value["ks"])
    return [{ord('"'): "double", ord("'"): "single"}.get(front[start], "plain"), value["k"], start, end]


def offsets(text):
    """Byte offset of each character and of the end."""
    at, n = [], 0
    for c in text:
        at.append(n)
        n += len(c.encode())
    return at + [n, n]


def refuses(faults):
    return any(kind in ("syntax", "limit") for kind, *_ in faults)


def first_difference(a, b):
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((first_difference(x, y) for x, y in zip(a, b) if x != y), None)
    if isinstance(a, dict) and isinstance(b, dict):
        return first_difference(a["map"], b["map"])
    return f"postlint {str(a)[:150]}, PyYAML {str(b)[:150]}"


listed = Listed(os.path.join(os.path.dirname(os.path.abspath(__file__)), "yaml.list"), "pyyaml")
known = list(posts())
again = dump([FORCE + post["front"] for post in known])
refused = 0
for post, forced in zip(known, again):
    name, front = os.path.relpath(post["path"], corpora), post["front"]
    raw, at = front.encode(), offsets(front)
    try:
        node = yaml.compose(front, Loader=yaml.SafeLoader)
        error = None
    except yaml.YAMLError as e:
        error = str(e).replace("\n", " ")
    if refuses(post["faults"]) != bool(error):
        listed.differs(f"{name} refused", f"postlint {post['faults'][:2]}, PyYAML {error}")
    elif error:
        refused += 1
        kept = {child.get("k") for child in post["value"]["v"]}
        for lost in sorted(set(re.findall(r"^([A-Za-z_][\w-]*):(?=\s|$)", front, re.M)) - kept):
            listed.differs(f"{name} lost", f"the key {lost} after {post['faults'][:2]}")
    else:
        mine, other = ours(post["value"], raw), theirs(front, node, at) if node else {"map": []}
        if mine != other:
            listed.differs(f"{name} read", first_difference(mine, other))
    forced["value"]["v"] = forced["value"]["v"][1:]
    moved = [[kind, what, start - len(FORCE), end - len(FORCE)] for kind, what, start, end in forced["faults"]]
    if moved != post["faults"] and "limit" not in str(moved):
        listed.differs(f"{name} forced", f"{post['faults'][:2]}, with libyaml {moved[:2]}")
    elif ours(forced["value"], raw, len(FORCE)) != ours(post["value"], raw):
        listed.differs(f"{name} forced", first_difference(ours(post["value"], raw), ours(forced["value"], raw, len(FORCE))))
made = yaml_made.documents()
read = 0
for text, alone, forced in zip(made, dump(made), dump([FORCE + text for text in made])):
    try:
        node, error = yaml.compose(text, Loader=yaml.SafeLoader), None
    except yaml.YAMLError as e:
        error = str(e).replace("\n", " ")
    mine = ours(alone["value"], text.encode())
    forced["value"]["v"] = forced["value"]["v"][1:]
    if refuses(alone["faults"]) != bool(error):
        listed.differs(f"{text} refused", f"postlint {alone['faults'][:2]}, PyYAML {error}")
    elif not error and mine != (other := theirs(text, node, offsets(text)) if node else {"map": []}):
        listed.differs(f"{text} read", first_difference(mine, other))
    elif not error and mine != (other := ours(forced["value"], text.encode(), len(FORCE))):
        listed.differs(f"{text} forced", first_difference(mine, other))
    read += not error
print(f"{len(made)} made front matters: {read} read alike, {len(made) - read} refused by both")
listed.finish(f"{len(known)} posts with YAML, {refused} refused by both")
