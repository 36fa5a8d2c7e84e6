"""The national journey: a department asks 152 authorities, chases them, locks and publishes at 9.30am.

Three servers show the same collection at other times; what is planned is known beforehand, so what the
site says is held against the plan and not against itself.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from serving import free_port, wait_for
from visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
REHEARSE = os.environ.get("OUTTURN_REHEARSE", str(ROOT / ".build/debug/rehearse"))
ANALYST, BOARD = "department-analyst", "e08000035-board"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
WORK = None


def setUpModule():
    global WORK
    WORK = Path(tempfile.mkdtemp(prefix="outturn-national-"))


def tearDownModule():
    shutil.rmtree(WORK, ignore_errors=True)


def played(moment):
    """A journal in which everything has happened up to a moment, and what is planned in all."""
    folder = WORK / moment.replace(" ", "-").replace(":", "")
    if not folder.exists():
        said = subprocess.run([REHEARSE, "national", folder, moment], check=True, capture_output=True, text=True)
        (folder / "plan.json").write_text(said.stdout)
    return folder, json.loads((folder / "plan.json").read_text())


class Site:
    """A copy of a journal on a site whose clock stands still until it is put forward."""

    def __init__(self, folder, clock):
        self.base = f"http://localhost:{free_port()}"
        self.process = subprocess.Popen(
            [PROGRAM, "demo", "--of", folder, "--clock", clock, "--port", self.base.rsplit(":", 1)[1]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wait_for(self.base + "/healthz", 60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=30)

    def put_forward(self, moment):
        self.process.stdin.write(moment + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("It is "):
                return line

    def visitor(self, officer=None):
        visitor = Visitor(self.base)
        if officer:
            visitor.sign_in(officer)
        return visitor


def answered(visitor, path):
    """The status and the body of an address, and where it led."""
    request = urllib.request.Request(visitor.base + path)
    try:
        with visitor.opener.open(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def run_addresses():
    return subprocess.run([PROGRAM, "addresses"], check=True, capture_output=True, text=True).stdout


def before(plan, moment):
    """The authorities that have submitted before a moment."""
    return {name for name, times in plan["submitted"].items() if times[0] < moment}


class Chasing(unittest.TestCase):
    """Who has not submitted, at each step."""

    @classmethod
    def setUpClass(cls):
        _, cls.plan = played("2018-01-02 07:00")

    def outstanding(self, moment):
        folder, plan = played(moment)
        if "non-submitters" not in run_addresses():
            self.skipTest("this site has no list of non-submitters")
        with Site(folder, moment) as site:
            status, body = answered(site.visitor(ANALYST), f"/collections/{plan['collection']}/non-submitters.csv")
            self.assertEqual(status, 200)
            return {row["Code"] for row in csv.DictReader(io.StringIO(body.decode()))}

    def test_the_plan_is_the_journey(self):
        self.assertEqual(len(self.plan["respondents"]), 152)
        self.assertEqual([len(self.plan[name]) for name in ("never", "extended", "reopened")], [31, 2, 3])
        self.assertEqual(len(self.plan["submitted"]), 152 - 31)
        self.assertEqual(sorted(n for n, t in self.plan["submitted"].items() if len(t) == 2), self.plan["reopened"])

    def test_the_list_is_right_at_each_step(self):
        due = self.plan["due"]
        late = {name for name in self.plan["extended"]}
        steps = [f"{self.plan['opens'][:10]} 12:00", f"{due[:8]}{int(due[8:10]) - 3:02d} 12:30",
                 due, f"{self.plan['closes'][:10]} 18:00", f"{self.plan['out']} 09:00"]
        for moment in steps:
            expected = set(self.plan["respondents"]) - before(self.plan, moment)
            self.assertEqual(self.outstanding(moment), expected, moment)
        at_due = set(self.plan["respondents"]) - before(self.plan, due)
        self.assertEqual(at_due, set(self.plan["never"]) | late)
        at_end = set(self.plan["respondents"]) - before(self.plan, f"{self.plan['out']} 09:00")
        self.assertEqual(sorted(at_end), self.plan["never"])


class Publishing(unittest.TestCase):
    """What is released, and when."""

    @classmethod
    def setUpClass(cls):
        folder, plan = played("2018-01-02 07:00")
        cls.folder, cls.plan = played(f"{plan['out']} 08:00")
        cls.day = cls.plan["out"]
        cls.site = Site(cls.folder, f"{cls.day} 08:00")
        cls.release = cls.plan["collection"]
        cls.schedule()
        cls.address = cls.path.rsplit("/", 1)[1]

    @classmethod
    def tearDownClass(cls):
        cls.site.__exit__()

    @classmethod
    def schedule(cls):
        analyst = cls.site.visitor(ANALYST)
        form = analyst.form(f"/releases/new?collection={cls.release}", f"/releases/new?collection={cls.release}")
        analyst.send(form, enquiries="Statistics, statistics@ministry.example",
                     posts=f"Minister for Care | {BOARD}")
        page = analyst.get(f"/releases/{cls.release}")
        cls.path = re.search(r"/publications/ibcf/[a-z0-9-]+", page).group()
        form = analyst.form(f"/releases/{cls.release}", f"/releases/{cls.release}/schedule")
        form["fields"] = [(name, value) for name, value in form["fields"] if name != "now"]
        year, month, day = cls.day.split("-")
        months = "January February March April May June July August September October November December".split()
        analyst.send(form, day=f"{int(day)} {months[int(month) - 1]} {year}", time="9:30am")

    def files(self):
        return [f"{self.release}-v1{ending}" for ending in (".csv", ".ods", ".zip", ".json", ".csv-metadata.json")]

    def routes(self):
        """Every address of the site that is read, filled with every name that fits or might."""
        said = subprocess.run([PROGRAM, "addresses", "--json"], capture_output=True, text=True)
        self.assertEqual(said.returncode, 0, said.stderr)
        fills = {
            "series": ["ibcf"], "period": [self.address, self.release], "number": ["1", "2"],
            "file": self.files() + [f"{self.release}-v2.csv", f"{self.release}.csv", "figures.csv", "datapackage.json"],
            "release": [self.release], "collection": [self.release], "id": [f"{self.release}-E08000035"],
            "organisation": ["E08000035"], "version": ["1.json"], "format": ["ods", "csv"]}
        addresses = []
        for pattern in json.loads(said.stdout)["read"]:
            found = [""]
            for part in pattern.strip("/").split("/"):
                options = fills.get(part[1:-1], ["1"]) if part.startswith("{") else [part]
                found = [f"{path}/{option}" for path in found for option in options]
            addresses += found
        return addresses + [path + "?version=1" for path in addresses if "publications" in path]

    def test_1_nothing_is_to_be_had_before_its_time(self):
        self.site.put_forward(f"{self.day} 09:30 -1")
        with open(WORK / "figures.csv", "wb") as kept:
            status, body = answered(self.site.visitor(BOARD), f"{self.path}/files/{self.release}-v1.csv")
            self.assertEqual(status, 200, "who is on the list reads it in the day before")
            kept.write(body)
        rows = list(csv.DictReader(io.StringIO(body.decode())))
        totals = {row["value"] for row in rows if row["statistic"] == "total" and len(row["value"]) > 5
                  and row["geographic_level"] in ("National", "Regional")}
        self.assertGreater(len(totals), 15)
        secrets = [text.encode() for value in totals for text in (value, f"{Decimal(value):,}")]
        addresses = self.routes()
        self.assertGreater(len(addresses), 200)
        outsiders = [None, "e08000035-programme", "e08000035-finance", "e06000001-board", "department-chaser"]
        for officer in outsiders:
            visitor = self.site.visitor(officer)
            for path in addresses:
                if path.startswith("/sign-out"):
                    continue
                status, body = answered(visitor, path)
                self.assertLess(status, 500, path)
                told = [secret for secret in secrets if secret in body]
                self.assertEqual(told, [], f"{path} tells {officer}")
            for name in self.files():
                self.assertEqual(answered(visitor, f"{self.path}/files/{name}")[0], 404)
            self.assertEqual(answered(visitor, self.path)[0], 404)

    def test_2_at_its_time_page_table_and_spreadsheet_say_the_same(self):
        self.site.put_forward(f"{self.day} 09:30")
        stranger = self.site.visitor()
        status, body = answered(stranger, f"{self.path}/files/{self.release}-v1.csv")
        self.assertEqual(status, 200)
        self.assertEqual(body, (WORK / "figures.csv").read_bytes(), "what the list saw is what came out")
        rows = list(csv.DictReader(io.StringIO(body.decode())))
        known = {Decimal(row[name]).normalize() for row in rows for name in ("value", "given", "expected")
                 if row[name]}
        status, ods = answered(stranger, f"{self.path}/files/{self.release}-v1.ods")
        self.assertEqual(status, 200)
        content = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(ods)).read("content.xml"))
        shown = {Decimal(cell.get(OFFICE + "value")).normalize() for cell in content.iter()
                 if cell.get(OFFICE + "value-type") == "float"}
        self.assertGreater(len(shown), 300)
        self.assertLessEqual(shown, known, "every figure of the spreadsheet is in the table")
        values = {Decimal(row["value"]).normalize() for row in rows if row["value"]}
        self.assertLessEqual(values, shown, "and every figure of the table is in the spreadsheet")
        self.pages(stranger, rows, known)
        telling = [path for path in self.routes() if b"152" in answered(stranger, path)[1]
                   and self.address in path]
        self.assertGreater(len(telling), 3, "the same addresses tell it now")
        self.assertIn(b"152", answered(stranger, self.path)[1])
        for path in ("/publications", "/releases.atom", "/catalogue.jsonld"):
            self.assertIn(self.address.encode(), answered(stranger, path)[1], path)

    def pages(self, visitor, rows, known):
        """Every number in a table of a page is a figure of the table."""
        seen = 0
        for measure in sorted({row["measure"] for row in rows}):
            status, body = answered(visitor, f"{self.path}?measure={measure}")
            self.assertEqual(status, 200)
            for cell in re.findall(r"<td[^>]*>([^<]*)</td>", body.decode()):
                text = cell.strip().replace(",", "").replace("£", "").replace("−", "-").rstrip("%")
                if re.fullmatch(r"-?\d+(\.\d+)?", text):
                    seen += 1
                    self.assertIn(Decimal(text).normalize(), known, (measure, cell))
        self.assertGreater(seen, 100)


if __name__ == "__main__":
    unittest.main()
