.PHONY: pictures
pictures: ## take the pictures of the README again
	@make/pictures.sh
