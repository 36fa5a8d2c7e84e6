"""The site as an operator runs it: settings, encryption, rough clients, logs, backups."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import unittest
from pathlib import Path

import acceptance
from acceptance import PROGRAM, ROOT, Case, answer, run, setUpModule, tearDownModule  # noqa: F401

BASE = "https://outturn.example"


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def authority(folder, name):
    openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-days", "30", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem")


def certificate(folder, name, by, days="30", usage="serverAuth"):
    """A certificate with its key, signed by an authority; both readable by their owner only."""
    (folder / f"{name}.ext").write_text(
        f"subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage={usage}\n"
        "keyUsage=digitalSignature\nbasicConstraints=CA:FALSE\n")
    openssl(folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
    openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", f"{by}.pem", "-CAkey", f"{by}.key",
            "-CAcreateserial", "-days", days, "-extfile", f"{name}.ext", "-out", f"{name}.pem")
    os.chmod(folder / f"{name}.key", 0o600)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Operated(Case):
    def serve(self, *settings, environment=None, ready="/healthz", tls=None):
        """The site of a copy of the journal with settings, until the test ends."""
        self.port = free_port()
        self.log = self.folder / "site.log"
        words = [PROGRAM, "serve", "--data", str(self.data()), "--port", str(self.port),
                 "--set", f"log.file={self.log}"]
        for setting in settings:
            words += ["--set", setting]
        self.server = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, OUTTURN_HOME=str(ROOT), **(environment or {})))
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        for _ in range(300):
            try:
                return self.ask(ready, tls=tls)
            except OSError:
                if self.server.poll() is not None:
                    raise AssertionError(self.server.stderr.read()) from None
                time.sleep(0.1)
        raise AssertionError("the site did not start")

    def ask(self, path, method="GET", headers=None, tls=None, port=None, body=None):
        if tls:
            link = http.client.HTTPSConnection("127.0.0.1", port or self.port, timeout=10, context=tls)
        else:
            link = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=10)
        try:
            link.request(method, path, headers=headers or {}, body=body)
            reply = link.getresponse()
            reply.text = reply.read().decode()
            return reply
        finally:
            link.close()

    def lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


class Settings(Operated):
    def test_what_is_wrong_is_said_at_once_and_nothing_starts(self):
        file = self.folder / "outturn.json"
        file.write_text('{"site": {"tittle": "A", "port": 99999}, "theme": {"accent": "#eeeeee"}}')
        said = run("config", "check", "--config", file, code=1)
        for number in ("C1001 site.tittle", "C1002 site.port", "C1002 theme.accent"):
            self.assertIn(number, said)
        refused = run("serve", "--data", self.data(), "--config", file, code=3)
        self.assertIn("C1001 site.tittle", refused)
        file.write_text('{"site": {"title": "A council"}}')
        self.assertIn("Every setting can be used.", run("config", "check", "--config", file))

    def test_the_strongest_word_counts(self):
        file = self.folder / "outturn.json"
        file.write_text('{"site": {"title": "File", "contact": "File"}}')
        self.serve(environment={"OUTTURN_CONFIG": str(file), "OUTTURN_SITE_TITLE": "Environment"})
        page = self.ask("/help").text
        self.assertIn(">Environment</a>", page)
        self.assertIn("<p>File</p>", page)

    def test_nothing_needs_to_be_set(self):
        self.assertEqual(self.serve().text, "ok\n")
        self.assertEqual(self.ask("/readyz").text,
                         "ready\njournal: ok\nbooks: ok\ndisk: ok\nkey: ok\n")
        self.assertRegex(self.ask("/version").text, r"^outturn \d+\.\d+\.\d+\n$")
        head = self.ask("/help", method="HEAD")
        self.assertEqual(head.text, "")
        self.assertEqual(head.headers["content-length"], str(len(self.ask("/help").text.encode())))
        self.assertEqual(self.ask("/metrics").status, 404)
        self.assertEqual(self.ask("/.well-known/security.txt").status, 404)

    def test_a_journal_that_cannot_be_written_is_not_ready(self):
        self.serve("metrics.networks=127.0.0.1")
        figures = self.ask("/metrics").text
        facts = float(re.search(r"^outturn_journal_facts (\S+)$", figures, re.M)[1])
        self.assertGreater(facts, 100)
        self.assertGreater(
            float(re.search(r"^process_resident_memory_bytes (\S+)$", figures, re.M)[1]), 1e6)
        os.unlink(self.folder / "data/journal.sqlite-wal")
        reply = self.ask("/readyz")
        self.assertEqual(reply.status, 503)
        self.assertIn("journal: cannot be written (notDurable)", reply.text)
        self.assertEqual(self.ask("/healthz").status, 200)


class Encrypted(Operated):
    def setUp(self):
        super().setUp()
        authority(self.folder, "ours")
        certificate(self.folder, "site", "ours")

    def context(self, **more):
        context = ssl.create_default_context(cafile=self.folder / "ours.pem")
        for name, value in more.items():
            setattr(context, name, value)
        return context

    def serve_encrypted(self, *settings, tls=None, certificate="site"):
        return self.serve(
            f"tls.certificate={self.folder}/{certificate}.pem",
            f"tls.key={self.folder}/{certificate}.key", f"site.baseAddress={BASE}", *settings,
            tls=tls or self.context())

    def handshake(self, context):
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as link:
                # With TLS 1.3 a refused client learns of it when it reads.
                link.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                if b"200" not in link.recv(100):
                    raise OSError("no answer")
                return link.version(), link.cipher()[0], link.getpeercert()["serialNumber"]

    def test_old_versions_and_weak_ciphers_are_refused(self):
        self.serve_encrypted()
        new, old = ssl.TLSVersion.TLSv1_3, ssl.TLSVersion.TLSv1_2
        self.assertEqual(self.handshake(self.context(minimum_version=new))[0], "TLSv1.3")
        version, cipher, _ = self.handshake(self.context(maximum_version=old))
        self.assertEqual(version, "TLSv1.2")
        self.assertRegex(cipher, "^ECDHE-.*(GCM|CHACHA20)")
        for words in (["-tls1_1"], ["-tls1"], ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"],
                      ["-tls1_2", "-cipher", "AES128-GCM-SHA256"]):
            done = subprocess.run(
                ["openssl", "s_client", "-connect", f"127.0.0.1:{self.port}", *words[:1],
                 "-cipher", words[2] + ":@SECLEVEL=0" if len(words) > 1 else "ALL:@SECLEVEL=0"],
                input="", capture_output=True, text=True, timeout=20)
            self.assertIn("Cipher is (NONE)", done.stdout, words)

    def test_the_browser_is_kept_to_https(self):
        self.serve_encrypted()
        reply = self.ask("/", tls=self.context())
        self.assertEqual(reply.headers["strict-transport-security"],
                         "max-age=31536000; includeSubDomains")
        cookie = self.ask("/", tls=self.context()).headers["set-cookie"]
        if cookie:
            self.assertTrue(cookie.startswith("__Host-"))
            for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
                self.assertIn(word, cookie)
        with self.assertRaises(OSError):
            self.ask("/healthz")

    def test_plain_http_is_sent_on_to_our_own_address(self):
        port = free_port()
        self.serve_encrypted(f"tls.redirectPort={port}")
        for host in ("outturn.example", "evil.example"):
            reply = self.ask("/help?a=b", headers={"Host": host}, port=port)
            self.assertEqual((reply.status, reply.headers["location"], reply.text),
                             (308, BASE + "/help?a=b", ""))

    def test_a_new_certificate_is_taken_up_and_a_bad_one_is_not(self):
        self.serve_encrypted()
        before = self.handshake(self.context())[2]
        certificate(self.folder, "new", "ours")
        for kind in ("pem", "key"):
            os.replace(self.folder / f"new.{kind}", self.folder / f"site.{kind}")
        self.server.send_signal(signal.SIGHUP)
        time.sleep(1)
        after = self.handshake(self.context())[2]
        self.assertNotEqual(before, after)
        (self.folder / "site.pem").write_text("no certificate")
        self.server.send_signal(signal.SIGHUP)
        time.sleep(1)
        self.assertEqual(self.handshake(self.context())[2], after)
        levels = [line["level"] for line in self.lines() if line["event"] == "certificate"]
        self.assertEqual(levels, ["notice", "error"])

    def test_a_key_of_another_certificate_is_refused(self):
        certificate(self.folder, "other", "ours")
        said = run("config", "check", "--set", f"tls.certificate={self.folder}/site.pem",
                   "--set", f"tls.key={self.folder}/other.key", code=1)
        self.assertIn("C1002", said)
        os.chmod(self.folder / "site.key", 0o644)
        said = run("config", "check", "--set", f"tls.certificate={self.folder}/site.pem",
                   "--set", f"tls.key={self.folder}/site.key", code=1)
        self.assertIn("C1008", said)

    def test_clients_show_a_certificate_of_the_right_authority(self):
        authority(self.folder, "theirs")
        certificate(self.folder, "client", "ours", usage="clientAuth")
        certificate(self.folder, "stranger", "theirs", usage="clientAuth")
        certificate(self.folder, "late", "ours", days="-1", usage="clientAuth")
        shown = self.context()
        shown.load_cert_chain(self.folder / "client.pem", self.folder / "client.key")
        self.serve_encrypted(f"tls.clientRoots={self.folder}/ours.pem", tls=shown)
        self.handshake(shown)
        for name in (None, "stranger", "late", "site"):
            context = self.context()
            if name:
                context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
            with self.assertRaises(OSError, msg=name):
                self.handshake(context)

    def test_the_doctor_warns_before_the_certificate_ends(self):
        certificate(self.folder, "short", "ours", days="5")
        findings = answer(
            "doctor", "--data", self.data(), "--set", f"tls.certificate={self.folder}/short.pem",
            "--set", f"tls.key={self.folder}/short.key", code=1)["findings"]
        found = next(finding for finding in findings if finding["subject"] == "certificate")
        self.assertEqual(found["severity"], "problem")


# Each is one request that a careless reader takes for two, or takes apart otherwise than its
# neighbour: the first answer must be a refusal, or the only one.
SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
TWO_LENGTHS = {
    "length and chunks": "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and length": "Transfer-Encoding: chunked\r\nContent-Length: {n}\r\n\r\n0\r\n\r\n",
    "two lengths": "Content-Length: 0\r\nContent-Length: {n}\r\n\r\n",
    "a list of lengths": "Content-Length: 0, {n}\r\n\r\n",
    "a length with a sign": "Content-Length: +0\r\n\r\n",
    "a length in hexadecimal": "Content-Length: 0x0\r\n\r\n",
    "a length with a blank": "Content-Length : 0\r\n\r\n",
    "a negative length": "Content-Length: -1\r\n\r\n",
    "a length too long to count": "Content-Length: 99999999999999999999999999\r\n\r\n",
    "an unknown coding": "Transfer-Encoding: cow\r\n\r\n",
    "chunked and more": "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunked with a mark": "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
    "two codings": "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n\r\n0\r\n\r\n",
    "a bad chunk": "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    "a chunk of a negative size": "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n",
    "a chunk longer than it says": "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
    "a chunk too large to count": "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc",
    "a folded header": "Content-Length: 0\r\nX-A: b\r\n Transfer-Encoding: chunked\r\n\r\n",
    "a header without a name": ": a\r\nContent-Length: 0\r\n\r\n",
    "a header with a zero": "X-A: b\0c\r\nContent-Length: 0\r\n\r\n",
}


class Rough(Operated):
    def talk(self, data, seconds=8):
        """Sends bytes and gives all that comes back until the other end closes, or time is up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as link:
            link.sendall(data.encode("latin-1") if isinstance(data, str) else data)
            got = b""
            try:
                while piece := link.recv(65536):
                    got += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return got.decode("latin-1")

    def closes_within(self, seconds, first, drip=None):
        """The other end closes a connection that says little, slowly."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=0.2) as link:
            link.sendall(first)
            began = time.monotonic()
            while time.monotonic() - began < seconds:
                try:
                    if drip:
                        link.sendall(drip)
                    if link.recv(1000) == b"":
                        return time.monotonic() - began
                except TimeoutError:
                    continue
                except OSError:
                    return time.monotonic() - began
        self.fail(f"still open after {seconds} seconds")

    def test_slow_clients_are_closed_and_others_served(self):
        self.serve("limits.headSeconds=2", "limits.bodySeconds=2", "metrics.networks=127.0.0.1")
        head = b"POST /sign-out HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
        slow = [
            (b"", None), (b"GET / HT", b""), (b"GET /healthz HTTP/1.1\r\nX-A: ", b"a"),
            (b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", None), (head, None), (head, b"a"),
        ]
        for first, drip in slow:
            taken = self.closes_within(8, first, drip)
            self.assertGreater(taken, 0.9, (first, drip))
            self.assertEqual(self.ask("/healthz").status, 200)
        closed = re.search(r"^outturn_slow_connections_total (\d+)$", self.ask("/metrics").text, re.M)
        self.assertGreaterEqual(int(closed[1]), len(slow))

    def test_a_thousand_slow_heads_do_not_keep_others_out(self):
        self.serve("limits.headSeconds=5", "limits.connectionsOfOneAddress=1500")
        links = []
        for _ in range(1000):
            link = socket.create_connection(("127.0.0.1", self.port), timeout=5)
            link.sendall(b"GET / HTTP/1.1\r\nX: ")
            links.append(link)
        began = time.monotonic()
        self.assertEqual(self.ask("/help").status, 200)
        self.assertLess(time.monotonic() - began, 2)
        for link in links:
            link.close()

    def test_a_reader_that_takes_nothing_is_closed(self):
        self.serve("limits.readerSeconds=2")
        sheet = re.search(r'href="(/assets/site.css[^"]*)"', self.ask("/help").text)[1]
        ask = f"GET {sheet} HTTP/1.1\r\nHost: a\r\n\r\n".encode() * 3000
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as link:
            link.setblocking(False)
            began, sent = time.monotonic(), 0
            while time.monotonic() - began < 15:
                try:
                    if sent < len(ask):
                        sent += link.send(ask[sent:sent + 65536])
                    time.sleep(0.05)
                    if link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                        return
                except BlockingIOError:
                    time.sleep(0.1)
                except OSError:
                    return
                if self.connections() == 0:
                    return
        self.fail("still open")

    def connections(self):
        """How many of the server's connections are established, as the system sees it."""
        port = f":{self.port:04X}"
        rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
        return sum(1 for row in rows if row.split()[1].endswith(port) and row.split()[3] == "01")

    def test_one_address_has_only_so_many_connections(self):
        self.serve("limits.connectionsOfOneAddress=20")
        links = [socket.create_connection(("127.0.0.1", self.port), timeout=5) for _ in range(20)]
        time.sleep(0.5)
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as late:
            late.settimeout(5)
            try:
                self.assertEqual(late.recv(1), b"")
            except ConnectionResetError:
                pass
        links[0].close()
        time.sleep(0.5)
        self.assertEqual(self.ask("/healthz").status, 200)
        for link in links:
            link.close()

    def test_large_heads_are_refused(self):
        self.serve()
        begin = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        for head in (f"X-A: {'a' * 20_000}\r\n", "".join(f"X-{n}: {'a' * 500}\r\n" for n in range(60)),
                     "".join(f"X-{n}: a\r\n" for n in range(150))):
            said = self.talk(begin + head + "\r\n")
            self.assertNotIn(" 200 ", said)
            self.assertTrue(said == "" or said.startswith("HTTP/1.1 4"), said[:100])
        self.assertNotIn(" 200 ", self.talk(f"GET /{'a' * 20_000} HTTP/1.1\r\nHost: a\r\n\r\n", 3))
        self.assertIn(" 200 ", self.talk(begin + "\r\n"))

    def test_nothing_is_smuggled(self):
        self.serve("limits.headSeconds=2", "limits.bodySeconds=2")
        for what, lines in TWO_LENGTHS.items():
            head = "POST /sign-out HTTP/1.1\r\nHost: a\r\n" + lines.format(n=len(SMUGGLED))
            said = self.talk(head + SMUGGLED, 6)
            answers = re.findall(r"HTTP/1\.1 (\d+) ", said)
            self.assertLessEqual(len([code for code in answers if code != "400"]), 1, f"{what}: {answers}")
            self.assertNotIn("404", answers, what)
            self.assertFalse([line for line in self.lines() if line.get("status") == 404], what)
        for line in ("GET / HTTP/9.9", "GET /", "G\0T / HTTP/1.1", "GET /\x01 HTTP/1.1",
                     " GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: a\r\n X: b"):
            said = self.talk(f"{line}\r\nHost: a\r\nConnection: close\r\n\r\n", 4)
            self.assertFalse(re.match(r"HTTP/1.1 2", said), f"{line!r}: {said[:200]}")

    def test_files_of_the_machine_are_not_pages(self):
        self.serve()
        for path in ("/.git/config", "/.env", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                     "/assets/../../journal.sqlite", "/assets/%2e%2e%2fjournal.sqlite", "/data/journal.sqlite",
                     "/journal.sqlite", "/outturn.json", "/server-status", "/debug/pprof/", "/admin.php",
                     "/assets/", "/Package.swift", "/backup.json", "/..%5c..%5cetc/passwd"):
            reply = self.ask(path)
            self.assertIn(reply.status, (403, 404), path)
            for word in ("root:", str(self.folder), "SQLite", "swift", "Hummingbird"):
                self.assertNotIn(word, reply.text + str(reply.headers), path)

    def test_forged_addresses_are_believed_of_trusted_proxies_only(self):
        forged = {"X-Forwarded-For": "10.0.0.9", "Forwarded": "for=10.0.0.9", "X-Real-IP": "10.0.0.9"}
        self.serve("metrics.networks=10.0.0.9")
        self.assertEqual(self.ask("/metrics", headers=forged).status, 404)
        self.server.kill()
        self.server.wait()
        shutil.rmtree(self.folder / "data")
        self.serve("metrics.networks=10.0.0.9", "proxy.trusted=127.0.0.1")
        self.assertEqual(self.ask("/metrics", headers=forged).status, 200)
        self.assertEqual(self.ask("/metrics").status, 404)


class Noted(Operated):
    def test_each_request_is_one_line_without_what_was_asked(self):
        self.serve(f"log.auditFile={self.folder}/audit.log")
        self.ask("/help?secret=Zaunkoenig7")
        self.ask("/Zaunkoenig7%0d%0a{}", headers={"User-Agent": "Zaunkoenig7", "Cookie": "outturn=Zaunkoenig7"})
        self.ask("/sign-in/link/Zaunkoenig7", method="POST", body="a=Zaunkoenig7")
        self.assertNotIn("Zaunkoenig7", self.log.read_text())
        self.assertNotIn("Zaunkoenig7", (self.folder / "audit.log").read_text())
        requests = [line for line in self.lines() if line["event"] == "request"]
        routes = [line["route"] for line in requests]
        self.assertIn("site.help", routes)
        self.assertIn("none", routes)
        for line in requests:
            self.assertEqual(set(line), {"time", "level", "log", "event", "reference", "route", "method",
                                         "status", "milliseconds", "bytes", "officer"})
            self.assertRegex(line["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual(os.stat(self.log).st_mode & 0o777, 0o600)
        audited = [json.loads(line) for line in (self.folder / "audit.log").read_text().splitlines()]
        self.assertIn("127.0.0.1", {line["address"] for line in audited})


class KeptSafe(Operated):
    def test_a_backup_made_while_serving_is_restored(self):
        self.serve()
        data, place = self.folder / "data", self.folder / "backups"
        made = answer("backup", "create", "--data", data, "--to", place)
        self.assertEqual(made["facts"], answer("verify", "--data", data)["entries"])
        restored = self.folder / "restored"
        run("backup", "restore", made["folder"], "--data", restored)
        self.assertEqual(answer("verify", "--data", restored)["head"], made["head"])
        self.assertEqual(
            (data / "names.sqlite").exists(), (restored / "names.sqlite").exists())
        refused = run("backup", "restore", made["folder"], "--data", restored, code=3)
        self.assertIn("holds something already", refused)
        journal = Path(made["folder"]) / "journal.sqlite"
        changed = bytearray(journal.read_bytes())
        changed[len(changed) // 2] ^= 1
        journal.write_bytes(changed)
        self.assertIn("is not what was backed up", run("backup", "verify", made["folder"], code=3))

    def test_the_doctor_finds_a_sound_installation_well(self):
        place = self.folder / "backups"
        data = self.data()
        for file in data.iterdir():
            os.chmod(file, 0o600)
        run("backup", "create", "--data", data, "--to", place)
        said = answer("doctor", "--data", data, "--set", f"backup.folder={place}")
        severities = {finding["subject"]: finding["severity"] for finding in said["findings"]}
        for subject in ("configuration", "files", "journal", "backups"):
            self.assertEqual(severities[subject], "good", said)


class Supplied(unittest.TestCase):
    def test_the_list_of_parts_is_what_was_resolved_and_what_is_loaded(self):
        listed = json.loads(subprocess.run(
            [ROOT / "scripts/sbom", PROGRAM], check=True, capture_output=True, text=True).stdout)
        names = {part["bom-ref"]: part["version"] for part in listed["components"]}
        resolved = json.loads((ROOT / "Package.resolved").read_text())["pins"]
        self.assertEqual(
            {pin["identity"]: pin["state"]["version"] for pin in resolved},
            {name[6:]: version for name, version in names.items()
             if name.startswith("swift:") and name != "swift:runtime"})
        for library in ("libsqlite3-0", "zlib1g", "libisal2", "libxlsxwriter4", "libc6"):
            self.assertIn(f"debian:{library}", names)
        self.assertEqual(len(names), len(listed["components"]))
        self.assertEqual(set(listed["dependencies"][0]["dependsOn"]), set(names))


if __name__ == "__main__":
    unittest.main()
