"""The queue of queries at the command line: see README.md beside this file."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
COLLECTION = "ibcf-2017-18-q2"
WORK = None


def setUpModule():
    global WORK
    WORK = Path(tempfile.mkdtemp(prefix="outturn-queries-"))
    run("demo", "--no-serve", data="first")


def tearDownModule():
    shutil.rmtree(WORK, ignore_errors=True)


def run(*words, data, code=0):
    done = subprocess.run(
        [PROGRAM, *words, "--data", WORK / data], capture_output=True, text=True,
        env={**os.environ, "OUTTURN_HOME": str(ROOT)})
    if done.returncode != code:
        raise AssertionError(f"{words}: {done.returncode}, {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def told(*words, data, code=0):
    return json.loads(run(*words, "--json", data=data, code=code))


class Queue(unittest.TestCase):
    def setUp(self):
        self.data = self.id().rsplit(".", 1)[1]
        shutil.copytree(WORK / "first", WORK / self.data)

    def queue(self, *words):
        return told("queue", "list", COLLECTION, *words, data=self.data)["queue"]

    def settle(self, act, *words, code=0):
        return told("queue", act, COLLECTION, *words, "--as", "analyst", data=self.data, code=code)

    def test_what_matters_most_comes_first(self):
        findings = told("queue", "findings", COLLECTION, data=self.data)["findings"]
        shares = [abs(float(f["percent"])) for f in findings if "percent" in f]
        self.assertGreater(len(shares), 3)
        self.assertEqual(shares, sorted(shares, reverse=True))
        for finding in findings:
            self.assertIn(finding["figure"], finding["suggested"])
        levels = told("queue", "findings", COLLECTION, "--check", "cross-level", data=self.data)
        self.assertEqual([f for f in findings if f["check"] == "cross-level"], levels["findings"])
        run("queue", "findings", COLLECTION, "--check", "nothing", data=self.data, code=64)

    def test_explanations_of_one_check_are_accepted_together(self):
        before = self.queue("--state", "explained", "--check", "A2-stopped")
        self.assertGreater(len(before), 2)
        done = self.settle("accept", "--check", "A2-stopped", "--because", "Known")
        self.assertEqual(sorted(done["accepted"]), sorted(item["id"] for item in before))
        self.assertEqual(done["facts"], len(before))
        self.assertEqual(self.queue("--check", "A2-stopped"), [])
        self.settle("accept", "--check", "A2-stopped", "--because", "Known", code=2)

    def test_all_or_none(self):
        items = self.queue()
        ids = [item["id"] for item in items if item["state"] == "explained"][:2]
        query = next(item["id"] for item in items if item["matter"].startswith("query"))
        self.settle("accept", *ids, query, "--because", "Known", code=2)
        self.settle("accept", *ids, "--because", " ", code=2)
        self.assertEqual(self.queue(), items)
        run("queue", "accept", COLLECTION, *ids, "--because", "Known", "--as", "chaser",
            data=self.data, code=2)
        self.assertEqual(self.queue(), items)

    def test_assigned_and_closed(self):
        query = next(
            item["id"] for item in self.queue() if item["matter"].startswith("query"))
        self.settle("assign", query, "--to", "analyst")
        self.assertEqual([item["id"] for item in self.queue("--for", "analyst")], [query])
        self.settle("close", query)
        self.assertNotIn(query, [item["id"] for item in self.queue()])
        self.assertIn(query, [item["id"] for item in self.queue("--state", "closed")])

    def test_orders(self):
        ages = [item["since"] for item in self.queue("--order", "age")]
        self.assertEqual(ages, sorted(ages))
        regions = [item["region"] for item in self.queue("--order", "region")]
        self.assertEqual(regions, sorted(regions))
        self.assertEqual(len(regions), len(ages))
        run("queue", "list", "nothing", data=self.data, code=2)


if __name__ == "__main__":
    unittest.main()
