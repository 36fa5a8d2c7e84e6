"""Rehearses power cuts against the journal's real pen.

    powercut.py REHEARSE [--cuts 1000] [--seed 1] [--entries 1500]

The writer runs under the recorder, twice in a row, so that opening, appending, checkpoints, closing
and opening again are all recorded. Then the record is cut at random moments; each cut leaves what
was synced and any part of the rest, torn at 512 bytes; and each image is judged by a program of its
own. Four rehearsals: with full durability nothing may be lost; with one failing sync nothing may be
lost nor acknowledged afterwards; after a kill nothing may be lost that the next start has found;
and, as the control, weakened durability must lose, or the run is void.
Answers 0 when all four come out so, else 1."""
import argparse
import collections
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import judge
import record

HERE = os.path.dirname(os.path.abspath(__file__))


class Rehearsal:
    def __init__(self, program, workplace):
        self.program = program
        self.workplace = workplace
        self.recorder = os.path.join(workplace, "recorder.so")
        subprocess.run(
            ["cc", "-O2", "-shared", "-fPIC", "-o", self.recorder,
             os.path.join(HERE, "recorder.c"), "-ldl"], check=True)

    def write(self, name, entries, sessions=1, weakened=False, fail=0, kill=0):
        """Runs the writer under the recorder, so many sessions one after another, the first with a
        failing sync or a kill if asked for; answers the record's changes."""
        directory = os.path.join(self.workplace, name)
        os.makedirs(directory)
        environment = dict(
            os.environ, LD_PRELOAD=self.recorder, CUT_DIRECTORY=directory,
            CUT_RECORD=directory + ".record")
        trouble = {"CUT_FAIL": str(fail), "CUT_KILL": str(kill)}
        command = [self.program, "journal-writer", directory, str(entries)]
        for session in range(sessions):
            done = subprocess.run(
                command + ["--weakened"] * weakened, capture_output=True,
                env=environment if session else dict(environment, **trouble))
            if done.returncode and not (session == 0 and (fail or kill)):
                sys.exit("the writer failed: " + done.stderr.decode()[-500:])
        return list(record.changes(directory + ".record"))

    def cut(self, changes, count, chance):
        """Cuts the record at so many random moments; answers how often each verdict came out."""
        moments = collections.Counter(chance.randint(1, len(changes)) for _ in range(count))
        disk, verdicts = record.Disk(), collections.Counter()
        for number, change in enumerate(changes, 1):
            disk.take(change, chance)
            for _ in range(moments[number]):
                verdicts[self.verdict(disk.cut(chance), disk.acknowledged)] += 1
        return verdicts

    def verdict(self, files, acknowledged):
        image = tempfile.mkdtemp(dir=self.workplace)
        for path, content in files.items():
            if not path.endswith("-shm") and os.path.basename(path):
                with open(os.path.join(image, os.path.basename(path)), "wb") as file:
                    file.write(content)
        if not acknowledged and "journal.db" not in os.listdir(image):
            fault = ""
        else:
            fault = judge.judge(image, acknowledged)
            if not acknowledged and fault.startswith("lost"):
                fault = ""
        shutil.rmtree(image)
        return fault.split(":")[0] or "whole"


def with_failing_syncs(rehearsal, chance, cuts):
    """Every sync in turn fails; afterwards nothing is acknowledged, and no cut loses anything."""
    syncs = sum(c.letter in "SD" for c in rehearsal.write("count", 30))
    verdicts = collections.Counter()
    for fail in range(1, syncs + 1):
        changes = rehearsal.write("fail-%d" % fail, 30, fail=fail)
        if acknowledged_after_failure(changes):
            verdicts["acknowledged after a failed sync"] += 1
        verdicts += rehearsal.cut(changes, max(1, cuts // syncs), chance)
    return verdicts


def after_kills(rehearsal, chance, cuts):
    """The writer is killed at a sync and started again: what the new one finds, it must keep."""
    verdicts = collections.Counter()
    for round in range(20):
        kill = chance.randint(10, 40)
        changes = rehearsal.write("kill-%d" % round, 100, sessions=2, kill=kill)
        verdicts += rehearsal.cut(changes, cuts // 20, chance)
    return verdicts


def acknowledged_after_failure(changes):
    """A failed sync of a file must end the writing. One of the directory, which SQLite does not
    look at, must be made good by another before anything is acknowledged."""
    letters = "".join(change.letter for change in changes)
    failed = letters.index("F")
    later = letters[failed:]
    if "A" not in later:
        return False
    return not os.path.isdir(changes[failed].path) or "D" not in later[:later.index("A")]


def run(options, workplace):
    chance = random.Random(options.seed)
    rehearsal = Rehearsal(options.program, workplace)
    began = time.monotonic()
    full = rehearsal.cut(
        rehearsal.write("full", options.entries, sessions=2), options.cuts, chance)
    print("full durability:    %d cuts, %s" % (sum(full.values()), dict(full)))
    failing = with_failing_syncs(rehearsal, chance, options.cuts // 2)
    print("with failing syncs: %d cuts, %s" % (sum(failing.values()), dict(failing)))
    killed = after_kills(rehearsal, chance, options.cuts // 2)
    print("after a kill:       %d cuts, %s" % (sum(killed.values()), dict(killed)))
    weakened = rehearsal.cut(
        rehearsal.write("weakened", options.entries, sessions=2, weakened=True),
        options.cuts // 2, chance)
    print("weakened (control): %d cuts, %s" % (sum(weakened.values()), dict(weakened)))
    print("seed %d, %.0f seconds" % (options.seed, time.monotonic() - began))
    if not weakened["lost"]:
        print("VOID: the weakened control lost nothing, so the rehearsal could not have noticed")
        return 1
    return 0 if set(full) | set(failing) | set(killed) == {"whole"} else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entries", type=int, default=1500)
    options = parser.parse_args()
    place = "/dev/shm" if os.path.isdir("/dev/shm") else None
    workplace = tempfile.mkdtemp(prefix="powercut-", dir=place)
    try:
        return run(options, workplace)
    finally:
        shutil.rmtree(workplace)


sys.exit(main())
