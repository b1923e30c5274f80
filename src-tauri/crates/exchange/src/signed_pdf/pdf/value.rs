//! PDF values with the place they were read from.

use std::ops::Range;

/// A value and the bytes it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    pub(crate) span: Range<usize>,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Null,
    Bool,
    Integer(i64),
    Real,
    /// A literal or hexadecimal string, decoded.
    Text(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Value>),
    Dict(Dict),
    /// A reference to an object of generation 0.
    Reference(u32),
}

/// A dictionary. Invariant: no key twice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dict(pub(super) Vec<(Vec<u8>, Value)>);

impl Dict {
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&[u8], &Value)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        match self.get(key)?.kind {
            Kind::Integer(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<&[u8]> {
        match &self.get(key)?.kind {
            Kind::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn reference(&self, key: &str) -> Option<u32> {
        self.get(key)?.as_reference()
    }

    pub(crate) fn array(&self, key: &str) -> Option<&[Value]> {
        match &self.get(key)?.kind {
            Kind::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Whether the key holds exactly this name.
    pub(crate) fn names(&self, key: &str, name: &str) -> bool {
        self.get(key).is_some_and(|value| matches!(&value.kind, Kind::Name(found) if found == name.as_bytes()))
    }
}

impl Value {
    pub(crate) const fn as_reference(&self) -> Option<u32> {
        match self.kind {
            Kind::Reference(number) => Some(number),
            _ => None,
        }
    }

    /// Calls a function on every dictionary in this value, outermost first. Depth is bounded by the reader.
    pub(crate) fn each_dict<'a>(&'a self, visit: &mut impl FnMut(&'a Dict)) {
        match &self.kind {
            Kind::Array(items) => items.iter().for_each(|item| item.each_dict(visit)),
            Kind::Dict(dict) => {
                visit(dict);
                dict.0.iter().for_each(|(_, value)| value.each_dict(visit));
            }
            _ => {}
        }
    }
}
