"""A release of statistics, read with programs that are not ours: see README.md beside this file.

Needs frictionless and csvw (in .build/statistics-tools) and LibreOffice; what is missing is skipped.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
REHEARSE = os.environ.get("OUTTURN_REHEARSE", str(ROOT / ".build/debug/rehearse"))
SOFFICE = os.environ.get("OUTTURN_SOFFICE") or shutil.which("soffice")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
WORK = None


def setUpModule():
    global WORK
    WORK = Path(tempfile.mkdtemp(prefix="outturn-statistics-"))
    subprocess.run([REHEARSE, "release", WORK], check=True)


def tearDownModule():
    shutil.rmtree(WORK, ignore_errors=True)


def only(ending):
    (found,) = WORK.glob("*-v1" + ending)
    return found


def rows():
    with open(only(".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers():
    return {Decimal(row["value"]) for row in rows() if row["value"]}


class Table(unittest.TestCase):
    def test_each_figure_is_there_once_and_whole(self):
        keys = [(r["collection"], r["measure"], r["category"], r["area_code"], r["statistic"])
                for r in rows()]
        self.assertGreater(len(keys), 3000)
        self.assertEqual(len(keys), len(set(keys)))
        for row in rows():
            self.assertNotEqual(bool(row["value"]), bool(row["shorthand"]), row)
            self.assertRegex(row["time_period"], r"^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")
            self.assertLessEqual(int(row["given"]) + int(row["estimated"]), int(row["expected"]) or 999)

    def test_regions_and_classes_add_up_to_the_nation(self):
        totals = {}
        for row in rows():
            if row["statistic"] == "total" and row["value"] and row["measure"] == "a3":
                key = (row["collection"], row["geographic_level"])
                totals[key] = totals.get(key, 0) + Decimal(row["value"])
        for collection in {key[0] for key in totals}:
            nation = totals[(collection, "National")]
            self.assertEqual(totals[(collection, "Regional")], nation)
            self.assertEqual(totals[(collection, "Class of authority")], nation)

    def test_frictionless_reads_the_data_package(self):
        try:
            from frictionless import Package
        except ImportError:
            self.skipTest("frictionless is not installed")
        report = Package(str(only(".zip"))).validate()
        self.assertTrue(report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5])
        package = Package(str(only(".zip")))
        self.assertEqual(package.get_resource("figures").read_rows()[0]["collection"], "care-2")
        with zipfile.ZipFile(only(".zip")) as archive:
            self.assertEqual(archive.read(only(".csv").name), only(".csv").read_bytes())

    def test_csvw_reads_the_table_by_its_metadata(self):
        try:
            from csvw import CSVW
        except ImportError:
            self.skipTest("csvw is not installed")
        read = CSVW(str(only(".csv-metadata.json")), validate=True)
        self.assertTrue(read.is_valid)
        found = list(read.tables[0])
        self.assertEqual(len(found), len(rows()))
        self.assertIsInstance(found[0]["given"], int)

    def test_the_json_has_the_same_figures(self):
        document = json.loads(only(".json").read_text(), parse_float=Decimal, parse_int=Decimal)
        self.assertEqual(len(document["figures"]), len(rows()))
        for figure, row in zip(document["figures"], rows()):
            self.assertEqual(figure.get("value"), Decimal(row["value"]) if row["value"] else None)
            self.assertEqual(figure["area_code"], row["area_code"])


class Spreadsheet(unittest.TestCase):
    """The points of the Analysis Function's checklist for spreadsheets that a program can look at."""

    @classmethod
    def setUpClass(cls):
        with zipfile.ZipFile(only(".ods")) as archive:
            cls.content = ElementTree.fromstring(archive.read("content.xml"))
            cls.styles = ElementTree.fromstring(archive.read("styles.xml"))
            cls.meta = ElementTree.fromstring(archive.read("meta.xml"))
        cls.tables = list(cls.content.iter(TABLE + "table"))

    @staticmethod
    def cells(table):
        for row in table.iter(TABLE + "table-row"):
            yield [cell for cell in row if cell.tag.startswith(TABLE)]

    @staticmethod
    def words(cell):
        return "\n".join("".join(part.itertext()) for part in cell.iter(TEXT + "p"))

    def test_it_has_a_title_and_a_language(self):
        self.assertTrue(self.meta.find(f".//{DC}title").text)
        languages = {node.get(FO + "language") for node in self.styles.iter(STYLE + "text-properties")}
        self.assertIn("en", languages)

    def test_the_cover_contents_notes_and_shorthand_come_first(self):
        names = [table.get(TABLE + "name") for table in self.tables]
        self.assertEqual(names[:4], ["Cover", "Contents", "Notes", "Shorthand"])
        self.assertEqual(len(names), len(set(names)))
        listed = [self.words(row[0]) for row in list(self.cells(self.tables[1]))[3:] if row]
        self.assertEqual([name for name in listed if name], names[2:])

    def test_each_sheet_has_one_table_marked_up_as_one(self):
        ranges = [node.get(TABLE + "target-range-address")
                  for node in self.content.iter(TABLE + "database-range")]
        sheets = [re.split(r"[.]", address.replace("$", "").replace("'", ""))[0] for address in ranges]
        names = [table.get(TABLE + "name") for table in self.tables]
        self.assertEqual(sorted(sheets), sorted(names[1:]))

    def test_nothing_is_merged_hidden_or_drawn(self):
        for cell in self.content.iter(TABLE + "table-cell"):
            self.assertEqual(cell.get(TABLE + "number-columns-spanned", "1"), "1")
            self.assertEqual(cell.get(TABLE + "number-rows-spanned", "1"), "1")
        self.assertFalse(list(self.content.iter(TABLE + "covered-table-cell")))
        for kind in ("table-row", "table-column", "table"):
            for node in self.content.iter(TABLE + kind):
                self.assertEqual(node.get(TABLE + "visibility", "visible"), "visible")
                self.assertNotEqual(node.get(TABLE + "display"), "false")
        drawn = [node for node in self.content.iter() if "drawing:1.0" in node.tag]
        self.assertFalse(drawn)

    def test_no_cell_of_a_table_is_blank(self):
        for table in self.tables[1:]:
            grid = list(self.cells(table))
            heads = [self.words(cell) for cell in grid[3] if self.words(cell)] \
                if table.get(TABLE + "name") != "Contents" else ["Sheet", "Title"]
            first = 3 if table.get(TABLE + "name") != "Contents" else 2
            self.assertEqual(len(heads), len(set(heads)))
            for row in grid[first:]:
                texts = [self.words(cell) for cell in row
                         for _ in range(min(60, int(cell.get(TABLE + "number-columns-repeated", "1"))))]
                if any(texts):
                    self.assertTrue(all(texts[:len(heads)]), (table.get(TABLE + "name"), texts))

    def test_nothing_is_said_by_colour_or_slant_and_letters_are_large(self):
        for tree in (self.content, self.styles):
            for node in tree.iter(STYLE + "text-properties"):
                self.assertIn(node.get(FO + "font-style", "normal"), ("normal",))
                size = node.get(FO + "font-size")
                if size and size.endswith("pt"):
                    self.assertGreaterEqual(float(size[:-2]), 10)
                self.assertIn(node.get(FO + "color", "#000000"), ("#000000", "#0000ff", "#0563c1", "#1d4f73"))
            for node in tree.iter(STYLE + "table-cell-properties"):
                self.assertIn(node.get(FO + "background-color", "transparent"), ("transparent", "#ffffff"))

    def test_every_note_that_is_named_is_on_the_sheet_of_notes(self):
        notes = {self.words(row[0]) for row in self.cells(self.tables[2]) if row}
        named = set(re.findall(r"\[note \d+\]", " ".join(self.content.itertext())))
        self.assertTrue(named)
        self.assertLessEqual(named, notes)

    def test_every_sign_is_on_the_sheet_of_shorthand(self):
        signs = {self.words(row[0]) for row in self.cells(self.tables[3]) if row}
        used = set()
        for table in self.tables[4:]:
            for row in list(self.cells(table))[4:]:
                used |= {self.words(cell) for cell in row if re.fullmatch(r"\[\w+\]", self.words(cell))}
        self.assertIn("[c]", used)
        self.assertIn("[n]", used)
        self.assertLessEqual(used, signs)

    def test_numbers_are_numbers_and_no_formula_is_there(self):
        for cell in self.content.iter(TABLE + "table-cell"):
            self.assertIsNone(cell.get(TABLE + "formula"))
        values = [Decimal(cell.get(OFFICE + "value")) for cell in self.content.iter(TABLE + "table-cell")
                  if cell.get(OFFICE + "value-type") == "float"]
        self.assertGreater(len(values), 2000)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_libreoffice_opens_it_and_sees_the_figures_of_the_table(self):
        import openpyxl
        subprocess.run([SOFFICE, "--headless", f"-env:UserInstallation=file://{WORK}/profile",
                        "--convert-to", "xlsx", "--outdir", WORK, only(".ods")],
                       check=True, capture_output=True, timeout=240)
        book = openpyxl.load_workbook(only(".xlsx"), read_only=True)
        self.assertEqual(book.sheetnames, [t.get(TABLE + "name") for t in self.tables])
        counts = {Decimal(row[name]) for row in rows() for name in ("given", "expected")}
        known = {number.normalize() for number in numbers() | counts}
        seen = 0
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                for value in row:
                    if isinstance(value, (int, float)) and not isinstance(value, bool):
                        seen += 1
                        self.assertIn(Decimal(repr(value)).normalize(), known)
        self.assertGreater(seen, 2000)


if __name__ == "__main__":
    unittest.main()
