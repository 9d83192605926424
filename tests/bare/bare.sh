#!/usr/bin/env bash
# bare.sh [SUITE] [MIRROR]: the README's two command lines in a root that has nothing but git.
# Needs root and debootstrap. SUITE defaults to bookworm. Not part of CI (it downloads a system); run it before
# a change to set-up, README or packaging is called done.
set -euo pipefail
suite=${1:-bookworm}
mirror=${2:-http://deb.debian.org/debian}
root=$(cd "$(dirname "$0")/../.." && pwd)
base=${TMPDIR:-/tmp}/postlint-bare-$suite
[ -e "$base/etc/debian_version" ] || debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$base" "$mirror"
bare=$(mktemp -d "$base-XXXXXX")
trap 'umount -q "$bare/proc" "$bare/dev/pts" "$bare/dev" || true; rm -rf --one-file-system "$bare"' EXIT
cp -a "$base/." "$bare/"
cp /etc/resolv.conf "$bare/etc/resolv.conf"
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mount --bind /dev/pts "$bare/dev/pts"
git clone -q "$root" "$bare/home/postlint"
# the two lines as the README gives them, between the markers
readme() { sed -n "/<!-- $1 -->/,/<!-- end -->/p" "$root/README.md" | grep -v '^<!--\|^```' | sed 's/^git clone [^ ]* postlint && cd postlint && //'; }
for line in try test; do
	command=$(readme $line)
	[ -n "$command" ] || { echo "bare: README has no <!-- $line --> line" >&2; exit 1; }
	printf '== bare %s: %s\n' "$suite" "$command"
	chroot "$bare" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
		sh -c "cd /home/postlint && $command"
done
echo "bare: both command lines passed on $suite"
