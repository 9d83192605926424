#!/bin/sh
# validators.sh: runs validators.mjs; skips, saying so, without node or its packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/node_modules/@docusaurus/plugin-content-blog" ] && [ -d "$here/node_modules/astro" ] || {
	echo "validators: node or tests/packs/node_modules is missing (npm ci there): SKIPPED, the builders' validators were not asked" >&2
	exit 77
}
exec node "$here/validators.mjs"
