#!/usr/bin/env python3
"""Two journeys of a return in a real browser, with scripts on or off (SCRIPTS).

    python3 journey_returns.py PROGRAM FOLDER

J2: eleven leads answer for their initiatives at the same time, some on the site and some in workbooks;
one query is explained, finance and the board sign, and the return is submitted. Done once mixed and once
by workbook alone, the canonical return is the same to the byte.
J5: the board declines, the programme manager puts it right, the board signs under delegation, the return
is submitted, and the board ratifies it at a meeting later.

Needs playwright, openpyxl and a Chromium (CHROMIUM, or /usr/bin/chromium). Pictures go to FOLDER. The
exit code is the number of things found.
"""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

import openpyxl
from playwright.sync_api import sync_playwright

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2])
PORT = int(os.environ.get("PORT", "8098"))
BASE = f"http://127.0.0.1:{PORT}"
SCRIPTS = os.environ.get("SCRIPTS", "on") == "on"
COUNCIL = "E08000035"
LEADS = [f"lead-{number}" for number in range(1, 12)]
Q2 = f"/returns/ibcf-2017-18-q2-{COUNCIL}"
Q3 = f"/returns/ibcf-2017-18-q3-{COUNCIL}"
found = []


def complain(what):
    found.append(what)
    print("FOUND", what)


def expect(page, words, where):
    if words not in page.inner_text("main"):
        complain(f"{where}: “{words}” is not on {page.url}")


def verb(*words):
    subprocess.run([PROGRAM, *words], check=True, stdout=subprocess.DEVNULL)


def prepare(folder):
    """The demonstration's council with its return for July to September open, and eleven leads."""
    verb("demo", "--open", "--no-serve", "--data", folder)
    for lead in LEADS:
        verb("people", "enrol", lead, "--name", f"Lead {lead[5:]}", "--email", f"{lead}@outturn.example",
             "--as", "administrator", "--data", folder)
        verb("people", "grant", lead, "lead", COUNCIL, "--as", "administrator", "--data", folder)


class Server:
    """The site over a data folder; every officer has one link to sign in with."""

    officers = ["programme", "finance", "board", *LEADS]

    def __init__(self, folder):
        wanted = [word for officer in self.officers for word in ("--sign-in", officer)]
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", folder, "--port", str(PORT), "--title", "Leeds City Council", *wanted],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.links = {}
        while len(self.links) < len(self.officers):
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the site does not start")
            link = re.match(r"(\S+): (http\S+)", line)
            if link:
                self.links[link[1]] = link[2]
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{BASE}/healthz", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the site does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class People:
    """A browser for each officer, signed in when first needed."""

    def __init__(self, browser, server):
        self.browser = browser
        self.server = server
        self.pages = {}

    def __getitem__(self, officer):
        if officer not in self.pages:
            page = self.browser.new_context(java_script_enabled=SCRIPTS, accept_downloads=True).new_page()
            page.goto(self.server.links[officer])
            page.get_by_role("button", name="Sign in", exact=True).click()
            if not page.get_by_role("button", name="Sign out").count():
                complain(f"{officer} is not signed in")
            self.pages[officer] = page
        return self.pages[officer]

    def close(self):
        for page in self.pages.values():
            page.context.close()


def picture(page, name):
    for width in [1280, 320]:
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth") if SCRIPTS else 0
        if over > 0:
            complain(f"{name} at {width}px is {over}px too wide")
        page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def words(row):
    return f"Row {row} goes as planned."


def answer_on_the_site(page, row):
    page.goto(f"{BASE}{Q3}/tables/A2/rows/{row}")
    page.locator(f"[name='answer.A2b/{row}'][value^='2.']").check()
    page.locator(f"[name='answer.A2c/{row}']").fill(words(row))
    page.get_by_role("button", name="Save and stay here").click()
    page.goto(f"{BASE}{Q3}/tables/A2/rows/{row}")
    kept = page.locator(f"[name='answer.A2c/{row}']").input_value()
    if kept != words(row):
        complain(f"row {row} says {kept}")


def download(page, path):
    page.goto(f"{BASE}{Q3}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download my workbook").click()
    waiting.value.save_as(path)


def fill_in(path, rows):
    """Types into the workbook what answer_on_the_site types on the site."""
    book = openpyxl.load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if sheet.title.startswith("A "))
    places = {cell.value: cell for line in sheet.iter_rows() for cell in line if cell.value}
    for row in rows:
        line = places[f"row:{row}"].row
        sheet.cell(line, places["column:A2b"].column).value = "2. In progress: no results yet"
        sheet.cell(line, places["column:A2c"].column).value = words(row)
    book.save(path)


def take_in(page, path):
    page.goto(f"{BASE}{Q3}")
    page.locator("#file").set_input_files(path)
    page.get_by_role("button", name="Upload", exact=True).click()
    button = page.get_by_role("button", name=re.compile("^Accept"))
    if not button.count():
        picture(page, "j2-refused-workbook")
        raise SystemExit(f"the workbook is not taken in: {page.inner_text('main')[:2000]}")
    button.click()


def rows_of(page):
    page.goto(f"{BASE}{Q3}/sections/A")
    return [int(name.split("-")[-1]) for name in page.eval_on_selector_all(
        "tr[id^='row-A2-']", "rows => rows.map(row => row.id)")]


def leads_answer(people, scratch, by_workbook_only):
    """Every lead has some rows. Workbooks are downloaded before anybody saves and sent at the end."""
    rows = rows_of(people["programme"])
    shares = {lead: rows[place::len(LEADS)] for place, lead in enumerate(LEADS)}
    in_workbooks = LEADS if by_workbook_only else LEADS[::3]
    books = {}
    for lead in in_workbooks:
        books[lead] = scratch / f"{lead}.xlsx"
        download(people[lead], books[lead])
        fill_in(books[lead], shares[lead])
    for lead in LEADS:
        if lead not in books:
            for row in shares[lead]:
                answer_on_the_site(people[lead], row)
    for lead, path in books.items():
        take_in(people[lead], path)
    return rows


def answer_the_rest(page, home):
    """Whatever is still asked for is not yet known; every query is explained; sections are done."""
    for section in "ABCD":
        for _ in range(4):
            page.goto(f"{BASE}{home}/sections/{section}?problems=1")
            blanks = [box for box in page.locator("[aria-invalid='true']").all() if not is_chosen(box)]
            if not blanks:
                break
            for box in blanks:
                settle(box)
            page.get_by_role("button", name="Save and stay here").click()
    explain(page, home)
    for section in "ABCD":
        page.goto(f"{BASE}{home}/sections/{section}")
        page.locator("#complete-yes").check()
        page.get_by_role("button", name="Save and go to next incomplete section").click()
    explain(page, home)


def is_chosen(box):
    return bool(box.input_value()) and box.get_attribute("type") not in ["radio", "checkbox"]


def settle(box):
    if box.evaluate("box => box.tagName") == "SELECT":
        box.select_option(index=1)
    elif box.get_attribute("type") == "radio":
        box.check()
    else:
        box.fill("not yet known")


def explain(page, home):
    page.goto(f"{BASE}{home}/queries")
    boxes = page.locator("textarea[name^='explain.']").all()
    for box in boxes:
        box.fill("Confirmed against the council’s own monitoring.")
    if boxes:
        page.get_by_role("button", name="Save explanations").click()


def send(page, home):
    page.goto(f"{BASE}{home}/sign-off")
    if not page.get_by_role("button", name="Send for sign-off").count():
        page.goto(f"{BASE}{home}")
        sys.exit(f"The return cannot be sent for sign-off:\n{page.inner_text('main')}")
    page.get_by_role("button", name="Send for sign-off").click()
    expect(page, "Awaiting sign-off", "sending")


def sign(page, home, basis=None, meeting=None):
    page.goto(f"{BASE}{home}/review")
    if basis:
        page.locator(f"input[name=basis][value={basis}]").check()
    if meeting:
        fill_meeting(page, meeting)
    page.get_by_role("button", name="Sign", exact=True).click()


def fill_meeting(page, meeting):
    for name, value in zip(["day", "month", "year", "minute"], meeting):
        page.locator(f"#{name}").fill(value)


def submit(page, home):
    page.goto(f"{BASE}{home}/sign-off")
    page.get_by_role("button", name="Submit to the department").click()
    expect(page, "Return submitted", "submission")


def canonical(page, home):
    return hashlib.sha256(page.request.get(f"{BASE}{home}/canonical.json").body()).hexdigest()


def eleven_leads(browser, folder, scratch, by_workbook_only):
    """J2, to the receipt; the fingerprint of what was submitted comes back."""
    server = Server(folder)
    people = People(browser, server)
    try:
        programme = people["programme"]
        programme.goto(f"{BASE}/returns")
        programme.get_by_role("button", name="Start this return").first.click()
        expect(programme, "37 initiatives", "prefill from the return before")
        rows = leads_answer(people, scratch, by_workbook_only)
        programme.goto(f"{BASE}{Q3}/sections/B")
        for name in ["B2a", "B2b", "B2c"]:
            if not programme.locator(f"[name='answer.{name}']").input_value():
                programme.locator(f"[name='answer.{name}']").fill("2,059")
        programme.get_by_role("button", name="Save and stay here").click()
        answer_the_rest(programme, Q3)
        for row in rows:
            programme.goto(f"{BASE}{Q3}/history/A2c~{row}")
            expect(programme, words(row), f"history of row {row}")
            way = "From a workbook" if by_workbook_only else "On this site"
            if by_workbook_only or LEADS[rows.index(row) % len(LEADS)] not in LEADS[::3]:
                expect(programme, way, f"history of row {row}")
        send(programme, Q3)
        picture(programme, "j2-awaiting")
        sign(people["finance"], Q3)
        sign(people["board"], Q3, "meeting", ("12", "January", "2018", "7"))
        before = canonical(programme, Q3)
        submit(programme, Q3)
        picture(programme, "j2-receipt")
        expect(programme, "12 January 2018, minute 7", "the receipt")
        expect(programme, before, "the receipt")
        return before
    finally:
        people.close()
        server.stop()


def declined_and_ratified(browser, folder):
    """J5, to the ratification."""
    server = Server(folder)
    people = People(browser, server)
    try:
        programme, board = people["programme"], people["board"]
        answer_the_rest(programme, Q2)
        explain(programme, Q2)
        send(programme, Q2)
        sign(people["finance"], Q2)
        decline(board)
        programme.goto(f"{BASE}{Q2}/sign-off")
        expect(programme, "B2c counts placements of another council", "the reason for declining")
        expect(programme, "Void", "the signature of finance")
        picture(programme, "j5-declined")
        programme.goto(f"{BASE}{Q2}/sections/B")
        programme.locator("[name='answer.B2c']").fill("2,050")
        programme.get_by_role("button", name="Save and stay here").click()
        answer_the_rest(programme, Q2)
        explain(programme, Q2)
        send(programme, Q2)
        sign(people["finance"], Q2)
        sign(board, Q2, "delegated")
        submit(programme, Q2)
        ratify(programme, board)
    finally:
        people.close()
        server.stop()


def decline(board):
    board.goto(f"{BASE}{Q2}/review")
    board.locator("summary", has_text="Decline to sign").click()
    board.get_by_role("button", name="Decline").click()
    if not board.title().startswith("Error: "):
        complain("declining without a reason is not sent back with an error")
    if not board.locator("#reason").is_visible():
        board.locator("summary", has_text="Decline to sign").click()
    board.locator("#reason").fill("B2c counts placements of another council.")
    board.get_by_role("button", name="Decline").click()


def ratify(programme, board):
    for page in [programme, board]:
        page.goto(f"{BASE}/returns?status=Ratification+due")
        expect(page, "Ratification due", "the list of returns")
        page.goto(f"{BASE}{Q2}")
        expect(page, "Ratification due", "the task list")
    board.goto(f"{BASE}{Q2}/sign-off")
    picture(board, "j5-ratification-due")
    fill_meeting(board, ("2", "November", "2017", "9"))
    board.get_by_role("button", name="Record that it was ratified").click()
    expect(board, "Ratified on 2 November 2017, minute 9", "the ratification")
    expect(board, "Void", "the signatures that are void")
    if "Ratification due" in board.inner_text("main"):
        complain("ratification is still said to be due")
    board.goto(f"{BASE}{Q2}/versions")
    expect(board, "is the one used in national figures", "versions")
    board.goto(f"{BASE}{Q2}/history")
    for event in ["Sign-off declined", "Signature void", "Version 1 submitted", "Ratified"]:
        expect(board, event, "the timeline")
    picture(board, "j5-timeline")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp())
    try:
        prepare(scratch / "first")
        shutil.copytree(scratch / "first", scratch / "second")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
            mixed = eleven_leads(browser, scratch / "first", scratch, by_workbook_only=False)
            alone = eleven_leads(browser, scratch / "second", scratch, by_workbook_only=True)
            if mixed != alone:
                complain(f"the same answers have two fingerprints: {mixed} and {alone}")
            declined_and_ratified(browser, scratch / "first")
            browser.close()
    finally:
        shutil.rmtree(scratch)
    print(len(found), "found, scripts", "on" if SCRIPTS else "off")
    return min(len(found), 100)


if __name__ == "__main__":
    sys.exit(main())
