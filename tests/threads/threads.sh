#!/usr/bin/env bash
# threads.sh PROGRAM: 500 posts with 8 workers give the same bytes as with 1, and (in a ThreadSanitizer
# build) no race. Posts come from tests/cases and examples, so that nothing outside the checkout is needed.
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
while IFS= read -r -d '' file; do
	n=$((n + 1))
	cp "$file" "$tmp/$(printf %04d $n)-$(basename "$file")"
	[ $n -lt 500 ] || break
done < <(find "$root/tests/cases" "$root/examples" -type f \( -name '*.md' -o -name '*.html' \) -print0 | sort -z)
# legacy DOCTYPEs in the mix: what libtidy's global tables got wrong across threads
for i in 1 2 3 4 5 6 7 8; do
	printf '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<html><head><title>x</title></head><body><p>%s <a name=x>y</a></body></html>\n' $i >"$tmp/legacy-$i.html"
	n=$((n + 1))
done
cd "$tmp"
export TSAN_OPTIONS="halt_on_error=1 exitcode=66 suppressions=$root/tests/threads/tsan.supp"
run() {
	local status=0
	"$program" check --no-config --format concise -j "$1" --select '*' . >"$2" 2>"$2.err" || status=$?
	[ "$status" -le 1 ] || { cat "$2.err" >&2; echo "threads: exit status $status with -j $1" >&2; exit 1; }
}
run 1 "$tmp/.one"
for round in 1 2 3; do
	run 8 "$tmp/.eight"
	cmp "$tmp/.one" "$tmp/.eight"
done
convert() {
	local status=0
	"$program" convert --no-config --clean -t gfm -o "$2" --loss "$2.jsonl" -j "$1" --exclude '.*' . 2>"$2.err" || status=$?
	[ "$status" -le 1 ] || { cat "$2.err" >&2; echo "threads: convert: exit status $status with -j $1" >&2; exit 1; }
}
convert 1 .out1
convert 8 .out8
diff -r .out1 .out8
cmp .out1.jsonl .out8.jsonl
cmp .out1.err .out8.err
[ "$(find .out8 -type f | wc -l)" -gt $((n / 2)) ] || { echo "threads: only few posts were converted" >&2; exit 1; }
echo "threads: convert: $(find .out8 -type f | wc -l) posts written, -j 8 equals -j 1"
echo "threads: $n posts, $(wc -l <"$tmp/.one") findings, -j 8 equals -j 1 three times"
