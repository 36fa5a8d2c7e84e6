"""Other people's layouts, read through a map: the same return as from our own workbook."""

import datetime
import json
import os
import unittest
from pathlib import Path

import openpyxl
import yaml
from openpyxl.styles import Protection

import acceptance as walk
from acceptance import Q3, ROOT, SOFFICE, answer, cell_of, column_of, run

LEEDS = yaml.load((ROOT / "Examples/leeds/ibcf-2017-18-q2.yaml").read_text(), yaml.BaseLoader)["answers"]
MAP = ROOT / "Forms/maps/ibcf-2017-18-q2-template.yaml"
FIGURES = ["B1a", "B1b", "B1c", "B2a", "B2b", "B2c", "D1a", "D1b", "D2a", "D2b", "D3a", "D3b"]
setUpModule, tearDownModule = walk.setUpModule, walk.tearDownModule


def figure(question):
    bare = LEEDS[question].replace(",", "").replace("£", "")
    return float(bare) if "." in bare else int(bare)


def template(path, extra_rows=0, hidden=False, misspelt=False):
    """The template of 2017 with Leeds' answers, its labels in the words of the real return."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Q2 return"
    sheet["B3"] = "QUARTERLY REPORTING FROM LOCAL AUTHORITIES TO DCLG IN RELATION TO THE IMPROVED BETTER CARE FUND"
    header = {
        12: ("Local authority: (Select from drop-down menu)", "Leeds"),
        13: ("Enter password (as provided in email from DCLG)", "ABC123"),
        14: ("E-code", "E4704"), 15: ("Period", "Quarter 2 (July 2017 – September 2017)")}
    for row, (label, text) in header.items():
        sheet.cell(row, 2, label)
        sheet.cell(row, 3, text)
    row = 18 + extra_rows
    sheet.cell(row - 1, 2, "Section A")
    sheet.cell(row, 2, "A1. Provide a narrative summary for Quarter 2 which follows up the information you "
               "provided in Section A at Quarter 1. What are the key successes experienced?")
    sheet.cell(row + 1, 2, LEEDS["A1"])
    sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=2, end_column=12)
    row += 4
    title = "A2a. Individual title for each initiative/project (Automatically populated)."
    sheet.cell(row + 1, 2, "A2a. Individual titel for each initative/project (Automatically populated)." if misspelt else title)
    sheet.cell(row + 2, 2, "A2b. Use the drop-down options provided to report on progress since Quarter 1.")
    sheet.cell(row + 3, 2, "A2c. You can add some brief commentary on the progress to date.")
    for slot in range(1, 43):
        sheet.cell(row, 2 + slot, f"Initiative/Project {slot}")
        for line in (1, 2, 3):
            sheet.cell(row + line, 2 + slot).protection = Protection(locked=6 <= slot <= 10)
    for item in LEEDS["A2"]:
        column = 2 + int(item["row"])
        sheet.cell(row + 1, column, item["A2a"])
        sheet.cell(row + 2, column, item["A2b"])
    sheet.cell(row + 3, 8, "Initiative columns 6-10 are protected cells - the additional intiatives "
               "agreed since Q1 return therfore start with Initiative 11")
    sheet.row_dimensions[row + 2].hidden = hidden
    row += 7
    for column, label in enumerate((
            "a) The total number of home care packages provided",
            "b) The total number of hours of home care provided for the whole of 2017/18",
            "c) The total number of care home placements for the whole of 2017/18"), 3):
        sheet.cell(row, column, label)
        for line, question in ((1, "B1"), (2, "B2")):
            sheet.cell(row + line, column, figure(question + "abc"[column - 3]))
    sheet.cell(row + 1, 2, "B1. Provide figures to illustrate your plans for the whole of 2017/18 prior to it.")
    sheet.cell(row + 2, 2, "B2. Provide figures to illustrate your current plans for the whole of 2017/18.")
    sheet.cell(row + 3, 2, "B3. Difference between pre- and post- Spring Budget announcement plans: B2 - B1")
    sheet.cell(row + 4, 2, "B4. You can add some brief commentary on the figures provided above if you wish.")
    row += 7
    for slot in range(1, 11):
        sheet.cell(row, 2 + slot, f"Metric {slot}")
    for line, label in ((1, "C1a. List up to 10 additional metrics you are measuring yourself against"),
                        (2, "C1b. Use the drop-down options to report if you have seen any change"),
                        (3, "C1c. Provide any additional commentary on the metric above")):
        sheet.cell(row + line, 2, label)
    for item in LEEDS["C1"]:
        sheet.cell(row + 1, 2 + int(item["row"]), item["C1a"])
        sheet.cell(row + 2, 2 + int(item["row"]), item["C1b"])
    row += 6
    for column, label in enumerate(("2016/17", "2017/18", "If rates not yet known, please provide the date"), 3):
        sheet.cell(row, column, label)
    for line in (1, 2, 3):
        sheet.cell(row + line, 2, f"D{line}. Please provide the average amount that you paid to external providers")
        sheet.cell(row + line, 3, figure(f"D{line}a"))
        sheet.cell(row + line, 4, figure(f"D{line}b"))
    sheet.cell(row + 4, 2, "D4. If you would like to provide any additional commentary on the fee information")
    sheet.protection.sheet = True
    sheet.protection.set_password("dclg")
    book.save(path)


def own(path):
    """Our own workbook, filled in with the same answers."""
    book = openpyxl.load_workbook(path)
    cell_of(book, "q_A1").value = LEEDS["A1"]
    for question in FIGURES:
        cell_of(book, f"q_{question}").value = figure(question)
    for table, columns in (("A2", ("A2a", "A2b")), ("C1", ("C1a", "C1b"))):
        keys = [cell.value for cell in column_of(book, f"k_{table}")]
        for column in columns:
            cells = column_of(book, f"c_{column}")
            for item in LEEDS[table]:
                cells[keys.index(f"row:{item['row']}")].value = item[column]
    book.save(path)


class Template(walk.Case):
    def setUp(self):
        super().setUp()
        self.map = self.folder / "map.yaml"
        self.map.write_text(MAP.read_text().replace("form: ibcf-2017-18-q2", "form: ibcf-2017-18-q3"))
        self.path = self.folder / "theirs.xlsx"

    def expected(self):
        if not hasattr(Template, "wanted"):
            data = self.data("own")
            path = self.workbook(data)
            own(path)
            run("workbook", "read", Q3, path, "--data", data, "--as", "programme")
            Template.wanted = self.canonical(data)
            self.assertNotEqual(Template.wanted, self.canonical(walk.STAGE))
        return Template.wanted

    def check(self, path):
        data = self.data(f"data-{len(list(self.folder.iterdir()))}")
        said = answer("workbook", "read", Q3, path, "--map", self.map, "--data", data, "--as", "programme")
        self.assertEqual(self.canonical(data), self.expected())
        return said

    def test_the_sideways_layout_gives_the_same_return_byte_for_byte(self):
        template(self.path)
        said = self.check(self.path)
        self.assertEqual((said["newRows"], said["conflicts"]), ([], []))
        locked = [f for f in said["findings"] if f["number"] == "F1025"]
        self.assertEqual([f["cell"] for f in locked], ["H25"])

    def test_inserted_and_hidden_rows_and_misspelt_labels_do_not_break_it(self):
        template(self.path, extra_rows=5, hidden=True, misspelt=True)
        numbers = {f["number"] for f in self.check(self.path)["findings"]}
        self.assertLessEqual({"F1024", "F1028"}, numbers)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_nor_does_libreoffice(self):
        template(self.path)
        self.check(walk.through_libreoffice(self.path))
        self.check(walk.through_libreoffice(walk.through_libreoffice(self.path, "ods")))

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_a_formula_is_refused_unless_the_map_takes_its_result_and_then_it_is_noted(self):
        template(self.path)
        book = openpyxl.load_workbook(self.path)
        cell = next(c for row in book.active.iter_rows() for c in row if c.value == figure("B1a"))
        cell.value = "=92950+8"
        book.save(self.path)
        saved = walk.through_libreoffice(self.path)
        found = {f["number"]: f["cell"] for f in self.check(saved)["findings"]}
        self.assertEqual(found["F1026"], cell.coordinate)
        self.map.write_text(self.map.read_text().replace("formulas: cached", "formulas: refused"))
        said = answer("workbook", "check", Q3, saved, "--map", self.map, "--data", self.data(), code=1)
        found = [(f["cell"], f["question"]) for f in said["findings"] if f["number"] == "F1009"]
        self.assertEqual(found, [(cell.coordinate, "B1a")])

    def test_another_layout_is_refused_and_nothing_is_read(self):
        openpyxl.Workbook().save(self.path)
        said = answer("workbook", "check", Q3, self.path, "--map", self.map, "--data", self.data(), code=1)
        self.assertEqual([f["number"] for f in said["findings"]], ["F1023"])

    def test_the_map_is_sound_and_a_wrong_one_is_said_with_its_line(self):
        form = ROOT / "Forms/ibcf-2017-18-q2.yaml"
        self.assertEqual(answer("map", "lint", MAP, "--form", form)["findings"], [])
        wrong = self.folder / "wrong.yaml"
        wrong.write_text(MAP.read_text().replace("      B4: {", "      B3a: {"))
        found = answer("map", "lint", wrong, "--form", form, code=1)["findings"]
        self.assertEqual([(f["number"], f["found"]) for f in found], [("F4005", "B3a")])
        self.assertEqual(found[0]["line"], wrong.read_text().split("B3a")[0].count("\n") + 1)

    def test_trying_a_map_names_each_cell_of_their_file(self):
        template(self.path)
        page = self.folder / "page.html"
        said = run("map", "try", MAP, self.path, "--form", ROOT / "Forms/ibcf-2017-18-q2.yaml", "--html", page)
        html = page.read_text()
        self.assertIn("M24 [read] Planning stage", said)
        self.assertIn("B14 [label] E-code", said)
        self.assertIn("H25 [finding] Initiative columns 6-10", said)
        self.assertIn("C15 [unread] Quarter 2", said)
        self.assertIn('<td class="read">Planning stage<span> read</span></td>', html)
        self.assertNotIn("<script", html)
        self.assertNotIn("ABC123", html)
        self.assertNotIn("\x1b", said)
        self.assertIn("read  Q2 return!M24 (A2b, row 11): “1. Planning stage”", said)
        self.assertNotIn("ABC123", said)


HOMES = [
    ("Ashgrove", "Moor Care", "running", 120.5, 130), ("Beech House", None, "Running", 80.25, 80),
    ("Cedars", None, "shut", 15.075, None), ("Dene Lodge", "Vale Homes", "running", 200, 210.125)]
BEDS = "step-down-beds-2018-E08000035"
LAYOUTS = ROOT / "Tests/Acceptance/layouts"
DONE = "Four homes took people from hospital.\nOne has since closed."


def schedule(path, homes):
    """Another programme's layout: sheets, groups of headings, merged cells, a hidden row, £000."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Front  Sheet"
    for row, pair in enumerate((
            ("Step-down beds: annual statement 2018/19", None), ("Authority code", "E4704"),
            ("Grant received (£000)", "1,234.5"), ("First bed opened on", datetime.date(2018, 5, 14)),
            ("What was done this year, in a few words", None), (DONE, None)), 2):
        cover.cell(row, 2, pair[0])
        cover.cell(row, 3, pair[1])
    cover.column_dimensions["B"].width = 60
    book.create_sheet("Notes")["A1"] = "Nothing to see"
    sheet = book.create_sheet("Homes")
    sheet["A1"] = "SCHEDULE OF HOMES"
    for cells in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"):
        sheet.merge_cells(cells)
    for cell, label in {"A3": "Name of\nhome", "B3": "Provider", "C3": "Standing", "D3": "2018/19",
                        "F3": "2019/20", "D4": "Budget", "E4": "Beds", "F4": "Budget", "G4": "Beds"}.items():
        sheet[cell] = label
    for row, home in enumerate(homes, 5):
        for column, value in zip((1, 2, 3, 4, 6), home):
            sheet.cell(row, column, value)
    sheet.merge_cells("B5:B7")
    sheet.row_dimensions[6].hidden = True
    last = 4 + len(homes)
    sheet.cell(last + 2, 1, "Total")
    sheet.cell(last + 2, 4, f"=SUM(D5:D{last})")
    book.save(path)


class Schedule(walk.Case):
    def opened(self, name):
        data = self.data(name)
        run("form", "adopt", LAYOUTS / "step-down-beds.yaml", "--owner", "DCLG", "--invite", "E08000035",
            "--data", data, "--as", "analyst")
        run("return", "open", "step-down-beds-2018", "E08000035", "--data", data, "--as", "programme")
        return data

    def expected(self, homes):
        data = self.opened("own")
        path = self.workbook(data, BEDS)
        book = openpyxl.load_workbook(path)
        cell_of(book, "q_A1").value, cell_of(book, "q_A2").value = DONE, 1234500
        cell_of(book, "q_A3").value = datetime.date(2018, 5, 14)
        for column, cells in ((name, column_of(book, f"c_B1{name}")) for name in "abcde"):
            provider = None
            for row, home in enumerate(homes):
                provider = home[1] or provider
                value = dict(zip("abcde", home))[column]
                if column == "b":
                    value = provider
                if column == "c":
                    value = {"running": "1. Open", "shut": "2. Closed"}[value.lower()]
                if column in "de" and value is not None:
                    value = round(value * 1000)
                cells[row].value = value
        book.save(path)
        run("workbook", "read", BEDS, path, "--data", data, "--as", "programme")
        return self.canonical(data, BEDS)

    def check(self, path, wanted, name):
        data = self.opened(name)
        said = answer("workbook", "read", BEDS, path, "--map", LAYOUTS / "step-down-beds-map.yaml",
                      "--data", data, "--as", "programme")
        self.assertEqual(self.canonical(data, BEDS), wanted)
        return said

    def test_tables_found_by_headings_give_the_same_return_whatever_their_length(self):
        for count in (4, 11):
            with self.subTest(count):
                self.folder = self.folder / str(count)
                self.folder.mkdir()
                more = [(f"Home {n}", "Vale Homes", "shut", n, n / 8) for n in range(count - 4)]
                path = self.folder / "theirs.xlsx"
                schedule(path, HOMES + more)
                said = self.check(path, self.expected(HOMES + more), "theirs")
                self.assertEqual(len(said["newRows"]), count)
                hidden = {f["cell"] for f in said["findings"] if f["number"] == "F1024"}
                self.assertLessEqual({"A6", "C6", "D6"}, hidden)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_nor_does_libreoffice_change_it(self):
        path, wanted = self.folder / "theirs.xlsx", self.expected(HOMES)
        schedule(path, HOMES)
        self.check(walk.through_libreoffice(path), wanted, "saved")
        self.check(walk.through_libreoffice(walk.through_libreoffice(path, "ods")), wanted, "ods")

    def test_another_organisations_file_is_refused(self):
        path = self.folder / "theirs.xlsx"
        schedule(path, HOMES)
        book = openpyxl.load_workbook(path)
        book["Front  Sheet"]["C3"] = "E0000"
        book.save(path)
        said = answer("workbook", "check", BEDS, path, "--map", LAYOUTS / "step-down-beds-map.yaml",
                      "--data", self.opened("other"), code=1)
        self.assertIn("F1002", [f["number"] for f in said["findings"]])


SHARED = os.environ.get("OUTTURN_SHARED")
PAYROLL = ROOT / "Examples/payroll"
PAY = "payroll-2023-E08000035"
COLUMNS = dict(zip("abcdefgh", ("员工姓名", "入职日期", "本月应付工资", "免征额", "个人所得税", "工资累计", "银行转帐费", "实发工资")))


@unittest.skipUnless(SHARED, "there is no real workbook here")
class Payroll(walk.Case):
    """A record that nobody here defined: six sheets with a table each, a merged and hidden first row."""

    theirs = Path(SHARED or "") / "workbooks/PHPOffice_PhpSpreadsheet__8441c10f.xlsx"

    def opened(self):
        data = self.data("pay")
        run("form", "adopt", PAYROLL / "payroll-2023.yaml", "--owner", "DCLG", "--invite", "E08000035",
            "--data", data, "--as", "analyst")
        run("return", "open", "payroll-2023", "E08000035", "--data", data, "--as", "programme")
        return data

    def figures(self):
        """What openpyxl reads in the same cells."""
        book, found = openpyxl.load_workbook(self.theirs, data_only=True), {}
        for month in range(1, 7):
            sheet = book[f"{month}月"]
            self.assertTrue(sheet.row_dimensions[1].hidden and sheet.merged_cells.ranges)
            places = {cell.value: cell.column for cell in sheet[3] if cell.value}
            for row in range(4, sheet.max_row + 1):
                if sheet.cell(row, 1).value == "合计":
                    break
                for letter, heading in COLUMNS.items():
                    value = sheet.cell(row, places[heading]).value
                    if isinstance(value, datetime.datetime):
                        value = value.date().isoformat()
                    if value is not None:
                        found[f"P{month}{letter}/{row - 3}"] = str(value) if letter in "ab" else round(value, 2)
        return found

    def test_every_cell_of_the_real_workbook_is_in_the_return(self):
        data = self.opened()
        run("workbook", "read", PAY, self.theirs, "--map", PAYROLL / "payroll-map.yaml",
            "--data", data, "--as", "programme")
        answers = json.loads(self.canonical(data, PAY))["return"]["answers"]
        found = {}
        for key, given in answers.items():
            kind, value = next(iter(given.items())) if isinstance(given, dict) else ("text", given)
            found[key] = float(value) if kind == "number" else value
        wanted = self.figures()
        self.assertGreater(len(wanted), 45)
        self.assertEqual(found, wanted)

    def test_a_blank_workbook_is_issued_and_read_back(self):
        data = self.opened()
        path = self.workbook(data, PAY)
        book = openpyxl.load_workbook(path)
        column_of(book, "c_P3a")[0].value = "DDD"
        column_of(book, "c_P3c")[0].value = 4100.25
        book.save(path)
        said = answer("workbook", "read", PAY, path, "--data", data, "--as", "programme")
        self.assertEqual(sorted(said["changed"]), ["P3a/1", "P3c/1"])

    def test_a_folder_is_not_collected_where_the_files_do_not_say_whose_they_are(self):
        data = self.opened()
        (self.folder / "sent").mkdir()
        (self.folder / "sent/theirs.xlsx").write_bytes(self.theirs.read_bytes())
        report = self.folder / "report.json"
        run("collect", self.folder / "sent", "--collection", "payroll-2023", "--as", "analyst", "--data", data,
            "--map", PAYROLL / "payroll-map.yaml", "--report", report, code=1)
        (file,) = json.loads(report.read_text())["files"]
        self.assertEqual(file["outcome"], "refused")
        self.assertIn("F1006", [finding["number"] for finding in file["findings"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
