//! Pictures that were drawn, the longest unused dropped first.

use std::{collections::HashMap, sync::Arc};

use reader::Picture;

/// Which page of which content, how wide.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Drawn {
    pub(super) sha256: String,
    pub(super) page: u32,
    pub(super) width: u32,
}

#[derive(Default)]
pub(super) struct Pictures {
    pictures: HashMap<Drawn, (u64, Arc<Picture>)>,
    bytes: usize,
    clock: u64,
}

impl Pictures {
    pub(super) fn get(&mut self, drawn: &Drawn) -> Option<Arc<Picture>> {
        self.clock += 1;
        let (used, picture) = self.pictures.get_mut(drawn)?;
        *used = self.clock;
        Some(Arc::clone(picture))
    }

    /// Keeps a picture and drops others until all fit into `most` bytes; one that never fits is not kept.
    pub(super) fn put(&mut self, drawn: Drawn, picture: Arc<Picture>, most: usize) {
        let size = picture.bytes.len();
        self.drop_one(&drawn);
        if size > most {
            return;
        }
        while self.bytes + size > most {
            let oldest = self.pictures.iter().min_by_key(|(_, (used, _))| *used).map(|(drawn, _)| drawn.clone());
            let Some(oldest) = oldest else { break };
            self.drop_one(&oldest);
        }
        self.clock += 1;
        self.bytes += size;
        self.pictures.insert(drawn, (self.clock, picture));
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    fn drop_one(&mut self, drawn: &Drawn) {
        if let Some((_, picture)) = self.pictures.remove(drawn) {
            self.bytes -= picture.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use reader::{Picture, PictureFormat};

    use super::{Drawn, Pictures};

    fn drawn(page: u32) -> Drawn {
        Drawn { sha256: "a".to_owned(), page, width: 100 }
    }

    fn picture(bytes: usize) -> Arc<Picture> {
        Arc::new(Picture { format: PictureFormat::Png, bytes: vec![0; bytes], width: 100, height: 100 })
    }

    #[test]
    fn the_longest_unused_picture_goes_first_and_the_bytes_are_counted() {
        let mut pictures = Pictures::default();
        for page in 1..=3 {
            pictures.put(drawn(page), picture(30), 100);
        }
        assert!(pictures.get(&drawn(1)).is_some());
        pictures.put(drawn(4), picture(30), 100);
        assert!(pictures.get(&drawn(2)).is_none(), "page 1 was looked at later than page 2");
        assert!(pictures.get(&drawn(1)).is_some() && pictures.get(&drawn(4)).is_some());
        assert_eq!(pictures.bytes(), 90);
        pictures.put(drawn(4), picture(10), 100);
        assert_eq!(pictures.bytes(), 70, "a page drawn again is counted once");
        pictures.put(drawn(5), picture(101), 100);
        assert!(pictures.get(&drawn(5)).is_none() && pictures.bytes() == 70, "too large to be kept, and nothing lost");
    }
}
