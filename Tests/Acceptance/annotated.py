"""A respondent's own file with its findings marked: the cells that were named, and nothing else."""

import os
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from openpyxl.cell import MergedCell

import acceptance as walk
import foreign_layouts as foreign
from acceptance import Q3, ROOT, SOFFICE, answer, cell_of, column_of, run

SHARED = os.environ.get("OUTTURN_SHARED")
HEADING = "Found when this file was checked:"
CHANGED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
ODF = {short: f"{{urn:oasis:names:tc:opendocument:xmlns:{long}:1.0}}" for short, long in (
    ("table", "table"), ("office", "office"), ("text", "text"))}
setUpModule, tearDownModule = walk.setUpModule, walk.tearDownModule


def plant(path):
    """Mistakes of every level in a workbook of ours, beside answers that are right."""
    walk.fill(path)
    book = openpyxl.load_workbook(path)
    cell_of(book, "q_B2a").value = "many"
    cell_of(book, "q_B2b").value = -5
    cell_of(book, "q_D1a").value = "=1+2"
    cell_of(book, "q_D2a").value = None
    column_of(book, "c_A2b")[3].value = "nonsense"
    book.save(path)


def parts(path):
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


WORDS = {}


def words(proxy):
    """A piece of a format in words, found once for each of the few that a workbook has."""
    target = proxy._StyleProxy__target
    if id(target) not in WORDS:
        WORDS[id(target)] = (target, repr(target))
    return WORDS[id(target)][1]


def look(cell):
    """All that a cell is, but for the paper and the border that mark it."""
    return (cell.value, cell.data_type, cell.number_format,
            words(cell.alignment), words(cell.font), words(cell.protection))


def paper(cell):
    """The paper and the border of a cell; LibreOffice fills in the colour behind a solid paper as it likes."""
    fill = cell.fill
    behind = None if fill.patternType == "solid" else words(fill)
    return fill.patternType, repr(fill.fgColor.rgb), behind, words(cell.border)


def names(book):
    """The names of a workbook, those that belong to one sheet with its title."""
    own = book.defined_names.values() if hasattr(book.defined_names, "values") else book.defined_names.definedName
    local = [(s.title, str(s.print_area), str(s.print_titles)) for s in book if s.title != "Findings"]
    return [(d.name, d.attr_text) for d in own], local


def named(findings):
    return {(f["sheet"], f["cell"]) for f in findings if f.get("cell")}


class Annotated(walk.Case):
    def marked(self, path, data, *words, which=Q3, name="marked"):
        copy = self.folder / (name + path.suffix)
        said = answer("workbook", "check", which, path, "--data", data, "--annotate", copy, *words, code=None)
        self.assertTrue(copy.exists(), said)
        return said, copy

    def compare(self, original, copy, findings):
        """Cell by cell with openpyxl, and part by part."""
        before, after = openpyxl.load_workbook(original), openpyxl.load_workbook(copy)
        self.assertEqual(after.sheetnames, ["Findings"] + before.sheetnames)
        self.assertEqual(after.active.title, before.active.title)
        wanted = {(s, self.corner(before[s], c)) for s, c in named(findings)}
        self.assertTrue(wanted)
        for sheet in before:
            self.compare_sheet(sheet, after[sheet.title], {c for s, c in wanted if s == sheet.title})
        self.assertEqual(names(after), names(before))
        listed = [row for row in after["Findings"].iter_rows(min_row=5, max_col=5) if row[0].value]
        self.assertEqual({row[0].value for row in listed}, {f["severity"].title() for f in findings})
        links = {(row[1].value, row[2].value) for row in listed if row[2].hyperlink}
        self.assertEqual(links, named(findings))
        one, other = parts(original), parts(copy)
        rewritten = {n for n in one if other[n] != one[n]} - CHANGED
        for name in rewritten:
            self.assertRegex(name, r"worksheets/(sheet\d+\.xml|_rels/)|omments|vml$")
        self.assertLessEqual(sum("worksheets/sheet" in n for n in rewritten), len({s for s, _ in wanted}))

    @staticmethod
    def corner(sheet, cell):
        for merged in sheet.merged_cells.ranges:
            if cell in merged:
                return merged.coord.split(":")[0]
        return cell

    def compare_sheet(self, before, after, wanted):
        for row in after.iter_rows():
            for cell in row:
                own = before[cell.coordinate]
                self.assertEqual(look(cell), look(own), (before.title, cell.coordinate))
                note = own.comment.text if own.comment else ""
                if cell.coordinate in wanted:
                    self.assertTrue(cell.comment.text.startswith(note) and HEADING in cell.comment.text)
                    self.assertEqual(cell.fill.patternType, "solid")
                    self.assertEqual(cell.border.left.style, "medium")
                else:
                    self.assertEqual(cell.comment.text if cell.comment else "", note)
                    self.assertEqual(paper(cell), paper(own))
        self.assertEqual(after.merged_cells.ranges, before.merged_cells.ranges)
        for what in ("protection", "freeze_panes", "print_area", "sheet_state", "auto_filter"):
            self.assertEqual(repr(getattr(after, what)), repr(getattr(before, what)), what)
        rules = [[repr(rule) for rule in s.data_validations.dataValidation] for s in (before, after)]
        self.assertEqual(*rules)
        for what in ("column_dimensions", "row_dimensions"):
            for key, size in getattr(before, what).items():
                other = getattr(after, what)[key]
                self.assertEqual((size.width, size.hidden) if what[0] == "c" else (size.height, size.hidden),
                                 (other.width, other.hidden) if what[0] == "c" else (other.height, other.hidden))

    def planted(self):
        data = self.data()
        path = self.workbook(data)
        plant(path)
        return data, path

    def test_leeds_workbook_comes_back_with_its_mistakes_marked_and_nothing_else_changed(self):
        data, path = self.planted()
        said, copy = self.marked(path, data)
        cells = {f["question"]: (f["sheet"], f["cell"]) for f in said["findings"] if f.get("cell")}
        self.assertLessEqual({"B2a", "B2b", "D1a", "D2a"}, set(cells))
        self.compare(path, copy, [f for f in said["findings"] if f.get("cell")])
        book = openpyxl.load_workbook(copy)
        sheet, cell = cells["D1a"]
        self.assertIn("Error: D1a holds a formula", book[sheet][cell].comment.text)

    def test_the_copy_read_as_a_return_gives_the_same_return(self):
        data, path = self.planted()
        _, copy = self.marked(path, data)
        wanted = None
        for number, file in enumerate((path, copy, self.marked(copy, data, name="again")[1])):
            work = self.data(f"work-{number}")
            run("workbook", "read", Q3, file, "--data", work, "--as", "programme", code=None)
            wanted = wanted or self.canonical(work)
            self.assertEqual(self.canonical(work), wanted)
        self.assertNotEqual(wanted, self.canonical(walk.STAGE))

    def test_annotating_again_replaces_and_does_not_pile_up(self):
        data, path = self.planted()
        _, once = self.marked(path, data)
        _, twice = self.marked(once, data, name="twice")
        self.assertEqual(parts(once), parts(twice))
        book = openpyxl.load_workbook(once)
        cell_of(book, "q_B2b").value = 1199900
        fixed = self.folder / "fixed.xlsx"
        book.save(fixed)
        said, again = self.marked(fixed, data, name="better")
        book, plain = openpyxl.load_workbook(again), openpyxl.load_workbook(path)
        self.assertEqual(book.sheetnames, ["Findings"] + plain.sheetnames)
        self.assertNotIn("B2b", [f.get("question") for f in said["findings"]])
        cell, own = cell_of(book, "q_B2b"), cell_of(plain, "q_B2b")
        self.assertIsNone(cell.comment)
        self.assertEqual((look(cell)[2:], paper(cell)), (look(own)[2:], paper(own)))
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertLessEqual(cell.comment.text.count(HEADING) if cell.comment else 0, 1)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_libreoffice_opens_the_copy_and_keeps_what_is_in_it(self):
        data, path = self.planted()
        said, copy = self.marked(path, data)
        book = openpyxl.load_workbook(walk.through_libreoffice(copy))
        for sheet, cell in named(said["findings"]):
            self.assertIn(HEADING, book[sheet][cell].comment.text)
        self.assertEqual(book["Findings"]["A4"].value, "Level")
        again = self.marked(walk.through_libreoffice(copy), data, name="again")[1]
        self.assertEqual(openpyxl.load_workbook(again).sheetnames, book.sheetnames)

    @unittest.skipUnless(SOFFICE, "LibreOffice is not installed")
    def test_an_opendocument_comes_back_marked_too(self):
        data, path = self.planted()
        ods = walk.through_libreoffice(path, "ods")
        said, copy = self.marked(ods, data)
        one, other = parts(ods), parts(copy)
        self.assertEqual({n for n in one if one[n] != other[n]}, {"content.xml"})
        self.assertEqual(list(other)[0], "mimetype")
        tables = self.tables(other["content.xml"])
        self.assertEqual(list(tables), ["Findings"] + list(self.tables(one["content.xml"])))
        notes = {(name, cell) for name, cells in tables.items() for cell, noted in cells.items()
                 if HEADING in noted}
        self.assertEqual(notes, named(said["findings"]))
        before = openpyxl.load_workbook(walk.through_libreoffice(ods))
        after = openpyxl.load_workbook(walk.through_libreoffice(copy))
        for sheet in before:
            marked = {c for s, c in notes if s == sheet.title}
            for row in sheet.iter_rows():
                for own in row:
                    cell = after[sheet.title][own.coordinate]
                    self.assertEqual(look(cell), look(own), (sheet.title, own.coordinate))
                    if own.coordinate not in marked and not isinstance(own, MergedCell):
                        self.assertEqual(paper(cell), paper(own), (sheet.title, own.coordinate))
            self.assertEqual(after[sheet.title].merged_cells.ranges, sheet.merged_cells.ranges)
        self.assertEqual(names(after), names(before))
        _, again = self.marked(copy, data, name="again")
        self.assertEqual(parts(again), other)
        returns = []
        for number, file in enumerate((ods, copy)):
            work = self.data(f"work-{number}")
            run("workbook", "read", Q3, file, "--data", work, "--as", "programme", code=None)
            returns.append(self.canonical(work))
        self.assertEqual(*returns)

    @staticmethod
    def tables(content):
        """The notes of each table by cell."""
        table, office, text = ODF["table"], ODF["office"], ODF["text"]
        found = {}
        for sheet in ElementTree.fromstring(content).iter(table + "table"):
            cells, number = found.setdefault(sheet.get(table + "name"), {}), 0
            for row in sheet.iter(table + "table-row"):
                column = 1
                for cell in row:
                    note = cell.find(office + "annotation")
                    if note is not None:
                        place = f"{openpyxl.utils.get_column_letter(column)}{number + 1}"
                        cells[place] = "\n".join("".join(p.itertext()) for p in note.iter(text + "p"))
                    column += int(cell.get(table + "number-columns-repeated", 1))
                number += int(row.get(table + "number-rows-repeated", 1))
        return found

    def test_foreign_layouts_come_back_marked_in_their_own_cells(self):
        path, data = self.folder / "theirs.xlsx", self.data()
        foreign.template(path, extra_rows=5, hidden=True, misspelt=True)
        book = openpyxl.load_workbook(path)
        cell = next(c for row in book.active.iter_rows() for c in row if c.value == foreign.figure("B1a"))
        cell.value = "=92950+8"
        book.save(path)
        mapped = self.folder / "map.yaml"
        mapped.write_text(
            foreign.MAP.read_text().replace("form: ibcf-2017-18-q2", "form: ibcf-2017-18-q3")
            .replace("formulas: cached", "formulas: refused"))
        said, copy = self.marked(path, data, "--map", mapped)
        self.assertIn(cell.coordinate, {c for _, c in named(said["findings"])})
        listed = [f for f in said["findings"] if f.get("cell") or f["number"] < "F2000"]
        self.compare(path, copy, listed)
        returns = []
        for number, file in enumerate((path, copy)):
            work = self.data(f"work-{number}")
            run("workbook", "read", Q3, file, "--map", mapped, "--data", work, "--as", "programme", code=None)
            returns.append(self.canonical(work))
        self.assertEqual(*returns)

    def test_a_layout_of_several_sheets_comes_back_marked(self):
        data = self.data()
        run("form", "adopt", foreign.LAYOUTS / "step-down-beds.yaml", "--owner", "DCLG", "--invite", "E08000035",
            "--data", data, "--as", "analyst")
        run("return", "open", "step-down-beds-2018", "E08000035", "--data", data, "--as", "programme")
        path = self.folder / "theirs.xlsx"
        foreign.schedule(path, foreign.HOMES + [("Elms", None, "perhaps", "lots", -3)])
        mapped = foreign.LAYOUTS / "step-down-beds-map.yaml"
        said, copy = self.marked(path, data, "--map", mapped, which=foreign.BEDS)
        self.assertIn(("Homes", "C9"), named(said["findings"]))
        self.compare(path, copy, [f for f in said["findings"] if f.get("cell") or f["number"] < "F2000"])

    def test_macros_are_refused_by_number(self):
        data, path = self.planted()
        with zipfile.ZipFile(path, "a") as file:
            file.writestr("xl/vbaProject.bin", b"")
        copy = self.folder / "copy.xlsx"
        self.assertIn("W1081", run("workbook", "check", Q3, path, "--data", data, "--annotate", copy, code=1))
        self.assertFalse(copy.exists())


@unittest.skipUnless(SHARED, "OUTTURN_SHARED names no folder of workbooks")
class Corpus(unittest.TestCase):
    """openpyxl opens the copy of every file that it opens itself."""

    def test_openpyxl_opens_every_copy_whose_original_it_opens(self):
        folder, count = os.environ.get("OUTTURN_COPIES"), 0
        if not folder:
            self.skipTest("OUTTURN_COPIES names no folder in which the Swift tests left their copies")
        for copy in sorted(Path(folder).iterdir()):
            if copy.suffix not in (".xlsx", ".xltx"):
                continue
            try:
                before = openpyxl.load_workbook(Path(SHARED) / "workbooks" / copy.name)
            except Exception:
                continue
            with self.subTest(copy.name):
                after = openpyxl.load_workbook(copy)
                self.assertEqual(after.sheetnames[1:], before.sheetnames)
                for sheet in before.worksheets:
                    merged = [r for r in sheet.merged_cells.ranges if "A1" in r]
                    self.assertIn(HEADING, after[sheet.title]["A1"].comment.text, (sheet.title, merged))
                count += 1
        self.assertGreater(count, 60)


if __name__ == "__main__":
    unittest.main(verbosity=2)
