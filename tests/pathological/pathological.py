#!/usr/bin/env python3
"""pathological: hostile posts through the whole program.

usage: pathological.py PROGRAM [--only REGEX] [--table] [--to TARGET]
Every shape at n = 10,000 and 100,000: ends by itself within 2 s and 512 MB with exit status 0 or 1. Nesting to
1,000,000 levels with a 256 KiB stack: the same. The limits are the promise of docs/limits.md; they
are far above what is measured (--table prints the figures), so that a busy machine does not fail the test.
The shapes are the ones on which libtidy, libyaml and cmark were measured to be quadratic, exponential or to
overflow the stack, and the pathological lists of the CommonMark implementations."""
import argparse, math, os, re, resource, shutil, sys, tempfile

ap = argparse.ArgumentParser()
ap.add_argument("program")
ap.add_argument("--only", default=".")
ap.add_argument("--table", action="store_true")
ap.add_argument("--to", help="convert to this target, cleaned, instead of checking")
a = ap.parse_args()
SECONDS, MEGABYTES = 2.0, 512
FRONT = "---\ntitle: t\n---\n"


def post(body):
    return FRONT + body + "\n"


def front(text):
    return "---\n" + text + "\n---\nbody\n"


def sqrt_table(n):
    columns = int(math.sqrt(n))
    return "|" + "x|" * columns + "\n|" + "---|" * columns + "\n" + "|x\n" * n


HTML = {
    "unclosed p font": lambda n: "<p><font color=red>x " * n,
    "unclosed b": lambda n: "<b>x " * n,
    "b closed by p": lambda n: "<b>x</p>" * n,
    "unclosed b, different": lambda n: "".join(f"<b id=a{i}>x" for i in range(n)),
    "p and different b": lambda n: "".join(f"<p><b id=a{i}>x" for i in range(n)),
    "nested form": lambda n: "<form>x" * n,
    "attributes, distinct": lambda n: "<p " + " ".join(f"a{i}=x" for i in range(n)) + ">x</p>",
    "attributes, id": lambda n: "<p" + " id=x" * n + ">x</p>",
    "attributes, style": lambda n: "<p" + ' style="color:red"' * n + ">x</p>",
    "div nested and closed": lambda n: "<div>" * n + "x" + "</div>" * n,
    "div unclosed": lambda n: "<div>" * n,
    "Word spans": lambda n: '<p class="MsoNormal"><span lang="EN-US" style="font-size:10pt"><o:p>&nbsp;</o:p></span></p>\n' * n,
    "p": lambda n: "<p>" * n,
    "br": lambda n: "<br>" * n,
    "td": lambda n: "<td>" * n,
    "li": lambda n: "<li>" * n,
    "comments": lambda n: "<!-- c -->" * n,
    "ampersands": lambda n: "&" * n,
    "references": lambda n: "&amp" * n,
    "less-than": lambda n: "<" * n,
    "tags cut short": lambda n: "<a " * n,
    "comments cut short": lambda n: "<!--" * n,
    "CDATA": lambda n: "<![CDATA[" * n,
    "processing instructions": lambda n: "<?" * n,
    "long attribute": lambda n: '<p title="' + "x" * n * 10 + '">x</p>',
    "long text": lambda n: "<p>" + "四月" * n + "</p>",
    "NUL": lambda n: "<p>" + "\0" * n + "</p>",
    "end tags": lambda n: "</p>" * n,
    "end tags, unknown": lambda n: "</x>" * n,
    "tables nested": lambda n: "<table><tr><td>" * n,
    "table text": lambda n: "<table>" + "x<tr>" * n,
    "misnested": lambda n: "<b><i>" * n + "</b></i>" * n,
    "a nested": lambda n: "<a href=x>" * n,
    "select options": lambda n: "<select>" + "<optgroup><option>" * n,
    "svg nested": lambda n: "<svg>" + "<g>" * n,
    "math in svg": lambda n: "<svg><foreignObject><math>" * n,
    "templates": lambda n: "<template>" * n,
    "headings": lambda n: "<h1>" * n,
    "buttons": lambda n: "<button>" * n,
    "ids the same": lambda n: "<p id=a>x</p>" * n,
    "nobr": lambda n: "<nobr>" * n,
    "ruby": lambda n: "<ruby><rt>" * n,
    "formatting in tables": lambda n: "<table><b>" * n,
    "quotes unpaired": lambda n: "<p>" + "“" * n + "</p>",
    "titles": lambda n: "<title>" * n,
    "addresses in addresses": lambda n: "<p>" + "http://" * n,
}
MARKDOWN = {
    "quotes then stars": lambda n: ">" * n + "a*" * n,
    "images of links": lambda n: "![[]()" * n,
    "a<?": lambda n: "a<?" * n,
    "a<!A": lambda n: "a<!A " * n,
    "a<![CDATA[": lambda n: "a <![CDATA[" * n,
    "wide table": lambda n: "|" + "x|" * n + "\n|" + "---|" * n + "\n" + "|x|\n" * 20,
    "table of one-cell rows": sqrt_table,
    "reference bomb": lambda n: "[a]: /" + "u" * n + "\n\n" + "[a] " * n,
    "table paragraph": lambda n: "a | b\n" * n,
    "autolink parentheses": lambda n: "http://a.example/" + ")" * n,
    "nested strong": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "emphasis closers": lambda n: "a_ " * n,
    "emphasis openers": lambda n: "_a " * n,
    "link closers": lambda n: "a]" * n,
    "link openers": lambda n: "[a" * n,
    "mismatched": lambda n: "*a_ " * n,
    "openers and closers": lambda n: "a**b" + "c* " * n,
    "link openers in emphasis": lambda n: "**x [a*b**c*](d)" * n,
    "[ (](": lambda n: "[ (](" * n,
    "brackets nested": lambda n: "[" * n + "a" + "]" * n,
    "block quotes nested": lambda n: "> " * n + "a",
    "lists nested": lambda n: "".join(" " * (2 * i) + "* a\n" for i in range(int(math.sqrt(n)))),
    "list markers": lambda n: "- " * n + "x",
    "backticks": lambda n: "".join("e" + "`" * i for i in range(int(math.sqrt(2 * n)))),
    "link targets cut short": lambda n: "[a](http://b " * n,
    "link targets, full-width": lambda n: "[a]（http://b " * n,
    "links reversed": lambda n: "(a)[/b " * n,
    "emphasis in Chinese": lambda n: "中**“中”__中" * n,
    "link targets": lambda n: "[a](b" * n,
    "link targets, angle": lambda n: "[a](<b" * n,
    "definitions": lambda n: "".join(f"[r{i}]: /u{i}\n" for i in range(n)),
    "definitions and uses": lambda n: "".join(f"[r{i}]: /u{i}\n" for i in range(n)) + "\n" + "".join(f"[r{i}] " for i in range(n)),
    "undefined uses": lambda n: "[a][r] " * n,
    "footnotes": lambda n: "".join(f"[^{i}] " for i in range(n)) + "\n\n" + "".join(f"[^{i}]: x\n" for i in range(n)),
    "footnotes and blank lines": lambda n: "[^1]: x\n\n\n" * n,
    "footnote texts": lambda n: "[^1]: x\n" + "\n    y\n" * n,
    "definition lists": lambda n: "a\n: b\n\n" * n,
    "terms": lambda n: "a\n" * n + ": b\n",
    "descriptions": lambda n: "a\n" + ": b\n\n" * n,
    "footnotes in raw HTML": lambda n: "<pre>\n" + "[^1]: b\n\n" * n,
    "footnotes that are none": lambda n: "<pre>\n\n[^1]: b\n</pre>\n\n" * n,
    "bracket lines": lambda n: "[a]\n" * n,
    "definition ends": lambda n: "]:" * n,
    "reference middles": lambda n: "][" * n,
    "attribute lists alone": lambda n: "{: .a}\n" * n,
    "attribute list classes": lambda n: "# a\n" + ("{: " + ".b " * 300 + "}\n") * (n // 300),
    "Liquid unclosed": lambda n: "{% a " * n,
    "output unclosed": lambda n: "{{ a " * n,
    "shortcodes": lambda n: "{{< a >}}" * n,
    "kramdown attributes": lambda n: "x\n{: .a}\n\n" * n,
    "headings": lambda n: "# a\n" * n,
    "the same headings": lambda n: "# 四月\n\n" * n,
    "bare URLs": lambda n: "http://a.example/b " * n,
    "www": lambda n: "www." * n,
    "at signs": lambda n: "a@" * n,
    "HTML blocks": lambda n: "<div>\n\n" * n,
    "suppressions": lambda n: "<!-- postlint-disable html-unclosed -->\n" * n,
    "strikethrough": lambda n: "~~a " * n,
    "task list": lambda n: "- [ ] x\n" * n,
    "stars": lambda n: "*" * n + "a" + "*" * n,
    "entities": lambda n: "&#0;" * n,
    "hard breaks": lambda n: "a  \n" * n,
    "mojibake": lambda n: "Ã©" * n,
    "zero width": lambda n: "a\u200b" * n,
    "trailing spaces": lambda n: "a \n" * n,
    "space run": lambda n: "a" + " " * n + "b",
    "conflict markers": lambda n: "<<<<<<< a\n" * n,
}
FRONT_MATTER = {
    "sequences": lambda n: "- " * n + "a",
    "flow sequences": lambda n: "a: " + "[" * n,
    "flow maps": lambda n: "{a: " * n,
    "anchors": lambda n: "".join(f"k{i}: &a{i} x\n" for i in range(n)),
    "anchors and aliases": lambda n: "".join(f"k{i}: &a{i} x\nl{i}: *a{i}\n" for i in range(n)),
    "tag directives": lambda n: "".join(f"%TAG !a{i}! tag:x,2000:{i}\n" for i in range(n)),
    "keys": lambda n: "".join(f"k{i}: x\n" for i in range(n)),
    "the same key": lambda n: "k: x\n" * n,
    "long scalar": lambda n: "a: " + "x" * n,
    "question marks": lambda n: "? " * n,
    "alias bomb": lambda n: "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)),
    "alias cycle": lambda n: "a: &x [*x]",
    "line separators": lambda n: "a: b\u2028" * n,
    "errors": lambda n: "a: b: c\n" * n,
    "unbalanced quotes": lambda n: 'a: "\n' * n,
    "tabs": lambda n: "\ta: b\n" * n,
    "indents": lambda n: "".join(" " * i + "a:\n" for i in range(int(math.sqrt(2 * n)))),
}


def run(command, stack=None):
    """Exit status (negative: signal), seconds of the processor (other work on the machine says nothing of ours), peak MB."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        if stack:
            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shapes():
    for n in (10_000, 100_000):
        for name, make in HTML.items():
            yield f"html {name} {n}", "html", post(make(n)), None
            if name not in ("NUL",):
                yield f"md+html {name} {n}", "md", post(make(n)), None
        for name, make in MARKDOWN.items():
            yield f"md {name} {n}", "md", post(make(n)), None
        for name, make in FRONT_MATTER.items():
            yield f"yaml {name} {n}", "md", front(make(n)), None
        yield f"toml arrays {n}", "md", "+++\na = " + "[" * n + "\n+++\nx\n", None
        yield f"toml tables {n}", "md", "+++\n" + "".join(f"[a{i}]\n" for i in range(n)) + "+++\nx\n", None
        yield f"toml dotted {n}", "md", "+++\n" + ".".join(["a"] * n) + " = 1\n+++\nx\n", None
        yield f"json arrays {n}", "md", '{"a": ' + "[" * n + "\n}\nx\n", None
        yield f"json objects {n}", "md", '{"a": ' + '{"a":' * n + "\n}\nx\n", None
    for depth in (100, 255, 256, 257, 511, 512, 513, 100_000, 1_000_000):
        for name, text in (("div", "<div>" * depth), ("div closed", "<div>" * depth + "</div>" * depth), ("b", "<b>" * depth),
                           ("ul li", "<ul><li>" * depth), ("table", "<table><tr><td>" * depth), ("svg g", "<svg>" + "<g>" * depth)):
            yield f"depth {name} {depth}", "html", post(text), 256 * 1024
        for name, text in (("quotes", ">" * depth + "a"), ("lists", "- " * depth + "a"), ("brackets", "[" * depth + "]" * depth),
                           ("emphasis", "*a " * depth)):
            yield f"depth {name} {depth}", "md", post(text), 256 * 1024
        yield f"depth yaml {depth}", "md", front("a: " + "[" * depth + "]" * depth), 256 * 1024
        yield f"depth yaml block {depth}", "md", front("- " * depth + "a"), 256 * 1024
        yield f"depth json {depth}", "md", '{"a": ' + "[" * depth + "]" * depth + "}\nx\n", 256 * 1024
        yield f"depth toml {depth}", "md", "+++\na = " + "[" * depth + "]" * depth + "\n+++\nx\n", 256 * 1024


program = os.path.abspath(a.program)
folder = tempfile.mkdtemp()
failures, count, slowest, biggest = [], 0, (0, ""), (0, "")
try:
    for name, suffix, text, stack in shapes():
        if not re.search(a.only, name):
            continue
        path = os.path.join(folder, "2024-01-01-post." + suffix)
        with open(path, "w", encoding="utf-8", errors="surrogatepass", newline="") as out:
            out.write(text)
        command = ["convert", "-q", "--clean", "-t", a.to] if a.to else ["check", "--format", "concise"]
        status, seconds, megabytes = run([program, *command, "--no-config", path], stack)
        count += 1
        slowest, biggest = max(slowest, (seconds, name)), max(biggest, (megabytes, name))
        if a.table:
            print(f"{seconds:7.3f} s {megabytes:7.1f} MB {status:4} {len(text):9} bytes  {name}", flush=True)
        if status not in (0, 1) or seconds > SECONDS or (megabytes > MEGABYTES and not stack):
            failures.append(f"{name}: exit status {status}, {seconds:.2f} s, {megabytes:.0f} MB")
            print("FAILED", failures[-1], flush=True)
finally:
    shutil.rmtree(folder)
print(f"pathological: {count} runs, {len(failures)} failed; slowest {slowest[0]:.2f} s ({slowest[1]}), biggest {biggest[0]:.0f} MB ({biggest[1]})")
sys.exit(1 if failures else 0)
