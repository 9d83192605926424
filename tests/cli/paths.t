# Which files a command line means. One rule, so that only the paths matter.
$ mkdir -p site/_posts site/.hidden site/sub/deep 'site/a b'
$ for f in site/_posts/a.md site/_posts/b.html site/.hidden/c.md site/sub/deep/d.markdown 'site/a b/e f.htm' site/notes.txt site/x.html.zh-tw.big5 site/x.html.bak site/x.html.gz site/Y.XHTML site/z.mdx site/q.qmd site/四月.md; do printf 'x</b>\n' >"$f"; done
$ cat >rules.yml <<END
> extends: base
> END
$ postlint check --no-config --select html-stray-end site
site/Y.XHTML:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/a b/e f.htm:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/q.qmd:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/sub/deep/d.markdown:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/x.html.zh-tw.big5:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/z.mdx:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/四月.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 9 files checked: 9 errors (9 fixable) in 9 files
[1]
$ cd site && postlint check --no-config --select html-stray-end
Y.XHTML:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
a b/e f.htm:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
q.qmd:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
sub/deep/d.markdown:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
x.html.zh-tw.big5:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
z.mdx:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
四月.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 9 files checked: 9 errors (9 fixable) in 9 files
[1]
$ postlint check --no-config --select html-stray-end -q ./site//_posts/ site/_posts/a.md $PWD/site/_posts/b.html
site/_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site/sub && postlint check --no-config --select html-stray-end -q ../_posts
../_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
../_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]

# A file named explicitly is checked whatever its name.
$ postlint check --no-config --select html-stray-end site/notes.txt
site/notes.txt:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 error (1 fixable)
[1]

# Lists of paths.
$ printf 'site/_posts/a.md\r\n\nsite/_posts/b.html' >list
$ postlint check --no-config --select html-stray-end -q --files-from list
site/_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ printf 'site/_posts/a.md\0site/a b/e f.htm\0' | postlint check --no-config --select html-stray-end -q --files-from - -0
site/_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/a b/e f.htm:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ : | postlint check --no-config --files-from -
! no posts found

# Standard input.
$ printf 'x</b>\n' | postlint check --no-config --select html-stray-end -q -
<stdin>:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ printf 'x</b>\n' | postlint check --no-config --select html-stray-end -q - --stdin-filename _posts/new.html
_posts/new.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ printf 'x</b>\n' | postlint check --no-config --select html-stray-end -q - site/_posts
<stdin>:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
site/_posts/b.html:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]

# Nothing to check.
$ mkdir empty && postlint check --no-config empty
! no posts found
$ printf x >empty/picture.png && postlint check --no-config empty
! no posts found, 1 skipped (1 other file)
