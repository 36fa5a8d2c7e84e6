"""The programming interface, held to its description by schemathesis: see README.md beside this file.

Without schemathesis (in .build/contract-tools) it says so and is skipped.
"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from serving import Server, free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OUTTURN_PROGRAM", str(ROOT / ".build/debug/outturn"))
TOOL = ROOT / ".build/contract-tools/bin/schemathesis"
# What is true of every answer. That valid data are taken is not: the rules may say no to them.
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance", "negative_data_rejection",
          "missing_required_header", "unsupported_method", "allow_header_conformance", "ignored_auth"]
# Who asks, and for which organisation.
PROGRAMS = {None: None, "finance": "E08000035", "programme": "E08000035", "analyst": "DCLG"}
LIMITS = ["requestsOfOneSession", "requestsOfOneAddress", "callsOfOneToken"]


def outturn(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True,
                          env=dict(os.environ, OUTTURN_HOME=str(ROOT)))
    if done.returncode:
        sys.exit(f"outturn {' '.join(words)}: {done.stderr}{done.stdout}")
    return done.stdout


def token(officer, organisation, data):
    areas = [word for area in ["returns", "decisions", "funds", "initiatives"]
             for word in ["--area", area]]
    told = outturn("people", "token", "make", officer, "--title", "Contract", "--organisation",
                   organisation, "--writes", *areas, "--data", data, "--json")
    return json.loads(told)["token"]


def read(base, path, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(base + path, headers=headers)) as answer:
        return answer.read().decode()


def things(base, tokens):
    """Things that are there, for the open parts of addresses."""
    def first(path, name, officer="programme"):
        return [item.get("record", item)[name] for item in json.loads(read(base, path, tokens[officer]))["items"]][:3]

    fund = first("/api/v1/funds", "fund")[0]
    drawdowns = json.loads(read(base, f"/api/v1/funds/{fund}/drawdowns", tokens["finance"]))["items"]
    conditions = [line["condition"]["condition"] for one in drawdowns for line in one["lines"]
                  if "condition" in line]
    initiatives = first("/api/v1/initiatives", "initiative")
    measures = [item["record"]["measure"] for initiative in initiatives for item in json.loads(
        read(base, f"/api/v1/initiatives/{initiative}/measures", tokens["programme"]))["items"]]
    returns = first("/api/v1/returns", "return")
    collection = first("/api/v1/collections", "collection")
    form = json.loads(read(base, f"/api/v1/collections/{collection[0]}/form", tokens["programme"]))
    return {"fund": [fund], "drawdown": [one["drawdown"] for one in drawdowns],
            "condition": conditions, "initiative": initiatives, "measure": measures or ["m"],
            "decision": first("/api/v1/decisions", "decision"), "id": returns,
            "outcome": first("/api/v1/outcomes", "outcome") or ["o"], "collection": collection,
            "section": [one["section"] for one in form["sections"]], "query": ["1"]}


def described(base, tokens, folder):
    """The description, with things that are there among the open parts of its addresses."""
    description = json.loads(read(base, "/api/openapi.json"))
    there = things(base, tokens)
    for path in description["paths"].values():
        for operation in path.values():
            for part in operation.get("parameters", []):
                if part["in"] == "path" and part["name"] in there:
                    part["schema"] = {"anyOf": [{"enum": there[part["name"]]},
                                                {"type": "string", "minLength": 1}]}
                    part["example"] = there[part["name"]][0]
    file = folder / "openapi.json"
    file.write_text(json.dumps(description))
    return file, sum(len(path) for path in description["paths"].values())


def answered(base):
    """How many requests to the interface the site has answered, by status."""
    counts = collections.Counter()
    for labels, count in re.findall(
            r"^outturn_request_seconds_count\{([^}]*)\} (\S+)$", read(base, "/metrics"), re.M):
        if 'route="programs.' in labels or 'route="none"' in labels:
            counts[re.search(r'status="(\d+)"', labels)[1]] += int(float(count))
    return counts


def run(file, base, token, examples, seed, folder):
    words = [TOOL, "run", file, "--url", base, "--checks", ",".join(CHECKS), "--no-color",
             "--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure",
             "--generation-database", "none", "--phases", "examples,coverage,fuzzing",
             "--suppress-health-check", "all", "--warnings", "off"]
    if token:
        words += ["--header", f"Authorization: Bearer {token}"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--requests", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if not TOOL.exists():
        print("The contract is not tried: schemathesis is not here. Run scripts/contract.")
        return
    folder = Path(tempfile.mkdtemp(prefix="outturn-contract-"))
    data = str(folder / "data")
    try:
        outturn("demo", "--open", "--no-serve", "--data", data)
        tokens = {who: token(who, whose, data) if who else None for who, whose in PROGRAMS.items()}
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        settings = [f"limits.{limit}=0" for limit in LIMITS] + ["metrics.networks=127.0.0.1/32"]
        words = [PROGRAM, "serve", "--data", data, "--port", str(port)]
        for setting in settings:
            words += ["--set", setting]
        with Server(words, stderr=subprocess.DEVNULL, env=dict(os.environ, OUTTURN_HOME=str(ROOT))):
            wait_for(base + "/healthz")
            go(asked, base, tokens, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def go(asked, base, tokens, folder):
    file, operations = described(base, tokens, folder)
    begun = answered(base)
    sent, round_, failed = 0, 0, False
    while sent < asked.requests:
        for who, token in tokens.items():
            examples = max(1, (asked.requests - sent) // (operations * len(tokens)) // 2)
            done = run(file, base, token, examples, asked.seed + round_, folder)
            if done.returncode:
                failed = True
                print(done.stdout[-20_000:], done.stderr[-2_000:])
            counts = answered(base) - begun
            sent = counts.total()
            print(f"{who or 'nobody'}: {sent} requests by now", flush=True)
        round_ += 1
    faults = sum(count for status, count in counts.items() if status >= "500")
    print(", ".join(f"{status}: {count}" for status, count in sorted(counts.items())))
    print(f"{operations} operations, {sent} requests, {faults} server errors, "
          f"{'something is not as described' if failed else 'everything as described'}")
    if failed or faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
