//! Answers that follow from their question alone, kept for the next time it is asked.
//!
//! A folder of a thousand sheets carries a few dozen certificates: whether a point lies on the curve, or an authority's
//! signature is good, comes out the same each time.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Answers kept at most; a large edition has a thousand people.
const MOST: usize = 4096;

/// Good answers by question. What failed is asked again: a hostile file takes no room.
pub(crate) struct Remembered<Q, A>(Mutex<BTreeMap<Q, A>>);

impl<Q: Ord, A: Clone> Remembered<Q, A> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    /// Returns the answer that is known, or finds it.
    pub(crate) fn get_or<E>(&self, question: Q, find: impl FnOnce() -> Result<A, E>) -> Result<A, E> {
        if let Some(answer) = self.lock().get(&question) {
            return Ok(answer.clone());
        }
        let answer = find()?;
        let mut known = self.lock();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(question, answer.clone());
        Ok(answer)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Q, A>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_good_answer_is_found_once_and_a_bad_one_each_time() {
        let (known, asked) = (Remembered::<u32, u32>::new(), Cell::new(0));
        let ask = |question: u32| {
            known.get_or(question, || {
                asked.set(asked.get() + 1);
                if question == 13 { Err("unlucky") } else { Ok(question * 2) }
            })
        };
        for _ in 0..3 {
            assert_eq!((ask(21), ask(13)), (Ok(42), Err("unlucky")));
        }
        assert_eq!(asked.get(), 4);
    }

    #[test]
    fn it_never_grows_beyond_its_bound() {
        let known = Remembered::<usize, usize>::new();
        for question in 0..3 * MOST {
            assert_eq!(known.get_or(question, || Ok::<_, ()>(question + 1)), Ok(question + 1));
            assert!(known.lock().len() <= MOST);
        }
    }
}
