#!/usr/bin/env python3
"""A drawdown from its decision to the last release, in a real browser, with scripts on and off.

    python3 journey_money.py PROGRAM FOLDER [PORT]

D41819 is recorded and takes effect by the council's own rule; £1,300,000 is released; £50,000 is
refused until its evidence is accepted by somebody else; then the fund, the ledger and the decision's
page agree. Screenshots go to FOLDER. The exit code is the number of things found.
"""

import re
import sys

from playwright.sync_api import sync_playwright

from council import Council, chromium, fill

OFFICERS = {
    "governance": ("Gwen Ashe", "governance"), "programme": ("Alex Mercer", "programme"),
    "finance": ("Jo Hartley", "finance"), "auditor": ("Pat Lindqvist", "auditor"),
    "setter": ("Robin Whitlock", "administrator"),
}
FUND = "/funds/care-capital"
DRAWDOWN = FUND + "/drawdowns/DD-1"


def send(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def prepare(council, governance, programme, finance):
    """The council's rules, a fund with money, and two initiatives."""
    governance.goto(council.base + "/decisions/rules")
    fill(governance, "rules", **{"from": "1 May 2014"}, threshold="250,000", callIn="5",
         start="minutesPublished", source="Constitution, part 4")
    send(governance, "Record the rules")
    council.expect(governance, "5 working days", "£250,000")

    programme.goto(council.base + "/funds")
    programme.get_by_role("link", name="Open a fund").click()
    send(programme, "Open the fund")
    council.expect(programme, "There is a problem", "Enter the title")
    fill(programme, "fund", fund="care-capital", title="Care Capital Fund", kind="capital",
         source="The national capital grant", to="31 March 2030", **{"from": "1 April 2014"})
    send(programme, "Open the fund")

    for name, title in [("INI-001", "Tracking Outcomes"), ("INI-002", "Network Interconnection")]:
        programme.goto(council.base + "/initiatives/new")
        fill(programme, "proposal", initiative=name, title=title, fund="care-capital",
             to="31 March 2030", need="A need", outcomes="A difference",
             **{"from": "1 December 2014"})
        send(programme, "Propose the initiative")
        council.expect(programme, title, "Overview", "After funding")

    finance.goto(council.base + FUND)
    finance.get_by_role("link", name="Enter a movement").click()
    finance.get_by_role("link", name="Allocation", exact=True).click()
    fill(finance, "movement", amount="2,000,000", day="1 April 2014", text="Capital grant")
    send(finance, "Check before entering")
    council.expect(finance, "Where the money goes", "into the programme at once", "£2,000,000")
    send(finance, "Enter the movement")
    finance.goto(council.base + FUND)
    council.expect(finance, "£2,000,000 left to commit")


def decide(council, governance, look_too):
    """The decision, whose day of effect is left to the council's rules."""
    governance.goto(council.base + "/decisions/new")
    fill(governance, "decision", reference="D41819", title="First drawdown",
         maker="Executive Board", taken="19 November 2014", minutes="21 November 2014",
         published="25 November 2014", key=True, keyReason="Expenditure > £250,000",
         number__1="i", text__1="Release £1,300,000 to track outcomes.", amount__1="1,300,000",
         fund__1="care-capital", initiative__1="INI-001")
    send(governance, "Add another resolution")
    fill(governance, "decision", number__2="ii", text__2="Release £50,000 for the network.",
         amount__2="50,000", fund__2="care-capital", initiative__2="INI-002",
         condition__2="Satisfactory conclusion of discussions with the department",
         reasons="Both join up care.", alternatives="To wait", conflicts="None declared")
    send(governance, "Record the decision")
    council.expect(governance, "Effective from 29 November 2014", "£1,350,000", "£50,000")
    if look_too:
        council.look(governance, "journey-decision")


def draw(council, programme, finance):
    """The drawdown is asked for on the decision, and approved by somebody else."""
    programme.goto(council.base + FUND)
    programme.get_by_role("link", name="Request a drawdown").click()
    programme.locator("#decision").select_option("D41819")
    send(programme, "Continue")
    fill(programme, "request", day="1 December 2014", owner__2="Director of adult services",
         due__2="31 March 2030")
    send(programme, "Request the drawdown")
    council.expect(programme, "£1,350,000 for 2 initiatives")
    if programme.get_by_role("button", name="Approve the drawdown").count():
        council.complain("whoever asked may approve")
    finance.goto(council.base + DRAWDOWN)
    send(finance, "Approve the drawdown")


def release(council, finance, initiative, amount):
    finance.goto(council.base + DRAWDOWN)
    fill(finance, "release", initiative=initiative, amount=amount, day="2 December 2014")
    send(finance, "Release the money")


def release_early(council, finance):
    """The page does not offer what a condition holds, so the form is forged; the rules say no."""
    finance.goto(council.base + DRAWDOWN)
    form = {
        "token": finance.locator("main [name=token]").first.input_value(), "form": "release",
        "entry": "abc123", "initiative": "INI-002", "amount": "50,000", "day": "2 December 2014",
    }
    answer = finance.request.post(council.base + DRAWDOWN + "/release", form=form)
    text = answer.text()
    if answer.status != 409 or "R3203" not in text:
        council.complain(f"an early release was answered {answer.status}, without R3203")
    for words in ["£50,000", "DD-1-C2", "vidence"]:
        if words not in text:
            council.complain(f"the refusal does not say “{words}”")


def prove(council, programme, finance):
    """Evidence is submitted by one and accepted by another."""
    programme.goto(council.base + DRAWDOWN)
    fill(programme, "evidence-DD-1-C2", text="The department agrees.",
         reference="Letter of 3 March 2015")
    programme.locator("#evidence-DD-1-C2 button[type=submit]").click()
    council.expect(programme, "Evidence submitted")
    if programme.locator("#accept-DD-1-C2").count():
        council.complain("whoever gave the evidence is offered to accept it")
    finance.goto(council.base + DRAWDOWN)
    fill(finance, "accept-DD-1-C2", reason="The letter says so.")
    finance.locator("#accept-DD-1-C2 button[type=submit]").click()
    council.expect(finance, "Met")


def figure(page, words):
    """The amount in the same row of a table as the words."""
    row = page.locator("tr", has=page.locator(f"th:text-is('{words}')")).first
    return re.findall(r"£[\d,.]+", row.inner_text())[0] if row.count() else "nothing"


def agree(council, finance, auditor, look_too):
    """Fund, ledger and decision say the same."""
    finance.goto(council.base + FUND)
    council.expect(finance, "£1,350,000 approved", "£1,350,000 released", "nothing waits on")
    finance.locator("summary", has_text="What these figures mean").first.click()
    for name, amount in [("Approved", "£1,350,000"), ("Released", "£1,350,000"),
                         ("Held by conditions", "£0"), ("Left to commit", "£650,000")]:
        if figure(finance, name) != amount:
            council.complain(f"{name} is {figure(finance, name)}, not {amount}")
    if look_too:
        council.look(finance, "journey-fund")
    finance.goto(council.base + FUND + "/ledger?kind=release")
    amounts = sorted(re.findall(r"£[\d,]+", " ".join(
        finance.locator("table.data td.figure").all_inner_texts())))
    if amounts != ["£1,300,000", "£50,000"]:
        council.complain(f"the ledger's releases are {amounts}")
    auditor.goto(council.base + "/decisions/D41819")
    council.expect(auditor, "£1,350,000 of £1,350,000", "Effective from 29 November 2014")
    auditor.goto(council.base + "/audit?thing=DD-1-C2")
    council.expect(auditor, "Condition ruled", "Evidence submitted")
    auditor.goto(council.base + "/audit/chain")
    send(auditor, "Check the chain")
    for _ in range(50):
        auditor.goto(council.base + "/audit/chain")
        if "The chain is whole" in auditor.inner_text("body"):
            break
        auditor.wait_for_timeout(100)
    council.expect(auditor, "The chain is whole")
    if look_too:
        council.look(auditor, "journey-chain")


def walk(browser, program, folder, port, scripts):
    with Council(program, folder, port, OFFICERS) as council:
        pages = [council.sign_in(browser, officer, scripts)
                 for officer in ("governance", "programme", "finance", "auditor")]
        governance, programme, finance, auditor = pages
        prepare(council, governance, programme, finance)
        decide(council, governance, scripts)
        draw(council, programme, finance)
        release(council, finance, "INI-001", "1,300,000")
        council.expect(finance, "Released in part")
        release_early(council, finance)
        if scripts:
            council.look(finance, "journey-drawdown")
        prove(council, programme, finance)
        release(council, finance, "INI-002", "50,000")
        agree(council, finance, auditor, scripts)
        return council.found


def main():
    program, folder = sys.argv[1:3]
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 8099
    found = []
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for scripts in (True, False):
            found += walk(browser, program, folder, port, scripts)
        browser.close()
    print(len(found), "found on the way of the money")
    return min(len(found), 100)


if __name__ == "__main__":
    sys.exit(main())
