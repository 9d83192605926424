# Which rule file is for which post, and what is in force there.
$ mkdir -p site/.git site/_posts site/en && printf 'x</b>\n' | tee site/_posts/2024-01-01-a.md >site/en/b.md && printf 'extends: [base, ./house.yml]\npaths: ["_posts/**/*.{md,html}"]\nsite: { builder: jekyll, timezone: Asia/Shanghai }\nfront-matter:\n  required: [title]\n  properties:\n    title: { type: string }\noverrides:\n  - paths: ["_posts/2024*"]\n    rules: { html-stray-end: info }\n' >site/.postlint.yml && printf 'rules:\n  html-stray-end: warning\n  line-long: { severity: info, limit: 80 }\n' >site/house.yml && printf 'permalink: pretty\n' >site/_config.yml
$ cd site && postlint config _posts/2024-01-01-a.md
_posts/2024-01-01-a.md: pack base, house.yml, .postlint.yml
  front-matter.properties.title  { type: string }  (.postlint.yml:7)
  front-matter.required          [title]  (.postlint.yml:5)
  paths                          ["_posts/**/*.{md,html}"]  (.postlint.yml:2)
  rules.html-stray-end           info  (.postlint.yml:10)
  rules.line-long                info { severity: info, limit: 80 }  (house.yml:3)
  site.builder                   jekyll  (.postlint.yml:3)
  site.permalink                 pretty  (_config.yml:1)
  site.timezone                  Asia/Shanghai  (.postlint.yml:3)
$ cd site && postlint config en/b.md --severity line-long=off | grep rules
  rules.html-stray-end           warning  (house.yml:2)
  rules.line-long                off { severity: info, limit: 80 }  (command line)
$ cd site && postlint config --format json en/b.md | python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["path"], r["ruleFiles"], [s for s in r["settings"] if s["key"] == "rules.line-long"])'
en/b.md ['pack base', 'house.yml', '.postlint.yml'] [{'key': 'rules.line-long', 'value': 'info { severity: info, limit: 80 }', 'from': 'house.yml:3'}]
$ cd site && postlint config --no-config en/b.md
en/b.md: pack base
$ postlint config
! postlint: config: for which file? `postlint config FILE`
! postlint: `postlint help config` lists the options
[2]

# Only what `paths` selects is judged in a folder; a file that is named is.
$ cd site && postlint check --select html-stray-end
_posts/2024-01-01-a.md:1:2: info: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 skipped (1 not in the rule file's paths): 1 info (1 fixable)
$ cd site && postlint check --select html-stray-end en/b.md
en/b.md:1:2: warning: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 warning (1 fixable)
[1]
$ cd site/en && postlint check -q --select html-stray-end b.md
b.md:1:2: warning: end tag has no start tag: `</b>` [html-stray-end]
[1]

# A pattern that matches nothing is told when all of the folder was searched.
$ mkdir -p u && printf 'paths: ["*.md", "old/**"]\n' >u/.postlint.yml && printf 'Text.\n' >u/a.md && cd u && postlint check -q
.postlint.yml:1:17: warning: path in the rule file matches no file: `old/**` [rules-unmatched]
[1]
$ cd u && postlint check -q a.md
$ cd u && printf 'paths: ["*.md", "old/**"]\nrules: { rules-unmatched: off }\n' >.postlint.yml && postlint check -q

# `exclude` takes back.
$ mkdir -p e/old && printf 'exclude: ["old/**"]\n' >e/.postlint.yml && printf 'x</b>\n' | tee e/a.md >e/old/b.md && cd e && postlint check --select html-stray-end
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 skipped (1 not in the rule file's paths): 1 error (1 fixable)
[1]

# A wrong rule file: what it governs is not judged, the rest is.
$ mkdir -p w/bad w/good && printf 'rulse: {}\n' >w/bad/.postlint.yml && printf 'x</b>\n' | tee w/bad/a.md >w/good/b.md && cd w && postlint check --select html-stray-end
bad/.postlint.yml:1:1: error: rule file names something that does not exist: there is no key `rulse`; did you mean `rules`? [rules-unknown]
good/b.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 not judged because their rule file is wrong: 2 errors (1 fixable)
[2]
$ cd w && postlint config bad/a.md
! postlint: bad/a.md: its rule file is wrong; `postlint check bad/a.md` says what
[2]

# What lies outside the tree cannot be extended.
$ mkdir -p t/in/.git && printf 'rules: {}\n' >t/out.yml && printf 'extends: ../out.yml\n' >t/in/.postlint.yml && printf 'Text.\n' >t/in/a.md && cd t/in && postlint check -q
.postlint.yml:1:10: error: value in the rule file is wrong: `../out.yml` leads out of TOP/work/t/in [rules-value]
[2]
$ mkdir -p k && cd k && for i in 1 2 3 4 5 6 7 8 9 10; do printf 'extends: ./%s.yml\n' $((i + 1)) >$i.yml; done; printf 'rules: {}\n' >11.yml; printf 'Text.\n' | postlint check -q --rules ./1.yml -
9.yml:1:10: error: value in the rule file is wrong: rule files extend one another more than 8 deep [rules-value]
[2]

# The environment stands in for options; the command line is stronger, a list there replaces the other.
$ printf 'x</b>\n' >x.md && POSTLINT_FORMAT=jsonl POSTLINT_SELECT=html-stray-end postlint check -q x.md | cut -c1-40
{"path":"x.md","rule":"html-stray-end","
$ POSTLINT_FORMAT=jsonl POSTLINT_SELECT=line-final-newline postlint check -q --format concise --select html-stray-end x.md
x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ POSTLINT_JOBS=many postlint check x.md
! postlint: POSTLINT_JOBS takes a number of 1 or more, not `many`
[2]
$ POSTLINT_QUIET=1 POSTLINT_FAIL_ON=never postlint check --select html-stray-end x.md
x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]

# Without a rule file, what builds the site is found out by its files; the person's own rule file comes last.
$ mkdir -p home/.config/postlint && printf 'rules: { html-stray-end: info }\n' >home/.config/postlint/config.yml && mkdir p && printf 'x</b>\n' >p/a.md && cd p && HOME=$PWD/../home postlint check -q --select html-stray-end
a.md:1:2: info: end tag has no start tag: `</b>` [html-stray-end]
$ mkdir -p d/_posts && printf 'timezone: Asia/Shanghai\n' >d/_config.yml && printf -- '---\ntitle: A\ndate: 2026-03-01 10:00:00 +0800\n---\nText.\n' >d/_posts/2026-03-01-a.md && cd d && postlint config _posts/2026-03-01-a.md | grep -E '^_posts|site'
_posts/2026-03-01-a.md: pack base, pack jekyll (found out by _config.yml)
  exclude                                     ["_site/**", "_layouts/**", "_includes/**", "vendor/**", "nod …  (pack jekyll:6)
  front-matter.properties.sitemap             type: [boolean, object] message: The sitemap plugin leaves a p …  (pack jekyll:86)
  site.builder                                jekyll  (pack jekyll:8)
  site.dialect                                kramdown  (pack jekyll:9)
  site.slugs                                  kramdown  (pack jekyll:10)
  site.timezone                               Asia/Shanghai  (_config.yml:1)
$ cd d && postlint check -q --now 2026-01-31
_posts/2026-03-01-a.md:3:7: warning: date lies ahead, and the post is left out: Jekyll leaves it out until 2026-03-01 10:00:00 [date-future]
[1]
$ cd d && postlint check -q --now 2026-03-01T10:00:01+08:00
$ cd d && postlint check -q --now yesterday
! postlint: --now: `yesterday` is no date; write 2026-01-31 or 2026-01-31T12:00:00+08:00
[2]
$ for f in hugo.toml zola.toml .eleventy.js astro.config.mjs docusaurus.config.ts pelicanconf.py _quarto.yml; do mkdir -p q/$f && touch q/$f/$f && (cd q/$f && postlint config a.md | head -1); done
a.md: pack base, pack hugo (found out by hugo.toml)
a.md: pack base, pack zola (found out by zola.toml)
a.md: pack base, pack eleventy (found out by .eleventy.js)
a.md: pack base, pack astro (found out by astro.config.mjs)
a.md: pack base, pack docusaurus (found out by docusaurus.config.ts)
a.md: pack base, pack pelican (found out by pelicanconf.py)
a.md: pack base, pack quarto (found out by _quarto.yml)

# Without the database of time zones.
$ cd d && printf 'site: { timezone: Asia/Shanghai }\n' >.postlint.yml && TZDIR=/nowhere postlint check -q
.postlint.yml:1:19: error: value in the rule file is wrong: there is no time zone database at /nowhere, so `Asia/Shanghai` cannot be looked up; install tzdata [rules-value]
[2]
$ mkdir -p z/_posts && printf 'timezone: Asia/Shangai\n' >z/_config.yml && printf -- '---\ntitle: A\n---\nText.\n' | tee z/_posts/2026-03-01-a.md >z/_posts/2026-03-01-b.md && cd z && postlint check -q --now 2026-05-01
! postlint: _config.yml:1: there is no time zone `Asia/Shangai` in /usr/share/zoneinfo; did you mean `Asia/Shanghai`?

# Options of rules, front matter and overrides along `extends`.
$ mkdir x && cd x && printf 'rules: { line-long: { severity: warning, limit: 30 } }\nfront-matter:\n  required: [title]\n  properties: { title: { type: string }, pic: { type: string } }\n' >house.yml && printf 'extends: ./house.yml\nrules: { line-long: info }\nfront-matter:\n  properties: { pic: null, tags: { type: array } }\noverrides:\n  - paths: en/**\n    front-matter: { required: [title, lang] }\n' >.postlint.yml && mkdir en && printf -- '---\ntags: news\npic: 5\n---\nA line that is longer than thirty columns.\n' | tee a.md >en/a.md && postlint check -q a.md en/a.md --select 'front-required,front-type,line-long'
a.md:1:1: error: required key is missing: `title` [front-required]
a.md:2:7: error: value is of the wrong kind: `news` is a text, a list is wanted [front-type]
a.md:5:1: info: line is too long: 42 columns; the limit is 30 [line-long]
en/a.md:1:1: error: required key is missing: `lang` [front-required]
en/a.md:1:1: error: required key is missing: `title` [front-required]
en/a.md:2:7: error: value is of the wrong kind: `news` is a text, a list is wanted [front-type]
en/a.md:5:1: info: line is too long: 42 columns; the limit is 30 [line-long]
[1]
