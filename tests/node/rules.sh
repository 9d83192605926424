#!/bin/sh
# rules.sh PROGRAM: runs rules.mjs; skips, saying so, without node or its packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
command -v node >/dev/null && [ -d "$here/node_modules/ajv" ] && [ -d "$here/node_modules/yaml" ] || {
	echo "rules: node or tests/node/node_modules is missing (npm ci there): SKIPPED, the schema of rule files was not tried" >&2
	exit 77
}
exec node "$here/rules.mjs" "$1" "$root/schemas/rules.schema.json" "$root/tests/rulefiles" "$root/rules"
