#!/bin/sh
# js_dates.sh DATE_DUMP: runs js_dates.mjs; skips, saying so, without node or its packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/node_modules/luxon" ] && [ -d "$here/node_modules/gray-matter" ] || {
	echo "js_dates: node or packages of tests/node are missing (npm ci there): SKIPPED, dates were not compared with those of JavaScript" >&2
	exit 77
}
exec node "$here/js_dates.mjs" "$1"
