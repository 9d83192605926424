#!/bin/sh
# test.sh: set up, build with warnings as errors, and pass the tests. Arguments go to `meson test`.
set -eu
cd "$(dirname "$0")/.."
sh tools/setup.sh
[ -d build-test ] || meson setup build-test -Dwerror=true
ninja -C build-test
meson test -C build-test --no-rebuild --print-errorlogs "$@"
