#!/usr/bin/env python3
"""documents: TOML and JSON read by postlint and by another reader: made ones and, for TOML, the front matter of every post
of the corpora that has it. The same documents refused, the same values.

usage: documents.py FRONT_DUMP smol-toml|tomllib|json SHARED     exit 77 when the reader is not installed"""
import json, math, os, re, subprocess, sys

sys.dont_write_bytecode = True
import documents_made
import readers
from listed import Listed

front_dump, reader, shared = sys.argv[1:]
form = "json" if reader == "json" else "toml"


def corpora():
    """The posts' own; without the corpora there are none, which the last line says."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(shared, "corpora")) for name in names
             if name.endswith((".md", ".markdown", ".html"))]
    out = subprocess.run([front_dump, "posts"], input="".join(p + "\n" for p in sorted(paths)), capture_output=True, text=True,
                         check=True).stdout
    records = (json.loads(line) for line in out.split("\n") if line)
    return [post["front"] for post in records if post["format"] == form]


def date(text):
    """A date or time in one form: T between, Z, three digits of fraction as JavaScript has them."""
    m = re.fullmatch(r"(\d{4}-\d\d-\d\d)?[Tt ]?(?:(\d\d:\d\d:\d\d)(?:\.(\d+))?)?(Z|z|[-+]\d\d:\d\d)?", text)
    day, time, fraction, zone = m.groups()
    zone = "Z" if zone in ("z", "+00:00", "-00:00") else zone
    return (day, time and f"{time}.{(fraction or '')[:3]:<03}", zone)


def number(text):
    plain = text.replace("_", "").lower().replace("infinity", "inf")
    if re.fullmatch(r"[-+]?(\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)", plain) and form == "toml":
        return ("int", int(plain, 0 if plain[:2] in ("0x", "0o", "0b") else 10))
    return real_number(plain)


def real_number(text):
    value = float(text)
    return ("float", "nan" if math.isnan(value) else repr(value))


def whole(text):
    """Half a surrogate pair, which JavaScript keeps, is a U+FFFD in UTF-8."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def ours(value):
    kind, text = value["t"], value["v"]
    if kind == "null":
        return None
    if kind == "list":
        return [ours(child) for child in text]
    if kind == "map":
        return {child["k"]: ours(child) for child in text}  # the last of equal keys, as JSON.parse takes it
    if kind == "number":
        return number(text)
    return (kind, date(text) if kind == "date" else text)


def theirs(value):
    if value is None:
        return None
    if isinstance(value, dict):
        return {whole(key): theirs(child) for key, child in value["map"]} if "map" in value else [theirs(v) for v in value["list"]]
    kind, text = value
    if kind == "int":
        return (kind, int(text))
    if kind == "float":
        return real_number(text.replace("Infinity", "inf"))
    return (kind, date(text) if kind == "date" else whole(text))


def python_shown(value):
    """What tomllib gives, in the form of documents.mjs."""
    if isinstance(value, dict):
        return {"map": [[key, python_shown(child)] for key, child in value.items()]}
    if isinstance(value, list):
        return {"list": [python_shown(child) for child in value]}
    if isinstance(value, bool):
        return ["bool", str(value).lower()]
    kind = {str: "string", int: "int", float: "float"}.get(type(value), "date")
    return [kind, value.isoformat() if kind == "date" else str(value)]


def run_tomllib():
    try:
        import tomllib
    except ImportError:
        raise readers.Missing("this Python has no tomllib (3.11)") from None
    records = []
    for text in texts:
        try:
            records.append({"value": python_shown(tomllib.loads(text))})
        except ValueError as error:  # also of dates that do not exist
            records.append({"error": str(error)})
    return f"tomllib of Python {sys.version.split()[0]}", records


def run_node():
    command = readers.node("documents.mjs", reader if form == "toml" else ".")
    version, *lines = subprocess.run(command + [form], input=data, capture_output=True, check=True).stdout.decode().split("\n")[:-1]
    return version, [json.loads(line) for line in lines]


def refusal(faults):
    kinds = ("syntax", "limit", "duplicate") if form == "toml" else ("syntax", "limit")
    return next((f"{kind} {what}" for kind, what, *_ in faults if kind in kinds), None)


real = corpora() if form == "toml" else []
texts = real + getattr(documents_made, form)()
data = "".join(text + "\0" for text in texts).encode()
try:
    version, records = run_tomllib() if reader == "tomllib" else run_node()
except readers.Missing as missing:
    print(f"documents: {missing}: SKIPPED, {form} was not compared with {reader}", file=sys.stderr)
    sys.exit(77)
mine = subprocess.run([front_dump, form], input=data, capture_output=True, check=True).stdout.decode().split("\n")[:-1]
assert len(records) == len(mine) == len(texts), (len(records), len(mine), len(texts))
listed = Listed(os.path.join(readers.HERE, "documents.list"), reader)
refused = 0
for text, their, my in zip(texts, records, map(json.loads, mine)):
    why, error = refusal(my["faults"]), their.get("error")
    refused += bool(why and error)
    if bool(why) != bool(error):
        listed.differs(text, f"postlint {why}, {version} {error}")
    elif not why and ours(my["value"]) != theirs(their["value"]):
        listed.differs(text, f"postlint {ours(my['value'])}, {version} {theirs(their['value'])}")
listed.finish(f"{len(texts)} {form} documents ({len(real)} of posts) against {version}, {refused} refused by both")
