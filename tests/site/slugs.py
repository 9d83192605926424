#!/usr/bin/env python3
"""slugs.py SLUG_DUMP HEXO_MODULES NODE_FOLDER: the ids of headings beside those that the programs themselves make.
slugs.py --record MODULES...: asks VitePress, Astro and Docusaurus again, which lie in these node_modules folders, and writes slugs.jsonl anew.

All headings stand on one page, so ids that are given twice are numbered as the program numbers them, and each stands alone on a page of its own. Asked are kramdown
with its GFM parser (Jekyll) and without, Hugo (goldmark), Hexo (marked), github-slugger and pandoc, where they are here; what VitePress, Astro and Docusaurus said (as
MDX, and with `format: md`) is kept in slugs.jsonl: [PROGRAM, version], then [PROGRAM, heading, ids alone, id among all], where no ids are a page that the program
does not take (such a heading is not among all). Differences are listed in slugs.list (PROGRAM, tab, the heading, tab, why)."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

CJK = ["泉港", "奋进 春天里", "港口 2022", "第一章：开始", "“引号”与《书名》", "中文，标点。", "全角ＡＢＣ１２３", "日本語のページ", "カタカナ・ひらがな", "한국어 제목", "中英 mixed 文字", "一、概述", "（一）背景",
       "问：为什么？", "数据—分析", "每年3%的增长", "ABC公司", "１．全角数字", "「引用」", "空　格", "北京 – 上海", "𠮷野家", "々ヶ〆", "ﾊﾝｶｸ", "⽉光", "〇一二三", "㊗️祝", "泉港/惠安", "价格：￥100", "新·闻"]
ACCENTS = ["Café", "Naïve café", "Über uns", "ÉCOLE", "Straße", "İstanbul", "ǅungla", "Ångström", "cafe\u0301 decomposed", "ﬁnal ligature", "Ελληνικά", "ΣΊΣΥΦΟΣ ς", "Кириллица Ёж", "Ђурђевак", "עברית כותרת",
           "العربية", "हिन्दी शीर्षक", "ไทย หัวข้อ", "Tiếng Việt", "Þórr Æsir", "œuvre", "ŉ test", "ª º ordinals", "x² + y²", "½ cup", "№ 5", "K kelvin", "Ω ohm", "ſ long s", "Ⅷ roman"]
EMOJI = ["🎉 Party", "Rocket 🚀", "👩‍👩‍👧 family", "❤️ heart", "☎ phone", "✓ done", "→ arrow", "★★★", "🇨🇳 flag", "1️⃣ one", "a🎉b", "© 2022", "™ mark", "• bullet", "…dots", "😀", "⚡️fast", "♫ music", "☀ sun", "➡️ next"]
PUNCTUATION = ["What's new?", "C++ & C#", "A/B test", "a_b_c", "a-b--c", "--dashes--", "1. First", "2.0.1 release", "v1.2", "(parens)", "[brackets]", "{braces}", "100%", "$5", "#hash", "a+b=c", "x < y", "a & b", "a && b",
               "semi; colon: comma,", "slash\\\\back", "pipe | pipe", "tilde ~ tilde", "caret ^", "at @home", "star * star", "under _ score", "dot.dot.dot", "...", "!", "?", "-", "1", "123", "1a", "-1", "Q&A",
               "it's", "“smart” quotes", "‘single’", "don’t", "em—dash", "en–dash", "a -- b", "a --- b", "a... b", "e.g. this", "U.S.A.", "i/o", "TCP/IP", "key=value", "a: b", "“", "——", "a  b", "tab\there", "trailing ",
               "UPPER lower", "CamelCase", "snake_case_name", "kebab-case-name", "_leading", "trailing_", "-leading", "trailing-", "ends with #", "issue #42", "C#", "F#", ".NET", "Node.js", "a,b", "a;b", "a'b", 'a"b', "50/50", "&", "&amp;",
               "&copy; note", "&#8212; dash", "&nbsp;x", "a&nbsp;b", "&lt;tag&gt;", "\\*escaped\\*", "\\# hash", "\\_x\\_"]
CODE = ["`code`", "`code` here", "The `foo()` function", "`a b`", "`--flag`", "``a`b``", "`C++`", "`a_b`", "`<tag>`", "`x` and `y`", "use `git commit -m`", "`.env` files", "`$PATH`", "`{{ x }}`"[:0] + "`中文`", "`a.b.c`", "`A`", "`&amp;`", "`a--b`", "`...`", "x`y`z"]
INLINE = ["*emphasis*", "**strong** text", "_under_", "***both***", "a *b* c", "[link](/x)", "[link](/x) after", "![image](/x.png)", "![image](/x.png) after", "<b>bold</b>", "a <em>b</em> c", "<span class=\"x\">span</span>", "x<sub>2</sub>",
          "<br>", "a<br>b", "<!-- c --> x", "~~gone~~", "<https://example.com/>", "https://example.com/", "[ref][r]", "a *b", "**a**b", "[a] b", "*a* *b*", "line <kbd>Ctrl</kbd>+<kbd>C</kbd>", "**中文**标题", "a **b `c` d**", "<i>x</i>y", "[*a*](/b)", "[`c`](/d)"]
AGAIN = ["The plan", "The plan", "the plan", "The Plan!", "The plan 1", "The plan-1", "The plan", "泉港", "泉港", "!!!", "???", "section", "Section", "section-1", "section-2", "section", "1", "1", "-", "--", "a b", "a  b", "a-b", "A B",
         "Café", "café", "🎉", "🚀", "。", "，", "…", "`code`", "code", "**code**", "intro", "intro", "intro", "intro-1", "intro-1", "intro-2", "x y z", "x-y-z", "x_y_z", "X Y Z"]
MORE = [f"{word} {number}" for number, word in enumerate(["Überblick", "概要", "Introduction", "Часть", "What’s", "Q&A", "C++", "e.g.", "《书》", "naïve", "A/B", "100%", "“x”", "（注）", "`f()`", "*Note*", "Part:", "no.", "@home", "#tag", "i18n", "–", "★", "ﬀ", "ΑΒΓ",
                                                          "a.b", "x_y", "中-英", "日・本", "K8s", "Ä", "ß", "a&b", "x=1", "№", "《》", "…", "２", "ａ", "é", "「」", "~"])]
HAND = ["Own {#own-a}", "Own *b* {#own-b}", "Own `c` {#own-c}", "Own{#own-d}", "Own  {#own-e} ", "{#own-f}", "Own {#}", "Own {#Own-G}", "Own {#泉港-h}", "Own {#own-i .x}", "Own {.x #own-j}", "Own {.x}", "Own {id=own-k}", "Own {#own-l} more",
        "Own {#own-m} ##", "Own \\{#own-n}", "Own {#own-o}{#own-p}", "Own {#own-q r}", "Own {# own-r}", "Own {#own-s }", "*Own* {#own-t}", "*Own {#own-u}*", "[Own](/x){#own-v}", "`{#own-w}`", "Own {#own-x: y}", "Own: {#own-y}", "Taken first {#taken}",
        "Taken", "Taken {x}", "Own {: #own-z}", "Own {:.x}", "Own {#1}", "Own {#a/b?c}", "Own ## {#own-za}", "Own ## {.x}", "Own {#own_zb:c.d}", "Own {#own-zc key=\"v w\"}", "Own {-}", "*Own*{#own-zd}", "`Own`{#own-ze}", "![Own](/x.png){#own-zf}", "[Own](/x){#own-zg} more",
        "Own {}", "Own { }", "Own &amp; {#own-zh}", "Own {key=v}", "Own {#own-zi,.x}", "Own {x .y}", "*Own*{.x}", "Own {  #own-zj  }"]
COLONS = [":tada: Party", "Party :tada:", ":+1:", "a:b", "std::vector", "12:30 o'clock", "Note :info", "Note :info[a label]", "Note :info{.x}", "key: value", "a :b-c: d", "C:drive", ":", "::", "a:b:c", "`a:b`", "a\\:b", "http:x", ":smile_cat:x", "smile :)",
          "smile :D", "a :P b", "8) eight", "x:_y", "x:-", "x:y-", ":unknown-name:", "(:x)"]
# not on the page of all: VitePress takes no id by hand that another heading has, and theirs is empty; an id that is left open or listed would shift numbers behind it
APART = {"Own {#}", "Own {# own-r}", ":+1:", ":smile_cat:x", "<br>"}
HEADINGS = CJK + ACCENTS + EMOJI + PUNCTUATION + CODE + INLINE + AGAIN + MORE + HAND + COLONS


class Headings(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.texts, self.open = [], [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.ids.append(dict(attrs).get("id"))
            self.texts.append("")
            self.open = True

    def handle_endtag(self, tag):
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.open = False

    def handle_data(self, data):
        if self.open:
            self.texts[-1] += data


def document(headings):
    return "\n\n".join(f"## {heading}" for heading in headings) + "\n\n[r]: /r\n"


RUBY = 'require "kramdown"; require "kramdown-parser-gfm"; STDIN.set_encoding("UTF-8"); ' \
       'STDIN.read.split("\\0").each { |t| print Kramdown::Document.new(t, input: ARGV[0]).to_html, "\\0" }'


def kramdown(parser):
    def ask(texts):
        if not shutil.which("ruby") or subprocess.run(["ruby", "-e", 'require "kramdown-parser-gfm"'], capture_output=True).returncode:
            return None
        done = subprocess.run(["ruby", "-E", "UTF-8", "-e", RUBY, parser], input="\0".join(texts), capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        return [Headings(page) for page in done.stdout.split("\0")[:len(texts)]]
    return ask


def hugo(texts, typographer="true"):
    if not shutil.which("hugo"):
        return None
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(os.path.join(root, "content"))
        os.makedirs(os.path.join(root, "layouts", "_default"))
        with open(os.path.join(root, "hugo.toml"), "w") as file:
            file.write('baseURL = "https://x/"\ndisableKinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap"]\n[markup.goldmark.renderer]\nunsafe = true\n'
                       f"[markup.goldmark.extensions]\ntypographer = {typographer}\n")
        with open(os.path.join(root, "layouts", "_default", "single.html"), "w") as file:
            file.write("{{ .Content }}")
        for number, text in enumerate(texts):
            with open(os.path.join(root, "content", f"p{number}.md"), "w", encoding="utf-8") as file:
                file.write("---\ntitle: x\n---\n" + text)
        subprocess.run(["hugo", "--quiet", "-s", root, "-d", root + "/out"], check=True, capture_output=True)
        pages = []
        for number in range(len(texts)):
            with open(os.path.join(root, "out", f"p{number}", "index.html"), encoding="utf-8") as file:
                pages.append(Headings(file.read()))
        return pages


MARKED = """
const Hexo = require('hexo'), fs = require('fs');
(async () => {
  const hexo = new Hexo(process.argv[1], {silent: true}); await hexo.init();
  const texts = fs.readFileSync(0, 'utf8').split('\\0'), out = [];
  for (const text of texts) out.push(await hexo.render.render({text, engine: 'md'}));
  process.stdout.write(JSON.stringify(out));
})();
"""


def marked(texts):
    if not shutil.which("node") or not os.path.isdir(os.path.join(sys.argv[2], "hexo-renderer-marked")):
        return None
    with tempfile.TemporaryDirectory() as root:
        with open(os.path.join(root, "_config.yml"), "w") as file:
            file.write("title: x\n")
        with open(os.path.join(root, "package.json"), "w") as file:
            file.write('{"name":"x","version":"0.0.0","hexo":{"version":"8.1.2"},"dependencies":{"hexo":"8.1.2","hexo-renderer-marked":"7.0.1"}}')
        os.symlink(sys.argv[2], os.path.join(root, "node_modules"))
        done = subprocess.run(["node", "-e", MARKED, root], input="\0".join(texts), capture_output=True, text=True, check=True, cwd=root)
        return [Headings(page) for page in json.loads(done.stdout[done.stdout.index("["):])]


GITHUB = """
import Slugger from 'github-slugger'; import { readFileSync } from 'node:fs';
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(page => { const s = new Slugger(); return page.map(t => s.slug(t)); })));
"""


def github(texts):
    """Over the text that shows, which goldmark is asked for."""
    pages = hugo(texts, "false")
    if pages is None or not os.path.isdir(os.path.join(sys.argv[3], "node_modules", "github-slugger")):
        return None
    done = subprocess.run(["node", "--input-type=module", "-e", GITHUB], input=json.dumps([page.texts for page in pages]), capture_output=True, text=True, check=True, cwd=sys.argv[3])
    for page, ids in zip(pages, json.loads(done.stdout)):
        page.ids = ids
    return pages


def pandoc(texts):
    if not shutil.which("pandoc"):
        return None
    return [Headings(subprocess.run(["pandoc", "-f", "markdown", "-t", "html"], input=text, capture_output=True, text=True, check=True).stdout) for text in texts]


RECORD = os.path.join(HERE, "slugs.jsonl")


class Page:
    def __init__(self, ids):
        self.ids = ids


def recorded(name):
    def ask(texts):
        with open(RECORD, encoding="utf-8") as file:
            rows = [row for row in map(json.loads, file) if row[0] == name and len(row) > 2]
        pages = {document([heading]): alone for _, heading, alone, _ in rows}
        all_of_them = [(heading, its) for _, heading, alone, its in rows if alone is not None and heading not in APART]
        pages[document([heading for heading, _ in all_of_them])] = [its for _, its in all_of_them]
        if not all(text in pages for text in texts):
            sys.exit(f"{name}: slugs.jsonl has other headings: write it anew")
        return [None if pages[text] is None else Page(list(pages[text])) for text in texts]
    return ask


RECORDED = {"vitepress": "vitepress", "astro": "@astrojs/markdown-remark", "docusaurus": "@docusaurus/mdx-loader", "docusaurus-md": "@docusaurus/mdx-loader"}


def record(folders):
    rows = []
    for name, package in RECORDED.items():
        modules = next((folder for folder in folders if os.path.isdir(os.path.join(folder, package))), None)
        if modules is None:
            sys.exit(f"{name}: none of the folders has {package}")

        def ask(texts):
            done = subprocess.run(["node", os.path.join(HERE, "slugs.mjs"), name, os.path.abspath(modules)], input=json.dumps(texts), capture_output=True, text=True, check=True)
            return json.loads(done.stdout)

        with open(os.path.join(modules, package, "package.json"), encoding="utf-8") as file:
            rows.append([name, json.load(file)["version"]])
        alone = ask([document([heading]) for heading in HEADINGS])
        taken = [ids is not None and heading not in APART for heading, ids in zip(HEADINGS, alone)]
        page = ask([document([heading for heading, takes in zip(HEADINGS, taken) if takes])])[0]
        if page is None or len(page) != sum(taken):
            sys.exit(f"{name}: does not take the page with all")
        together = iter(page)
        rows += [[name, heading, ids, next(together) if takes else None] for heading, ids, takes in zip(HEADINGS, alone, taken)]
    with open(RECORD, "w", encoding="utf-8") as file:
        file.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


# name: (who answers, builder, slugs, dialect, configuration)
PROGRAMS = {
    "kramdown-gfm": (kramdown("GFM"), "jekyll", "kramdown", "kramdown", ""),
    "kramdown": (kramdown("kramdown"), "jekyll", "kramdown", "kramdown", '{"kramdown": {"input": "kramdown"}}'),
    "hugo": (hugo, "hugo", "goldmark", "goldmark", ""),
    "hexo": (marked, "hexo", "hexo", "gfm", ""),
    "github": (github, "docusaurus", "github", "gfm", ""),
    "pandoc": (pandoc, "quarto", "github", "commonmark", ""),
    "vitepress": (recorded("vitepress"), "vitepress", "vitepress", "gfm", ""),
    "astro": (recorded("astro"), "astro", "github", "gfm", ""),
    "docusaurus": (recorded("docusaurus"), "docusaurus", "docusaurus", "gfm", ""),
    "docusaurus-md": (recorded("docusaurus-md"), "docusaurus", "docusaurus", "gfm", ""),
}


def ours(texts, builder, slugs, dialect, config):
    """For each page a list of (id, whether it is uncertain)."""
    done = subprocess.run([sys.argv[1], builder, slugs, dialect, config], input="".join(text + "\0" for text in texts).encode(), capture_output=True, check=True)
    lines = [[re.fullmatch(r"(?:slug|hand)( \?)? (.*)", line) for line in page.split("\n")] for page in done.stdout.decode().split("\0")[:len(texts)]]
    return [[(match[2], bool(match[1])) for match in page if match] for page in lines]


def ask_all(name, ask):
    """The headings of each page and what the program made of it; a heading that it does not take is on none."""
    # goldmark, which hands github-slugger its texts, has lists of attributes; pandoc is slow
    single = [] if name == "pandoc" else [[heading] for heading in HEADINGS if name != "github" or "{" not in heading]
    alone = ask([document(headings) for headings in single])
    if alone is None:
        return None
    pages = [(headings, page) for headings, page in zip(single, alone) if page is not None]
    taken = [heading for heading in ([headings[0] for headings, _ in pages] if single else HEADINGS) if heading not in APART]
    return pages + [(taken, ask([document(taken)])[0])]


class Tally:
    def __init__(self, name, listed):
        self.name, self.listed, self.total, self.differ, self.open, self.failed, self.used = name, listed, 0, 0, 0, False, set()

    def page(self, headings, ids, our):
        single, alone = len(headings) == 1, "(alone)" if len(headings) == 1 else ""
        if len(ids) == len(headings): # those without an id have none with us either
            self.total += ids.count(None) + ids.count("")
            kept = [(heading, its) for heading, its in zip(headings, ids) if its]
            headings, ids = [heading for heading, _ in kept], [its for _, its in kept]
        if single and not ids and our and our[0][1]:
            self.open += 1
            return
        if single and not our and ids:
            our = [("", False)]
        if len(ids) != len(our):
            print(f"{self.name}: {len(ids)} ids, ours {len(our)} {alone}: {headings[:1]} {our[:1]}")
            self.failed = True
        for heading, its, (our_id, uncertain) in zip(headings, ids, our):
            self.total += 1
            if its == our_id:
                continue
            if uncertain:
                self.open += 1
                continue
            self.differ += 1
            self.used.add((self.name, heading))
            if (self.name, heading) not in self.listed:
                print(f"  {self.name}: `{heading}`: ours `{our_id}`, theirs `{its}` {alone}")
                self.failed = True


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--record":
        record(sys.argv[2:])
        return 0
    with open(os.path.join(HERE, "slugs.list"), encoding="utf-8") as file:
        listed = {tuple(line.rstrip("\n").split("\t")[:2]) for line in file if line.strip() and not line.startswith("#")}
    asked, failed, used = 0, False, set()
    for name, (ask, *rest) in PROGRAMS.items():
        pages = ask_all(name, ask)
        if pages is None:
            print(f"{name}: not installed: SKIPPED")
            continue
        asked += 1
        tally = Tally(name, listed)
        for (headings, page), our in zip(pages, ours([document(headings) for headings, _ in pages], *rest)):
            tally.page(headings, page.ids, our)
        print(f"{name}: {tally.total} ids of {len(pages[-1][0])} headings, {tally.differ} differ, {tally.open} others left open")
        failed |= tally.failed
        used |= tally.used
    for entry in listed - used:
        if asked == len(PROGRAMS):
            print("listed, but does not differ:", entry)
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
