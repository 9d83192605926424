# The list of rules, packs, rule files.
$ postlint rules | grep -E '^html-(stray-end|unclosed) ' | tr -s ' '
html-stray-end error safe end tag has no start tag
html-unclosed error unsafe element is never closed
$ postlint rules --format json | python3 -c 'import json, sys; r = {x["id"]: x for x in json.load(sys.stdin)}; print(sorted(r) == list(r), r["html-stray-end"]["severity"], len(r) > 5)'
True error True
$ postlint rules --pack base >base.yml && printf 'x</b>\n' >x.md && postlint check -q --rules base.yml --select html-stray-end x.md
x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint rules --pack nosuch
! postlint: no pack is called `nosuch`; there is: base, strict, legacy, jekyll, hugo, hexo, zola, eleventy, astro, docusaurus, vitepress, pelican, quarto
[2]
$ postlint rules html-unclosed
! postlint: rules: takes no operand `html-unclosed`; `postlint explain html-unclosed` tells about one rule
! postlint: `postlint help rules` lists the options
[2]

# The nearest rule file up the tree is used; --no-config and --rules leave it alone.
$ mkdir -p s/.git s/sub && printf 'x</b>\n' >s/sub/a.md && printf 'rules:\n  html-stray-end: warning\n' >s/.postlint.yml
$ cd s/sub && postlint check -q --select html-stray-end
a.md:1:2: warning: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd s/sub && postlint check -q --no-config --select html-stray-end
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd s/sub && postlint check -q --rules base --select html-stray-end
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd s/sub && printf 'rules:\n  html-stray-end: info\n' >info.yml && postlint check -q --rules base --rules info.yml --select html-stray-end
a.md:1:2: info: end tag has no start tag: `</b>` [html-stray-end]
$ cd s && printf 'rules:\n  html-stray-ende: off\n' >.postlint.yml && postlint check -q sub
.postlint.yml:2:3: error: rule file names something that does not exist: there is no rule `html-stray-ende`; did you mean `html-stray-end`? [rules-unknown]
[2]
$ cd s && rm .postlint.yml && mkfifo .postlint.yml && postlint check -q sub
! postlint: rule file .postlint.yml: is a FIFO, not a file
[2]

# Headings may be compared with their siblings only.
$ printf 'rules:\n  heading-duplicate: { severity: warning, scope: siblings }\n' >siblings.yml && printf '## Sat\n\n### Tickets\n\n## Sun\n\n### Tickets\n\n### Tickets\n' >sat.md && postlint check -q --rules siblings.yml sat.md
sat.md:9:1: warning: heading is used twice in this post: `Tickets` [heading-duplicate]
[1]
