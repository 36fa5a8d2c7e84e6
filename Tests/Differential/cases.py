"""Cases of the formula differential: their file format and their way into a workbook.

A file has one case on a line: identifier, formula, result expected, and the answers as NAME=MARK,
separated by tabs; libreoffice.py says what a mark is. A column such as A2.A2b is named once for
each of its rows. Lines that begin with # are comments.
"""

import re

PIECE = re.compile(
    r'"(?:[^"]|"")*"'
    r"|PREVIOUS\s*\(\s*(?P<previous>[A-Za-z][A-Za-z0-9_.]*)\s*\)"
    r"|(?<![A-Za-z0-9_.])(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)(?P<call>\s*\()?"
    r"|(?P<separator>;)",
    re.IGNORECASE)

YOUNG = {"IFNA", "XOR"}


class Case:
    """One formula over given answers."""

    def __init__(self, identifier, source, expected, answers):
        self.identifier = identifier
        self.source = source
        self.expected = expected
        self.answers = answers

    def line(self, expected=None):
        """The case as a line of a file."""
        marks = [f"{name}={mark}" for name, marks in self.answers.items() for mark in marks]
        kept = self.expected if expected is None else expected
        return "\t".join([self.identifier, self.source, kept, *marks])

    def direct(self):
        """The formula for a workbook by plain replacement, and the cells it looks at."""
        names = []

        def replace(match):
            if match.group("separator"):
                return ","
            name = match.group("name")
            if match.group("previous"):
                return place(f"PREVIOUS({match.group('previous')})")
            if not name:
                return match.group(0)
            if match.group("call"):
                return ("_xlfn." if name.upper() in YOUNG else "") + name + "("
            return name if name.upper() in ("TRUE", "FALSE") else place(name)

        def place(name):
            if name not in names:
                names.append(name)
            return "{%d}" % names.index(name)

        formula = PIECE.sub(replace, self.source)
        return formula, [self.answers.get(name, ["-"]) for name in names]


def read(path):
    """The cases of a file."""
    cases = []
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            identifier, source, expected, *marks = line.rstrip("\n").split("\t")
            answers = {}
            for field in marks:
                name, mark = field.split("=", 1)
                answers.setdefault(name, []).append(mark)
            cases.append(Case(identifier, source, expected, answers))
    return cases


def digits(number):
    """The 15 digits that LibreOffice writes into a file."""
    return f"{float(number):.14e}"


def close(first, second):
    """Two numbers are the same but for the fifteenth digit."""
    one, other = float(first), float(second)
    return digits(one) == digits(other) or abs(one - other) <= 1.1e-14 * max(abs(one), abs(other))


def same(ours, theirs):
    """Two marks agree: a flag is 1 or 0, and a blank that is shown is nought."""
    if ours == theirs:
        return True
    numbers = {"fTRUE": "n1", "fFALSE": "n0", "-": "n0"}
    ours, theirs = numbers.get(ours, ours), numbers.get(theirs, theirs)
    if ours[:1] == theirs[:1] == "n":
        return close(ours[1:], theirs[1:])
    return ours == theirs


def both_fail(ours, theirs):
    """Both fail, of several failures in the formula for different ones."""
    return ours[:1] == theirs[:1] == "e"
