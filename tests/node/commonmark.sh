#!/bin/sh
# commonmark.sh TREE_DUMP CONFORMANCE: our trees of the specifications' examples beside those that parse5 makes of their
# HTML; skips, saying so, without node, its packages or the specifications.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/node_modules/parse5" ] || {
	echo "commonmark: node or tests/node/node_modules/parse5 is missing (npm ci there): SKIPPED, examples were not judged by parse5" >&2
	exit 77
}
[ -d "$2/commonmark" ] || {
	echo "commonmark: no specifications at $2 (set POSTLINT_SHARED): SKIPPED, examples were not judged by parse5" >&2
	exit 77
}
for spec in commonmark/spec gfm/spec gfm/extensions gfm/regression; do
	echo "$spec.txt:"
	node "$here/commonmark.mjs" "$1" "${spec%%/*}" "$2/$spec.txt"
done
