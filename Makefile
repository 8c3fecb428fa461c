# SPDX-License-Identifier: Apache-2.0
# The short commands; Meson does the work. `make help` lists them.
BUILD ?= build
PREFIX ?= /usr/local
# Options for Meson, e.g. OPTIONS='-Dhashes=disabled', for the query, e.g. ARGS='--family all', and
# how many sockets `make bench` makes: 200 to 1,000,000 in four steps, or SIZE.
OPTIONS ?=
ARGS ?=
SIZE ?=
# Meson picks a compiler unless one is named.
ifneq ($(origin CC),default)
export CC
endif
MAKEFLAGS += --no-print-directory

.PHONY: run test build check bench conditions churn format install uninstall deb clean help

# Exit 1 and 3 of a query are answers too: nothing found, and nothing found in an incomplete view.
run: build ## install what is missing, build, and show this host's connections
	@$(BUILD)/connquery query -o ndjson $(ARGS) || [ $$? -eq 1 ] || [ $$? -eq 3 ]

test: ## install what is missing, build, and run every test
	@tools/setup test
	@tools/configure $(BUILD) -Dprefix=$(PREFIX) -Dtests=enabled $(OPTIONS) >&2
	@ninja -C $(BUILD) >&2
	@tools/run_tests $(BUILD)

# stdout belongs to the events of `make run`.
build: ## build build/connquery, which runs where it is
	@tools/setup run
	@tools/configure $(BUILD) -Dprefix=$(PREFIX) $(OPTIONS) >&2
	@ninja -C $(BUILD) >&2

check: ## check format, include rules and spelling
	@tools/setup check
	@tools/check

bench: ## measure beside ss, lsof, netstat, psutil and the kernel alone (SIZE=10000: one size)
	@tools/setup bench
	@tools/configure $(BUILD) -Dprefix=$(PREFIX) -Dtests=enabled $(OPTIONS) >&2
	@ninja -C $(BUILD) >&2
	@bench/run --build $(BUILD) $(if $(SIZE),--size $(SIZE),--save)

conditions: build ## compare the answers to 10,000 random conditions in SQL, told to the kernel and not
	@WHERE_ROUNDS=10000 meson test -C $(BUILD) --timeout-multiplier 20 --suite system where

churn: build ## find 50,000 sockets 100 times, beside 5,000 connections a second that come and go
	@CHURN_RUNS=100 CHURN_SOCKETS=50000 CHURN_RATE=5000 meson test -C $(BUILD) --timeout-multiplier 20 --suite system churn

format: ## put all C files into the project's format
	@tools/setup check
	@tools/c_files | xargs -r -d '\n' clang-format-14 -i

install: ## build, and install below PREFIX (/usr/local; DESTDIR is heeded)
	@tools/install add $(BUILD) $(PREFIX)

uninstall: ## take away what `make install` installed
	@tools/install remove $(BUILD) $(PREFIX)

deb: ## build Debian packages in build/deb
	@tools/setup deb
	@tools/make_deb $(BUILD)/deb

clean: ## remove the build directory
	@rm -rf -- $(BUILD)

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18
