#!/usr/bin/env python3
"""Holds our formulas against LibreOffice Calc.

    formulas.py compare [--seed 1] [--count 3000] [--program "swift run rehearse formulas"] [FILE]
    formulas.py bless FILE

`compare` takes the cases of FILE, or makes up COUNT of them from SEED. It has the program evaluate
them, has LibreOffice recalculate both the formula as it was written and the formula that we print
into a workbook, and names every case where the three do not agree. `bless` writes LibreOffice's
results into FILE as the results expected there; the unit tests then hold us to them.
"""

import argparse
import shlex
import subprocess
import sys
import tempfile

import cases as files
import generate
import libreoffice


def ours(program, chosen):
    """Our result and the printed formula of every case, by identifier."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as table:
        table.write("".join(case.line("") + "\n" for case in chosen))
        table.flush()
        done = subprocess.run(
            shlex.split(program) + [table.name], check=True, stdout=subprocess.PIPE)
    results = {}
    for line in done.stdout.decode("utf-8").split("\n"):
        if line:
            identifier, result, *printed = line.split("\t")
            results[identifier] = (result, printed[0] if printed else None)
    return results


def theirs(chosen, found):
    """LibreOffice's results of the formulas as written and as printed."""
    batch = []
    for case in chosen:
        formula, cells = case.direct()
        batch.append((("written", case.identifier), formula, cells))
        printed = found[case.identifier][1]
        if printed is not None:
            batch.append((("printed", case.identifier), printed, cells))
    return libreoffice.recalculate(batch)


def compare(arguments):
    """Compares, and returns how many cases do not agree.

    One case in a thousand may fail for another of several reasons.
    """
    if arguments.file:
        chosen = files.read(arguments.file)
    else:
        chosen = generate.cases(arguments.seed, arguments.count)
    found = ours(arguments.program, chosen)
    results = theirs(chosen, found)
    wrong = other = 0
    for case in chosen:
        mine = found[case.identifier][0]
        marks = [results.get((kind, case.identifier)) for kind in ("written", "printed")]
        if all(mark is not None and files.same(mine, mark) for mark in marks):
            continue
        if all(mark is not None and files.both_fail(mine, mark) for mark in marks):
            other += 1
        else:
            wrong += 1
            print(case.line(""))
            print(f"    ours {mine}   LibreOffice {marks[0]}   as printed {marks[1]}"
                  f"   {found[case.identifier][1]}")
    exact = len(chosen) - wrong - other
    print(f"{exact} of {len(chosen)} cases agree with LibreOffice, {other} more fail differently")
    return wrong + max(0, other - len(chosen) // 1000)


def bless(arguments):
    """Writes LibreOffice's results into a file of cases."""
    chosen = files.read(arguments.file)
    results = libreoffice.recalculate(
        [(case.identifier, *case.direct()) for case in chosen])
    with open(arguments.file, encoding="utf-8") as lines:
        comments = [line for line in lines if line.startswith("#")]
    with open(arguments.file, "w", encoding="utf-8") as out:
        out.writelines(comments)
        for case in chosen:
            out.write(case.line(results[case.identifier]) + "\n")
    print(f"{len(chosen)} cases written")
    return 0


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    verbs = parser.add_subparsers(required=True)
    first = verbs.add_parser("compare")
    first.add_argument("file", nargs="?")
    first.add_argument("--seed", type=int, default=1)
    first.add_argument("--count", type=int, default=3000)
    first.add_argument("--program", default="swift run rehearse formulas")
    first.set_defaults(run=compare)
    second = verbs.add_parser("bless")
    second.add_argument("file")
    second.set_defaults(run=bless)
    arguments = parser.parse_args()
    sys.exit(1 if arguments.run(arguments) else 0)


if __name__ == "__main__":
    main()
