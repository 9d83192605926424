#!/usr/bin/env python3
"""yaml_types: writes docs/yaml-types.md from what the three YAML readers do, or checks that it still says so.

usage: yaml_types.py PAGE            write it
       yaml_types.py --check PAGE    exit 1 when it would change, 77 when a reader is not installed"""
import re, sys

sys.dont_write_bytecode = True
import readers

GROUPS = {
    "Yes and no": "yes|no|on|off|Yes|NO|true|True|tRUE|false|y|n|ok",
    "Nothing": "|~|null|NULL|nULL",
    "Numbers": "0|007|010|08|0o17|0x1F|0b101|1_000|1,000|+1|2022|1900|1.10|1.|.5|-.5|1e3|1.5e3|1.5e+3|1_0.5|1.2.3|v1.0|10%|.inf|.nan|nan",
    "Hours and minutes": "1:30|12:30|09:19|0:30|1:5|1:60|16:00:00|1:30.5",
    "Dates": "2022-04-27|2022-4-7|2022-04-7|20220427|2022/04/27|2022-04|22-04-27|2022-02-30|2022-13-01|2022年4月27日",
    "Dates with a time": "2022-04-27 09:19|2022-04-27 09:19:41|2022-04-27 9:19:41|2022-04-27 09:19:41 +0800|2022-04-27 09:19:41 +08:00|"
    "2022-04-27 09:19:41 +8|2022-04-27 09:19:41 Z|2022-04-27 09:19:41 CST|2022-04-27T09:19:41Z|2022-04-27 25:00:00|2022-02-30 09:00:00",
    "Signs": "=|:a|a:b|a#b|泉港|１２３",
}

PAGE = """# What YAML makes of a plain scalar

A value without quotes is text, a number, a date, yes or no, or nothing: that is for the program that reads the front matter to
say, and they do not agree. This table was made by running three of them on each value:

- **YAML 1.1**: {pyyaml}. The rules of 2005, as Python's reader has them.
- **YAML 1.2**: {yaml12}, core schema. The rules of 2009.
- **Psych**: {psych}, which is Ruby's, and so Jekyll's.

Readers of other languages take after one of these, most often, and not in every row. A value in quotes is text for all of them:
write `title: "1:30"` and it stays as it is. `text` in the table is the value as written; rows in which the readers differ are **bold**.
"""

FOOT = """
This page is made by `python3 tests/oracle/yaml_types.py docs/yaml-types.md`; the test `yaml-types` fails when it no longer says what
the readers do, and `types-pyyaml`, `types-yaml12` and `types-psych` hold postlint's own table (`lib/front/types.c`) against some 3,500
scalars.
"""


def shown(kind, value):
    if kind == "string":
        return "text"
    if kind == "error":
        return "an error"
    if kind == "null":
        return "nothing"
    if kind == "bool":
        return {"true": "yes (true)", "false": "no (false)"}[value]
    word = {"int": "number", "float": "number", "timestamp": "time", "date": "date", "symbol": "symbol"}[kind]
    value = {"Infinity": "∞", "inf": "∞", "NaN": "not a number", "nan": "not a number"}.get(value, value)
    if kind == "float" and value.endswith(".0"):
        value = value[:-2]
    return value if value == "not a number" else f"{word} {value}"


def page():
    words = [word for group in GROUPS.values() for word in group.split("|")]
    results = {reader: readers.run(reader, words) for reader in readers.READERS}
    cells = {word: [shown(*results[reader][1][i]) for reader in readers.READERS] for i, word in enumerate(words)}
    out = PAGE.format(**{reader: results[reader][0] for reader in readers.READERS})
    for title, group in GROUPS.items():
        out += f"\n## {title}\n\n| written | YAML 1.1 | YAML 1.2 | Psych |\n|---|---|---|---|\n"
        for word in group.split("|"):
            name = f"`{word}`" if word else "(left empty)"
            name = name if len(set(cells[word])) == 1 else f"**{name}**"
            out += f"| {name} | {' | '.join(cells[word])} |\n"
    return out + FOOT


def unversioned(text):
    """Another version that does the same is no change."""
    return re.sub(r"\*\*: (PyYAML|npm yaml|Psych) [\d.]+", "", text)


try:
    new = page()
except readers.Missing as missing:
    print(f"yaml_types: {missing}: SKIPPED, docs/yaml-types.md was not checked", file=sys.stderr)
    sys.exit(77)
if sys.argv[1] != "--check":
    open(sys.argv[1], "w", encoding="utf-8").write(new)
elif unversioned(open(sys.argv[2], encoding="utf-8").read()) != unversioned(new):
    print(f"{sys.argv[2]} is not what the readers do: run yaml_types.py on it and read what changed")
    sys.exit(1)
