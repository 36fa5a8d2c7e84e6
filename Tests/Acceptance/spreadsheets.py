"""Both formats of spreadsheets, written by us and read by programs that are not ours."""

import csv
import io
import random
import re
import unittest
import zipfile
from xml.etree import ElementTree

import openpyxl

import acceptance as walk
from acceptance import Q2, Q3, SOFFICE, answer, answers_file, cell_of, fill, run, through_libreoffice

setUpModule, tearDownModule = walk.setUpModule, walk.tearDownModule
ODF = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
       "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
       "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
       "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
       "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
       "dc": "http://purl.org/dc/elements/1.1/",
       "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0"}
STARTERS = "=+-@\t\r"


def odf(prefix, name):
    return f"{{{ODF[prefix]}}}{name}"


def part(path, name):
    with zipfile.ZipFile(path) as file:
        return file.read(name)


class Case(walk.Case):
    def written(self, data, kind, which=Q3):
        path = self.folder / f"written.{kind}"
        run("workbook", "write", which, "--data", data, "-o", path)
        return path

    def published(self, data, kind, which=Q2):
        path = self.folder / f"published.{kind}"
        run("return", "publish", which, "--data", data, "-o", path)
        return path


class Formats(Case):
    def test_the_format_is_what_is_asked_for_or_what_the_name_ends_in(self):
        ods, asked = self.written(walk.STAGE, "ods"), self.folder / "no-ending"
        run("workbook", "write", Q3, "--data", walk.STAGE, "--format", "ods", "-o", asked)
        for path in (ods, asked):
            self.assertEqual(part(path, "mimetype"), b"application/vnd.oasis.opendocument.spreadsheet")
        with zipfile.ZipFile(ods) as file:
            first = file.infolist()[0]
            self.assertEqual((first.filename, first.compress_type), ("mimetype", zipfile.ZIP_STORED))
            for name in file.namelist()[1:]:
                ElementTree.fromstring(file.read(name))
        openpyxl.load_workbook(self.written(walk.STAGE, "xlsx"))
        run("workbook", "write", Q3, "--data", walk.STAGE, "--format", "pdf", code=64)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_either_format_and_both_after_libreoffice_give_the_same_return_byte_for_byte(self):
        by_command = self.data("command")
        run("return", "answer", Q3, "--data", by_command, "--as", "programme",
            "--from", answers_file(self.folder))
        wanted = self.canonical(by_command)
        ods, xlsx = self.written(by_command, "ods"), self.written(by_command, "xlsx")
        through_ods = through_libreoffice(xlsx, "ods")
        through_xlsx = through_libreoffice(ods, "xlsx")
        files = {"ods": ods, "xlsx": xlsx, "xlsx saved as ods": through_ods, "ods saved as xlsx": through_xlsx,
                 "xlsx, ods, xlsx": through_libreoffice(through_ods, "xlsx"),
                 "ods, xlsx, ods": through_libreoffice(through_xlsx, "ods"),
                 "ods saved as ods": through_libreoffice(ods, "ods")}
        for name, file in files.items():
            fresh = self.data(name.replace(" ", "-"))
            # A workbook of the same return before anything was answered: all comes from the file.
            run("workbook", "read", Q3, file, "--data", fresh, "--as", "programme", "--take-file")
            self.assertEqual(self.canonical(fresh), wanted, name)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_leeds_return_comes_back_from_either_format_unchanged(self):
        wanted = self.canonical(walk.STAGE, Q2)
        for kind in ("ods", "xlsx"):
            path = self.written(walk.STAGE, kind, Q2)
            saved = through_libreoffice(path, "xlsx" if kind == "ods" else "ods")
            for file in (path, saved):
                said = answer("workbook", "check", Q2, file, "--data", walk.STAGE)
                self.assertEqual((said["changed"], said["conflicts"], said["newRows"]), ([], [], []), file)
                self.assertGreater(said["unchanged"], 150)
        self.assertEqual(self.canonical(walk.STAGE, Q2), wanted)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_every_live_formula_of_the_ods_gives_what_was_stored_for_it(self):
        path = self.written(walk.STAGE, "ods", Q2)
        stored = self.stored(path)
        self.assertGreater(len(stored), 250)
        again = openpyxl.load_workbook(through_libreoffice(path, "xlsx"), data_only=True)
        for (sheet, row, column), ours in stored.items():
            theirs = again[sheet].cell(row, column).value
            place = f"{sheet}, row {row}, column {column}"
            if isinstance(ours, float):
                self.assertAlmostEqual(ours, theirs, places=9, msg=place)
            else:
                self.assertEqual(ours, theirs or "", msg=place)
        spoilt = self.folder / "spoilt.ods"
        self.spoil(path, spoilt)
        recalculated = openpyxl.load_workbook(through_libreoffice(spoilt, "xlsx"), data_only=True)
        self.assertEqual(cell_of(recalculated, "q_B3a").value, 1 - 92958)

    def stored(self, path):
        """What the ODS itself states as the result of each formula."""
        results = {}
        body = ElementTree.fromstring(part(path, "content.xml"))
        for sheet in body.iter(odf("table", "table")):
            number = 0
            for row in sheet.iter(odf("table", "table-row")):
                column = 1
                for cell in row:
                    if cell.get(odf("table", "formula")):
                        value = cell.get(odf("office", "value"))
                        text = cell.get(odf("office", "string-value"))
                        results[sheet.get(odf("table", "name")), number + 1, column] = (
                            text if value is None else float(value))
                    column += int(cell.get(odf("table", "number-columns-repeated"), 1))
                number += int(row.get(odf("table", "number-rows-repeated"), 1))
        return results

    def spoil(self, path, to):
        """The same file with another answer to B2a, so that its formulas have to be calculated."""
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
            for item in old.infolist():
                content = old.read(item)
                if item.filename == "content.xml":
                    spoilt = content.replace(b'office:value="104024"', b'office:value="1"')
                    assert spoilt != content
                    content = spoilt
                new.writestr(item, content)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_libreoffice_understands_the_furniture_of_the_ods(self):
        ours = openpyxl.load_workbook(self.written(walk.STAGE, "xlsx", Q2))
        theirs = openpyxl.load_workbook(through_libreoffice(self.written(walk.STAGE, "ods", Q2), "xlsx"))
        self.assertEqual(ours.sheetnames, theirs.sheetnames)
        self.assertEqual(set(name.name for name in ours.defined_names.definedName),
                         set(name.name for name in theirs.defined_names.definedName))
        self.assertEqual(theirs.active.title, "Cover")
        self.assertEqual(theirs.properties.title, ours.properties.title)
        for name in ours.sheetnames:
            self.assertEqual(self.furniture(ours[name]), self.furniture(theirs[name]), name)

    def furniture(self, sheet):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        return {
            "state": sheet.sheet_state, "protected": sheet.protection.sheet,
            "rules": sorted((str(rule.sqref), rule.type, rule.promptTitle, rule.prompt, rule.errorTitle,
                             rule.formula1, rule.formula2 if rule.type != "list" else None)
                            for rule in sheet.data_validations.dataValidation),
            "looks": sorted((str(look.sqref), [rule.formula for rule in look.rules])
                            for look in sheet.conditional_formatting),
            "hidden": [row for row, look in sheet.row_dimensions.items() if look.hidden],
            "notes": {cell.coordinate: cell.comment.text for cell in cells if cell.comment},
            "links": {cell.coordinate: cell.hyperlink.location for cell in cells if cell.hyperlink},
            "unlocked": sorted(cell.coordinate for cell in cells if not cell.protection.locked),
            "formulas": {cell.coordinate for cell in cells if cell.data_type == "f"},
            "paper": sheet.page_setup.orientation or "portrait"}


class Published(Case):
    def test_a_return_that_was_never_submitted_is_refused_by_number(self):
        said = run("return", "publish", Q3, "--data", walk.STAGE, "-o", self.folder / "x.ods", code=2)
        self.assertIn("R2201", said)
        self.assertFalse((self.folder / "x.ods").exists())
        run("return", "publish", Q2, "--data", walk.STAGE, "-o", self.folder / "x.pdf", code=64)

    def test_the_xlsx_holds_the_points_of_accessibility_that_a_machine_can_test(self):
        path = self.published(walk.STAGE, "xlsx")
        book = openpyxl.load_workbook(path)
        self.check(book)
        self.assertEqual(book.properties.language, "en-GB")
        self.assertIn("Leeds City Council", book.properties.title)
        for sheet in book.worksheets[1:]:
            self.assertEqual(len(sheet.tables), 1, sheet.title)
            table = next(iter(sheet.tables.values()))
            self.assertTrue(table.ref.startswith("A"), table.ref)
            self.assertIsNone(table.autoFilter)
            names = [column.name for column in table.tableColumns]
            self.assertEqual(len(names), len({name.lower() for name in names}))
            self.assertEqual(names, [cell.value for cell in sheet[table.ref][0]])
            for row in sheet[table.ref]:
                for cell in row:
                    self.assertIsNotNone(cell.value, f"{sheet.title}!{cell.coordinate}")

    def check(self, book):
        """What holds for either format once openpyxl has it."""
        self.assertEqual(book.sheetnames[:2], ["Cover", "Contents"])
        self.assertEqual(book.active.title, "Cover")
        linked = set()
        for sheet in book.worksheets:
            self.assertEqual(sheet.sheet_state, "visible")
            self.assertFalse(sheet.merged_cells.ranges, sheet.title)
            self.assertIsNone(sheet.freeze_panes)
            self.assertIsNone(sheet.auto_filter.ref)
            self.assertIsNotNone(sheet["A1"].value)
            self.assertIn(sheet.sheet_view.selection[0].activeCell, ("A1", None))
            for row, look in sheet.row_dimensions.items():
                self.assertFalse(look.hidden, f"{sheet.title}, row {row}")
            for row in sheet.iter_rows():
                self.assertTrue(any(cell.value is not None for cell in row), f"{sheet.title}, row {row[0].row}")
                for cell in row:
                    self.look(cell)
                    if sheet.title == "Contents" and cell.hyperlink:
                        linked.add(cell.hyperlink.location.split("!")[0].strip("'"))
        self.assertEqual(linked, set(book.sheetnames[2:]))

    def look(self, cell):
        if cell.value is None:
            return
        self.assertEqual((cell.font.name, cell.font.size >= 12), ("Arial", True), cell.coordinate)
        self.assertNotEqual(cell.fill.fill_type, "solid", cell.coordinate)
        self.assertNotEqual(cell.data_type, "f", cell.coordinate)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_so_does_the_ods(self):
        path = self.published(walk.STAGE, "ods")
        content = ElementTree.fromstring(part(path, "content.xml"))
        ranges = content.findall(".//" + odf("table", "database-range"))
        sheets = [table.get(odf("table", "name")) for table in content.iter(odf("table", "table"))]
        self.assertEqual(len(ranges), len(sheets) - 1)
        for area, sheet in zip(ranges, sheets[1:]):
            self.assertTrue(area.get(odf("table", "target-range-address")).startswith(f"'{sheet}'.A"))
            self.assertEqual(area.get(odf("table", "contains-header")), "true")
            self.assertEqual(area.get(odf("table", "display-filter-buttons")), "false")
        for name in ("number-columns-spanned", "number-rows-spanned"):
            self.assertFalse([c for c in content.iter() if c.get(odf("table", name))])
        self.assertNotIn(b"collapse", part(path, "content.xml"))
        self.assertNotIn(b"background-color", part(path, "content.xml"))
        meta = ElementTree.fromstring(part(path, "meta.xml"))
        self.assertEqual(meta.findtext(".//" + odf("dc", "language")), "en-GB")
        self.assertIn("Leeds City Council", meta.findtext(".//" + odf("dc", "title")))
        usual = ElementTree.fromstring(part(path, "styles.xml")).find(
            f".//{odf('style', 'default-style')}/{odf('style', 'text-properties')}")
        self.assertEqual((usual.get(odf("fo", "language")), usual.get(odf("fo", "country")),
                          usual.get(odf("fo", "font-size"))), ("en", "GB", "12pt"))
        settings = ElementTree.fromstring(part(path, "settings.xml"))
        items = {item.get(odf("config", "name")): item.text for item in settings.iter(odf("config", "config-item"))}
        self.assertEqual((items["ActiveTable"], items["CursorPositionX"], items["CursorPositionY"]), ("Cover", "0", "0"))
        self.check(openpyxl.load_workbook(through_libreoffice(path, "xlsx")))

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_every_format_says_the_same(self):
        ods, xlsx = self.published(walk.STAGE, "ods"), self.published(walk.STAGE, "xlsx")
        ours = openpyxl.load_workbook(xlsx)
        for file in (through_libreoffice(ods, "xlsx"), through_libreoffice(xlsx, "xlsx")):
            theirs = openpyxl.load_workbook(file)
            self.assertEqual(ours.sheetnames, theirs.sheetnames)
            for sheet in ours.worksheets:
                self.assertEqual([[cell.value for cell in row] for row in sheet.iter_rows()],
                                 [[cell.value for cell in row] for row in theirs[sheet.title].iter_rows()])
        cover = "\n".join(str(cell.value) for cell in ours["Cover"]["A"])
        receipt = answer("return", "receipt", Q2, "--data", walk.STAGE)
        self.assertIn(receipt["sha256"], cover)
        self.assertIn(receipt["receipt"], cover)
        self.assertIn("Open Government Licence v3.0", cover)
        for name in ("Hartley", "Adeyemi"):
            for path in (ods, xlsx, self.published(walk.STAGE, "csv")):
                self.assertNotIn(name.encode(), b"".join(self.parts(path)))
        rows = list(csv.DictReader(io.StringIO(self.published(walk.STAGE, "csv").read_bytes().decode())))
        answers = answer("return", "show", Q2, "--data", walk.STAGE)["canonical"]["return"]["answers"]
        by_key = {row["Reference"]: row for row in rows}
        for key, value in answers.items():
            if isinstance(value, dict) and "number" in value:
                self.assertEqual(by_key[key]["Answer"], value["number"], key)
        table = ours["Section B"]
        figures = {row[0].value: row[2].value for row in table.iter_rows(min_row=5)}
        self.assertEqual(figures["B1b"], 1073312)
        self.assertEqual(figures["B3b"], 126369)

    def parts(self, path):
        if path.suffix == ".csv":
            return [path.read_bytes()]
        with zipfile.ZipFile(path) as file:
            return [file.read(name) for name in file.namelist()]


FORM = """
form: hostile-2018
version: 1
series: hostile
title: Hostile
owner: Department for Communities and Local Government
period: { from: 2018-01-01, to: 2018-12-31 }
sections:
  - id: A
    title: Words
    questions:
%s
      - table: T
        title: Rows
        row: Row
        name: T1
        most rows: 60
        columns:
          - { id: T1, label: Words, kind: text }
sign-off:
  - { id: finance, title: Finance, role: finance, bases: [certifier] }
"""


def hostile_texts():
    """Texts that have begun a formula, a command or a broken file somewhere, and seeded ones."""
    known = ["=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.example\",\"y\")",
             "\t=1+1", "\r=1+1", "a\r=1+1", "{=1+1}", "'=1+1", "of:=1+1", "=1;=2", "\"=1", "\",=1+1,\"", "=IMPORTXML(CONCAT(\"a\"),\"b\")",
             "-2+3+cmd|' /C calc'!A0", "\uFF1D1+1", "1E5", "007", "1/2", "TRUE", "#N/A", "12:30", "=", "+", "-", "@",
             "_x003D_1", "&#61;1+1", "<b>=1</b>", "]]>=1", "a  b   c", "a\n=b\n\n+c", "=\"\u0301", "(1)", "50%", "\u00A35"]
    chance = random.Random(20)
    letters = list("=+-@;,\t\n \"'|!<>&{}[]()01aAé€")
    made = ["".join(chance.choice(letters) for _ in range(chance.randint(1, 25))) for _ in range(24)]
    return [text for text in known + made if text.strip()]


class HostileText(Case):
    """A text stays a text in everything that is written, whoever reads it."""

    def test_text_never_becomes_a_formula(self):
        data, texts = self.submitted()
        self.assertGreater(len(texts), 50)
        for kind in ("ods", "xlsx"):
            self.assertEqual(self.texts_of(self.written(data, kind, self.id)) & texts, texts)
            self.assertFalse(self.is_calculated(self.published(data, kind, self.id)))
        for field in self.fields(self.published(data, "csv", self.id)):
            self.assertFalse(field and field[0] in STARTERS + "\n", repr(field))
        published = openpyxl.load_workbook(self.published(data, "xlsx", self.id))
        self.assertEqual(sorted(self.plain(texts) - self.shown(published)), [])
        self.check_answers(openpyxl.load_workbook(self.written(data, "xlsx", self.id)))
        if SOFFICE:
            self.with_libreoffice(data, texts)

    def with_libreoffice(self, data, texts):
        for kind in ("ods", "xlsx"):
            saved = openpyxl.load_workbook(through_libreoffice(self.published(data, kind, self.id), "xlsx"))
            self.assertEqual(sorted(self.plain(texts) - self.shown(saved)), [], kind)
            self.assertFalse([cell for sheet in saved for row in sheet.iter_rows() for cell in row
                              if cell.data_type == "f"])
            self.check_answers(openpyxl.load_workbook(through_libreoffice(self.written(data, kind, self.id), "xlsx")))
        sheet = openpyxl.load_workbook(through_libreoffice(self.published(data, "csv", self.id), "xlsx"))
        self.assertFalse([cell.coordinate for row in sheet.active.iter_rows() for cell in row if cell.data_type == "f"])

    def check_answers(self, book):
        """In the workbook, which has formulas of its own, no answer is one."""
        answers = answer("return", "show", self.id, "--data", self.folder / "data")["canonical"]["return"]["answers"]
        for question, text in answers.items():
            cell = cell_of(book, f"q_{question}")
            self.assertNotEqual(cell.data_type, "f", text)
            if isinstance(text, str):
                self.assertEqual(self.plain({cell.value}), self.plain({text}))

    def plain(self, texts):
        """Returns are kept as escapes in XLSX, and LibreOffice makes line breaks of them."""
        return {text.replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n") for text in texts}

    def submitted(self):
        data, id = self.data(), "hostile-2018-E08000035"
        self.id = id
        texts = hostile_texts()
        questions = "\n".join(f"      - {{ id: A{n + 1}, label: Words, kind: text }}" for n in range(len(texts)))
        form = self.folder / "hostile.yaml"
        form.write_text(FORM % questions)
        run("form", "adopt", form, "--owner", "DCLG", "--invite", "E08000035", "--data", data, "--as", "analyst")
        run("return", "open", "hostile-2018", "E08000035", "--data", data, "--as", "programme")
        run("return", "answer", id, *[f"A{n + 1}={text}" for n, text in enumerate(texts)], "--data", data,
            "--as", "programme")
        run("return", "complete", id, "A", "--data", data, "--as", "programme")
        run("return", "send", id, "--data", data, "--as", "programme")
        shown = answer("return", "show", id, "--data", data)
        run("return", "sign", id, "--step", "finance", "--basis", "certifier", "--seen", shown["sha256"],
            "--data", data, "--as", "finance")
        run("return", "submit", id, "--data", data, "--as", "programme")
        kept = shown["canonical"]["return"]["answers"]
        return data, {text for text in kept.values() if isinstance(text, str)}

    def texts_of(self, path):
        """The texts that our own reader finds: nothing changes, so each is what was answered."""
        said = answer("workbook", "check", self.id, path, "--data", path.parent / "data")
        self.assertEqual((said["changed"], said["conflicts"]), ([], []))
        answers = answer("return", "show", self.id, "--data", path.parent / "data")["canonical"]["return"]["answers"]
        return {text for text in answers.values() if isinstance(text, str)}

    def is_calculated(self, path):
        name = "content.xml" if path.suffix == ".ods" else None
        with zipfile.ZipFile(path) as file:
            parts = [name] if name else [n for n in file.namelist() if n.startswith("xl/worksheets/sheet")]
            return any(re.search(rb"<f[ >]|table:formula", file.read(n)) for n in parts)

    def fields(self, path):
        return [field for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")) for field in row]

    def shown(self, book):
        return self.plain({cell.value for sheet in book for row in sheet.iter_rows() for cell in row
                           if isinstance(cell.value, str)})


if __name__ == "__main__":
    unittest.main(verbosity=2)
