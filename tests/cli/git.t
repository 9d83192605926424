# What git knows: --staged and --changed-lines.
# needs: git
$ git config --global user.email t@example.com; git config --global user.name t; git config --global init.defaultBranch main; mkdir outside; printf 'x</b>\n' >outside/a.md
$ cd outside && postlint check --no-config --staged
! postlint: --staged: git: not a git repository (or any of the parent directories): .git
[2]
$ cd outside && postlint check --no-config --changed-lines HEAD
! postlint: --changed-lines: git: not a git repository (or any of the parent directories): .git
[2]

# A repository without a commit: all that is staged is new.
$ mkdir -p site/_posts/old && cd site && git init -q && for n in _posts/a _posts/old/b; do printf -- '---\ntitle: Harbour\ndate: 2024-07-15 09:00:00 +0800\n---\n\nx</b>\n\nDoors open.\n' >$n.md; done; git add _posts/a.md
$ cd site && postlint check --no-config --staged
_posts/a.md:6:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 error (1 fixable)
[1]
$ cd site && postlint check --no-config --changed-lines HEAD
! postlint: --changed-lines: `HEAD` names no commit of this repository
[2]
$ cd site && git add -A && git commit -qm one && postlint check --no-config --staged
! no posts found

# The blobs as staged, whatever the work tree has: mended after staging, broken after staging, gone after staging.
$ cd site && printf 'a</i>\n' >_posts/a.md && printf 'Well.\n' >_posts/n.md && printf 'gone</u>\n' >'_posts/四月 b.md' && git add -A && printf 'Mended.\n' >_posts/a.md && printf 'n</b>\n' >_posts/n.md && rm '_posts/四月 b.md'
$ cd site && postlint check --no-config --staged
_posts/a.md:1:1: warning: post has no front matter [front-missing]
_posts/a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
_posts/n.md:1:1: warning: post has no front matter [front-missing]
_posts/四月 b.md:1:1: warning: post has no front matter [front-missing]
_posts/四月 b.md:1:5: error: end tag has no start tag: `</u>` [html-stray-end]
! 3 files checked: 2 errors, 3 warnings (2 fixable) in 3 files
[1]
$ cd site && postlint check --no-config --staged -j1 --format full _posts/a.md
warning[front-missing]: post has no front matter
 --> _posts/a.md:1:1
  |
1 | a</i>
  | ^
  |
help: Begin the file with `---`, `title: …`, `date: …` and `---`.

error[html-stray-end]: end tag has no start tag: `</i>`
 --> _posts/a.md:1:2
  |
1 | a</i>
  |  ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

! 1 file checked: 1 error, 1 warning (1 fixable)
[1]
# From a subfolder, and limited to paths.
$ cd site/_posts && postlint check --no-config --staged -q
a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
四月 b.md:1:5: error: end tag has no start tag: `</u>` [html-stray-end]
[1]
$ cd site/_posts/old && postlint check --no-config --staged
! no posts found
$ cd site/_posts/old && postlint check --no-config --staged -q ..
../a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
../四月 b.md:1:5: error: end tag has no start tag: `</u>` [html-stray-end]
[1]
$ cd site && postlint check --no-config --staged -q _posts/a.md
_posts/a.md:1:1: warning: post has no front matter [front-missing]
_posts/a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
[1]
$ cd site && postlint check --no-config --staged -q "$PWD/_posts/四月 b.md"
_posts/四月 b.md:1:1: warning: post has no front matter [front-missing]
_posts/四月 b.md:1:5: error: end tag has no start tag: `</u>` [html-stray-end]
[1]
$ cd site && git diff --cached --name-only -z | postlint check --no-config --staged -q --files-from - -0
_posts/a.md:1:1: warning: post has no front matter [front-missing]
_posts/a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
_posts/n.md:1:1: warning: post has no front matter [front-missing]
_posts/四月 b.md:1:1: warning: post has no front matter [front-missing]
_posts/四月 b.md:1:5: error: end tag has no start tag: `</u>` [html-stray-end]
[1]
$ cd site && : | postlint check --no-config --staged --files-from -
! no posts found
$ cd site && postlint check --no-config --staged _posts/a.md _posts/misspelt.md -q
_posts/a.md:1:1: warning: post has no front matter [front-missing]
_posts/a.md:1:2: error: end tag has no start tag: `</i>` [html-stray-end]
! postlint: _posts/misspelt.md: no such file or folder, and nothing staged
[2]
$ cd site && postlint check --no-config --staged ../outside
! postlint: ../outside: lies outside the repository; --staged cannot judge it
[2]
$ cd site && postlint check --no-config --staged - </dev/null
! postlint: check: --staged is about files that git knows, not standard input
! postlint: `postlint help check` lists the options
[2]
# Links, submodules, pointers of Git LFS, other files, what is ruled out.
$ cd site && git commit -qam two && git reset -q --hard && ln -s a.md _posts/link.md && printf 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n' >_posts/big.html && printf 'x</b>\n' >notes.txt && mkdir -p .hidden _drafts && printf 'x</b>\n' >.hidden/a.md && printf 'x</b>\n' >_drafts/d.md && printf '_drafts/\n' >.postlintignore && git add -A && git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),theme
$ cd site && postlint check --no-config --staged
! no posts found, 6 skipped (1 ignored, 1 link, 1 submodule, 1 pointer to Git LFS, 2 other files)
$ cd site && postlint check --no-config --staged -q notes.txt _drafts/d.md
_drafts/d.md:1:1: warning: post has no front matter [front-missing]
_drafts/d.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
notes.txt:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site && postlint check --no-config --staged --force-exclude notes.txt _drafts/d.md
! no posts found, 2 skipped (1 ignored, 1 other file)
$ cd site && git rm -rqf --cached theme && git reset -q --hard && rm -rf .hidden
# A conflict.
$ cd site && git checkout -q -b side && printf 'side</b>\n' >_posts/a.md && git commit -qam side && git checkout -q main && printf 'main</i>\n' >_posts/a.md && git commit -qam main && git merge -q side >merge.log; postlint check --no-config --staged; git merge --abort; rm merge.log
! postlint: _posts/a.md: is not merged: resolve the conflict and stage it
! 0 files checked, 1 could not be read
# In a hook git says which index counts (git commit FILE makes one of its own).
$ cd site && printf '#!/bin/sh\npostlint check --no-config --staged\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit && printf 'x</b>\n' >_posts/n.md && printf 'y</b>\n' >_posts/a.md && git commit -qm no _posts/n.md
! _posts/n.md:1:1: warning: post has no front matter [front-missing]
! _posts/n.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 1 file checked: 1 error, 1 warning (1 fixable)
[1]
$ cd site && mkdir -p sub && cd sub && git commit -qam no; rm ../.git/hooks/pre-commit; cd .. && git reset -q --hard
! _posts/a.md:1:1: warning: post has no front matter [front-missing]
! _posts/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! _posts/n.md:1:1: warning: post has no front matter [front-missing]
! _posts/n.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 2 files checked: 2 errors, 2 warnings (2 fixable) in 2 files

# Lines that were added or changed.
$ cd site && printf -- '---\ntitle: Harbour\ndate: 2024-07-15 09:00:00 +0800\n---\n\none</b>\n\ntwo</b>\n\nthree</b>\n' >_posts/c.md && cp _posts/c.md '_posts/q "x".md' && git add -A && git commit -qm three
$ cd site && postlint check --no-config --changed-lines HEAD
! 5 files checked: no findings, 11 on unchanged lines
$ cd site && sed -i 's/two/2/; $a\\n+++ b/_posts/a.md</i>' _posts/c.md && sed -i 's/three/3/' '_posts/q "x".md' && postlint check --no-config --changed-lines HEAD
_posts/c.md:8:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/c.md:12:18: error: end tag has no start tag: `</i>` [html-stray-end]
_posts/q "x".md:10:2: error: end tag has no start tag: `</b>` [html-stray-end]
! 5 files checked: 3 errors (3 fixable) in 2 files, 9 on unchanged lines
[1]
$ cd site && postlint check --no-config --changed-lines HEAD --staged
! no posts found
$ cd site && git add _posts/c.md && sed -i 's/one/1/' _posts/c.md && postlint check --no-config --changed-lines HEAD --staged
_posts/c.md:8:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/c.md:12:18: error: end tag has no start tag: `</i>` [html-stray-end]
! 1 file checked: 2 errors (2 fixable), 2 on unchanged lines
[1]
$ cd site/_posts && postlint check --no-config --changed-lines HEAD -q c.md
c.md:6:2: error: end tag has no start tag: `</b>` [html-stray-end]
c.md:8:2: error: end tag has no start tag: `</b>` [html-stray-end]
c.md:12:18: error: end tag has no start tag: `</i>` [html-stray-end]
[1]
$ cd site && git commit -qam four && postlint check --no-config --changed-lines HEAD~1 -q
_posts/c.md:6:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/c.md:8:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/c.md:12:18: error: end tag has no start tag: `</i>` [html-stray-end]
_posts/q "x".md:10:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site && postlint check --no-config --changed-lines main -q
# Moved posts keep their lines; untracked and ignored ones count whole; so do those outside.
$ cd site && git mv _posts/c.md _posts/moved.md && sed -i 's/three/3/' _posts/moved.md && printf 'new</b>\n' >_posts/new.md && postlint check --no-config --changed-lines HEAD -q
_posts/moved.md:10:2: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/new.md:1:1: warning: post has no front matter [front-missing]
_posts/new.md:1:4: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site && postlint check --no-config --changed-lines HEAD -q ../outside
../outside/a.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
[1]
$ cd site && git rm -q --cached _posts/n.md && postlint check --no-config --changed-lines HEAD -q _posts/n.md; git reset -q --hard; rm _posts/new.md
_posts/n.md:1:1: warning: post has no front matter [front-missing]
_posts/n.md:1:2: error: end tag has no start tag: `</b>` [html-stray-end]
# What is missing at the fence counts when the front matter changed, by a deletion as well; a deletion elsewhere does not.
$ cd site && printf 'front-matter: {required: [title, date]}\n' >rules.yml && printf -- '---\ntitle: T\ndate: 2024-01-01\n---\n\nText.\n\nMore.\n' >_posts/f.md && git add -A && git commit -qm five
$ cd site && sed -i /title/d _posts/f.md && postlint check --rules rules.yml --changed-lines HEAD --select front-required -q
_posts/f.md:1:1: error: required key is missing: `title` [front-required]
[1]
$ cd site && git commit -qam six && sed -i /More/d _posts/f.md && postlint check --rules rules.yml --changed-lines HEAD --select front-required _posts/f.md
! 1 file checked: no findings, 1 on unchanged lines
$ cd site && sed -i s/Text/Changed/ _posts/f.md && postlint check --rules rules.yml --changed-lines HEAD --select front-required _posts/f.md; git reset -q --hard
! 1 file checked: no findings, 1 on unchanged lines
# UTF-16: git counts other lines; the post counts whole. Encodings that keep ASCII do not.
$ cd site && printf 'one</b>\n\ntwo</b>\n' | iconv -t UTF-16 >_posts/w.md && printf '泉港</b>\n\n泉港</i>\n\n泉港泉港泉港泉港泉港泉港的一是不了\n' | iconv -t GB18030 >_posts/g.md && git add -A && git commit -qm seven && printf 'three\n' | iconv -t UTF-16LE >>_posts/w.md && printf 'x</u>\n' >>_posts/g.md && postlint check --no-config --changed-lines HEAD -q --select html-stray-end; git reset -q --hard
_posts/g.md:6:2: error: end tag has no start tag: `</u>` [html-stray-end]
_posts/w.md:1:4: error: end tag has no start tag: `</b>` [html-stray-end]
_posts/w.md:3:4: error: end tag has no start tag: `</b>` [html-stray-end]
# With a baseline; as the user set git up.
$ cd site && postlint baseline write --no-config -q && git config diff.noprefix true && git config diff.mnemonicPrefix true && git config color.ui always && git config diff.external false && git config diff.interHunkContext 9 && git config core.quotePath false && printf 'again</b>\n' >>_posts/c.md && postlint check --no-config --changed-lines HEAD --baseline .postlint-baseline
_posts/c.md:13:6: error: end tag has no start tag: `</b>` [html-stray-end]
! 8 files checked: 1 error (1 fixable) in 1 file, 20 in the baseline
[1]
# Mistakes.
$ cd site && postlint check --no-config --changed-lines no-such
! postlint: --changed-lines: `no-such` names no commit of this repository
[2]
$ cd site && postlint check --no-config --staged --write-baseline
! postlint: check: --write-baseline records the whole posts of the work tree, not --staged and not --changed-lines
! postlint: `postlint help check` lists the options
[2]
$ cd site && postlint check --no-config --changed-lines HEAD - </dev/null
! postlint: check: --changed-lines is about files that git knows, not standard input
! postlint: `postlint help check` lists the options
[2]
$ cd site && P=$(command -v postlint) && PATH=/nowhere $P check --no-config --staged
! postlint: --staged: git is not installed, or not on the PATH
[2]
