"""Pages beside a bare "hello" of the same server library, on the same machine in the same run.

    pages.py OUTTURN REHEARSE [--seconds N] [--rounds N]

Promised: the task list at no less than a half of hello's requests a second, a section and a list of
about fifty rows at no less than a third, each with a 99th percentile under five times hello's; the
first page under 60 kB with all that it needs.
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Acceptance"))
from serving import Server, Site, free_port, wait_for  # noqa: E402
from visitor import Visitor  # noqa: E402

RETURN = "/returns/ibcf-2017-18-q2-E08000035"
PAGES = [
    ("task list", RETURN, 2),
    ("section of 37 rows", RETURN + "/sections/A", 3),
    ("section of 11 questions", RETURN + "/sections/B", 3),
    ("portfolio of 42 rows", "/portfolio", 3),
]


def wrk(url, seconds, cookies=""):
    """Requests a second, and the 99th percentile in milliseconds."""
    words = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", url]
    if cookies:
        words[1:1] = ["-H", f"cookie: {cookies}"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    figure, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return rate, float(figure) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def weigh(visitor, base):
    """The bytes of the first page with everything that it asks for."""
    page = visitor.get("/")
    parts = re.findall(r'(?:href|src)="(/assets/[^"]+)"', page)
    return len(page.encode()) + sum(len(visitor.get(part).encode()) for part in set(parts))


def main():
    words = argparse.ArgumentParser()
    words.add_argument("outturn")
    words.add_argument("rehearse")
    words.add_argument("--seconds", type=int, default=4)
    words.add_argument("--rounds", type=int, default=3)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port, hello_port = free_port(), free_port()
        subprocess.run([given.outturn, "demo", "--open", "--no-serve", "--data", f"{folder}/data"],
                       stdout=subprocess.DEVNULL, check=True)
        site = Site(given.outturn, f"{folder}/data", port, ["programme"])
        with Server([given.rehearse, "hello", str(hello_port)]), site:
            hello = f"http://127.0.0.1:{hello_port}/"
            base = f"http://127.0.0.1:{port}"
            wait_for(hello)
            wait_for(base + "/healthz")
            visitor = Visitor(base)
            print(f"first page with all that it needs: {weigh(visitor, base) / 1000:.1f} kB (promised under 60)")
            visitor.send(visitor.form(site.links["programme"], site.links["programme"]))
            print(f"{'':28}{'requests/s':>11}{'of hello':>10}{'99 % ms':>9}{'of hello':>10}")
            for name, path, least in PAGES:
                size = len(visitor.get(path).encode())
                rounds = []
                for _ in range(given.rounds):
                    bare = wrk(hello, given.seconds)
                    ours = wrk(base + path, given.seconds, visitor.cookies())
                    rounds.append((bare, ours))
                show(name, size, least, rounds)


def show(name, size, least, rounds):
    bare = [statistics.median(pair[0][n] for pair in rounds) for n in (0, 1)]
    ours = [statistics.median(pair[1][n] for pair in rounds) for n in (0, 1)]
    share = statistics.median(ours[0] / bare[0] for bare, ours in rounds)
    slower = statistics.median(ours[1] / bare[1] for bare, ours in rounds)
    print(f"{'hello':28}{bare[0]:11.0f}{'':10}{bare[1]:9.2f}")
    print(f"{name + f' ({size // 1000} kB)':28}{ours[0]:11.0f}{share:10.2f}{ours[1]:9.2f}{slower:10.1f}"
          f"  (promised {1 / least:.2f} and under 5)")


main()
