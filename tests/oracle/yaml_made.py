"""yaml_made: front matters made of odd pieces, always the same ones. Left out are pieces that libyaml and PyYAML are known to
read otherwise: tabs, `?`, anchors, tags, directives, templates without quotes."""

KEYS = ["a", "b", "c", "泉", "a b", '"q"', "'s'", "a-b", "-a", "1", "a.b", "_x", "<<", "a:b", '"x', "", " a", "  b", "#a", "a#", "🙂",
        "é", 'a"', "a'"]
VALUES = ["x", "泉港", "a b", '"q"', "'s'", '"q\\n"', "'it''s'", "[a, b]", "a#b", "1:30", "🙂", "", '"泉 港"', "'a: b'", "-x", "~",
          '"a\\', '"x', "'y", "[a,b", "[]", "{}", "{a: b}", "{a b", "|", ">", "|-", "a: b", "a:", "a #b", "#c", "- x", "@x", "`", "%x",
          ": x", ":x", "a:b", "[a: b]", '["x"y]', "[a]b", '"x" y', '"x" #c', "x\u00a0", "\u3000", '"{{ x }}"', "a\\: b", "<<", "=",
          "-", "--", "x ", '"a" ', "[a, \"b\", 'c',]", "[a ,, b]", "[ , ]", "[a\n b]", "x\n  y", '"x\n  y"', "x\n\n  y", "a, b", "a] b",
          "a} b", "(a)", "a%", "a@b", "a!", "^a", "a^", "a~", ".", "..", "a|b", ">x", "|x", '"a\\x"', '"\\u12"', "[[a]]", "[{a: b}]",
          "[-]", "[- a]", "[#a]", "[a #b\n ]", "\\", '\\"', 'x"y', "x'y", "é", "x\u2028", "\u2028"]
ENDS = ["\n", "\n", "\n", "\n", "\n\n", "\r\n", " \n", "\n# 注\n", " # c\n"]


def documents(count=6000):
    seed = 3

    def number(n):
        nonlocal seed
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (seed >> 33) % n

    def pick(pieces, often):  # the first ones are the usual ones
        return pieces[number(len(pieces))] if number(4) == 0 else pieces[number(often)]

    def entry():
        kind = number(10)
        if kind < 7:
            return pick(KEYS, 4) + pick([": ", ":  ", " : ", ":"], 1) + pick(VALUES, 15) + pick(ENDS, 4)
        if kind < 9:
            dash = pick(["- ", "  - ", "-  ", "-", " - "], 2)
            return pick(["a:", "泉: "], 1) + "\n" + "".join(pick([dash, "- "], 1) + pick(VALUES, 13) + pick(ENDS, 4)
                                                         for _ in range(1 + number(3)))
        return "a:\n" + "".join(pick(["  ", "   ", " "], 1) + pick(KEYS, 4) + ": " + pick(VALUES, 13) + "\n"
                                for _ in range(1 + number(3)))

    made = set()
    while len(made) < count:
        made.add("d: e\n" + "".join(entry() for _ in range(1 + number(4))))
    return sorted(made)
