"""readers: the three YAML readers that lib/front/types.c stands for, run on plain scalars.

run(reader, scalars) gives (version, [(type, value), …]) in the order of `scalars`; type "error": the reader raises.
It raises Missing with a sentence when the reader is not installed."""
import json, os, shutil, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
READERS = ["pyyaml", "yaml12", "psych"]  # in the order of enum pl_yaml_reader


class Missing(Exception):
    pass


def node(script, package):
    """The command that runs a script of tests/node."""
    folder = os.path.join(HERE, "..", "node")
    if not shutil.which("node"):
        raise Missing("node is not installed")
    if not os.path.isdir(os.path.join(folder, "node_modules", package)):
        raise Missing(f"the npm package {package} is not installed (npm ci in tests/node)")
    return ["node", os.path.join(folder, script)]


def _python_type(value):
    import datetime

    if value is None:
        return "null", "null"
    if isinstance(value, bool):
        return "bool", str(value).lower()
    if isinstance(value, int):
        return "int", str(value)
    if isinstance(value, float):
        return "float", repr(value)
    if isinstance(value, datetime.datetime):
        return "timestamp", str(value)
    if isinstance(value, datetime.date):
        return "date", value.isoformat()
    return "string", value


def _pyyaml(scalars):
    try:
        import yaml
    except ImportError:
        raise Missing("PyYAML is not installed (python3-yaml)") from None
    loader = yaml.SafeLoader("")
    found = []
    for scalar in scalars:
        tag = loader.resolve(yaml.ScalarNode, scalar, (True, False))
        try:
            found.append(_python_type(loader.construct_object(yaml.ScalarNode(tag, scalar))))
        except Exception as error:  # whatever it raises is what its users see
            found.append(("error", str(error).split("\n")[0]))
    return "PyYAML " + yaml.__version__, found


def _program(command, scalars):
    out = subprocess.run(command, input="\n".join(scalars) + "\n", capture_output=True, text=True, check=True).stdout
    lines = out.splitlines()
    return lines[0], [tuple(json.loads(line)) for line in lines[1:]]


def run(reader, scalars):
    if reader == "pyyaml":
        return _pyyaml(scalars)
    if reader == "yaml12":
        return _program(node("yaml12.mjs", "yaml"), scalars)
    if not shutil.which("ruby"):
        raise Missing("ruby is not installed")
    return _program(["ruby", os.path.join(HERE, "psych.rb")], scalars)


def ours(front_dump, scalars):
    """What postlint says: for each scalar the (type, value) of each reader."""
    out = subprocess.run([front_dump, "scalars"], input="\n".join(scalars) + "\n", capture_output=True, text=True,
                         check=True).stdout
    return [[tuple(pair) for pair in json.loads(line)] for line in out.splitlines()]
