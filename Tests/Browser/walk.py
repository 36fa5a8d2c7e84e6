#!/usr/bin/env python3
"""Walks a demonstration site as its users do, with scripts off and on, and looks at every page.

    python3 walk.py BASE_URL FOLDER [RETURN]

Needs playwright, axe-playwright-python and a Chromium (CHROMIUM, or /usr/bin/chromium). Screenshots go
to FOLDER. Every page is checked with axe at 1280 and at 320 pixels, for a page that is wider than its
window, for one h1, and for headers. The exit code is the number of things found.
"""

import os
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BASE = sys.argv[1].rstrip("/")
FOLDER = pathlib.Path(sys.argv[2])
RETURN = sys.argv[3] if len(sys.argv) > 3 else "ibcf-2017-18-q2-E08000035"
HOME = f"{BASE}/returns/{RETURN}"
WIDTHS = {"wide": 1280, "narrow": 320}
found = []


def complain(what):
    found.append(what)
    print("FOUND", what)


def look(page, name):
    """Screenshots of the page as it stands at both widths, and what axe says of it."""
    for width_name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=FOLDER / f"{name}-{width_name}.png", full_page=True)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            complain(f"{name} at {width}px is {over}px too wide")
        result = Axe().run(page, options={"resultTypes": ["violations"]})
        for violation in result.response["violations"]:
            for node in violation["nodes"][:3]:
                complain(f"{name} at {width}px: {violation['id']}: {node['html'][:150]}")
    if page.locator("h1").count() != 1:
        complain(f"{name} has {page.locator('h1').count()} first headings")
    page.set_viewport_size({"width": 1280, "height": 900})


def go(page, address, name=None, status=200):
    answer = page.goto(address)
    if answer.status != status:
        complain(f"{address} answered {answer.status}, not {status}")
    policy = answer.headers.get("content-security-policy", "")
    if "default-src 'none'" not in policy:
        complain(f"{address} has no content security policy")
    if name:
        look(page, name)


def sign_in(page, who):
    page.goto(BASE + "/sign-in")
    if page.get_by_role("button", name="Sign out").count():
        page.get_by_role("button", name="Sign out").click()
        page.goto(BASE + "/sign-in")
    page.get_by_role("button", name="Sign in as").filter(has_text=who).click()
    if not page.get_by_role("button", name="Sign out").count():
        complain(f"could not sign in as {who}")


def expect(page, words, where):
    if words not in page.inner_text("body"):
        complain(f"{where}: “{words}” is not on {page.url}")


def read_in_public(page):
    """What everyone reads, without signing in."""
    for name in ["help", "accessibility", "privacy", "cookies", "licence", "changes", "sign-in"]:
        go(page, f"{BASE}/{name}", name)
    go(page, BASE + "/", "home")
    go(page, f"{BASE}/nothing", "not-found", status=404)
    go(page, HOME, "tasks-nobody", status=403)
    rooms = ["decisions", "funds", "initiatives", "outcomes", "data"]
    for room in rooms:
        go(page, f"{BASE}/{room}", f"{room}-public")
        first = page.locator("main table.data tbody a, main .card a").first
        if first.count():
            go(page, BASE + first.get_attribute("href"), f"{room}-one-public")
    go(page, f"{BASE}/decisions/D41819", "decision-public")
    go(page, f"{BASE}/decisions/forthcoming", "forthcoming")
    go(page, f"{BASE}/publications/ibcf", "publications-series")
    release = f"{BASE}/publications/ibcf/april-to-june-2017"
    for tab in ["", "/explore", "/methodology", "/help"]:
        go(page, release + tab, f"publication{tab.replace('/', '-')}")
    go(page, f"{BASE}/data/returns", "data-returns")
    first = page.locator("main table.data tbody a").first
    if first.count():
        go(page, BASE + first.get_attribute("href"), "return-public")
    for words in ["", "care", "nothing-at-all"]:
        go(page, f"{BASE}/search?q={words}", f"search-{words or 'empty'}")
    go(page, f"{BASE}/search?q=care&kind=answer", "search-answers")


def keep_outcomes(page):
    """Outcomes, and who may read what, as the programme manager."""
    sign_in(page, "programme")
    go(page, f"{BASE}/outcomes/new", "outcome-new")
    page.get_by_role("button", name="Describe the outcome").click()
    look(page, "outcome-new-error")
    if not page.title().startswith("Error: "):
        complain("an outcome without words is not sent back with an error")
    go(page, f"{BASE}/outcomes", "outcomes")
    first = page.locator("main table.data tbody a").first
    if first.count():
        address = BASE + first.get_attribute("href")
        go(page, address, "outcome")
        go(page, address + "/edit", "outcome-edit")
        go(page, address.replace("/outcomes/", "/public/outcome/"), "publicity")


def read_everything(page):
    sign_in(page, "auditor")
    go(page, HOME, "tasks-reader")
    for section in "ABCD":
        go(page, f"{HOME}/sections/{section}", f"section-{section}-reader")
    for part in ["review", "sign-off", "history", "messages", "queries"]:
        go(page, f"{HOME}/{part}", f"{part}-reader")
    go(page, f"{HOME}/history/A2b~11", "answer-history")
    for part in ["people", "assignments", "form", "versions", "sections/D/check", "tables/A2/rows/11"]:
        go(page, f"{HOME}/{part}", f"{part.replace('/', '-')}-reader")
    if page.request.get(f"{HOME}/canonical.json").status != 200:
        complain("the canonical return could not be fetched")


def read_money(page):
    """Decisions, funds, an initiative and the portfolio, as far as the site has any."""
    sign_in(page, "finance")
    go(page, f"{BASE}/portfolio", "portfolio")
    go(page, f"{BASE}/portfolio/board-pack", "board-pack")
    page.pdf(path=FOLDER / "board-pack.pdf", prefer_css_page_size=True)
    go(page, f"{BASE}/portfolio?known=yesterday", "portfolio-error", status=422)
    for room, inner in {"decisions": "decision", "funds": "fund", "conditions": "drawdown"}.items():
        go(page, f"{BASE}/{room}", room)
        first = page.locator("table.data tbody a").first
        if first.count():
            go(page, BASE + first.get_attribute("href").split("#")[0], inner)
    go(page, f"{BASE}/portfolio")
    first = page.locator("table.data a[href^='/initiatives/']").first
    if first.count():
        address = BASE + first.get_attribute("href")
        go(page, address, "initiative-finance")
        sign_in(page, "programme")
        go(page, address, "initiative")
        go(page, address + "/update", "update")
        page.get_by_role("button", name="Save the update").click()
        look(page, "update-error")
        if not page.title().startswith("Error: "):
            complain("an update without words is not sent back with an error")
    sign_in(page, "programme")
    for form in ["decisions/new", "decisions/notice", "initiatives/new"]:
        go(page, f"{BASE}/{form}", form.replace("/", "-"))


def do_work(page, look_too):
    """What needs somebody, letters and the calendar; one thing is put off and brought back."""
    for who in ["finance", "programme"]:
        sign_in(page, who)
        go(page, f"{BASE}/your-work", look_too and f"your-work-{who}")
    page.locator(".duty summary").first.click()
    page.locator(".duty .pause button").first.click()
    page.get_by_text("1 thing put off").click()
    if look_too:
        look(page, "your-work-put-off")
    page.get_by_role("button", name="Bring back").click()
    go(page, f"{BASE}/notifications", look_too and "notifications")
    go(page, f"{BASE}/account/calendar", look_too and "calendar")
    page.get_by_role("button", name="Make").click()
    if look_too:
        look(page, "calendar-made")
    address = page.locator("code").inner_text()
    answer = page.request.get(BASE + address[address.index("/calendar/"):])
    if answer.headers.get("content-type") != "text/calendar; charset=utf-8":
        complain("the calendar cannot be followed")
    go(page, f"{BASE}/mailbox", look_too and "mailbox")


def read_collections(page):
    """What a department does with its collections, as analyst and as chaser."""
    collection = f"{BASE}/collections/{RETURN.rsplit('-', 1)[0]}"
    sign_in(page, "analyst")
    go(page, f"{BASE}/collections", "collections")
    go(page, f"{BASE}/collections/new", "collection-new")
    go(page, collection, "collection")
    for part in ["?status=notStarted", "?matter=overdue", "/set-up", "/dates", "/form", "/respondents",
                 "/prefill", "/reminders", "/addresses", "/audit", "/questions"]:
        go(page, collection + part, "collection-" + part[1:].replace("=", "-"))
    go(page, collection)
    one = BASE + page.locator("table.data tbody a").first.get_attribute("href")
    go(page, one, "collection-authority")
    if page.get_by_role("button", name="Grant the extension").count():
        page.get_by_role("button", name="Grant the extension").click()
        look(page, "collection-extension-error")
        expect(page, "Enter why it has more time", "an extension without a reason")


def review_returns(page):
    """What the department looks at: checks across returns, the queue, one return, a query."""
    sign_in(page, "analyst")
    place = f"{BASE}/collections/{RETURN.rsplit('-', 1)[0]}"
    go(page, f"{place}/quality", "quality")
    go(page, f"{place}/quality?show=changes", "quality-changes")
    go(page, f"{place}/quality?region=London&text=fee", "quality-filtered")
    go(page, f"{place}/queries", "queue")
    page.get_by_role("button", name="Do it for what is ticked").click()
    look(page, "queue-error")
    expect(page, "Choose what to do", "the queue without an act")
    go(page, f"{place}/quality", "quality-again")
    ask = page.locator("a.button", has_text="Ask").first
    if ask.count():
        ask.click()
        look(page, "return-to-ask")
        page.get_by_label("What to ask").fill("Is this figure right?")
        page.get_by_role("button", name="Send the query").click()
        look(page, "return-asked")
        expect(page, "Is this figure right?", "a query that was sent")
    go(page, f"{place}/queries", "queue-asked")
    boxes = page.locator("input[name=chosen][value*=explanation]")
    if boxes.count():
        boxes.first.check()
        page.get_by_label("What to do").select_option("accept")
        page.get_by_label("Why the explanations are accepted").fill("It was looked into")
        page.get_by_role("button", name="Do it for what is ticked").click()
        look(page, "queue-accepted")
        expect(page, "1 explanation accepted", "an explanation that was accepted")


def read_entry(page):
    """Where money and initiatives are kept, and the journal."""
    sign_in(page, "finance")
    go(page, f"{BASE}/funds/new", "fund-new")
    go(page, f"{BASE}/decisions/rules", "decision-rules")
    go(page, f"{BASE}/funds")
    fund = BASE + page.locator("table.data tbody a").first.get_attribute("href")
    for part in ["settings", "movements/new", "movements/new?kind=actual",
                 "movements/new?kind=authority", "movements/new?kind=release", "actuals", "claims",
                 "claims/new"]:
        go(page, f"{fund}/{part}", "fund-" + part.replace("/", "-").replace("?", "-"))
    sign_in(page, "programme")
    for form in ["decisions/import", "initiatives/import"]:
        go(page, f"{BASE}/{form}", form.replace("/", "-"))
    go(page, f"{BASE}/portfolio")
    initiative = BASE + page.locator("table.data a[href^='/initiatives/']").first.get_attribute("href")
    for part in ["impact", "money", "progress", "after-funding", "documents", "history", "change",
                 "release-rule", "values/import"]:
        go(page, f"{initiative}/{part}", "initiative-" + part.replace("/", "-"))
    sign_in(page, "auditor")
    for part in ["audit", "audit/1", "audit/chain"]:
        go(page, f"{BASE}/{part}", part.replace("/", "-"))


def mend(page, look_too):
    """Puts right what the published return leaves open, as the programme manager."""
    sign_in(page, "programme")
    if look_too:
        look(page, "home-programme")
        go(page, f"{BASE}/returns", "returns")
        go(page, f"{BASE}/returns?status=Overdue", "returns-none")
        go(page, HOME, "tasks-programme")
        for part in ["assignments", "nil", "versions?from=before&to=now", "tables/A2/rows/11"]:
            go(page, f"{HOME}/{part}", "programme-" + part.split("?")[0].replace("/", "-"))
        talk_and_work_out(page)
        for section in "ABCD":
            go(page, f"{HOME}/sections/{section}", f"section-{section}")
    page.goto(f"{HOME}/sections/B")
    page.locator("[name='answer.B2b']").fill("1,199,681 hours")
    page.get_by_role("button", name="Save and stay here").click()
    if look_too:
        look(page, "section-B-words")
    page.goto(f"{HOME}/sections/B")
    page.locator("[name='answer.B2b']").fill("2,199,681")
    page.get_by_role("button", name="Save and continue").click()
    expect(page, "Check these figures", "interruption")
    if look_too:
        look(page, "interruption")
    page.goto(f"{HOME}/sections/B")
    page.locator("[name='answer.B2b']").fill(" £1,199,681 ")
    page.get_by_role("button", name="Save and stay here").click()


def talk_and_work_out(page):
    """A comment beside an answer, and an average from its categories."""
    go(page, f"{HOME}/comments/B2a")
    page.get_by_role("button", name="Add comment").click()
    look(page, "comment-error")
    expect(page, "Enter what you want to say", "a comment without words")
    page.locator("#new-text").fill("Are these packages or people?")
    page.get_by_role("button", name="Add comment").click()
    look(page, "comments-on-answer")
    go(page, f"{HOME}/comments", "comments")
    expect(page, "Are these packages or people?", "the list of comments")
    go(page, f"{HOME}/averages/D2b", "average")
    for row, (name, clients, fee) in enumerate([("Standard", "1,200", "£490.50"), ("Dementia", "300", "548")], 1):
        page.locator(f"#average-name-{row}").fill(name)
        page.locator(f"#average-weight-{row}").fill(clients)
        page.locator(f"#average-amount-{row}").fill(fee)
    page.get_by_role("button", name="Work out").click()
    expect(page, "£502", "the average of the categories")
    look(page, "average-worked-out")


def add_and_remove(page, look_too):
    page.goto(f"{HOME}/sections/A")
    page.get_by_role("button", name="Save and add an initiative").click()
    focused = page.locator(":focus").get_attribute("name") if look_too else "answer.A2a"
    if not (focused or "").startswith("answer.A2a"):
        complain(f"after adding a row the focus is on {focused}")
    last = page.locator("tr[id^='row-A2-']").last
    last.get_by_role("link", name="Remove").click()
    if look_too:
        look(page, "remove-row")
    page.get_by_role("button", name="Remove it").click()
    expect(page, "Enter why it is removed", "removal without a reason")
    if not page.title().startswith("Error: "):
        complain("an error page's title does not begin with Error")
    page.locator("#reason").fill("Added by mistake.")
    page.get_by_role("button", name="Remove it").click()


def complete(page, look_too):
    for section in "ABCD":
        page.goto(f"{HOME}/sections/{section}")
        page.locator("#complete-yes").check()
        page.get_by_role("button", name="Save and continue").click()
        if "problems=1" in page.url:
            if look_too:
                look(page, f"section-{section}-problems")
            print("section", section, "cannot be completed:", page.locator(".summary li").count())
            if section == "D":
                for name in ["D1", "D2", "D3"]:
                    field = page.locator(f"[name='answer.{name}b']")
                    if not field.input_value():
                        page.locator(f"[name='answer.{name}d']").fill("31 January 2018")
            for box in page.locator("[aria-invalid='true']").all():
                if not box.input_value():
                    box.fill("not yet known")
            page.locator("#complete-yes").check()
            page.get_by_role("button", name="Save and continue").click()
    page.goto(f"{HOME}/queries")
    if look_too:
        look(page, "queries")
    for box in page.locator("textarea[name^='explain.']").all():
        box.fill("Confirmed against the council’s own monitoring.")
    if page.get_by_role("button", name="Save explanations").count():
        page.get_by_role("button", name="Save explanations").click()
    page.goto(HOME)
    if look_too:
        look(page, "tasks-ready")
    expect(page, "Ready for sign-off", "everything is complete")


def conflict(browser, page, look_too):
    """Two people change one answer: the second is asked to choose."""
    other = browser.new_context(java_script_enabled=look_too).new_page()
    sign_in(other, "lead")
    other.goto(f"{HOME}/sections/B")
    page.goto(f"{HOME}/sections/B")
    other.locator("[name='answer.B4']").fill("From the lead.")
    other.get_by_role("button", name="Save and stay here").click()
    page.locator("[name='answer.B4']").fill("From the programme manager.")
    page.get_by_role("button", name="Save and stay here").click()
    expect(page, "Choose between two answers", "conflict")
    if look_too:
        look(page, "conflict")
    page.locator("[id$='-mine']").check()
    page.get_by_role("button", name="Save").click()
    kept = page.locator("[name='answer.B4']").input_value()
    if kept != "From the programme manager.":
        complain(f"the choice was not kept: {kept}")


def upload(page, look_too):
    with page.expect_download() as waiting:
        page.goto(HOME)
        page.get_by_role("link", name="Download my workbook").click()
    path = FOLDER / waiting.value.suggested_filename
    waiting.value.save_as(path)
    page.goto(HOME)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page, "Select a workbook to upload", "no file")
    page.locator("#file").set_input_files(path)
    page.get_by_role("button", name="Upload", exact=True).click()
    if look_too:
        look(page, "upload")
    cancel = page.get_by_role("button", name="Cancel, and record nothing")
    if cancel.count():
        cancel.click()


def sign(page, look_too):
    page.goto(f"{HOME}/sign-off")
    if look_too:
        look(page, "sign-off-ready")
    page.get_by_role("button", name="Send for sign-off").click()
    sign_in(page, "finance")
    page.goto(f"{HOME}/review")
    if look_too:
        look(page, "check-finance")
    page.get_by_role("button", name="Sign", exact=True).click()
    sign_in(page, "board")
    page.goto(f"{HOME}/review")
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page, "Select on what grounds it is signed", "no grounds")
    page.locator("input[name=basis][value=meeting]").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    if look_too:
        look(page, "check-board-error")
    page.locator("input[name=basis][value=meeting]").check()
    for name, value in {"day": "28", "month": "Sep", "year": "2017", "minute": "7 (a)"}.items():
        page.locator(f"#{name}").fill(value)
    page.get_by_role("button", name="Sign", exact=True).click()
    if look_too:
        look(page, "sign-off-signed")
    sign_in(page, "programme")
    page.goto(f"{HOME}/sign-off")
    page.get_by_role("button", name="Submit to the department").click()
    expect(page, "Return submitted", "submission")
    if look_too:
        look(page, "receipt")
        go(page, HOME, "tasks-submitted")
        go(page, f"{HOME}/history", "history-submitted")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    scripts = os.environ.get("SCRIPTS", "on") == "on"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=scripts).new_page()
        if scripts:
            read_in_public(page)
            read_everything(page)
            read_money(page)
            keep_outcomes(page)
            read_entry(page)
            read_collections(page)
            review_returns(page)
        do_work(page, scripts)
        mend(page, scripts)
        add_and_remove(page, scripts)
        conflict(browser, page, scripts)
        complete(page, scripts)
        upload(page, scripts)
        if os.environ.get("SIGN", "on") == "on":
            sign(page, scripts)
        browser.close()
    print(len(found), "found")
    return min(len(found), 100)


if __name__ == "__main__":
    sys.exit(main())
