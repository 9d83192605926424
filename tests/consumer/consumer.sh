#!/bin/sh
# consumer.sh BUILD: installs into a scratch root, compiles a C and a C++ program with what pkg-config says, runs them,
# and looks at what the library exports.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
DESTDIR=$root meson install -C "$build" --no-rebuild --quiet
pc=$(find "$root" -name postlint.pc)
[ -n "$pc" ] || { echo "consumer: no postlint.pc was installed" >&2; exit 1; }
export PKG_CONFIG_PATH="${pc%/*}" PKG_CONFIG_SYSROOT_DIR="$root" PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1
flags=$(pkg-config --cflags --libs postlint)
libdir=$(dirname "$(find "$root" -name 'libpostlint.so')")
for with in "cc -std=c99 -x c" "cc -std=c11 -x c" "c++ -std=c++11 -x c++"; do
	compiler=${with%% *}
	command -v "$compiler" >/dev/null || { echo "consumer: $compiler is not installed: left out"; continue; }
	# shellcheck disable=SC2086
	$with -Wall -Wextra -Wpedantic -Werror "$here/consumer.c" -x none $flags -o "$root/consumer"
	LD_LIBRARY_PATH=$libdir "$root/consumer"
done
odd=$(nm -D --defined-only "$libdir/libpostlint.so" | awk '$3 !~ /^postlint_/ { print $3 }')
[ -z "$odd" ] || { echo "consumer: the library exports more than its interface:" $odd >&2; exit 1; }
missing=$(grep -o 'postlint_[a-z_]*(' "$here/../../include/postlint.h" | tr -d '(' | sort -u | while read -r name; do
	grep -q "POSTLINT_API.*[ *]$name(" "$here/../../include/postlint.h" || continue
	nm -D --defined-only "$libdir/libpostlint.so" | grep -q " $name\$" || echo "$name"
done)
[ -z "$missing" ] || { echo "consumer: declared but not there:" $missing >&2; exit 1; }
[ -x "$(find "$root" -name postlint -type f)" ] && [ -f "$(find "$root" -name report.schema.json)" ]
echo "consumer: C and C++ against the staged install; exports are the interface"
