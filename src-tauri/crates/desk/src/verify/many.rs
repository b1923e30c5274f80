//! Verifying many files over the cores of the machine.

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::sync_channel,
    },
    thread,
};

/// Answers that may wait for an earlier one; a bound for memory as much as a cushion.
const WAITING: usize = 32;

/// Does `work` on every input, on as many threads as the machine has cores, and hands the answers to `take` in the order
/// of the inputs, on the calling thread.
///
/// # Errors
/// What `take` said; the inputs that are not yet begun are then left alone.
pub fn in_order<I: Sync, R: Send, Stop>(
    inputs: &[I],
    work: impl Fn(&I) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(inputs.len());
    if cores < 2 {
        return inputs.iter().enumerate().try_for_each(|(index, input)| take(index, work(input)));
    }
    let begun = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (answers, arriving) = sync_channel::<(usize, R)>(WAITING);
        for _ in 0..cores {
            let (answers, begun, work) = (answers.clone(), &begun, &work);
            scope.spawn(move || {
                loop {
                    let index = begun.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(index) else { break };
                    // Nobody listens any more: `take` stopped.
                    if answers.send((index, work(input))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(answers);
        let (mut early, mut next) = (BTreeMap::new(), 0);
        for (index, answer) in arriving {
            early.insert(index, answer);
            while let Some(answer) = early.remove(&next) {
                take(next, answer)?;
                next += 1;
            }
        }
        Ok(())
    })
}
