"""Makes up formulas and answers from a seed.

What is left out is what the product does not promise to share with every spreadsheet: texts that
are numbers only in one country, ISLOGICAL over calculations (a spreadsheet answers from the look of
the cells), and numbers near the limits of what a Double holds.
"""

import random

from cases import Case

NUMBERS = ["0", "1", "-1", "2", "3", "5", "10", "12.5", "0.1", "0.2", "0.3", "-0.5", "100", "1000",
           "1234.565", "99999.995", "-2.5", "2.5", "1e-05", "123456789", "43008", "1250", "0.285",
           "1.005", "33.333333333333336", "0.30000000000000004", "50000000", "-7", "8", "1.15", "4.35"]
TEXTS = ["", "a", "A", "b", "ab", "abc", "Yes", "yes", "No", "5", "12.5", " 5 ", "1e3", "x y",
         "  x   y ", "4. Completed", "4. completed", "3. In progress", "a*c", "a?c", "TRUE", "é", "É",
         "n/a", "50%", "2017-09-30", "-3", "Not started", "1. Not started", "£5", "a-b", "0"]
FAILURES = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!"]
CRITERIA = ['"4. Completed"', '">0"', '">=10"', '"<5"', '"<>"', '"="', '""', '"a*"', '"?"', '"<>a"',
            '"5"', '5', '">a"', '"<=b"', 'TRUE', '"*. C*"', '"<>5"', '"=Yes"', '"~*"', '"50%"', 'NA()',
            '0', '0.3', '">=2017-01-01"', '"n/a"', '"é"', '"<0"', '"<> "']


class Maker:
    """One source of chance for one case."""

    def __init__(self, chance):
        self.chance = chance
        self.answers = {}
        # Most formulas meet sensible answers, or nearly all of them would only fail.
        self.calm = chance.random() < 0.7

    def number_mark(self):
        return "n" + self.chance.choice(NUMBERS)

    def mark(self):
        roll = self.chance.random() * (0.85 if self.calm else 1)
        if self.calm and roll < 0.65 or roll < 0.45:
            return self.number_mark()
        if roll < 0.70:
            return "t" + self.chance.choice(TEXTS)
        if roll < 0.85:
            return "-"
        if roll < 0.94:
            return self.chance.choice(["fTRUE", "fFALSE"])
        return "e" + self.chance.choice(FAILURES)

    def single(self):
        """A reference to one answer."""
        name = f"B{len(self.answers) + 1}"
        if self.answers and self.chance.random() < 0.25:
            known = [name for name in self.answers if "." not in name]
            if known:
                return self.chance.choice(known)
        if self.chance.random() < 0.1:
            name = f"PREVIOUS({name})"
        self.answers[name] = [self.mark()]
        return name

    def column(self):
        """A reference to a column."""
        name = f"A{len(self.answers) + 1}.c"
        self.answers[name] = [self.mark() for _ in range(self.chance.randint(2, 6))]
        return name

    def literal_text(self):
        return '"' + self.chance.choice(TEXTS).replace('"', '""') + '"'

    def value(self, depth):
        """A calculation of any kind."""
        kind = self.chance.choice(["number", "number", "text", "flag"])
        return getattr(self, kind)(depth)

    def leaf(self):
        roll = self.chance.random()
        if roll < 0.5:
            return self.single()
        if roll < (0.95 if self.calm else 0.75):
            return self.chance.choice(NUMBERS).lstrip("-")
        if roll < 0.97:
            return self.literal_text()
        return self.chance.choice(["TRUE", "FALSE", "TRUE()", "FALSE" if self.calm else "NA()"])

    def pick(self, options):
        return self.chance.choice(options)()

    def number(self, depth):
        if depth <= 0:
            return self.leaf()
        d = depth - 1
        v, n = (lambda: self.value(d)), (lambda: self.number(d))
        few = lambda: self.few(d)
        return self.pick([
            lambda: f"{n()}{self.chance.choice('+-*/')}{n()}",
            lambda: f"({n()}{self.chance.choice('+-')}{n()}){self.chance.choice('*/')}{n()}",
            lambda: f"{n()}{self.chance.choice('+-')}{n()}{self.chance.choice('+-*/')}{n()}",
            lambda: f"-{self.leaf()}" if self.chance.random() < .5 else f"-({n()})",
            lambda: f"({n()})%",
            lambda: f"{self.leaf()}^{self.chance.choice(['2', '0.5', '-1', '3', '(1/3)', self.leaf()])}",
            lambda: f"SUM({few()})", lambda: f"AVERAGE({few()})", lambda: f"MIN({few()})",
            lambda: f"MAX({few()})", lambda: f"MEDIAN({few()})", lambda: f"COUNT({few()})",
            lambda: f"COUNTA({few()})",
            lambda: f"COUNTBLANK({self.cells()})",
            lambda: f"COUNTIF({self.cells()};{self.criterion()})",
            self.sumif,
            lambda: f"ROUND({n()};{self.chance.choice(['0', '1', '2', '-2', self.leaf()])})",
            lambda: f"ROUNDUP({n()},{self.chance.choice(['0', '1', '2', '-1'])})",
            lambda: f"ROUNDDOWN({n()};{self.chance.choice(['0', '1', '2', '-3'])})",
            lambda: f"INT({n()})", lambda: f"ABS({n()})", lambda: f"SIGN({n()})",
            lambda: f"MOD({n()};{self.leaf()})", lambda: f"SQRT({n()})",
            lambda: f"POWER({self.leaf()};{self.chance.choice(['2', '0.5', '-2', self.leaf()])})",
            lambda: f"LEN({v()})", lambda: f"VALUE({v()})",
            lambda: f"DATE({self.chance.choice(['2017', '1999', '17', n()])};{self.small()};{self.small()})",
            lambda: f"{self.chance.choice(['YEAR', 'MONTH', 'DAY'])}({self.chance.choice(['43008', self.leaf()])})",
            lambda: f"IF({self.flag(d)};{v()};{v()})", lambda: f"IF({v()};{v()})",
            lambda: f"IFERROR({v()};{v()})", lambda: f"IFNA({v()};{v()})",
            lambda: f"CHOOSE({self.chance.choice(['1', '2', '3', self.leaf()])};{v()};{v()})",
        ])

    def text(self, depth):
        if depth <= 0:
            return self.leaf()
        d = depth - 1
        v = lambda: self.value(d)
        return self.pick([
            lambda: f"{self.leaf()}&{self.leaf()}", lambda: f"({v()})&({v()})",
            lambda: f"TRIM({v()})", lambda: f"UPPER({v()})", lambda: f"LOWER({v()})",
            lambda: f"LEFT({v()};{self.small()})", lambda: f"LEFT({v()})",
            lambda: f"RIGHT({v()};{self.small()})", lambda: f"RIGHT({v()})",
            lambda: f"MID({v()};{self.small()};{self.small()})",
            lambda: f"CONCATENATE({v()};{v()};{self.leaf()})",
        ])

    def flag(self, depth):
        if depth <= 0:
            return self.leaf()
        d = depth - 1
        v, few = (lambda: self.value(d)), (lambda: self.few(d))
        sign = lambda: self.chance.choice(["=", "<>", "<", "<=", ">", ">="])
        return self.pick([
            lambda: f"{self.leaf()}{sign()}{self.leaf()}", lambda: f"({v()}){sign()}({v()})",
            lambda: f"{self.single()}={self.literal_text()}",
            lambda: f"AND({few()})", lambda: f"OR({few()})", lambda: f"XOR({few()})",
            lambda: f"AND({self.flag(d)};{self.flag(d)})", lambda: f"OR({self.flag(d)};{self.flag(d)})",
            lambda: f"NOT({v()})", lambda: f"ISBLANK({v()})", lambda: f"ISNUMBER({v()})",
            lambda: f"ISTEXT({v()})", lambda: f"ISLOGICAL({self.single()})",
            lambda: f"ISERROR({v()})", lambda: f"ISNA({v()})", lambda: f"EXACT({v()};{v()})",
        ])

    def small(self):
        return self.chance.choice(["0", "1", "2", "3", "7", "12", "30", "1.9", "-1", self.leaf()])

    def few(self, depth):
        """One to three values or columns."""
        options = [self.column, self.single, lambda: self.value(depth)]
        return self.chance.choice(";,").join(
            self.pick(options) for _ in range(self.chance.randint(1, 3)))

    def cells(self):
        return self.column() if self.chance.random() < 0.9 else self.single()

    def criterion(self):
        return self.chance.choice(CRITERIA) if self.chance.random() < 0.8 else self.leaf()

    def sumif(self):
        first = self.column()
        criterion = self.criterion()
        if self.chance.random() < 0.3:
            return f"SUMIF({first};{criterion})"
        table = first.split(".")[0]
        name = f"{table}.d{len(self.answers)}"
        self.answers[name] = [self.mark() for _ in self.answers[first]]
        return f"SUMIF({first};{criterion};{name})"


def cases(seed, count):
    """COUNT cases made from SEED."""
    made = []
    for index in range(count):
        maker = Maker(random.Random(f"{seed}-{index}"))
        source = maker.value(maker.chance.choice([1, 1, 2, 3]))
        made.append(Case(f"s{seed}-{index}", source, "", maker.answers))
    return made
