"""documents_made: TOML and JSON documents made of sound and odd pieces, always the same ones."""

TOML_VALUES = r"""1|-0|+5|1_000|1__0|_1|1_|007|0x1F|0xg|0xDEAD_BEEF|0x_1|0o17|0o8|0b101|-0x1|+0x1|00|+0|0x|1.5|1.|.5|1e3|1E3|1e+3|1.5E-2|1_0.0_1
01.5|1.5_|1._5|1e|1e1_0|1_e1|0e0|0.0|-0.0|1.e3|inf|-inf|+inf|nan|+nan|-nan|Inf|infinity|true|false|True|TRUE|null|~|9223372036854775807
9223372036854775808|-9223372036854775808|-9223372036854775809|0x7FFFFFFFFFFFFFFF|0x8000000000000000|1_2_3|1 2|"a"|"泉\u5dde"|"\U0001F642"|"\q"|"\uD800"
"\u12"|"\U00110000"|"\x41"|"\e"|"a|'lit\q'|'a|'it''s'|"a" b|"a" # ok|"say \"x\""|"tab	here"|'tab	here'|"\b\t\n\f\r\\"|"''"|'""'|""|''|"🙂"
2022-04-27|2022-04-27T09:19:41Z|2022-04-27t09:19:41z|2022-04-27 09:19:41+08:00|2022-04-27 09:19:41|2022-04-27T09:19:41.5|2022-04-27T09:19:41.123456Z
09:19:41|09:19:41.5|09:19|2022-04-27 09:19|2022-02-30|2022-02-29|2024-02-29|2022-13-01|2022-00-01|2022-01-00|25:00:00|23:60:00|23:59:60|24:00:00
2022-04-27T09:19:41+24:00|2022-04-27T09:19:41+23:59|2022-04-27T09:19:41+0800|2022-04-27T09:19:41+08:60|2022-04-27T|2022-04-27 |2022-4-7|0000-01-01
09:19:41Z|2022-04-27Z|2022-04-27T25:00:00|2022-04-27T09:19:41.|2022-04-27_09:19:41|22-04-27
[]|[1,2]|[1,2,]|[1,,2]|[,]|[1 2]|[1,|["a", "b"]|[[1],["a"]]|[[]]|[{x=1},{y=2}]|[ 1 , 2 ]|[1, 'a', 2.0, {}]|[1] 2|]|[}|{}|{a=1}|{a=1,}|{ a = 1 , b = 2 }
{a.b=1,a.c=2}|{a=1,a=2}|{a={b=1}, a.c=2}|{a=1 b=2}|{a}|{a=}|{=1}|{,}|{a=1,,b=2}|{a=1|{"a"=1, 'b c'=2}|{a.b=1, a=2}|{a=[1,{b=2}]}
hello|hello world||#|=|"a"="b"|1=2|@|-|+|--1|1-|a-b""".replace("\n", "|").split("|") + [
    '["a",\n "b" # c\n]', "[\n]", "[ # c\n]", "[1\n,2\n]", "[1\n2]", "{a=1\n}", "{\n}", "{a=[\n1]}", '"""x\ny"""', '"""a\\\n   b"""', '"""a""b"""', '"""a"""""', '"""a""""""',
    "'''x\n'y'''", "''''a''''", "''''''", '""""""', '"""\nx"""', "'''\n\nx'''", '"""x', "'''x", '"""a\\  \n\n  b"""', '"""a\\ b"""', '"""\\q"""', '"a\nb"',
    "'a\nb'", '"a\x01b"', "'a\x7fb'", '"""a\x00b"""'.replace("\x00", "\x02"), "1 # 泉\x01", '["""x\ny"""]', '{a="""x\ny"""}', '"\u2028\u0085"',
]
TOML_KEYS = ["a", "b", "c", "a.b", "a.c", "b.a", "a.b.c", '"q k"', "'l'", 'a."b"', "1", "1.2", "é", "泉", "a b", "", "a-b_c", "a . b", "-", ".a", "a.", "a..b",
             '"泉"', '"\\u6cc9"', '""', "''", '"a', "a#", "@", '"""a"""', "true", "inf", "2022-04-27", "A"]
TOML_HEADS = ["[a]", "[b]", "[a.b]", "[a.b.c]", "[[a]]", "[[b]]", "[[a.b]]", "[b.c]", "[ c ]", "[c", "[]", "[[]]", "[a]]", "[[a]", "[ [a] ]", "[a] # x", "[a] x",
              '[a."b"]', "[x.y.z]", "[x]", "[x.y]", "[a.]", "[.a]", "[ a . 'b' ]", "[泉]", "[a]b=1", "[[a.b.c]]", "  [a]", "[a b]"]
JSON_PIECES = ["{", "}", "[", "]", ",", ",", ":", '"a"', '"b"', '"\\u6cc9"', '"\\ud83d\\ude42"', '"\\x"', '"\\u12"', '"\\ud83d"', "1", "-1", "01", "1.", ".5", "1e3", "1E+", "-",
               "1.5E-2", "-0", "true", "nul", "null", "True", '"un', "\n", '{"a":1}', "[1,2]", "[1,]", '{"a":1,}', '"\t"', "'a'", "+1", "//", "NaN", "Infinity", '""', '"泉🙂"',
               '"\u2028"', '"\x7f"', "\ufeff", "\u00a0", "0x1", "1e400", "12345678901234567890", "\x0c"]


class Picker:
    def __init__(self, seed):
        self.seed = seed

    def number(self, n):
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.seed >> 33) % n

    def of(self, pieces):
        return pieces[self.number(len(pieces))]


def toml(count=9000):
    p = Picker(5)
    made = dict.fromkeys(f.format(v) for v in TOML_VALUES for f in ("k = {}\n", "k={}\r\nz = 1\n", "k = [{}]\n", "k = {{x = {}}}\n", "k = {}"))
    made.update(dict.fromkeys(f"{k} = 1\n" for k in TOML_KEYS))
    made.update(dict.fromkeys(f"{h}\n{k} = 1\n" for h in TOML_HEADS for k in ("a", "")))
    while len(made) < count:
        text = ""
        for _ in range(1 + p.number(6)):
            if p.number(3) == 0:
                text += p.of(TOML_HEADS[:8] if p.number(5) else TOML_HEADS) + "\n"
            else:
                value = p.of(["1", '"s"', "{}", "{b=1}", "[]", "[{}]", "{b.c=1}"]) if p.number(5) else p.of(TOML_VALUES)
                text += f"{p.of(TOML_KEYS[:9])} = {value}\n"
        made[text] = None
    return list(made)


def json(count=10000):
    p = Picker(9)
    made = dict.fromkeys(f.format(v) for v in JSON_PIECES for f in ('{{"k":{}}}', '{{"k":[{}]}}', '{{"k": {}, "l": 2}}', '{{"k": [1, {}],\n"l": 2}}'))
    values = ["1", '"x"', "true", "null", "[]", "{}", '[1,"2"]', '{"z":{"y":[1]}}', "-0.5e2", '"\\n\\u0041"', '"泉"']
    while len(made) < count // 2:
        members = [f'"{p.of("abc泉")}{i}"{p.of([":", ":", ":", ": ", " :", "", "="] if p.number(6) == 0 else [":"])}'
                   f"{p.of(values if p.number(4) else JSON_PIECES)}" for i in range(p.number(5))]
        made["{" + (p.of([",", ",\n", ", "]) if p.number(8) else p.of([" ", ",,", ";"])).join(members) + "}" + (" x" if p.number(15) == 0 else "")] = None
    while len(made) < count:
        made["{" + "".join(p.of(JSON_PIECES) for _ in range(p.number(8))) + "}"] = None
    return list(made)
