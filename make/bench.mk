.PHONY: bench
bench: ## build for speed, and measure us beside other people's programs; figures in out/bench.md. ONLY=part ROUNDS=n
	@make/bench.sh $(if $(ONLY),--only $(ONLY)) $(if $(ROUNDS),--rounds $(ROUNDS))
