#!/usr/bin/env python3
"""zones: every zone of the system's database and the calendar, against Python's zoneinfo and datetime.

usage: zones.py ZONE_DUMP     exit 77 without a time zone database"""
import datetime, os, random, struct, subprocess, sys, zoneinfo

FOLDER = os.environ.get("TZDIR") or "/usr/share/zoneinfo"
EPOCH = datetime.datetime(1970, 1, 1)
UTC = datetime.timezone.utc


def seconds(moment):
    return int((moment.replace(tzinfo=None) - EPOCH).total_seconds())


def transitions(path):
    """The moments of change of a TZif file's second block."""
    data = open(path, "rb").read()
    isut, isstd, leap, times, types, chars = struct.unpack(">6l", data[20:44])
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    times = struct.unpack(">l", data[at + 32:at + 36])[0]
    return struct.unpack(f">{times}q", data[at + 44:at + 44 + 8 * times])


def moments(rng, name):
    """Around each change, and somewhere between 1902 and 2150."""
    low, high = seconds(datetime.datetime(1902, 1, 1)), seconds(datetime.datetime(2150, 1, 1))
    for change in transitions(os.path.join(FOLDER, name)):
        if low < change < high:
            yield from (change - 1, change, change + 1)
    for year in (1970, 2026, 2037, 2038, 2039, 2100):
        yield seconds(datetime.datetime(year, 7, 1, 12))
    for _ in range(30):
        yield rng.randrange(low, high)


def ask(lines):
    run = subprocess.run([sys.argv[1], FOLDER], input="\n".join(lines) + "\n", text=True, capture_output=True, check=True)
    return run.stdout.splitlines()


def main():
    names = sorted(n for n in zoneinfo.available_timezones() if os.path.isfile(os.path.join(FOLDER, n)))
    if not names:
        print(f"zones: no time zone database in {FOLDER}: SKIPPED, zones were not compared", file=sys.stderr)
        sys.exit(77)
    zoneinfo.reset_tzpath([FOLDER])
    rng = random.Random(2026)
    asked, want = [], []
    for name in names:
        zone = zoneinfo.ZoneInfo(name)
        asked.append(f"zone {name}")
        want.append(name)
        for at in moments(rng, name):
            here = datetime.datetime.fromtimestamp(at, UTC).astimezone(zone)
            asked.append(f"at {at}")
            want.append(f"{int(here.utcoffset().total_seconds())} {here.tzname()}")
            for shift in (0, -1800, 1800, 3600, -5400):
                local = EPOCH + datetime.timedelta(seconds=seconds(here) + shift)
                asked.append(f"local {seconds(local)}")
                want.append(str(seconds(local.replace(tzinfo=zone).astimezone(UTC))))
    days = [datetime.datetime(1600, 1, 1) + datetime.timedelta(days=n * 11, seconds=n * 7919 % 86400) for n in range(26000)]
    days += [datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59), datetime.datetime(1900, 2, 28)]
    for day in days:
        asked.append(f"civil {seconds(day)}")
        want.append(" ".join(map(str, day.timetuple()[:6])) +
                    f" {day.isoweekday() % 7} {day.timetuple().tm_yday} {seconds(day)}")
    got = ask(asked)
    wrong = 0
    for a, w, g in zip(asked, want, got):
        name = a if a.startswith("zone") else name
        wrong += w != g
        if w != g and wrong <= 30:
            print(f"{name}: {a}: expected {w}, got {g}")
    assert len(got) == len(want) and not wrong, f"{wrong} of {len(want)} differ"
    print(f"{len(names)} zones, {len(want)} answers: all as Python's")


main()
