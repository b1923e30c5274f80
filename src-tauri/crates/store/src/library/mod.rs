//! Documents: which there are (in `work.db`), their content, text and index (in `library.db`).

pub(crate) mod ballast;
pub(crate) mod documents;
pub(crate) mod import;
pub(crate) mod ranges;
pub(crate) mod sweep;

/// Content is kept in pieces of this size; the last of a document may be shorter.
pub(crate) const CHUNK: usize = 64 * 1024;

/// The row of a chunk: 24 bits of number below the blob, which allows documents of 1 TiB.
pub(crate) fn chunk_row(blob: i64, number: u64) -> i64 {
    (blob << 24) | (number as i64 & 0xff_ffff)
}

/// Highest page number.
pub(crate) const LAST_PAGE: u32 = 0xf_ffff;

/// The row of a page and of its place in the index: 20 bits of page number below the library key.
pub(crate) fn page_row(library_key: i64, page: u32) -> i64 {
    (library_key << 20) | i64::from(page & LAST_PAGE)
}

/// The library key and page number of a row.
pub(crate) fn page_of_row(row: i64) -> (i64, u32) {
    (row >> 20, (row & i64::from(LAST_PAGE)) as u32)
}
