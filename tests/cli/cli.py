#!/usr/bin/env python3
"""cli: command lines and what they must print.

usage: cli.py PROGRAM TRANSCRIPT…      POSTLINT_UPDATE=1 writes what was printed into the transcripts
A transcript is read line by line, in a fresh folder:
    $ COMMAND        run by sh, with `postlint` on the PATH; `> …` lines continue it
    80$ COMMAND      the same on a terminal of 80 columns
then what it must print: standard output, standard error with `! ` before each line, and `[N]` for an exit status
that is not 0 (`[SIGPIPE]` for an end by signal). Bytes that do not print stand as \\xNN. `~` at the end of a line:
no newline there. `# needs: PROGRAM`: skipped where there is none. Other lines are comments. A command that runs over 10 seconds fails."""
import fcntl, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

program = os.path.abspath(sys.argv[1])
update = os.environ.get("POSTLINT_UPDATE") == "1"
TIMEOUT = 10 * float(os.environ.get("MESON_TEST_TIMEOUT_MULTIPLIER", "1"))


def environment(top):
    keep = {k: v for k, v in os.environ.items() if k.startswith(("ASAN", "UBSAN", "TSAN", "LSAN", "LD_"))}
    return dict(keep, PATH=os.path.join(top, "bin") + ":" + os.environ["PATH"], HOME=os.path.join(top, "home"), LC_ALL="C.UTF-8",
                TERM="xterm-256color", GIT_CONFIG_NOSYSTEM="1", TMPDIR=top, SOURCE_ROOT=os.path.abspath(os.path.join(os.path.dirname(__file__), "../..")))


def lines_of(data, prefix):
    """Bytes as transcript lines."""
    text = data.decode("utf-8", "backslashreplace")
    text = "".join(c if c == "\n" or c.isprintable() else "".join(f"\\x{b:02x}" for b in c.encode()) for c in text)
    if not text:
        return []
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "~"
    return [prefix + line for line in lines]


def run_plain(command, folder, env):
    p = subprocess.run(["sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    return lines_of(p.stdout, "") + lines_of(p.stderr, "! "), p.returncode


def run_tty(command, folder, env, width):
    """Output and error both on one terminal."""
    try:
        master, slave = pty.openpty()
    except OSError as error:
        print(f"cli: no terminal to be had here ({error}): SKIPPED, what a terminal shows was not compared")
        sys.exit(77)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    p = subprocess.Popen(["sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    data, end = b"", time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        if select.select([master], [], [], 0.1)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
    if p.poll() is None and time.monotonic() >= end:
        p.kill()
        raise subprocess.TimeoutExpired(command, TIMEOUT)
    os.close(master)
    return lines_of(data.replace(b"\r\n", b"\n"), ""), p.wait()


def status_line(status):
    if status == 0:
        return []
    return [f"[{signal.Signals(-status).name}]" if status < 0 else f"[{status}]"]


def play(path, top):
    """The transcript as it would read if all were as it is now."""
    folder = os.path.join(top, "work")
    os.mkdir(folder)
    env, out, commands = environment(top), [], 0
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")[:-1]
    for need in re.findall(r"^# needs: (\S+)", "\n".join(lines), re.M):
        if not shutil.which(need):
            print(f"cli: {need} is not installed: SKIPPED, {os.path.basename(path)} was not tried")
            sys.exit(77)
    i = 0
    while i < len(lines):
        out.append(lines[i])
        m = re.match(r"(\d*)\$ (.*)", lines[i])
        i += 1
        if not m:
            continue
        command = m.group(2)
        while i < len(lines) and re.match(r">( |$)", lines[i]):
            out.append(lines[i])
            command += "\n" + lines[i][2:]
            i += 1
        while i < len(lines) and lines[i] and not re.match(r"\d*\$ |#", lines[i]):
            i += 1  # what it said before, up to an empty line, a comment or the next command
        # findings of `full` hold empty lines: the old output goes on while a frame does
        while i < len(lines) and lines[i] == "" and i + 1 < len(lines) and not re.match(r"\d*\$ |#|$", lines[i + 1]):
            i += 1
            while i < len(lines) and lines[i] and not re.match(r"\d*\$ |#", lines[i]):
                i += 1
        commands += 1
        try:
            printed, status = run_tty(command, folder, env, int(m.group(1))) if m.group(1) else run_plain(command, folder, env)
            out += printed + status_line(status)
        except subprocess.TimeoutExpired:
            out.append("[timeout]")
    return lines, out, commands


failed = total = 0
for path in sys.argv[2:]:
    with tempfile.TemporaryDirectory() as top:
        top = os.path.realpath(top)
        for name in ("bin", "home"):
            os.mkdir(os.path.join(top, name))
        os.symlink(program, os.path.join(top, "bin/postlint"))
        before, now, commands = play(path, top)
        now = [line.replace(top, "TOP") for line in now]
        subprocess.run(["rm", "-rf", os.path.join(top, "work")])  # deeper than Python likes
    total += commands
    if before == now:
        continue
    if update:
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(now) + "\n")
        print(f"cli: {os.path.basename(path)} written")
        continue
    failed += 1
    import difflib
    print("\n".join(difflib.unified_diff(before, now, os.path.basename(path) + " (wanted)", "(printed)", lineterm="")))
print(f"cli: {total} commands in {len(sys.argv) - 2} transcripts, {failed} transcripts differ")
sys.exit(1 if failed else 0)
