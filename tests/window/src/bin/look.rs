//! Takes a picture of a screen of the window, from pages under development: `make/look.sh`.
#![allow(clippy::unwrap_used, reason = "a tool for developing: what fails is told and ends it")]

use std::{path::PathBuf, time::Duration};

use clap::{Parser, ValueEnum};
use serde_json::{Value, json};
use window_tests::{Options, Window, within};

/// Takes a picture of a screen of the window, from pages under development.
#[derive(Parser)]
#[command(name = "make/look.sh")]
struct Arguments {
    /// The screen, such as /work; / is where one begins.
    route: String,
    /// Where the picture goes, PNG.
    out: PathBuf,
    /// Pixels of the page.
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
    size: (u32, u32),
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
    /// Size of text.
    #[arg(long, value_name = "PX", default_value_t = 14)]
    text_size: u32,
    /// Keep copies and settings in this folder; with --as, the demo edition is made there once.
    #[arg(long, value_name = "DIR")]
    demo: Option<PathBuf>,
    /// Open the demo copy of the first person with this role, or of the person with this number.
    #[arg(long = "as", value_name = "ROLE", requires = "demo")]
    who: Option<String>,
    /// The server of the pages; PANELDESK_DEV_URL otherwise, or http://localhost:5173.
    #[arg(long)]
    url: Option<String>,
    /// A script to run in the page before the picture is taken; repeat for several, one after the other.
    #[arg(long, value_name = "SCRIPT")]
    js: Vec<String>,
    /// Wait until this text is shown.
    #[arg(long, value_name = "TEXT")]
    see: Option<String>,
    /// Then wait so many milliseconds.
    #[arg(long, value_name = "MS", default_value_t = 300)]
    wait: u64,
    /// Say what axe-core finds on the screen.
    #[arg(long)]
    axe: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Zh,
    En,
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides.ok_or_else(|| "such as 1280x720".to_owned())
}

fn main() {
    let arguments = Arguments::parse();
    within(600, look(arguments));
}

async fn look(arguments: Arguments) {
    let named = || std::env::var("PANELDESK_DEV_URL").unwrap_or_else(|_| "http://localhost:5173".to_owned());
    let url = arguments.url.clone().unwrap_or_else(named);
    let options = Options { home: arguments.demo.clone(), development: Some(url) };
    let window = Window::open(options).await;
    let theme = match arguments.theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let language = match arguments.lang {
        Language::Zh => "zh",
        Language::En => "en",
    };
    let settings = json!({ "language": language, "theme": theme, "textSize": arguments.text_size, "lockAfter": 60 });
    window.act("settings.set", settings).await.unwrap();
    if let Some(who) = &arguments.who {
        enter(&window, who).await;
    }
    window.resize(arguments.size.0, arguments.size.1).await;
    window.go(&arguments.route).await;
    for script in &arguments.js {
        window.eval(script).await;
        tokio::time::sleep(Duration::from_millis(arguments.wait)).await;
    }
    if let Some(text) = &arguments.see {
        window.see(text).await;
    }
    tokio::time::sleep(Duration::from_millis(arguments.wait)).await;
    std::fs::write(&arguments.out, window.picture().await).unwrap();
    if arguments.axe {
        for stumble in window.stumbles().await {
            #[allow(clippy::print_stdout, reason = "this is what was asked for")]
            {
                println!("{stumble}");
            }
        }
    }
}

/// Makes the demo edition where it is not there yet, and opens somebody's copy.
async fn enter(window: &Window, who: &str) {
    let edition = window.act("demo.prepare", json!({})).await.unwrap();
    let people = edition["people"].as_array().unwrap();
    let is = |person: &&Value| person["role"] == who || person["id"] == who;
    let person = people.iter().find(is).unwrap_or_else(|| panic!("nobody is {who} in {edition}"));
    let input = json!({ "folder": person["copy"], "passphrase": person["passphrase"] });
    window.act("entry.open", input).await.unwrap();
}
