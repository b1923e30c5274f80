//! The actions and their types as TypeScript.

use std::{any::TypeId, collections::BTreeMap};

use ts_rs::{Config, TS, TypeVisitor};

use super::{Action, Failure, Step, entries};

const HEAD: &str = "// Written from the actions of the desk (desk/src/action) by its tests. Do not edit.\n\n";

/// Named types found so far, and one line per action.
#[derive(Default)]
pub(super) struct Declarations {
    seen: Vec<TypeId>,
    types: BTreeMap<String, String>,
    actions: Vec<String>,
}

impl Declarations {
    pub(super) fn action<A: Action>(&mut self) {
        let config = Config::default();
        self.visit::<A>();
        self.visit::<A::Output>();
        let (input, output) = (A::name(&config), A::Output::name(&config));
        self.actions.push(format!(
            "  /** {} */\n  \"{}\": {{ input: {input}; output: {output} }};\n",
            A::HELP_EN,
            A::NAME
        ));
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        let config = Config::default();
        // Only types of our own are declared; numbers, strings, lists are TypeScript's.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.types.insert(T::ident(&config), format!("{docs}export {}\n", T::decl(&config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// Returns the TypeScript file of all actions.
#[must_use]
pub fn typescript() -> String {
    let mut found = Declarations::default();
    found.visit::<Failure>();
    found.visit::<Step>();
    for entry in entries() {
        (entry.declare)(&mut found);
    }
    let mut text = HEAD.to_owned();
    for declaration in found.types.values() {
        text.push_str(declaration);
        text.push('\n');
    }
    text.push_str("/** Every action: what goes in and what comes out. */\nexport interface Actions {\n");
    for line in &found.actions {
        text.push_str(line);
    }
    text.push_str("}\n");
    text
}
