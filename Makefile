# Shortcuts for the containers. The token is the trainer's, with which Prometheus scrapes, and Grafana's
# password. Options of a run: make run ARGS="--variant=var3 --epochs=5". Those of the service come from
# the environment: TRAINER_VARIANT=var3 make up

COMPOSE := docker compose -f docker/compose.yml
GPU := $(COMPOSE) -f docker/compose.gpu.yml
TOKEN = TRAINER_TOKEN=$$(cat .token)
REVISION := $(shell git rev-parse HEAD 2> /dev/null || echo unknown)
ARGS ?= --variant=baseline
export REVISION

.PHONY: help image image-gpu run run-gpu up up-gpu logs models down lint

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

.token:
	@umask 077 && openssl rand -hex 16 > $@ && echo "made a token in $@"

image: ## Build trainer:cpu
	docker build -f docker/Dockerfile --build-arg REVISION=$(REVISION) -t trainer:cpu .

image-gpu: ## Build trainer:cuda, 5 GB
	docker build -f docker/Dockerfile.cuda --build-arg REVISION=$(REVISION) -t trainer:cuda .

run: .token ## Train once on the CPU: ARGS="--variant=var3"
	$(TOKEN) $(COMPOSE) run --rm --build trainer $(ARGS)

run-gpu: .token ## Train once on the GPU
	$(TOKEN) $(GPU) run --rm --build trainer $(ARGS)

up: .token ## Serve on the CPU, with Prometheus and Grafana
	$(TOKEN) $(COMPOSE) up --build --detach

up-gpu: .token ## Serve on the GPU, with Prometheus and Grafana
	$(TOKEN) $(GPU) up --build --detach

logs: .token ## Follow the trainer's log
	$(TOKEN) $(COMPOSE) logs --follow trainer

models: .token ## Copy the runs into ./models
	$(TOKEN) $(COMPOSE) cp trainer:/models/. models

down: .token ## Stop; models and data stay
	$(TOKEN) $(COMPOSE) down

lint: ## Check Dockerfiles, Compose files, Kubernetes manifests and dashboard without Docker
	docker/lint
