//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::output::{Language, Output};

/// Paneldesk 评审台, from a terminal: verify, merge and audit signed review files, check rule files, count working
/// days, run the demo edition.
#[derive(Debug, Parser)]
#[command(name = "panelctl", version, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Answer with one JSON value on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of sentences for people.
    #[arg(long, global = true, value_enum, default_value_t = LanguageName::Zh)]
    pub(crate) lang: LanguageName,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Languages of sentences.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageName {
    /// 简体中文
    Zh,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the whole main job on an invented edition into DIR: office, supervisor, seven experts, a chair.
    Demo(DemoArgs),
    /// Verify signed files: signature and appearance, each with its reason.
    Verify(VerifyArgs),
    /// Merge score sheets: which count and why not, scores, items to discuss. Signs nothing.
    Merge(MergeArgs),
    /// Recount an archive folder from its leaves, or look for one's own sheets in it (--mine).
    Audit(AuditArgs),
    /// Count working days 工作日 by the official calendars.
    Workdays(WorkdaysArgs),
    /// Award schemes as rule files.
    #[command(subcommand)]
    Scheme(RuleFile),
    /// Criteria sets as rule files.
    #[command(subcommand)]
    Criteria(RuleFile),
    /// Take an assignment package into an encrypted copy, with the text of its documents.
    Import(ImportArgs),
    /// Find words in the documents of a copy, with page and surroundings.
    Search(SearchArgs),
    /// List the documents of a copy: which can be searched, which need a password, which are damaged.
    Documents(DocumentsArgs),
    /// Say what in the dossiers of a plan cannot be shown, before anything is sealed.
    Survey(SurveyArgs),
    /// Do one act of the window: JSON in, JSON out. Without an action, list all of them.
    Do(DoArgs),
}

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Folder to fill; must be missing or empty.
    pub(crate) dir: PathBuf,
    /// Vary the marks: 0 takes them as they are; the same seed always gives the same ranking.
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: u64,
    /// How far to play: to the ranked list, or to the last days of scoring, with one expert's dossiers still to do.
    #[arg(long, value_enum, default_value_t = DemoUntil::Everything)]
    pub(crate) until: DemoUntil,
}

/// How far the demo is played.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DemoUntil {
    /// The ranked list.
    Everything,
    /// One expert still scores, everybody else handed in, the chair has taken nothing in.
    Scoring,
}

impl From<DemoUntil> for desk::demo::Until {
    fn from(until: DemoUntil) -> desk::demo::Until {
        match until {
            DemoUntil::Everything => desk::demo::Until::Everything,
            DemoUntil::Scoring => desk::demo::Until::Scoring,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The office certificate, PEM.
    #[arg(long, value_name = "CA.pem")]
    pub(crate) trust: PathBuf,
    /// A signed charter; repeat for its revisions. Without it, membership stays unknown.
    #[arg(long, value_name = "FILE")]
    pub(crate) charter: Vec<PathBuf>,
    /// Where to write the signed original, when something was appended to a file and the original inside is whole.
    #[arg(long, value_name = "DIR")]
    pub(crate) recover: Option<PathBuf>,
    /// Files to verify.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The office certificate, PEM.
    #[arg(long, value_name = "CA.pem")]
    pub(crate) trust: PathBuf,
    /// The signed charter; repeat for its revisions.
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) charter: Vec<PathBuf>,
    /// The opened matrix of the archive, so that missing cells have names.
    #[arg(long, value_name = "FILE")]
    pub(crate) matrix: Option<PathBuf>,
    /// Show scores by another method instead: mean, median, median-sheet, trimmed:DROP:FROM, trimmed-sheet:DROP:FROM.
    /// Such a result cannot be signed.
    #[arg(long, value_name = "RULE")]
    pub(crate) what_if: Option<String>,
    /// Opened score sheets.
    #[arg(required = true, value_name = "SHEET")]
    pub(crate) sheets: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    /// The archive folder.
    pub(crate) dir: PathBuf,
    /// The office certificate, PEM.
    #[arg(long, value_name = "CA.pem", required_unless_present = "mine")]
    pub(crate) trust: Option<PathBuf>,
    /// A code read from a paper witness slip; repeat for each.
    #[arg(long, value_name = "CODE")]
    pub(crate) code: Vec<String>,
    /// Write the report for people as a PDF.
    #[arg(long, value_name = "FILE.pdf")]
    pub(crate) report: Option<PathBuf>,
    /// One's own encrypted copy: tells whether the archive holds one's sheets as signed. The passphrase is read from
    /// PANELDESK_PASSPHRASE or asked for on standard input.
    #[arg(long, value_name = "COPY")]
    pub(crate) mine: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WorkdaysArgs {
    /// The starting day, YYYY-MM-DD.
    #[arg(long)]
    pub(crate) from: chrono::NaiveDate,
    /// How many working days.
    #[arg(long)]
    pub(crate) days: u32,
    /// Count the starting day itself; by default it does not count.
    #[arg(long)]
    pub(crate) first_day_counts: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The encrypted copy. Its passphrase is read from PANELDESK_PASSPHRASE or asked for on standard input.
    pub(crate) copy: PathBuf,
    /// The package, or volumes of it in any order; the others may come later. Ctrl-C stops the import: the volume under
    /// way then leaves no trace.
    #[arg(required = true, value_name = "PACKAGE")]
    pub(crate) packages: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// The encrypted copy. Its passphrase is read from PANELDESK_PASSPHRASE or asked for on standard input.
    pub(crate) copy: PathBuf,
    /// Words, one or more characters. White space, line ends, width and case do not matter.
    pub(crate) query: String,
    /// Search one application only.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) application: Option<String>,
    /// At most so many places.
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct DocumentsArgs {
    /// The encrypted copy. Its passphrase is read from PANELDESK_PASSPHRASE or asked for on standard input.
    pub(crate) copy: PathBuf,
    /// List one application only.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) application: Option<String>,
    /// Read the texts that could not be read at import.
    #[arg(long)]
    pub(crate) read_missing: bool,
    /// Open a document with its password, read from PANELDESK_DOCUMENT_PASSWORD or asked for on standard input; it is
    /// kept in the copy.
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) unlock: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SurveyArgs {
    /// The edition plan, TOML.
    pub(crate) plan: PathBuf,
    /// The folder of its documents.
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct DoArgs {
    /// The action, such as settings.read. Without it, all actions are listed, with what they do in Chinese and English.
    pub(crate) action: Option<String>,
    /// Its input as JSON; - reads it from standard input.
    #[arg(long, value_name = "JSON", default_value = "{}")]
    pub(crate) input: String,
    /// The encrypted copy to open before.
    #[arg(long, value_name = "DIR")]
    pub(crate) copy: Option<PathBuf>,
    /// A file whose first line is the passphrase of the copy; else it is read from PANELDESK_PASSPHRASE or asked for on
    /// standard input.
    #[arg(long, value_name = "FILE", requires = "copy")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RuleFile {
    /// Check files: all problems at once, with place, what is wrong, and remedy.
    Check {
        /// TOML files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

impl Arguments {
    pub(crate) fn output(&self) -> Output {
        let language = match self.lang {
            LanguageName::Zh => Language::Zh,
            LanguageName::En => Language::En,
        };
        Output { json: self.json, language }
    }
}
