"""scalars: plain scalars for the readers to type: words people write, and some 3,000 made from the letters of numbers
and dates. Always the same ones."""

WORDS = """
~ null Null NULL nULL true True TRUE tRUE false False FALSE fALSE yes Yes YES yES no No NO nO on On ON oN off Off OFF oFF
y Y n N ok Yes! on! +yes -no Nope Hello 中文 泉港 １２３ 1年 2022年4月27日
0 00 000 -0 +0 007 010 012 08 08a 089 0777 0800 0o17 0O17 0o8 0o 0o_1 0x1F 0X1f 0xg 0x 0x_ 0x1_0 -0x1F +0x1 0b101 0b2 0b -0b1 +0b1
1 +1 -1 1_000 1__0 1_ _1 1_000_ 1,000 1,00,0 1,, ,1 10% 123abc - + -- -+1 2022 1900 20220427
123456789012345678901234567890 -123456789012345678901234567890 0xFFFFFFFFFFFFFFFFFF 0777777777777777777777777 1e 1e+ e1
1.0 1.5 1.10 1. .5 +.5 -.5 . .. -. +. 3.14.15 1.2.3 v1.0 1e3 1E3 1e+3 1.5e3 1.5e+3 1E-2 1.5E-2 1.e3 1.e+3 5.e-1 .e3 .e+3 .5e3
.5e+3 0.0 -0.0 00.5 08.5 1_0.5 1,0.5 1._5 1.5_ .5_0 _.5 685_230.15 685.230_15e+03 0x1.8 1e400 1.0e+400
.inf .Inf .INF .iNf -.inf +.inf inf Inf -inf .nan .NaN .NAN .nAn -.nan nan NaN
1:30 12:30 16:00:00 1:2:3:4 09:19 012:30 0:30 00:30 1:60 1:5 1:30.5 -1:30 +1:30 12:3 12:345 1_0:30 190:20:30 190:20:30.15 1:30: :30
1:30:60 99:59:59 1:30:15:10 0:0 0:0:0 -0:30 -1:30:15.5 1:2.
2022-04-27 2022-4-7 2022-04-7 2022-4-07 2022-02-29 2024-02-29 2022-02-30 2022-13-01 2022-00-10 2022-04-00 0000-01-01 9999-12-31
2022/04/27 2022.04.27 2022-04 22-04-27 2022-04-27Z 2022-04-27x -2022-04-27
<< = := : :: :a :sym ::b a: a:b :1 !x
""".split()

PHRASES = """
2022-04-27 09:19:41 +0800|2022-04-27 09:19:41 +08:00|2022-04-27 09:19:41 +8|2022-04-27 09:19:41|2022-04-27 09:19
2022-04-27T09:19:41Z|2022-04-27t9:19:41.5Z|2022-04-27 09:19:41 Z|2022-04-27 9:19:41 -0500|2022-4-7 9:19:41|2022-04-27 25:00:00
2022-04-27 24:00:00|2022-04-27 24:00:01|2022-02-30 09:00:00|2022-13-01 09:00:00|2022-04-27 09:19:41 +9900|2022-04-27 09:19:41 +08:
2022-04-27 09:19:41 CST|2022-04-27 09:60:00|2022-04-27 09:00:60|2022-04-27 09:00:61|2023-01-29 18:30:22 2023 -0800
2022-04-27  09:19:41|-2022-04-27 09:19:41|2022-04-27 09:19:41.|2022-04-27 09:19:41.123456|2022-04-27 09:19:41+08:00
2022-04-27T09:19:41.000Z|0000-01-01 00:00:00|2022-01-00 00:00:00|2022-04-31 10:00:00|2022-04-27 09:19:41 +08:0|2022-04-27 09:19:41 +080
2022-04-27 09:19:41 +23:59|2022-04-27 09:19:41 +24:00|2022-04-27 09:19:41 z|2022-04-27T 09:19:41|2022-04-27 T09:19:41|April 27, 2022
27 Apr 2022|1 000|1, 2|0x1 F|- 1|:sym bol|no no|a: b
""".replace("\n", "|").strip("|").split("|")

LETTERS = "0123456789+-_.,:eExobnT ~"
DATES = "2022-04-27 09:19:41.5 +08:00"


def _numbers(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield seed >> 33


def _clean(text):
    return " ".join(text.split(" ")).strip()


def generate(count=3500):
    """`count` distinct scalars, sorted."""
    numbers = _numbers(7)
    found = set(WORDS) | set(PHRASES)
    while len(found) < count * 4 // 5:
        word = "".join(LETTERS[next(numbers) % len(LETTERS)] for _ in range(1 + next(numbers) % 9))
        if _clean(word):
            found.add(_clean(word))
    while len(found) < count:  # dates and times with one to three characters wrong
        word = list(DATES[: 6 + next(numbers) % (len(DATES) - 5)])
        for _ in range(1 + next(numbers) % 3):
            word[next(numbers) % len(word)] = LETTERS[next(numbers) % len(LETTERS)] if next(numbers) % 3 else ""
        if _clean("".join(word)):
            found.add(_clean("".join(word)))
    return sorted(found)


if __name__ == "__main__":
    print("\n".join(generate()))
