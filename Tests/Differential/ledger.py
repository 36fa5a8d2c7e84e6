#!/usr/bin/env python3
"""Compares our balances with those that hledger draws from our own export, to the penny.

    ledger.py OUTTURN REHEARSE [--seeds N] [--movements N] [--first SEED]

The demonstration's books, and for each seed random books that the rules allow, are exported through the
real program and read by hledger: every account, as at several days, and every account at the end of
every month. Then each rule of posting is broken in turn in a copy of it: a comparison that does not notice
is no comparison, so the program fails.
"""
import argparse
import csv
import datetime
import io
import json
import os
import subprocess
import sys
import tempfile

KINDS = [
    "allocation", "injection", "authority", "drawdown", "release", "actual", "unspentReturn",
    "virement", "commitment", "commitmentEnd", "accrual",
]
DAYS = [None, "2017-07-31", "2017-08-31", "2017-12-15"]
MONTH_END = "2017-08-31"


def run(*words):
    environment = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8")
    done = subprocess.run(words, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def pence(text):
    """`£-1234.56` as whole pence; hledger writes nought as `0`."""
    digits = text.replace("£", "").replace(",", "")
    pounds, _, rest = digits.partition(".")
    sign = -1 if pounds.startswith("-") else 1
    return sign * (abs(int(pounds)) * 100 + int((rest + "00")[:2]))


def hledger_balances(journal, day):
    until = ["--end", following(day)] if day else []
    table = run("hledger", "-f", journal, "balance", "--flat", "-N", "-E", "-O", "csv", *until)
    return {row[0]: pence(row[1]) for row in list(csv.reader(io.StringIO(table)))[1:]}


def following(day):
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))


def hledger_months(journal):
    """The balance of each account at the end of each month."""
    table = run(
        "hledger", "-f", journal, "balance", "--flat", "-N", "-E", "-M", "--historical", "-O", "csv")
    rows = list(csv.reader(io.StringIO(table)))
    months = [heading[:7] for heading in rows[0][1:]]
    return {row[0]: dict(zip(months, map(pence, row[1:]))) for row in rows[1:]}, months


def our_balances(program, folder, day):
    until = ["--at", day] if day else []
    answer = json.loads(run(program, "ledger", "balance", "--data", folder, "--json", *until))
    if not answer["control"]["agree"]:
        sys.exit("our debits and credits differ")
    return {row["account"]: row["pence"] for row in answer["accounts"]}


def our_months(program, folder):
    """The closing balance of each part of each fund, by standing, for the months that moved."""
    answer = json.loads(run(program, "ledger", "statement", "--data", folder, "--json"))
    parts = {}
    for fund in answer["funds"]:
        parts[(fund["fund"], None)] = closings(fund["months"])
        for account in fund["initiatives"]:
            parts[(fund["fund"], account["initiative"])] = closings(account["months"])
    return parts


def closings(months):
    for month, following_month in zip(months, months[1:]):
        if month["closing"] != following_month["opening"]:
            sys.exit(f"{following_month['month']} does not open as the month before it closes")
    return {month["month"]: month["closing"] for month in months}


def compare(ours, theirs, what):
    """The accounts that differ; an account that is missing has nothing in it."""
    differing = [
        account for account in sorted(set(ours) | set(theirs))
        if ours.get(account, 0) != theirs.get(account, 0)]
    for account in differing[:5]:
        print(f"  {what}: {account}: ours {ours.get(account, 0)}, hledger {theirs.get(account, 0)}")
    return len(differing)


def compare_months(parts, table, months):
    compared = 0
    for (fund, initiative), closing in parts.items():
        accounts = [
            (name, by_month) for name, by_month in table.items()
            if name.split(":")[2] == fund
            and (initiative is None or name.split(":")[3:4] == [initiative])]
        current = {}
        for month in months:
            current = closing.get(month, current)
            theirs = {}
            for name, by_month in accounts:
                standing = ":".join(name.split(":")[:2])
                theirs[standing] = theirs.get(standing, 0) + by_month[month]
            if compare(current, theirs, f"{fund} {initiative or ''} {month}"):
                sys.exit("a month differs")
            compared += len(theirs)
    return compared


def seeded(arguments, seed, folder):
    journal = os.path.join(folder, "journal.sqlite")
    run(arguments.rehearse, "random-books", str(seed), str(arguments.movements), journal)
    text = agreed(arguments, folder, f"seed {seed}, {arguments.movements} movements")
    return journal, text


def example(arguments, folder):
    """The books of the demonstration."""
    run(arguments.outturn, "demo", "--no-serve", "--data", folder)
    agreed(arguments, folder, "the example")


def agreed(arguments, folder, what):
    """The books of a folder as hledger reads them; ends the program where they differ from ours."""
    text = os.path.join(folder, "books.journal")
    run(arguments.outturn, "export", "hledger", "--data", folder, "-o", text)
    again = run(arguments.outturn, "export", "hledger", "--data", folder)
    with open(text, encoding="utf-8") as file:
        if file.read() != again:
            sys.exit("two exports of the same facts differ")
    run("hledger", "-f", text, "check", "--strict")
    accounts = 0
    for day in DAYS:
        theirs = hledger_balances(text, day)
        if compare(our_balances(arguments.outturn, folder, day), theirs, day or "all"):
            sys.exit("a balance differs")
        accounts += len(theirs)
    table, months = hledger_months(text)
    compared = compare_months(our_months(arguments.outturn, folder), table, months)
    print(f"{what}: {accounts} balances and {compared} balances at the ends of months "
          "are hledger's to the penny")
    return text


def refused(code, *words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}, not {code}\n{done.stderr}")


def verbs(arguments, folder):
    """The verbs agree with each other, in each way of answering, and refuse what makes no sense."""
    ask = [arguments.outturn, "ledger"]
    of = ["--data", folder]
    listed = json.loads(run(*ask, "movements", *of, "--json"))["movements"]
    middle = listed[len(listed) // 2]["sequence"]
    early = json.loads(run(*ask, "balance", *of, "--known", str(middle), "--json"))["control"]
    if early["movements"] != len(listed) // 2 + 1 or early["lastSequence"] != middle:
        sys.exit("what was known after a fact is not the movements up to it")
    fund = listed[0]["fact"]["fund"]
    rows = list(csv.DictReader(io.StringIO(
        run(*ask, "movements", *of, "--fund", fund, "--csv"))))
    spent = sum(
        pence(row["amount"]) for row in rows if row["movement"] and row["fund"] == fund
        and row["kind"] in ("actual", "accrual"))
    balance = csv.DictReader(io.StringIO(run(*ask, "balance", *of, "--fund", fund, "--csv")))
    booked = sum(
        pence(row["balance"]) for row in balance if row["account"].startswith("Expenses:Spent:"))
    if spent != booked or not spent:
        sys.exit(f"movements say {spent} was spent, balances {booked}")
    if "they agree." not in run(*ask, "statement", *of, "--known", "2017-08-01"):
        sys.exit("a statement does not say that its totals agree")
    refused(2, *ask, "balance", *of, "--fund", "no-such-fund")
    refused(3, *ask, "balance", "--data", folder + "/none")
    for wrong in (["--at", "31.3.2018"], ["--known", "soon"], ["--json", "--csv"]):
        refused(64, *ask, "balance", *of, *wrong)


def printed_balances(*words):
    rows = [line.split("\t") for line in run(*words).splitlines()]
    return {account: pence(amount) for account, amount in rows}


def mutants(arguments, journal, text):
    """Breaks each rule of posting in a copy; hledger must not agree with any of them."""
    theirs = hledger_balances(text, MONTH_END)
    ask = [arguments.rehearse, "ledger-balance", journal, MONTH_END]
    if compare(printed_balances(*ask, "none"), theirs, "copy"):
        sys.exit("the copy of the rules differs although none is broken")
    for kind in KINDS:
        broken = printed_balances(*ask, kind)
        if all(broken.get(account, 0) == amount for account, amount in theirs.items()):
            sys.exit(f"nobody noticed that the posting of {kind} is broken")
    print(f"each of {len(KINDS)} broken rules of posting was noticed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("outturn")
    parser.add_argument("rehearse")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--movements", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        example(arguments, os.path.join(folder, "demonstration"))
    for seed in range(arguments.first, arguments.first + arguments.seeds):
        with tempfile.TemporaryDirectory() as folder:
            journal, text = seeded(arguments, seed, folder)
            if seed == arguments.first:
                verbs(arguments, folder)
                mutants(arguments, journal, text)


main()
