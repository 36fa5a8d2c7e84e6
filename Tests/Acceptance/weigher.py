"""Runs a command and adds one line to what it says: seconds of processor, and megabytes at most.

It is a program of its own because a process is charged with the memory of the one that started it."""

import os
import subprocess
import sys

process = subprocess.Popen(sys.argv[1:], stderr=subprocess.STDOUT)
_, status, used = os.wait4(process.pid, 0)
print(f"{used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss / 1024:.1f}")
sys.exit(os.waitstatus_to_exitcode(status))
