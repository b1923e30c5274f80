//! Several texts as one byte string that splits in one way only: for each `<bytes in decimal>:<text>,`.

pub(crate) fn join(parts: &[&str]) -> Vec<u8> {
    let mut joined = Vec::new();
    for part in parts {
        joined.extend_from_slice(part.len().to_string().as_bytes());
        joined.push(b':');
        joined.extend_from_slice(part.as_bytes());
        joined.push(b',');
    }
    joined
}
