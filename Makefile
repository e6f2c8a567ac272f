# Two commands matter: make run, make test. The rest is what they are made of.
# Needs Go, a C/C++ compiler and Node.

VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unversioned)
ASSETS  := dashboard/assets/vendor/.built
GO      := $(shell command -v go 2>/dev/null)
NPM     := $(shell command -v npm 2>/dev/null)
FUZZTIME ?= 60s

.PHONY: run build test check imports chromium bench fuzz screenshots clean

run: build
	./bin/pdubench serve

build: $(ASSETS)
	go build -ldflags "-X main.version=$(VERSION)" -o bin/pdubench ./cmd/pdubench

# What comes from npm: ECharts and the stylesheet compiled from GOV.UK Frontend.
$(ASSETS): dashboard/package-lock.json dashboard/build.mjs $(wildcard dashboard/styles/*)
	@test -n "$(GO)" || { echo "Go is missing: install Go 1.26 or newer, https://go.dev/dl"; exit 1; }
	@test -n "$(NPM)" || { echo "npm is missing: install Node.js 20 or newer, https://nodejs.org"; exit 1; }
	cd dashboard && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent build
	@touch $@

test: $(ASSETS) chromium
	go test -timeout 15m ./...

check: $(ASSETS) imports
	@unformatted="$$(gofmt -l cmd ingest queries dashboard/*.go sql)"; test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet ./...
	go tool staticcheck ./...

# Imports run one way: cmd -> dashboard -> queries -> sql and cmd -> ingest -> sql.
imports:
	@go list -f '{{$$p := .ImportPath}}{{range .Imports}}{{$$p}} {{.}}{{"\n"}}{{end}}' ./... | awk ' \
	  function bad(why) { print $$1 " imports " $$2 ": " why; failed = 1 } \
	  $$1 ~ /^pdubench\/dashboard/ && $$2 ~ /^(database\/sql|github.com\/duckdb|pdubench\/(sql|ingest|cmd))/ { bad("dashboard shows finished tables and holds no SQL") } \
	  $$1 ~ /^pdubench\/queries/ && $$2 ~ /^pdubench\/(dashboard|ingest|cmd)/ { bad("queries knows only the schema") } \
	  $$1 ~ /^pdubench\/ingest/ && $$2 ~ /^pdubench\/(dashboard|queries|cmd)/ { bad("ingest knows only the schema") } \
	  $$1 ~ /^pdubench\/ingest\/report/ && $$2 ~ /^(database\/sql|github.com\/duckdb|pdubench\/sql)/ { bad("reading a report needs no database") } \
	  $$1 ~ /^pdubench\/sql/ && $$2 ~ /^pdubench/ { bad("sql is at the bottom") } \
	  END { exit failed }'

# Browser tests need Chromium: an installed one, else the system's package manager.
chromium:
	@for c in "$$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do \
	  test -n "$$c" && command -v "$$c" >/dev/null 2>&1 && exit 0; done; \
	sudo=""; test "$$(id -u)" = 0 || sudo=sudo; \
	echo "Chromium is missing; installing it with the system's package manager."; \
	if command -v apt-get >/dev/null; then $$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium >/dev/null; \
	elif command -v dnf >/dev/null; then $$sudo dnf install -y -q chromium; \
	elif command -v apk >/dev/null; then $$sudo apk add -q chromium; \
	elif command -v pacman >/dev/null; then $$sudo pacman -S --noconfirm --quiet chromium; \
	elif command -v brew >/dev/null; then brew install --cask chromium; \
	else false; fi || { echo "Chromium could not be installed: install Chromium or Chrome, or set CHROMIUM to its path, and run make test again."; exit 1; }

# The median of every view beside its limit, then all other benchmarks.
bench: $(ASSETS)
	@go test -run '^$$' -bench '/' -benchtime 5x ./queries | awk ' \
	  /^Benchmark/ { for (i = 3; i < NF; i += 2) v[$$(i+1)] = $$i; name = $$1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$$/, "", name); \
	    if ("limit-ms" in v) { over = v["median-ms"] > v["limit-ms"]; count += over; views++; \
	      printf "%-44s median %7.1f ms  processor %7.1f ms  limit %3d ms%s\n", name, v["median-ms"], v["cpu-ms"], v["limit-ms"], over ? "  OVER" : "" } \
	    else printf "%-44s %9d rows/s\n", name, v["rows/s"]; split("", v); next } \
	  /^(FAIL|---|panic)/ { print; failed = 1 } \
	  END { printf "%d of %d medians are over their limit\n", count, views; exit failed }'
	go test -run '^$$' -bench . -benchmem ./dashboard ./ingest/...

# Every fuzz target for FUZZTIME each.
fuzz: $(ASSETS)
	@for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	  echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; done; done

# The pictures of docs/screenshots, over the bundled facts.
screenshots: $(ASSETS) chromium
	go test -count=1 -tags screenshots -run '^TestScreenshots$$' ./dashboard

clean:
	rm -rf bin dashboard/node_modules dashboard/assets/vendor
