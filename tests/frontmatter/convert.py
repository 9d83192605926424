#!/usr/bin/env python3
"""convert: front matter converted by postlint, the original and the copy read by other programs: the same values, in order.

Over all posts of the corpora and over documents made of odd pieces (tests/oracle/yaml_made.py, documents_made.py):
  YAML -> TOML -> YAML, YAML -> JSON -> YAML, TOML -> YAML -> TOML, TOML -> JSON, JSON -> YAML -> JSON, JSON -> TOML.
YAML is read by PyYAML (and, with another READER, by Psych or npm's yaml), TOML by Python's tomllib, JSON by Python's json.
A value may differ only where postlint records that loss; what it refuses, it must refuse for a reason found in the source.
The second way round gives the bytes of the first.

usage: convert.py FRONT_CONVERT SHARED pyyaml|psych|yaml12|js-yaml     exit 77 without the reader or the corpora"""
import collections, datetime, json, os, re, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "oracle"))
import documents_made, yaml_made

front_convert, shared, reader = sys.argv[1:]
corpora = os.path.join(shared, "corpora")


def skip(why):
    print(f"convert: {why}: SKIPPED, converted front matter was not compared with {reader}", file=sys.stderr)
    sys.exit(77)


try:
    import tomllib, yaml
except ImportError as error:
    skip(f"{error.name} is not installed")
if not os.path.isdir(corpora):
    skip(f"no folder {corpora}")

FENCES = {"yaml": ("---\n", "---\n"), "toml": ("+++\n", "+++\n"), "json": ("", "\n")}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


# ---- values as [type, …] ----

def micros(moment):
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return str((moment - EPOCH) // datetime.timedelta(microseconds=1))


def tagged(v):
    if v is None:
        return ["null"]
    if isinstance(v, dict):
        return ["map", [[str(k), tagged(x)] for k, x in v.items()]]
    if isinstance(v, Pairs):
        return ["map", [[k, tagged(x)] for k, x in v.pairs]]
    if isinstance(v, list):
        return ["list", [tagged(x) for x in v]]
    if isinstance(v, datetime.datetime):
        return ["time", micros(v)]
    for kind, name in ((bool, "bool"), (int, "int"), (float, "float"), (datetime.date, "date"), (datetime.time, "clock")):
        if isinstance(v, kind):
            return [name, str(v).lower() if kind is bool else str(v)]
    return ["str", v]


class Pairs:
    def __init__(self, pairs):
        self.pairs = pairs


loader = yaml.SafeLoader("")


def node_tagged(node):
    """A node of PyYAML; a plain scalar keeps its text."""
    if isinstance(node, yaml.MappingNode):
        return ["map", [[k.value if isinstance(k, yaml.ScalarNode) else "?", node_tagged(v)] for k, v in node.value]]
    if isinstance(node, yaml.SequenceNode):
        return ["list", [node_tagged(v) for v in node.value]]
    if node.style:
        return ["str", node.value]
    try:
        return ["plain", tagged(loader.construct_object(yaml.ScalarNode(loader.resolve(yaml.ScalarNode, node.value, (True, False)), node.value))), node.value]
    except Exception as error:
        return ["plain", ["error", str(error)], node.value]


def read_yaml(text):
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return node_tagged(node) if node else ["map", []]
    except yaml.YAMLError as error:
        return ["error", str(error).replace("\n", " ")]


def read_toml(text):
    try:
        return tagged(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        return ["error", str(error)]


def read_json(text):
    def lone(v):
        return re.sub("[\ud800-\udfff]", "\ufffd", v)

    def whole(v):
        if isinstance(v, str):
            return lone(v)
        if isinstance(v, list):
            return [whole(x) for x in v]
        if isinstance(v, Pairs):
            return Pairs([(lone(k), whole(x)) for k, x in v.pairs])
        return v

    def no(word):
        raise ValueError(word)
    try:
        return tagged(whole(json.JSONDecoder(object_pairs_hook=Pairs, parse_constant=no).raw_decode(text)[0]))  # a body may follow
    except ValueError as error:
        return ["error", str(error)]


def program(command, texts):
    out = subprocess.run(command, input="".join(t + "\0" for t in texts).encode(), capture_output=True, check=True).stdout
    lines = out.decode().split("\n")[:-1]
    return lines[0], [json.loads(line) for line in lines[1:]]


def read_all_yaml(texts):
    """All texts by the reader that was asked for."""
    if reader == "pyyaml":
        return "PyYAML " + yaml.__version__, [read_yaml(t) for t in texts]
    if reader == "psych":
        if not shutil.which("ruby"):
            skip("ruby is not installed")
        return program(["ruby", os.path.join(HERE, "psych.rb")], texts)
    package = {"yaml12": "yaml"}.get(reader, reader)
    folder = os.path.join(HERE, "..", "node")
    if not shutil.which("node") or not os.path.isdir(os.path.join(folder, "node_modules", package)):
        skip(f"the npm package {package} is not installed (npm ci in tests/node)")
    return program(["node", os.path.join(folder, "front_yaml.mjs"), package], texts)


# ---- comparing ----

def moment(text):
    """The moment of a YAML timestamp in the forms of all readers, or None."""
    m = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(\.\d*)?(?:[ \t]*(Z|z|[-+]\d\d?(?::?\d\d)?))?)?", text)
    if not m:
        return None
    y, mo, d, h, mi, s = (int(x or 0) for x in m.groups()[:6])
    zone = m[8] or "Z"
    parts = re.fullmatch(r"([-+])(\d\d?):?(\d\d)?", zone)
    offset = datetime.timedelta(hours=int(parts[2]), minutes=int(parts[3] or 0)) * (1 if parts[1] == "+" else -1) if parts else datetime.timedelta()
    try:
        if m[4] is None:
            return ["date", str(datetime.date(y, mo, d))]
        micro = int(((m[7] or ".") + "000000")[1:7])
        return ["time", micros(datetime.datetime(y, mo, d, h, mi, s, micro, datetime.timezone(offset)))]
    except ValueError:
        return None


def clock(text):
    try:
        return ["clock", str(datetime.time.fromisoformat(text))]
    except ValueError:
        return None


def scalars_equal(a, b):
    if reader == "yaml12" and a[0] in ("time", "date") and b[0] == "str":
        b = moment(b[1])  # YAML 1.2's core schema has no dates
    if reader == "js-yaml" and a[0] in ("time", "date") and b[0] == "time":
        a = ["time", a[1][:-3] + "000"] if a[0] == "time" else moment(a[1] + "T00:00:00")  # milliseconds, and days are moments
    if reader == "js-yaml" and a == ["float", "inf"] and b == ["str", "1.0e+400"]:
        return True  # what is too large for a double is text to it
    if a[0] == "float" and b[0] in ("float", "number", "int"):
        x, y = float(a[1]), float(b[1])
        return x == y or (x != x and y != y)
    if "number" in (a[0], b[0]):
        return {a[0], b[0]} <= {"int", "number", "float"} and float(a[1]) == float(b[1])
    return a == b


class Difference(Exception):
    pass


def compare(a, b, lost, where=""):
    """`a` the original, `b` the copy; `lost`: texts of values whose loss is recorded, by kind."""
    if b[0] == "plain":
        b = b[1]
    a, b = ([["map", []] if x == ["null"] and not where else x for x in (a, b)])  # nothing at all is no keys
    if a[0] == "plain":
        return compare_plain(a, b, lost, where)
    if a[0] == "map" and b[0] == "map":
        mine = [p for p in a[1] if not (lost["front-null"] and (p[1] == ["null"] or p[1][:2] == ["plain", ["null"]]) and p[0] not in [q[0] for q in b[1]])]
        if [p[0] for p in mine] != [q[0] for q in b[1]]:
            raise Difference(f"{where} keys {[p[0] for p in mine]} became {[q[0] for q in b[1]]}")
        for (key, x), (_, y) in zip(mine, b[1]):
            compare(x, y, lost, f"{where}.{key}")
    elif a[0] == "list" and b[0] == "list":
        mine = a[1]
        if len(mine) != len(b[1]) and lost["front-null"]:
            mine = [x for x in mine if x != ["null"] and x[:2] != ["plain", ["null"]]]
        if len(mine) != len(b[1]):
            raise Difference(f"{where} {len(mine)} items became {len(b[1])}")
        for i, (x, y) in enumerate(zip(mine, b[1])):
            compare(x, y, lost, f"{where}[{i}]")
    elif not scalars_equal(a, b):
        typeless = b[0] == "str" and lost["front-type"]
        if typeless and a[0] in ("time", "date", "clock") and a in (moment(b[1]), clock(b[1])):
            return
        if typeless and a[0] in ("int", "float", "clock", "time") and b[1] in lost["front-type"]:
            return
        raise Difference(f"{where} {a} became {b}")


def compare_plain(a, b, lost, where):
    _, value, text = a
    if value[0] == "error" and b == ["str", text]:
        return
    if value[0] not in ("list", "map", "error") and scalars_equal(value, b):
        return
    if b == ["str", text] and text in lost["front-ambiguous"] | lost["front-type"]:
        return
    when = moment(text)
    if when and (b == when or (b[0] == "str" and moment(b[1]) == when and text in lost["front-type"])):
        return
    raise Difference(f"{where} plain {text!r} ({value}) became {b}")


# ---- the documents ----

def convert(to, posts):
    out = subprocess.run([front_convert, to, name], input="".join(p + "\0" for p in posts).encode(), capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.decode().split("\n") if line]


def fenced(form, text):
    opening, closing = FENCES[form]
    return opening + text + ("" if text.endswith("\n") or form == "json" else "\n") + closing


def inside(form, written):
    """The lines between the fences that postlint wrote."""
    return written if form == "json" else "".join(line + "\n" for line in written.split("\n")[1:-2])


def corpus(form):
    found = []
    for folder, _, names in os.walk(corpora):
        for path in sorted(os.path.join(folder, n) for n in names if n.endswith((".md", ".markdown", ".html"))):
            try:
                text = open(path, encoding="utf-8", newline="").read()
            except UnicodeDecodeError:
                continue
            fence = FENCES[form][0][:3]
            m = re.match(rf"{re.escape(fence)}[ \t]*\r?\n(.*?)^{re.escape(fence)}[ \t]*$", text, re.S | re.M) if fence else None
            if m:
                found.append((os.path.relpath(path, corpora), m[1], text))
    return found


def documents(form):
    made = {"yaml": yaml_made.documents, "toml": documents_made.toml, "json": documents_made.json}[form]()
    if form == "json":
        made = [t for t in made if re.match(r'\{\s*("|\}$)', t)]
    made = [t for t in made if "\0" not in t and "\n---" not in t and "\n+++" not in t and "\n..." not in t]
    return [(repr(t), t, fenced(form, t)) for t in made]


READ = {"yaml": read_yaml, "toml": read_toml, "json": read_json}
REASONS = [
    (r"only YAML has such$", lambda t: re.search(r"[&*!?\[{]|<<", t)),
    (r"stands there for the second time$", lambda t: True),
    (r"a template without quotes", lambda t: "{{" in t or "{%" in t),
    (r"is too large$", lambda t: len(t) > 200000),
]
name = "x.md"
count, bad = collections.Counter(), []


def doubtful(form, text, why):
    """Why a refusal is wrong, or None."""
    if re.search("the front matter is (broken here|never closed)|that begins here is never closed|has no keys and values", why):
        return None if READ[form](text)[0] == "error" or READ[form](text)[0] != "map" or strict_error(form, text) else f"refused: {why}"
    return None if any(re.search(r, why) and test(text) for r, test in REASONS) else f"refused: {why}"


def strict_error(form, text):
    """What tomllib and json let pass and postlint, by the specification, does not."""
    if form == "toml":
        return re.search(r"9223372036854775808|-9223372036854775809|0x8000000000000000|23:59:60|0000-01-01|\{[^}]*\n", text)
    return form == "yaml" and re.search(r"\{\{|\{%", text)


def losses_of(record):
    lost = collections.defaultdict(set)
    for _, what, before in record["losses"]:
        lost[what].add(before)
    return lost


def copies_of(form, to):
    """The posts of the corpora, converted."""
    posts = corpus(form)
    return [(path, inside(to, r["written"]), r["written"]) for (path, _, _), r in zip(posts, convert(to, [post for _, _, post in posts]))
            if r.get("written")]


def there(form, to, posts):
    """Converts and compares; gives what came of it."""
    done = []
    records = convert(to, [post for _, _, post in posts])
    pairs = []
    for (what, text, post), record in zip(posts, records):
        kind = "made" if what.startswith(("'", '"')) else "corpora"
        if "refused" in record:
            count[f"{form} -> {to} {kind}: refused"] += 1
            if why := doubtful(form, text, record["refused"]):
                bad.append(f"{form} -> {to} {what}: {why}")
            continue
        if not record["written"]:
            count[f"{form} -> {to} {kind}: no front matter"] += 1
            continue
        count[f"{form} -> {to} {kind}: converted"] += 1
        pairs.append((what, text, record))
    sources = read_many(form, [t for _, t, _ in pairs])
    copies = read_many(to, [inside(to, r["written"]) for _, _, r in pairs])
    for (what, text, record), a, b in zip(pairs, sources, copies):
        try:
            if b[0] == "error":
                raise Difference(f"the copy is refused: {b[1]}")
            if a[0] == "error":
                count[f"{form} -> {to} original refused by the other reader"] += 1
            else:
                compare(a, b, losses_of(record))
        except Difference as difference:
            bad.append(f"{form} -> {to} {what}: {difference}")
        done.append((what, inside(to, record["written"]), record["written"]))
    return done


def read_many(form, texts):
    """Other forms have one reader; YAML as an original is PyYAML's, which tells how a scalar is written."""
    if form != "yaml":
        return [READ[form](t) for t in texts]
    return read_all_yaml(texts)[1] if form == "yaml" and reader != "pyyaml" else [read_yaml(t) for t in texts]


def round_trip(form, to, posts):
    """There, back, and there and back again: the second time the bytes stay."""
    first = there(form, to, posts)
    back = there(to, form, first)
    again = convert(to, [post for _, _, post in back])
    last = convert(form, [r.get("written", "") for r in again])
    for (what, _, b), r, l in zip(back, again, last):
        if l.get("written") != b:
            bad.append(f"{form} -> {to} -> {form} {what}: not the same bytes the second time")
    count[f"{form} -> {to} -> {form} stable"] += len(back)


version = read_all_yaml(["a: 1\n"])[0]
if reader == "pyyaml":
    for form, to in (("yaml", "toml"), ("yaml", "json"), ("toml", "yaml"), ("toml", "json"), ("json", "yaml"), ("json", "toml")):
        round_trip(form, to, corpus(form) + documents(form))
elif reader == "psych":
    name = "_posts/2022-04-27-x.md"  # Jekyll's: what Psych takes a value for is what it is in the copy
    for form, to in (("yaml", "toml"), ("yaml", "json"), ("toml", "yaml"), ("json", "yaml")):
        there(form, to, corpus(form) + documents(form))
else:
    for form in ("toml", "json"):
        there(form, "yaml", corpus(form) + documents(form) + copies_of("yaml", form))
for line in bad[:60]:
    print("DIFFERS", line[:600])
for what, n in sorted(count.items()):
    print(f"  {n:6} {what}")
print(f"{version}, tomllib, json: {len(bad)} differences")
sys.exit(1 if bad else 0)
