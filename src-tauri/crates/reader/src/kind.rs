//! What a file is, judged by its first bytes and, where those are silent, by its name.

use serde::{Deserialize, Serialize};

/// What a document looks like. Parsing may still find it damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Pdf,
    Docx,
    Xlsx,
    /// The binary workbook of Excel 97 and of WPS (`.xls`, `.et`).
    Xls,
    Jpeg,
    Png,
    Text,
    Other(Foreign),
}

/// Formats that are recognised but cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Foreign {
    /// Binary Word document.
    Doc,
    /// WPS writer document.
    Wps,
    /// Presentations, old and new, `.dps` included.
    Slides,
    /// DOCX, XLSX or PPTX behind a password.
    EncryptedOffice,
    /// GB/T 33190 layout document.
    Ofd,
    /// CAJ, KDH, NH: CNKI's formats.
    Caj,
    Rtf,
    OpenDocument,
    Html,
    Zip,
    Rar,
    SevenZip,
    Tiff,
    Bmp,
    Gif,
    Webp,
    Heic,
    Video,
    Audio,
    Drawing,
    Program,
    Unknown,
}

impl Foreign {
    /// Returns a short stable name, for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doc => "doc",
            Self::Wps => "wps",
            Self::Slides => "slides",
            Self::EncryptedOffice => "encrypted-office",
            Self::Ofd => "ofd",
            Self::Caj => "caj",
            Self::Rtf => "rtf",
            Self::OpenDocument => "opendocument",
            Self::Html => "html",
            Self::Zip => "zip",
            Self::Rar => "rar",
            Self::SevenZip => "7z",
            Self::Tiff => "tiff",
            Self::Bmp => "bmp",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Heic => "heic",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Drawing => "drawing",
            Self::Program => "program",
            Self::Unknown => "unknown",
        }
    }
}

/// Why a kind cannot be shown, by what a person can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Why {
    #[error("a {} file has to be converted to PDF first", .0.name())]
    ConvertFirst(Foreign),
    #[error("a {} file has to be unpacked first", .0.name())]
    UnpackFirst(Foreign),
    #[error("the office file is behind a password; it has to be saved without one")]
    RemovePassword,
    #[error("a {} file cannot be shown", .0.name())]
    CannotShow(Foreign),
}

/// Tells whether documents of a kind can be shown in place.
///
/// # Errors
/// [`Why`] not, for the list a person sees before a package is sealed.
pub fn displayable(kind: Kind) -> Result<(), Why> {
    match kind {
        Kind::Pdf | Kind::Docx | Kind::Xlsx | Kind::Xls | Kind::Jpeg | Kind::Png | Kind::Text => Ok(()),
        Kind::Other(Foreign::EncryptedOffice) => Err(Why::RemovePassword),
        Kind::Other(what @ (Foreign::Zip | Foreign::Rar | Foreign::SevenZip)) => Err(Why::UnpackFirst(what)),
        Kind::Other(what @ (Foreign::Video | Foreign::Audio | Foreign::Program | Foreign::Unknown)) => {
            Err(Why::CannotShow(what))
        }
        Kind::Other(what) => Err(Why::ConvertFirst(what)),
    }
}

/// Names the kind of a document from its first bytes (64 KiB are plenty) and its file name.
///
/// The bytes win over the name: a PDF called `.docx` is a PDF. Reads the head only, so it runs in the parent.
pub fn detect(head: &[u8], name: &str) -> Kind {
    let extension = extension_of(name);
    let starts = |magic: &[u8]| head.starts_with(magic);
    // ISO 32000-1 Annex H, implementation note 13: the header may stand anywhere in the first 1024 bytes.
    if contains(&head[..head.len().min(1024)], b"%PDF-") {
        return Kind::Pdf;
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return zip_kind(head, &extension);
    }
    if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound_kind(head, &extension);
    }
    if starts(b"\xFF\xD8\xFF") {
        return Kind::Jpeg;
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        return Kind::Png;
    }
    let foreign = if starts(b"Rar!\x1a\x07") {
        Some(Foreign::Rar)
    } else if starts(b"7z\xBC\xAF\x27\x1C") {
        Some(Foreign::SevenZip)
    } else if starts(b"II*\0") || starts(b"MM\0*") {
        Some(Foreign::Tiff)
    } else if starts(b"GIF8") {
        Some(Foreign::Gif)
    } else if starts(b"BM") && head.len() > 14 && head[6..10] == [0; 4] {
        Some(Foreign::Bmp)
    } else if starts(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(Foreign::Webp)
    } else if head.get(4..8) == Some(b"ftyp") {
        Some(match head.get(8..12) {
            Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"avif") => Foreign::Heic,
            _ => Foreign::Video,
        })
    } else if starts(b"{\\rtf") {
        Some(Foreign::Rtf)
    } else if starts(b"CAJ") || starts(b"KDH") || starts(b"HN\0") {
        Some(Foreign::Caj)
    } else if starts(b"MZ") || starts(b"\x7fELF") {
        Some(Foreign::Program)
    } else {
        None
    };
    match foreign {
        Some(what) => Kind::Other(what),
        None => by_name(head, &extension),
    }
}

fn by_name(head: &[u8], extension: &str) -> Kind {
    match extension {
        "txt" | "csv" | "tsv" | "md" | "log" if crate::plain::looks_like_text(head) => Kind::Text,
        "html" | "htm" | "mht" | "mhtml" => Kind::Other(Foreign::Html),
        "mp4" | "mov" | "avi" | "wmv" | "mkv" | "mpg" | "mpeg" | "flv" | "3gp" => Kind::Other(Foreign::Video),
        "mp3" | "wav" | "m4a" | "amr" | "wma" | "aac" => Kind::Other(Foreign::Audio),
        "dwg" | "dxf" | "vsd" | "vsdx" => Kind::Other(Foreign::Drawing),
        "caj" | "kdh" | "nh" => Kind::Other(Foreign::Caj),
        "" if !head.is_empty() && crate::plain::looks_like_text(head) => Kind::Text,
        _ => Kind::Other(Foreign::Unknown),
    }
}

/// A zip's first local headers usually name its parts; the extension decides when they do not.
fn zip_kind(head: &[u8], extension: &str) -> Kind {
    let has = |part: &[u8]| contains(head, part);
    if has(b"word/document.xml") || has(b"word/styles.xml") || has(b"word/_rels") {
        Kind::Docx
    } else if has(b"xl/workbook.xml") || has(b"xl/worksheets/") || has(b"xl/_rels") {
        Kind::Xlsx
    } else if has(b"ppt/presentation.xml") || has(b"ppt/slides/") || has(b"ppt/_rels") {
        Kind::Other(Foreign::Slides)
    } else if has(b"OFD.xml") {
        Kind::Other(Foreign::Ofd)
    } else if has(b"mimetypeapplication/vnd.oasis.opendocument") {
        Kind::Other(Foreign::OpenDocument)
    } else {
        match extension {
            "docx" | "docm" => Kind::Docx,
            "xlsx" | "xlsm" => Kind::Xlsx,
            "pptx" | "pptm" | "ppsx" => Kind::Other(Foreign::Slides),
            "ofd" => Kind::Other(Foreign::Ofd),
            "odt" | "ods" | "odp" => Kind::Other(Foreign::OpenDocument),
            _ => Kind::Other(Foreign::Zip),
        }
    }
}

/// An OLE compound file: its directory holds UTF-16 stream names.
fn compound_kind(head: &[u8], extension: &str) -> Kind {
    let has = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(head, &wide)
    };
    if has("EncryptedPackage") || matches!(extension, "docx" | "xlsx" | "pptx") {
        return Kind::Other(Foreign::EncryptedOffice);
    }
    match extension {
        "doc" | "dot" => Kind::Other(Foreign::Doc),
        "wps" | "wpt" => Kind::Other(Foreign::Wps),
        "xls" | "et" => Kind::Xls,
        "ppt" | "dps" => Kind::Other(Foreign::Slides),
        _ if has("WordDocument") => Kind::Other(Foreign::Doc),
        _ if has("Workbook") => Kind::Xls,
        _ if has("PowerPoint Document") => Kind::Other(Foreign::Slides),
        _ => Kind::Other(Foreign::Unknown),
    }
}

fn extension_of(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
