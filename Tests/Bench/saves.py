"""Two hundred officers save answers at once: nothing acknowledged is lost, and how long it takes.

    saves.py OUTTURN REHEARSE [--saves N]

Each officer saves an answer of a row of their own again and again, as fast as the site answers.
Then the server is killed, and every officer's last acknowledged answer must be in the journal. The
99th percentile stands beside that of the disk's own fsync, measured while nobody else writes.
"""

import argparse
import asyncio
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Acceptance"))
from serving import Site, free_port, wait_for  # noqa: E402
from visitor import Forms  # noqa: E402


class Officer:
    """One officer's connection, kept open, with the session's cookie and the form's token."""

    def __init__(self, port, link, entry, row):
        self.port, self.link, self.entry, self.row = port, link, entry, int(row)
        self.cookie, self.last, self.times = "", None, []

    async def ask(self, method, path, fields=None):
        body = urllib.parse.urlencode(fields).encode() if fields else b""
        head = (f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {self.cookie}\r\n"
                f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\n\r\n")
        self.writer.write(head.encode() + body)
        await self.writer.drain()
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        for line in head.split("\r\n"):
            if line.lower().startswith("set-cookie: "):
                pair = line[12:].split(";")[0]
                name = pair.split("=")[0]
                rest = [old for old in self.cookie.split("; ") if old and not old.startswith(name + "=")]
                self.cookie = "; ".join(rest + ([pair] if not pair.endswith("=") else []))
        length = int(fields.get("content-length", 0))
        page = (await self.reader.readexactly(length)).decode() if length else ""
        return int(head.split(" ")[1]), page

    async def sign_in(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=4_000_000)
        _, page = await self.ask("GET", self.link)
        form = next(form for form in Forms(page).forms if form["action"] == self.link)
        status, _ = await self.ask("POST", self.link, form["fields"])
        assert status == 303, status
        self.path = f"/returns/{self.entry}/sections/A"
        _, page = await self.ask("GET", self.path)
        form = next(form for form in Forms(page).forms if form["action"] == self.path)
        self.field = f"answer.A2c/{self.row}"
        self.note(form)

    def note(self, form):
        values = dict(form["fields"])
        self.token, self.as_at = values["token"], values["as-at"]

    async def save(self, number):
        """Saves, and follows to the page that a browser would show, which is not timed."""
        words = f"Saved {number} by the officer of row {self.row}"
        started = time.perf_counter()
        status, page = await self.ask("POST", self.path, {
            "token": self.token, self.field: words, "as-at": self.as_at, "then": "stay"})
        self.times.append(time.perf_counter() - started)
        assert status == 303, (status, page[:2000])
        self.last = words
        status, page = await self.ask("GET", self.path)
        assert status == 200 and words in page, (status, words)
        self.note(next(form for form in Forms(page).forms if form["action"] == self.path))


def fsync_times(folder, count=300):
    """How long the disk takes to make a small write durable, in seconds."""
    times = []
    with open(f"{folder}/probe", "wb", buffering=0) as file:
        for _ in range(count):
            file.write(b"x" * 4096)
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - started)
    return times


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


async def all_save(officers, saves):
    await asyncio.gather(*(officer.sign_in() for officer in officers))

    async def work(officer):
        for number in range(saves):
            await officer.save(number)

    started = time.perf_counter()
    await asyncio.gather(*(work(officer) for officer in officers))
    return time.perf_counter() - started


def lost(outturn, folder, officers):
    """Officers whose last acknowledged answer is not in the journal."""
    answers = {}
    for entry in {officer.entry for officer in officers}:
        said = subprocess.run(
            [outturn, "return", "show", entry, "--data", folder, "--json"],
            capture_output=True, text=True, check=True).stdout
        answers[entry] = said
    return [officer for officer in officers if json.dumps(officer.last)[1:-1] not in answers[officer.entry]]


def main():
    words = argparse.ArgumentParser()
    words.add_argument("outturn")
    words.add_argument("rehearse")
    words.add_argument("--saves", type=int, default=5)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = f"{scratch}/data"
        crowd = [line.split("\t") for line in subprocess.run(
            [given.rehearse, "crowd", folder], capture_output=True, text=True, check=True
        ).stdout.splitlines()]
        port = free_port()
        with Site(given.outturn, folder, port, [name for name, _, _ in crowd]) as site:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            officers = [Officer(port, site.links[name], entry, row) for name, entry, row in crowd]
            disk = fsync_times(scratch)
            took = asyncio.run(all_save(officers, given.saves))
        times = [moment for officer in officers for moment in officer.times]
        missing = lost(given.outturn, folder, officers)
        verified = subprocess.run([given.outturn, "verify", "--data", folder], capture_output=True)
        print(f"{len(officers)} officers, {len(times)} saves in {took:.1f} s: {len(times) / took:.0f} a second")
        print(f"a save: median {percentile(times, 0.5):.1f} ms, 99 % {percentile(times, 0.99):.1f} ms; "
              f"the disk's fdatasync: median {percentile(disk, 0.5):.2f} ms, 99 % {percentile(disk, 0.99):.2f} ms")
        print(f"acknowledged and lost after the server was killed: {len(missing)}")
        sys.exit(1 if missing or verified.returncode else 0)


main()
