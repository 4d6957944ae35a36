# Everything a maintainer runs. Needs Node >= 20.19, npm and GNU make; installs the rest itself.
SHELL := bash
.SHELLFLAGS := --norc -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

installed := node_modules/.package-lock.json
tools := dist/.tools
bindings := dist/.bindings

# Folders are listed with their files: their time changes when a file is deleted. Names that make cannot hold are nobody's source.
list = $(shell find $(1) -regex '[A-Za-z0-9_./~-]*' 2>/dev/null)
tool_sources := $(call list,codegen runtime)
generated_sources := $(call list,generated)

.PHONY: help
help: ## Lists the targets
	@echo 'usage: make TARGET'
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: generate
generate: node $(tools) ## Reads spec/, writes what changed below generated/ and compiles it
	@node dist/codegen/cli.js generate
	@$(MAKE) $(bindings)

.PHONY: check
check: node $(tools) ## Fails where spec/, generated/ and code disagree; CHECK_FLAGS go to moonbind check
	@node dist/codegen/cli.js check $(CHECK_FLAGS)
	@$(MAKE) $(bindings)
	@echo 'typecheck'
	@npm run --silent typecheck
	@echo 'lint'
	@npm run --silent lint

.PHONY: format
format: $(installed) ## Formats the code, sorts its imports and fixes what the linter can
	@npm run --silent format

.PHONY: test
test: node $(bindings) ## Runs all tests; TEST_FLAGS go to vitest: make test TEST_FLAGS=test/parse
	@npm run --silent test -- $(TEST_FLAGS)

.PHONY: watch
watch: node $(bindings) ## Builds again and runs the tests that a change touches, until it is stopped
	@node test/watch/watch.mjs

.PHONY: site
site: node $(tools) ## Writes the pages of spec/ to site/; SITE_FLAGS go to moonbind site: make site SITE_FLAGS=--serve
	@node dist/codegen/cli.js site $(SITE_FLAGS)

.PHONY: clean
clean: ## Deletes what can be made again: dist/ and node_modules/
	@rm -rf dist node_modules

.PHONY: node
node:
	@command -v node >/dev/null && command -v npm >/dev/null || { echo 'moonbind needs Node >= 20.19 and npm: https://nodejs.org' >&2; exit 1; }
	@node -e 'var v = process.versions.node.split("."); if (v[0] < 20 || (v[0] == 20 && v[1] < 19)) { console.error("moonbind needs Node >= 20.19, this is " + process.version + ": https://nodejs.org"); process.exit(1) }'

# npm writes this file last, so an install that was interrupted is done again.
$(installed): package-lock.json | node
	@echo 'install from package-lock.json'
	@npm ci --loglevel=error --no-fund --no-audit >/dev/null
	@touch $@

# Built anew as a whole, so that nothing of a deleted source stays behind.
$(tools): $(installed) $(tool_sources) package.json tsconfig.json Makefile
	@echo 'build codegen and runtime'
	@rm -rf dist/codegen dist/runtime dist/.tools*
	@npm run --silent build:tools
	@chmod +x dist/codegen/cli.js
	@touch $@

$(bindings): $(tools) $(generated_sources)
	@echo 'build generated'
	@rm -rf dist/generated
	@npm run --silent build:generated || { echo 'generated/ does not compile: make generate heals what was edited or left by a merge' >&2; exit 1; }
	@touch $@
