# For the root Makefile: `include src-tauri/crates/reader/reader.mk`, then depend on $(PDFIUM).
PDFIUM := assets/pdfium/libpdfium.so

$(PDFIUM): src-tauri/crates/reader/pdfium/fetch.sh src-tauri/crates/reader/pdfium/requirements.txt
	src-tauri/crates/reader/pdfium/fetch.sh $(dir $@)
	touch $@
