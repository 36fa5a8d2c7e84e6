"""Judges the files of a journal without any of the program's own code: SQLite and SHA-256 only."""
import hashlib
import os
import re
import sqlite3

GROUP = 8  # the most entries that the writer appends at once
PAGE = 4096


def judge(directory, acknowledged):
    """What is wrong with the journal in `directory`, of which so many entries were acknowledged; an
    empty text when nothing is."""
    path = os.path.join(directory, "journal.db")
    fault = judge_seal(path)
    if fault:
        return "seal: " + fault
    try:
        connection = sqlite3.connect(path)
        try:
            return judge_entries(connection, acknowledged)
        finally:
            connection.close()
    except sqlite3.Error as error:
        return ("lost: " if "no such table" in str(error) else "corrupt: ") + str(error)


def judge_entries(connection, acknowledged):
    answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        return "corrupt: " + answer
    last, link = 0, bytes(32)
    for number, body, digest in connection.execute("SELECT n, body, digest FROM entry ORDER BY n"):
        link = hashlib.sha256(b"\x01" + link + body).digest()
        if number != last + 1 or digest != link or not body.endswith(b',"n":%d,"v":1}' % number):
            return "chain: entry %d" % number
        last = number
    if last < acknowledged:
        return "lost: %d of %d" % (acknowledged - last, acknowledged)
    if last > acknowledged + GROUP:
        return "unasked: %d after %d" % (last - acknowledged, acknowledged)
    return ""


def judge_seal(path):
    """A seal that says the journal was closed must be right about every byte."""
    if not os.path.exists(path + ".seal"):
        return ""
    with open(path + ".seal", "rb") as file:
        seal = file.read()
    lines, last = seal[:-70], seal[-70:]
    if last != b"seal %s\n" % hashlib.sha256(lines).hexdigest().encode():
        return "its own digest"
    if b"\nstate closed\n" not in lines:
        return ""
    with open(path, "rb") as file:
        journal = file.read()
    if int(re.search(rb"\nsize (\d+)\n", lines)[1]) != len(journal):
        return "the size"
    if os.path.exists(path + "-wal") and os.path.getsize(path + "-wal"):
        return "a log beside it"
    pages = lines.split(b"\n")[5:-1]
    found = [hashlib.sha256(journal[p:p + PAGE]).hexdigest() for p in range(0, len(journal), PAGE)]
    return "" if pages == [digest.encode() for digest in found] else "a page"
