//! Owned handles over pdfium's pointers. What is made here is closed here, inner before outer.

use super::access::FileAccess;
use super::{FormFillInfo, Functions, LibraryConfig, LooseRect, Pointer, Size, fonts};
use crate::worker::Supply;
use std::ffi::{CString, c_int, c_ulong};
use std::fs::File;
use std::path::Path;
use std::ptr::null_mut;
use std::rc::Rc;

/// `FPDF_ANNOT`: annotations (stamps, comments) belong to the page as people see it.
const DRAW_ANNOTATIONS: c_int = 0x01;
/// `FPDF_REVERSE_BYTE_ORDER`: red first.
const RED_FIRST: c_int = 0x10;
/// `FPDFBitmap_BGR`, for drawing.
const THREE_BYTES: c_int = 2;
/// `FPDFBitmap_BGRx`, for pictures handed in.
const FOUR_BYTES: c_int = 3;

/// pdfium, initialised once for the process and never shut down: the process ends instead.
pub(in crate::pdf) struct Library(Functions);

/// A rectangle in page space: points, y upwards, not rotated.
#[derive(Clone, Copy)]
pub(in crate::pdf) struct Rect {
    pub(in crate::pdf) left: f64,
    pub(in crate::pdf) bottom: f64,
    pub(in crate::pdf) right: f64,
    pub(in crate::pdf) top: f64,
}

/// `FPDF_GetLastError` after a failed load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) enum LoadError {
    Password,
    Security,
    Format,
}

impl Library {
    pub(in crate::pdf) fn load(path: &Path, font: &File) -> Result<Self, String> {
        let font = fonts::install(font).map_err(|error| format!("fallback font: {error}"))?;
        let functions = Functions::load(path).map_err(|error| error.to_string())?;
        let config = LibraryConfig {
            version: 2,
            user_font_paths: null_mut(),
            isolate: null_mut(),
            embedder_slot: 0,
            later: [null_mut(); 6],
        };
        // SAFETY: called once, on the only thread; `config` is read during the call; the font table is leaked and so
        // outlives the library.
        unsafe {
            (functions.FPDF_InitLibraryWithConfig)(&raw const config);
            (functions.FPDF_SetSystemFontInfo)(font);
        }
        Ok(Self(functions))
    }
}

/// An open document with its drawing environment for form fields.
pub(in crate::pdf) struct DocumentHandle {
    library: Rc<Library>,
    raw: Pointer,
    form: Pointer,
    // Read by pdfium through pointers until the document is closed.
    _form_info: Box<FormFillInfo>,
    _access: Option<(Box<FileAccess>, Box<Supply>)>,
}

impl DocumentHandle {
    pub(in crate::pdf) fn open(
        library: &Rc<Library>,
        supply: &Supply,
        password: Option<&str>,
    ) -> Result<Self, LoadError> {
        let (mut access, supply) = FileAccess::new(supply).ok_or(LoadError::Format)?;
        let password = password.map(CString::new).transpose().map_err(|_| LoadError::Password)?;
        let password = password.as_ref().map_or(std::ptr::null(), |text| text.as_ptr());
        // SAFETY: `access` and the supply behind it are kept by the handle until the document is closed; the password
        // is read during the call.
        let raw = unsafe { (library.0.FPDF_LoadCustomDocument)(&raw mut *access, password) };
        if raw.is_null() {
            // SAFETY: no arguments.
            let code = unsafe { (library.0.FPDF_GetLastError)() };
            return Err(match code {
                4 => LoadError::Password,
                5 => LoadError::Security,
                _ => LoadError::Format,
            });
        }
        Ok(Self::with_forms(library, raw, Some((access, supply))))
    }

    /// Makes a one-page document in memory from a JPEG, `matrix` placing the unit square on the page.
    pub(in crate::pdf) fn from_jpeg(
        library: &Rc<Library>,
        supply: &Supply,
        size: (f64, f64),
        matrix: [f64; 6],
    ) -> Option<Self> {
        let (mut access, supply) = FileAccess::new(supply)?;
        let made = Self::from_image(library, size, matrix, |page, image| {
            let mut page = page;
            // SAFETY: `access` lives until after the call; "inline" copies the file's bytes into the document.
            unsafe { (library.0.FPDFImageObj_LoadJpegFileInline)(&raw mut page, 1, image, &raw mut *access) != 0 }
        });
        made.map(|mut document| {
            document._access = Some((access, supply));
            document
        })
    }

    /// Makes a one-page document in memory from pixels, four bytes each, blue first.
    pub(in crate::pdf) fn from_pixels(library: &Rc<Library>, width: u32, height: u32, bgrx: &mut [u8]) -> Option<Self> {
        let (columns, rows) = (c_int::try_from(width).ok()?, c_int::try_from(height).ok()?);
        let stride = columns.checked_mul(4)?;
        if bgrx.len() != stride as usize * height as usize {
            return None;
        }
        let size = (f64::from(width), f64::from(height));
        Self::from_image(library, size, [size.0, 0.0, 0.0, size.1, 0.0, 0.0], |page, image| {
            let mut page = page;
            // SAFETY: the buffer has `stride × rows` bytes, checked above, and outlives the bitmap, which is destroyed
            // here; the image object copies the pixels.
            unsafe {
                let pixels = bgrx.as_mut_ptr().cast();
                let bitmap = (library.0.FPDFBitmap_CreateEx)(columns, rows, FOUR_BYTES, pixels, stride);
                if bitmap.is_null() {
                    return false;
                }
                let set = (library.0.FPDFImageObj_SetBitmap)(&raw mut page, 1, image, bitmap);
                (library.0.FPDFBitmap_Destroy)(bitmap);
                set != 0
            }
        })
    }

    fn from_image(
        library: &Rc<Library>,
        size: (f64, f64),
        [a, b, c, d, e, f]: [f64; 6],
        fill: impl FnOnce(Pointer, Pointer) -> bool,
    ) -> Option<Self> {
        let api = &library.0;
        // SAFETY: each pointer comes from the call before and is checked; the image object belongs to the page once
        // inserted and is destroyed otherwise; the page is closed, the document keeps its content.
        unsafe {
            let raw = (api.FPDF_CreateNewDocument)();
            if raw.is_null() {
                return None;
            }
            let document = Self::with_forms(library, raw, None);
            let page = (api.FPDFPage_New)(raw, 0, size.0, size.1);
            let image = if page.is_null() { null_mut() } else { (api.FPDFPageObj_NewImageObj)(raw) };
            let mut done = false;
            if !image.is_null() {
                done = fill(page, image) && (api.FPDFImageObj_SetMatrix)(image, a, b, c, d, e, f) != 0;
                if done {
                    (api.FPDFPage_InsertObject)(page, image);
                    done = (api.FPDFPage_GenerateContent)(page) != 0;
                } else {
                    (api.FPDFPageObj_Destroy)(image);
                }
            }
            if !page.is_null() {
                (api.FPDF_ClosePage)(page);
            }
            done.then_some(document)
        }
    }

    fn with_forms(library: &Rc<Library>, raw: Pointer, access: Option<(Box<FileAccess>, Box<Supply>)>) -> Self {
        let mut form_info = Box::new(FormFillInfo {
            version: 2,
            callbacks: [null_mut(); 15],
            script_platform: null_mut(),
            xfa_disabled: 1,
            xfa_callbacks: [null_mut(); 24],
        });
        // SAFETY: the document is open; `form_info` is boxed and kept until the environment is closed.
        let form = unsafe {
            let form = (library.0.FPDFDOC_InitFormFillEnvironment)(raw, &raw mut *form_info);
            if !form.is_null() {
                // No tint over fields: the page shall look as printed.
                (library.0.FPDF_SetFormFieldHighlightAlpha)(form, 0);
            }
            form
        };
        Self { library: Rc::clone(library), raw, form, _form_info: form_info, _access: access }
    }

    fn api(&self) -> &Functions {
        &self.library.0
    }

    pub(in crate::pdf) fn page_count(&self) -> u32 {
        // SAFETY: the document is open while `self` lives; so below.
        u32::try_from(unsafe { (self.api().FPDF_GetPageCount)(self.raw) }).unwrap_or(0)
    }

    /// Returns width and height in points, rotation applied.
    pub(in crate::pdf) fn page_size(&self, page: u32) -> Option<(f32, f32)> {
        let mut size = Size { width: 0.0, height: 0.0 };
        let page = c_int::try_from(page).ok()?;
        // SAFETY: open document; `size` is written during the call.
        let known = unsafe { (self.api().FPDF_GetPageSizeByIndexF)(self.raw, page, &raw mut size) };
        (known != 0).then_some((size.width, size.height))
    }

    /// Returns the permission bits when the document is encrypted.
    pub(in crate::pdf) fn permissions(&self) -> Option<u64> {
        // SAFETY: open document.
        let (revision, bits) = unsafe {
            let revision = (self.api().FPDF_GetSecurityHandlerRevision)(self.raw);
            (revision, (self.api().FPDF_GetDocUserPermissions)(self.raw))
        };
        #[allow(clippy::useless_conversion, reason = "c_ulong has 32 bits on some platforms")]
        (revision >= 0).then_some(u64::from(bits))
    }

    pub(in crate::pdf) fn has_valid_cross_references(&self) -> bool {
        // SAFETY: open document.
        unsafe { (self.api().FPDF_DocumentHasValidCrossReferenceTable)(self.raw) != 0 }
    }

    pub(in crate::pdf) fn page(&self, page: u32) -> Option<PageHandle<'_>> {
        let index = c_int::try_from(page).ok()?;
        // SAFETY: open document; the page handle borrows it, so the page is closed first.
        let raw = unsafe { (self.api().FPDF_LoadPage)(self.raw, index) };
        if raw.is_null() {
            return None;
        }
        if !self.form.is_null() {
            // SAFETY: page and form environment belong to this open document.
            unsafe { (self.api().FORM_OnAfterLoadPage)(raw, self.form) };
        }
        Some(PageHandle { document: self, raw })
    }

    /// Returns the first bookmark below `parent`, or the first of all.
    pub(in crate::pdf) fn first_bookmark(&self, parent: Option<Bookmark>) -> Option<Bookmark> {
        let parent = parent.map_or(null_mut(), |bookmark| bookmark.0);
        // SAFETY: bookmarks point into the open document and are only used with it.
        Bookmark::from(unsafe { (self.api().FPDFBookmark_GetFirstChild)(self.raw, parent) })
    }

    pub(in crate::pdf) fn next_bookmark(&self, bookmark: Bookmark) -> Option<Bookmark> {
        // SAFETY: as above.
        Bookmark::from(unsafe { (self.api().FPDFBookmark_GetNextSibling)(self.raw, bookmark.0) })
    }

    pub(in crate::pdf) fn bookmark_title(&self, bookmark: Bookmark) -> String {
        let mut buffer = [0u16; 512];
        // SAFETY: the buffer's size in bytes is given; pdfium writes only if the title fits and returns its size.
        let size = unsafe {
            (self.api().FPDFBookmark_GetTitle)(bookmark.0, buffer.as_mut_ptr().cast(), size_of_val(&buffer) as c_ulong)
        };
        let units = (size as usize / 2).saturating_sub(1);
        buffer.get(..units).map(String::from_utf16_lossy).unwrap_or_default()
    }

    pub(in crate::pdf) fn bookmark_page(&self, bookmark: Bookmark) -> Option<u32> {
        let api = self.api();
        // SAFETY: destination and action point into the open document; null is checked.
        let index = unsafe {
            let mut target = (api.FPDFBookmark_GetDest)(self.raw, bookmark.0);
            if target.is_null() {
                let action = (api.FPDFBookmark_GetAction)(bookmark.0);
                if !action.is_null() {
                    target = (api.FPDFAction_GetDest)(self.raw, action);
                }
            }
            if target.is_null() { -1 } else { (api.FPDFDest_GetDestPageIndex)(self.raw, target) }
        };
        u32::try_from(index).ok()
    }
}

impl Drop for DocumentHandle {
    fn drop(&mut self) {
        // SAFETY: pages borrow the document, so none is open; the form environment goes before the document.
        unsafe {
            if !self.form.is_null() {
                (self.api().FPDFDOC_ExitFormFillEnvironment)(self.form);
            }
            (self.api().FPDF_CloseDocument)(self.raw);
        }
    }
}

/// A bookmark of one document, compared by address to notice circles.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::pdf) struct Bookmark(Pointer);

impl Bookmark {
    fn from(raw: Pointer) -> Option<Self> {
        (!raw.is_null()).then_some(Self(raw))
    }
}

/// A loaded page.
pub(in crate::pdf) struct PageHandle<'d> {
    document: &'d DocumentHandle,
    raw: Pointer,
}

impl PageHandle<'_> {
    /// Returns width and height in points, rotation applied.
    pub(in crate::pdf) fn size(&self) -> (f32, f32) {
        let api = self.document.api();
        // SAFETY: the page is open while `self` lives; so below.
        unsafe { ((api.FPDF_GetPageWidthF)(self.raw), (api.FPDF_GetPageHeightF)(self.raw)) }
    }

    /// Maps a point of page space to a picture of `size`, y downwards.
    pub(in crate::pdf) fn to_picture(&self, size: (c_int, c_int), x: f64, y: f64) -> (i32, i32) {
        let (mut column, mut row) = (0, 0);
        // SAFETY: open page; both results are written during the call.
        unsafe {
            let api = self.document.api();
            let (column, row) = (&raw mut column, &raw mut row);
            (api.FPDF_PageToDevice)(self.raw, 0, 0, size.0, size.1, 0, x, y, column, row);
        }
        (column, row)
    }

    /// Draws the page on white and returns three bytes per pixel, red first.
    pub(in crate::pdf) fn draw(&self, width: u32, height: u32) -> Option<Vec<u8>> {
        let (columns, rows) = (c_int::try_from(width).ok()?, c_int::try_from(height).ok()?);
        let stride = columns.checked_mul(3)?;
        let mut pixels = vec![0xff_u8; (stride as usize).checked_mul(rows as usize)?];
        let api = self.document.api();
        let flags = DRAW_ANNOTATIONS | RED_FIRST;
        // SAFETY: the buffer has `stride × rows` bytes and outlives the bitmap, which is destroyed here.
        unsafe {
            let bitmap = (api.FPDFBitmap_CreateEx)(columns, rows, THREE_BYTES, pixels.as_mut_ptr().cast(), stride);
            if bitmap.is_null() {
                return None;
            }
            (api.FPDF_RenderPageBitmap)(bitmap, self.raw, 0, 0, columns, rows, 0, flags);
            if !self.document.form.is_null() {
                (api.FPDF_FFLDraw)(self.document.form, bitmap, self.raw, 0, 0, columns, rows, 0, flags);
            }
            (api.FPDFBitmap_Destroy)(bitmap);
        }
        Some(pixels)
    }

    pub(in crate::pdf) fn text(&self) -> Option<TextHandle<'_>> {
        // SAFETY: open page; the text handle borrows it, so it is closed first.
        let raw = unsafe { (self.document.api().FPDFText_LoadPage)(self.raw) };
        (!raw.is_null()).then_some(TextHandle { page: self, raw })
    }
}

impl Drop for PageHandle<'_> {
    fn drop(&mut self) {
        // SAFETY: closed once, after its text.
        unsafe {
            if !self.document.form.is_null() {
                (self.document.api().FORM_OnBeforeClosePage)(self.raw, self.document.form);
            }
            (self.document.api().FPDF_ClosePage)(self.raw);
        }
    }
}

/// The characters of a page.
pub(in crate::pdf) struct TextHandle<'p> {
    page: &'p PageHandle<'p>,
    raw: Pointer,
}

impl TextHandle<'_> {
    fn api(&self) -> &Functions {
        self.page.document.api()
    }

    pub(in crate::pdf) fn count(&self) -> c_int {
        // SAFETY: open text page; so below.
        unsafe { (self.api().FPDFText_CountChars)(self.raw) }.max(0)
    }

    pub(in crate::pdf) fn unicode(&self, index: c_int) -> u32 {
        // SAFETY: pdfium answers 0 for an index out of range.
        unsafe { (self.api().FPDFText_GetUnicode)(self.raw, index) }
    }

    pub(in crate::pdf) fn is_line_end_hyphen(&self, index: c_int) -> bool {
        // SAFETY: pdfium answers -1 for an index out of range.
        unsafe { (self.api().FPDFText_IsHyphen)(self.raw, index) == 1 }
    }

    /// Returns the character's box as high as its line, or the ink's box when that one is empty.
    pub(in crate::pdf) fn rect(&self, index: c_int) -> Option<Rect> {
        let mut loose = LooseRect { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
        // SAFETY: results are written during the call.
        let known = unsafe { (self.api().FPDFText_GetLooseCharBox)(self.raw, index, &raw mut loose) };
        let loose = Rect {
            left: loose.left.into(),
            bottom: loose.bottom.into(),
            right: loose.right.into(),
            top: loose.top.into(),
        };
        if known != 0 && loose.is_real() { Some(loose) } else { self.ink(index) }
    }

    fn ink(&self, index: c_int) -> Option<Rect> {
        let mut rect = Rect { left: 0.0, bottom: 0.0, right: 0.0, top: 0.0 };
        let (left, right) = (&raw mut rect.left, &raw mut rect.right);
        let (bottom, top) = (&raw mut rect.bottom, &raw mut rect.top);
        // SAFETY: results are written during the call.
        let known = unsafe { (self.api().FPDFText_GetCharBox)(self.raw, index, left, right, bottom, top) };
        (known != 0 && rect.is_real()).then_some(rect)
    }
}

impl Drop for TextHandle<'_> {
    fn drop(&mut self) {
        // SAFETY: closed once.
        unsafe { (self.api().FPDFText_ClosePage)(self.raw) };
    }
}

impl Rect {
    fn is_real(self) -> bool {
        let edges = [self.left, self.bottom, self.right, self.top];
        edges.iter().all(|edge| edge.is_finite()) && self.right > self.left && self.top > self.bottom
    }
}
