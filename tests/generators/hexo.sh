#!/bin/sh
# hexo.sh PUBLISH_DUMP: runs hexo.mjs; skips, saying so, without node or Hexo.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null && [ -d "$here/hexo/node_modules/hexo" ] && [ -d "$here/hexo/node_modules/hexo-renderer-marked" ] || {
	echo "hexo: node or the packages of tests/generators/hexo are missing (npm ci there): SKIPPED, no site was compared with Hexo's" >&2
	exit 77
}
exec node "$here/hexo.mjs" "$1"
