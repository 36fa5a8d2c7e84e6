#!/usr/bin/env python3
"""Charts of made-up series by the published definitions, in exact fractions.

    python3 process_charts.py bless      rewrite ../StatisticsTests/Golden/process-charts.tsv
    python3 process_charts.py check      say whether that file is what this program makes

The definitions are those of NHS England's Making Data Count ("plot the dots"), written down here
once more and apart from the program: nothing is rounded, so that "on the mean" is exact.
"""

import pathlib
import random
import sys
from fractions import Fraction

GOLDEN = pathlib.Path(__file__).parent.parent / "StatisticsTests/Golden/process-charts.tsv"
FACTOR, SCREEN, LEAST, RUN = Fraction("2.66"), Fraction("3.267"), 12, 7


def average(numbers):
    return sum(numbers) / len(numbers)


def limits(values, screened):
    """Mean, lower limit and upper limit."""
    ranges = [abs(b - a) for a, b in zip(values, values[1:])]
    if screened:
        bound = SCREEN * average(ranges)
        ranges = [r for r in ranges if r < bound] or ranges
    reach = FACTOR * average(ranges)
    return average(values) - reach, average(values), average(values) + reach


def sign(number):
    return (number > 0) - (number < 0)


def windows(count, length):
    return [range(start, start + length) for start in range(count - length + 1)]


def signals(values, lower, mean, upper):
    """For each place the set of (rule, side) that it is part of; rules in their precedence."""
    found = [set() for _ in values]
    zone = (upper - mean) * 2 / 3
    out = [sign(v - upper) == 1 and 1 or -(v < lower) for v in values]
    near = [0 if o else (1 if v > mean + zone else -1 if v < mean - zone else 0)
            for v, o in zip(values, out)]
    for place, side in enumerate(out):
        if side:
            found[place].add((0, side))
    for side in (1, -1):
        for window in windows(len(values), RUN):
            steps = [sign(values[b] - values[a]) for a, b in zip(window, window[1:])]
            if all(step == side for step in steps):
                for place in window:
                    found[place].add((1, side))
            if all(sign(values[place] - mean) == side for place in window):
                for place in window:
                    found[place].add((3, side))
        for window in windows(len(values), 3):
            close = [place for place in window if near[place] == side]
            if len(close) >= 2:
                for place in close:
                    found[place].add((2, side))
    return found


def later_trend(values, place):
    """A point that ends one trend and begins another belongs to the one that it begins."""
    after = range(place, place + RUN)
    if after.stop <= len(values):
        steps = {sign(values[b] - values[a]) for a, b in zip(after, after[1:])}
        if len(steps) == 1 and steps != {0}:
            return steps.pop()
    return None


def variation(found, values, place, better):
    if not found:
        return "common"
    rule = min(found)[0]
    sides = [side for kind, side in found if kind == rule]
    side = sides[0]
    if len(sides) > 1:
        side = later_trend(values, place)
    word = {0: "neutral", side: "improvement", -side: "concern"}[better]
    return word + (" high" if side > 0 else " low")


def assurance(target, lower, upper, better):
    if target is None or better == 0:
        return "none"
    if target > upper:
        return "fail" if better > 0 else "pass"
    if target < lower:
        return "pass" if better > 0 else "fail"
    return "inconsistent"


def chart(values, target, better, rebase, screened):
    """The stretches' limits, the marks and verdict of each point, and the last assurance."""
    starts = [0] + ([rebase] if rebase else [])
    bounds, marks, verdicts, assured = [], [], [], "none"
    for start, end in zip(starts, starts[1:] + [len(values)]):
        part = values[start:end]
        if len(part) < LEAST:
            bounds.append("none")
            marks += [""] * len(part)
            verdicts += ["common"] * len(part)
            assured = "none"
            continue
        lower, mean, upper = limits(part, screened)
        bounds.append("/".join(f"{float(b):.9f}" for b in (lower, mean, upper)))
        found = signals(part, lower, mean, upper)
        for place, here in enumerate(found):
            marks.append("".join(sorted({"otns"[rule] for rule, _ in here})))
            verdicts.append(variation(here, part, place, better))
        assured = assurance(target, lower, upper, better)
    return bounds, marks, verdicts, assured


def series(chance):
    """A series that has something to find in about half of the cases."""
    count = chance.randint(1, 48)
    decimals = chance.choice([0, 0, 1, 2])
    spread = chance.choice([0, 1, 3, 10, 40])
    level = chance.choice([-20, 0, 3, 50, 1000])
    drift = chance.choice([0, 0, 0, 0, 0.3, -0.5])
    shift, at = chance.choice([0, 0, 1.5, -2]) * spread, chance.randint(0, count)
    values = []
    for place in range(count):
        value = level + drift * place + chance.gauss(0, spread / 2) + (shift if place > at else 0)
        if chance.random() < 0.04:
            value += spread * chance.choice([-4, 4])
        values.append(f"{value:.{decimals}f}")
    return values


def case(number, chance):
    texts = series(chance)
    values = [Fraction(text) for text in texts]
    better = chance.choice([1, -1, 0])
    target = chance.choice(["", texts[0], str(round(float(texts[-1])) + chance.randint(-30, 30))])
    rebase = chance.randint(1, len(values) - 1) if len(values) > 20 and chance.random() < 0.3 else 0
    screened = chance.random() < 0.5
    bounds, marks, verdicts, assured = chart(
        values, Fraction(target) if target else None, better, rebase, screened)
    return "\t".join([
        str(number), " ".join(texts), target, {1: "increase", -1: "decrease", 0: "neutral"}[better],
        str(rebase), "screened" if screened else "all", " ".join(bounds), ",".join(marks),
        ",".join(verdicts), assured])


def golden():
    chance = random.Random(20171020)
    head = "case\tvalues\ttarget\tbetter\trebase\tranges\tlimits\tmarks\tverdicts\tassurance"
    return "\n".join([head] + [case(number, chance) for number in range(1, 251)]) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["bless"]:
        GOLDEN.write_text(golden(), encoding="utf-8")
    elif sys.argv[1:] == ["check"]:
        sys.exit(0 if GOLDEN.read_text(encoding="utf-8") == golden() else "the goldens are not these")
    else:
        sys.exit(__doc__)
