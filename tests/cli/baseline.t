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
