//! The border to pdfium: the only place of this crate, beside the sandbox, with `unsafe`.
//!
//! Functions are looked up by name in the library file the caller names; names and types are those of pdfium's
//! `public/fpdfview.h`, `fpdf_text.h`, `fpdf_doc.h`, `fpdf_formfill.h`, `fpdf_edit.h` and `fpdf_sysfontinfo.h`.
//! Modules outside use the handles only, which own what they point to and close it when dropped.
//!
//! pdfium is single-threaded; so is the worker, and no handle is `Send`.
#![allow(unsafe_code)]

mod access;
mod fonts;
mod handles;

pub(super) use handles::{Bookmark, DocumentHandle, Library, LoadError, PageHandle, TextHandle};

use std::ffi::{c_char, c_double, c_float, c_int, c_uchar, c_uint, c_ulong, c_void};

type Pointer = *mut c_void;

/// Declares the table of functions and how to fill it from the library.
macro_rules! functions {
    ($($name:ident($($argument:ty),*) $(-> $answer:ty)?;)*) => {
        #[allow(non_snake_case)]
        struct Functions {
            $($name: unsafe extern "C" fn($($argument),*) $(-> $answer)?,)*
            _library: libloading::Library,
        }

        impl Functions {
            fn load(path: &std::path::Path) -> Result<Self, libloading::Error> {
                // SAFETY: the file is pdfium as pinned by hash; its initialisers only set up its own data. Every
                // type is copied from pdfium's headers, and the pointers live as long as `_library`.
                unsafe {
                    let library = libloading::Library::new(path)?;
                    Ok(Self {
                        $($name: *library.get(concat!(stringify!($name), "\0").as_bytes())?,)*
                        _library: library,
                    })
                }
            }
        }
    };
}

functions! {
    FPDF_InitLibraryWithConfig(*const LibraryConfig);
    FPDF_SetSystemFontInfo(*mut fonts::SystemFontInfo);
    FPDF_GetLastError() -> c_ulong;
    FPDF_LoadCustomDocument(*mut access::FileAccess, *const c_char) -> Pointer;
    FPDF_CreateNewDocument() -> Pointer;
    FPDF_CloseDocument(Pointer);
    FPDF_GetPageCount(Pointer) -> c_int;
    FPDF_GetPageSizeByIndexF(Pointer, c_int, *mut Size) -> c_int;
    FPDF_GetSecurityHandlerRevision(Pointer) -> c_int;
    FPDF_GetDocUserPermissions(Pointer) -> c_ulong;
    FPDF_DocumentHasValidCrossReferenceTable(Pointer) -> c_int;
    FPDF_LoadPage(Pointer, c_int) -> Pointer;
    FPDF_ClosePage(Pointer);
    FPDF_GetPageWidthF(Pointer) -> c_float;
    FPDF_GetPageHeightF(Pointer) -> c_float;
    FPDF_PageToDevice(Pointer, c_int, c_int, c_int, c_int, c_int, c_double, c_double, *mut c_int, *mut c_int) -> c_int;
    FPDF_RenderPageBitmap(Pointer, Pointer, c_int, c_int, c_int, c_int, c_int, c_int);
    FPDF_FFLDraw(Pointer, Pointer, Pointer, c_int, c_int, c_int, c_int, c_int, c_int);
    FPDFDOC_InitFormFillEnvironment(Pointer, *mut FormFillInfo) -> Pointer;
    FPDFDOC_ExitFormFillEnvironment(Pointer);
    FPDF_SetFormFieldHighlightAlpha(Pointer, c_uchar);
    FORM_OnAfterLoadPage(Pointer, Pointer);
    FORM_OnBeforeClosePage(Pointer, Pointer);
    FPDFText_LoadPage(Pointer) -> Pointer;
    FPDFText_ClosePage(Pointer);
    FPDFText_CountChars(Pointer) -> c_int;
    FPDFText_GetUnicode(Pointer, c_int) -> c_uint;
    FPDFText_IsHyphen(Pointer, c_int) -> c_int;
    FPDFText_GetCharBox(Pointer, c_int, *mut c_double, *mut c_double, *mut c_double, *mut c_double) -> c_int;
    FPDFText_GetLooseCharBox(Pointer, c_int, *mut LooseRect) -> c_int;
    FPDFBookmark_GetFirstChild(Pointer, Pointer) -> Pointer;
    FPDFBookmark_GetNextSibling(Pointer, Pointer) -> Pointer;
    FPDFBookmark_GetTitle(Pointer, Pointer, c_ulong) -> c_ulong;
    FPDFBookmark_GetDest(Pointer, Pointer) -> Pointer;
    FPDFBookmark_GetAction(Pointer) -> Pointer;
    FPDFAction_GetDest(Pointer, Pointer) -> Pointer;
    FPDFDest_GetDestPageIndex(Pointer, Pointer) -> c_int;
    FPDFBitmap_CreateEx(c_int, c_int, c_int, Pointer, c_int) -> Pointer;
    FPDFBitmap_Destroy(Pointer);
    FPDFPage_New(Pointer, c_int, c_double, c_double) -> Pointer;
    FPDFPageObj_NewImageObj(Pointer) -> Pointer;
    FPDFPageObj_Destroy(Pointer);
    FPDFImageObj_LoadJpegFileInline(*mut Pointer, c_int, Pointer, *mut access::FileAccess) -> c_int;
    FPDFImageObj_SetBitmap(*mut Pointer, c_int, Pointer, Pointer) -> c_int;
    FPDFImageObj_SetMatrix(Pointer, c_double, c_double, c_double, c_double, c_double, c_double) -> c_int;
    FPDFPage_InsertObject(Pointer, Pointer);
    FPDFPage_GenerateContent(Pointer) -> c_int;
}

/// `FPDF_LIBRARY_CONFIG`, version 2: no script engine, fonts only by [`fonts`].
#[repr(C)]
struct LibraryConfig {
    version: c_int,
    user_font_paths: Pointer,
    isolate: Pointer,
    embedder_slot: c_uint,
    /// Fields of later versions, which version 2 does not read.
    later: [Pointer; 6],
}

/// `FS_SIZEF`.
#[repr(C)]
struct Size {
    width: c_float,
    height: c_float,
}

/// `FS_RECTF`.
#[repr(C)]
struct LooseRect {
    left: c_float,
    top: c_float,
    right: c_float,
    bottom: c_float,
}

/// `FPDF_FORMFILLINFO`, version 2, without callbacks: fields are drawn, never filled, and no action runs.
#[repr(C)]
struct FormFillInfo {
    version: c_int,
    callbacks: [Pointer; 15],
    script_platform: Pointer,
    xfa_disabled: c_int,
    /// Version 2 has 21 further callbacks.
    xfa_callbacks: [Pointer; 24],
}
