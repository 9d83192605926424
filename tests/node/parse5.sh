#!/bin/sh
# parse5.sh TREE_DUMP CORPORA: our trees of every body beside those of parse5; skips, saying so, without node, its
# packages or the corpora.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/node_modules/parse5" ] || {
	echo "parse5: node or tests/node/node_modules/parse5 is missing (npm ci there): SKIPPED, trees were not compared" >&2
	exit 77
}
[ -d "$2" ] || {
	echo "parse5: no corpora at $2 (set POSTLINT_SHARED): SKIPPED, trees were not compared" >&2
	exit 77
}
find "$2" -type f ! -name SOURCE.txt ! -name '*.yml' ! -name '*.toml' ! -name LICENSE | LC_ALL=C sort | "$1" | node "$here/parse5.mjs"
