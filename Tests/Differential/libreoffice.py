"""Has LibreOffice Calc recalculate formulas: the oracle of the formula differential.

A case is (identifier, formula, cells): the formula as it stands in an XLSX file, without its
equals sign and with {0}, {1} ... for the cells, and the cells as lists of value marks. A list of
one is a single cell, a longer list a range along the row. A value mark is a letter and the value:

    n12.5   a number             tabc      a text            fTRUE   TRUE or FALSE
    e#N/A   an error             -         an empty cell
"""

import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from xml.sax.saxutils import escape

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

# Without this LibreOffice trusts the values stored in a workbook it did not write itself.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPE}sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">
<sheets><sheet name="Cases" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>""",
}


def column(index):
    """The letters of a column counted from nought."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(place, mark):
    """The XML of one cell."""
    kind, value = mark[0], mark[1:]
    if kind == "-":
        return ""
    if kind == "n":
        return f'<c r="{place}"><v>{value}</v></c>'
    if kind == "f":
        return f'<c r="{place}" t="b"><v>{1 if value == "TRUE" else 0}</v></c>'
    if kind == "e":
        return f'<c r="{place}" t="e"><v>{escape(value)}</v></c>'
    if kind == "t" and value == "":
        return f'<c r="{place}" t="str"><f>""</f><v></v></c>'
    text = escape(value)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row(number, formula, cells):
    """The XML of one row: the formula in A, the cells from C on."""
    places, xml, at = [], [], 2
    for marks in cells:
        first, last = f"{column(at)}{number}", f"{column(at + len(marks) - 1)}{number}"
        places.append(first if first == last else f"{first}:{last}")
        xml += [cell(f"{column(at + i)}{number}", mark) for i, mark in enumerate(marks)]
        at += len(marks)
    live = re.sub(r"\{(\d+)\}", lambda m: places[int(m.group(1))], formula)
    start = f'<c r="A{number}"><f>{escape(live)}</f><v>-987654321</v></c>'
    return f'<row r="{number}">{start}{"".join(xml)}</row>'


def write(path, cases):
    """Writes the workbook."""
    rows = "".join(row(i + 1, formula, cells) for i, (_, formula, cells) in enumerate(cases))
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            book.writestr(name, head + text)


def convert(folder, path):
    """Recalculates the workbook and returns the new one."""
    profile = os.path.join(folder, "profile", "user")
    os.makedirs(profile)
    with open(os.path.join(profile, "registrymodifications.xcu"), "w") as settings:
        settings.write(RECALCULATE)
    out = os.path.join(folder, "out")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise SystemExit("LibreOffice is not installed: soffice is not on the path")
    subprocess.run(
        [office, f"-env:UserInstallation=file://{os.path.dirname(profile)}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    return os.path.join(out, os.path.basename(path))


def shared(book):
    """The texts that cells share."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    tree = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(f"{{{SHEET}}}t")) for item in tree]


def mark(found, texts):
    """The value mark of a recalculated cell."""
    kind = found.get("t", "n")
    value = found.find(f"{{{SHEET}}}v")
    text = "" if value is None or value.text is None else value.text
    if kind == "n":
        return "n" + text if text else "-"
    if kind == "b":
        return "fTRUE" if text == "1" else "fFALSE"
    if kind == "e":
        return "e" + text
    return "t" + (texts[int(text)] if kind == "s" else text)


def recalculate(cases, keep=None):
    """LibreOffice's value mark for every case, by identifier."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.xlsx")
        write(path, cases)
        done = convert(folder, path)
        if keep:
            shutil.copy(done, keep)
        with zipfile.ZipFile(done) as book:
            texts = shared(book)
            tree = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    results = {}
    for found in tree.iter(f"{{{SHEET}}}c"):
        if re.fullmatch(r"A\d+", found.get("r")):
            results[cases[int(found.get("r")[1:]) - 1][0]] = mark(found, texts)
    return results
