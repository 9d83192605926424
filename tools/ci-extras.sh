#!/usr/bin/env bash
# ci-extras.sh: what the tests can use but do not need (they skip, saying so, without it): other readers to
# compare with, and the npm packages of tests/node and tests/packs. Needs root; does nothing where it cannot install.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "ci-extras: not root or no apt: outside oracles may be skipped" >&2; exit 0; }
want="g++ clang ruby cmark-gfm pre-commit tidy hugo jekyll ruby-jekyll-archives ruby-jekyll-feed ruby-jekyll-optional-front-matter ruby-jekyll-paginate
ruby-jekyll-readme-index ruby-jekyll-redirect-from ruby-jekyll-relative-links ruby-jekyll-seo-tag ruby-jekyll-sitemap"
missing=""
for package in $want; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
	apt-get update -q
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
fi
command -v npm >/dev/null || exit 0
# tests/packs: the lock file lacks bindings for systems that are not this one, which `npm ci` calls out of date
(cd tests/packs && npm install --no-save --loglevel=error --no-audit --no-fund)
for folder in tests/generators/hexo tests/node; do
	(cd "$folder" && npm ci --loglevel=error --no-audit --no-fund)
done
