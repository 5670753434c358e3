# Every command of the blog, one verb each. `make` alone lists them from the sentences after `##`.

.DEFAULT_GOAL := help
PYTHON ?= python3
python := .venv/bin/python
prepare := @PYTHON='$(PYTHON)' sh tools/prepare.sh

# What is typed reaches the programs through the environment, untouched: quotes, dollars and accents
# survive.
override export TITLE := $(value TITLE)
override export FILE := $(value FILE)
override export IMAGES := $(value IMAGES)
override export SITE := $(value SITE)

##@ Écrire

.PHONY: new
new: ## Commence un article : make new TITLE="Oser le premier message"
	$(prepare) requirements
	@test -n "$$TITLE" || { echo 'Donnez un titre : make new TITLE="Oser le premier message"' >&2; exit 1; }
	@$(python) -m plugins.reading new "$$TITLE"

viewer := -m plugins.preview $(if $(LAN),--lan)

# In a terminal, `set -m` gives Ctrl + C to the preview alone, so that make ends without an error.
.PHONY: preview
preview: ## Montre le blog pendant que vous écrivez (LAN=1 : sur votre téléphone aussi)
	$(prepare) requirements
	@if [ -t 0 ]; then set -m; $(python) $(viewer); else exec $(python) $(viewer); fi

.PHONY: publish
publish: ## Prépare dans output/ le site à mettre en ligne, ou dit ce qu’il faut corriger
	$(prepare) requirements
	@$(python) -m plugins.building $(if $(ACCEPT_WARNINGS),--accept-warnings)

# --yes and --dry-run are for `make deploy YES=1` (timers) and `make deploy DRY_RUN=1`.
.PHONY: deploy
deploy: ## Met le site en ligne, après avoir montré ce qui change (DRY_RUN=1 : montre seulement)
	$(prepare) requirements
	@$(python) -m plugins.publishing deploy $(if $(YES),--yes) $(if $(DRY_RUN),--dry-run) \
		$(if $(ACCEPT_WARNINGS),--accept-warnings)

.PHONY: rollback
rollback: ## Remet en ligne la version d’avant, sans toucher à vos fichiers
	@$(python) -m plugins.publishing rollback

.PHONY: servers
servers: ## Écrit dans var/servers/ ce qu’il faut dire à nginx ou à Caddy (BROTLI=1 : s’il sait brotli)
	$(prepare) requirements
	@$(python) -m plugins.publishing servers $(if $(BROTLI),--brotli)

.PHONY: comments
comments: ## Met en route le service des commentaires, seul (voir docs/operations.md)
	$(prepare) requirements
	@$(python) -m plugins.comments serve

##@ Venir de WordPress

# Several files, or one whose name holds spaces: FILE="a.xml b.xml". AGAIN=1 is told by the report.
.PHONY: import
import: ## Reprend un blog : make import FILE=export.xml IMAGES=uploads (DRY_RUN=1 : montre seulement)
	$(prepare) requirements
	@set -- "$$FILE"; test -e "$$FILE" || set -- $$FILE; \
		$(python) -m plugins.wordpress_import "$$@" $(if $(value IMAGES),--images "$$IMAGES") \
		$(if $(value SITE),--site "$$SITE") $(if $(DRY_RUN),--dry-run) $(if $(AGAIN),--again)

##@ Vérifier

.PHONY: test
test: ## Lance tous les tests qui se passent de navigateur
	$(prepare) requirements-test
	@$(python) -m pytest $(ARGS)

.PHONY: test-browser
test-browser: ## Vérifie les pages dans Chromium : largeurs, clavier, accessibilité
	@sh tools/require.sh chromium node npm
	$(prepare) requirements-browser
	@sh tools/prepare_node.sh
	@$(python) -m pytest -m browser tests/browser $(ARGS)

.PHONY: lint
lint: ## Vérifie la forme du code et ses types
	$(prepare) requirements-test
	@$(python) -m ruff format --check
	@$(python) -m ruff check
	@$(python) -m mypy

.PHONY: reread
reread: ## Dit ce qui, dans les textes, mérite une relecture, sans rien y changer
	$(prepare) requirements
	@$(python) -m plugins.building --check

.PHONY: check
check: lint reread test ## Vérifie le code et ses types, relit les textes, puis lance les tests

.PHONY: validate
validate: ## Valide chaque page et chaque dessin du site publié (HTML et SVG)
	@sh tools/require.sh java npm
	$(prepare) requirements
	@sh tools/prepare_node.sh
	@$(python) -m tools.validate

.PHONY: check-site
check-site: ## Tient le site publié entier contre les règles : liens, flux, fuites, poids…
	$(prepare) requirements
	@$(python) -m plugins.building $(if $(ACCEPT_WARNINGS),--accept-warnings) > /dev/null
	@$(python) -m plugins.verification --html $(if $(PREVIOUS),--previous $(PREVIOUS))

.PHONY: lighthouse
lighthouse: ## Note trois pages du site publié avec Lighthouse (npm, Chromium)
	@sh tools/require.sh chromium npm
	$(prepare) requirements
	@test -x .cache/lighthouse/node_modules/.bin/lighthouse || npm install --prefix .cache/lighthouse \
		--ignore-scripts --no-save --loglevel=error lighthouse@12.8.2
	@$(python) -m tools.lighthouse

.PHONY: observatory
observatory: ## Note les en-têtes que donnerait nginx, avec HTTP Observatory (nginx, npm ; en root)
	@sh tools/require.sh nginx openssl node npm
	$(prepare) requirements
	@test -d .cache/observatory/node_modules || npm install --prefix .cache/observatory \
		--ignore-scripts --no-save --loglevel=error @mdn/mdn-http-observatory@1.4.8
	@$(python) -m tools.observatory

.PHONY: bench
bench: ## Mesure le site à côté de Hugo, d’Eleventy et de Pelican, la typographie et les commentaires
	$(prepare) requirements-test
	@$(python) -m tests.bench $(ARGS)
	@$(python) -m tests.bench.typography
	@$(python) -m tests.bench.comments

##@ Entretenir

.PHONY: lock
lock: ## Fige à nouveau les versions dans requirements*.lock (UPGRADE=1 pour les plus récentes)
	@PYTHON='$(PYTHON)' sh tools/lock.sh $(if $(UPGRADE),--upgrade)

.PHONY: backup
backup: ## Sauvegarde dans var/backups/ ce qui ne se refabrique pas : commentaires, réglages, versions
	$(prepare) requirements
	@$(python) -m plugins.publishing backup

.PHONY: restore
restore: ## Remet en place une sauvegarde : make restore FROM=var/backups/….tar.gz
	$(prepare) requirements
	@$(python) -m plugins.publishing restore $(FROM)

.PHONY: clean
clean: ## Efface ce qui se refabrique : output/ et les caches, jamais vos textes
	@rm -rf output .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find plugins tests tools -name __pycache__ -prune -exec rm -rf {} +

##@ Les noms habituels de Pelican

.PHONY: html
html: ## Construit dans output/ le site de l’aperçu, brouillons compris
	$(prepare) requirements
	@$(python) -m plugins.building --settings pelicanconf.py

.PHONY: serve
serve: preview ## Comme preview

.PHONY: devserver
devserver: preview ## Comme preview

.PHONY: regenerate
regenerate: preview ## Comme preview

##@ Aide

.PHONY: help
help: ## Liste ces commandes
	@awk -f tools/help.awk Makefile
