# Findings accepted as they are.
$ mkdir -p site/_posts && cd site && for n in a b; do printf -- '---\ntitle: Harbour\ndate: 2024-07-15 09:00:00 +0800\n---\n\nx</b>\n\nDoors open.\n' >_posts/$n.md; done
$ cd site && postlint check --no-config
_posts/a.md:6:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/b.md:6:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 2 files checked: 2 errors (2 fixable) in 2 files
[1]
$ cd site && postlint check --no-config --baseline .postlint-baseline
! postlint: baseline .postlint-baseline: no such file; `postlint baseline write` makes one
[2]
$ cd site && postlint check --no-config --write-baseline
! postlint: baseline .postlint-baseline: 2 lines; before: 0
! 2 files checked: no findings, 2 in the baseline
$ sed 's/^/| /' site/.postlint-baseline
| # postlint baseline 1
| # Findings accepted as they are: `postlint check --baseline` does not show them again.
| # Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
| _posts/a.md html-stray-end 4b47b0834afe0ac0
| _posts/b.md html-stray-end 4b47b0834afe0ac0
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
_posts/b.md html-stray-end 4b47b0834afe0ac0
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
_posts/b.md html-stray-end 4b47b0834afe0ac0
$ cd site && postlint check --no-config --baseline .postlint-baseline
! 2 files checked: no findings, 2 in the baseline
$ cd site && postlint check --no-config --baseline .postlint-baseline -q
# Lines move, other lines change, the line is indented: still accepted. The same fault once more: new.
$ cd site && printf -- '---\ndate: 2024-07-15 09:00:00 +0800\ntitle: Harbour\n---\n\nA new first line.\n\n  x</b>\n\nDoors open.\n\nx</b>\n' >_posts/a.md
$ cd site && postlint check --no-config --baseline .postlint-baseline
_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 2 files checked: 1 error (1 fixable) in 1 file, 2 in the baseline
[1]
$ cd site/_posts && postlint check --no-config --baseline ../.postlint-baseline -q
a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config --baseline site/.postlint-baseline -q
site/_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config --baseline site/.postlint-baseline -q $PWD/site
site/_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
# A fault is mended: its line is stale.
$ cd site && printf -- '---\ntitle: Harbour\ndate: 2024-07-15 09:00:00 +0800\n---\n\nx\n' >_posts/b.md
$ cd site && postlint check --no-config --baseline .postlint-baseline _posts/b.md
! 1 file checked: no findings, 0 in the baseline (1 of its lines stale)
$ cd site && postlint check --no-config --baseline .postlint-baseline --strict-baseline _posts/b.md
! postlint: baseline .postlint-baseline: 1 of its lines matches nothing any more; `postlint baseline prune` deletes it
! 1 file checked: no findings, 0 in the baseline (1 of its lines stale)
[1]
# Posts that were not looked at and rules that were not judged do not count.
$ cd site && postlint check --no-config --baseline .postlint-baseline --strict-baseline _posts/a.md -q --fail-on never
_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
$ cd site && postlint check --no-config --baseline .postlint-baseline --strict-baseline --ignore html-stray-end
! 2 files checked: no findings
$ cd site && postlint check --no-config --baseline .postlint-baseline --strict-baseline --select html-unclosed
! 2 files checked: no findings
# A post that is gone counts when its folder was searched.
$ cd site && mv _posts/a.md away.md && postlint check --no-config --baseline .postlint-baseline --strict-baseline _posts -q
! postlint: baseline .postlint-baseline: 2 of its lines match nothing any more; `postlint baseline prune` deletes them
[1]
$ cd site && postlint check --no-config --baseline .postlint-baseline --strict-baseline _posts/b.md -q
! postlint: baseline .postlint-baseline: 1 of its lines matches nothing any more; `postlint baseline prune` deletes it
[1]
$ cd site && mv away.md _posts/a.md
# Writing again keeps what was not looked at.
$ cd site && postlint check --no-config --write-baseline _posts/b.md && grep -v '^#' .postlint-baseline
_posts/a.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline .postlint-baseline: 1 line; before: 2
! 1 file checked: no findings
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline .postlint-baseline: 1 line; before: 2
! 1 file checked: no findings
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline .postlint-baseline: 1 line; before: 2
! 1 file checked: no findings, 1 of the baseline gone
$ cd site && postlint check --no-config --write-baseline -q && grep -v '^#' .postlint-baseline
_posts/a.md html-stray-end 4b47b0834afe0ac0
_posts/a.md html-stray-end 5d9ed6f53b63e737
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
_posts/a.md html-stray-end 5d9ed6f53b63e737
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
_posts/a.md html-stray-end 4b47b0834afe0ac0
_posts/a.md html-stray-end 5d9ed6f53b63e737
# The rule file may name it; then it need not exist.
$ cd site && printf 'baseline: .postlint-baseline\n' >.postlint.yml && postlint check
! 2 files checked: no findings, 2 in the baseline
$ cd site/_posts && postlint check
! 2 files checked: no findings, 2 in the baseline
$ cd site && postlint check --no-baseline -q
_posts/a.md:8:4: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site && printf 'baseline: no/such\n' >.postlint.yml && postlint check
! postlint: baseline no/such: its folder: No such file or directory
[2]
$ cd site && printf 'baseline: none\n' >.postlint.yml && postlint check; rm .postlint.yml
_posts/a.md:8:4: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 2 files checked: 2 errors (2 fixable) in 1 file
# Options that do not go together.
$ cd site && postlint check --no-config --strict-baseline
! postlint: --strict-baseline: there is no baseline; name it by --baseline or by the rule file's `baseline`
[2]
$ cd site && postlint check --no-config --no-baseline --baseline x
! postlint: check: --no-baseline leaves no baseline for the other options
! postlint: `postlint help check` lists the options
[2]
$ cd site && postlint check --no-config --write-baseline --strict-baseline
! postlint: check: --write-baseline leaves nothing for --strict-baseline
! postlint: `postlint help check` lists the options
[2]
$ printf 'x</b>\n' | postlint check --no-config --write-baseline -
! postlint: check: --write-baseline records files; give standard input a --stdin-filename
! postlint: `postlint help check` lists the options
[2]
# Standard input goes by the name it is given.
$ cd site && postlint check --no-config --baseline .postlint-baseline --stdin-filename _posts/a.md - -q <_posts/a.md
$ cd site && postlint check --no-config --baseline .postlint-baseline - -q <_posts/a.md
<stdin>:8:4: error: end tag has no start tag: `</b>` [html-stray-end]
<stdin>:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
# Odd names.
$ mkdir odd && printf 'x</b>\n' >'odd/a b%#四月.md' && printf 'x</b>\n' >"$(printf 'odd/n\nl\377.md')"
$ postlint check --no-config --baseline odd.txt --write-baseline odd && grep -v '^#' odd.txt && postlint check --no-config --baseline odd.txt odd
odd/a%20b%25%23四月.md html-stray-end 4b47b0834afe0ac0
odd/n%0Al%FF.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline odd.txt: 2 lines; before: 0
! 2 files checked: no findings, 2 in the baseline
! 2 files checked: no findings, 2 in the baseline
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
odd/a%20b%25%23四月.md html-stray-end 4b47b0834afe0ac0
odd/n%0Al%FF.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline odd.txt: 2 lines; before: 0
! 2 files checked: no findings, 2 in the baseline
! 2 files checked: no findings, 2 in the baseline
# postlint baseline 1
# Findings accepted as they are: `postlint check --baseline` does not show them again.
# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.
odd/a%20b%25%23四月.md html-stray-end 4b47b0834afe0ac0
odd/n%0Al%FF.md html-stray-end 4b47b0834afe0ac0
! postlint: baseline odd.txt: 2 lines; before: 0
! 2 files checked: no findings, 2 in the baseline
! 2 files checked: no findings, 2 in the baseline
# What is wrong with a baseline is said with its place.
$ printf 'x\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:1: this is no baseline: its first line is not `# postlint baseline 1`
[2]
$ : >bad && postlint check --no-config --baseline bad site
! postlint: bad:1: this is no baseline: its first line is not `# postlint baseline 1`
[2]
$ printf '# postlint baseline 2\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:1: the baseline is of version `2`; this postlint reads version 1
[2]
$ printf '# postlint baseline 1\r\n\r\n# note\r\na.md html-stray-end 0123456789abcdef\r\n' >bad && postlint check --no-config --baseline bad site -q
site/_posts/a.md:8:4: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/a.md:12:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ printf '# postlint baseline 1\n<<<<<<< HEAD\na.md x 0123456789abcdef\n=======\n>>>>>>> b\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:2: a merge conflict that nobody resolved: keep the lines of both sides, delete the markers, then run `postlint baseline prune`
[2]
$ printf '# postlint baseline 1\na.md html-stray-end 0123\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:2: the fingerprint is not 16 hexadecimal digits
[2]
$ printf '# postlint baseline 1\na.md\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:2: no rule behind the path; a line is PATH RULE FINGERPRINT
[2]
$ printf '# postlint baseline 1\na%%2.md html-stray-end 0123456789abcdef\n' >bad && postlint check --no-config --baseline bad site
! postlint: bad:2: the path is not written as `postlint baseline` writes it
[2]
$ postlint check --no-config --baseline site site
! postlint: baseline site: is a folder
[2]
$ postlint check --no-config --baseline no/such/file site
! postlint: baseline no/such/file: its folder: No such file or directory
[2]
$ postlint check --no-config --baseline no/such/file --write-baseline site
! postlint: baseline no/such/file: its folder: No such file or directory
[2]
# A file that may not be written stays as it is; a link is followed; the mode is kept.
$ printf '# postlint baseline 1\n' >real && chmod 640 real && ln -s real link && postlint check --no-config -q --baseline link --write-baseline site && test -L link && stat -c %a real && tail -n 1 real; ls -A | grep tmp
640
site/_posts/a.md html-stray-end 5d9ed6f53b63e737
[1]

# The subcommand.
$ rm -rf site && mkdir -p site/_posts/old && cd site && for n in a b old/c; do printf -- '---\ntitle: Harbour\ndate: 2024-07-15 09:00:00 +0800\n---\n\nx</b>\n\n<center>Doors</center>\n' >_posts/$n.md; done
$ cd site && postlint baseline write --no-config
! 3 files checked: no findings, 6 in the baseline
! postlint: baseline .postlint-baseline: 6 lines; before: 0
$ cd site && postlint baseline stats --no-config
6 findings accepted in 3 posts: 0 stale, 0 not judged now

by rule
      3  html-obsolete
      3  html-stray-end

by folder
      4  _posts
      2  _posts/old
! 3 files checked: no findings, 6 in the baseline
$ cd site && printf 'Nothing.\n' >_posts/a.md && rm _posts/old/c.md && postlint baseline stats --no-config -q
6 findings accepted in 3 posts: 4 stale, 0 not judged now

by rule
      3  html-obsolete (2 stale)
      3  html-stray-end (2 stale)

by folder
      4  _posts (2 stale)
      2  _posts/old (2 stale)
$ cd site && postlint baseline stats --no-config -q _posts/b.md | head -n 1
6 findings accepted in 3 posts: 0 stale, 4 not judged now
$ cd site && postlint baseline stats --no-config -q --select html-obsolete | head -n 1
6 findings accepted in 3 posts: 2 stale, 3 not judged now
$ cd site && postlint baseline prune --no-config --select html-obsolete
! 2 files checked: no findings, 1 in the baseline
! postlint: baseline .postlint-baseline: 4 lines; before: 6
$ cd site && postlint baseline prune --no-config _posts/a.md
! 1 file checked: 1 warning
! postlint: baseline .postlint-baseline: 3 lines; before: 4
$ cd site && postlint baseline prune --no-config -q && grep -v '^#' .postlint-baseline
_posts/b.md html-obsolete 6bfbec958e8f96b2
_posts/b.md html-stray-end 4b47b0834afe0ac0
$ cd site && postlint baseline prune --no-config
! 2 files checked: 1 warning in 1 file, 2 in the baseline
! postlint: baseline .postlint-baseline: 2 lines; before: 2
# prune never adds; write does.
$ cd site && printf 'x</i>\n' >_posts/d.md && postlint baseline prune --no-config -q; grep -c -v '^#' .postlint-baseline
2
$ cd site && postlint baseline write --no-config -q; grep -c -v '^#' .postlint-baseline
5
# prune wants to have read everything.
$ cd site && rm _posts/d.md && ln -s nowhere _posts/e.md && postlint baseline prune --no-config; echo $?; grep -c -v '^#' .postlint-baseline
2
5
! postlint: _posts/e.md: is a link to nothing
! 2 files checked, 1 could not be read: no findings, 3 in the baseline
! postlint: baseline .postlint-baseline: not pruned, because some posts could not be read
$ cd site && printf 'rules: 5\n' >.postlint.yml && rm _posts/e.md && postlint baseline prune; echo $?; grep -c -v '^#' .postlint-baseline; rm .postlint.yml
2
5
! 0 files checked, 2 not judged because their rule file is wrong, 2 skipped (2 other files)
! postlint: baseline .postlint-baseline: not pruned, because a rule file is wrong; `postlint check` says how
$ postlint baseline
! postlint: baseline: write, prune or stats?
! postlint: `postlint help baseline` lists the options
[2]
$ postlint baseline trim
! postlint: baseline: `trim` is none of write, prune and stats
! postlint: `postlint help baseline` lists the options
[2]
$ postlint baseline prune
! postlint: baseline .postlint-baseline: no such file; `postlint baseline write` makes one
[2]
$ postlint baseline write -
! postlint: baseline: a baseline records files, not standard input
! postlint: `postlint help baseline` lists the options
[2]
$ postlint baseline stats --baseline no.such
! postlint: baseline no.such: no such file; `postlint baseline write` makes one
[2]
$ postlint baseline --help
usage: postlint baseline [OPTIONS] VERB [PATHS]

write, prune or stats: the record of accepted findings

`write` records every finding of the posts in PATHS (default: .); what it held
about other posts stays. `prune` deletes the lines that match nothing any more
and never adds one. `stats` counts lines by rule and by folder. Lines of posts
outside PATHS, of rules that are off, and of rules that this postlint does not
know are left alone.
`postlint check --baseline FILE` does not show what is recorded.

options:
      --baseline FILE       the baseline (default: the one that the rule file
                            names, else .postlint-baseline)
      --exclude GLOB        leave out what GLOB matches, as if it stood in a
                            .gitignore of the current folder (repeatable)
      --from ENC            the encoding of posts that are not UTF-8
      --ignore RULE,…       leave the lines of these rules alone; date-* means
                            all that begin so
  -j, --jobs N              workers (default: the CPUs this process may use)
      --no-config           do not look for a rule file: the base pack alone
      --no-ignore           do not honour .gitignore, .ignore, .postlintignore
                            and .git/info/exclude
      --now DATE            judge dates as if it were DATE (2026-01-31,
                            2026-01-31T12:00:00+08:00)
  -q, --quiet               no summary, no progress
      --rules FILE|PACK     use this rule file or pack instead of looking for a
                            rule file (repeatable; later ones win)
      --select RULE,…       look at the lines of these rules only; html-* means
                            all that begin so
      --severity RULE=LEVEL
                            set the level of a rule: error, warning, info or off
                            (repeatable)
  -h, --help                show this text

# A disk that is full: the old file stays, nothing else is left.
$ cd site && for n in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'x</b>\n' >_posts/$n.md; done; cp .postlint-baseline old && (trap '' XFSZ; ulimit -f 1; postlint baseline write --no-config -q); echo $?; cmp old .postlint-baseline && ls -A
2
.postlint-baseline
_posts
old
! postlint: baseline .postlint-baseline: cannot be written: File too large
# A post that cannot be read: written, but the status says so.
$ cd site && ln -s nowhere _posts/e.md && postlint baseline write --no-config; echo $?; rm _posts/e.md
2
! postlint: _posts/e.md: is a link to nothing
! 14 files checked, 1 could not be read: no findings, 27 in the baseline
! postlint: baseline .postlint-baseline: 27 lines; before: 5
# The environment.
$ cd site && POSTLINT_BASELINE=.postlint-baseline postlint check --no-config
! 14 files checked: no findings, 27 in the baseline
