//! `FPDF_SYSFONTINFO`: one bundled Chinese font stands in for every East Asian font a document does not embed.
//!
//! Without it such pages are blank and lose characters. Latin fonts are pdfium's own built-in ones. The machine's
//! fonts are never looked at, so pages and text are the same everywhere.

use memmap2::Mmap;
use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint, c_ulong, c_void};
use std::fs::File;
use std::io;
use std::sync::OnceLock;

/// The font file; the callbacks have no room for a pointer of ours. Mapped, not read: most documents bring their fonts
/// and never ask for its ten megabytes, and a confined worker could not read it later.
static FONT: OnceLock<Mmap> = OnceLock::new();

/// Any non-null value: there is one font.
const THE_FONT: *mut c_void = std::ptr::dangling_mut::<u8>().cast();

// Windows charset numbers, as pdfium uses them.
const SHIFT_JIS: c_int = 128;
const HANGUL: c_int = 129;
const GB2312: c_int = 134;
const BIG5: c_int = 136;

#[repr(C)]
pub(super) struct SystemFontInfo {
    version: c_int,
    release: Option<extern "C" fn(*mut Self)>,
    enum_fonts: Option<extern "C" fn(*mut Self, *mut c_void)>,
    map_font: extern "C" fn(*mut Self, c_int, c_int, c_int, c_int, *const c_char, *mut c_int) -> *mut c_void,
    get_font: Option<extern "C" fn(*mut Self, *const c_char) -> *mut c_void>,
    get_font_data: extern "C" fn(*mut Self, *mut c_void, c_uint, *mut c_uchar, c_ulong) -> c_ulong,
    get_face_name: extern "C" fn(*mut Self, *mut c_void, *mut c_char, c_ulong) -> c_ulong,
    get_font_charset: extern "C" fn(*mut Self, *mut c_void) -> c_int,
    delete_font: extern "C" fn(*mut Self, *mut c_void),
}

/// Takes the font and returns the table for pdfium, which keeps it until the process ends.
pub(super) fn install(font: &File) -> io::Result<*mut SystemFontInfo> {
    // SAFETY: the file belongs to the installed program; whoever can cut it short can also replace this program. Cut
    // short while it is mapped, it costs this process, and so one document.
    let font = unsafe { Mmap::map(font) }?;
    FONT.get_or_init(|| font);
    Ok(Box::into_raw(Box::new(SystemFontInfo {
        version: 1,
        release: None,
        enum_fonts: Some(enum_fonts),
        map_font,
        get_font: Some(get_font),
        get_font_data,
        get_face_name,
        get_font_charset,
        delete_font,
    })))
}

extern "C" fn enum_fonts(_: *mut SystemFontInfo, _: *mut c_void) {}

extern "C" fn map_font(
    _: *mut SystemFontInfo,
    _weight: c_int,
    _italic: c_int,
    charset: c_int,
    _pitch: c_int,
    face: *const c_char,
    _exact: *mut c_int,
) -> *mut c_void {
    let east_asian = matches!(charset, GB2312 | BIG5 | SHIFT_JIS | HANGUL) || names_chinese_face(face);
    if east_asian { THE_FONT } else { std::ptr::null_mut() }
}

extern "C" fn get_font(_: *mut SystemFontInfo, face: *const c_char) -> *mut c_void {
    if names_chinese_face(face) { THE_FONT } else { std::ptr::null_mut() }
}

/// Word and WPS write Chinese fonts under their Latin or GBK names, sometimes without a charset.
fn names_chinese_face(face: *const c_char) -> bool {
    if face.is_null() {
        return false;
    }
    // SAFETY: pdfium passes a NUL-terminated name that lives for the call.
    let face = unsafe { CStr::from_ptr(face) }.to_bytes();
    let lower = face.to_ascii_lowercase();
    const LATIN_NAMES: [&[u8]; 10] = [
        b"simsun",
        b"simhei",
        b"nsimsun",
        b"kaiti",
        b"fangsong",
        b"yahei",
        b"dengxian",
        b"stsong",
        b"stkaiti",
        b"stheiti",
    ];
    face.iter().any(|byte| *byte >= 0x80)
        || LATIN_NAMES.iter().any(|name| lower.windows(name.len()).any(|window| window == *name))
}

extern "C" fn get_font_data(
    _: *mut SystemFontInfo,
    _font: *mut c_void,
    table: c_uint,
    buffer: *mut c_uchar,
    len: c_ulong,
) -> c_ulong {
    // Table 0 is the whole file. Single tables are asked for only to recognise collections; this is none.
    let (Some(font), 0) = (FONT.get(), table) else { return 0 };
    let Ok(size) = c_ulong::try_from(font.len()) else { return 0 };
    if !buffer.is_null() && len >= size {
        // SAFETY: pdfium passes a buffer of `len` bytes, at least as long as the font.
        unsafe { std::ptr::copy_nonoverlapping(font.as_ptr(), buffer, font.len()) };
    }
    size
}

extern "C" fn get_face_name(_: *mut SystemFontInfo, _font: *mut c_void, buffer: *mut c_char, len: c_ulong) -> c_ulong {
    const NAME: &CStr = c"Noto Sans SC";
    let bytes = NAME.to_bytes_with_nul();
    if !buffer.is_null() && len as usize >= bytes.len() {
        // SAFETY: pdfium passes a buffer of `len` bytes, at least as long as the name.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr().cast(), buffer, bytes.len()) };
    }
    bytes.len() as c_ulong
}

extern "C" fn get_font_charset(_: *mut SystemFontInfo, _font: *mut c_void) -> c_int {
    GB2312
}

extern "C" fn delete_font(_: *mut SystemFontInfo, _font: *mut c_void) {}
