#!/bin/sh
# docs.sh: write docs/rules/ and schemas/rules.schema.json from the rules' own text. With --check: only say whether it is up to date (exit 1: no).
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
mkdir "$new/rules"
"$POSTLINT" rules --docs "$new/rules"
"$POSTLINT" config --schema >"$new/rules.schema.json"
if [ "${1:-}" = --check ]; then
	diff -r docs/rules "$new/rules" && diff schemas/rules.schema.json "$new/rules.schema.json" && exit 0
	echo "docs/rules or schemas/rules.schema.json is out of date: run \`sh tools/docs.sh\`" >&2
	exit 1
fi
mkdir -p docs/rules
rm -f docs/rules/*.md
cp "$new"/rules/*.md docs/rules/
cp "$new/rules.schema.json" schemas/
echo "docs/rules: $(ls docs/rules | wc -l) pages"
