$ postlint explain
! postlint: explain: which rule? `postlint rules` lists them
! postlint: `postlint help explain` lists the options
[2]
$ postlint explain html-stray-nd
! postlint: no rule is called `html-stray-nd`; did you mean `html-stray-end`?
[2]
$ postlint explain html-stray-end | head -2
html-stray-end: end tag has no start tag
severity in the base pack: error · fix: safe · since 0.1
$ postlint explain html-stray-end nosuch html-unclosed | grep -c '^severity'
2
! postlint: no rule is called `nosuch`
$ postlint explain --color always html-stray-end | head -1
\x1b[1mhtml-stray-end\x1b[0m: end tag has no start tag
