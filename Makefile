# Outturn: every task of the project, in one word each. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export OUTTURN_HOME := $(CURDIR)
BUILT := .build/debug
PORT ?= 8080

help: ## List the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup-run build ## Carry Leeds' return through to its receipt, and serve the site
	@$(BUILT)/outturn demo --port $(PORT)

build: setup-run ## Build the program
	@scripts/quiet swift build --product outturn

test: setup-test ## Build and run every test
	@scripts/test

differential: setup-test ## Compare formulas with LibreOffice, and balances with hledger
	@scripts/quiet swift build --product rehearse
	@scripts/quiet swift build --product outturn
	cd Tests/Differential && python3 formulas.py compare --seed $${SEED:-1} --count $${COUNT:-3000} \
		--program "$(CURDIR)/$(BUILT)/rehearse formulas"
	python3 -B Tests/Differential/ledger.py $(BUILT)/outturn $(BUILT)/rehearse \
		--first $${SEED:-1} --seeds $${SEEDS:-3} --movements $${MOVEMENTS:-10000}

statistics: setup-test ## Have a release read by other programs, and what is withheld attacked
	@scripts/quiet swift build --product rehearse
	@scripts/statistics

powercut: setup-test ## A thousand simulated power cuts and a hundred kills, with their controls
	@scripts/quiet swift build --product rehearse
	python3 -B Tests/PowerCut/powercut.py $(BUILT)/rehearse --cuts $${CUTS:-1000}
	python3 -B Tests/PowerCut/kill.py $(BUILT)/rehearse --kills $${KILLS:-100}

bench: setup-bench ## Measure reading, writing and replaying, side by side in one run
	@scripts/quiet swift build -c release --product outturn
	@scripts/quiet swift build -c release --product rehearse
	.build/release/rehearse bench
	@scripts/peers
	.build/release/rehearse bench-ledger
	python3 -B Tests/Bench/pages.py .build/release/outturn .build/release/rehearse
	python3 -B Tests/Bench/saves.py .build/release/outturn .build/release/rehearse

fuzz: setup-test ## Feed the readers of strangers' bytes with made-up input, SECONDS each
	@scripts/fuzz $${SECONDS:-300}

contract: setup-test ## Hold the programming interface to its description, with REQUESTS requests
	@scripts/quiet swift build --product outturn
	@scripts/contract --requests $${REQUESTS:-10000}

screenshots: setup-browser build ## Pictures of the pages, in screenshots/
	@scripts/browse screenshots

sbom: build ## Say what the program is made of, as CycloneDX, in outturn.cdx.json
	@scripts/sbom $(BUILT)/outturn > outturn.cdx.json

format: ## Format the code
	swift format -i -r -p Sources Tests Package.swift

lint: ## Say where the code is not formatted
	swift format lint --strict -r -p Sources Tests Package.swift

bless: ## Rewrite the expected output of scenarios and generated pages; review the difference
	OUTTURN_BLESS=1 swift test --filter 'Scenario|Page'

setup-run:
	@scripts/install build

setup-bench:
	@scripts/install build
	@scripts/install bench || echo "There will be no other readers to compare with."

setup-test:
	@scripts/install build test

setup-browser:
	@scripts/install build browser

.PHONY: help run build test contract differential powercut bench fuzz screenshots sbom format lint \
	bless setup-run setup-bench setup-test setup-browser
