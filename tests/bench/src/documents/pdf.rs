//! The simplest PDF files that real scanners and office programs write: a flat page tree, one picture or lines of Chinese
//! text on each page, fonts not embedded.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

/// A picture as it lies in the file.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) jpeg: bool,
    /// JPEG, or one byte of grey per pixel.
    pub(super) bytes: Vec<u8>,
}

/// A file being written, one object after the other.
pub(crate) struct Pdf {
    out: BufWriter<File>,
    at: u64,
    /// Where object number n + 1 begins.
    places: Vec<u64>,
    pages: Vec<usize>,
}

const CATALOG: usize = 1;
const TREE: usize = 2;
const FONT: usize = 3;

/// Points; A4.
const WIDTH: usize = 595;
const HEIGHT: usize = 842;
const MARGIN: usize = 60;
const LEADING: usize = 22;

impl Pdf {
    pub(crate) fn create(path: &Path) -> io::Result<Pdf> {
        let mut pdf = Pdf { out: BufWriter::new(File::create(path)?), at: 0, places: vec![0; FONT], pages: Vec::new() };
        pdf.write(b"%PDF-1.7\n%\xe5\xe6\xe7\xe8\n")?;
        pdf.object(CATALOG, format!("<</Type/Catalog/Pages {TREE} 0 R>>").as_bytes())?;
        // Proportional Latin, full-width Chinese, by the name every reader of PDF knows.
        let font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font\
                    /Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)\
                    /Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light\
                    /Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>\
                    >>]>>";
        pdf.object(FONT, font.as_bytes())?;
        Ok(pdf)
    }

    /// Adds a page filled by a picture.
    pub(super) fn picture(&mut self, picture: &Picture) -> io::Result<()> {
        let Picture { width, height, jpeg, bytes } = picture;
        let filter = if *jpeg { "/Filter/DCTDecode" } else { "" };
        let entries = format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8{filter}"
        );
        let image = self.stream(&entries, bytes)?;
        let content = self.stream("", format!("q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q").as_bytes())?;
        self.page(&format!("/XObject<</P {image} 0 R>>"), content)
    }

    /// Adds a page of lines of text.
    pub(crate) fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        let mut content = format!("BT /F 12 Tf {LEADING} TL {MARGIN} {} Td\n", HEIGHT - MARGIN);
        for line in lines {
            content.push('<');
            line.encode_utf16().for_each(|unit| content.push_str(&format!("{unit:04X}")));
            content.push_str("> Tj T*\n");
        }
        content.push_str("ET");
        let content = self.stream("", content.as_bytes())?;
        self.page(&format!("/Font<</F {FONT} 0 R>>"), content)
    }

    fn page(&mut self, resources: &str, content: usize) -> io::Result<()> {
        let number = self.next();
        let page = format!(
            "<</Type/Page/Parent {TREE} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<<{resources}>>/Contents {content} 0 R>>"
        );
        self.object(number, page.as_bytes())?;
        self.pages.push(number);
        Ok(())
    }

    /// Writes the page tree and the table of objects.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let tree = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", self.pages.len());
        self.object(TREE, tree.as_bytes())?;
        let table = self.at;
        let count = self.places.len() + 1;
        let mut end = format!("xref\n0 {count}\n0000000000 65535 f \n");
        self.places.iter().for_each(|place| end.push_str(&format!("{place:010} 00000 n \n")));
        end.push_str(&format!("trailer\n<</Size {count}/Root {CATALOG} 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        self.write(end.as_bytes())?;
        self.out.flush()
    }

    fn next(&mut self) -> usize {
        self.places.push(0);
        self.places.len()
    }

    fn object(&mut self, number: usize, body: &[u8]) -> io::Result<()> {
        self.places[number - 1] = self.at;
        self.write(format!("{number} 0 obj\n").as_bytes())?;
        self.write(body)?;
        self.write(b"\nendobj\n")
    }

    fn stream(&mut self, entries: &str, bytes: &[u8]) -> io::Result<usize> {
        let number = self.next();
        let head = format!("<<{entries}/Length {}>>\nstream\n", bytes.len());
        self.object(number, &[head.as_bytes(), bytes, b"\nendstream"].concat())?;
        Ok(number)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}
