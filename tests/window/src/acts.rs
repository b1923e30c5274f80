//! What people of the demo edition do between the screens a test looks at: by acts, without hands.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Person, Window};

/// A mark in the middle of the scale.
const MIDDLE: u64 = 10;

/// Returns the panel of the demo's experts, as every act about it wants it.
#[must_use]
pub fn panel() -> Value {
    json!({ "round": "document-review", "panel": "panel-1" })
}

/// Which items of a dossier get a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// All, whatever they had.
    Everything,
    /// Those without one.
    WhatHasNone,
}

impl Window {
    /// Asks the desk for an action that it must not refuse.
    ///
    /// # Panics
    /// When it does.
    pub async fn done(&self, name: &str, input: Value) -> Value {
        self.act(name, input).await.unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// Has this expert score an application with the middle of every scale, sign, and hand in into this folder; the
    /// copy is locked then.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn hand_in(&self, expert: &Person, application: &str, folder: &Path) {
        self.done("entry.open", json!({ "folder": expert.copy, "passphrase": expert.passphrase })).await;
        let mine = self.done("scoring.mine", json!({})).await;
        let is_it = |one: &&Value| one["cell"]["application"] == application;
        let cell = mine.as_array().unwrap().iter().find(is_it).unwrap()["cell"].clone();
        self.sign(&cell, MIDDLE, &expert.passphrase).await;
        self.done("expert.hand_in", json!({ "folder": folder, "cells": [cell] })).await;
        self.done("entry.lock", json!({})).await;
    }

    /// Gives every item of a dossier this mark and signs, as the expert whose copy is open.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn sign(&self, cell: &Value, steps: u64, passphrase: &str) {
        let version = self.mark(cell, steps, Marked::Everything).await;
        let sign = json!({ "cell": cell, "version": version, "passphrase": passphrase, "reason": null });
        self.done("expert.sign", sign).await;
    }

    /// Gives items of a dossier this mark, and returns the version of the draft then.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn mark(&self, cell: &Value, steps: u64, marked: Marked) -> Value {
        let form = self.done("scoring.open", json!({ "cell": cell })).await;
        let mut draft = form["draft"].clone();
        let categories = form["criteria"]["categories"].as_array().unwrap();
        for item in categories.iter().flat_map(|one| one["items"].as_array().unwrap()) {
            let mark = &mut draft["marks"][item["code"].as_str().unwrap()];
            if marked == Marked::Everything || mark["steps"].is_null() {
                *mark = json!({ "steps": steps, "comments": [] });
            }
        }
        let save = json!({ "cell": cell, "draft": draft, "aids": form["aids"], "version": form["version"] });
        self.done("scoring.save", save).await["version"].clone()
    }

    /// Opens what was taken in, late sheets accepted, as the chair whose copy is open.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn open_sheets(&self, passphrase: &str) {
        let roster = self.done("panel.roster", json!({ "place": panel() })).await;
        let refused = roster["refused"].as_array().unwrap().iter();
        let late: Vec<&Value> = refused.filter(|one| one["late"] == true).map(|one| &one["identity"]).collect();
        let open = json!({
            "place": panel(), "passphrase": passphrase, "present": "监督员、记录员", "at_place": null,
            "reason": "邮路中断，经监督员同意。", "late": late,
        });
        self.done("panel.open", open).await;
    }

    /// Agrees on whatever of the agenda is still open, on the middle voice with its comments; returns how many that
    /// were.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn agree_on_the_rest(&self) -> usize {
        let agenda = self.done("panel.agenda", json!({ "place": panel() })).await;
        let groups = agenda.as_array().unwrap().iter();
        let items = groups.flat_map(|group| group["items"].as_array().unwrap());
        let open: Vec<&Value> = items.filter(|item| item["agreed"].is_null()).collect();
        for item in &open {
            let on = json!({ "place": panel(), "application": item["application"], "item": item["item"] });
            let view = self.done("panel.item", on.clone()).await;
            let mut agree = on;
            let (steps, comments) = middle(&view);
            agree["steps"] = steps;
            agree["reason"] = json!("比对所引材料后一致。");
            agree["comments"] = comments;
            self.done("panel.agree", agree).await;
        }
        open.len()
    }
}

/// Returns the mark of the voice in the middle, and its comments as they are taken over.
fn middle(view: &Value) -> (Value, Value) {
    let mut voices: Vec<&Value> =
        view["voices"].as_array().unwrap().iter().filter(|voice| voice["steps"].is_u64()).collect();
    voices.sort_by_key(|voice| voice["steps"].as_u64());
    let voice = voices[voices.len() / 2];
    let mut comments = voice["comments"].clone();
    for comment in comments.as_array_mut().unwrap() {
        comment["taken_from"] = json!([voice["letter"]]);
    }
    (voice["steps"].clone(), comments)
}
