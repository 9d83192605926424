#!/usr/bin/env python3
"""ignore: cmd/ignore.c beside `git check-ignore --no-index -v`, on trees made for it.

usage: ignore.py CHECK_IGNORE [--trees N] [--seed S]
Each tree has nested .gitignore files and .git/info/exclude with patterns of every form (`**`, `!`, anchors,
folders only, classes, escapes, spaces, CR), and paths that nearly match. Not only the verdict is compared but
which line of which file decided. Skips, saying so, where git is not installed."""
import argparse, os, random, shutil, subprocess, sys, tempfile

ap = argparse.ArgumentParser()
ap.add_argument("tool")
ap.add_argument("--trees", type=int, default=12)
ap.add_argument("--seed", type=int, default=20220427)
a = ap.parse_args()
if not shutil.which("git"):
    print("ignore: git is not installed: SKIPPED, .gitignore rules were not compared with git's")
    sys.exit(77)
tool = os.path.abspath(a.tool)
rng = random.Random(a.seed)
env = dict(os.environ, HOME="/nonexistent", XDG_CONFIG_HOME="/nonexistent", GIT_CONFIG_NOSYSTEM="1")
env.pop("GIT_DIR", None)

NAMES = ["a", "b", "ab", "abc", "foo", "foo.md", "bar.html", "x.md", "_posts", "drafts", "README", "a b", "草稿", "文.md",
         "a.b.c", "#x", "!y", "[z]", "back\\slash", "foo-1.md", "foo-2.md", "fooX.md", "tmp~", "-dash", "A", "B.MD"]
FIXED = ["*", "**", "*.md", "!*.md", "/foo", "foo/", "/foo/", "foo/*", "foo/**", "**/foo", "**/foo/", "a/**/b", "/a/**/abc", "**/a/**",
         "!foo/x.md", "a/*/b", "f?o", "[ab]", "[!ab]", "[^ab]*", "[a-c]", "[a-", "[]", "[]a]", "[!]a]", "[\\]]", "\\#x", "#x", "\\!y", "!y",
         "\\[z\\]", "[[]z]", "back\\\\slash", "a b", "a\\ b", "foo.md ", "foo.md\\ ", "foo.md   ", "foo*", "*o", "*o*", "a*b", "a**b", "**a",
         "a**", "***", "a/***/b", "/*", "/*/", "!/*/", "*/", "//foo", "foo//", "/", "!", "!/", "草稿", "草*", "?稿", "*.m[d]", "[[:alpha:]]",
         "[[:digit:]]*", "foo-[[:digit:]].md", "[[:upper:]]", "[[:nosuch:]]", "[a-c-e]", "[--a]", "[a-\\c]", "foo\\", "\\f\\o\\o", "a.b.*", ".*", "*.*.*",
         "!a/", "a/b/", "b/a/foo", "/b/a/", "tmp~", "*~", "-dash", "foo.md\r", "_posts/*.html", "_posts/**/x.md", "!_posts/a/x.md", "x.md/", "**/_posts/*",
         "a/b/**", "**/b", "*/b", "*/*/b", "?", "??", "a?", "a[b]c", "foo[-_]1.md", "**/**", "**/**/foo", "a/**/**/b", "A", "b.md", "B.MD"]


def pattern():
    if rng.random() < 0.7:
        return rng.choice(FIXED)
    parts = [rng.choice(NAMES + ["*", "**", "?", "*.md", "a*", "[a-f]*"]) for _ in range(rng.randint(1, 3))]
    return rng.choice(["", "", "!", "/", "!/"]) + "/".join(parts) + rng.choice(["", "", "/", " "])


def make(root):
    """Folders, ignore files, and the paths to ask about."""
    folders = [""]
    for _ in range(14):
        parent = rng.choice(folders)
        name = rng.choice(NAMES)
        path = os.path.join(parent, name)
        if parent.count("/") < 3 and path not in folders and not os.path.exists(os.path.join(root, path)):
            os.mkdir(os.path.join(root, path))
            folders.append(path)
    for folder in folders:
        if folder == "" or rng.random() < 0.3:
            lines = [pattern() for _ in range(rng.randint(1, 12))]
            data = ("\ufeff" if rng.random() < 0.1 else "") + "\n".join(lines) + rng.choice(["\n", ""])
            with open(os.path.join(root, folder, ".gitignore"), "w", encoding="utf-8", newline="") as out:
                out.write(data)
    with open(os.path.join(root, ".git/info/exclude"), "w", encoding="utf-8") as out:
        out.write("\n".join(pattern() for _ in range(3)) + "\n")
    paths = []
    for folder in folders:
        if folder:
            paths.append(folder)
        for name in NAMES:
            path = os.path.join(folder, name)
            if not os.path.exists(os.path.join(root, path)):
                open(os.path.join(root, path), "w").close()
                paths.append(path)
    return paths


def answers(data):
    fields = data.decode("utf-8").split("\0")[:-1]
    return {fields[i + 3]: tuple(fields[i:i + 3]) for i in range(0, len(fields), 4)}


asked = wrong = 0
with tempfile.TemporaryDirectory() as top:
    for number in range(a.trees):
        root = os.path.join(top, str(number))
        os.mkdir(root)
        subprocess.run(["git", "init", "-q", root], check=True, env=env)
        paths = make(root)
        stdin = "".join(p + "\0" for p in paths).encode()
        git = subprocess.run(["git", "check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], input=stdin, capture_output=True, cwd=root, env=env)
        if git.returncode not in (0, 1):
            sys.exit("ignore: git: " + git.stderr.decode())
        theirs = answers(git.stdout)
        marked = "".join(p + ("/" if os.path.isdir(os.path.join(root, p)) else "") + "\0" for p in paths).encode()
        run = subprocess.run([tool], input=marked, capture_output=True, cwd=root, check=True)
        ours = {path.rstrip("/"): answer for path, answer in answers(run.stdout).items()}
        for path in paths:
            asked += 1
            if ours.get(path) != theirs.get(path):
                wrong += 1
                if wrong <= 20:
                    print(f"tree {number}: {path!r}: git {theirs.get(path)}, ours {ours.get(path)}")
print(f"ignore: {asked} questions on {a.trees} trees (seed {a.seed}), {len(FIXED)} fixed patterns: {asked - wrong} answered as git does, {wrong} not")
sys.exit(1 if wrong or asked < 500 else 0)
