# Every command in one place. Each target installs what it needs and this machine lacks (make/install.sh says what
# and from where), so on a fresh Debian or Ubuntu `make run` is the first command after `git clone`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

FONTS  := assets/fonts/node_modules/.package-lock.json
PDFIUM := assets/pdfium/libpdfium.so
READER := src-tauri/crates/reader/pdfium

.PHONY: help
help: ## list the targets
	@echo 'make TARGET, where TARGET is one of:'
	@cat $(MAKEFILE_LIST) | sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' | awk -F '|' '{ printf "%-10s %s\n", $$1, $$2 }'

.PHONY: run
run: ## build, and run the whole main job on invented data into out/demo
	@make/run.sh

.PHONY: test
test: ## build and pass all tests; times per stage in out/times.txt
	@make/test.sh

.PHONY: lint
lint: fonts ## rustfmt, clippy, licences and sources of all dependencies
	@make/lint.sh

.PHONY: fonts
fonts: $(FONTS) ## fetch the fonts of printed pages

.PHONY: pdfium
pdfium: $(PDFIUM) ## fetch the library that reads foreign PDF files

.PHONY: tools
tools: ## install what building needs and this machine lacks
	@make/install.sh build

.PHONY: clean
clean: ## remove what was built, fetched and made here
	rm -rf target out .venv assets/fonts/node_modules $(PDFIUM) assets/pdfium/pin assets/pdfium/licenses

# A later lock file or pin fetches again; the check for tools (`| tools`) never does.
$(FONTS): assets/fonts/package-lock.json | tools
	cd assets/fonts && ../../make/with.sh npm ci --no-audit --no-fund
	@touch $@

$(PDFIUM): $(READER)/fetch.sh $(READER)/requirements.txt | tools
	make/with.sh $(READER)/fetch.sh assets/pdfium
	@touch $@

-include make/*.mk
