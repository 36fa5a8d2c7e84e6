"""The main job, walked with programs that are not ours: see README.md beside this file."""

import hashlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

import openpyxl

from visitor import Forms, Visitor

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
REHEARSE = os.environ.get("OUTTURN_REHEARSE", str(ROOT / ".build/debug/rehearse"))
SOFFICE = os.environ.get("OUTTURN_SOFFICE") or shutil.which("soffice")
Q2 = "ibcf-2017-18-q2-E08000035"
Q3 = "ibcf-2017-18-q3-E08000035"
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""

WORK = None
STAGE = None


def setUpModule():
    """Plays the demonstration once; every test works on a copy of its journal."""
    global WORK, STAGE
    WORK = Path(tempfile.mkdtemp(prefix="outturn-acceptance-"))
    STAGE = WORK / "stage"
    run("demo", "--no-serve", "--data", STAGE)


def tearDownModule():
    shutil.rmtree(WORK, ignore_errors=True)


def run(*words, code=0):
    environment = dict(os.environ, OUTTURN_HOME=str(ROOT))
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, env=environment)
    if code is not None and done.returncode != code:
        raise AssertionError(
            f"{words}: exit code {done.returncode}, {code} expected\n{done.stdout}\n{done.stderr}")
    return done.stdout + (done.stderr if code else "")


def answer(*words, code=0):
    return json.loads(run(*words, "--json", code=code))


def through_libreoffice(path, kind="xlsx"):
    """The same workbook, opened, recalculated and saved by LibreOffice."""
    profile = WORK / "libreoffice"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(PROFILE)
    out = Path(tempfile.mkdtemp(dir=WORK))
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind,
         "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180)
    return out / (Path(path).stem + "." + kind)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(dir=WORK))

    def data(self, name="data"):
        """A copy of the journal as the demonstration left it."""
        path = self.folder / name
        shutil.copytree(STAGE, path)
        return path

    def workbook(self, data, which=Q3, name="return.xlsx"):
        path = self.folder / name
        run("workbook", "write", which, "--data", data, "-o", path)
        return path

    def canonical(self, data, which=Q3):
        return run("return", "show", which, "--data", data, "--canonical")


def cell_of(book, name):
    sheet, cell = book.defined_names[name].attr_text.rsplit("!", 1)
    return book[sheet.strip("'")][cell.replace("$", "")]


def column_of(book, name):
    sheet, cells = book.defined_names[name].attr_text.rsplit("!", 1)
    return [row[0] for row in book[sheet.strip("'")][cells.replace("$", "")]]


ANSWERS = {
    "A1": "The programme went on as planned.\n\nNothing stood in its way; it cost £1,300,000.",
    "B2a": "104,100", "B2b": "1,199,900", "B2c": "2,060", "D1b": "£15.40", "B4": "=not a formula",
}
PROGRESS = {1: "3. In progress: showing results", 11: "In progress: no results yet",
            12: "1. Planning stage", 42: "4. Completed"}


def fill(path):
    """Fills a workbook in as somebody would in a spreadsheet program."""
    book = openpyxl.load_workbook(path)
    for question, text in ANSWERS.items():
        cell = cell_of(book, f"q_{question}")
        bare = text.replace(",", "").replace("£", "")
        if question.startswith("A1") or question == "B4":
            cell.value = text
            cell.data_type = "s"
        else:
            cell.value = float(bare) if "." in bare else int(bare)
    keys = [cell.value for cell in column_of(book, "k_A2")]
    progress = column_of(book, "c_A2b")
    for row, text in PROGRESS.items():
        progress[keys.index(f"row:{row}")].value = text
    book.save(path)


def answers_file(folder):
    lines = ["form: ibcf-2017-18-q3", "organisation: E4704", "answers:"]
    lines += [f"  {question}: {json.dumps(text)}" for question, text in ANSWERS.items()]
    lines.append("  A2:")
    for row, text in PROGRESS.items():
        lines += [f"    - row: {row}", f"      A2b: {json.dumps(text)}"]
    path = folder / "answers.yaml"
    path.write_text("\n".join(lines) + "\n")
    return path


class Leeds(Case):
    def test_the_facts_of_leeds_return_come_out_exactly(self):
        said = answer("demo", "--no-serve")
        self.assertEqual(said["initiatives"], [*range(1, 6), *range(11, 43)])
        self.assertEqual(said["statuses"], {
            "Planning stage": 23, "In progress: no results yet": 9,
            "In progress: showing results": 1, "Completed": 3, "unreadable": 1})
        self.assertEqual(said["B3"], ["11,066", "126,369", "219"])
        self.assertEqual(said["fees"], ["3.73%", "6.13%", "6.16%"])
        self.assertIn("11.9%, 11.8% and 11.9%", said["query"])
        self.assertEqual(said["findings"], {"error": 0, "query": 8, "note": 8})
        self.assertEqual(said["receipt"], "IBCF-2017-18-Q2/E08000035/1")

    def test_the_receipt_is_of_the_canonical_return(self):
        canonical = self.canonical(STAGE, Q2)
        receipt = answer("return", "receipt", Q2, "--data", STAGE)
        self.assertEqual(hashlib.sha256(canonical.encode()).hexdigest(), receipt["sha256"])

    def test_the_next_quarter_opens_filled_in(self):
        shown = answer("return", "show", Q3, "--data", STAGE)["canonical"]["return"]
        self.assertEqual(shown["rows"]["A2"], [*range(1, 6), *range(11, 43)])
        self.assertEqual(shown["answers"]["A2a/42"], "A&H - Change Capacity")
        self.assertEqual(shown["answers"]["B1b"], {"number": "1073312"})
        self.assertNotIn("A2b/42", shown["answers"])


class Workbook(Case):
    def test_command_line_and_workbook_give_the_same_return_byte_for_byte(self):
        by_command, by_workbook = self.data("command"), self.data("workbook")
        run("return", "answer", Q3, "--data", by_command, "--as", "programme",
            "--from", answers_file(self.folder))
        path = self.workbook(by_workbook)
        fill(path)
        run("workbook", "read", Q3, path, "--data", by_workbook, "--as", "programme")
        self.assertEqual(self.canonical(by_command), self.canonical(by_workbook))

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_so_does_the_workbook_after_libreoffice_has_saved_it(self):
        by_hand = self.data("hand")
        path = self.workbook(by_hand)
        fill(path)
        run("workbook", "read", Q3, path, "--data", by_hand, "--as", "programme")
        document = through_libreoffice(path, "ods")
        saved = {"xlsx": through_libreoffice(path), "ods": document,
                 "back": through_libreoffice(document)}
        for name, file in saved.items():
            by_colleague = self.data(name)
            run("workbook", "read", Q3, file, "--data", by_colleague, "--as", "programme")
            self.assertEqual(self.canonical(by_hand), self.canonical(by_colleague), name)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_every_live_formula_gives_what_was_stored_for_it(self):
        path = self.workbook(STAGE, Q2)
        spoilt = self.folder / "spoilt.xlsx"
        book = openpyxl.load_workbook(path)
        cell_of(book, "q_B2a").value = 1
        book.save(spoilt)
        stored = openpyxl.load_workbook(path, data_only=True)
        same = openpyxl.load_workbook(through_libreoffice(path), data_only=True)
        formulas = openpyxl.load_workbook(path)
        compared = 0
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    ours = stored[sheet.title][cell.coordinate].value
                    theirs = same[sheet.title][cell.coordinate].value
                    if isinstance(ours, (int, float)):
                        self.assertAlmostEqual(ours, theirs, places=9, msg=cell.coordinate)
                    else:
                        self.assertEqual(ours or "", theirs or "", msg=f"{sheet.title}!{cell.coordinate}")
                    compared += 1
        self.assertGreater(compared, 250)
        recalculated = openpyxl.load_workbook(through_libreoffice(spoilt), data_only=True)
        self.assertEqual(cell_of(recalculated, "q_B3a").value, 1 - 92958)

    def test_initiatives_43_to_60_can_be_added_and_keep_their_numbers(self):
        data = self.data()
        path = self.workbook(data)
        fill(path)
        book = openpyxl.load_workbook(path)
        keys = [cell.value for cell in column_of(book, "k_A2")]
        titles, progress = column_of(book, "c_A2a"), column_of(book, "c_A2b")
        first = next(place for place, key in enumerate(keys) if key.startswith("new:"))
        for offset in range(18):
            titles[first + offset].value = f"New initiative {offset + 1}"
            progress[first + offset].value = "1. Planning stage"
        titles[keys.index("row:42")].value = "A&H - Change Capacity, renamed"
        book.save(path)
        said = answer("workbook", "read", Q3, path, "--data", data, "--as", "programme")
        self.assertEqual(said["newRows"], [f"A2/{row}" for row in range(43, 61)])
        self.assertIn("F1014", [finding["number"] for finding in said["findings"]])
        again = answer("workbook", "read", Q3, path, "--data", data, "--as", "programme")
        self.assertEqual((again["newRows"], again["changed"], again["recorded"]), ([], [], 0))
        self.next_quarter(data)

    def next_quarter(self, data):
        """The quarter after opens with the same numbers, and counts on from them."""
        text = (ROOT / "Forms/ibcf-2017-18-q3.yaml").read_text()
        form = self.folder / "q4.yaml"
        form.write_text(
            text.replace("previous: ibcf-2017-18-q2", "previous: @")
            .replace("ibcf-2017-18-q3", "ibcf-2017-18-q4").replace("@", "ibcf-2017-18-q3")
            .replace("from: 2017-10-01, to: 2017-12-31", "from: 2018-01-01, to: 2018-03-31"))
        run("form", "adopt", form, "--owner", "DCLG", "--invite", "E08000035", "--data", data,
            "--as", "analyst")
        run("return", "open", "ibcf-2017-18-q4", "E08000035", "--data", data, "--as", "programme")
        shown = answer(
            "return", "show", "ibcf-2017-18-q4-E08000035", "--data", data)["canonical"]["return"]
        self.assertEqual(shown["rows"]["A2"], [*range(1, 6), *range(11, 61)])
        self.assertEqual(shown["answers"]["A2a/60"], "New initiative 18")
        self.assertEqual(shown["answers"]["A2a/42"], "A&H - Change Capacity, renamed")

    def test_awkward_cells_are_understood_or_queried_never_lost(self):
        data = self.data()
        path = self.workbook(data)
        book = openpyxl.load_workbook(path)
        given = {"B2a": " 1,840 ", "B2b": "n/a", "B2c": "about 1,200", "D1b": "£15.29", "D2b": "TBC"}
        for question, text in given.items():
            cell_of(book, f"q_{question}").value = text
        column_of(book, "c_A2b")[0].value = "Planning stage"
        cell_of(book, "q_D3b").value = "=1+1"
        book.save(path)
        said = answer("workbook", "check", Q3, path, "--data", data, code=1)
        found = {f.get("question"): f for f in said["findings"] if f["number"] in (
            "F2011", "F2002", "F1013", "F1009") and "/" not in f.get("question", "")}
        self.assertEqual(found["B2b"]["number"], "F2011")
        self.assertEqual(found["D2b"]["number"], "F2011")
        self.assertEqual(found["B2c"]["number"], "F2002")
        self.assertIn("1,200", found["B2c"]["remedy"])
        self.assertEqual(found["D3b"]["number"], "F1009")
        for finding in found.values():
            self.assertTrue(finding["sheet"] and finding["cell"] and finding["expected"])
        notes = [f for f in said["findings"] if f["number"] == "F1013"]
        self.assertEqual([n["found"] for n in notes], ["“Planning stage”"])
        run("workbook", "read", Q3, path, "--data", data, "--as", "programme")
        answers = answer("return", "show", Q3, "--data", data)["canonical"]["return"]["answers"]
        self.assertEqual(answers["B2a"], {"number": "1840"})
        self.assertEqual(answers["B2b"], {"missing": "not applicable"})
        self.assertEqual(answers["B2c"], {"remark": "about 1,200"})
        self.assertEqual(answers["D1b"], {"number": "15.29"})
        self.assertEqual(answers["D3b"], {"number": "534"})

    def test_both_sides_changes_are_merged_and_conflicts_are_listed_first(self):
        data = self.data()
        path = self.workbook(data)
        fill(path)
        run("return", "answer", Q3, "B2a=104,050", "B4=Said on the site", "D2b=510",
            "--data", data, "--as", "commissioning")
        said = answer("workbook", "read", Q3, path, "--data", data, "--as", "programme", code=1)
        self.assertEqual(said["conflicts"], ["B2a", "B4"])
        before = answer("return", "show", Q3, "--data", data)["canonical"]["return"]["answers"]
        self.assertEqual(before["B2a"], {"number": "104050"})
        run("workbook", "read", Q3, path, "--data", data, "--as", "programme", "--take-file")
        after = answer("return", "show", Q3, "--data", data)["canonical"]["return"]["answers"]
        self.assertEqual(after["B2a"], {"number": "104100"})
        self.assertEqual(after["D2b"], {"number": "510"})

    def test_the_wrong_workbook_is_caught_first_and_said_plainly(self):
        data = self.data()
        other_period = self.workbook(data, Q2, "q2.xlsx")
        said = answer("workbook", "check", Q3, other_period, "--data", data, code=1)
        self.assertEqual([f["number"] for f in said["findings"]], ["F1003"])
        stranger = self.folder / "stranger.xlsx"
        openpyxl.Workbook().save(stranger)
        said = answer("workbook", "check", Q3, stranger, "--data", data, code=1)
        self.assertEqual([f["number"] for f in said["findings"]], ["F1006"])
        text = self.folder / "text.xlsx"
        text.write_text("not a workbook")
        said = answer("workbook", "check", Q3, text, "--data", data, code=1)
        self.assertEqual([f["number"] for f in said["findings"]], ["F1022"])

    def test_names_of_cells_may_be_lost_and_the_hidden_keys_still_find_the_answers(self):
        named, nameless = self.data("named"), self.data("nameless")
        path = self.workbook(named)
        fill(path)
        bare = self.folder / "bare.xlsx"
        book = openpyxl.load_workbook(path)
        for name in [name for name in book.defined_names if name[:2] in ("q_", "k_", "c_")]:
            del book.defined_names[name]
        book.save(bare)
        run("workbook", "read", Q3, path, "--data", named, "--as", "programme")
        run("workbook", "read", Q3, bare, "--data", nameless, "--as", "programme")
        self.assertEqual(self.canonical(named), self.canonical(nameless))


class Served(Case):
    def serve(self, data, *words):
        """The site of a folder, or with no words the demonstration, until the test ends."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = dict(os.environ, OUTTURN_HOME=str(ROOT))
        self.said = self.folder / "said"
        with open(self.said, "w") as said:
            server = subprocess.Popen(
                [PROGRAM, *(words or ["demo"]), "--data", str(data), "--port", str(port)],
                stdout=said, env=environment)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        base = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urllib.request.urlopen(base + "/healthz", timeout=5).close()
                return Visitor(base), server
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the site did not start")


class Site(Served):
    def test_site_and_command_line_give_the_same_return_byte_for_byte(self):
        by_command, by_site = self.data("command"), self.folder / "site"
        run("return", "answer", Q3, "--data", by_command, "--as", "programme",
            "--from", answers_file(self.folder))
        visitor, server = self.serve(by_site)
        visitor.send(visitor.form("/sign-in", "/sign-in/as/programme"))
        for section in "ABD":
            path = f"/returns/{Q3}/sections/{section}"
            form = visitor.form(path, path)
            names = {name for name, _ in form["fields"]}
            changes = {}
            for question, text in ANSWERS.items():
                if field(question) in names:
                    changes[field(question)] = text
            for row, text in PROGRESS.items():
                if field(f"A2b/{row}") in names:
                    code = {"I": "2"}.get(text[0], text[0])
                    changes[field(f"A2b/{row}")] = code
            visitor.send(form, **changes)
        server.terminate()
        server.wait()
        self.assertTrue(answer("verify", "--data", by_site)["sound"])
        self.assertEqual(self.canonical(by_command), self.canonical(by_site))


    def test_a_workbook_is_downloaded_filled_in_and_taken_in_on_the_site(self):
        by_command, by_site = self.data("command"), self.folder / "site"
        run("return", "answer", Q3, "--data", by_command, "--as", "programme",
            "--from", answers_file(self.folder))
        visitor, server = self.serve(by_site)
        visitor.send(visitor.form("/sign-in", "/sign-in/as/programme"))
        home = f"/returns/{Q3}"
        path = self.folder / "downloaded.xlsx"
        with visitor.opener.open(visitor.base + home + "/workbook") as answered:
            path.write_bytes(answered.read())
        fill(path)
        colleague = Visitor(visitor.base)
        colleague.send(colleague.form("/sign-in", "/sign-in/as/commissioning"))
        section = f"{home}/sections/B"
        colleague.send(colleague.form(section, section), **{field("B4"): "Said meanwhile"})
        preview = visitor.upload(visitor.form(home, "/workbook"), "file", path)
        self.assertIn("B4", preview)
        accept = next(f for f in Forms(preview).forms if f["action"].endswith("/accept"))
        visitor.send(accept, **{field("B4"): "file"})
        server.terminate()
        server.wait()
        self.assertEqual(self.canonical(by_command), self.canonical(by_site))
        history = answer("return", "history", Q3, "B4", "--data", by_site)["history"]
        self.assertEqual([(h[2], h[4]) for h in history],
                         [("Said meanwhile", "web"), ("=not a formula", "workbook")])


def field(key):
    return f"answer.{key}"


SMALL = """
form: allotments-2018
version: 1
series: allotments
title: Allotments
owner: Department for Communities and Local Government
period: { from: 2018-01-01, to: 2018-12-31 }
thresholds: { most_waiting: 500 }
sections:
  - id: A
    title: Plots
    questions:
      - { id: A1, label: How many plots are let?, kind: whole number, least: 0, required: true }
      - { id: A2, label: How many people wait for one?, kind: whole number, least: 0, required: true }
      - { id: A3, label: People waiting for each plot, kind: decimal, decimals: 2, formula: A2 / A1 }
checks:
  - id: long-list
    severity: query
    for: [A2]
    when: A2 > most_waiting
    says: "{A2} people wait."
    remedy: Check the list for people who have left.
sign-off:
  - { id: finance, title: Finance, role: finance, bases: [certifier] }
"""


class NewForm(Served):
    def test_a_new_form_is_a_new_file_only(self):
        data = self.data()
        form = self.folder / "allotments.yaml"
        form.write_text(SMALL)
        self.assertIn("no mistakes", run("form", "lint", form))
        run("form", "adopt", form, "--owner", "DCLG", "--invite", "E08000035", "--data", data,
            "--as", "analyst")
        run("return", "open", "allotments-2018", "E08000035", "--data", data, "--as", "programme")
        id = "allotments-2018-E08000035"
        self.answer_on_the_site(data, id)
        path = self.workbook(data, id)
        book = openpyxl.load_workbook(path)
        self.assertEqual(cell_of(book, "q_A1").value, 400)
        cell_of(book, "q_A2").value = 900
        book.save(path)
        run("workbook", "read", id, path, "--data", data, "--as", "programme")
        self.carry_through(data, id)

    def answer_on_the_site(self, data, id):
        """One answer on the site, by an officer who followed the link that the server printed."""
        visitor, server = self.serve(data, "serve", "--sign-in", "programme")
        link = self.said.read_text().split("programme: ")[1].split()[0]
        link = link[link.index("/sign-in"):]
        visitor.send(visitor.form(link, link))
        section = f"/returns/{id}/sections/A"
        page = visitor.send(visitor.form(section, section), **{field("A1"): " 400 "})
        self.assertIn("1 answer missing", page)
        server.terminate()
        server.wait()

    def carry_through(self, data, id):
        refused = run("return", "send", id, "--data", data, "--as", "programme", code=2)
        self.assertIn("R2103", refused)
        run("return", "explain", id, "long-list@A2", "--because", "The list was checked.",
            "--data", data, "--as", "programme")
        run("return", "complete", id, "A", "--data", data, "--as", "programme")
        run("return", "send", id, "--data", data, "--as", "programme")
        seen = answer("return", "show", id, "--data", data)["sha256"]
        sign = ["return", "sign", id, "--step", "finance", "--basis", "certifier", "--data", data]
        self.assertIn("R1001", run(*sign, "--seen", seen, "--as", "programme", code=2))
        self.assertIn("R2109", run(*sign, "--seen", "0" * 64, "--as", "finance", code=2))
        run(*sign, "--seen", seen, "--as", "finance")
        run("return", "submit", id, "--data", data, "--as", "programme")
        receipt = answer("return", "receipt", id, "--data", data)
        self.assertEqual((receipt["receipt"], receipt["sha256"]),
                         ("ALLOTMENTS-2018/E08000035/1", seen))

    def test_a_wrong_form_gets_every_mistake_at_once_with_its_line(self):
        form = self.folder / "wrong.yaml"
        form.write_text(SMALL.replace("kind: whole number, least: 0, required: true }\n      - { id: A2",
                                      "kind: number, least: 0 }\n      - { id: A1")
                        .replace("A2 / A1", "A2 / (A1").replace("severity: query", "severity: warning"))
        said = answer("form", "lint", form, code=1)
        self.assertEqual([(f["line"], f["number"]) for f in said["findings"]], [
            (13, "F4003"), (14, "F4004"), (15, "F4006"), (17, "F4005"), (18, "F4003")])


class EmptyFolder(Case):
    def test_an_organisation_starts_from_nothing_and_names_stay_out_of_the_journal(self):
        data = self.folder / "new"
        first = ["--data", data, "--as", "admin-1"]
        run("people", "register", "E08000035", "Leeds City Council", "--alias", "E4704", *first)
        run("people", "register", "DCLG", "Department", *first)
        for officer, name, role, body in [
                ("admin-1", "Wilhelmina Ostrander", "administrator", "E08000035"),
                ("analyst-1", "Bartholomew Quince", "analyst", "DCLG"),
                ("programme-1", "Cordelia Fanshawe", "programme", "E08000035")]:
            run("people", "enrol", officer, "--name", name, *first)
            run("people", "grant", officer, role, body, *first)
        refused = run("people", "enrol", "x", "--name", "X", "--data", data, "--as", "analyst-1", code=2)
        self.assertIn("R1001", refused)
        form = self.folder / "allotments.yaml"
        form.write_text(SMALL.replace("Department for Communities and Local Government", "Department"))
        run("form", "adopt", form, "--owner", "DCLG", "--invite", "E08000035", "--data", data,
            "--as", "analyst-1")
        run("return", "open", "allotments-2018", "E08000035", "--data", data, "--as", "programme-1")
        self.assertEqual(len(answer("people", "list", "--data", data)["officers"]), 3)
        journal = (data / "journal.sqlite").read_bytes()
        for name in [b"Ostrander", b"Quince", b"Fanshawe"]:
            self.assertNotIn(name, journal)
            self.assertIn(name, (data / "accounts.sqlite").read_bytes())
        self.assertTrue(answer("people", "erase", "programme-1", "--data", data)["erased"])
        for path in data.iterdir():
            self.assertNotIn(b"Fanshawe", path.read_bytes())
        self.assertTrue(answer("verify", "--data", data)["sound"])


class Journal(Case):
    def test_kill_at_any_moment_loses_no_acknowledged_answer(self):
        chance = random.Random(7)
        data = self.folder / "killed"
        acknowledged = 0
        for _ in range(8):
            command = [REHEARSE, "answer-writer", str(data), "1000"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
                lines = [writer.stdout.readline()]
                time.sleep(chance.random() * 0.4)
                writer.send_signal(signal.SIGKILL)
                lines += writer.stdout.read().split("\n")
            numbers = [int(line) for line in lines if line.strip().isdigit()]
            acknowledged = max([acknowledged, *numbers])
            said = answer("verify", "--data", data)
            self.assertTrue(said["sound"])
            self.assertGreaterEqual(said["entries"], acknowledged)
        self.assertGreater(acknowledged, 100)

    def test_a_flipped_byte_is_found_and_named(self):
        data = self.data()
        path = data / "journal.sqlite"
        whole = path.read_bytes()
        chance = random.Random(11)
        for _ in range(25):
            place = chance.randrange(len(whole))
            damaged = bytearray(whole)
            damaged[place] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged)
            said = answer("verify", "--data", data, code=1)
            self.assertFalse(said["sound"])
            page = str(place // 4096 + 1)
            self.assertTrue(any(page in f or "entry" in f for f in said["findings"]), said)
        path.write_bytes(whole)
        self.assertTrue(answer("verify", "--data", data)["sound"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
