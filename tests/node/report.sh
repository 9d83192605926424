#!/bin/sh
# report.sh PROGRAM: runs report.mjs; skips, saying so, without node or its packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
command -v node >/dev/null && [ -d "$here/node_modules/ajv" ] || {
	echo "report: node or tests/node/node_modules/ajv is missing (npm ci there): SKIPPED, reports were not held against their schema" >&2
	exit 77
}
exec node "$here/report.mjs" "$1" "$root/schemas/report.schema.json" "$root/tests/cases" "$root/examples"
