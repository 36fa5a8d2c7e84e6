"""Kills the writer at random moments and looks whether everything acknowledged is still there.

    kill.py REHEARSE [--kills 100] [--seed 1]

The journal goes on from kill to kill. This shows that a killed process loses nothing and leaves a
journal that opens again; that nothing is lost when the power fails, powercut.py shows."""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import judge


def acknowledged(directory):
    path = os.path.join(directory, "journal.ack")
    if not os.path.exists(path):
        return 0
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0


def run(options, directory):
    chance = random.Random(options.seed)
    for kill in range(1, options.kills + 1):
        before = acknowledged(directory)
        writer = subprocess.Popen(
            [options.program, "journal-writer", directory, "-1"], stderr=subprocess.DEVNULL)
        while chance.random() < 0.9 and acknowledged(directory) == before:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        writer.kill()
        writer.wait()
        if not os.path.exists(os.path.join(directory, "journal.db")):
            continue
        copy = directory + ".copy"
        shutil.copytree(directory, copy)
        fault = judge.judge(copy, acknowledged(directory))
        shutil.rmtree(copy)
        if fault and not (fault.startswith("lost: no such") and not acknowledged(directory)):
            print("kill %d of seed %d: %s" % (kill, options.seed, fault))
            return 1
    print("%d kills, %d entries acknowledged, none lost" % (kill, acknowledged(directory)))
    return 0 if acknowledged(directory) > options.kills else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    workplace = tempfile.mkdtemp(prefix="kill-")
    try:
        os.makedirs(os.path.join(workplace, "journal"))
        return run(options, os.path.join(workplace, "journal"))
    finally:
        shutil.rmtree(workplace)


sys.exit(main())
