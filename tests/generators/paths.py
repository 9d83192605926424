#!/usr/bin/env python3
"""paths.py PUBLISH_DUMP [MODULES]: where builders that take paths for addresses put their pages.

Without MODULES: what was recorded in paths.tsv (BUILDER, SITE, path, the file that was built; `-`: none), which BUILDER's program wrote. With MODULES, a
node_modules folder that has vitepress, @11ty/eleventy, astro and @docusaurus/core, those are run
again and the record is written anew (vitepress 1.6.4, @11ty/eleventy 3.1.2, astro 4.16, @docusaurus/core and preset-classic 3.9.2 with webpack 5.99.9)."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "paths.tsv")
MARK = "MARK{:03}END"

COMMON = ["index.md", "top.md", "a/index.md", "a/b.md", "a/b/c.md", "a/B-Capital.md", "a/with blank.md", "泉港.md", "a/奋进 春天里.md", "a/x.y.md", "a/c++.md", "deep/er/and/deep.md",
          "a/2022-04-27-dated.md", "2022-04-27-top.md", "same/same.md", "a/été.md", "a/under_score.md", "a/1.md", "a/01-first.md", "a/it's.md", "a/a&b.md"]
FRONT = {}


def front(path, **more):
    FRONT[path] = more
    return path


DOCS = ["docs/intro.md", "docs/index.md", "docs/a/index.md", "docs/a/readme.md"[:0] or "docs/b/README.md", "docs/c/c.md", "docs/01-one/02-two.md", "docs/d/1.0.md", "docs/d/2022-04-27-x.md", "docs/泉港.md",
        front("docs/e.md", slug="/elsewhere"), front("docs/f/g.md", slug="own"), front("docs/f/h.md", id="ident"), front("docs/f/draft.md", draft="true"), "docs/f/_partial.md", "docs/i/with blank.md", "docs/j/Capital.md",
        "blog/2022-04-27-x.md", "blog/2022-04-28-y/index.md", "blog/2022/04/29/z.md", front("blog/2022-04-30-w.md", slug="own-slug"), front("blog/2022-05-01-v.md", slug="/abs/slug"), "blog/undated.md", "blog/2022-05-02-泉港.md",
        "blog/sub/2022-05-03-q.md", front("blog/2022-05-04-draft.md", draft="true"), "src/pages/page.md", "src/pages/folder/index.md"]
ELEVENTY = COMMON + [front("p1.md", permalink="/own/"), front("p2.md", permalink="own2/"), front("p3.md", permalink="/own3.html"), front("p4.md", permalink="false"), "a/2022-04-27-dated2/index.md", "_hidden/x.md"]

SITES = {
    ("vitepress", "plain"): (COMMON, {".vitepress/config.mts": "export default { title: 'x' }\n"}),
    ("vitepress", "clean"): (COMMON, {".vitepress/config.mts": "export default { cleanUrls: true, srcDir: './docs', base: '/b/' }\n"}),
    ("eleventy", "plain"): (ELEVENTY, {"eleventy.config.js": "export default function (c) {}\n"}),
    ("eleventy", "input"): ([f"src/{path}" for path in COMMON], {"eleventy.config.js": "export default function (c) { return { dir: { input: 'src' } }; }\n"}),
    ("astro", "plain"): ([f"src/pages/{path}" for path in COMMON if "%" not in path] + ["src/pages/_draft.md"], {"astro.config.mjs": "export default {}\n"}),
    ("astro", "file"): ([f"src/pages/{path}" for path in COMMON if "%" not in path], {"astro.config.mjs": "export default { build: { format: 'file' } }\n"}),
    ("docusaurus", "plain"): (DOCS, {"docusaurus.config.js": "module.exports = { title: 'x', url: 'https://x.example', baseUrl: '/', onBrokenLinks: 'ignore', presets: [['classic', {}]] };\n"}),
    ("docusaurus", "slash"): (DOCS, {"docusaurus.config.js": "module.exports = { title: 'x', url: 'https://x.example', baseUrl: '/base/', trailingSlash: true, onBrokenLinks: 'ignore', presets: [['classic', {}]] };\n"}),
}


def write(root, name, text):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make(root, builder, site):
    paths, files = SITES[builder, site]
    for name, text in files.items():
        write(root, name, text)
    if site == "clean":
        paths = [f"docs/{path}" for path in paths]
    for number, path in enumerate(paths):
        more = "".join(f"{key}: {value}\n" for key, value in FRONT.get(path, {}).items())
        write(root, path, f"---\ntitle: Page {number}\n{more}---\n\n{MARK.format(number)}\n")
    return paths


def built(root, builder, modules):
    """The folder that the program wrote, or None."""
    own = {"vitepress": "vitepress", "eleventy": "@11ty/eleventy", "astro": "astro", "docusaurus": "@docusaurus/core"}[builder]
    if not os.path.isdir(os.path.join(modules, own)):
        return None
    os.symlink(modules, os.path.join(root, "node_modules"))
    write(root, "package.json", '{"name":"x","version":"0.0.0","private":true,"type":"module"}' if builder != "docusaurus" else '{"name":"x","version":"0.0.0","private":true}')
    program = {"vitepress": ["vitepress", "build", "."], "eleventy": ["eleventy", "--output=_site"], "astro": ["astro", "build"], "docusaurus": ["docusaurus", "build", "--no-minify"]}[builder]
    done = subprocess.run([os.path.join(modules, ".bin", program[0]), *program[1:]], cwd=root, capture_output=True, text=True, timeout=600, env={**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "CI": "1"})
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    return os.path.join(root, {"vitepress": ".vitepress/dist", "eleventy": "_site", "astro": "dist", "docusaurus": "build"}[builder])


def record(modules):
    rows = []
    for builder, site in SITES:
        with tempfile.TemporaryDirectory(prefix=f"paths-{builder}-") as root:
            paths = make(root, builder, site)
            try:
                folder = built(root, builder, modules)
            except RuntimeError as error:
                print(f"{builder} {site}: {str(error)[:1500]}")
                continue
            if folder is None:
                print(f"{builder}: not installed, its record stays")
                if os.path.exists(RECORD):
                    with open(RECORD, encoding="utf-8") as file:
                        rows += [line.rstrip("\n").split("\t") for line in file if line.startswith(f"{builder}\t{site}\t")]
                continue
            where = {}
            for at, _, names in os.walk(folder):
                for name in sorted(names):
                    if name.endswith(".html"):
                        with open(os.path.join(at, name), encoding="utf-8") as file:
                            text = file.read()
                        found = {text[i:i + 10] for i in range(len(text)) if text.startswith("MARK", i)}
                        if len(found) == 1: # not a list of posts
                            where.setdefault(found.pop(), os.path.relpath(os.path.join(at, name), folder))
            rows += [[builder, site, path, where.get(MARK.format(number), "-")] for number, path in enumerate(paths)]
    with open(RECORD, "w", encoding="utf-8") as file:
        file.write("".join("\t".join(row) + "\n" for row in rows))


def documented():
    """The rows of paths-documented.tsv that we see otherwise."""
    wrong = count = 0
    with open(os.path.join(HERE, "paths-documented.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    for builder, configuration, front_line, path, expected in rows:
        count += 1
        name, _, text = configuration.partition(": ")
        fence = "+++" if builder == "zola" else "---"
        with tempfile.TemporaryDirectory(prefix=f"paths-{builder}-") as root:
            write(root, name, text + "\n")
            write(root, path, f"{fence}\n{front_line}\n{fence}\n\nText.\n")
            said = json.loads(subprocess.run([sys.argv[1], builder, root, ""], input=path + "\n", capture_output=True, text=True, check=True).stdout)
        ours = "?" if said["fate"] == "unknown" else said["output"] if said["fate"] == "published" else "-"
        if ours != expected:
            wrong += 1
            print(f"  {builder} {path} ({front_line}): we say {ours}, documented is {expected}")
    print(f"{count} documented, {wrong} differ")
    return wrong


def main():
    if len(sys.argv) > 2:
        record(os.path.abspath(sys.argv[2]))
    with open(RECORD, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    wrong = unknown = 0
    for builder, site in SITES:
        expected = {row[2]: row[3] for row in rows if row[:2] == [builder, site]}
        with tempfile.TemporaryDirectory(prefix=f"paths-{builder}-") as root:
            make(root, builder, site)
            out = subprocess.run([sys.argv[1], builder, root, ""], input="".join(path + "\n" for path in expected), capture_output=True, text=True, check=True).stdout
        for line in out.splitlines():
            said = json.loads(line)
            is_there = expected[said["path"]]
            if said["fate"] == "unknown" or (said["fate"] == "published" and said["output"] is None):
                unknown += 1
            elif (said["output"] if said["fate"] == "published" else "-") != is_there:
                wrong += 1
                print(f'  {builder} {site} {said["path"]}: we say {said["fate"]} {said["output"]}, it is {is_there}')
    print(f"{len(rows)} pages, {wrong} differ, {unknown} left open")
    return 1 if documented() or wrong or not rows else 0


sys.exit(main())
