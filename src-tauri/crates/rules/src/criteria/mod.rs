//! Criteria sets: what is scored, out of how many points, in which step, and what the levels mean.
//!
//! A set is a tree of categories 类目 and scored items 条款 with whole-number points. A mark is a whole number of the
//! set's declared step, so every score is exact: points × steps ÷ full steps. Bands say in words what a level of percent
//! means; dimensions (方法-展开-学习-整合, 水平-趋势-对比-整合) are aids to one holistic judgement and carry no weight.
//!
//! The texts are this program's own words, never a standard's sentences. Deliberately absent: weights of dimensions,
//! merging, rounding.

mod check;
mod set;
mod step;

pub use set::{Band, Category, Confidence, CriteriaSet, Dimension, Dimensions, Item, ItemKind, Text};
pub use step::Step;
