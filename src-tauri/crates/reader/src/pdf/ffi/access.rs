//! `FPDF_FILEACCESS`: pdfium asks here for bytes of the document.

use crate::worker::Supply;
use std::ffi::{c_int, c_uchar, c_ulong, c_void};

#[repr(C)]
pub(super) struct FileAccess {
    len: c_ulong,
    get_block: extern "C" fn(*mut c_void, c_ulong, *mut c_uchar, c_ulong) -> c_int,
    supply: *mut c_void,
}

impl FileAccess {
    /// The supply is boxed so that its address stays; whoever holds the `FileAccess` must hold it as long.
    pub(super) fn new(supply: &Supply) -> Option<(Box<Self>, Box<Supply>)> {
        let len = c_ulong::try_from(supply.len()).ok()?;
        let supply = Box::new(supply.clone());
        let pointer = std::ptr::from_ref(&*supply).cast_mut().cast();
        Some((Box::new(Self { len, get_block, supply: pointer }), supply))
    }
}

extern "C" fn get_block(supply: *mut c_void, offset: c_ulong, buffer: *mut c_uchar, len: c_ulong) -> c_int {
    let Ok(len) = usize::try_from(len) else { return 0 };
    if supply.is_null() || buffer.is_null() || len == 0 {
        return c_int::from(len == 0);
    }
    // SAFETY: pdfium passes the pointer set in `FileAccess::new`, alive while the document is, and a buffer of
    // `len` bytes for this call alone. It may be uninitialised, so it is cleared before a slice is made of it.
    let (supply, buffer) = unsafe {
        buffer.write_bytes(0, len);
        (&*supply.cast::<Supply>(), std::slice::from_raw_parts_mut(buffer, len))
    };
    #[allow(clippy::useless_conversion, reason = "c_ulong has 32 bits on some platforms")]
    c_int::from(supply.read_at(u64::from(offset), buffer).is_ok())
}
