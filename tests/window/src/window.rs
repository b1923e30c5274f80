//! An open window and what a test does with it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use fantoccini::{Client, Locator, elements::Element, wd::TimeoutConfiguration};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    Left,
    display::{Display, Part, png},
    driver::Driver,
    program,
};

/// An act may take as long as making the demo edition on a busy machine.
const LONGEST_ACT: Duration = Duration::from_secs(240);
const LONGEST_WAIT: Duration = Duration::from_secs(30);
pub(crate) const PAUSE: Duration = Duration::from_millis(50);
/// What stands still for so long is drawn: the screen follows the page within a few frames.
const STILL: Duration = Duration::from_millis(300);
const MOST_PICTURES: u32 = 20;

/// The window opens in its middle and may grow to 1920 × 1080 from there.
const SCREEN: (u32, u32) = (2600, 1400);

/// How to open it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where copies and settings lie; a folder of the test's own otherwise.
    pub home: Option<PathBuf>,
    /// Show what this server serves, in a program built for that; what `PANELDESK_DEV_URL` names otherwise.
    pub development: Option<String>,
}

/// Something that the page was kept from doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The directive that forbids it.
    pub directive: String,
    /// What was forbidden.
    pub what: String,
}

/// The program's window on a screen of its own. Dropping it ends the program, however it stands.
pub struct Window {
    /// For whatever this type has no word for.
    pub client: Client,
    home: PathBuf,
    own: TempDir,
    _driver: Driver,
    display: Display,
}

impl Window {
    /// Opens the window and waits until the page shows something.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn open(options: Options) -> Window {
        let own = tempfile::Builder::new().prefix("paneldesk-window-").tempdir().unwrap();
        let home = options.home.unwrap_or_else(|| own.path().join("paneldesk"));
        let display = Display::start(SCREEN.0, SCREEN.1);
        let mut environment = vec![
            ("DISPLAY", display.name().to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("PANELDESK_HOME", home.display().to_string()),
        ];
        // Whatever the program, the web view and their libraries leave behind, they leave it here.
        for (variable, folder) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            let folder = own.path().join(folder);
            fs::create_dir(&folder).unwrap();
            environment.push((variable, folder.display().to_string()));
        }
        let development = options.development.or_else(|| std::env::var("PANELDESK_DEV_URL").ok());
        let developing = development.is_some();
        environment.extend(development.map(|url| ("PANELDESK_DEV_URL", url)));
        let mut driver = Driver::start(&environment);
        let client = driver.open(program()).await;
        let window = Window { client, home, own, _driver: driver, display };
        window.client.update_timeouts(TimeoutConfiguration::new(Some(LONGEST_ACT), None, None)).await.unwrap();
        let shows = window.client.current_url().await.unwrap();
        let built_in = shows.scheme() == "tauri";
        assert!(built_in || developing, "{shows}: the program must be built with --features paneldesk/custom-protocol");
        assert!(!(built_in && developing), "the program must be built without the feature custom-protocol");
        window.settle().await;
        window
    }

    /// Returns where the window's copies and settings lie.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Returns the folder that holds the window's home, temporary and cache folders.
    #[must_use]
    pub fn folders(&self) -> &Path {
        self.own.path()
    }

    pub(crate) fn into_left(self) -> Left {
        Left { home: self.home, own: self.own }
    }

    /// Asks the desk for an action, as the page does; an `Err` is the failure.
    ///
    /// # Errors
    /// The desk's own, as JSON.
    ///
    /// # Panics
    /// When the page does not answer.
    pub async fn act(&self, name: &str, input: Value) -> Result<Value, Value> {
        const ASK: &str = "
            const [name, input, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('act', { name, input, job: null })
                .then((output) => done([true, output]), (failure) => done([false, failure]));";
        let mut answer = self.client.execute_async(ASK, vec![json!(name), input]).await.unwrap();
        let value = answer[1].take();
        if answer[0] == json!(true) { Ok(value) } else { Err(value) }
    }

    /// Gives the page so many pixels.
    ///
    /// # Panics
    /// When the page has another size then.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let wanted = json!([width, height]);
        let size = "return [window.innerWidth, window.innerHeight]";
        self.until("the window has its size", async || self.eval(size).await == wanted).await;
    }

    /// Shows the screen at this path, as if the program had just been started there.
    ///
    /// # Panics
    /// When the page does not come back.
    pub async fn go(&self, path: &str) {
        self.eval(&format!("window.location.hash = {}; window.stale = true; window.location.reload()", json!(path)))
            .await;
        self.until("the page is new", async || self.eval("return window.stale === undefined").await == json!(true))
            .await;
        self.settle().await;
    }

    /// Runs a script in the page.
    ///
    /// # Panics
    /// When it throws.
    pub async fn eval(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Returns the text that is shown.
    pub async fn text(&self) -> String {
        self.eval("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this text is shown.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn see(&self, text: &str) {
        self.until(&format!("“{text}” is shown"), async || self.text().await.contains(text)).await;
    }

    /// Returns what the first element of these CSS words says; nothing when there is none.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn said(&self, css: &str) -> String {
        let text = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.client.execute(text, vec![json!(css)]).await.unwrap().as_str().unwrap_or_default().to_owned()
    }

    /// Returns how many elements these CSS words name.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn count(&self, css: &str) -> u64 {
        let number = "return document.querySelectorAll(arguments[0]).length";
        self.client.execute(number, vec![json!(css)]).await.unwrap().as_u64().unwrap()
    }

    /// Returns whether the screen says that everything is saved.
    pub async fn is_saved(&self) -> bool {
        self.count(".pd-saved.saved").await == 1
    }

    /// Waits for an element.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn find(&self, css: &str) -> Element {
        self.until_some(&format!("{css} is there"), async || self.client.find(Locator::Css(css)).await.ok()).await
    }

    /// Waits until something holds.
    ///
    /// # Panics
    /// When it never does; with what the page shows instead.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        let began = std::time::Instant::now();
        while !holds().await {
            if began.elapsed() > LONGEST_WAIT {
                let state = self.eval("return [location.href, document.readyState, document.fonts.status]").await;
                panic!("not so: {what}. {state} shows:\n{}", self.text().await);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until there is something.
    ///
    /// # Panics
    /// When there never is.
    pub async fn until_some<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let mut found = None;
        self.until(what, async || {
            found = look().await;
            found.is_some()
        })
        .await;
        found.unwrap()
    }

    /// Waits until the page has drawn itself, its fonts are there, and nothing says that it is being fetched.
    async fn settle(&self) {
        const SHOWN: &str = "return document.readyState === 'complete' && document.fonts.status === 'loaded'
            && document.querySelector('#root > *') !== null && document.querySelector('[aria-busy=true]') === null
            && document.body.innerText.trim() !== ''";
        self.until("the page shows something", async || self.eval(SHOWN).await == json!(true)).await;
    }

    /// Returns a picture of the window, PNG, once it stands still.
    ///
    /// # Panics
    /// When it never stands still.
    pub async fn picture(&self) -> Vec<u8> {
        let (left, top, width, height) = self.client.get_window_rect().await.unwrap();
        let [left, top, width, height] = [left, top, width, height].map(|points| u32::try_from(points).unwrap());
        let part = Part { left, top, width, height };
        let mut last = Vec::new();
        for _ in 0..MOST_PICTURES {
            let seen = self.display.colours(part);
            if seen == last {
                return png(part, &seen);
            }
            last = seen;
            tokio::time::sleep(STILL).await;
        }
        panic!("the window never stands still");
    }

    /// Returns what the page was kept from doing by its content security policy since it was loaded.
    ///
    /// # Panics
    /// When the page cannot tell.
    pub async fn violations(&self) -> Vec<Violation> {
        let found = self.eval("return window.forbidden").await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| Violation { directive: text(&one[0]), what: text(&one[1]) })
            .collect()
    }
}
