# Every command in one place. Each target installs what it needs and this machine lacks (make/install.sh says what
# and from where), so on a fresh Debian or Ubuntu `make run` is the first command after `git clone`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

FONTS  := assets/fonts/node_modules/.package-lock.json
PDFIUM := assets/pdfium/libpdfium.so
READER := src-tauri/crates/reader/pdfium
PAGES  := ui/dist/index.html
UI     := $(shell find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## list the targets
	@echo 'make TARGET, where TARGET is one of:'
	@cat $(MAKEFILE_LIST) | sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' | awk -F '|' '{ printf "%-10s %s\n", $$1, $$2 }'

.PHONY: run
run: ## build, and open the window on the demo edition; without a screen, run the demo from the command line
	@make/run.sh

.PHONY: test
test: ## build and pass all tests; times per stage in out/times.txt
	@make/test.sh

.PHONY: lint
lint: fonts ui ## rustfmt, clippy, the linter of the pages, licences and sources of all dependencies
	@make/lint.sh

.PHONY: fonts
fonts: $(FONTS) ## fetch the fonts of printed pages

.PHONY: pdfium
pdfium: $(PDFIUM) ## fetch the library that reads foreign PDF files

.PHONY: ui
ui: $(PAGES) ## build the pages of the window

.PHONY: tools
tools: ## install what building needs and this machine lacks
	@make/install.sh build

.PHONY: clean
clean: ## remove what was built, fetched and made here
	rm -rf target out .venv assets/fonts/node_modules ui/node_modules ui/dist $(PDFIUM) assets/pdfium/pin assets/pdfium/licenses

# A later lock file or pin fetches again; the check for tools (`| tools`) never does.
$(FONTS): assets/fonts/package-lock.json | tools
	cd assets/fonts && ../../make/with.sh npm ci --no-audit --no-fund
	@touch $@

$(PDFIUM): $(READER)/fetch.sh $(READER)/requirements.txt | tools
	make/with.sh $(READER)/fetch.sh assets/pdfium
	@touch $@

ui/node_modules/.package-lock.json: ui/package-lock.json | tools
	cd ui && ../make/with.sh npm ci --no-audit --no-fund
	@touch $@

$(PAGES): ui/node_modules/.package-lock.json $(UI)
	cd ui && ../make/with.sh npm run --silent build
	@touch $@

-include make/*.mk
