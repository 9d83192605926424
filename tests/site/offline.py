#!/usr/bin/env python3
"""offline.py POSTLINT: a run over a site full of links that lead out of it opens no socket and nothing outside the site but what the program itself needs
(its libraries, locales, time zones, the CPUs there are), as the system calls show. Exit status 77 without strace."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

TARGETS = ["../../etc/passwd", "../../../../../../../../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "/../../etc/passwd",
           "//evil.example/etc/passwd", "\\\\\\\\evil.example\\\\share", "\\\\\\\\etc\\\\passwd", "file:///etc/passwd", "/etc/passwd", "images/passwd.png", "linked/hostname",
           "a%00b.html", "/%00", "out.html", "https://evil.example/x", "http://127.0.0.1/", "ftp://evil.example/x", "loop/loop/loop/x.html",
           "{% link ../../etc/passwd %}", "{% post_url ../../etc/passwd %}", "{{ site.baseurl }}/../../etc/passwd", "a" * 5000, "../" * 3000 + "etc/passwd"]
SYSTEM = re.compile(r"^(/lib|/usr/lib|/usr/share/(zoneinfo|locale|i18n)|/usr/local/lib|/etc/(ld\.so|localtime|locale|gconv)|/proc/(self|sys|meminfo|cpuinfo|stat)|"
                    r"/sys/(devices/system/cpu|fs/cgroup|kernel/mm)|/dev/(null|urandom|tty))")


def write(root, name, text):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def site(root):
    write(root, "_config.yml", "title: A site\nurl: https://news.example.com\nbaseurl: /blog\n")
    write(root, "_posts/2022-04-27-links.md", "---\ntitle: Links\n---\n\n" + "\n\n".join(f"[text](<{target}>)" for target in TARGETS))
    write(root, "page.html", "---\ntitle: Page\n---\n" + "".join(f'<p><a href="{target}">x</a><img src="{target}" alt="x"></p>\n' for target in TARGETS))
    write(root, "out.md", "---\ntitle: Out\npermalink: /../../etc/passwd\nredirect_from: [/../../../etc/shadow]\n---\nText.\n")
    os.makedirs(os.path.join(root, "images"))
    os.symlink("/etc/passwd", os.path.join(root, "images", "passwd.png"))
    os.symlink("/etc/passwd", os.path.join(root, "_posts", "2022-04-28-passwd.md"))
    os.symlink("/etc", os.path.join(root, "linked"))
    os.symlink(".", os.path.join(root, "loop"))
    os.mkfifo(os.path.join(root, "pipe.md"))


def main():
    tool = os.path.abspath(sys.argv[1])
    if not shutil.which("strace"):
        print("strace is missing: SKIPPED, the system calls of a run were not looked at")
        return 77
    with tempfile.TemporaryDirectory(prefix="offline-") as top:
        root, log = os.path.realpath(os.path.join(top, "site")), os.path.join(top, "log")
        os.mkdir(root)
        site(root)
        command = ["strace", "-f", "-y", "-s", "300", "-o", log, "-e", "trace=open,openat,openat2,creat,execve,%network", tool, "check", "--format", "concise", "."]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, env={**os.environ, "HOME": root})
        if not os.path.exists(log) or os.path.getsize(log) == 0:
            print("strace cannot trace here: SKIPPED, the system calls of a run were not looked at")
            return 77
        with open(log, encoding="utf-8", errors="replace") as file:
            calls = file.read().splitlines()
    wrong, opened = [], 0
    for call in calls:
        found = re.search(r"\b(open|openat|openat2|creat)\((?:AT_FDCWD(?:<([^>]*)>)?, |(\d+)<([^>]*)>, )?\"((?:[^\"\\]|\\.)*)\"", call)
        if found:
            base, name = found.group(2) or found.group(4) or root, found.group(5)
            path = os.path.normpath(os.path.join(base, name))
            above = root.startswith(path + "/") or path == root or os.path.dirname(path) in root # rule files are looked for up the tree
            if " = -1 " in call:
                continue
            opened += 1
            if not (path + "/").startswith(root + "/") and not SYSTEM.match(path) and not (above and not os.path.isfile(path)):
                wrong.append(call)
        elif re.search(r"\b(socket|connect|sendto|sendmsg|bind|socketpair|recvfrom)\(", call):
            wrong.append(call)
        elif "execve(" in call and "strace" not in call and tool not in call:
            wrong.append(call)
    for line in wrong:
        print("not expected:", line)
    for needed in ("link-outside", "_posts/2022-04-27-links.md", "page.html"):
        if needed not in done.stdout:
            print(f"no {needed} among the findings:\n{done.stdout}\n{done.stderr}")
            wrong.append(needed)
    if "root:" in done.stdout + done.stderr:
        wrong.append("the text of /etc/passwd is shown")
    print(f"{len(calls)} calls, {opened} files opened, {len(wrong)} not expected; exit status {done.returncode}")
    return 1 if wrong or done.returncode not in (1, 2) else 0


sys.exit(main())
