#!/usr/bin/env python3
"""areas: small wicked sites, built by the builder itself: every file of the output must be where we say that something is, or in an area
that we call uncertain; and what we call certain must be there.

usage: areas.py AREA_DUMP BUILDER [NODE_MODULES]     exit 77 when the builder is not installed"""
import importlib, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)


def write(root, files):
    for path, text in files.items():
        whole = os.path.join(root, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())


def names_below(folder):
    found = []
    for where, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(where, name), folder) for name in names]
    return sorted(found)


def candidates(key):
    """The files of the output that a server would give for a key."""
    path = key[1:]
    if not path or path.endswith("/"):
        return [path + "index.html"]
    return [path, path + ".html", path + "/index.html"]


def said(dump, root, rules, names):
    run = subprocess.run([dump, root, rules], input="".join(name + "\n" for name in names), text=True, capture_output=True)
    assert run.returncode == 0, (run.returncode, run.stderr[-2000:])
    files, at = {}, []
    for line in run.stdout.splitlines():
        kind, what, name = line.split(" ", 2)
        if kind == "file":
            files[name] = what
        else:
            at.append((what, name))
    return files, at


def faults_of(dump, site, root, out):
    """[(fault, name)], the number of files, of uncertain ones"""
    names = names_below(out)
    files, at = said(dump, root, site.get("rules", site["builder"]), names)
    faults = [(f"is {files[name]} to us, but it is there", name) for name in names if files[name] in ("nothing", "hidden", "former")]
    have = set(names)
    for what, key in at:
        if what in ("page", "file", "made", "redirect") and not any(name in have for name in candidates(key)):
            faults.append((f"is a {what} to us, but it is not there", key))
    return faults, len(names), sum(what == "uncertain" for what in files.values())


def run_site(dump, module, name, site):
    site.setdefault("builder", module.BUILDER)
    with tempfile.TemporaryDirectory() as top:
        root, out = os.path.join(top, "site"), os.path.join(top, "out")
        write(root, site["files"])
        module.build(root, out, site)
        faults, count, uncertain = faults_of(dump, site, root, out)
    reasons = site.get("exceptions", {})
    left = [(fault, what) for fault, what in faults if what not in reasons]
    idle = set(reasons) - {what for _, what in faults}
    for fault, what in sorted(left):
        print(f"{name}: {what} {fault}")
    for what in sorted(idle):
        print(f"{name}: the exception {what} is not needed")
    allowed = site.get("uncertain", 0)
    if uncertain > allowed:
        print(f"{name}: {uncertain} of {count} files are uncertain, more than {allowed}")
    print(f"{name}: {count} files, {uncertain} uncertain, {len(faults)} exceptions")
    return not left and not idle and uncertain <= allowed


def main():
    dump, builder, *modules = sys.argv[1:]
    module = importlib.import_module("areas_" + builder)
    module.MODULES = modules[0] if modules else ""
    missing = module.missing()
    if missing:
        print(f"areas: {missing}: SKIPPED, no site was compared with {builder}'s", file=sys.stderr)
        return 77
    fine = [run_site(dump, module, name, site) for name, site in module.SITES.items()]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
