#!/usr/bin/env python3
"""Attacks what is withheld of tables of counts with somebody else's linear programming.

    python3 suppression.py REHEARSE [--first N] [--tables N]

For each withheld count, SciPy (HiGHS) finds the least and the most that it can be, given every count
that is shown, every margin, and that what is withheld is at least one. A small count has to be able to
be anything from 1 to 5, and no other to be known to within as little. A withheld sum is at least as
large as its withheld parts are many, which nobody can hide: it has to be able to be five more numbers.
Needs scipy; skips, with a word, where it is absent.
"""

import argparse
import json
import subprocess
import sys

try:
    import numpy
    from scipy.optimize import linprog
except ImportError:
    print("SKIPPED suppression.py: scipy is not installed")
    sys.exit(0)


def bounds(table):
    withheld = table["withheld"]
    column = {place: number for number, place in enumerate(withheld)}
    rows, right = [], []
    for margin in table["margins"]:
        row = numpy.zeros(len(withheld))
        known = 0
        for place, sign in [(p, 1) for p in margin["parts"]] + [(margin["total"], -1)]:
            if place in column:
                row[column[place]] = sign
            else:
                known += sign * table["counts"][place]
        if row.any():
            rows.append(row)
            right.append(-known)
    for place in withheld:
        ends = []
        for sign in (1, -1):
            goal = numpy.zeros(len(withheld))
            goal[column[place]] = sign
            found = linprog(goal, A_eq=numpy.array(rows) if rows else None,
                            b_eq=right if rows else None, bounds=(1, None), method="highs")
            if found.status == 3:
                ends.append(sign * -numpy.inf)
            elif found.status == 0:
                ends.append(sign * found.fun)
            else:
                raise AssertionError(f"seed {table['seed']}: {found.message}")
        yield place, ends[0], ends[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rehearse")
    parser.add_argument("--first", default="0")
    parser.add_argument("--tables", default="200")
    options = parser.parse_args()
    lines = subprocess.run([options.rehearse, "suppress", options.first, options.tables],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    faults = cells = shown = 0
    for line in lines:
        table = json.loads(line)
        primary = set(table["primary"])
        expected = {place for place, count in enumerate(table["counts"]) if 1 <= count <= 5}
        faults += primary != expected
        shown += len(table["counts"]) - len(table["withheld"])
        sums = {margin["total"] for margin in table["margins"]}
        for place, least, most in bounds(table):
            cells += 1
            if place in primary - sums:
                held = least < 1 + 1e-6 and most > 5 - 1e-6
            else:
                held = most - least > 4 - 1e-6
            if not held:
                faults += 1
                print(f"seed {table['seed']}: place {place} is between {least:.3f} and {most:.3f}")
    print(f"{len(lines)} tables, {cells} counts withheld, {shown} shown, {faults} faults")
    sys.exit(1 if faults or not cells else 0)


main()
