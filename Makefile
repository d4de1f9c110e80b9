# Two commands matter: make run and make test. Both install what they need.

GO          ?= go
NPM         ?= npm
NODE        ?= node
STATICCHECK  = $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2
CHROMIUM    ?= $(or $(shell command -v chromium),$(shell command -v chromium-browser),$(shell command -v google-chrome),/usr/bin/chromium)
ARGS        ?=

export CGO_ENABLED = 0

.PHONY: reports run build test check unit arm64 emulator e2e browser bench cross fmt clean

# The desk, with its sample chronicle, on http://127.0.0.1:8765. More flags: make run ARGS="--listen :9000".
run: build
	bin/entente serve $(ARGS)

build:
	$(GO) build -ldflags="-s -w" -o bin/entente ./cmd/entente

# Everything that is checked, in the order of how soon it tells.
test: check unit arm64 e2e

check:
	@echo "== gofmt"
	@files=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "not formatted: $$files; run make fmt"; exit 1; fi
	@echo "== go vet"
	$(GO) vet ./...
	@echo "== staticcheck"
	$(STATICCHECK) ./...

unit:
	@echo "== go test"
	$(GO) test ./...

# The kernels for arm64, on a processor of another kind by way of an emulator.
# Without one it is skipped.
arm64: emulator
	@echo "== kernels for arm64"
	@if ! command -v qemu-aarch64 >/dev/null; then \
		echo "no qemu-aarch64 here and none could be installed: the test of the kernels for arm64 is skipped"; \
	else \
		GOARCH=arm64 $(GO) test -c -o bin/nn-arm64.test ./nn && cd nn && qemu-aarch64 ../bin/nn-arm64.test; \
	fi

# Debian packages, where they are missing and may be installed.
emulator:
	@if ! command -v qemu-aarch64 >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qemu-user >/dev/null || \
		echo "qemu-user could not be installed"; \
	fi

# The pages in a browser. Without one it is skipped, but not where CI is set.
e2e: build browser
	@echo "== pages in a browser"
	@if [ ! -x "$(CHROMIUM)" ]; then \
		echo "no Chromium here and none could be installed: the browser test is skipped"; \
		[ -z "$$CI" ] || exit 1; \
	elif ! command -v $(NODE) >/dev/null || ! command -v $(NPM) >/dev/null; then \
		echo "no Node.js here: the browser test is skipped"; \
		[ -z "$$CI" ] || exit 1; \
	else \
		$(NPM) --prefix e2e ci --no-audit --no-fund && \
		for f in e2e/*.mjs; do echo "$$f"; CHROMIUM="$(CHROMIUM)" ENTENTE="$(CURDIR)/bin/entente" $(NODE) "$$f" || exit 1; done; \
	fi

# Debian packages, where they are missing and may be installed.
browser:
	@if [ ! -x "$(CHROMIUM)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null || \
		echo "chromium could not be installed"; \
	fi

# The scores under reports/, against gold that is not part of the project.
reports: build
	GOLD=$(GOLD) TREEBANKS=$(TREEBANKS) SEED=$(SEED) reports/make.sh

bench: build
	$(GO) test -run '^$$' -bench . -benchmem ./...

# The platforms that are released: all of it is Go, so all build from any.
cross:
	GOOS=linux   GOARCH=amd64 $(GO) build -trimpath -ldflags="-s -w" -o bin/entente-linux-amd64 ./cmd/entente
	GOOS=linux   GOARCH=arm64 $(GO) build -trimpath -ldflags="-s -w" -o bin/entente-linux-arm64 ./cmd/entente
	GOOS=darwin  GOARCH=arm64 $(GO) build -trimpath -ldflags="-s -w" -o bin/entente-darwin-arm64 ./cmd/entente
	GOOS=windows GOARCH=amd64 $(GO) build -trimpath -ldflags="-s -w" -o bin/entente-windows-amd64.exe ./cmd/entente

fmt:
	gofmt -w $$(git ls-files '*.go')

clean:
	rm -rf bin
