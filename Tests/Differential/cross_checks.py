#!/usr/bin/env python3
"""Checks across bodies by their published definitions, with Python's own statistics.

    python3 cross_checks.py bless      rewrite ../StatisticsTests/Golden/cross-checks.tsv
    python3 cross_checks.py check      say whether that file is what this program makes

Levels: Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993, on logarithms where every
figure is above nought. Changes: Hidiroglou and Berthelot, "Statistical Editing and Imputation for
Periodic Business Surveys", Survey Methodology 12, 1986. Written down here apart from the program.
"""

import math
import pathlib
import random
import statistics
import sys

GOLDEN = pathlib.Path(__file__).parent.parent / "StatisticsTests/Golden/cross-checks.tsv"
LEAST, SCORE, DISTANCES, LEAST_CHANGE, RATIO, SAMENESS = 12, 3.5, 7, 0.05, 1.5, 0.0005


def scores(values):
    middle = statistics.median(values)
    away = [abs(v - middle) for v in values]
    spread = statistics.median(away) / 0.6745 or statistics.fmean(away) * 1.253314
    return [(v - middle) / spread if spread else 0 for v in values]


def groups(line, numbers, least):
    given = [i for i, v in enumerate(line) if v is not None]
    for number in sorted(set(numbers[i] for i in given)):
        mine = [i for i in given if numbers[i] == number]
        yield mine, mine if len(mine) >= least else given


def levels(now, before, classes, regions):
    for mine, group in groups(now[0], classes, LEAST):
        values = [now[0][i] for i in group]
        if len(values) < LEAST:
            continue
        scale = math.log if min(values) > 0 else float
        for i, score in zip(group, scores([scale(v) for v in values])):
            if i in mine and abs(score) >= SCORE:
                yield i, score, statistics.median(values)


def changes(now, before, classes, regions):
    pairs = [(i, b, n) for i, (b, n) in enumerate(zip(before[0], now[0]))
             if b is not None and n is not None and b > 0 and n > 0]
    if len(pairs) < LEAST:
        return
    middle = statistics.median(n / b for _, b, n in pairs)
    effects = []
    for _, b, n in pairs:
        r = n / b
        effects.append((1 - middle / r if r < middle else r / middle - 1) * max(b, n) ** 0.5)
    lower, median, upper = statistics.quantiles(effects, n=4, method="inclusive")
    floor = abs(0.05 * median)
    low = median - DISTANCES * max(median - lower, floor)
    high = median + DISTANCES * max(upper - median, floor)
    for (i, b, n), effect in zip(pairs, effects):
        if not low <= effect <= high and abs(n / b / middle - 1) > LEAST_CHANGE:
            yield i, n / b, b * middle


def peers(now, before, classes, regions):
    for mine, group in groups(now[0], regions, LEAST // 2):
        if len(group) < LEAST // 2:
            continue
        for i in mine:
            usual = statistics.median(now[0][j] for j in group if j != i)
            ratio = now[0][i] / usual if usual > 0 else 1
            if ratio >= RATIO or ratio <= 1 / RATIO:
                yield i, ratio, usual


def lively(now, before):
    for n, b in zip(now, before):
        pairs = [(x, y) for x, y in zip(b, n) if x is not None and y is not None]
        if len(pairs) >= LEAST and 2 * sum(x == y for x, y in pairs) <= len(pairs):
            yield n, b


def patterns(now, before, least, measure):
    lines = list(lively(now, before))
    if len(lines) < least:
        return
    for i in range(len(now[0])):
        pairs = [(b[i], n[i]) for n, b in lines]
        if any(x is None or y is None for x, y in pairs):
            continue
        found = measure(pairs)
        if found is None:
            continue
        best = None
        for n, b in lines:
            others = [(y, x) for j, (x, y) in enumerate(zip(n, b))
                      if j != i and x is not None and y is not None]
            was, is_ = sum(y for y, _ in others), sum(x for _, x in others)
            expected = b[i] * is_ / was if was > 0 else b[i]
            total = sum(v for v in n if v is not None)
            effect = abs((n[i] - expected) / total) if total else 0
            if best is None or effect > best[0]:
                best = (effect, expected)
        yield i, found, best[1]


def unchanged(now, before, classes, regions):
    def same(pairs):
        return 1 if all(b == n for b, n in pairs) and any(n for _, n in pairs) else None
    yield from patterns(now, before, 2, same)


def uplift(now, before, classes, regions):
    def rate(pairs):
        if any(b <= 0 or n <= 0 for b, n in pairs):
            return None
        r = sum(n for _, n in pairs) / sum(b for b, _ in pairs)
        if abs(r - 1) <= SAMENESS:
            return None
        return r if all(abs(n - b * r) <= max(0.5, SAMENESS * n) for b, n in pairs) else None
    yield from patterns(now, before, 3, rate)


CHECKS = {"level": levels, "change": changes, "peers": peers, "unchanged": unchanged,
          "uplift": uplift}


def made_up(chance, check):
    count = chance.choice([8, 11, 12, 13, 30, 61])
    lines = chance.randint(2, 4) if check in ("unchanged", "uplift") else 1
    classes = [chance.randint(0, 2) for _ in range(count)]
    regions = [chance.randint(0, 4) for _ in range(count)]
    size = [chance.lognormvariate(7, 0.5) for _ in range(count)]
    before, now = [], []
    for line in range(lines):
        is_signed = check == "level" and chance.random() < 0.3
        b = [round(s * chance.uniform(0.5, 1.5)) - (900 if is_signed else 0) for s in size]
        n = [round(v * (1.03 + chance.gauss(0, 0.01))) for v in b]
        before.append(b)
        now.append(n)
    for i in range(count):
        fate = chance.random()
        if fate < 0.06:
            now[chance.randrange(lines)][i] *= 10
        elif fate < 0.12:
            for n, b in zip(now, before):
                n[i] = b[i]
        elif fate < 0.2:
            rate = chance.choice([1.05, 0.9])
            for n, b in zip(now, before):
                n[i] = round(b[i] * rate)
        elif fate < 0.26:
            now[chance.randrange(lines)][i] = None
        elif fate < 0.3:
            before[chance.randrange(lines)][i] = None
        elif fate < 0.32:
            now[chance.randrange(lines)][i] = 0
    if chance.random() < 0.2:
        for i in range(count):
            if chance.random() < 0.7:
                now[0][i] = before[0][i]
    return now, before, classes, regions


def written(values):
    return " ".join("-" if v is None else str(v) for v in values)


def lines():
    yield "case\tcheck\tclasses\tregions\tnow\tbefore\tfound"
    chance = random.Random(20171020)
    for case in range(150):
        check = list(CHECKS)[case % len(CHECKS)]
        now, before, classes, regions = made_up(chance, check)
        found = sorted(CHECKS[check](now, before, classes, regions))
        yield "\t".join([
            str(case), check, written(classes), written(regions),
            ";".join(written(n) for n in now), ";".join(written(b) for b in before),
            " ".join(f"{i}/{measure:.9f}/{usual:.9f}" for i, measure, usual in found)])


def main():
    text = "".join(line + "\n" for line in lines())
    if sys.argv[1:] == ["bless"]:
        GOLDEN.write_text(text)
    elif sys.argv[1:] == ["check"]:
        if GOLDEN.read_text() != text:
            sys.exit(f"{GOLDEN.name} is not what this program makes")
    else:
        sys.exit(__doc__)


main()
