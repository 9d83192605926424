#!/bin/bash
# precommit.sh PROGRAM: the hook of .pre-commit-hooks.yaml through `pre-commit try-repo`, as docs/pre-commit.md says.
# Skips, saying so, where pre-commit or git is not installed.
set -euo pipefail
program=$(realpath "$1")
source=$(cd "$(dirname "$0")/../.." && pwd)
for need in pre-commit git; do
	command -v $need >/dev/null || { echo "precommit: $need is not installed: SKIPPED, the hook was not tried" >&2; exit 77; }
done
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top/bin" "$top/home" "$top/cache" "$top/hooks" "$top/site/_posts"
ln -s "$program" "$top/bin/postlint"
export HOME=$top/home XDG_CACHE_HOME=$top/cache PRE_COMMIT_HOME=$top/cache PATH=$top/bin:$PATH GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
git config --global user.email t@example.com
git config --global user.name t
git config --global init.defaultBranch main
fail() { echo "precommit: $*" >&2; sed 's/^/    /' "$top/out" >&2; exit 1; }
try() { pre-commit try-repo "$top/hooks" postlint "$@" >"$top/out" 2>&1; }

cp "$source/.pre-commit-hooks.yaml" "$top/hooks/"
(cd "$top/hooks" && pre-commit validate-manifest .pre-commit-hooks.yaml && git init -q && git add -A && git commit -qm hooks)
cd "$top/site"
git init -q
clean='---\nlayout: post\ntitle: "Harbour concert"\ndate: 2024-07-15 09:00:00 +0800\n---\n\nDoors open at seven.\n'
# shellcheck disable=SC2059
for n in _posts/2024-07-15-a.md "_posts/2024-07-16 b.md" _posts/2024-07-17-四月.html; do printf -- "$clean" >"$n"; done
git add -A && git commit -qm clean
try --all-files || fail "clean posts do not pass"
grep -q Passed "$top/out" || fail "the hook did not run"

printf 'x</b>\n' >>_posts/2024-07-15-a.md
git add -A
try && fail "a faulty post passes"
grep -qF '_posts/2024-07-15-a.md:8:2: error:' "$top/out" || fail "FILE:LINE:COL is not printed"
git reset -q --hard

printf '_posts/old/\n' >.postlintignore
mkdir _posts/old && printf 'x</b>\n' >_posts/old/x.md
git add -A
try --all-files || fail "--force-exclude: an ignored post is judged"
git reset -q --hard

# shellcheck disable=SC2059
for n in $(seq 400); do printf -- "$clean" >"_posts/2024-08-01-$n.md"; done
printf 'x</b>\n' >>_posts/2024-08-01-399.md
git add -A
try && fail "one faulty post of 400 passes"
[ "$(grep -c '\.md:[0-9]*:[0-9]*: error:' "$top/out")" = 1 ] || fail "one of 400 is not named once"
echo "precommit: clean passes, faulty fails with its place, ignored files are left alone, 400 files"
