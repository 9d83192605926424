"""render: what Markdown becomes in the renderers that will show it.

cmark and cmark-gfm are asked through their libraries in this process, kramdown and goldmark (through Hugo) once for all
texts. Templates (Liquid, Hugo's shortcodes) become words before anything is rendered, on both sides of a comparison: no
renderer sees them either, as the site builder takes them out first."""
import ctypes, ctypes.util, hashlib, json, os, re, shutil, subprocess, tempfile

here = os.path.dirname(os.path.abspath(__file__))
UNSAFE, FOOTNOTES = 1 << 17, 1 << 13
EXTENSIONS = (b"table", b"strikethrough", b"autolink", b"tasklist")


class Missing(Exception):
    """A program or library that is not installed; says which."""


# Hugo hands what stands between {{< x >}} and {{< /x >}} to the shortcode as it is.
TEMPLATE = re.compile(r"\{\{<\s*([\w/.-]+)(?:(?!>\}\}).)*?>\}\}(?:(?!\{\{<\s*\1\b).)*?\{\{<\s*/\1\s*>\}\}|\{\{.*?\}\}+|\{%.*?%\}", re.S)


def word(template):
    # what indents or quotes the further lines of a template belongs to the list or quotation that it stands in
    return "tpl" + hashlib.md5(re.sub(r"\n[ \t>]*", "\n", template).encode()).hexdigest()[:10]


def templates(text, blind=False):
    """text with a word for each template; blind: white space in a template makes no other word of it."""
    return TEMPLATE.sub(lambda match: word("".join(match[0].split()) if blind else match[0]), text)


def squeezed(rendered, source):
    """What was rendered of source, its templates' words as templates(…, blind) makes them."""
    words = {word(template): word("".join(template.split())) for template in (match[0] for match in TEMPLATE.finditer(source))}
    return re.sub(r"tpl[0-9a-f]{10}", lambda match: words.get(match[0], match[0]), rendered)


def library(name):
    path = ctypes.util.find_library(name)
    if not path:
        raise Missing(f"lib{name}")
    return ctypes.CDLL(path)


def cmark(texts):
    """CommonMark and nothing more; Debian's cmark has no shared library."""
    lib = library("cmark-gfm")  # the same code without its extensions
    lib.cmark_markdown_to_html.restype = ctypes.c_char_p
    out = []
    for text in texts:
        data = text.encode()
        out.append(lib.cmark_markdown_to_html(data, ctypes.c_size_t(len(data)), UNSAFE).decode())
    return out


def cmark_gfm(texts):
    lib, ext = library("cmark-gfm"), library("cmark-gfm-extensions")
    ext.cmark_gfm_core_extensions_ensure_registered()
    for f in ("cmark_parser_new", "cmark_find_syntax_extension", "cmark_parser_finish", "cmark_parser_get_syntax_extensions"):
        getattr(lib, f).restype = ctypes.c_void_p
    lib.cmark_render_html.restype = ctypes.c_char_p
    found = [ctypes.c_void_p(lib.cmark_find_syntax_extension(name)) for name in EXTENSIONS]
    out = []
    for text in texts:
        data = text.encode()
        parser = ctypes.c_void_p(lib.cmark_parser_new(UNSAFE | FOOTNOTES))
        for extension in found:
            lib.cmark_parser_attach_syntax_extension(parser, extension)
        lib.cmark_parser_feed(parser, data, ctypes.c_size_t(len(data)))
        node = ctypes.c_void_p(lib.cmark_parser_finish(parser))
        out.append(lib.cmark_render_html(node, UNSAFE | FOOTNOTES, ctypes.c_void_p(lib.cmark_parser_get_syntax_extensions(parser))).decode())
        lib.cmark_node_free(node)
        lib.cmark_parser_free(parser)
    return out


def kramdown(texts):
    if not shutil.which("ruby") or subprocess.run(["ruby", "-e", 'require "kramdown"; require "kramdown-parser-gfm"'], capture_output=True).returncode:
        raise Missing("ruby with kramdown and kramdown-parser-gfm")
    p = subprocess.run(["ruby", os.path.join(here, "kramdown.rb")], input="".join(json.dumps(t) + "\n" for t in texts).encode(), capture_output=True)
    out = [json.loads(line) for line in p.stdout.splitlines()]
    if p.returncode or len(out) != len(texts):
        raise RuntimeError("kramdown: " + p.stderr.decode()[-2000:])
    return out


HUGO = """baseURL: "https://example.org/"
disableKinds: [taxonomy, term, RSS, sitemap, home, section, "404"]
markup: {goldmark: {renderer: {unsafe: true}}, highlight: {codeFences: false}}
"""


def goldmark(texts):
    if not shutil.which("hugo"):
        raise Missing("hugo")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as site:
        os.makedirs(f"{site}/content/p")
        os.makedirs(f"{site}/layouts/_default")
        open(f"{site}/config.yaml", "w").write(HUGO)
        open(f"{site}/layouts/_default/single.html", "w").write("<p></p>{{ .Content }}")
        for i, text in enumerate(texts):
            with open(f"{site}/content/p/n{i}.md", "w", newline="") as f:
                f.write(f"---\ntitle: n{i}\n---\n" + text.replace("{{", "{&#123;"))
        p = subprocess.run(["hugo", "--quiet"], cwd=site, capture_output=True, text=True)
        if p.returncode and len(texts) > 1:  # Hugo itself breaks off at some text: the others are rendered without it
            half = len(texts) // 2
            return goldmark(texts[:half]) + goldmark(texts[half:])
        if p.returncode:
            return [None]
        return [open(f"{site}/public/p/n{i}/index.html", newline="").read()[7:] for i in range(len(texts))]


RENDERERS = {"gfm": cmark_gfm, "commonmark": cmark, "kramdown": kramdown, "goldmark": goldmark}


def judge(script, pairs):
    """What a program of tests/node says of each pair: its JSON record. None, which was not rendered, counts as an empty page."""
    pairs = [[(side or "") if i < 2 else side for i, side in enumerate(pair)] for pair in pairs]
    if not shutil.which("node") or not os.path.isdir(os.path.join(here, "../node/node_modules/parse5")):
        raise Missing("node with tests/node/node_modules/parse5 (npm ci there)")
    p = subprocess.run(["node", os.path.join(here, "../node", script)], input="".join(json.dumps(pair) + "\n" for pair in pairs).encode(),
                       stdout=subprocess.PIPE)
    out = [json.loads(line) for line in p.stdout.decode().split("\n") if line]
    if p.returncode or len(out) != len(pairs):
        raise RuntimeError(f"{script} ended early")
    return out


def compare(pairs):
    """pairs: of HTML, before and after. Gives what facts.mjs says of each: a dict, see there."""
    return judge("facts.mjs", pairs)


def words(pairs):
    """pairs: HTML and plain text. Gives what words.mjs says of each: a dict, see there."""
    return judge("words.mjs", pairs)


def convert(dump, target, files, *options):
    """files: (name, bytes), written to a folder of their own. Gives convert_dump's records in the same order."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        paths = []
        for name, data in files:
            paths.append(os.path.join(folder, name))
            os.makedirs(os.path.dirname(paths[-1]), exist_ok=True)
            with open(paths[-1], "wb") as f:
                f.write(data)
        return convert_paths(dump, target, paths, *options)


def convert_paths(dump, target, paths, *options):
    p = subprocess.run([dump, target, *options], input="".join(path + "\n" for path in paths).encode(), stdout=subprocess.PIPE)
    records = [json.loads(line) for line in p.stdout.splitlines()]
    if p.returncode or len(records) != len(paths):
        raise RuntimeError(f"convert_dump ended with {p.returncode} at {paths[len(records)] if len(records) < len(paths) else 'the end'}")
    return records
