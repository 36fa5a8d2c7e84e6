"""Programs that serve while a test runs, and end with it."""

import socket
import subprocess
import time
import urllib.parse
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, seconds=30):
    """Waits until an address answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


class Server:
    def __init__(self, words, **more):
        self.words, self.more = words, more

    def __enter__(self):
        self.process = subprocess.Popen(self.words, stdout=subprocess.DEVNULL, **self.more)
        return self.process

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Site:
    """The site over a data folder without limits of how often it is asked, each officer with a link
    to sign in by (`links`, as paths)."""

    unlimited = ["requestsOfOneSession", "requestsOfOneAddress", "uploadsOfOneSession"]

    def __init__(self, program, folder, port, officers):
        self.words = [program, "serve", "--data", folder, "--port", str(port)]
        self.words += [word for limit in self.unlimited for word in ("--set", f"limits.{limit}=0")]
        self.words += [word for officer in officers for word in ("--sign-in", officer)]
        self.officers = officers

    def __enter__(self):
        self.process = subprocess.Popen(
            self.words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.links = {}
        while len(self.links) < len(self.officers):
            line = self.process.stdout.readline()
            assert line, "the site does not start"
            if ": http" in line:
                officer, link = line.strip().split(": ", 1)
                self.links[officer] = urllib.parse.urlparse(link).path
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
