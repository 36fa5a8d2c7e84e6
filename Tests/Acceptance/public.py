"""The public site, read by nobody who is signed in, with programs that are not ours: see README.md."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import icalendar

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
PEOPLE = ["Robin Whitlock", "Alex Mercer", "Sam Okafor", "Jo Hartley", "Chris Adeyemi", "Pat Lindqvist"]
# Commentaries of officers and what stands in the way, as the demonstration records them.
INSIDE = ["Recruitment is late; an agency is asked", "the offer is changed in November",
          "Admissions have not changed yet", "The partners’ shared equipment budget"]


class Links(HTMLParser):
    """The addresses that a page leads to, and the feeds that it names in its head."""

    def __init__(self, text):
        super().__init__()
        self.links, self.feeds, self.titles = set(), {}, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "a" and at.get("href", "").startswith("/"):
            self.links.add(at["href"].split("#")[0])
        if tag == "link" and at.get("rel") == "alternate":
            self.feeds[at["href"]] = at.get("type")
        if tag == "h1":
            self.titles += 1


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Public(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        port = free_port()
        cls.base = f"http://127.0.0.1:{port}"
        cls.server = subprocess.Popen(
            [PROGRAM, "demo", "--port", str(port)], stdout=subprocess.DEVNULL,
            env=dict(os.environ, OUTTURN_HOME=str(ROOT)))
        for _ in range(300):
            try:
                urllib.request.urlopen(cls.base + "/healthz", timeout=1)
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the site did not begin")

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(timeout=30)

    def get(self, path, **headers):
        request = urllib.request.Request(self.base + path, headers=headers)
        try:
            answer = urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read()

    def text(self, path):
        status, _, body = self.get(path)
        self.assertEqual(status, 200, path)
        return body.decode()

    def kept(self, path):
        """Statistics appear to the second, and what a collection asks goes by its state: neither is
        kept on the way."""
        to_the_second = path.startswith(("/publications", "/releases", "/catalogue", "/collections"))
        return "no-store" if to_the_second else "public, max-age=60"

    def test_every_link_leads_somewhere_and_no_page_names_an_officer(self):
        seen, waiting = set(), ["/"]
        while waiting:
            path = waiting.pop()
            if path in seen or path.startswith("/sign-in"):
                continue
            seen.add(path)
            status, headers, body = self.get(path)
            self.assertEqual(status, 200, path)
            self.assertIsNone(headers["set-cookie"], path)
            self.assertEqual(headers["cache-control"], self.kept(path), path)
            if any(kind in headers["content-type"] for kind in ("document", "zip")):
                continue
            text = body.decode()
            for secret in PEOPLE + INSIDE:
                self.assertNotIn(secret, text, path)
            if headers["content-type"].startswith("text/html"):
                page = Links(text)
                self.assertEqual(page.titles, 1, path)
                self.assertLess(len(body), 200_000, path)
                waiting += page.links | set(page.feeds)
        for room in ["/decisions/D41819", "/funds/ibcf-2017-18", "/initiatives/INI-05", "/outcomes/falls",
                     "/data/spending", "/returns/ibcf-2017-18-q2/E08000035", "/changes.atom"]:
            self.assertIn(room, seen)

    def test_feeds_are_read_by_a_feed_reader(self):
        feeds = {"/decisions.atom", "/changes.atom", "/decisions/D41819/feed.atom",
                 "/funds/health-and-social-care-capital/feed.atom"}
        self.assertIn("/decisions.atom", Links(self.text("/decisions")).feeds)
        for path in feeds:
            _, headers, body = self.get(path)
            feed = feedparser.parse(body, response_headers={"content-type": headers["content-type"]})
            self.assertEqual(feed.bozo, 0, feed.get("bozo_exception"))
            self.assertEqual(feed.version, "atom10")
            self.assertTrue(feed.entries, path)
            ids = [feed.feed.id] + [entry.id for entry in feed.entries]
            self.assertEqual(len(ids), len(set(ids)))
            days = [entry.updated_parsed for entry in feed.entries]
            self.assertEqual(days, sorted(days, reverse=True))
            self.assertEqual(feed.feed.updated_parsed, max(days))
            for entry in feed.entries[:5]:
                self.assertTrue(entry.link.startswith(self.base))
                self.text(entry.link[len(self.base):])

    def test_key_decisions_come_into_a_calendar(self):
        calendar = icalendar.Calendar.from_ical(self.text("/decisions/forthcoming.ics"))
        events = calendar.walk("VEVENT")
        self.assertEqual(len(events), 2)
        first = events[0]
        self.assertEqual(str(first.decoded("dtstart")), "2017-11-15")
        self.assertEqual(str(first.decoded("dtend")), "2017-12-21")
        self.assertIn("Community equipment service", str(first["summary"]))
        self.assertIn("on or before 8 November 2017", str(first["description"]))
        self.assertEqual(len({str(event["uid"]) for event in events}), 2)

    def test_open_data_is_read_as_tables_and_adds_up(self):
        funds = list(csv.DictReader(io.StringIO(self.text("/funds.csv"))))
        initiatives = list(csv.DictReader(io.StringIO(self.text("/initiatives.csv"))))
        for fund in funds:
            own = [row for row in initiatives if row["Fund"] == fund["Fund"]]
            for column in ["Approved", "Drawn", "Released", "Spent"]:
                total = sum(round(float(row[column]) * 100) for row in own)
                self.assertEqual(total, round(float(fund[column]) * 100), (fund["Fund"], column))
        spending = [row for year in (2014, 2015, 2016, 2017)
                    for row in csv.DictReader(io.StringIO(self.text(f"/data/spending.csv?year={year}")))]
        self.assertTrue(spending and all(float(row["Amount"]) > 500 for row in spending))
        grants = list(csv.DictReader(io.StringIO(self.text("/data/grants.csv"))))
        awards = json.loads(self.text("/data/360giving.json"))["grants"]
        self.assertEqual(len(grants), len(awards))
        self.assertTrue(awards and all(award["id"].startswith("360G-") for award in awards))
        curve = list(csv.DictReader(io.StringIO(self.text("/outcomes/falls/values.csv"))))
        self.assertEqual([row["Value"] for row in curve if row["Day"] == "2017-09-30"], ["955"])

    def test_what_is_held_already_is_not_sent_again(self):
        for path in ["/", "/decisions/D41819", "/search?q=falls", "/decisions.atom"]:
            _, headers, _ = self.get(path)
            status, _, body = self.get(path, **{"if-none-match": headers["etag"]})
            self.assertEqual((status, body), (304, b""), path)

    def test_what_is_for_officers_asks_to_sign_in(self):
        for path in ["/portfolio", "/returns", "/funds/ibcf-2017-18/ledger", "/conditions",
                     "/returns/ibcf-2017-18-q2-E08000035", "/outcomes/falls/edit"]:
            status, headers, body = self.get(path)
            self.assertEqual(status, 403, path)
            self.assertEqual(headers["cache-control"], "no-store")
            self.assertTrue(re.search(r"href=\"/sign-in\"", body.decode()))


if __name__ == "__main__":
    unittest.main(verbosity=2)
