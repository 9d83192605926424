# The command line itself.
$ postlint
! postlint: no subcommand; `postlint check` judges posts, `postlint help` lists the rest
[2]
$ postlint --version | head -1
postlint 0.1.0
$ postlint chekc
! postlint: unknown subcommand `chekc`; did you mean `check`?
! postlint: `postlint help` lists the subcommands
[2]
$ postlint frobnicate
! postlint: unknown subcommand `frobnicate`
! postlint: `postlint help` lists the subcommands
[2]
$ postlint help
postlint reads blog posts (front matter, Markdown, HTML) and says what is wrong with them.

usage: postlint COMMAND [OPTIONS] [PATHS]

  baseline  VERB [PATHS] write, prune or stats: the record of accepted findings
  check     [PATHS]      judge posts: files, folders (their posts), - for standard input (default: .)
  config    FILE…        the settings in force for a file, and where each came from
  convert   [PATHS]      write Markdown, plain text or normalized HTML, proven to say the same
  explain   RULE…        what a rule says, why, with examples
  help      [COMMAND]    list the subcommands, or the options of one
  init      [FOLDER]     look at the site, write a rule file that fits it
  rules                  list the rules: id, severity in the base pack, fix, what they say
  version                the version, and those of the libraries it was built with

`postlint help COMMAND` lists the options of one.
exit status: 0 nothing to complain about, 1 findings, 2 usage, rule-file or file trouble
$ postlint help nosuch
! postlint: unknown subcommand `nosuch`
! postlint: `postlint help` lists the subcommands
[2]
$ postlint check --colour
! postlint: check: unknown option --colour; did you mean --color?
! postlint: `postlint help check` lists the options
[2]
$ postlint check --colr=always
! postlint: check: unknown option --colr; did you mean --color?
! postlint: `postlint help check` lists the options
[2]
$ postlint check --colr=always --nonsense
! postlint: check: unknown option --colr; did you mean --color?
! postlint: `postlint help check` lists the options
[2]
$ postlint check -x
! postlint: check: unknown option -x
! postlint: `postlint help check` lists the options
[2]
$ postlint check -j
! postlint: check: -j wants a value: N
! postlint: `postlint help check` lists the options
[2]
$ postlint check -j 0
! postlint: check: --jobs takes a number of 1 or more, not `0`
! postlint: `postlint help check` lists the options
[2]
$ postlint check -j eight
! postlint: check: --jobs takes a number of 1 or more, not `eight`
! postlint: `postlint help check` lists the options
[2]
$ postlint check --color=sometimes
! postlint: check: --color takes auto|always|never, not `sometimes`
! postlint: `postlint help check` lists the options
[2]
$ postlint check --quiet=yes
! postlint: check: --quiet takes no value
! postlint: `postlint help check` lists the options
[2]
$ postlint check --format
! postlint: check: --format wants a value: FORMAT
! postlint: `postlint help check` lists the options
[2]
$ postlint check --format jsn
! postlint: unknown format `jsn`; did you mean `json`?
[2]
$ postlint check --from klingon
! postlint: check: --from: unknown encoding `klingon`
! postlint: `postlint help check` lists the options
[2]
$ postlint check --select nosuch-rule
! postlint: --select: there is no rule `nosuch-rule`; `postlint rules` lists them
[2]
$ postlint check --select html-stray-nd
! postlint: --select: there is no rule `html-stray-nd`; did you mean `html-stray-end`?
[2]
$ printf 'x</b>\n' | postlint check --no-config -q --select html-stray-end --severity html-stray-end=off -
$ printf 'x</b>\n' | postlint check --no-config -q --severity html-stray-end=off --select html-stray-end -
$ postlint check --severity html-stray-end=fatal
! postlint: --severity: `html-stray-end=fatal`: the level must be off, info, warning or error
[2]
$ postlint check --report nothing
! postlint: --report takes FORMAT=FILE, not `nothing`
[2]
$ postlint check --report jason=x
! postlint: unknown format `jason`; did you mean `json`?
[2]
$ postlint check --report json=no/such/folder/x
! postlint: no/such/folder/x: cannot be written: No such file or directory
[2]
$ postlint check --rules nosuch
! postlint: `nosuch` is no pack and no rule file
[2]
$ postlint check --rules no/such.yml
! postlint: rule file no/such.yml: no such file
[2]
$ postlint check --files-from nosuch
! postlint: --files-from nosuch: no such file
[2]
$ postlint check - -
! postlint: check: standard input can be read only once
! postlint: `postlint help check` lists the options
[2]
$ postlint version extra
! postlint: version: takes no operand `extra`
! postlint: `postlint help version` lists the options
[2]

# The usage text is made from the same table.
$ postlint check --help
usage: postlint check [OPTIONS] [PATHS]

judge posts: files, folders (their posts), - for standard input (default: .)

Folders are searched for .md, .markdown, .mkd, .mdown, .mkdn, .mdx, .qmd, .html,
.htm and .xhtml, also with language and encoding behind (index.html.zh-tw.big5).
Hidden folders are skipped.
Exit status: 0 no findings at the failing level, 1 findings, 2 usage, rule-file
or file trouble.

options:
      --ambiguous-width auto|1|2
                            columns of characters such as “ ” … · (auto: by the
                            locale; default 1)
      --baseline FILE       do not show the findings that FILE records as
                            accepted
      --changed-lines REF   show findings on lines that were added or changed
                            since REF only; untracked files count whole
      --color auto|always|never
                            colour the findings
      --exclude GLOB        leave out what GLOB matches, as if it stood in a
                            .gitignore of the current folder (repeatable)
      --fail-on error|warning|info|never
                            the least severity that makes the exit status 1
                            (default warning)
      --files-from FILE     read paths from FILE, one a line; - is standard
                            input
      --force-exclude       leave out ignored and excluded files even when they
                            are named on the command line
      --format FORMAT       how to show findings, see below (default: full on a
                            terminal, else concise)
      --from ENC            the encoding of posts that are not UTF-8
      --hyperlinks auto|always|never
                            make paths links to the files
      --ignore RULE,…       switch rules off; date-* means all that begin so
  -j, --jobs N              workers (default: the CPUs this process may use)
      --no-baseline         show all findings, whatever the rule file says about
                            a baseline
      --no-config           do not look for a rule file: the base pack alone
      --no-ignore           do not honour .gitignore, .ignore, .postlintignore
                            and .git/info/exclude
      --now DATE            judge dates as if it were DATE (2026-01-31,
                            2026-01-31T12:00:00+08:00)
  -0, --null                the paths of --files-from are ended by NUL, not by
                            newline
  -q, --quiet               findings only: no summary, no progress
      --report FORMAT=FILE  also write a report to FILE (repeatable)
      --rules FILE|PACK     use this rule file or pack instead of looking for a
                            rule file (repeatable; later ones win)
      --select RULE,…       judge by these rules only; html-* means all that
                            begin so
      --severity RULE=LEVEL
                            set the level of a rule: error, warning, info or off
                            (repeatable)
      --staged              judge what is staged for the next commit, as it is
                            staged; PATHS limit it
      --statistics          count the findings by rule at the end, and the
                            suppressed ones by rule and reason
      --stdin-filename PATH
                            what to call the text read for -
      --strict-baseline     exit with 1 when lines of the baseline match nothing
                            any more
      --write-baseline      record all findings in the baseline (default:
                            .postlint-baseline)
  -h, --help                show this text

formats:
  concise                   one finding a line: PATH:LINE:COL: severity: message
                            [rule]
  full                      each finding with its source lines, carets and what
                            to do
  grouped                   the findings of each post under its path
  json                      one JSON array of all findings
  jsonl                     one JSON object a line and finding
$ postlint help rules
usage: postlint rules [OPTIONS]

list the rules: id, severity in the base pack, fix, what they say

options:
      --format text|json    text (the default), or a JSON array with all there
                            is to say
      --pack PACK           print the rule file that is built in under this
                            name, such as base
  -h, --help                show this text
$ postlint explain -h
usage: postlint explain [OPTIONS] RULE…

what a rule says, why, with examples

options:
      --color auto|always|never
                            colour the headings
  -h, --help                show this text

# `--` ends options; letters may stand together.
$ printf 'x</b>\n' >-x.md
$ postlint check --no-config --select html-stray-end -x.md
! postlint: check: unknown option -x
! postlint: `postlint help check` lists the options
[2]
$ postlint check --no-config --select html-stray-end -- -x.md
-x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 error (1 fixable)
[1]
$ postlint check --no-config --select html-stray-end -qj2 -- -x.md
-x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config --select html-stray-end -q -j2 ./-x.md
-x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
