# Where output goes, and how runs end.
$ mkdir p && for i in 1 2 3; do printf 'x</b>\n<font>y</font>\n' >p/$i.md; done
$ postlint check --no-config --select html-stray-end,html-obsolete p
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/1.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/2.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/3.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
! 3 files checked: 3 errors, 3 warnings (3 fixable) in 3 files
[1]
$ postlint check --no-config --select 'html-o*' -q p
p/1.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
[1]
$ postlint check --no-config --select html-stray-end,html-obsolete -q --ignore html-obsolete p
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/2.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/3.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config --select html-obsolete -q --fail-on error p; echo $?
p/1.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
0
$ postlint check --no-config --select html-obsolete -q --fail-on never p; echo $?
p/1.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
0
$ postlint check --no-config --select html-obsolete --severity html-obsolete=info -q p; echo $?
p/1.md:2:1: info: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:2:1: info: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:2:1: info: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
0
$ postlint check --no-config --select html-obsolete --severity html-obsolete=info -q --fail-on info p >/dev/null; echo $?
1
$ postlint check --no-config --select html-stray-end p/1.md missing.md
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! postlint: missing.md: no such file or folder
! 1 file checked, 1 could not be read: 1 error (1 fixable)
[2]

# Statistics.
$ postlint check --no-config --select html-stray-end,html-obsolete -q --statistics p
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/1.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/2.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/2.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
p/3.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/3.md:2:1: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
      3  warning  html-obsolete                obsolete in HTML
      3  error    html-stray-end               end tag has no start tag
[1]
$ postlint check --no-config --select html-stray-end -q --statistics --format jsonl p 2>&1 >/dev/null
      3  error    html-stray-end               end tag has no start tag
[1]

# Several reports in one run.
$ postlint check --no-config --select html-stray-end -q --report jsonl=r.jsonl --report json=r.json p; wc -l <r.jsonl; python3 -c 'import json; print(len(json.load(open("r.json"))))'
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/2.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
p/3.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
3
3

# An empty result is still a report.
$ printf 'fine\n' >fine.md && postlint check --no-config --select html-stray-end -q --format json fine.md
[]
$ postlint check --no-config --select html-stray-end -q --format jsonl fine.md

# The same bytes from any number of workers.
$ mkdir many && i=0; while [ $i -lt 300 ]; do printf 'x</b>\n<font>y</font> %s</i>\n' $i >many/$i.md; i=$((i+1)); done
$ for f in full concise grouped json jsonl; do for j in 1 2 8 32; do postlint check --no-config -q --select html-stray-end,html-obsolete --format $f -j $j many | cksum; done; done | sort | uniq -c | sed 's/ *\([0-9]*\) .*/\1/'
4
4
4
4
4

# A reader that goes away.
$ postlint check --no-config -q --select html-stray-end --format full many many p 2>err | head -1; cat err
error[html-stray-end]: end tag has no start tag: `</b>`
$ python3 -c '
> import os, signal, subprocess
> r, w = os.pipe(); os.close(r)
> for ignored in (False, True):
>     p = subprocess.Popen(["postlint", "check", "-q", "--no-config", "--select", "html-stray-end", "many"], stdout=w, restore_signals=not ignored)
>     print(signal.Signals(-p.wait()).name)'
SIGPIPE
SIGPIPE
$ postlint check --no-config -q --select html-stray-end p >/dev/full
! postlint: standard output: cannot be written: No space left on device
[2]
$ postlint rules >/dev/full
! postlint: standard output cannot be written: No space left on device
[2]

# A signal ends it as it ends others.
$ python3 -c '
> import signal, subprocess, time
> for number in (signal.SIGINT, signal.SIGTERM):
>     p = subprocess.Popen(["postlint", "check", "--no-config", "-"], stdin=subprocess.PIPE)
>     time.sleep(0.3); p.send_signal(number); print(signal.Signals(-p.wait()).name)'
SIGINT
SIGTERM

# Colour.
$ postlint check --no-config -q --select html-stray-end --color always p/1.md
\x1b[1mp/1.md\x1b[0m:1:2: \x1b[1;31merror\x1b[0m: end tag has no start tag: `</b>`\x1b[2m [html-stray-end]\x1b[0m
[1]
$ CLICOLOR_FORCE=1 postlint check --no-config -q --select html-stray-end p/1.md
\x1b[1mp/1.md\x1b[0m:1:2: \x1b[1;31merror\x1b[0m: end tag has no start tag: `</b>`\x1b[2m [html-stray-end]\x1b[0m
[1]
$ NO_COLOR=1 CLICOLOR_FORCE=1 postlint check --no-config -q --select html-stray-end p/1.md
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config -q --select html-stray-end p/1.md
p/1.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ postlint check --no-config -q --select html-stray-end --hyperlinks always p/1.md
\x1b]8;;file://TOP/work/p/1.md\x1b\p/1.md\x1b]8;;\x1b\:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
80$ NO_COLOR=1 postlint check --no-config -q --select html-stray-end p/1.md
error[html-stray-end]: end tag has no start tag: `</b>`
 --> p/1.md:1:2
  |
1 | x</b>
  |  ^^^^
2 | <font>y</font>
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

[1]
80$ TERM=dumb postlint check --no-config -q --select html-stray-end p/1.md
error[html-stray-end]: end tag has no start tag: `</b>`
 --> p/1.md:1:2
  |
1 | x</b>
  |  ^^^^
2 | <font>y</font>
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

[1]
80$ CLICOLOR=0 postlint check --no-config -q --select html-stray-end p/1.md
error[html-stray-end]: end tag has no start tag: `</b>`
 --> p/1.md:1:2
  |
1 | x</b>
  |  ^^^^
2 | <font>y</font>
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

[1]
80$ postlint check --no-config -q --select html-stray-end p/1.md
\x1b[1;31merror[html-stray-end]\x1b[0m\x1b[1m: end tag has no start tag: `</b>`\x1b[0m
\x1b[34m --> \x1b[0m\x1b]8;;file://TOP/work/p/1.md\x1b\\x1b[1mp/1.md\x1b[0m\x1b]8;;\x1b\:1:2
\x1b[34m  |\x1b[0m
\x1b[34m1 |\x1b[0m x</b>
\x1b[34m  |\x1b[0m  \x1b[1;31m^^^^\x1b[0m
\x1b[34m2 |\x1b[0m <font>y</font>
\x1b[34m  |\x1b[0m
\x1b[1;32mhelp: \x1b[0mDelete it, or write the start tag that is missing.
\x1b[1;32mfix: \x1b[0mdelete the end tag

[1]
80$ TMUX=x postlint check --no-config -q --select html-stray-end p/1.md
\x1b[1;31merror[html-stray-end]\x1b[0m\x1b[1m: end tag has no start tag: `</b>`\x1b[0m
\x1b[34m --> \x1b[0m\x1b[1mp/1.md\x1b[0m:1:2
\x1b[34m  |\x1b[0m
\x1b[34m1 |\x1b[0m x</b>
\x1b[34m  |\x1b[0m  \x1b[1;31m^^^^\x1b[0m
\x1b[34m2 |\x1b[0m <font>y</font>
\x1b[34m  |\x1b[0m
\x1b[1;32mhelp: \x1b[0mDelete it, or write the start tag that is missing.
\x1b[1;32mfix: \x1b[0mdelete the end tag

[1]
