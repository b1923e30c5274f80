//! Where the characters of a page stand, as the copy keeps it: compact JSON beside the text.

use reader::PageText;

/// A page's text with the place of every character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLayer {
    /// One `[left, top, right, bottom]` per character of the text, in 1/100 pt from the top left corner of the page as
    /// shown; all 0 where a character has no place. Empty for documents without pages.
    pub boxes: Vec<[i32; 4]>,
}

impl TextLayer {
    /// Writes the boxes as one flat array of numbers; `None` when there are none.
    pub(crate) fn to_json(text: &PageText) -> Option<String> {
        if text.boxes.is_empty() {
            return None;
        }
        let mut json = String::with_capacity(text.boxes.len() * 24);
        json.push('[');
        for (index, number) in text.boxes.iter().flatten().enumerate() {
            if index > 0 {
                json.push(',');
            }
            json.push_str(&number.to_string());
        }
        json.push(']');
        Some(json)
    }

    /// Reads them again; `None` when they are not what was written.
    pub(crate) fn from_json(json: &str) -> Option<TextLayer> {
        let numbers: Vec<i32> = serde_json::from_str(json).ok()?;
        let (boxes, rest) = numbers.as_chunks::<4>();
        rest.is_empty().then(|| TextLayer { boxes: boxes.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::TextLayer;

    #[test]
    fn boxes_read_as_they_were_written() {
        let boxes = vec![[1, -2, 30, 400], [0; 4], [i32::MIN, 0, i32::MAX, 7]];
        let text = reader::PageText { text: "质量\n".to_owned(), boxes: boxes.clone() };
        let json = TextLayer::to_json(&text).expect("there are boxes");
        assert_eq!(TextLayer::from_json(&json), Some(TextLayer { boxes }));
        assert_eq!(TextLayer::from_json("[1,2,3]"), None);
        assert_eq!(TextLayer::to_json(&reader::PageText::default()), None);
    }
}
