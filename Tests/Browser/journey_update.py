#!/usr/bin/env python3
"""A new lead writes an initiative's update with the keyboard alone.

    python3 journey_update.py PROGRAM FOLDER [PORT]

Nothing is clicked: every step is a key. Wherever the focus is, it can be seen. Screenshots go to
FOLDER. The exit code is the number of things found.
"""

import os
import sys
import time

from playwright.sync_api import sync_playwright

from council import COUNCIL, Council, chromium

OFFICERS = {
    "programme": ("Alex Mercer", "programme"), "newlead": ("Sam Okafor", "lead"),
    "setter": ("Robin Whitlock", "administrator"),
}
REGISTER = {
    "fund": f"""
funds:
  - fund: care
    organisation: {COUNCIL}
    title: Care fund
    kind: revenue
    source: A grant
    period: 2017-04-01 to 2030-03-31
""",
    "initiative": f"""
initiatives:
  - code: INI-001
    organisation: {COUNCIL}
    title: Falls prevention
    lead: newlead
    fund: care
    period: 2017-04-01 to 2030-03-31
""",
}
MOST_MINUTES = 15
SEEN = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"""
WHERE = """() => { const e = document.activeElement;
  return { name: e.name || '', id: e.id || '', href: e.getAttribute('href') || '',
    words: (e.innerText || e.value || '').trim() }; }"""


class Keys:
    """The keyboard of somebody who uses nothing else."""

    def __init__(self, council, page):
        self.council, self.page, self.pressed = council, page, 0

    def press(self, key):
        self.pressed += 1
        self.page.keyboard.press(key)

    def go_to(self, what, is_it):
        """Presses Tab until the focus is there."""
        for _ in range(150):
            self.press("Tab")
            if is_it(self.page.evaluate(WHERE)):
                if not self.page.evaluate(SEEN):
                    self.council.complain(f"the focus on {what} cannot be seen")
                return True
        self.council.complain(f"{what} cannot be reached with the keyboard on {self.page.url}")
        return False

    def follow(self, words):
        if self.go_to(words, lambda at: at["words"] == words):
            with self.page.expect_navigation():
                self.press("Enter")

    def field(self, name):
        return self.go_to(name, lambda at: at["name"] == name)

    def write(self, name, text):
        if self.field(name):
            self.page.keyboard.type(text)

    def choose(self, name, words):
        """Types the first letters of an option, as one does in a closed list."""
        if self.field(name):
            self.page.keyboard.type(words)


def write_update(council, page):
    keys = Keys(council, page)
    page.goto(council.links["newlead"])
    keys.go_to("the button to sign in", lambda at: "ign in" in at["words"] and not at["href"])
    with page.expect_navigation():
        keys.press("Enter")
    began = time.monotonic()
    keys.go_to("the initiatives", lambda at: at["href"] == "/portfolio")
    with page.expect_navigation():
        keys.press("Enter")
    keys.go_to("the initiative", lambda at: at["href"] == "/initiatives/INI-001")
    with page.expect_navigation():
        keys.press("Enter")
    keys.follow("Write this quarter’s update")
    keys.choose("progress", "2.")
    keys.write("commentary", "Two classes have begun, with forty people each week.")
    keys.choose("level-delivery", "Amber")
    keys.follow("Save the update")
    council.expect(page, "There is a problem", "Enter why delivery is amber")
    council.look(page, "journey-update-error")
    correct(council, page, keys)
    minutes = (time.monotonic() - began) / 60
    if minutes > MOST_MINUTES:
        council.complain(f"it took {minutes:.1f} minutes")
    council.expect(page, "2. In progress: no results yet", "Two classes have begun", "Amber",
                   "One instructor is ill.")
    council.look(page, "journey-update-done")
    print(f"{keys.pressed} keys besides the words, {minutes:.2f} minutes")


def correct(council, page, keys):
    """The summary takes the focus, and its link leads to the field that is wrong."""
    summary = page.evaluate("() => document.activeElement.className")
    if summary != "summary":
        council.complain(f"after a mistake the focus is on “{summary}”, not on the summary")
    keys.press("Tab")
    keys.press("Enter")
    if page.evaluate(WHERE)["name"] != "why-delivery":
        council.complain("the link in the summary does not lead to the field")
    page.keyboard.type("One instructor is ill.")
    keys.follow("Save the update")


def main():
    program, folder = sys.argv[1:3]
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 8099
    council = Council(program, folder, port, OFFICERS)
    for verb, section in (("fund", "open"), ("initiative", "propose")):
        council.record(verb, section, REGISTER[verb], by="programme")
    with sync_playwright() as playwright, council:
        browser = chromium(playwright)
        scripts = os.environ.get("SCRIPTS", "on") == "on"
        write_update(council, browser.new_context(java_script_enabled=scripts).new_page())
        browser.close()
    print(len(council.found), "found on the way of the update")
    return min(len(council.found), 100)


if __name__ == "__main__":
    sys.exit(main())
