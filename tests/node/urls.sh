#!/bin/sh
# urls.sh ADDRESS_DUMP CORPORA: runs urls.mjs; skips, saying so, without node or its packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/node_modules/whatwg-url" ] || {
	echo "urls: node or packages of tests/node are missing (npm ci there): SKIPPED, addresses were not compared with those of whatwg-url and Node" >&2
	exit 77
}
[ -d "$2" ] || {
	echo "urls: no corpora: their links were NOT compared" >&2
	exec node "$here/urls.mjs" "$1"
}
exec node "$here/urls.mjs" "$1" "$2"
