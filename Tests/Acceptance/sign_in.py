"""Signing in at two real providers of OpenID Connect that run on this machine: see README.md.

Glewlwyd (Debian: glewlwyd) stands for a council's own sign-in, and oidc-provider-mock (PyPI) for a
department's. Where one of them is not installed, what is about it is skipped with a word.
"""

import gzip
import http.cookiejar
import json
import os
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Servers"))
import certificate  # noqa: E402

PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
TOOLS = Path(os.environ.get("OUTTURN_PROVIDERS", ROOT / ".build/provider-tools")) / "bin/python"
MOCK = r"""
import ssl, sys
import werkzeug.serving
from oidc_provider_mock import User, app
port, certificate, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
provider = app(require_nonce=True, user_claims=[
    User(sub="kim", claims={"email": "analyst@outturn.example", "email_verified": True,
                            "groups": ["data-team"]}),
    User(sub="pat", claims={"email": "auditor@outturn.example", "email_verified": False}),
    User(sub="sam", claims={"email": "somebody@elsewhere.example", "email_verified": True})])
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
werkzeug.serving.run_simple("localhost", port, provider, ssl_context=context, threaded=True)
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def run(*words, stdin=None):
    done = subprocess.run(
        [PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=60, input=stdin,
        env={**os.environ, "OUTTURN_HOME": str(ROOT)}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def wait_for(port, process):
    for _ in range(100):
        if process.poll() is not None:
            raise AssertionError(f"it ended at once: {process.args}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing answers at {port}")


def end(process):
    process.terminate()
    for _ in range(100):
        if process.poll() is not None:
            return
        time.sleep(0.1)
    process.kill()


class Browser:
    """A browser that trusts the test's certificate, follows redirects and notes where it went."""

    def __init__(self, trusted):
        self.jar = http.cookiejar.CookieJar()
        self.trail = []
        trail = self.trail

        class Redirects(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, request, *rest):
                trail.append(rest[-1])
                return super().redirect_request(request, *rest)

        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), Redirects(),
            urllib.request.HTTPSHandler(context=trusted))

    def open(self, address, data=None, kind=None, method=None):
        headers = {"Content-Type": kind} if kind else {}
        request = urllib.request.Request(address, data=data, headers=headers, method=method)
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, address, error.read().decode()

    def send(self, address, **fields):
        return self.open(address, urllib.parse.urlencode(fields).encode())

    def call(self, method, address, document):
        status, _, text = self.open(
            address, json.dumps(document).encode(), "application/json", method)
        return status, text


class Providers(unittest.TestCase):
    """One site with both providers, and an officer enrolled for each case."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="sign-in-"))
        cls.processes = []
        cls.addClassCleanup(cls.end_all)
        certificate.context(str(cls.folder))
        cls.pem, cls.key = cls.folder / "certificate.pem", cls.folder / "key.pem"
        cls.trusted = ssl.create_default_context(cafile=str(cls.pem))
        cls.ports = {name: free_port() for name in ("site", "glewlwyd", "mock")}
        cls.site = f"http://127.0.0.1:{cls.ports['site']}"
        cls.has_glewlwyd = bool(shutil.which("glewlwyd"))
        cls.has_mock = TOOLS.exists() and subprocess.run(
            [str(TOOLS), "-c", "import oidc_provider_mock"], capture_output=True,
            check=False).returncode == 0
        if cls.has_glewlwyd:
            cls.start_glewlwyd()
        if cls.has_mock:
            cls.start(cls.ports["mock"], str(TOOLS), "-W", "ignore", "-c", MOCK,
                      str(cls.ports["mock"]), str(cls.pem), str(cls.key))
        cls.start_site()

    @classmethod
    def end_all(cls):
        for process in cls.processes:
            end(process)
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def start(cls, port, *words):
        log = open(cls.folder / f"{port}.log", "wb")  # noqa: SIM115
        process = subprocess.Popen(
            words, stdout=log, stderr=subprocess.STDOUT, cwd=cls.folder,
            env={**os.environ, "OUTTURN_HOME": str(ROOT)})
        cls.processes.append(process)
        wait_for(port, process)
        return process

    @classmethod
    def start_glewlwyd(cls):
        port = cls.ports["glewlwyd"]
        cls.glewlwyd = f"https://localhost:{port}"
        database = cls.folder / "glewlwyd.db"
        statements = gzip.open("/usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz", "rt").read()
        with sqlite3.connect(database) as made:
            made.executescript(statements)
        sample = gzip.open("/usr/share/doc/glewlwyd/glewlwyd.conf.sample.gz", "rt").read()
        for name, value in [
                ("port", port), ("external_url", f'"{cls.glewlwyd}"'),
                ("use_secure_connection", "true"),
                ("secure_connection_key_file", f'"{cls.key}"'),
                ("secure_connection_pem_file", f'"{cls.pem}"'),
                ("secure_connection_ca_file", f'"{cls.pem}"'), ("cookie_secure", 0)]:
            sample, count = re.subn(
                rf"(?m)^#?\s*{name}\s*=.*$", f"{name}={value}", sample, count=1)
            assert count == 1, name
        sample = re.sub(r"(?m)^cookie_domain=.*$", "", sample)
        sample = sample.replace("/var/cache/glewlwyd/glewlwyd.db", str(database))
        (cls.folder / "glewlwyd.conf").write_text(sample)
        cls.start(port, "glewlwyd", "--config-file", str(cls.folder / "glewlwyd.conf"))
        cls.set_glewlwyd_up()

    @classmethod
    def set_glewlwyd_up(cls):
        subprocess.run(
            ["openssl", "genrsa", "-out", str(cls.folder / "rsa.key"), "2048"], check=True,
            capture_output=True)
        public = subprocess.run(
            ["openssl", "rsa", "-in", str(cls.folder / "rsa.key"), "-pubout"], check=True,
            capture_output=True, text=True).stdout
        admin = Browser(cls.trusted)

        def call(method, path, document):
            status, text = admin.call(method, f"{cls.glewlwyd}/api/{path}", document)
            assert status == 200, (path, status, text)

        call("POST", "auth/", {"username": "admin", "password": "password"})
        for scope in ("email", "profile"):
            call("POST", "scope/", {
                "name": scope, "display_name": scope, "description": scope,
                "password_required": False, "scheme": {}})
        call("POST", "mod/plugin/", {
            "module": "oidc", "name": "oidc", "display_name": "OIDC", "enabled": True,
            "parameters": {
                "iss": f"{cls.glewlwyd}/api/oidc", "jwt-type": "rsa", "jwt-key-size": "256",
                "key": (cls.folder / "rsa.key").read_text(), "cert": public,
                "access-token-duration": 3600, "refresh-token-duration": 3600,
                "code-duration": 600, "refresh-token-rolling": True, "allow-non-oidc": False,
                "auth-type-code-enabled": True, "auth-type-token-enabled": False,
                "auth-type-id-token-enabled": True, "auth-type-none-enabled": False,
                "auth-type-password-enabled": False, "auth-type-client-enabled": False,
                "auth-type-refresh-enabled": False, "jwks-show": True, "pkce-allowed": True,
                "pkce-required": True, "pkce-method-plain-allowed": False,
                "subject-type": "public", "email-claim": "mandatory", "name-claim": "no",
                "scope-claim": "no", "oauth-as-iss-id": True, "session-management-allowed": True,
                "session-cookie-name": "GLEWLWYD2_OIDC_SID", "session-cookie-expiration": 3600,
                "request-parameter-allow": False, "encrypt-out-token-allow": False,
                "introspection-revocation-allowed": False, "claims": [
                    {"name": "groups", "user-property": "name", "type": "string",
                     "mandatory": True, "on-demand": False, "scope": []}]}})
        call("POST", "client/", {
            "client_id": "outturn", "name": "Outturn", "enabled": True, "confidential": True,
            "client_secret": "a secret: with % and +", "scope": [],
            "authorization_type": ["code"], "token_endpoint_auth_method": ["client_secret_basic", "client_secret_post"],
            "redirect_uri": [f"{cls.site}/sign-in/with/council/back"]})
        for name, email, group in [
                ("jo", "finance@outturn.example", "treasury"),
                ("alex", "other-address@outturn.example", "nobody"),
                ("mallory", "nobody@outturn.example", "treasury")]:
            call("POST", "user/", {
                "username": name, "name": group, "email": email, "enabled": True,
                "password": "a long password", "scope": ["openid", "email", "profile"]})

    @classmethod
    def start_site(cls):
        data = cls.folder / "data"
        run("demo", "--no-serve", "--data", data)
        (cls.folder / "secret.txt").write_text("a secret: with % and +\n")
        providers = []
        if cls.has_glewlwyd:
            providers.append({
                "id": "council", "title": "your council account", "client": "outturn",
                "issuer": f"{cls.glewlwyd}/api/oidc", "secretFile": "secret.txt",
                "addresses": "trusted",
                "roles": {"claim": "groups", "administrator": "administrator", "mandates": {
                    "treasury": {"role": "finance", "organisation": "E08000035"}}}})
        if cls.has_mock:
            providers.append({
                "id": "department", "title": "your department account", "client": "outturn",
                "issuer": f"https://localhost:{cls.ports['mock']}", "secret": "anything"})
        (cls.folder / "providers.json").write_text(json.dumps(providers))
        cls.data = data
        cls.start(
            cls.ports["site"], PROGRAM, "serve", "--data", str(data), "--port",
            str(cls.ports["site"]), "--title", "Leeds", "--providers",
            str(cls.folder / "providers.json"), "--provider-certificates", str(cls.pem))

    def log(self):
        return (self.folder / f"{self.ports['site']}.log").read_text()

    def at_glewlwyd(self, name):
        """A browser that is signed in at Glewlwyd and has allowed what Outturn asks for."""
        if not self.has_glewlwyd:
            self.skipTest("glewlwyd is not installed")
        browser = Browser(self.trusted)
        base = f"{self.glewlwyd}/api/auth"
        self.assertEqual(
            browser.call("POST", f"{base}/", {"username": name, "password": "a long password"})[0],
            200)
        self.assertEqual(
            browser.call("PUT", f"{base}/grant/outturn", {"scope": "openid email profile"})[0], 200)
        return browser

    def go(self, browser, address):
        """Goes to an address and, where Glewlwyd asks who it is, on as its own page would."""
        status, at, page = browser.open(address)
        if "/login.html?" in at:
            asked = urllib.parse.parse_qs(urllib.parse.urlsplit(at).query)
            status, at, page = browser.open(asked["callback_url"][0] + "&g_continue")
        return status, at, page

    def sign_in(self, browser):
        return self.go(browser, f"{self.site}/sign-in/with/council?next=%2Faccount")

    def at_mock(self, subject):
        """A browser that has signed in at the mock provider and came back."""
        if not self.has_mock:
            self.skipTest("oidc-provider-mock is not installed: see Tests/Acceptance/README.md")
        browser = Browser(self.trusted)
        _, address, page = browser.open(f"{self.site}/sign-in/with/department?next=%2Faccount")
        self.assertIn("authorize", address, page)
        return browser, *browser.send(address, sub=subject)

    def test_a_council_account_signs_in_whoever_has_its_address(self):
        browser = self.at_glewlwyd("jo")
        status, address, page = self.sign_in(browser)
        self.assertEqual((status, address), (200, f"{self.site}/account"), page + self.log())
        self.assertIn("Jo Hartley", page)
        asked = next(step for step in browser.trail if "/auth?" in step)
        self.assertIn("code_challenge_method=S256", asked)
        _, _, account = browser.open(f"{self.site}/account")
        self.assertIn("Organisation account", account)
        self.assertIn("Your council account", account)

        # What came back is worth nothing a second time, nor in another browser.
        answer = next(step for step in browser.trail if "/back?" in step)
        self.assertEqual(browser.open(answer)[0], 400)
        self.assertEqual(Browser(self.trusted).open(answer)[0], 400)

        # The account stays the officer's when the address is another's by now.
        again = self.at_glewlwyd("jo")
        self.assertIn("Jo Hartley", self.sign_in(again)[2])

        # Whoever signs out here is told how to sign out there.
        token = re.search(r'name="token" value="([0-9a-f]{32})"', account).group(1)
        _, address, page = browser.send(f"{self.site}/sign-out", token=token)
        self.assertEqual(address, f"{self.site}/sign-in/out")
        self.assertIn("Sign out of your council account", page)

    def test_an_account_that_nobody_is_enrolled_with_signs_nobody_in(self):
        browser = self.at_glewlwyd("mallory")
        status, _, page = self.sign_in(browser)
        self.assertEqual(status, 403)
        self.assertIn("You are not enrolled here", page)
        self.assertEqual(browser.open(f"{self.site}/account")[0], 403)

    def test_an_account_with_another_address_is_tied_by_the_officer(self):
        browser = self.at_glewlwyd("alex")
        self.assertEqual(self.sign_in(browser)[0], 403)
        link = run("people", "link", "programme", "--data", self.data, "--address", self.site)
        _, _, page = browser.open(link.strip())
        token = re.search(r'name="token" value="([0-9a-f]{32})"', page).group(1)
        browser.send(link.strip(), token=token)
        _, _, page = browser.open(f"{self.site}/account")
        token = re.search(r'name="token" value="([0-9a-f]{32})"', page).group(1)
        _, _, page = browser.send(f"{self.site}/account/sign-ins/council/tie", token=token)
        on = re.search(r'class="button" href="([^"]+)"', page).group(1).replace("&amp;", "&")
        status, address, page = self.go(browser, on)
        self.assertEqual((status, address), (200, f"{self.site}/account"), page)
        self.assertIn("Your council account", page)
        fresh = self.at_glewlwyd("alex")
        self.assertIn("Alex Mercer", self.sign_in(fresh)[2])

    def test_groups_grant_and_withdraw_roles(self):
        link = run("people", "link", "administrator", "--data", self.data, "--address", self.site)
        browser = Browser(self.trusted)
        _, _, page = browser.open(link.strip())
        token = re.search(r'name="token" value="([0-9a-f]{32})"', page).group(1)
        browser.send(link.strip(), token=token)
        _, _, page = browser.open(f"{self.site}/admin/people/finance")
        token = re.search(r'name="token" value="([0-9a-f]{32})"', page).group(1)
        browser.send(
            f"{self.site}/admin/people/finance/roles/withdraw", token=token, role="finance",
            organisation="E08000035")
        _, _, page = browser.open(f"{self.site}/admin/people/finance")
        self.assertIn("No role.", page)
        council = self.at_glewlwyd("jo")
        self.sign_in(council)
        _, _, page = browser.open(f"{self.site}/admin/people/finance")
        self.assertIn("Finance officer, Leeds City Council", page)

    def test_a_department_account_signs_in_by_its_verified_address(self):
        browser, status, address, page = self.at_mock("kim")
        self.assertEqual((status, address), (200, f"{self.site}/account"), page + self.log())
        self.assertIn("Kim Novak", page)

    def test_an_address_that_is_not_verified_or_unknown_signs_nobody_in(self):
        for subject in ("pat", "sam"):
            browser, status, _, page = self.at_mock(subject)
            self.assertEqual(status, 403)
            self.assertIn("You are not enrolled here", page)

    def test_a_refusal_without_the_state_that_was_given_is_not_taken_for_an_answer(self):
        if not self.has_mock:
            self.skipTest("oidc-provider-mock is not installed")
        browser = Browser(self.trusted)
        _, address, _ = browser.open(f"{self.site}/sign-in/with/department")
        status, _, page = browser.send(address, action="deny")
        self.assertEqual(status, 400)
        self.assertIn("Signing in did not work", page)
        self.assertIn("sign-in with department: not begun in this browser", self.log())

    def test_the_log_names_nobody_and_no_secret(self):
        self.at_mock("kim")
        for word in ("analyst@outturn.example", "finance@outturn.example", "a secret", "Novak"):
            self.assertNotIn(word, self.log())

    def test_a_passphrase_for_emergencies_signs_in_and_a_session_outlasts_the_program(self):
        run("people", "break-glass", "administrator", "--data", self.data,
            stdin="seven herons by the weir\n")
        browser = Browser(self.trusted)
        _, _, page = browser.open(f"{self.site}/sign-in")
        token = re.search(r'name="token" value="([0-9a-f]{32})"', page).group(1)
        status, _, page = browser.send(
            f"{self.site}/sign-in/emergency", token=token, officer="administrator",
            passphrase="seven herons by the weir")
        self.assertEqual(status, 200)
        self.assertIn("Robin Whitlock", page)
        self.assertIn("administrator used an emergency passphrase", self.log())
        end(self.processes.pop())
        type(self).processes.append(subprocess.Popen(
            [PROGRAM, "serve", "--data", str(self.data), "--port", str(self.ports["site"]),
             "--title", "Leeds", "--providers", str(self.folder / "providers.json"),
             "--provider-certificates", str(self.pem)],
            stdout=open(self.folder / f"{self.ports['site']}.log", "ab"),  # noqa: SIM115
            stderr=subprocess.STDOUT, env={**os.environ, "OUTTURN_HOME": str(ROOT)}))
        wait_for(self.ports["site"], self.processes[-1])
        self.assertIn("Robin Whitlock", browser.open(f"{self.site}/account")[2])
        run("people", "sign-out", "administrator", "--data", self.data)
        time.sleep(1.2)
        browser.open(f"{self.site}/healthz")
        self.assertEqual(browser.open(f"{self.site}/account")[0], 403)


if __name__ == "__main__":
    unittest.main(verbosity=1)
