# .gitignore and its kin. `ignore` in the suite `cli` compares every pattern form with git; this is about use.
$ mkdir -p repo/sub/deep repo/out && cd repo && mkdir .git
$ cd repo && for f in a.md b.md sub/c.md sub/deep/d.md out/e.md; do printf 'x</b>\n' >$f; done
$ cd repo && printf 'out/\nb.md\n' >.gitignore && printf '!b.md\n/sub/deep\n' >.postlintignore
$ cd repo && postlint check --no-config --select html-stray-end
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
b.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
sub/c.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 3 files checked, 2 skipped (2 ignored): 3 errors (3 fixable) in 3 files
[1]
$ cd repo/sub && postlint check --no-config --select html-stray-end
c.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 skipped (1 ignored): 1 error (1 fixable)
[1]
$ cd repo && postlint check --no-config --select html-stray-end --no-ignore
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
b.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
out/e.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
sub/c.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
sub/deep/d.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 5 files checked: 5 errors (5 fixable) in 5 files
[1]
$ cd repo && postlint check --no-config --select html-stray-end out/e.md
out/e.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 error (1 fixable)
[1]
$ cd repo && postlint check --no-config --select html-stray-end --force-exclude out/e.md a.md
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 skipped (1 ignored): 1 error (1 fixable)
[1]
$ cd repo/sub && postlint check --no-config --select html-stray-end --force-exclude ../out/e.md deep/d.md c.md
c.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 2 skipped (2 ignored): 1 error (1 fixable)
[1]
$ cd repo && postlint check --no-config --select html-stray-end --exclude 'sub/**' --exclude /b.md
a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 4 skipped (4 ignored): 1 error (1 fixable)
[1]
$ cd repo && postlint check --no-config --select html-stray-end --exclude a.md --force-exclude a.md
! no posts found, 1 skipped (1 ignored)
$ cd repo && printf 'x</b>' | postlint check --no-config --select html-stray-end --force-exclude - --stdin-filename out/new.md
! no posts found, 1 skipped (1 ignored)

# A folder that is excluded cannot be opened again from inside; .ignore outranks .gitignore.
$ mkdir -p r2/o && cd r2 && mkdir .git && printf 'o/\nx.md\n' >.gitignore && printf '!o/x.md\n' >o/.gitignore && printf '!x.md\n' >.ignore && printf 'x</b>\n' | tee x.md >o/x.md
$ cd r2 && postlint check --no-config --select html-stray-end
x.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked, 1 skipped (1 ignored): 1 error (1 fixable)
[1]
