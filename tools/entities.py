#!/usr/bin/env python3
"""entities: writes lib/body/entity-data.h from the WHATWG table of named character references (13.5) as Python's
standard library carries it. usage: entities.py > lib/body/entity-data.h"""
import html.entities

print("/* Written by tools/entities.py: the WHATWG named character references (13.5), in byte order. */")
for name, text in sorted(html.entities.html5.items(), key=lambda item: item[0].encode()):
    points = [f"0x{ord(c):x}" for c in text]
    print('{"%s", {%s}},' % (name, ", ".join(points)))
