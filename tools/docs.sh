#!/bin/sh
# docs.sh: write docs/rules/ from the rules' own text. With --check: only say whether it is up to date (exit 1: no).
# The program is built in build/, or given by POSTLINT.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${POSTLINT:-}" ]; then
	[ -d build ] || meson setup build >/dev/null
	ninja -C build cmd/postlint >/dev/null
	POSTLINT=build/cmd/postlint
fi
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
"$POSTLINT" rules --docs "$new"
if [ "${1:-}" = --check ]; then
	diff -r docs/rules "$new" && exit 0
	echo "docs/rules is out of date: run \`sh tools/docs.sh\`" >&2
	exit 1
fi
mkdir -p docs/rules
rm -f docs/rules/*.md
cp "$new"/*.md docs/rules/
echo "docs/rules: $(ls docs/rules | wc -l) pages"
