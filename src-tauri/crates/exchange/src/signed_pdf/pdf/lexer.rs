//! Reading single values (ISO 32000-1 §7.2, §7.3).

use super::Malformed;
use super::value::{Dict, Kind, Value};

/// Nesting that is followed; a page tree and an outline of ours need about six.
const DEEPEST: usize = 32;
/// Values in one file; a long report of ours has some ten thousand. Bounds memory, as a value takes more room than the
/// two bytes it can be written in.
const MOST_VALUES: usize = 1 << 20;

/// A cursor over the file.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
    values: usize,
}

pub(super) type Read<T> = Result<T, Malformed>;

impl<'a> Lexer<'a> {
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, values: 0 }
    }

    pub(super) fn fail<T>(&self, rule: &'static str) -> Read<T> {
        Err(Malformed { rule, offset: self.at as u64 })
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Takes exactly these bytes.
    pub(super) fn literal(&mut self, text: &[u8], rule: &'static str) -> Read<()> {
        if !self.rest().starts_with(text) {
            return self.fail(rule);
        }
        self.at += text.len();
        Ok(())
    }

    /// Takes a keyword and makes sure that it ends there.
    pub(super) fn keyword(&mut self, text: &[u8], rule: &'static str) -> Read<()> {
        self.literal(text, rule)?;
        if self.peek().is_some_and(is_regular) { self.fail(rule) } else { Ok(()) }
    }

    /// Takes an unsigned decimal number of at most ten digits.
    pub(super) fn unsigned(&mut self, rule: &'static str) -> Read<u64> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 10 {
            return self.fail(rule);
        }
        let value = self.rest()[..digits].iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        self.at += digits;
        Ok(value)
    }

    pub(super) fn value(&mut self) -> Read<Value> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Read<Value> {
        if depth > DEEPEST {
            return self.fail("nesting");
        }
        self.values += 1;
        if self.values > MOST_VALUES {
            return self.fail("number of values");
        }
        self.skip_space();
        let start = self.at;
        let kind = match (self.peek(), self.bytes.get(self.at + 1)) {
            (Some(b'<'), Some(b'<')) => Kind::Dict(self.dict(depth)?),
            (Some(b'<'), _) => Kind::Text(self.hexadecimal()?),
            (Some(b'('), _) => Kind::Text(self.text()?),
            (Some(b'['), _) => Kind::Array(self.array(depth)?),
            (Some(b'/'), _) => Kind::Name(self.name()?),
            (Some(b'+' | b'-' | b'.' | b'0'..=b'9'), _) => self.number()?,
            (Some(b't'), _) => self.keyword(b"true", "value").map(|()| Kind::Bool)?,
            (Some(b'f'), _) => self.keyword(b"false", "value").map(|()| Kind::Bool)?,
            (Some(b'n'), _) => self.keyword(b"null", "value").map(|()| Kind::Null)?,
            _ => return self.fail("value"),
        };
        Ok(Value { kind, span: start..self.at })
    }

    fn dict(&mut self, depth: usize) -> Read<Dict> {
        self.at += 2;
        let mut entries: Vec<(Vec<u8>, Value)> = Vec::new();
        loop {
            self.skip_space();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                break;
            }
            let key = self.name()?;
            entries.push((key, self.nested(depth + 1)?));
        }
        let mut keys: Vec<&[u8]> = entries.iter().map(|(key, _)| key.as_slice()).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| pair[0] == pair[1]) {
            return self.fail("a key twice in one dictionary");
        }
        Ok(Dict(entries))
    }

    fn array(&mut self, depth: usize) -> Read<Vec<Value>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(items);
            }
            items.push(self.nested(depth + 1)?);
        }
    }

    fn name(&mut self) -> Read<Vec<u8>> {
        self.literal(b"/", "name")?;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            if byte != b'#' {
                name.push(byte);
                continue;
            }
            let digits = self.rest().get(..2).and_then(|two| Some(digit(two[0])? << 4 | digit(two[1])?));
            let Some(code) = digits else { return self.fail("name") };
            name.push(code);
            self.at += 2;
        }
        Ok(name)
    }

    fn hexadecimal(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut high = None;
        loop {
            let Some(byte) = self.peek() else { return self.fail("string") };
            self.at += 1;
            match (byte, digit(byte), high) {
                (b'>', ..) => break,
                (_, Some(low), Some(upper)) => {
                    bytes.push(upper << 4 | low);
                    high = None;
                }
                (_, Some(upper), None) => high = Some(upper),
                (_, None, _) if is_space(byte) => {}
                _ => return self.fail("string"),
            }
        }
        bytes.extend(high.map(|upper| upper << 4));
        Ok(bytes)
    }

    fn text(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut open = 0_usize;
        loop {
            let Some(byte) = self.peek() else { return self.fail("string") };
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 0 => return Ok(bytes),
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut bytes)?;
                    continue;
                }
                b'\r' => {
                    // Any end of line inside a string counts as one line feed (§7.3.4.2).
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Read<()> {
        let Some(byte) = self.peek() else { return self.fail("string") };
        self.at += 1;
        bytes.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'(' | b')' | b'\\' => byte,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                code as u8
            }
            _ => return self.fail("string"),
        });
        Ok(())
    }

    /// A number, or a reference when `0 R` follows an integer.
    fn number(&mut self) -> Read<Kind> {
        let start = self.at;
        while self.peek().is_some_and(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        let token = &self.bytes[start..self.at];
        let digits = token.strip_prefix(b"-").or(token.strip_prefix(b"+")).unwrap_or(token);
        let points = digits.iter().filter(|byte| **byte == b'.').count();
        let plain = digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') && digits.len() > points;
        if !plain || points > 1 || self.peek().is_some_and(is_regular) {
            return self.fail("number");
        }
        if points == 1 {
            return Ok(Kind::Real);
        }
        let parsed = std::str::from_utf8(token).ok().and_then(|text| text.parse::<i64>().ok());
        let Some(number) = parsed else { return self.fail("number") };
        let ahead = self.rest();
        let is_reference = ahead.starts_with(b" 0 R") && !ahead.get(4).copied().is_some_and(is_regular);
        if !is_reference {
            return Ok(Kind::Integer(number));
        }
        self.at += 4;
        u32::try_from(number).map(Kind::Reference).or_else(|_| self.fail("reference"))
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Neither white space nor a delimiter (§7.2.2).
const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    fn read(text: &str) -> Read<Value> {
        Lexer::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn values_are_read_as_the_standard_says() {
        let dict = "<</A#42 (a\\(\\051\\\\ (b)\\12)/C[<4f 6> 12 0 R -7 +1.5 true null]/D<</E/F>>>>";
        let Kind::Dict(dict) = read(dict).unwrap().kind else { panic!("a dictionary") };
        assert_eq!(dict.text("AB").unwrap(), b"a()\\ (b)\n");
        let items = dict.array("C").unwrap();
        assert!(matches!(&items[0].kind, Kind::Text(bytes) if bytes == b"O\x60"));
        assert_eq!(items[1].as_reference(), Some(12));
        assert!(matches!(items[2].kind, Kind::Integer(-7)));
        assert!(matches!(items[3].kind, Kind::Real));
        let mut inner = 0;
        dict.get("D").unwrap().each_dict(&mut |dict| inner += usize::from(dict.names("E", "F")));
        assert_eq!(inner, 1);
    }

    #[test]
    fn broken_values_are_refused_and_deep_ones_do_not_overflow() {
        let deep = "[".repeat(100_000);
        let wide = format!("[{}]", "0 ".repeat(2 << 20));
        for text in
            ["", "<<", "<</A>>", "<</A 1/A 2>>", "<</A 1/#41 2>>", "[1", "(a", "(a\\q)", "<4g>", "<4", "1.2.3", "--1"]
                .into_iter()
                .chain([
                    "1x",
                    "/#4",
                    "trueish",
                    "%",
                    "99999999999999999999",
                    "{1}",
                    "-1 0 R",
                    ".",
                    deep.as_str(),
                    wide.as_str(),
                ])
        {
            assert!(read(text).is_err(), "{}", &text[..text.len().min(20)]);
        }
    }
}
