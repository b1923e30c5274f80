// Written from the actions of the desk (desk/src/action) by its tests. Do not edit.

/**
 * Private notes of one cell.
 */
export type Aids = { 
/**
 * By item.
 */
items: { [key in ItemId]: ItemAids }, 
/**
 * What matters most about this applicant, in the expert's words.
 */
key_factors: Array<string>, };

/**
 * An application 申报, by the number on its dossier.
 */
export type ApplicationId = string;

/**
 * Compares one's own signed sheets with a folder.
 */
export type AuditMine = { folder: string, };

/**
 * The verdict on an archive.
 */
export type AuditReport = { 
/**
 * Edition as printed; empty without a charter.
 */
edition: string, 
/**
 * Signed files looked at.
 */
files: number, 
/**
 * SHA-256 over the sorted SHA-256 values of the files, one hex line each: the same wherever they lie.
 */
archive: Digest, 
/**
 * Charter revisions found.
 */
charters: number, 
/**
 * Counts per round and panel.
 */
counts: Array<RoundCount>, 
/**
 * Acts with a witness slip.
 */
acts: Array<WitnessedAct>, 
/**
 * Files that are not good, and results that do not recompute.
 */
differences: Array<Difference>, 
/**
 * What was recomputed.
 */
recomputed: Array<Recomputed>, 
/**
 * The ranked list, recomputed.
 */
ranking: Array<RankingLine>, 
/**
 * What this audit cannot prove, as Chinese sentences.
 */
not_provable: Array<string>, };

/**
 * Writes the two-page report.
 */
export type AuditReportFile = { 
/**
 * Where the PDF goes.
 */
path: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * The office's certificate, from somewhere else than the archive. Without it the one of the open copy.
 */
trust: string | null, 
/**
 * Codes from paper witness slips.
 */
codes: Array<string>, };

/**
 * Verifies every signed file of a folder and recomputes the results.
 */
export type AuditRun = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The office's certificate, from somewhere else than the archive. Without it the one of the open copy.
 */
trust: string | null, 
/**
 * Codes from paper witness slips.
 */
codes: Array<string>, };

/**
 * The verdict.
 */
export type AuditVerdict = { 
/**
 * Whether everything that was recomputed agrees and nothing that matters differs.
 */
consistent: boolean, 
/**
 * Files passed over because they are too large to be of this program.
 */
too_large: Array<string>, 
/**
 * The report.
 */
report: AuditReport, };

/**
 * What was written.
 */
export type BackedUp = { 
/**
 * Where.
 */
folder: string, 
/**
 * When.
 */
at: string, };

/**
 * A cell of the matrix by its natural key.
 */
export type CellKey = { 
/**
 * Round.
 */
round: RoundId, 
/**
 * Panel.
 */
panel: PanelId, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Expert.
 */
expert: PersonId, };

/**
 * Something to check on site 现场核查要点.
 */
export type CheckPoint = { 
/**
 * Items concerned.
 */
items: Array<ItemId>, 
/**
 * Text.
 */
text: Prose, 
/**
 * Places in the dossier it rests on.
 */
citations: Array<Citation>, };

/**
 * A place in the dossier.
 */
export type Citation = { 
/**
 * Document of the dossier.
 */
document: DocumentId, 
/**
 * Short name as printed, such as 报告.
 */
label: Line, 
/**
 * Physical page from 1; none for a document without pages.
 */
page: number | null, 
/**
 * The words cited, when text was selected.
 */
quote: Line | null, 
/**
 * The region cited in 1/100 pt of the page picture: left, top, right, bottom.
 */
region: [number, number, number, number] | null, };

/**
 * A comment on an item.
 */
export type Comment = { 
/**
 * What it says.
 */
kind: CommentKind, 
/**
 * Text.
 */
text: Prose, 
/**
 * Places in the dossier it rests on.
 */
citations: Array<Citation>, };

/**
 * Kinds of comment.
 */
export type CommentKind = "strength" | "opportunity";

/**
 * Writes a backup of the open copy into an empty folder.
 */
export type CopyBackUp = { folder: string, };

/**
 * Makes a copy of a backup and opens it.
 */
export type CopyRestore = { 
/**
 * The folder of the backup.
 */
backup: string, 
/**
 * An empty or missing folder for the copy; without one a new folder in the program's own place.
 */
folder: string | null, passphrase: Secret, };

/**
 * Where the demo edition lies and who is in it.
 */
export type DemoEdition = { 
/**
 * The folder with its files: charter, packages, sealed sheets.
 */
folder: string, 
/**
 * Its people.
 */
people: Array<DemoSeat>, };

/**
 * Makes the demo edition where it is not there yet.
 */
export type DemoPrepare = { 
/**
 * Throws an earlier one away with everything that was tried in it.
 */
anew: boolean, };

/**
 * An invented person.
 */
export type DemoSeat = { 
/**
 * Identifier.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: "organiser" | "entrusted_body" | "chair" | "supervisor" | "expert", 
/**
 * The copy's folder.
 */
copy: string, 
/**
 * The passphrase.
 */
passphrase: string, };

/**
 * Something that is not as it should be.
 */
export type Difference = { 
/**
 * The file.
 */
file: string, 
/**
 * Stable code of the first reason.
 */
code: string, 
/**
 * What is wrong, in Chinese.
 */
zh: string, 
/**
 * What is wrong, in English.
 */
en: string, 
/**
 * Whether it keeps a result from being proven. A file that nothing rests on does not.
 */
matters: boolean, };

/**
 * A SHA-256 value (FIPS 180-4). JSON text is 64 lower-case hex digits.
 */
export type Digest = string;

/**
 * How an item looks in one dimension.
 */
export type DimensionAid = { 
/**
 * The band of the criteria set, from 0.
 */
band: number | null, 
/**
 * A few words; may be empty.
 */
note: string, };

/**
 * A piece of a flowing document.
 */
export type DocumentBlock = { "kind": "heading", 
/**
 * 1 to 9.
 */
level: number, 
/**
 * Text.
 */
text: string, } | { "kind": "paragraph", 
/**
 * Text.
 */
text: string, } | { "kind": "table", 
/**
 * Rows of cells.
 */
rows: Array<Array<DocumentCell>>, } | { "kind": "aside", 
/**
 * Where it stands.
 */
place: "header" | "footer" | "footnote" | "endnote" | "comment" | "text_box", 
/**
 * Text.
 */
text: string, };

/**
 * A bookmark.
 */
export type DocumentBookmark = { 
/**
 * 0 at the top.
 */
level: number, 
/**
 * Title.
 */
title: string, 
/**
 * Page, from 1.
 */
page: number | null, };

/**
 * A table cell.
 */
export type DocumentCell = { 
/**
 * Text.
 */
text: string, 
/**
 * Columns it covers.
 */
columns: number, 
/**
 * Rows it covers.
 */
rows: number, };

/**
 * One place where the words stand.
 */
export type DocumentHit = { 
/**
 * The document's key.
 */
key: string, 
/**
 * Application.
 */
application: string, 
/**
 * The document's file name.
 */
name: string, 
/**
 * Page on which the words begin, from 1.
 */
page: number, 
/**
 * First character (not UTF-16 unit) of the words in the page's text, from 0.
 */
from: number, 
/**
 * Page on which they end.
 */
end_page: number, 
/**
 * One past their last character there.
 */
to: number, 
/**
 * The text around them, on one line.
 */
snippet: string, 
/**
 * Characters of the snippet to be marked: from and one past the last.
 */
marks: Array<[number, number]>, };

/**
 * A document of a dossier.
 */
export type DocumentId = string;

/**
 * A page's text; empty where there is none.
 */
export type DocumentPageText = { 
/**
 * The text; lines end with `\n`.
 */
text: string, 
/**
 * Left, top, right, bottom of every character (not UTF-16 unit) one after the other, in 1/100 pt from the top left
 * corner of the page as shown; all 0 where a character has no place.
 */
boxes: Array<number>, };

/**
 * How a document is read in place.
 */
export type DocumentReading = "pages" | "blocks" | "password" | "unread" | "never";

/**
 * A document as the reading pane needs it.
 */
export type DocumentView = { 
/**
 * Identifier in this copy: application and document, `01-02`.
 */
key: string, 
/**
 * Application.
 */
application: string, 
/**
 * Identifier within the dossier, as citations name it.
 */
document: string, 
/**
 * File name as handed in.
 */
name: string, 
/**
 * Name without number and ending.
 */
title: string, 
/**
 * A few characters for citations, such as 报告.
 */
label: string, 
/**
 * `pdf`, `docx`, `xlsx`, …
 */
kind: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * How it is read in place.
 */
reading: DocumentReading, 
/**
 * Width and height of every page in 1/100 pt, one after the other; 0 × 0 for a sheet of a workbook.
 */
pages: Array<number>, 
/**
 * Bookmarks in reading order.
 */
bookmarks: Array<DocumentBookmark>, 
/**
 * Whether it can be searched: a short stable name.
 */
status: string, 
/**
 * The same in Chinese.
 */
zh: string, 
/**
 * The same in English.
 */
en: string, 
/**
 * Pages the applicant declares secret 申明秘密, from 1.
 */
secret_pages: Array<number>, };

/**
 * Asks for the headings, paragraphs and tables of a DOCX, a text, or a sheet of a workbook.
 */
export type DocumentsBlocks = { 
/**
 * The document's key.
 */
key: string, 
/**
 * 1, or the sheet's number.
 */
page: number, };

/**
 * What was found.
 */
export type DocumentsFound = { 
/**
 * In the order of documents and pages.
 */
hits: Array<DocumentHit>, 
/**
 * Whether there are more than the limit.
 */
more: boolean, };

/**
 * Opens a document with its password and keeps the password in the copy.
 */
export type DocumentsGivePassword = { 
/**
 * The document's key.
 */
key: string, 
/**
 * Its password.
 */
password: Secret, };

/**
 * Lists the documents of a dossier.
 */
export type DocumentsList = { 
/**
 * Whose.
 */
application: ApplicationId, };

/**
 * Asks for the text of a page.
 */
export type DocumentsPage = { 
/**
 * The document's key.
 */
key: string, 
/**
 * Page, from 1.
 */
page: number, };

/**
 * Reads every document whose text nobody has read yet.
 */
export type DocumentsReadMissing = Record<symbol, never>;

/**
 * Finds words in the documents of a dossier, or of the whole copy.
 */
export type DocumentsSearch = { 
/**
 * What is looked for; white space, line ends, width and case do not matter.
 */
query: string, 
/**
 * Whose documents; none for all.
 */
application: ApplicationId | null, 
/**
 * At most so many hits.
 */
limit: number, };

/**
 * Nothing more to say.
 */
export type Done = Record<symbol, never>;

/**
 * What an expert has entered so far. Autosaved; nothing in it is final.
 */
export type Draft = { 
/**
 * Whether marks are being given.
 */
standing: Standing, 
/**
 * Marks and comments by item.
 */
marks: { [key in ItemId]: DraftMark }, 
/**
 * Overall comment.
 */
overall: Prose | null, 
/**
 * What should be checked on site.
 */
check_points: Array<CheckPoint>, };

/**
 * One item in a draft.
 */
export type DraftMark = { 
/**
 * The mark in steps; none is not yet given.
 */
steps: number | null, 
/**
 * Comments so far.
 */
comments: Array<Comment>, };

/**
 * An edition 届 of an award.
 */
export type EditionId = string;

/**
 * Takes the office's answer in.
 */
export type EnrolComplete = { 
/**
 * The answer file.
 */
path: string, 
/**
 * The code the office reads out.
 */
code: string, };

/**
 * Asks whether a request was made already.
 */
export type EnrolPending = Record<symbol, never>;

/**
 * Makes keys and writes the request file.
 */
export type EnrolRequest = { person: PersonId, name: Line, edition: EditionId, passphrase: Secret, 
/**
 * Where the request file goes.
 */
path: string, };

/**
 * Creates a copy.
 */
export type EntryCreate = { 
/**
 * An empty or missing folder; without one a new folder in the program's own place.
 */
folder: string | null, 
/**
 * The owner's name, shown before the passphrase is asked.
 */
name: string, passphrase: Secret, };

/**
 * Takes a copy off the list. The copy itself stays where it is.
 */
export type EntryForget = { folder: string, };

/**
 * Locks the open copy.
 */
export type EntryLock = Record<symbol, never>;

/**
 * Opens a copy.
 */
export type EntryOpen = { folder: string, passphrase: Secret, };

/**
 * Asks for the copies this machine knows.
 */
export type EntryRecent = Record<symbol, never>;

/**
 * Asks whose copy is open.
 */
export type EntryStatus = Record<symbol, never>;

/**
 * An error with its sentences in both languages.
 */
export type Failure = { 
/**
 * Stable code; programs branch on it, never on text.
 */
code: string, 
/**
 * How it feels: something is not ready, something is not genuine, or you stopped it.
 */
severity: "precondition" | "broken" | "cancelled", 
/**
 * What happened, in Chinese.
 */
zh: string, 
/**
 * What to do now, in Chinese.
 */
remedy_zh: string, 
/**
 * What happened, in English.
 */
en: string, 
/**
 * What to do now, in English.
 */
remedy_en: string, };

/**
 * Kinds of hint; the order is that of their weight.
 */
export type HintCode = "dimensions_apart" | "no_comment" | "extreme_uncited" | "same_text" | "unlike_own";

/**
 * A moment as somebody's clock claimed it. JSON text is `2026-05-14T03:42:00Z`.
 */
export type Instant = string;

/**
 * Private notes on one item.
 */
export type ItemAids = { 
/**
 * By the dimension's code.
 */
dimensions: { [key in string]: DimensionAid }, 
/**
 * Kinds of remark that need no citation, as the expert said.
 */
uncited: Array<Remark>, 
/**
 * Hints that were put away.
 */
dismissed: Array<HintCode>, };

/**
 * A scored item 条款 of a criteria set, such as `4.1.2`.
 */
export type ItemId = string;

/**
 * A copy that was opened here before.
 */
export type KnownCopy = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The owner's name.
 */
name: string, 
/**
 * The owner's role, when it was opened last.
 */
role: "organiser" | "entrusted_body" | "chair" | "supervisor" | "expert" | null, 
/**
 * The edition's name.
 */
edition: string | null, 
/**
 * When it was opened last.
 */
opened: string, 
/**
 * Whether the folder still holds a copy.
 */
there: boolean, 
/**
 * The passphrase of an invented person of the demo edition; of nobody else.
 */
demo_passphrase: string | null, };

/**
 * One line: a name, a title, a label.
 */
export type Line = string;

/**
 * Whose copy is open.
 */
export type OpenCopy = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The owner's name.
 */
name: string, 
/**
 * The owner's role; none before enrolment.
 */
role: "organiser" | "entrusted_body" | "chair" | "supervisor" | "expert" | null, 
/**
 * The edition's name, once there is a charter.
 */
edition: string | null, };

/**
 * One own sheet and what the archive has of it.
 */
export type OwnSheet = { 
/**
 * Application.
 */
application: string, 
/**
 * Round as printed.
 */
round: string, 
/**
 * Revision number.
 */
revision: number, 
/**
 * What the archive has: the same bytes counted, replaced by a later revision, uncounted, or nothing.
 */
state: "counted" | "replaced" | "uncounted" | "absent", };

/**
 * A panel 评审组 of a round.
 */
export type PanelId = string;

/**
 * A request that was made.
 */
export type PendingRequest = { 
/**
 * The code to be read out to the office, in groups.
 */
code: string, 
/**
 * Name given.
 */
name: string, 
/**
 * Person named by the office.
 */
person: string | null, 
/**
 * Edition.
 */
edition: string, };

/**
 * A person with a role in the edition.
 */
export type PersonId = string;

/**
 * A comment, reason or minute; may have line breaks.
 */
export type Prose = string;

/**
 * One line of a ranked list, for showing.
 */
export type RankingLine = { 
/**
 * Competition rank.
 */
rank: number, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Composite as printed.
 */
displayed: string, 
/**
 * Composite, exact.
 */
composite: Ratio, };

/**
 * An exact rational number. JSON text is `"n/d"`, reduced, with d ≥ 1.
 */
export type Ratio = string;

/**
 * A step that was recomputed.
 */
export type Recomputed = { 
/**
 * The step, in Chinese.
 */
step: string, 
/**
 * Values compared.
 */
compared: number, 
/**
 * Values that differ.
 */
differing: number, 
/**
 * What it rests on, in Chinese.
 */
basis: string, };

/**
 * Kinds of remark.
 */
export type Remark = "strength" | "opportunity" | "check_point";

/**
 * Sheets of one panel in one round.
 */
export type RoundCount = { 
/**
 * Round and panel as printed.
 */
name: string, 
/**
 * Cells expected, recused ones included.
 */
expected: number, 
/**
 * Recused cells.
 */
recused: number, 
/**
 * Sheets that count.
 */
received: number, 
/**
 * Of these, abstentions and insufficient material.
 */
without_marks: number, 
/**
 * Cells without a sheet.
 */
missing: number, 
/**
 * Of these, with the chair's signed reason.
 */
explained: number, 
/**
 * Sheets replaced by a revision.
 */
replaced: number, 
/**
 * Sheets that do not count.
 */
refused: number, 
/**
 * Members who agreed, dissented, have not answered.
 */
answers: [number, number, number], };

/**
 * A review round 轮次.
 */
export type RoundId = string;

/**
 * Asks for one item across all of one's dossiers of a round.
 */
export type ScoringAcross = { 
/**
 * Round.
 */
round: RoundId, 
/**
 * Item.
 */
item: ItemId, };

/**
 * The item in one dossier.
 */
export type ScoringAcrossRow = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * The mark in steps; none is not yet given.
 */
steps: number | null, 
/**
 * The mark in percent or points.
 */
mark: string | null, 
/**
 * The item's score.
 */
score: string | null, 
/**
 * What was written.
 */
comments: Array<Comment>, 
/**
 * What is to be checked on site.
 */
check_points: Array<CheckPoint>, 
/**
 * Whether the dossier is signed.
 */
signed: boolean, };

/**
 * A dimension in another band than the mark.
 */
export type ScoringApart = { 
/**
 * Its code.
 */
dimension: string, 
/**
 * Its band, from 0.
 */
band: number, };

/**
 * One level.
 */
export type ScoringBand = { 
/**
 * Lowest percent.
 */
from: number, 
/**
 * Highest percent.
 */
to: number, 
/**
 * What it means, by kind of item.
 */
process: ScoringText | null, 
/**
 * See above.
 */
result: ScoringText | null, 
/**
 * See above.
 */
plain: ScoringText | null, };

/**
 * A group of items.
 */
export type ScoringCategory = { 
/**
 * Clause.
 */
code: string, 
/**
 * Name.
 */
name: ScoringText, 
/**
 * Points of its items together.
 */
points: number, 
/**
 * In printed order.
 */
items: Array<ScoringItem>, };

/**
 * What is scored, and how.
 */
export type ScoringCriteria = { 
/**
 * Name.
 */
name: ScoringText, 
/**
 * Full points.
 */
total: number, 
/**
 * What a mark counts.
 */
unit: "percent" | "points", 
/**
 * Levels from lowest to highest.
 */
bands: Array<ScoringBand>, 
/**
 * Aids to judgement, by kind of item.
 */
dimensions: Array<ScoringDimensions>, 
/**
 * In printed order.
 */
categories: Array<ScoringCategory>, };

/**
 * One way of looking at an item.
 */
export type ScoringDimension = { 
/**
 * Short sign.
 */
code: string, 
/**
 * Name.
 */
name: ScoringText, 
/**
 * One line to think along.
 */
aid: ScoringText, };

/**
 * Aids to judgement of a kind of item.
 */
export type ScoringDimensions = { 
/**
 * Kind of item.
 */
kind: "process" | "result" | "plain", 
/**
 * In their usual order.
 */
list: Array<ScoringDimension>, };

/**
 * One of one's own dossiers.
 */
export type ScoringDossier = { 
/**
 * The cell.
 */
cell: CellKey, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Marks given.
 */
given: number, 
/**
 * Whether it is signed.
 */
signed: boolean, };

/**
 * Everything the form shows.
 */
export type ScoringForm = { 
/**
 * The cell.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Track and category.
 */
category: Line, 
/**
 * Round.
 */
round: Line, 
/**
 * Panel.
 */
panel: Line, 
/**
 * When hand-in ends.
 */
deadline: Instant, 
/**
 * Working days until then, below 0 when it has passed; none without a calendar of the year.
 */
days_left: number | null, 
/**
 * What is scored.
 */
criteria: ScoringCriteria, 
/**
 * What is entered, or what was signed when nothing was entered since.
 */
draft: Draft, 
/**
 * Private notes.
 */
aids: Aids, 
/**
 * To be named by the next save.
 */
version: number, 
/**
 * What it comes to.
 */
scores: ScoringScores, 
/**
 * What is signed already.
 */
signed: ScoringSigned | null, 
/**
 * Something of the dossier is in a volume that has not come.
 */
incomplete: boolean, 
/**
 * One's own dossiers of the round, in order; this one among them.
 */
dossiers: Array<ScoringDossier>, };

/**
 * A hint with its reason.
 */
export type ScoringHint = { "code": "dimensions_apart", 
/**
 * The mark's band, from 0.
 */
band: number, 
/**
 * The dimensions.
 */
apart: Array<ScoringApart>, } | { "code": "no_comment" } | { "code": "extreme_uncited", 
/**
 * Whether it is high.
 */
high: boolean, } | { "code": "same_text", 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Item.
 */
item: ItemId, 
/**
 * The mark there.
 */
mark: string | null, } | { "code": "unlike_own", 
/**
 * Their median, in percent.
 */
median: string, 
/**
 * How many.
 */
others: number, };

/**
 * Asks for the consistency hints on an item as it is saved; they never keep anything from being saved or signed.
 */
export type ScoringHints = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * The item.
 */
item: ItemId, };

/**
 * A scored item.
 */
export type ScoringItem = { 
/**
 * Clause.
 */
code: ItemId, 
/**
 * Name.
 */
name: ScoringText, 
/**
 * Full points.
 */
points: number, 
/**
 * How it is judged.
 */
kind: "process" | "result" | "plain", 
/**
 * What to look for.
 */
hints: Array<ScoringText>, 
/**
 * Every mark it allows; the place in the list is the mark in steps.
 */
marks: Array<ScoringMark>, };

/**
 * A mark that can be given.
 */
export type ScoringMark = { 
/**
 * In percent or points, as the set counts.
 */
text: string, 
/**
 * The item's score with it, in points.
 */
score: string, 
/**
 * The band it lies in, from 0.
 */
band: number | null, };

/**
 * Asks for one's own dossiers.
 */
export type ScoringMine = Record<symbol, never>;

/**
 * Opens the form of a dossier.
 */
export type ScoringOpen = { 
/**
 * Which.
 */
cell: CellKey, };

/**
 * Asks which characters of some texts cannot be printed, so that the field can be named.
 */
export type ScoringPrintable = { 
/**
 * The texts.
 */
texts: Array<string>, };

/**
 * Saves all that is entered on a dossier; durable when it answers.
 */
export type ScoringSave = { 
/**
 * Which.
 */
cell: CellKey, 
/**
 * What is entered.
 */
draft: Draft, 
/**
 * Private notes.
 */
aids: Aids, 
/**
 * The version last read or saved.
 */
version: number, };

/**
 * It is saved.
 */
export type ScoringSaved = { 
/**
 * To be named by the next save.
 */
version: number, 
/**
 * When.
 */
at: Instant, 
/**
 * What it comes to now.
 */
scores: ScoringScores, };

/**
 * What a draft comes to so far; only marks that are given count.
 */
export type ScoringScores = { 
/**
 * In printed order.
 */
categories: Array<ScoringSubtotal>, 
/**
 * Of all marks given.
 */
total: string, 
/**
 * Marks given.
 */
given: number, 
/**
 * Marks to be given.
 */
items: number, };

/**
 * A signed sheet of the cell.
 */
export type ScoringSigned = { 
/**
 * Which revision.
 */
revision: number, 
/**
 * Its identity.
 */
identity: string, 
/**
 * When, as its signer's clock said.
 */
at: Instant, };

/**
 * A category's part.
 */
export type ScoringSubtotal = { 
/**
 * Clause.
 */
code: string, 
/**
 * Of its marks given.
 */
score: string, 
/**
 * Marks given.
 */
given: number, 
/**
 * Marks to be given.
 */
items: number, };

/**
 * Words in both languages.
 */
export type ScoringText = { 
/**
 * In Chinese.
 */
zh: string, 
/**
 * In English.
 */
en: string, };

/**
 * The answer.
 */
export type ScoringUnprintable = { 
/**
 * Each character once.
 */
characters: Array<string>, };

/**
 * What was typed into a passphrase field. It is never written out again and is wiped when dropped.
 */
export type Secret = string;

/**
 * Asks what was chosen.
 */
export type SettingsGet = Record<symbol, never>;

/**
 * Chooses.
 */
export type SettingsSet = WindowSettings;

/**
 * Whether marks are being given on a cell.
 */
export type Standing = { "kind": "scoring" } | { "kind": "abstaining", 
/**
 * Why.
 */
reason: Prose, } | { "kind": "insufficient", 
/**
 * Why.
 */
reason: Prose, };

/**
 * The answer of `entry.status`.
 */
export type StatusReport = { 
/**
 * The open copy.
 */
open: OpenCopy | null, 
/**
 * Whether documents can be shown on this machine.
 */
viewer: boolean, };

/**
 * Where a long act stands.
 */
export type Step = { 
/**
 * What is being done, in Chinese.
 */
zh: string, 
/**
 * What is being done, in English.
 */
en: string, 
/**
 * Done so far, in the act's own unit.
 */
done: number, 
/**
 * Of how many; 0 when unknown.
 */
total: number, };

/**
 * Language of the window.
 */
export type WindowLanguage = "zh" | "en";

/**
 * What a person chose.
 */
export type WindowSettings = { 
/**
 * Language of the window.
 */
language: WindowLanguage, 
/**
 * Light or dark.
 */
theme: WindowTheme, 
/**
 * Size of text in pixels: 14, 16 or 18.
 */
textSize: 14 | 16 | 18, 
/**
 * Minutes without a key or the mouse until the copy is locked.
 */
lockAfter: number, };

/**
 * Light or dark.
 */
export type WindowTheme = "light" | "dark" | "system";

/**
 * An act with its code.
 */
export type WitnessedAct = { 
/**
 * What, as printed.
 */
act: string, 
/**
 * When, as printed.
 */
when: string, 
/**
 * The first four groups of the journal's head.
 */
code: string, 
/**
 * Whether a code from paper was given and is the same; nothing was given: none.
 */
anchored: boolean | null, };

/** Every action: what goes in and what comes out. */
export interface Actions {
  /** Whose copy is open */
  "entry.status": { input: EntryStatus; output: StatusReport };
  /** Copies that were opened on this machine */
  "entry.recent": { input: EntryRecent; output: Array<KnownCopy> };
  /** Take a copy off the list; the copy itself stays */
  "entry.forget": { input: EntryForget; output: Array<KnownCopy> };
  /** Open a copy with its passphrase */
  "entry.open": { input: EntryOpen; output: OpenCopy };
  /** Create an encrypted copy */
  "entry.create": { input: EntryCreate; output: OpenCopy };
  /** Lock the open copy */
  "entry.lock": { input: EntryLock; output: Done };
  /** The enrolment request that waits for its answer */
  "enrol.pending": { input: EnrolPending; output: PendingRequest | null };
  /** Make keys and export the enrolment request */
  "enrol.request": { input: EnrolRequest; output: PendingRequest };
  /** Import the office's answer and type the code it reads out */
  "enrol.complete": { input: EnrolComplete; output: OpenCopy };
  /** Prepare the demo edition: invented office, experts and chair with public passphrases */
  "demo.prepare": { input: DemoPrepare; output: DemoEdition };
  /** Lists the documents of a dossier */
  "documents.list": { input: DocumentsList; output: Array<DocumentView> };
  /** The text of a page and the place of every character */
  "documents.page": { input: DocumentsPage; output: DocumentPageText };
  /** Headings, paragraphs and tables of a flowing document */
  "documents.blocks": { input: DocumentsBlocks; output: Array<DocumentBlock> };
  /** Finds words in the documents */
  "documents.search": { input: DocumentsSearch; output: DocumentsFound };
  /** Opens a document with its password and keeps it in the copy */
  "documents.give_password": { input: DocumentsGivePassword; output: Array<DocumentView> };
  /** Reads every document whose text nobody has read yet */
  "documents.read_missing": { input: DocumentsReadMissing; output: Array<DocumentView> };
  /** Lists one's own dossiers to be scored */
  "scoring.mine": { input: ScoringMine; output: Array<ScoringDossier> };
  /** Opens the scoring form of a dossier */
  "scoring.open": { input: ScoringOpen; output: ScoringForm };
  /** Saves the scoring draft of a dossier */
  "scoring.save": { input: ScoringSave; output: ScoringSaved };
  /** What may be worth another look on an item */
  "scoring.hints": { input: ScoringHints; output: Array<ScoringHint> };
  /** One item across all of one's dossiers */
  "scoring.across": { input: ScoringAcross; output: Array<ScoringAcrossRow> };
  /** Finds characters that cannot be printed */
  "scoring.printable": { input: ScoringPrintable; output: ScoringUnprintable };
  /** Audit a folder: verify every signature and recompute every result */
  "audit.run": { input: AuditRun; output: AuditVerdict };
  /** Write the audit report as a two-page PDF */
  "audit.report": { input: AuditReportFile; output: Done };
  /** Whether the archive holds your own sheets as you signed them */
  "audit.mine": { input: AuditMine; output: Array<OwnSheet> };
  /** Read the settings of the window on this machine */
  "settings.get": { input: SettingsGet; output: WindowSettings };
  /** Keep the settings of the window on this machine */
  "settings.set": { input: SettingsSet; output: WindowSettings };
  /** Back up drafts, signed files, keys and journal into an empty folder */
  "copy.back_up": { input: CopyBackUp; output: BackedUp };
  /** Restore a copy from a backup and open it; packages are imported again */
  "copy.restore": { input: CopyRestore; output: OpenCopy };
}
