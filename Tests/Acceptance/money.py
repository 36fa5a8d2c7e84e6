"""Decisions, funds and initiatives, walked through the command line alone: see README.md."""

import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
Q2 = "ibcf-2017-18-q2-E08000035"
CAPITAL = "health-and-social-care-capital"
IBCF = "ibcf-2017-18"
RULES = """
organisation: E08000035
decision rules:
  - from: 2014-05-01
    key threshold: £250,000
    call-in working days: 5
    call-in runs from: minutes published
    source: reason key of D41819
"""
DECISION = """
organisation: E08000035
fund: health-and-social-care-capital
decisions:
  - reference: D41819
    title: Health and Social Care Capital Fund
    decision maker: Executive Board
    key decision: yes
    key reason: Expenditure > £250,000
    taken: 19 November 2014
    minutes published: 2014-11-21
    published: 2014-11-25
    effective: 2014-11-29
    resolutions:
      - { number: i, text: Tracking outcomes, amount: "£1,300,000", initiative: TOCYP }
      - number: ii
        text: Network interconnection
        amount: £50,000
        initiative: N3-YHPSN
        condition: discussions with the Department of Health
"""
FUND = """
organisation: E08000035
funds:
  - fund: health-and-social-care-capital
    title: Health and Social Care Capital Fund
    kind: capital
    source: made up
    period: 2014-09-17 to 2017-03-31
mappings:
  - { fund: health-and-social-care-capital, name: gl, day: Date, amount: Value, initiative: Code, reference: Voucher, category: Kind, codes: { C100: TOCYP } }
"""
INITIATIVES = """
organisation: E08000035
fund: health-and-social-care-capital
initiatives:
  - { code: TOCYP, title: "=Tracking outcomes", period: 2014-12-01 to 2016-03-31 }
  - { code: N3-YHPSN, title: Network, period: 2014-12-01 to 2016-03-31 }
"""
DRAWDOWN = """
fund: health-and-social-care-capital
drawdowns:
  - drawdown: first
    decision: D41819
    day: 2014-12-01
    lines:
      - { initiative: TOCYP, amount: "£1,300,000", resolution: i }
      - initiative: N3-YHPSN
        amount: £50,000
        resolution: ii
        condition: { condition: doh, text: Discussions with the Department of Health, owner: Interim Director’s office }
"""

WORK = None
STAGE = None


def setUpModule():
    """Plays the demonstration once, signed and submitted; tests work on copies."""
    global WORK, STAGE
    WORK = Path(tempfile.mkdtemp(prefix="outturn-money-"))
    STAGE = WORK / "stage"
    run("demo", "--no-serve", "--data", STAGE)


def tearDownModule():
    shutil.rmtree(WORK, ignore_errors=True)


def run(*words, code=0):
    environment = dict(os.environ, OUTTURN_HOME=str(ROOT))
    done = subprocess.run(
        [PROGRAM, *map(str, words)], capture_output=True, text=True, env=environment)
    if done.returncode != code:
        raise AssertionError(
            f"{words}: exit code {done.returncode}, {code} expected\n{done.stdout}\n{done.stderr}")
    return done.stdout + (done.stderr if code else "")


def answer(*words, code=0):
    return json.loads(run(*words, "--json", code=code))


class Money(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(dir=WORK))
        self.data = self.folder / "data"

    def act(self, group, *words, by="finance", code=0):
        return run(group, *words, "--data", self.data, "--as", by, code=code)

    def file(self, text, name="register.yaml"):
        path = self.folder / name
        path.write_text(text)
        return path

    def copy(self):
        shutil.copytree(STAGE, self.data)

    def fund(self, fund=CAPITAL):
        return answer("fund", "show", fund, "--data", self.data)

    def table(self, *words):
        """What a verb prints or writes as CSV, by Python's reader."""
        text = run(*words, "--data", self.data)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.never_a_formula(rows)
        return rows

    def never_a_formula(self, rows):
        self.assertTrue(rows)
        for row in rows:
            for heading, cell in row.items():
                self.assertIsNotNone(cell, (heading, row))
                if cell[:1] in "=+@\t\r" and cell:
                    self.fail(f"{heading}: {cell!r}")
                if cell.startswith("-"):
                    Decimal(cell)


class Drawdown(Money):
    """Decision D41819, from an empty folder."""

    def setUp(self):
        super().setUp()
        self.begin()
        self.act("decision", "record", self.file(RULES + DECISION.replace("organisation: E08000035\n", "")),
                 by="programme")
        self.act("fund", "open", self.file(FUND))
        self.act("initiative", "propose", self.file(INITIATIVES), by="programme")
        self.act("fund", "allocate", CAPITAL, "all", "£5,000,000", "--on", "2014-11-01")

    def begin(self):
        self.act("people", "register", "E08000035", "Leeds City Council", by="administrator")
        self.act("people", "enrol", "administrator", "--name", "Robin", by="administrator")
        self.act("people", "grant", "administrator", "administrator", "E08000035", by="administrator")
        for officer, role in (("programme", "programme"), ("finance", "finance"),
                              ("treasurer", "finance"), ("board", "board")):
            self.act("people", "enrol", officer, "--name", officer, by="administrator")
            self.act("people", "grant", officer, role, "E08000035", by="administrator")

    def release(self, name, amount, initiative, code=0):
        return self.act("fund", "release", CAPITAL, name, amount, "--for", initiative,
                        "--drawdown", "first", "--on", "2014-12-08", code=code)

    def test_the_story_of_the_first_drawdown(self):
        shown = run("decision", "show", "D41819", "--data", self.data)
        self.assertIn("28 November 2014", shown)
        self.assertIn("N3004", shown)
        self.assertNotIn("N3001", shown)
        self.act("fund", "request", self.file(DRAWDOWN))
        self.assertIn("R3118", self.act("fund", "approve", CAPITAL, "first", code=2))
        self.assertIn("R3115", self.release("t1", "£1", "TOCYP", code=2))
        self.act("fund", "approve", CAPITAL, "first", by="treasurer")
        self.assertIn("R3203", self.release("n1", "£0.01", "N3-YHPSN", code=2))
        self.release("t1", "£1,000,000.01", "TOCYP")
        self.assertIn("R3108", self.release("t2", "£300,000", "TOCYP", code=2))
        self.release("t2", "£299,999.99", "TOCYP")
        stands = self.fund()
        self.assertEqual(stands["drawn"], 135_000_000)
        self.assertEqual(stands["released"], 130_000_000)
        self.assertEqual(stands["heldByConditions"], 5_000_000)
        evidence = ("fund", "evidence", CAPITAL, "doh", "--text", "The letter agrees", "--reference",
                    "DH/1")
        self.assertIn("R3205", self.act("fund", "accept", CAPITAL, "doh", "--because", "good", code=2))
        self.act(*evidence)
        self.assertIn("R3206", self.act("fund", "accept", CAPITAL, "doh", "--because", "good", code=2))
        self.assertIn("R3203", self.release("n1", "£50,000", "N3-YHPSN", code=2))
        self.act("fund", "accept", CAPITAL, "doh", "--because", "It says so", by="board")
        self.release("n1", "£50,000", "N3-YHPSN")
        self.assertIn("Nothing to do", self.release("n1", "£50,000", "N3-YHPSN"))
        stands = self.fund()
        self.assertEqual((stands["released"], stands["heldByConditions"]), (135_000_000, 0))
        self.positions_add_up(CAPITAL)
        run("verify", "--data", self.data)

    def positions_add_up(self, fund):
        """The fund's totals are what its own export adds up to, to the penny."""
        stands = self.fund(fund)
        sums = {}
        for row in self.table("fund", "show", fund, "--csv"):
            sums[row["kind"]] = sums.get(row["kind"], 0) + Decimal(row["amount"])
        for kind, name in (("Allocation", "allocated"), ("Drawdown", "drawn"),
                           ("Release", "released"), ("Authority to spend", "approved")):
            self.assertEqual(sums[kind] * 100, stands[name], kind)
        for name in ("drawn", "released", "approved", "spent"):
            self.assertEqual(sum(i[name] for i in stands["initiatives"]), stands[name], name)

    def test_a_claim_is_owed_and_not_ours(self):
        claim = """
fund: health-and-social-care-capital
claims:
  - { claim: savings, initiative: N3-YHPSN, debtor: Department of Health, basis: Savings, day: 2014-12-01 }
"""
        self.act("fund", "claim", self.file(claim))
        before = self.fund()
        self.assertNotIn("owed", before["claims"][0])
        step = lambda *words: self.act("fund", "claim", "--fund", CAPITAL, "--claim", "savings", *words)
        step("--event", "agreed", "--amount", "£20,000", "--on", "2015-02-01", "--text", "Letter 1")
        self.assertEqual(self.fund()["claims"][0]["owed"], 2_000_000)
        self.assertEqual(self.fund()["allocated"], before["allocated"])
        due = run("due", "--data", self.data)
        self.assertIn("Department of Health owes £20,000", due)
        step("--event", "received", "--amount", "£20,000", "--on", "2015-03-01", "--text", "Paid")
        self.assertEqual(self.fund()["claims"][0]["owed"], 0)

    def test_every_mistake_of_a_register_file_is_told_at_once(self):
        wrong = DECISION.replace("taken:", "takn:").replace("£50,000", "50k").replace(
            "2014-11-21", "21 Novembre")
        said = self.act("decision", "record", self.file(wrong), by="programme", code=1)
        for part in ("Do you mean “taken”?", "“50k”", "“21 Novembre”", "has no “taken”"):
            self.assertIn(part, said)

    def test_actuals_of_a_ledger_are_loaded_whole_or_not_at_all(self):
        self.act("fund", "request", self.file(DRAWDOWN))
        self.act("fund", "approve", CAPITAL, "first", by="treasurer")
        self.release("t1", "£100,000", "TOCYP")
        head = "Date,Value,Code,Voucher,Kind\r\n"
        planted = head + "".join(line + "\r\n" for line in [
            "31/01/2015,100.10,C100,V1,Staff", "31/02/2015,100.10,C100,V2,Staff",
            "31/01/2015,1.234,C100,V3,Staff", "31/01/2015,10,C999,V4,Staff",
            "31/01/2015,10,C100,,Staff", "31/01/2015,10,C100,V1,Staff",
            "31/01/2015,-10,C100,V7,Staff", "31/01/2015,10,N3-YHPSN,V8,Staff",
            '31/01/2015,"1,000.00",C100,V9,"Staff, agency"'])
        load = lambda path, control, *more, code=0: self.act(
            "fund", "load", CAPITAL, path, "--mapping", "gl", "--control", control, *more, code=code)
        said = load(self.file(planted, "wrong.csv"), "£1,140.20", code=1)
        for row, number in ((3, "F5007"), (4, "F5007"), (5, "F5010"), (6, "F5008"), (7, "F5009"),
                            (8, "F5011"), (9, "F5012")):
            self.assertRegex(said, rf"{number} at row {row}, ")
        self.assertEqual(said.count("Error F"), 7)
        self.assertEqual(self.fund()["spent"], 0)
        right = ("\ufeff" + planted.split("31/02")[0] + planted.rstrip().splitlines()[-1]).replace(
            ",", ";").replace('"1;000.00"', '"1,000.00"').replace('"Staff; agency"', '"Staff, agency"')
        path = self.file(right, "right.csv")
        self.assertIn("R3111", load(path, "£1,100.11", code=2))
        self.assertIn("2 actuals of £1,100.10 would be recorded", load(path, "£1,100.10", "--dry-run"))
        self.assertEqual(self.fund()["spent"], 0)
        self.assertIn("Recorded 2", load(path, "£1,100.10"))
        self.assertIn("Nothing to do", load(path, "£1,100.10"))
        self.assertEqual(self.fund()["spent"], 110_010)
        self.assertIn("R3111", self.act("fund", "lock", CAPITAL, "2015-01", "--control", "£1,100.09", code=2))
        self.act("fund", "lock", CAPITAL, "2015-01", "--control", "£1,100.10")
        late = self.file(head + "30/01/2015,5,C100,V20,Staff\r\n", "late.csv")
        self.assertIn("R3110", load(late, "£5", code=1))
        self.act("fund", "reverse", CAPITAL, "gl-V1", "--on", "2015-02-02", "--because", "Paid twice")
        reversal = next(r for r in self.table("fund", "show", CAPITAL, "--csv") if r["reverses"])
        self.assertEqual((reversal["amount"], reversal["originally"]), ("-100.10", "2015-01-31"))
        self.assertEqual(self.fund()["spent"], 100_000)

    def test_tables_go_out_and_come_back(self):
        rows = self.table("initiative", "list", "--csv")
        self.assertIn("'=Tracking outcomes", {row["title"] for row in rows})
        path = self.folder / "out.csv"
        path.write_bytes(run("initiative", "list", "--csv", "--data", self.data).encode())
        importing = lambda *words: self.act("initiative", "import", path, *words, by="programme")
        self.assertIn("Nothing to do", importing())
        text = path.read_text().replace("TOCYP", "TOCYP-2", 1)
        path.write_text(text)
        self.assertIn("1 facts would be recorded", importing("--dry-run"))
        importing()
        self.assertEqual(len(self.table("initiative", "list", "--csv")), 3)
        decisions = self.folder / "decisions.csv"
        decisions.write_bytes(run("decision", "list", "--csv", "--data", self.data).encode())
        self.assertIn("Nothing to do",
                      self.act("decision", "import", decisions, by="programme"))
        decisions.write_text(decisions.read_text().replace("2014-11-29", "29th").replace("1300000.00", "x"))
        said = self.act("decision", "import", decisions, by="programme", code=1)
        self.assertIn("row 2, effective", said)
        self.assertIn("row 2, resolution amount", said)


class Example(Money):
    """The shipped example."""

    def test_it_holds_the_decision_and_its_fund(self):
        self.copy()
        stands = self.fund()
        self.assertEqual(stands["drawn"], 130_000_000 + 5_000_000)
        self.assertEqual((stands["released"], stands["heldByConditions"]), (130_000_000, 5_000_000))
        self.assertNotIn("owed", stands["claims"][0])
        Drawdown.positions_add_up(self, CAPITAL)
        Drawdown.positions_add_up(self, IBCF)
        said = answer("due", "--on", "2017-10-12", "--data", self.data)
        kinds = {item["kind"] for item in said["due"]}
        self.assertTrue({"condition", "claim", "spend", "exit"} <= kinds, kinds)

    def test_the_answers_say_which_update_they_came_from(self):
        self.copy()
        history = answer("return", "history", Q2, "A2b/11", "--data", self.data)["history"]
        self.assertEqual([entry[4] for entry in history], ["update INI-11 1"])

    def update(self):
        return self.file("""
updates:
  - { initiative: INI-11, period: 2017-07-01 to 2017-09-30, progress: 2. In progress, commentary: Begun }
""".replace("2. In progress,", '"2. In progress: no results yet",'))

    def test_an_update_after_sign_off_changes_nothing(self):
        self.copy()
        shown = lambda: run("return", "show", Q2, "--canonical", "--data", self.data)
        before = shown()
        self.act("initiative", "update", self.update(), by="programme")
        self.assertEqual(shown(), before)

    def test_an_update_before_sign_off_changes_the_draft(self):
        run("demo", "--no-serve", "--open", "--data", self.data)
        self.act("initiative", "update", self.update(), by="programme")
        for key, text in (("A2b/11", "In progress: no results yet"), ("A2c/11", "Begun")):
            history = answer("return", "history", Q2, key, "--data", self.data)["history"]
            self.assertIn(text, history[-1][2])
            self.assertEqual(history[-1][4], "update INI-11 2")

    def test_awards_and_spending_are_open_data(self):
        self.copy()
        giving = self.folder / "awards.json"
        run("export", "360giving", "E08000035", "--prefix", "360G-example", "--funder", "GB-LAE-LDS",
            "--data", self.data, "-o", giving)
        grants = json.loads(giving.read_text())["grants"]
        self.assertEqual({g["id"] for g in grants},
                         {"360G-example-INI-16", "360G-example-INI-17", "360G-example-INI-20"})
        stands = {i["initiative"]: i for i in self.fund(IBCF)["initiatives"]}
        for grant in grants:
            code = grant["id"].removeprefix("360G-example-")
            self.assertEqual(Decimal(str(grant["amountAwarded"])) * 100, stands[code]["approved"])
            self.assertEqual(grant["currency"], "GBP")
            self.assertTrue(grant["recipientOrganization"][0]["id"].startswith("GB-CHC-"))
        for kind in ("grants", "spend"):
            path = self.folder / f"{kind}.csv"
            run("export", "transparency", "E08000035", kind, "--department", "Adults and Health",
                "--from", "2017-07-01", "--until", "2017-09-30", "--data", self.data, "-o", path)
            with open(path, newline="") as file:
                rows = list(csv.DictReader(file))
            self.never_a_formula(rows)
            if kind == "spend":
                self.assertTrue(all(Decimal(row["Amount"]) > 500 for row in rows))
                self.assertEqual(sum(Decimal(row["Amount"]) for row in rows) * 100, 253_058_544)


if __name__ == "__main__":
    unittest.main()
