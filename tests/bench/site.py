#!/usr/bin/env python3
"""site.py --tool POSTLINT [--work DIR] [--posts N[,N…]] [--links L]: what following the links of a whole site costs.

Makes Jekyll sites of N posts with L links each (nine of ten lead somewhere, a third has a fragment), checks each with the rules on links alone and
without them, and prints seconds, the most memory in use, and what of it the site adds for each post."""
import argparse
import os
import random
import re
import subprocess

parser = argparse.ArgumentParser()
parser.add_argument("--tool", required=True)
parser.add_argument("--work", default="/tmp/postlint-bench-site")
parser.add_argument("--posts", default="10000,100000")
parser.add_argument("--links", type=int, default=20)
a = parser.parse_args()
RULES = "link-missing,link-anchor,link-case,link-outside,link-redirect,image-missing,site-duplicate-url,site-duplicate-title,site-duplicate-body,site-case-url"


def make(count):
    root = os.path.join(a.work, f"site-{count}")
    if os.path.isdir(root):
        return root
    rng = random.Random(count)
    dates = [f"20{rng.randint(10, 22)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for _ in range(count)]
    os.makedirs(os.path.join(root, "_posts"))
    with open(os.path.join(root, "_config.yml"), "w") as file:
        file.write("url: https://news.example.com\n")
    for n in range(count):
        lines = [f"---\ntitle: Post {n}\ndate: {dates[n]} 10:00:00 +0000\n---\n\n## 港口 {n}\n\n## The plan\n"]
        for link in range(a.links):
            other = rng.randrange(count)
            address = "/" + dates[other].replace("-", "/") + f"/post-{other}.html" if link % 10 else f"/nowhere/{other}.html"
            lines.append(f"[text]({address}{'#the-plan' if link % 3 == 1 else ''}) and some more words of an ordinary length.\n")
        with open(os.path.join(root, "_posts", f"{dates[n]}-post-{n}.md"), "w") as file:
            file.write("\n".join(lines))
    return root


def run(root, rules):
    done = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", a.tool, "check", "--select", rules, "--format", "concise", "--now", "2026-01-01", root],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    *rest, last = done.stderr.strip().splitlines()
    wall, user, system, memory = map(float, last.split())
    links = re.search(r"links: .*", done.stderr)
    return wall, user + system, memory, links.group(0) if links else ""


print(f"{'posts':>8} {'rules':12} {'wall s':>7} {'CPU s':>7} {'MiB':>7} {'KiB/post':>9}  us/link")
for count in map(int, a.posts.split(",")):
    root = make(count)
    without = run(root, "link-empty")
    with_links = run(root, RULES)
    print(f"{count:8} {'without':12} {without[0]:7.2f} {without[1]:7.2f} {without[2] / 1024:7.1f}")
    print(f"{count:8} {'site and links':12} {with_links[0]:7.2f} {with_links[1]:7.2f} {with_links[2] / 1024:7.1f} {(with_links[2] - without[2]) / count:9.2f} "
          f"{(with_links[1] - without[1]) / count / a.links * 1e6:7.2f}  {with_links[3]}")
