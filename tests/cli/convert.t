# One post goes to standard output.
$ mkdir -p old/2001 old/.hidden new
$ printf -- '---\ntitle: 四月\n---\n\n<p>他提出<strong>“双轮驱动”</strong>战略。</p>\n<p class=lead id=x>第二段 <a href="/b">链接</a><br>完</p>\n' >old/2001/a.html
$ printf '# Title\n\n* one\n* two\n\n***\n' >old/b.markdown
$ printf 'no post\n' >old/notes.txt
$ printf '<p>hidden\n' >old/.hidden/c.html
$ postlint convert old/2001/a.html
---
title: 四月
---

他提出<strong>“双轮驱动”</strong>战略。

第二段 [链接](/b)<br>
完
! 2 things not carried over (--loss FILE lists them):
!       1  attribute  p.lead
!       1  attribute  p[id]
$ postlint convert -q -t kramdown old/2001/a.html
---
title: 四月
---

他提出**“双轮驱动”**战略。

第二段 [链接](/b)<br>
完
$ postlint convert -q -t html old/b.markdown
<h1>Title</h1>
<ul>
<li>one</li>
<li>two</li>
</ul>
<hr>
$ postlint convert -q --front none old/2001/a.html
他提出<strong>“双轮驱动”</strong>战略。

第二段 [链接](/b)<br>
完
$ postlint convert -q --front toml old/2001/a.html
+++
title = "四月"
+++

他提出<strong>“双轮驱动”</strong>战略。

第二段 [链接](/b)<br>
完
$ postlint convert -q --front json -t html old/2001/a.html
{
  "title": "四月"
}

<p>他提出<strong>“双轮驱动”</strong>战略。</p>
<p class="lead" id="x">第二段 <a href="/b">链接</a><br>完</p>
$ postlint convert -q old/2001/a.html -o -
---
title: 四月
---

他提出<strong>“双轮驱动”</strong>战略。

第二段 [链接](/b)<br>
完

# Standard input; its name says what it is.
$ printf '<p>a <em>b</em></p>\n' | postlint convert - --stdin-filename x.html
a *b*
$ printf '<p>a <em>b</em></p>\n' | postlint convert - --from html
a *b*
$ printf '<p>a <em>b</em></p>\n' | postlint convert -
a *b*
$ printf '* a\n' | postlint convert - --from markdown --stdin-filename x.html
- a
$ printf '<p>\313\304\324\302</p>\n' | postlint convert - --from html --encoding gb18030
四月
$ printf '<p>\313\304\324\302</p>\n' | postlint convert - --stdin-filename x.html --from gb18030
四月
$ : | postlint convert -
! postlint: <stdin>: is empty

# Several posts go to a folder, the tree of folders kept; what did not change is not written again.
$ postlint convert old
! postlint: 2 posts do not go to standard output: name a folder for them with -o, or use --in-place
[2]
$ postlint convert old -o new
! 2 things not carried over (--loss FILE lists them):
!       1  attribute  p.lead
!       1  attribute  p[id]
! 2 posts converted
$ find new -type f | sort; tail -n +3 new/b.md
new/2001/a.md
new/b.md
- one
- two

---
$ touch -d 2001-01-01 new/b.md; printf 'changed\n' >new/2001/a.md; postlint convert old -o new; find new -type f -newermt 2002-01-01
new/2001/a.md
! 2 things not carried over (--loss FILE lists them):
!       1  attribute  p.lead
!       1  attribute  p[id]
! 1 post converted, 1 unchanged
$ postlint convert old -o made/deep/; find made -type f | sort
made/deep/2001/a.md
made/deep/b.md
! 2 things not carried over (--loss FILE lists them):
!       1  attribute  p.lead
!       1  attribute  p[id]
! 2 posts converted
$ postlint convert old/2001/a.html -o single.md -q; head -1 single.md
---
$ postlint convert old/2001/a.html -o made -q; ls made
a.md
deep
$ postlint convert old/2001/a.html old/b.markdown -o named -q; find named -type f | sort
named/2001/a.md
named/b.md
$ postlint convert old/b.markdown -o "$PWD/absolute/" -q; find absolute -type f
absolute/b.md
$ cd old/2001; postlint convert ../b.markdown a.html -o ../../up -q; find ../../up -type f | sort
../../up/2001/a.md
../../up/b.md
$ printf 'old/2001/a.html\0old/b.markdown\0' | postlint convert --files-from - -0 -o listed -q; find listed -type f | sort
listed/2001/a.md
listed/b.md
$ (cat old/b.markdown | postlint convert - old/2001/a.html --stdin-filename old/in.md -o piped -q); find piped -type f | sort
piped/2001/a.md
piped/in.md
$ postlint convert old -o old/out -q; postlint convert old -o old/out; rm -r old/out
! 2 things not carried over (--loss FILE lists them):
!       1  attribute  p.lead
!       1  attribute  p[id]
! 0 posts converted, 2 unchanged, skipped: 2 ignored
$ postlint convert old -o excl --exclude 2001; postlint convert old/2001/a.html -o excl/ --exclude 2001 --force-exclude
! 1 post converted, skipped: 1 ignored
! no posts found, skipped: 1 ignored

# Names: the target's suffix, a language before it, no encoding.
$ mkdir names; for f in index.html.zh-tw.utf8 a.b.htm notes.txt README v1.2 x.mdx; do printf 'text\n' >names/$f; done
$ postlint convert names/* -o named2 -q; ls named2
README.md
a.b.md
index.zh-tw.md
notes.md
v1.2.md
x.md
$ postlint convert names/* -t text -o named3 -q; ls named3
README.txt
a.b.txt
index.zh-tw.txt
notes.txt
v1.2.txt
x.txt

# Two posts with one name: neither is written.
$ mkdir two; printf '<p>a\n' >two/p.html; printf 'a\n' >two/p.md; printf 'b\n' >two/q.md; printf 'c\n' >two/p.htm
$ postlint convert two -o both; find both -type f
both/q.md
! postlint: both/p.md: would be made of two/p.htm and of two/p.html; neither is converted
! postlint: both/p.md: would be made of two/p.htm and of two/p.md; neither is converted
! 1 post converted, 3 without a place to be written to

# A post is only written over when that is asked for.
$ printf '* a\n' >r.md
$ postlint convert r.md -o r.md; cat r.md
* a
! postlint: r.md: would be written over itself; --in-place allows that
! 0 posts converted, 1 without a place to be written to
$ ln -s r.md link.md; postlint convert r.md -o link.md; rm link.md
! postlint: r.md: would be written over itself; --in-place allows that
! 0 posts converted, 1 without a place to be written to
$ postlint convert two/p.html -o two/p.md -q; cat two/p.md
a
$ postlint convert two/p.html two/q.md -o two
! postlint: two/q.md: would be written over itself; --in-place allows that
! 0 posts converted, 1 unchanged, 1 without a place to be written to
[2]
$ postlint convert two/p.html -o two/q.md two/q.md
! postlint: -o two/q.md: is a file; several posts go to a folder
[2]
$ postlint convert r.md --in-place; cat r.md; postlint convert r.md --in-place
- a
! 1 post converted
! 0 posts converted, 1 unchanged
$ postlint convert old/2001/a.html --in-place
! postlint: old/2001/a.html: is HTML and would become markdown under the same name; name a folder with -o
! 0 posts converted, 1 without a place to be written to
[2]
$ postlint convert old/2001/a.html --in-place -t html -q && tail -1 old/2001/a.html
<p class="lead" id="x">第二段 <a href="/b">链接</a><br>完</p>
$ printf 'a\n' | postlint convert - --in-place
! postlint: standard input cannot be converted in place
[2]
$ postlint convert r.md --in-place -o x
! postlint: convert: --in-place and -o are two places to write to
! postlint: `postlint help convert` lists the options
[2]

# What would change, nothing written.
$ printf '* a\n* b\n' >s.md
$ postlint convert s.md --check; cat s.md
* a
* b
! postlint: s.md: would be changed
! 1 post would change
$ postlint convert s.md --diff
--- s.md
+++ s.md
@@ -1,2 +1,2 @@
-* a
-* b
+- a
+- b
! 1 post would change
[1]
$ postlint convert r.md s.md --check -q
! postlint: s.md: would be changed
[1]
$ postlint convert r.md --check; postlint convert r.md --diff
! 0 posts would change, 1 unchanged
! 0 posts would change, 1 unchanged
$ postlint convert old/b.markdown s.md -o new --check; ls new
2001
b.md
! postlint: new/old/b.md: would be written
! postlint: new/s.md: would be written
! 2 posts would change
$ printf 'a\n\nb\n' >t.md; mkdir out; printf 'a\n\nc\n' >out/t.md; postlint convert t.md -o out --diff; cat out/t.md
--- out/t.md
+++ out/t.md
@@ -1,3 +1,3 @@
 a
 
-c
+b
a

c
! 1 post would change
$ printf 'new\n' >u.md; postlint convert u.md -o out --diff; ls out
--- /dev/null
+++ out/u.md
@@ -0,0 +1 @@
+new
t.md
! 1 post would change
$ printf '* a\n' | postlint convert - --diff
--- <stdin>
+++ <stdin>
@@ -1 +1 @@
-* a
+- a
! 1 post would change
[1]
$ printf '* a' >v.md; postlint convert v.md --diff -q
--- v.md
+++ v.md
@@ -1 +1 @@
-* a
\ No newline at end of file
+- a
[1]
$ printf '\357\273\277a\n' >bom.md; postlint convert bom.md --check; postlint convert bom.md --diff -q
! postlint: bom.md: would be changed
! postlint: bom.md: would lose its byte order mark
! 1 post would change
! postlint: bom.md: would lose its byte order mark
[1]

# Losses: summed up, listed, limited.
$ printf '<p lang=en>a <font color=red>b</font> <script>x()</script></p>\n<p class="k">c <img src=a.png alt=d width=3 class=k></p>\n' >l.html
$ postlint convert l.html --loss loss.jsonl; cat loss.jsonl
a b

c <img src="a.png" alt="d" width="3" class="k">
{"path":"l.html","kind":"attribute","what":"p[lang]","line":1,"column":4,"before":"en","after":""}
{"path":"l.html","kind":"style","what":"font[color]","line":1,"column":20,"before":"red","after":""}
{"path":"l.html","kind":"structure","what":"script","line":1,"column":39,"before":"<script>","after":""}
{"path":"l.html","kind":"attribute","what":"p.k","line":2,"column":4,"before":"k","after":""}
! 4 things not carried over:
!       1  style      font[color]
!       1  attribute  p.k
!       1  attribute  p[lang]
!       1  structure  script
$ postlint convert l.html -o out/l.md --loss - -q
{"path":"l.html","kind":"attribute","what":"p[lang]","line":1,"column":4,"before":"en","after":""}
{"path":"l.html","kind":"style","what":"font[color]","line":1,"column":20,"before":"red","after":""}
{"path":"l.html","kind":"structure","what":"script","line":1,"column":39,"before":"<script>","after":""}
{"path":"l.html","kind":"attribute","what":"p.k","line":2,"column":4,"before":"k","after":""}
$ postlint convert l.html --max-loss none -o no.md; ls no.md
! postlint: l.html:1:4: attribute would be lost: p[lang]: en
! postlint: l.html:1:20: style would be lost: font[color]: red
! postlint: l.html:1:39: structure would be lost: script: <script>
! postlint: l.html: and 1 more
! 4 things not carried over (--loss FILE lists them):
!       1  style      font[color]
!       1  attribute  p.k
!       1  attribute  p[lang]
!       1  structure  script
! 0 posts converted, 1 not written because of --max-loss
! ls: cannot access 'no.md': No such file or directory
[2]
$ postlint convert l.html --max-loss style -q
! postlint: l.html:1:39: structure would be lost: script: <script>
[1]
$ postlint convert l.html --max-loss structure -q >yes.md; cat yes.md
a b

c <img src="a.png" alt="d" width="3" class="k">
$ printf 'a\n' | postlint convert - --max-loss none
a
$ postlint convert l.html --loss -
! postlint: --loss -: standard output is taken already
[2]
$ postlint convert l.html --loss l.html; head -c 3 l.html
<p ~
! postlint: --loss l.html: is a post of this run
$ postlint convert l.html --loss no/such/folder -o out
! postlint: --loss no/such/folder: cannot be written: No such file or directory
[2]

# Plain text: what it only names, or says nothing of.
$ printf '<p><b style="color:red">a</b> <img src="p.png"><img src="q.png" alt="q"><iframe src="/f"></iframe> <a href="javascript:x()">b</a></p>\n' >t.html
$ postlint convert -t text --loss - -o t.txt t.html
{"path":"t.html","kind":"structure","what":"img","line":1,"column":31,"before":"<img src=\"p.png\">","after":""}
{"path":"t.html","kind":"structure","what":"iframe","line":1,"column":73,"before":"<iframe src=\"/f\">","after":""}
{"path":"t.html","kind":"structure","what":"a[href]","line":1,"column":100,"before":"<a href=\"javascript:x()\">","after":""}
! 3 things not carried over:
!       1  structure  a[href]
!       1  structure  iframe
!       1  structure  img
! 1 post converted
$ cat t.txt
a [p.png][1] [q][2] [iframe][3] b

--------------------

[1] p.png
[2] q.png
[3] /f

# Cleaning, step by step.
$ printf '<table width="100%%" border="0"><tr><td><font size="5"><b>a</b></font></td></tr><tr><td><p>b</p><p>c</p></td></tr></table>\n' >c.html
$ postlint convert c.html
<table width="100%" border="0"><tr><td><font size="5"><b>a</b></font></td></tr><tr><td><p>b</p><p>c</p></td></tr></table>
$ postlint convert c.html --clean
**a**

b

c
! cleaned: tidy 1, layout 1, presentation 1
$ postlint convert c.html --clean=layout
**a**

b

c
! cleaned: layout 1
! 1 thing not carried over (--loss FILE lists them):
!       1  style      font[size]
$ postlint convert c.html --clean=layout,presentation --no-clean layout -q
<table width="100%" border="0"><tr><td><b>a</b></td></tr><tr><td><p>b</p><p>c</p></td></tr></table>
$ postlint convert c.html --clean -o out && postlint convert c.html --clean -o out
! cleaned: tidy 1, layout 1, presentation 1
! 1 post converted
! cleaned: tidy 1, layout 1, presentation 1
! 0 posts converted, 1 unchanged
$ postlint convert c.html --clean=nosuch
! postlint: --clean: there is no step `nosuch`; `postlint help convert` lists them
[2]
$ postlint convert c.html --no-clean layout
! postlint: convert: --no-clean takes steps from --clean, which is not given
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert c.html --clean --no-clean nosuch
! postlint: --no-clean: there is no step `nosuch`; `postlint help convert` lists them
[2]

# Liquid is text when an HTML page becomes a post of Jekyll's.
$ mkdir _posts; printf '<p>Use {{ page.title }} here</p>\n' | tee liquid.html >_posts/2001-01-01-liquid.html
$ postlint convert -t kramdown liquid.html
Use {% raw %}{{ page.title }}{% endraw %} here
$ postlint convert -t kramdown liquid.html --liquid keep
Use {{ page.title }} here
$ postlint convert -t kramdown _posts/2001-01-01-liquid.html
Use {{ page.title }} here
$ postlint convert -t gfm liquid.html --liquid guard
Use {% raw %}{{ page.title }}{% endraw %} here

# What is not proven is not written, the others are; --unproven writes it and tells all.
$ mkdir odd; printf '<p>a\n' >odd/a.html; printf '<p>x\n<plaintext>b\n\n<b>c\n' >odd/b.html
$ postlint convert odd -o sure 2>err; echo $?; sed 's/\(not proven for [a-z]*\): .*/\1/' err; ls sure
1
postlint: odd/b.html:2:1: not proven for markdown
1 post converted, 1 not proven and not written; 1 of 3 blocks kept as HTML
a.md
$ postlint convert odd -o sure --unproven 2>err; echo $?; sed 's/\(not proven for [a-z]*\): .*/\1/' err; ls sure
0
postlint: odd/b.html:2:1: not proven for markdown
1 post converted, 1 unchanged, 1 written though not proven; 1 of 3 blocks kept as HTML
a.md
b.md
$ postlint convert odd/b.html -t gfm -q --loss odd.jsonl 2>err; echo $?; sed 's/"what":"[^"]*[^}]*"line/"what":…,"line/' odd.jsonl
1
{"path":"odd/b.html","kind":"unproven","what":…,"line":2,"column":1}
$ postlint convert odd/b.html -t gfm -q --no-proof >sure.md; echo $?
0

# Dialects, comments.
$ printf 'a ~~b~~ <!-- c -->\n' >d.md
$ postlint convert -q -t gfm d.md --dialect gfm
a ~~b~~ <!-- c -->
$ postlint convert -q -t gfm d.md --dialect commonmark
a \~\~b~~ <!-- c -->
$ postlint convert -q -t gfm d.md --drop-comments
a ~~b~~
$ printf 'a\n\n<!--more-->\n\n<!-- b -->\n\nc\n' | postlint convert -q - --drop-comments
a

<!--more-->

c

# Posts that cannot be converted: an error, and the others are done.
$ mkdir bad; printf 'fine\n' >bad/z.md; printf 'a\0\0\1\2\3\0\0\0' >bad/binary.md; printf 'ok ok ok ok \377 ok, 四月的春光\n' >bad/bytes.md; : >bad/empty.md; printf -- '---\ntitle: x\n---\n' >bad/fences.md; mkfifo bad/fifo.md; ln -s nowhere bad/gone.md; ln -s loop.md bad/loop.md; ln -s /etc/passwd bad/out.md
$ postlint convert bad -o good; echo $?; for f in good/*; do printf '%s: ' "$f"; cat "$f"; echo .; done
2
good/empty.md: .
good/fences.md: ---
title: x
---
.
good/z.md: fine
.
! postlint: bad/binary.md: is binary, not text
! postlint: bad/bytes.md:1:13: byte 0xFF is not UTF-8; --encoding says what it is
! postlint: bad/empty.md: is empty
! postlint: bad/fifo.md: is a FIFO, not a file
! postlint: bad/gone.md: is a link to nothing
! postlint: bad/loop.md: is a loop of links
! postlint: bad/out.md: is a link that leads out of the tree
! 3 posts converted, 2 not decoded, 4 could not be read or written
$ postlint convert bad/bytes.md --unproven
ok ok ok ok � ok, 四月的春光
! postlint: bad/bytes.md:1:13: byte 0xFF is not UTF-8 and became U+FFFD
$ postlint convert no/such.md r.md -o good -q
! postlint: no/such.md: no such file or folder
[2]
$ truncate -s 65M huge.md; postlint convert huge.md -o good; rm huge.md
! postlint: huge.md: is larger than 64 MiB
! 0 posts converted, 1 could not be read or written
$ postlint convert bad/binary.md; postlint convert bad/fifo.md
! postlint: bad/binary.md: is binary, not text
! postlint: bad/fifo.md: is a FIFO, not a file
[2]
$ N="$(printf 'new\nline.md')"; printf 'a\n' >"$N"; postlint convert "$N" --check -t html; postlint convert "$N" --check -t tree; postlint convert "$N" -q; postlint convert "$(printf 'no\nsuch.md')"
a
! postlint: new\x0Aline.md: is Markdown and would become html under the same name; name a folder with -o
! 0 posts would change, 1 without a place to be written to
! postlint: new\x0Aline.md: is Markdown and would become tree under the same name; name a folder with -o
! 0 posts would change, 1 without a place to be written to
! postlint: no\x0Asuch.md: no such file or folder
[2]
$ mkdir none; postlint convert none -o good; printf x >none/a.png; postlint convert none -o good
! no posts found
! no posts found, skipped: 1 other file
$ printf -- '---\na: [\n---\n\nb\n' >broken.md; postlint convert broken.md --front toml; postlint convert broken.md
---
a: [
---

b
! postlint: broken.md: line 3: the front matter is broken here: a bracket is never closed

# Outputs that cannot be written.
$ postlint convert r.md >/dev/full
! postlint: standard output: cannot be written: No space left on device
[2]
$ postlint convert r.md -o r.md/x/y.md
! postlint: r.md/x/y.md: cannot be written: Not a directory
! 0 posts converted, 1 could not be read or written
[2]
$ postlint convert r.md s.md -o t.md
! postlint: -o t.md: is a file; several posts go to a folder
[2]
$ postlint convert r.md -o good/../r.md
! postlint: r.md: would be written over itself; --in-place allows that
! 0 posts converted, 1 without a place to be written to
[2]
$ mkdir dir.md; postlint convert r.md -o good/q/ -q; mkdir -p good/w/r.md; postlint convert r.md -o good/w
! postlint: good/w/r.md: is a folder
! 0 posts converted, 1 could not be read or written
[2]
$ head -c 40000 /dev/zero | tr '\0' a >long.md; (trap '' XFSZ; ulimit -f 8; postlint convert long.md -o full.md); ls full.md .postlint-* 2>/dev/null
! postlint: full.md: cannot be written: File too large
! 0 posts converted, 1 could not be read or written
[2]

# A new file is made with the mode that the umask leaves; one that is there keeps its own.
$ umask 027; postlint convert r.md -o mode/deep/r.md -q; stat -c '%a %n' mode mode/deep mode/deep/r.md; chmod 600 mode/deep/r.md; printf 'x\n' >mode/deep/r.md; postlint convert r.md -o mode/deep/r.md -q; stat -c '%a %n' mode/deep/r.md
750 mode
750 mode/deep
640 mode/deep/r.md
600 mode/deep/r.md

# The same for any number of workers.
$ mkdir many; for i in 1 2 3 4 5 6 7 8 9; do for f in old/2001/a.html l.html c.html; do cp $f many/$i-$(basename $f); done; printf 'x\n' >many/$i.md; done; mkfifo many/4x.md
$ for j in 1 2 8; do postlint convert many -o jobs$j -j $j --loss jobs$j.jsonl 2>jobs$j.err; echo $?; done; diff -r jobs1 jobs2 && diff -r jobs1 jobs8 && cmp jobs1.jsonl jobs8.jsonl && cmp jobs1.err jobs2.err && cmp jobs1.err jobs8.err && cat jobs8.err
2
2
2
postlint: many/4x.md: is a FIFO, not a file
54 things not carried over:
      9  style      font[color]
      9  attribute  p.k
      9  attribute  p.lead
      9  attribute  p[id]
      9  attribute  p[lang]
      9  structure  script
36 posts converted, 1 could not be read or written

# A wrong rule file stops its own folder.
$ mkdir ruled; printf 'a\n' >ruled/a.md; printf 'extends: nosuch\n' >ruled/.postlint.yml
$ postlint convert ruled r.md -o ruledout; find ruledout -type f
ruledout/r.md
! postlint: ruled/a.md: its rule file is wrong, `postlint check` says where; --no-config does without
! 1 post converted, 1 left alone because of a wrong rule file
$ postlint convert ruled -o ruledout --no-config -q; find ruledout -type f | sort
ruledout/a.md
ruledout/r.md

# Options that make no sense.
$ postlint convert
! postlint: convert: name the post to convert, - for standard input, or say where all are to go with -o
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md -t word
! postlint: convert: --to takes markdown|gfm|commonmark|kramdown|goldmark|text|html|tree, not `word`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --from klingon
! postlint: convert: --from takes auto|markdown|html, or an encoding, not `klingon`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --encoding klingon
! postlint: convert: --encoding: unknown encoding `klingon`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --width 0
! postlint: convert: --width takes a number of 8 or more, or none, not `0`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --width none -t text -q >x.txt
$ postlint convert r.md --links up
! postlint: convert: --links takes list|inline|none, not `up`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --ambiguous-width 3
! postlint: convert: --ambiguous-width takes auto|1|2, not `3`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md -o ''
! postlint: convert: -o wants the name of a file or a folder
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert - -
! postlint: convert: standard input can be read only once
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert - --files-from -
! postlint: convert: standard input can be read only once
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert - -o folder/ </dev/null
! postlint: standard input has no name to be written under in folder/; give it a --stdin-filename
[2]
$ postlint convert r.md --max-loss much
! postlint: convert: --max-loss takes none|attribute|style|structure, not `much`
! postlint: `postlint help convert` lists the options
[2]
$ postlint convert r.md --clean=tidy,nosuch
! postlint: --clean: there is no step `nosuch`; `postlint help convert` lists them
[2]
$ postlint convert r.md --rules nosuch
! postlint: `nosuch` is no pack and no rule file
[2]
$ postlint convert r.md --unpoven
! postlint: convert: unknown option --unpoven; did you mean --unproven?
! postlint: `postlint help convert` lists the options
[2]
$ cd new; postlint convert --check -t gfm
! postlint: 2001/a.md: would be changed
! 1 post would change, 1 unchanged
[1]
$ postlint convert --help
usage: postlint convert [OPTIONS] [PATHS]

write Markdown, plain text or normalized HTML, proven to say the same

PATHS are files, folders (their posts) and - for standard input. One post goes
to standard output, several go to a folder (-o FOLDER) or over themselves
(--in-place). What was written is read back and compared with the post; what is
not proven to say the same is not written. Files that would not change are not
touched.
--check and --diff compare with what stands in the output, or without -o with
the post itself.
Exit status: 0 done, 1 posts that were not written, because they are not proven,
lose too much or cannot be read as text (or --check or --diff would change
something), 2 usage, rule-file or file trouble.

options:
      --ambiguous-width auto|1|2
                            text: columns of characters such as “ ” … · (auto:
                            by the locale; default 1)
      --check               write nothing; tell what would change and exit with
                            1 if anything would
      --clean[=STEP,…]      set legacy markup right first: by all steps below,
                            or by these
      --dialect auto|commonmark|gfm|kramdown|goldmark
                            how Markdown is read (auto: as the rule file or the
                            site says)
      --diff                write nothing; show what would change and exit with
                            1 if anything would
      --drop-comments       leave HTML comments out, but for <!--more-->
      --encoding ENC        the encoding of posts that are not UTF-8; what is
                            written is UTF-8
      --exclude GLOB        leave out what GLOB matches, as if it stood in a
                            .gitignore of the current folder (repeatable)
      --files-from FILE     read paths from FILE, one a line; - is standard
                            input
      --force-exclude       leave out ignored and excluded files even when they
                            are named on the command line
      --from auto|markdown|html
                            what the posts are written in (auto: by their names)
      --front keep|yaml|toml|json|none
                            what becomes of the front matter (default keep, byte
                            for byte)
      --in-place            write each post over itself
  -j, --jobs N              workers (default: the CPUs this process may use)
      --links list|inline|none
                            text: where the addresses of links go (default list:
                            to the end)
      --liquid auto|keep|guard
                            what {{ and {% are: keep, Liquid that stays as it
                            is; guard, text that Jekyll is kept from running
                            (auto: guard HTML that becomes kramdown, but not the
                            posts of a Jekyll site)
      --loss FILE           list all that was not carried over in FILE, as JSON
                            lines
      --max-loss none|attribute|style|structure
                            write no post that would lose more than this, and
                            exit with 1
      --no-clean STEP,…     leave these steps of --clean out
      --no-config           do not look for a rule file or a site's
                            configuration
      --no-ignore           do not honour .gitignore, .ignore, .postlintignore
                            and .git/info/exclude
  -0, --null                the paths of --files-from are ended by NUL, not by
                            newline
  -o, --output FILE|FOLDER  where to write; the tree of folders is kept below
                            FOLDER (- is standard output)
  -q, --quiet               troubles only: no summary, no losses, no progress
      --rules FILE|PACK     use this rule file or pack instead of looking for a
                            rule file (repeatable; later ones win)
      --stdin-filename PATH
                            what to call the text read for -
  -t, --to markdown|gfm|commonmark|kramdown|goldmark|text|html|tree
                            what to write, see below (default markdown)
      --unproven            write posts also when it is not proven that nothing
                            changed, and tell every place
      --width N|none        text: columns of a line (default 72)
  -h, --help                show this text

targets (-t):
  markdown                  Markdown that renders the same in CommonMark, GFM
                            and kramdown
  gfm                       GitHub's Markdown: tables, task lists, strikethrough
  commonmark                CommonMark and nothing more
  kramdown                  what Jekyll reads: definition lists, footnotes,
                            attribute lists
  goldmark                  what Hugo reads: tables, footnotes, definition lists
  text                      plain text, broken by East Asian rules
  html                      normalized HTML
  tree                      the tree a browser would build, with places

steps of --clean, in this order:
  tidy                      pages that Word or FrontPage wrote or that are full
                            of <font>, through libtidy
  word                      Word's classes, styles and elements
  wordpress                 paragraphs from blank lines, [caption], wp-caption,
                            block comments
  paragraphs                <br><br> ends a paragraph
  indents                   blanks at the beginning of paragraphs that stand for
                            an indent
  cjk-lines                 line breaks between two Chinese or Japanese
                            characters, which would show as a space
  layout                    tables that only lay out the page
  presentation              <font>, <center> and other elements that only say
                            how it looks
# Hugo hands what stands in a shortcode to it as it is; what stands behind a fence's language stays.
$ printf -- '---\ntitle: x\n---\n{{< code-toggle >}}\n[[a]]\n\n  b = "*"\n{{< /code-toggle >}}\n\n```css {file="a.css"}\nb\n```\n' >shortcode.md
$ postlint convert -t goldmark shortcode.md
---
title: x
---
{{< code-toggle >}}
[[a]]

  b = "*"
{{< /code-toggle >}}

```css {file="a.css"}
b
```
$ postlint convert -t kramdown shortcode.md
---
title: x
---
{{< code-toggle >}}
[[a]]

  b = "*"
{{< /code-toggle >}}

```css
b
```
! 1 thing not carried over (--loss FILE lists them):
!       1  attribute  code info
# Templates in start tags and style sheets of HTML have no place in Markdown: they are told.
$ printf '<p {%% if x %%}class=a{%% endif %%}>t {{ y }}</p>\n<style>{{ z }}</style>\n' >loose.html
$ postlint convert -t gfm loose.html
t {{ y }}
! 5 things not carried over (--loss FILE lists them):
!       3  structure  template
!       1  attribute  p.a{% endif %}
!       1  structure  style
$ postlint convert -t html loose.html
<p {% if x %}class=a{% endif %}>t {{ y }}</p>
<style>{{ z }}</style>
