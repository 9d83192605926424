#!/bin/sh
# try.sh: set up, build, and judge the sample site in examples/site. Ends with 0 when the check ran: the
# sample site has faults on purpose, so that `postlint check` itself ends with 1.
set -eu
cd "$(dirname "$0")/.."
sh tools/setup.sh
[ -d build ] || meson setup build --buildtype=release >/dev/null
ninja -C build cmd/postlint >/dev/null
status=0
build/cmd/postlint check --format full examples/site || status=$?
[ "$status" = 1 ] || exit "$status"
