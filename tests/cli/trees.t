# Odd things in trees: each named with the reason, the rest still done, nothing hangs.
$ mkdir t && cd t && printf 'x</b>\n' >ok.md && mkfifo fifo.md && mkdir dir.html && printf 'x</b>\n' >dir.html/in.md && : >empty.md
$ cd t && ln -s loop.md loop.md && ln -s nowhere dangling.md && ln -s /etc/passwd out.md && ln -s ok.md in.md && ln -s . self && ln -s /dev/zero zero.md
$ cd t && postlint check --no-config --select html-stray-end
dir.html/in.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
in.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
ok.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! postlint: dangling.md: is a link to nothing
! postlint: fifo.md: is a FIFO, not a file
! postlint: loop.md: is a loop of links
! postlint: out.md: is a link that leads out of the tree
! postlint: zero.md: is a link that leads out of the tree
! 4 files checked, 5 could not be read, 1 skipped (1 linked folder): 3 errors (3 fixable) in 3 files
[2]
$ cd t && postlint check --no-config --select html-stray-end fifo.md loop.md dangling.md missing.md dir.html zero.md
dir.html/in.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! postlint: dangling.md: no such file or folder
! postlint: fifo.md: is a FIFO, not a file
! postlint: loop.md: is a loop of links
! postlint: missing.md: no such file or folder
! postlint: zero.md: is a device, not a file
! 1 file checked, 5 could not be read: 1 error (1 fixable)
[2]
$ postlint check --no-config --select html-stray-end -q /dev/null
! postlint: /dev/null: is a device, not a file
[2]
$ python3 -c 'import socket; s = socket.socket(socket.AF_UNIX); s.bind("sock.md")' && postlint check --no-config sock.md
! postlint: sock.md: is a socket or an unready device, not a file
! 0 files checked, 1 could not be read
[2]

# Size is looked at before anything is read.
$ truncate -s 65M big.md && postlint check --no-config big.md
! postlint: big.md: is larger than 64 MiB
! 0 files checked, 1 could not be read
[2]
$ truncate -s 100G huge.md && postlint check --no-config huge.md; rm huge.md
! postlint: huge.md: is larger than 64 MiB
! 0 files checked, 1 could not be read

# Names.
$ mkdir names && cd names && for n in "$(printf 'new\nline.md')" "$(printf 'esc\033[2J.md')" "$(printf 'bad\377\376.md')" -dash.md "$(printf 'space .md')" "$(printf 'bidi\342\200\256.md')" A.md a.md; do printf 'x</b>\n' >"./$n"; done
$ cd names && postlint check --no-config --select html-stray-end
-dash.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
A.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
bad\xFF\xFE.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
bidi\u{202E}.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
esc\x1B[2J.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
new\x0Aline.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
space .md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 8 files checked: 8 errors (8 fixable) in 8 files
[1]
$ cd names && postlint check --no-config --select html-stray-end -q --format jsonl | python3 -c '
> import json, os, sys
> found = {bytes.fromhex(r["pathBytes"]) if "pathBytes" in r else r["path"].encode() for r in map(json.loads, sys.stdin)}
> print(found == set(os.listdir(b".")), len(found))'
True 8
$ python3 -c 'open("n" * 252 + ".md", "w").write("x</b>\n")' && postlint check --no-config --select html-stray-end -q nn*.md | wc -c
318

# Depth: a thousand folders, and a path of nearly 4,000 bytes.
$ mkdir deep && cd deep && python3 -c '
> import os
> for i in range(1000):
>     os.mkdir("d"); os.chdir("d")
> open("x.md", "w").write("x</b>\n")' && postlint check --no-config --select html-stray-end -q | tail -c 60
2: error: end tag has no start tag: `</b>` [html-stray-end]
$ mkdir long && cd long && python3 -c '
> import os
> for i in range(15):
>     os.mkdir("d" * 250); os.chdir("d" * 250)
> open("x.md", "w").write("x</b>\n")' && postlint check --no-config --select html-stray-end -q | tail -c 60
2: error: end tag has no start tag: `</b>` [html-stray-end]

# Text that is none.
$ printf '\211PNG\r\n\032\n\000\000' >picture.md && postlint check --no-config --select html-stray-end picture.md
! 1 file checked: no findings
$ printf -- '---\n' >fence.md && postlint check --no-config --select html-stray-end fence.md
! 1 file checked: no findings
$ printf '\357\273\277' >bom.md && postlint check --no-config --select html-stray-end bom.md
! 1 file checked: no findings
$ printf 'a\rb</b>\rc' >cr.md && postlint check --no-config --select html-stray-end -q cr.md
cr.md:2:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ printf '\377\376x\000<\000/\000b\000>\000' >utf16.md && postlint check --no-config --select html-stray-end -q --format jsonl utf16.md | grep -o '"line.*endOffset":[0-9]*,"help'
"line":1,"column":2,"endLine":1,"endColumn":6,"offset":4,"endOffset":12,"help

# Unreadable (root reads everything, so as somebody else).
$ mkdir locked && printf 'x</b>\n' >locked/ok.md && printf x >locked/no.md && chmod 000 locked/no.md && chmod 777 . locked .. && cat >as_nobody.py <<'END'
> import os, sys
> if os.getuid() == 0:
>     os.setgid(65534); os.setuid(65534)
> os.execvp(sys.argv[1], sys.argv[1:])
> END
$ python3 as_nobody.py postlint check --no-config --select html-stray-end locked 2>&1 | sort
1 file checked, 1 could not be read: 1 error (1 fixable)
locked/ok.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
postlint: locked/no.md: Permission denied
