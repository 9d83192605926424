"""listed: the differences that are known and why. A list has lines `READER<TAB>REGEX<TAB>REASON`; the expression must fit
the whole of what differs. A difference no line knows fails the test, and so does a line that fits nothing."""
import re, sys


class Listed:
    def __init__(self, path, reader):
        self.path, self.used, self.unknown = path, {}, []
        self.lines = []
        for line in open(path, encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                who, expression, reason = line.rstrip("\n").split("\t")
                if who == reader:
                    self.lines.append((re.compile(expression, re.S), reason))

    def differs(self, what, how):
        """Takes note of a difference: `what` is looked up, `how` is shown when it is not listed."""
        for expression, reason in self.lines:
            if expression.fullmatch(what):
                self.used[expression] = self.used.get(expression, 0) + 1
                return
        self.unknown.append(f"{what!r}: {how}")

    def finish(self, summary):
        """Prints what came of it and ends the program."""
        for line in self.unknown[:100]:
            print("NEW", line)
        stale = [e.pattern for e, _ in self.lines if e not in self.used]
        for pattern in stale:
            print(f"{self.path}: nothing differs any more for {pattern}")
        for expression, reason in self.lines:
            if expression in self.used:
                print(f"  {self.used[expression]:5} listed: {reason}")
        print(f"{summary}: {sum(self.used.values())} listed differences, {len(self.unknown)} new")
        sys.exit(1 if self.unknown or stale else 0)
