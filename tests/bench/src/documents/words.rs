//! Invented Chinese text in which some words are frequent, as in real writing, and some stand where we put them.

use super::seeded::Seeded;

/// Characters on a line, lines on a page: about 3 KB of UTF-8.
const COLUMNS: usize = 34;
const LINES: usize = 30;
/// Different characters and words of the language.
const CHARACTERS: usize = 4000;
const WORDS: usize = 20_000;

/// The most frequent words, in order; the rest is invented.
const FREQUENT: [&str; 16] = [
    "的",
    "质量",
    "管理",
    "顾客",
    "改进",
    "过程",
    "顾客满意",
    "体系",
    "测量",
    "ISO 9001",
    "战略",
    "创新",
    "卓越绩效",
    "KPI",
    "供应商",
    "标杆",
];

/// Words that stand on one page in so many, and nowhere else. The last is nowhere.
const PLANTED: [(&str, usize); 5] =
    [("龘", 2500), ("鲲鹏", 2500), ("鸾翔凤集", 2500), ("Zq7-Alpha", 2500), ("数字孪生", 100)];
/// Characters that the invented words do without, so that the planted ones stay as rare as they should.
const KEPT: &str = "龘鲲鹏鸾翔凤集孪饕餮";

/// What is searched for: (the query, what it is).
pub(super) const QUERIES: [(&str, &str); 12] = [
    ("的", "1 character, on every page"),
    ("创", "1 character, frequent"),
    ("龘", "1 character, 4 pages"),
    ("质量", "2 characters, on every page"),
    ("标杆", "2 characters, frequent"),
    ("鲲鹏", "2 characters, 4 pages"),
    ("顾客满意", "4 characters, frequent"),
    ("数字孪生", "4 characters, 100 pages"),
    ("鸾翔凤集", "4 characters, 4 pages"),
    ("ISO 9001", "Latin, frequent"),
    ("Zq7-Alpha", "Latin, 4 pages"),
    ("饕餮", "nowhere"),
];

/// A language: words, and how often each is used.
pub(crate) struct Language {
    words: Vec<String>,
    /// Running sum of the frequencies; word n has the frequency 1 / (n + 2).
    sums: Vec<u64>,
}

impl Language {
    pub(crate) fn new() -> Language {
        let mut seeded = Seeded::new(1);
        let kept: Vec<char> = KEPT.chars().collect();
        // Spread over the block of ideographs, all of which GBK has.
        let all = (0..20_900u32).map(|number| 0x4e00 + number * 37 % 20_900).filter_map(char::from_u32);
        let characters: Vec<char> = all.filter(|character| !kept.contains(character)).take(CHARACTERS).collect();
        let mut words: Vec<String> = FREQUENT.map(str::to_owned).to_vec();
        while words.len() < WORDS {
            let length = [1, 2, 2, 2, 2, 2, 2, 3, 4, 4][seeded.below(10)];
            // Frequent characters make more words: the product leans to the beginning.
            let pick =
                |seeded: &mut Seeded| characters[seeded.below(CHARACTERS) * seeded.below(CHARACTERS) / CHARACTERS];
            words.push((0..length).map(|_| pick(&mut seeded)).collect());
        }
        let mut sum = 0;
        let sums = (0..words.len() as u64).map(|number| {
            sum += 1_000_000_000 / (number + 2);
            sum
        });
        Language { sums: sums.collect(), words }
    }

    /// Returns the lines of a page, with a running head and a page number as reports have.
    pub(crate) fn page(&self, document: usize, page: usize, of_all: usize) -> Vec<String> {
        let mut seeded = Seeded::new(1000 + of_all as u64);
        let mut text: Vec<char> = Vec::new();
        for (word, every) in PLANTED {
            if of_all % every == every / 2 {
                text.extend(word.chars());
            }
        }
        while text.len() < LINES * COLUMNS {
            text.extend(self.word(&mut seeded).chars());
            match seeded.below(14) {
                0 => text.push('。'),
                1 => text.push('，'),
                _ => {}
            }
        }
        let mut lines = vec![format!("示范单位{:02} 自我评价报告", document + 1)];
        lines.extend(text.chunks(COLUMNS).take(LINES).map(|line| line.iter().collect::<String>()));
        lines.push(format!("第 {} 页", page + 1));
        lines
    }

    fn word(&self, seeded: &mut Seeded) -> &str {
        let total = self.sums.last().copied().unwrap_or(1);
        let drawn = seeded.next() % total;
        let place = self.sums.partition_point(|sum| *sum <= drawn);
        self.words.get(place).map_or("的", String::as_str)
    }
}
