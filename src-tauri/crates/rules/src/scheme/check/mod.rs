//! Whether the parts of a scheme fit each other.

mod procedure;
mod refer;
mod rules;

use super::{Scheme, TermKey};
use crate::problem::{Problem, Problems};
use refer::Names;

/// Returns everything that is wrong.
pub(super) fn check(scheme: &Scheme) -> Vec<Problem> {
    let mut problems = Problems::default();
    let names = Names::of(scheme, &mut problems);
    identity(scheme, &names, &mut problems);
    procedure::check(scheme, &names, &mut problems);
    rules::check(scheme, &names, &mut problems);
    terms(scheme, &mut problems);
    problems.into_vec()
}

fn identity(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    let identity = &scheme.identity;
    problems.not_blank("identity.name.zh", &identity.name.zh);
    problems.not_blank("identity.name.en", &identity.name.en);
    problems.not_blank("identity.short_name", &identity.short_name);
    problems.not_blank("identity.version", &identity.version);
    problems.not_blank("identity.source.title", &identity.source.title);
    names.body("identity.organiser", &identity.organiser, problems);
    if let Some(family) = &identity.part_of {
        problems.identifier("identity.part_of.id", &family.id);
        if family.siblings.contains(&identity.id) {
            problems.add(
                "identity.part_of.siblings",
                ("子奖项不能把自己列为同胞。".into(), "A part lists itself as its sibling.".into()),
                ("只列其他子奖项。", "List the other parts only."),
            );
        }
    }
}

fn terms(scheme: &Scheme, problems: &mut Problems) {
    for key in TermKey::all() {
        match scheme.terms.word(key) {
            Some(word) => problems.not_blank(format!("terms.{}", key.as_str()), word),
            None if scheme.needs_word(key) => problems.add(
                "terms",
                (format!("缺少用语“{}”。", key.as_str()), format!("There is no word for \"{}\".", key.as_str())),
                ("写出文件原文所用的词。", "Write the word the document uses."),
            ),
            None => {}
        }
    }
}
