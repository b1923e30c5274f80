.PHONY: bundle
bundle: ## build the installable package (.deb) with its licences, into out/bundle
	@make/bundle.sh
