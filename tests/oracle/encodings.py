#!/usr/bin/env python3
"""encodings: the legacy pages of the corpora, decoded by us and by Python.

usage: encodings.py SOURCE_DUMP SHARED
Their names say their encoding (`.html.ja.jis`, `.html.ru.koi8-r`). Each must be read in it, and the text must be the
one that Python's codec gives. Files that only letter statistics could name may stay unknown; they are counted."""
import collections, os, subprocess, sys

dump, shared = sys.argv[1:]
folder = os.path.join(shared, "corpora", "httpd-manual")
if not os.path.isdir(folder):
    print(f"encodings: no corpora at {folder} (set POSTLINT_SHARED): SKIPPED, no legacy page was decoded")
    sys.exit(77)

# suffix: our name for the encoding, Python's codec
NAMED = {
    "jis": ("ISO-2022-JP", "iso2022_jp"), "euc-kr": ("EUC-KR", "cp949"), "iso-kr": ("EUC-KR", "cp949"),
    "koi8-r": ("KOI8-R", "koi8_r"), "cp866": ("IBM866", "cp866"), "cp-1251": ("windows-1251", "cp1251"),
    "iso-ru": ("ISO-8859-5", "iso8859_5"), "ucs2": ("UTF-16BE", "utf_16_be"), "ucs4": ("UTF-32BE", "utf_32_be"),
    "gb2312": ("GB18030", "gb18030"), "big5": ("Big5", "big5hkscs"), "iso8859-2": ("ISO-8859-2", "iso8859_2"),
    "iso-pl": ("ISO-8859-2", "iso8859_2"), "iso8859-8": ("ISO-8859-8", "iso8859_8"), "utf8": ("UTF-8", "utf_8_sig"),
}
count, wrong, unknown = collections.Counter(), [], 0
for where, folders, files in os.walk(folder):
    folders.sort()
    for name in sorted(files):
        if ".html" not in name or name.endswith(".var"):
            continue
        path = os.path.join(where, name)
        out = subprocess.run([dump, path], capture_output=True, check=True).stdout
        encoding, text = out.split(b"\n", 1)
        encoding, text = encoding.decode(), text.decode("utf-8")
        expected = NAMED.get(name.rsplit(".", 1)[1])
        stored = open(path, "rb").read()
        if not expected:  # .html.fr and the like: the encoding is not said; whatever was found must be consistent
            unknown += encoding == "unknown"
            continue
        count[expected[0]] += 1
        if encoding != expected[0]:
            wrong.append(f"{path}: read as {encoding}, is {expected[0]}")
        elif text.lstrip("\ufeff") != stored.decode(expected[1], "replace").lstrip("\ufeff"):
            theirs = stored.decode(expected[1], "replace").lstrip("\ufeff")
            at = next((i for i, (a, b) in enumerate(zip(text, theirs)) if a != b), min(len(text), len(theirs)))
            wrong.append(f"{path}: differs at {at}: {text[at:at + 20]!r}, Python has {theirs[at:at + 20]!r}")
for line in wrong:
    print(line)
print(f"encodings: {sum(count.values())} pages in {len(count)} encodings, {len(wrong)} read otherwise than Python reads them; "
      f"{unknown} others too short to tell")
sys.exit(bool(wrong))
