#!/bin/sh
# setup.sh: install what postlint needs to build and to pass its tests.
# Debian 12+, Ubuntu 22.04+: installs with apt (root or sudo). Elsewhere: says what to install, exit 1.
# Nothing is installed, and no root asked for, when everything is there already.
set -eu

BUILD_PACKAGES="gcc libc6-dev meson ninja-build pkgconf python3 libyaml-dev libmd4c-dev libtidy-dev libutf8proc-dev libxxhash-dev libuchardet-dev libpcre2-dev tzdata"
TEST_PACKAGES="git libmd4c-html0-dev libcmocka-dev libjansson-dev python3-yaml"

say() { printf 'setup: %s\n' "$*" >&2; }

if ! command -v apt-get >/dev/null 2>&1; then
	say "this system has no apt. Install these (names may differ) and build with meson:"
	say "  a C11 compiler, meson >= 1.0, ninja, pkg-config, python3"
	say "  libyaml, md4c, tidy-html5, utf8proc, xxhash, uchardet, pcre2 (all with headers), tzdata"
	say "  for the tests: git, md4c-html, cmocka, jansson, PyYAML"
	exit 1
fi

missing=""
for package in $BUILD_PACKAGES $TEST_PACKAGES; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done

if [ -n "$missing" ]; then
	if [ "$(id -u)" = 0 ]; then
		as_root=""
	elif command -v sudo >/dev/null 2>&1; then
		as_root="sudo"
	else
		say "as root, run: apt-get install$missing"
		exit 1
	fi
	say "installing:$missing"
	$as_root apt-get update -q
	# shellcheck disable=SC2086
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
fi

# Ubuntu 22.04 ships meson 0.61; postlint needs 1.0.
version=$(meson --version)
case $version in
0.*)
	say "meson $version is too old (1.0 is needed)."
	say "run: python3 -m pip install --user 'meson>=1.0'   (and put ~/.local/bin first in PATH)"
	exit 1
	;;
esac
