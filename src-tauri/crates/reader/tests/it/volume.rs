//! A bound volume of scans: larger than all the memory a worker may have.

use crate::common::worker;
use reader::{ByteSource, Kind, TextStatus, survey};
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

const PAGES: u32 = 30;
/// A grey picture of 40 MB on every page: 1.2 GB, where a worker may address one gigabyte.
const SIDE: (u64, u64) = (5_000, 8_000);

/// The bytes of a file that is mostly zeros: those between its pieces.
struct Sparse {
    pieces: Vec<(u64, Vec<u8>)>,
    len: u64,
}

impl Sparse {
    fn write(&mut self, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        let at = self.len;
        self.len += bytes.len() as u64;
        self.pieces.push((at, bytes));
    }

    /// Every page has its number as text above its picture.
    fn volume() -> Sparse {
        let mut file = Sparse { pieces: Vec::new(), len: 0 };
        let mut offsets = Vec::new();
        let mut object = |file: &mut Sparse, body: String, zeros: u64| {
            offsets.push(file.len);
            file.write(format!("{} 0 obj\n{body}", offsets.len()));
            file.len += zeros;
            file.write(if zeros == 0 { "\nendobj\n" } else { "\nendstream\nendobj\n" });
        };
        file.write("%PDF-1.7\n");
        let kids: String = (0..PAGES).map(|page| format!("{} 0 R ", 4 + 3 * page)).collect();
        object(&mut file, "<</Type/Catalog/Pages 2 0 R>>".into(), 0);
        object(&mut file, format!("<</Type/Pages/Kids[{kids}]/Count {PAGES}>>"), 0);
        object(&mut file, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(), 0);
        let (width, height) = SIDE;
        for page in 0..PAGES {
            let at = 4 + 3 * page;
            let resources = format!("<</XObject<</I {} 0 R>>/Font<</F 3 0 R>>>>", at + 2);
            object(
                &mut file,
                format!(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources{resources}>>",
                    at + 1
                ),
                0,
            );
            let content = format!("q 595 0 0 842 0 0 cm /I Do Q BT /F 20 Tf 40 40 Td (volume{page:04}) Tj ET");
            object(&mut file, format!("<</Length {}>>stream\n{content}\nendstream", content.len()), 0);
            let picture = format!(
                "<</Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray/Length {}>>stream\n",
                width * height
            );
            object(&mut file, picture, width * height);
        }
        let table = file.len;
        let size = offsets.len() + 1;
        file.write(format!("xref\n0 {size}\n0000000000 65535 f \n"));
        for offset in offsets {
            file.write(format!("{offset:010} 00000 n \n"));
        }
        file.write(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        file
    }
}

impl ByteSource for Sparse {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        buffer.fill(0);
        let end = offset + buffer.len() as u64;
        let first = self.pieces.partition_point(|(at, bytes)| at + bytes.len() as u64 <= offset);
        for (at, bytes) in self.pieces[first..].iter().take_while(|(at, _)| *at < end) {
            let (from, to) = (offset.max(*at), end.min(at + bytes.len() as u64));
            let place = |position: u64, base: u64| usize::try_from(position - base).unwrap();
            buffer[place(from, offset)..place(to, offset)].copy_from_slice(&bytes[place(from, *at)..place(to, *at)]);
        }
        Ok(())
    }
}

#[test]
fn a_volume_larger_than_the_workers_memory_is_read_and_drawn_to_its_end() {
    let volume: Arc<dyn ByteSource> = Arc::new(Sparse::volume());
    assert!(volume.len() > 1 << 30);
    let survey = survey(|| Ok(worker()), &volume, "合订本.pdf", None, |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(survey.status, TextStatus::Full);
    for (page, found) in survey.text_by_page.iter().enumerate() {
        assert_eq!(found.text.trim(), format!("volume{page:04}"));
    }
    let mut worker = worker();
    worker.open(volume, Kind::Pdf, None).unwrap();
    for page in (0..PAGES).step_by(10).chain([0]) {
        assert!(!worker.page_picture(page, 100).unwrap().bytes.is_empty(), "page {page}");
    }
}
