"""A council of its own for a journey: an empty journal, its officers, and the site over it."""

import os
import pathlib
import subprocess
import tempfile
import time
import urllib.request

from axe_playwright_python.sync_playwright import Axe

COUNCIL = "E06000901"


class Council:
    """Runs `outturn serve` on a new journal; each officer has one way in."""

    def __init__(self, program, folder, port, officers):
        self.program, self.port = program, port
        self.pictures = pathlib.Path(folder)
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.found = []
        self.data = tempfile.TemporaryDirectory()
        self.run("people", "register", COUNCIL, "Ashby Council")
        for officer, (name, _) in officers.items():
            self.run("people", "enrol", officer, "--name", name)
        for officer, (_, role) in officers.items():
            if role:
                self.run("people", "grant", officer, role, COUNCIL)
        self.officers = officers

    def run(self, *words, by="setter", text=None):
        subprocess.run(
            [self.program, *words, "--data", self.data.name, "--as", by], check=True,
            input=text, capture_output=True, text=True, timeout=60)

    def record(self, verb, section, register, by):
        """Records what a register file says."""
        self.run(verb, section, "-", by=by, text=register)

    def __enter__(self):
        words = [self.program, "serve", "--data", self.data.name, "--port", str(self.port),
                 "--title", "Ashby Council"]
        for officer in self.officers:
            words += ["--sign-in", officer]
        self.server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        self.links = {}
        for line in self.server.stdout:
            name, _, link = line.strip().partition(": ")
            if name in self.officers:
                self.links[name] = link
            if line.startswith("The site is at"):
                break
        self.base = f"http://127.0.0.1:{self.port}"
        for _ in range(100):
            try:
                urllib.request.urlopen(self.base + "/healthz", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(20)
        self.data.cleanup()

    def sign_in(self, browser, officer, scripts):
        """A browser of the officer's own, signed in by the link."""
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.goto(self.links[officer])
        page.locator("main button[type=submit]").last.click()
        if not page.get_by_role("button", name="Sign out").count():
            self.complain(f"{officer} could not sign in")
        return page

    def complain(self, what):
        self.found.append(what)
        print("FOUND", what)

    def expect(self, page, *words):
        text = page.inner_text("body")
        for word in words:
            if word not in text:
                self.complain(f"“{word}” is not on {page.url}")

    def look(self, page, name):
        """Pictures at both widths; where scripts run, how wide the page is and what axe says, too."""
        has_scripts = os.environ.get("SCRIPTS", "on") == "on"
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=self.pictures / f"{name}-{width}.png", full_page=True)
            if not has_scripts:
                continue
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if over > 0:
                self.complain(f"{name} at {width}px is {over}px too wide")
            for violation in Axe().run(
                    page, options={"resultTypes": ["violations"]}).response["violations"]:
                for node in violation["nodes"][:3]:
                    self.complain(f"{name} at {width}px: {violation['id']}: {node['html'][:150]}")
        page.set_viewport_size({"width": 1280, "height": 900})


def fill(page, form, **fields):
    """Fills the fields of a form by their names; a select is chosen by its value, and a form that is
    folded is opened first."""
    folded = page.locator("details:not([open])", has=page.locator(f"#{form}"))
    if folded.count():
        folded.locator("summary").first.click()
    for name, value in fields.items():
        field = page.locator(f"#{form} [name='{name.replace('__', '-')}']")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        elif isinstance(value, bool):
            field.set_checked(value)
        else:
            field.fill(value)


def chromium(playwright):
    return playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
