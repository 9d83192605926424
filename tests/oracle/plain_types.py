#!/usr/bin/env python3
"""plain_types: plain scalars typed by postlint and by the reader it stands for.

usage: plain_types.py FRONT_DUMP pyyaml|yaml12|psych     exit 77 when the reader is not installed"""
import math, os, sys

sys.dont_write_bytecode = True
import readers, scalars
from listed import Listed

front_dump, reader = sys.argv[1:]


def same(kind, a, b):
    if kind in ("int", "bool", "date", "null"):
        return a == b
    if kind == "float":
        a, b = (float(v.lstrip("+").replace(".inf", "inf").replace(".nan", "nan").lower().replace(".inf", "inf")
                      .replace(".nan", "nan").replace("infinity", "inf")) for v in (a, b))
        return math.isnan(a) and math.isnan(b) or a == b or math.isclose(a, b, rel_tol=1e-12)
    return True


words = scalars.generate()
try:
    version, theirs = readers.run(reader, words)
except readers.Missing as missing:
    print(f"plain_types: {missing}: SKIPPED, plain scalars were not compared with {reader}", file=sys.stderr)
    sys.exit(77)
mine = [types[readers.READERS.index(reader)] for types in readers.ours(front_dump, words)]
assert len(theirs) == len(mine) == len(words) >= 2000
listed = Listed(os.path.join(readers.HERE, "plain_types.list"), reader)
for word, (kind, value), (their_kind, their_value) in zip(words, mine, theirs):
    if kind != their_kind or not same(kind, value, their_value):
        listed.differs(f"{word} {kind}/{their_kind}", f"postlint {value}, {version} {their_value}")
listed.finish(f"{len(words)} plain scalars against {version}")
