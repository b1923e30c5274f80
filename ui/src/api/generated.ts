// Written from the actions of the desk (desk/src/action) by its tests. Do not edit.

/**
 * The answer is signed.
 */
export type Acknowledged = { 
/**
 * Identity of the answer.
 */
identity: string, };

/**
 * Items of applications that the same experts leave the room for.
 */
export type AgendaGroup = { 
/**
 * Letters of those who leave.
 */
leave: Array<string>, 
/**
 * Items, widest spread first.
 */
items: Array<AgendaItem>, };

/**
 * An item to be discussed.
 */
export type AgendaItem = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Item.
 */
item: ItemId, 
/**
 * Its name.
 */
name: Words, 
/**
 * Its points.
 */
points: number, 
/**
 * Highest minus lowest.
 */
spread: string, 
/**
 * What was agreed on.
 */
agreed: string | null, };

/**
 * It is recorded.
 */
export type Agreed = { 
/**
 * What was agreed on before: agreeing on it again undoes this.
 */
before: ConsensusView | null, };

/**
 * Which items a panel has to agree on.
 */
export type Agreeing = "nothing" | "threshold" | "every";

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
 * A mark the item allows.
 */
export type AllowedMark = { 
/**
 * As people read it.
 */
text: string, 
/**
 * Its band; marks of one band stand together.
 */
band: number, };

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
 * What this audit cannot prove.
 */
not_provable: Array<Said>, };

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
 * How many differences keep a result from being proven.
 */
differing: number, 
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
 * A panel the owner chairs.
 */
export type ChairedPanel = { 
/**
 * Round.
 */
round: RoundId, 
/**
 * Panel.
 */
panel: PanelId, 
/**
 * The round's name.
 */
round_name: string, 
/**
 * The panel's name.
 */
panel_name: string, 
/**
 * When hand-in ends.
 */
deadline: Instant, 
/**
 * When its sheets were opened.
 */
opened: Instant | null, 
/**
 * When its result was signed.
 */
concluded: Instant | null, };

/**
 * An item that changed.
 */
export type ChangedItem = { 
/**
 * The item.
 */
item: CheckItem, 
/**
 * Its mark before.
 */
before: string | null, 
/**
 * Its mark now.
 */
after: string | null, 
/**
 * Its score before, with two decimals.
 */
score_before: string | null, 
/**
 * Its score now.
 */
score_after: string | null, 
/**
 * Comments that came.
 */
added: Array<Comment>, 
/**
 * Comments that went.
 */
removed: Array<Comment>, 
/**
 * Comments that were rewritten, before and now.
 */
changed: Array<[Comment, Comment]>, };

/**
 * The charter that was taken in.
 */
export type CharterReceived = { 
/**
 * Its number.
 */
number: number, 
/**
 * The number in force now; another one when an earlier charter was taken in after a later.
 */
in_force: number | null, };

/**
 * An item that may be worth another look.
 */
export type CheckHint = { 
/**
 * The item.
 */
item: CheckItem, 
/**
 * Why, weightiest first.
 */
codes: Array<HintCode>, };

/**
 * An item by its names.
 */
export type CheckItem = { 
/**
 * Clause.
 */
code: ItemId, 
/**
 * Name in Chinese.
 */
zh: string, 
/**
 * Name in English.
 */
en: string, };

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
 * What is typed on an item; any of it may still be empty.
 */
export type ConsensusDraft = { 
/**
 * The mark in steps.
 */
steps: number | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Comments.
 */
comments: Array<DraftLine>, };

/**
 * A comment of the panel.
 */
export type ConsensusLine = { 
/**
 * Kind.
 */
kind: CommentKind, 
/**
 * Text.
 */
text: Prose, 
/**
 * Places in the dossier.
 */
citations: Array<Citation>, 
/**
 * Letters of those it was taken over or rewritten from.
 */
taken_from: Array<string>, };

/**
 * What was agreed on.
 */
export type ConsensusView = { 
/**
 * The mark in steps.
 */
steps: number, 
/**
 * The mark as people read it.
 */
text: string, 
/**
 * Why.
 */
reason: Prose, 
/**
 * Comments.
 */
comments: Array<ConsensusLine>, };

/**
 * Writes a backup of the open copy into an empty folder.
 */
export type CopyBackUp = { folder: string, };

/**
 * Exchanges the passphrase of the open copy and of its keys.
 */
export type CopyChangePassphrase = { 
/**
 * The passphrase until now.
 */
old: Secret, 
/**
 * The passphrase from now on.
 */
new: Secret, };

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
role: Role, 
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
 * It is kept.
 */
export type DraftKept = { 
/**
 * Since when.
 */
at: Instant, };

/**
 * A comment being written.
 */
export type DraftLine = { 
/**
 * Kind.
 */
kind: CommentKind, 
/**
 * Text.
 */
text: string, 
/**
 * Places in the dossier.
 */
citations: Array<Citation>, 
/**
 * Letters of those it was taken over or rewritten from. In the copy people stand here: letters are only for eyes.
 */
taken_from: Array<string>, };

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
 * Asks how hard a passphrase is to guess, while it is typed.
 */
export type EntryStrength = { passphrase: Secret, };

/**
 * Signs the owner's answer and writes it to a file.
 */
export type ExpertAcknowledge = { 
/**
 * The result.
 */
path: string, 
/**
 * The owner's passphrase.
 */
passphrase: Secret, 
/**
 * What a dissenting member holds; none agrees.
 */
dissent: Prose | null, 
/**
 * Where the answer is written, to be given to the chair.
 */
to: string, };

/**
 * Keeps what one begins to write; nothing written forgets it.
 */
export type ExpertAnswerDraft = { 
/**
 * Identity of the result.
 */
identity: string, 
/**
 * What one holds.
 */
text: string, };

/**
 * Asks what stands before signing a dossier.
 */
export type ExpertCheckSheet = { 
/**
 * The dossier.
 */
cell: CellKey, };

/**
 * Asks what the draft of a dossier changes of its signed sheet.
 */
export type ExpertDifference = { 
/**
 * The dossier.
 */
cell: CellKey, };

/**
 * Puts the draft of a revision away; what was signed stays.
 */
export type ExpertDiscardRevision = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * The version last read.
 */
version: number, };

/**
 * Writes one own signed sheet, not sealed, to a file. Everybody who gets the file can read it.
 */
export type ExpertExportSheet = { 
/**
 * The sheet's identity.
 */
identity: string, 
/**
 * The file.
 */
path: string, };

/**
 * Seals the signed sheets of some dossiers to the chair and the office, into a folder.
 */
export type ExpertHandIn = { 
/**
 * The folder, such as a stick.
 */
folder: string, 
/**
 * The dossiers.
 */
cells: Array<CellKey>, };

/**
 * Takes in packages and volumes, in any order; each wholly or not at all.
 */
export type ExpertImportPackages = { 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * Looks at files, and at those in folders; nothing is taken in.
 */
export type ExpertLookAt = { 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * Asks for one's own work.
 */
export type ExpertMyWork = Record<symbol, never>;

/**
 * Asks for one's own marks in a round.
 */
export type ExpertOverview = { 
/**
 * Round.
 */
round: RoundId, };

/**
 * Asks for the printed pages of a sheet.
 */
export type ExpertPreviewSheet = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * What would be signed now, or what was signed last.
 */
of: PreviewOf, 
/**
 * The reason of a revision, as far as it is written.
 */
reason: Prose | null, 
/**
 * Width of the pictures in pixels.
 */
width: number, };

/**
 * Takes in receipts for one's own sheets.
 */
export type ExpertReceipts = { 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * Takes in a charter.
 */
export type ExpertReceiveCharter = { 
/**
 * The file.
 */
path: string, };

/**
 * Begins a revision: a draft that says what the signed sheet says.
 */
export type ExpertReopen = { 
/**
 * The dossier.
 */
cell: CellKey, };

/**
 * Reads a panel's signed result.
 */
export type ExpertResult = { 
/**
 * The file.
 */
path: string, 
/**
 * Width of the pictures in pixels.
 */
width: number, };

/**
 * The result, verified.
 */
export type ExpertResultView = { 
/**
 * Identity of the file.
 */
identity: string, 
/**
 * First groups of the data's digest, as printed.
 */
code: Array<string>, 
/**
 * Round and panel.
 */
title: string, 
/**
 * Who signed it.
 */
signer: string, 
/**
 * When, as the signer's clock claims.
 */
at: Instant, 
/**
 * Whether the owner is asked to answer.
 */
member: boolean, 
/**
 * What the owner answered last.
 */
answered: OwnAnswer | null, 
/**
 * What the owner began to write that they hold.
 */
draft: string | null, 
/**
 * Its pages.
 */
pages: Array<PrintedPage>, };

/**
 * Signs the draft of a dossier.
 */
export type ExpertSign = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * The version of the draft that was read; another one is not signed.
 */
version: number, 
/**
 * The owner's passphrase.
 */
passphrase: Secret, 
/**
 * Why, when an earlier sheet is replaced.
 */
reason: Prose | null, };

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
 * What lies in the folder now.
 */
export type HandInReport = { 
/**
 * The sealed files.
 */
files: Array<SealedFile>, 
/**
 * Dossiers that were left out: nothing is signed on them that counts.
 */
left_out: Array<CellKey>, 
/**
 * When.
 */
at: Instant, };

/**
 * Kinds of hint; the order is that of their weight.
 */
export type HintCode = "dimensions_apart" | "no_comment" | "extreme_uncited" | "same_text" | "unlike_own";

/**
 * A package that was taken in.
 */
export type ImportedPackage = { 
/**
 * Sequence number.
 */
sequence: number, 
/**
 * Volumes in all.
 */
volumes: number, 
/**
 * Volumes that have not come.
 */
missing: Array<number>, 
/**
 * Its dossiers.
 */
dossiers: number, 
/**
 * Its documents that are here.
 */
documents: number, 
/**
 * Those that open only with a password.
 */
password: number, 
/**
 * Those whose text was not read.
 */
unread: number, };

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
 * An expert on an item.
 */
export type ItemVoice = { 
/**
 * Letter.
 */
letter: string, 
/**
 * How the cell stands.
 */
state: VoiceState, 
/**
 * The mark in steps.
 */
steps: number | null, 
/**
 * The mark as people read it.
 */
text: string | null, 
/**
 * Percent of the item's points, for the strip.
 */
percent: number | null, 
/**
 * Comments.
 */
comments: Array<Comment>, };

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
role: Role | null, 
/**
 * The edition's name.
 */
edition: string | null, 
/**
 * When it was opened last; never yet for a copy of the demo edition that waits to be tried.
 */
opened: string | null, 
/**
 * Whether the folder still holds a copy.
 */
there: boolean, 
/**
 * How much it takes on the disk, all of it encrypted.
 */
bytes: number, 
/**
 * The passphrase of an invented person of the demo edition; of nobody else.
 */
demo_passphrase: string | null, };

/**
 * One line: a name, a title, a label.
 */
export type Line = string;

/**
 * A dossier in a package.
 */
export type LookDossier = { 
/**
 * Number.
 */
application: ApplicationId, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Whether the owner is recused from it.
 */
recused: boolean, 
/**
 * Its documents in this file.
 */
documents: number, 
/**
 * Their bytes.
 */
size: number, };

/**
 * What a file is.
 */
export type LookFound = { "kind": "charter", 
/**
 * The edition's name.
 */
edition: Line, 
/**
 * Its number.
 */
number: number, 
/**
 * What kind of revision it is.
 */
revision: RevisionKind, 
/**
 * Why there is a revision.
 */
reason: Prose | null, 
/**
 * It is here already.
 */
here: boolean, } | { "kind": "package", 
/**
 * Sequence number.
 */
sequence: number, 
/**
 * This volume, from 1.
 */
volume: number, 
/**
 * Volumes in all.
 */
volumes: number, 
/**
 * Who packed it.
 */
from: Line, 
/**
 * What it brings.
 */
dossiers: Array<LookDossier>, 
/**
 * Bytes of its documents.
 */
size: number, 
/**
 * It is here already.
 */
here: boolean, } | { "kind": "after_charter" } | { "kind": "receipt", 
/**
 * Who received.
 */
from: Line, 
/**
 * When, by the receiver's clock.
 */
at: Instant, 
/**
 * Own sheets in it.
 */
sheets: number, 
/**
 * Files in it that are no sheets of this copy.
 */
others: number, 
/**
 * It is here already.
 */
here: boolean, } | { "kind": "refused", 
/**
 * Why.
 */
failure: Failure, };

/**
 * A file that was looked at.
 */
export type LookedFile = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, 
/**
 * What it is.
 */
found: LookFound, };

/**
 * An application to turn to.
 */
export type MatrixApplication = { 
/**
 * Number.
 */
id: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, };

/**
 * One item over all experts.
 */
export type MatrixItem = { 
/**
 * Code.
 */
code: ItemId, 
/**
 * Name.
 */
name: Words, 
/**
 * Full points.
 */
points: number, 
/**
 * One per voice, in their order; none where there is no mark.
 */
marks: Array<MatrixMark | null>, 
/**
 * Highest minus lowest.
 */
spread: string, 
/**
 * Level by the frozen threshold.
 */
level: "agreed" | "near" | "reached", 
/**
 * What was agreed on.
 */
agreed: string | null, };

/**
 * A mark.
 */
export type MatrixMark = { 
/**
 * In steps.
 */
steps: number, 
/**
 * As people read it.
 */
text: string, 
/**
 * Percent of the item's points, for the strip.
 */
percent: number, 
/**
 * Class of its difference from the item's median.
 */
difference: "lo2" | "lo1" | "even" | "hi1" | "hi2", };

/**
 * An expert.
 */
export type MatrixVoice = { 
/**
 * Letter.
 */
letter: string, 
/**
 * How the cell stands.
 */
state: VoiceState, };

/**
 * How an opening would stand.
 */
export type MayOpen = { 
/**
 * What forbids it, whatever is said.
 */
obstacle: OpeningObstacle | null, 
/**
 * Cells that would stay without a sheet.
 */
missing: number, 
/**
 * Whether a reason has to be given.
 */
needs_reason: boolean, };

/**
 * Why a sheet is missing.
 */
export type MissingReason = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Expert.
 */
person: PersonId, 
/**
 * Why.
 */
reason: Prose, };

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
role: Role | null, 
/**
 * The edition's name, once there is a charter.
 */
edition: string | null, 
/**
 * Whether the owner has dossiers to score; a chair may.
 */
scores: boolean, };

/**
 * Something that is looked at before the opening.
 */
export type OpeningCheck = { "code": "deadline", met: boolean, } | { "code": "chair_first", met: boolean, sheets: number, } | { "code": "signatures", sheets: number, } | { "code": "missing", cells: number, } | { "code": "late", sheets: number, } | { "code": "forked", cells: number, } | { "code": "unknown", cells: number, };

/**
 * What forbids an opening.
 */
export type OpeningObstacle = "forked" | "chair_first" | "before_deadline";

/**
 * A dossier's column.
 */
export type OverviewDossier = { 
/**
 * The cell.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * How far it is.
 */
stage: WorkStage, 
/**
 * Why it is stale.
 */
why: WorkWhy | null, 
/**
 * Whether marks are given.
 */
standing: "scoring" | "abstaining" | "insufficient", 
/**
 * In the order of the criteria's items; none is not yet given.
 */
marks: Array<OverviewMark | null>, 
/**
 * In the order of the criteria's categories.
 */
categories: Array<OverviewSum>, 
/**
 * Of all marks given.
 */
total: OverviewSum, 
/**
 * Items without a mark.
 */
missing: Array<ItemId>, };

/**
 * A mark.
 */
export type OverviewMark = { 
/**
 * As it is spoken of: `65%`.
 */
text: string, 
/**
 * The item's score with two decimals.
 */
score: string, 
/**
 * How high it is drawn, 0 to 100.
 */
height: number, 
/**
 * Comments on it.
 */
comments: number, };

/**
 * A sum over marks that are given.
 */
export type OverviewSum = { 
/**
 * With two decimals.
 */
score: string, 
/**
 * Of full points, with one decimal, as printed.
 */
percent: string, 
/**
 * How high it is drawn, 0 to 100.
 */
height: number, 
/**
 * Marks given.
 */
given: number, 
/**
 * Marks to be given.
 */
items: number, };

/**
 * One's own marks in a round.
 */
export type OverviewTable = { 
/**
 * Round.
 */
name: Line, 
/**
 * What is scored.
 */
criteria: WorkCriteria, 
/**
 * One's own dossiers in order of number; recused and withdrawn ones are left out.
 */
dossiers: Array<OverviewDossier>, };

/**
 * An answer one gave.
 */
export type OwnAnswer = { 
/**
 * What one holds; none agrees.
 */
dissent: string | null, 
/**
 * When.
 */
at: Instant, };

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
 * What came of it.
 */
export type PackagesImported = { 
/**
 * Packages of which something was taken in.
 */
packages: Array<ImportedPackage>, 
/**
 * Files that were refused.
 */
refused: Array<RefusedImport>, 
/**
 * Files that were here already.
 */
already_here: Array<string>, 
/**
 * It was stopped; what is listed was taken in before, and nothing else.
 */
cancelled: boolean, };

/**
 * Asks for the items to be discussed.
 */
export type PanelAgenda = { 
/**
 * The panel.
 */
place: PanelPlace, };

/**
 * Records what the panel agrees on.
 */
export type PanelAgree = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Item.
 */
item: ItemId, 
/**
 * The mark in steps.
 */
steps: number, 
/**
 * Why.
 */
reason: Prose, 
/**
 * Comments.
 */
comments: Array<ConsensusLine>, };

/**
 * A member's answer.
 */
export type PanelAnswer = { 
/**
 * Person.
 */
person: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Whether and how the member answered.
 */
answer: "agreed" | "dissent" | "none", 
/**
 * What a dissenting member holds.
 */
text: string | null, 
/**
 * When, as the member's clock claims.
 */
at: Instant | null, };

/**
 * Answers of the members.
 */
export type PanelAnswers = { 
/**
 * Members in the charter's order.
 */
members: Array<PanelAnswer>, 
/**
 * Files that were stored now.
 */
stored: Array<string>, 
/**
 * Files that were here already.
 */
known: Array<string>, 
/**
 * Files that were refused.
 */
refused: Array<PanelRefusedFile>, };

/**
 * Checks sealed sheets and writes nothing.
 */
export type PanelCheck = { 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * The report before anything is written.
 */
export type PanelChecked = { 
/**
 * Files that may be taken in.
 */
good: Array<PanelGoodFile>, 
/**
 * Files that are here already.
 */
known: Array<string>, 
/**
 * Files that are refused.
 */
refused: Array<PanelRefusedFile>, };

/**
 * Takes in members' answers; without paths only tells who is missing.
 */
export type PanelCollect = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * Signs the panel's result.
 */
export type PanelConclude = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * How the panel deliberated.
 */
minutes: Prose, 
/**
 * Why each missing sheet is missing.
 */
missing: Array<MissingReason>, 
/**
 * The owner's passphrase.
 */
passphrase: Secret, };

/**
 * The result is signed.
 */
export type PanelConcluded = { 
/**
 * Identity of the file.
 */
identity: string, 
/**
 * SHA-256 of its data, as printed.
 */
data: string, 
/**
 * First groups of the data's digest.
 */
code: Array<string>, 
/**
 * When.
 */
at: Instant, };

/**
 * Keeps what is typed on an item; without a draft forgets it.
 */
export type PanelDraft = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Item.
 */
item: ItemId, 
/**
 * What is typed.
 */
draft: ConsensusDraft | null, };

/**
 * Writes all receipts into a folder.
 */
export type PanelExportReceipts = { 
/**
 * The folder.
 */
folder: string, };

/**
 * Writes the signed result to a file.
 */
export type PanelExportResult = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * The file.
 */
path: string, };

/**
 * What was written.
 */
export type PanelExported = { 
/**
 * Names of the files.
 */
files: Array<string>, };

/**
 * A file that may be taken in.
 */
export type PanelGoodFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Which panel it is for.
 */
place: PanelPlace, 
/**
 * Who hands it in.
 */
person: PersonId, 
/**
 * That person's name.
 */
person_name: string, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Which revision of the sheet.
 */
revision: number, 
/**
 * Whether it comes after the deadline: kept, and left out unless the opening accepts it.
 */
late: boolean, };

/**
 * A panel 评审组 of a round.
 */
export type PanelId = string;

/**
 * Asks for an item of an application.
 */
export type PanelItem = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Item.
 */
item: ItemId, };

/**
 * What the experts said of an item.
 */
export type PanelItemView = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Item.
 */
item: ItemId, 
/**
 * Its name.
 */
name: Words, 
/**
 * Its points.
 */
points: number, 
/**
 * Whether it asks for processes or results.
 */
kind: "process" | "result" | "plain", 
/**
 * Names of the dimensions of its kind.
 */
dimensions: Array<Words>, 
/**
 * Experts, by letter.
 */
voices: Array<ItemVoice>, 
/**
 * Highest minus lowest.
 */
spread: string, 
/**
 * Level by the frozen threshold.
 */
level: "agreed" | "near" | "reached", 
/**
 * The threshold.
 */
threshold: string | null, 
/**
 * Marks the item allows.
 */
allowed: Array<AllowedMark>, 
/**
 * What was agreed on.
 */
consensus: ConsensusView | null, 
/**
 * What is typed and not recorded yet.
 */
draft: ConsensusDraft | null, 
/**
 * What has to be agreed on.
 */
agreeing: Agreeing, 
/**
 * Whether marks are percent or points.
 */
unit: "percent" | "points", };

/**
 * Leaves every expert's own mark as it is; what was agreed on is taken back.
 */
export type PanelKeep = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Item.
 */
item: ItemId, };

/**
 * Asks for the panels the owner chairs.
 */
export type PanelList = Record<symbol, never>;

/**
 * The marks of an application.
 */
export type PanelMatrix = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * All applications of the panel, to turn to.
 */
applications: Array<MatrixApplication>, 
/**
 * Experts by letter, with what they said of this application.
 */
voices: Array<MatrixVoice>, 
/**
 * Items in order.
 */
items: Array<MatrixItem>, 
/**
 * Spread from which on an item is discussed; none without a consensus step.
 */
threshold: string | null, 
/**
 * The article the rule comes from; none when unspecified.
 */
article: string | null, 
/**
 * Who decided the rule.
 */
decided_by: string, 
/**
 * Whether marks are percent or points.
 */
unit: "percent" | "points", 
/**
 * What has to be agreed on.
 */
agreeing: Agreeing, };

/**
 * Asks for the marks of an application.
 */
export type PanelMatrixOf = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * The application.
 */
application: ApplicationId, };

/**
 * Asks how an opening would stand.
 */
export type PanelMayOpen = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Late sheets that would be accepted.
 */
late: Array<string>, };

/**
 * Opens the sheets of a panel.
 */
export type PanelOpen = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * The owner's passphrase.
 */
passphrase: Secret, 
/**
 * Who is there.
 */
present: Line, 
/**
 * Where.
 */
at_place: Line | null, 
/**
 * Why sheets are missing, or late ones accepted.
 */
reason: Prose | null, 
/**
 * Late sheets that are accepted.
 */
late: Array<string>, };

/**
 * The recorded opening.
 */
export type PanelOpened = { 
/**
 * When.
 */
at: Instant, 
/**
 * The witness slip's code.
 */
code: Array<string>, };

/**
 * The sheets are open.
 */
export type PanelOpening = { 
/**
 * When.
 */
at: Instant, 
/**
 * The code, in groups of four.
 */
code: Array<string>, 
/**
 * Sheets opened.
 */
sheets: number, 
/**
 * Identity of the witness slip.
 */
slip: string, };

/**
 * A panel of a round.
 */
export type PanelPlace = { 
/**
 * Round.
 */
round: RoundId, 
/**
 * Panel.
 */
panel: PanelId, };

/**
 * A file that was refused, with the reasons.
 */
export type PanelRefusedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Code of the first reason.
 */
code: string, 
/**
 * All reasons, in Chinese.
 */
zh: string, 
/**
 * All reasons, in English.
 */
en: string, 
/**
 * What to do, in Chinese.
 */
remedy_zh: string, 
/**
 * What to do, in English.
 */
remedy_en: string, };

/**
 * Keeps what is written for the result.
 */
export type PanelResultDraft = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * What is written.
 */
draft: ResultDraft, };

/**
 * Asks how far the panel's result is.
 */
export type PanelResultOf = { 
/**
 * The panel.
 */
place: PanelPlace, };

/**
 * Asks for the printed result before it is signed.
 */
export type PanelResultPreview = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * How the panel deliberated.
 */
minutes: Prose, 
/**
 * Why each missing sheet is missing.
 */
missing: Array<MissingReason>, 
/**
 * Width of the pictures in pixels.
 */
width: number, };

/**
 * Asks for the pages of the signed result.
 */
export type PanelResultShown = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Width of the pictures in pixels.
 */
width: number, };

/**
 * How far the panel's result is.
 */
export type PanelResultState = { 
/**
 * The charter in force.
 */
charter: number, 
/**
 * When the sheets were opened; before that nothing below is told.
 */
opened: Instant | null, 
/**
 * The reason stated at the opening, when not everything was in.
 */
opening_reason: string | null, 
/**
 * Applications.
 */
applications: number, 
/**
 * Sheets that count.
 */
sheets: number, 
/**
 * Recused cells.
 */
recused: number, 
/**
 * Cells without a sheet; each needs a reason.
 */
missing: Array<ResultMissing>, 
/**
 * Applications with fewer sheets than the rule asks for.
 */
too_few: Array<ResultTooFew>, 
/**
 * Items the rule wants agreed on.
 */
agenda: number, 
/**
 * Of these, the ones that are not agreed on.
 */
undecided: Array<ResultUndecided>, 
/**
 * The certificate's last instant.
 */
certificate_until: Instant | null, 
/**
 * Why it cannot be signed now, whatever is typed.
 */
blocked: Array<ResultBlock>, 
/**
 * What is written for it since the last signature.
 */
draft: ResultDraft | null, 
/**
 * When that was kept.
 */
saved_at: Instant | null, 
/**
 * The signed result that no later one replaces.
 */
signed: PanelSigned | null, };

/**
 * Who has handed in.
 */
export type PanelRoster = { 
/**
 * Round.
 */
round_name: string, 
/**
 * Panel.
 */
panel_name: string, 
/**
 * When hand-in ends, judged by the receipts.
 */
deadline: Instant, 
/**
 * This machine's clock; in the demo edition, that of its story.
 */
now: Instant, 
/**
 * Whether the deadline has passed by it.
 */
past: boolean, 
/**
 * The opening, once it was.
 */
opened: PanelOpened | null, 
/**
 * When the result was signed.
 */
concluded: Instant | null, 
/**
 * Applications in order.
 */
applications: Array<RosterApplication>, 
/**
 * Experts; those with something to do first.
 */
experts: Array<RosterExpert>, 
/**
 * Cells that should come: all but the recused.
 */
expected: number, 
/**
 * Sheets that count.
 */
received: number, 
/**
 * Cells for which nothing has come that could count; late sheets could.
 */
missing: number, 
/**
 * Recused cells.
 */
recused: number, 
/**
 * Cells with sheets against each other.
 */
forked: number, 
/**
 * Sheets after the deadline that are not accepted.
 */
late: number, 
/**
 * Cells of the panel this copy knows nothing of.
 */
unknown: number, 
/**
 * Sheets that do not count, with the reason.
 */
refused: Array<RosterRefused>, 
/**
 * What stands before the opening, in order.
 */
checklist: Array<OpeningCheck>, 
/**
 * What forbids the opening as long as no late sheet is accepted.
 */
obstacle: OpeningObstacle | null, };

/**
 * Asks for the roster of a panel.
 */
export type PanelRosterOf = { 
/**
 * The panel.
 */
place: PanelPlace, };

/**
 * The signed result.
 */
export type PanelSigned = { 
/**
 * Identity of the file.
 */
identity: string, 
/**
 * SHA-256 of its data, as printed.
 */
data: string, 
/**
 * First groups of the data's digest.
 */
code: Array<string>, 
/**
 * When.
 */
at: Instant, 
/**
 * What it says of the deliberation and of missing sheets.
 */
said: ResultDraft, 
/**
 * Whether signing now would give another result.
 */
outdated: boolean, };

/**
 * Asks for the witness slip of an opening.
 */
export type PanelSlip = { 
/**
 * The panel.
 */
place: PanelPlace, 
/**
 * Width of the pictures in pixels.
 */
width: number, 
/**
 * Writes the slip there as well.
 */
path: string | null, };

/**
 * The witness slip.
 */
export type PanelSlipPages = { 
/**
 * The code, in groups of four.
 */
code: Array<string>, 
/**
 * Its pages.
 */
pages: Array<PrintedPage>, };

/**
 * Checks sealed sheets and takes in the good ones.
 */
export type PanelTakeIn = { 
/**
 * Files and folders.
 */
paths: Array<string>, 
/**
 * The owner's passphrase: receipts are signed.
 */
passphrase: Secret, };

/**
 * What came of it.
 */
export type PanelTakenIn = { 
/**
 * Sheets taken in.
 */
sheets: number, 
/**
 * Receipts signed, one per person.
 */
receipts: number, 
/**
 * Of the sheets, those after the deadline.
 */
late: Array<string>, 
/**
 * Files that were here already.
 */
known: Array<string>, 
/**
 * Files that were refused.
 */
refused: Array<PanelRefusedFile>, };

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
 * Which sheet.
 */
export type PreviewOf = "draft" | "signed";

/**
 * A page as a picture.
 */
export type PrintedPage = { 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * The picture as an address that holds all of it.
 */
data: string, };

/**
 * The pages of a paper.
 */
export type PrintedPages = { 
/**
 * In order.
 */
pages: Array<PrintedPage>, };

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
 * What came of a file.
 */
export type ReceiptOutcome = { "kind": "taken", 
/**
 * The file's name.
 */
name: string, 
/**
 * Who received.
 */
from: Line, 
/**
 * When, by the receiver's clock.
 */
at: Instant, 
/**
 * Own sheets in it.
 */
sheets: number, 
/**
 * It was here already.
 */
here: boolean, } | { "kind": "refused", 
/**
 * The file's name.
 */
name: string, 
/**
 * Why.
 */
failure: Failure, };

/**
 * A step that was recomputed.
 */
export type Recomputed = { 
/**
 * The step.
 */
step: Said, 
/**
 * Values compared.
 */
compared: number, 
/**
 * Values that differ.
 */
differing: number, 
/**
 * What it rests on.
 */
basis: Said, };

/**
 * A file that was refused.
 */
export type RefusedImport = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
failure: Failure, };

/**
 * Kinds of remark.
 */
export type Remark = "strength" | "opportunity" | "check_point";

/**
 * Why the result cannot be signed now.
 */
export type ResultBlock = "unknown_cells" | "forked" | "too_few_sheets" | "undecided" | "certificate_expired" | "key_revoked";

/**
 * What is written for the result; any of it may still be empty.
 */
export type ResultDraft = { 
/**
 * How the panel deliberated.
 */
minutes: string, 
/**
 * Why each missing sheet is missing.
 */
missing: Array<ResultReason>, };

/**
 * A cell without a sheet.
 */
export type ResultMissing = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Expert.
 */
person: PersonId, 
/**
 * The expert's name.
 */
name: string, };

/**
 * Why a sheet is missing.
 */
export type ResultReason = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Expert.
 */
person: PersonId, 
/**
 * Why.
 */
reason: string, };

/**
 * An application that cannot get a score.
 */
export type ResultTooFew = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, 
/**
 * Sheets that give marks.
 */
found: number, 
/**
 * Sheets the rule asks for.
 */
needed: number, };

/**
 * An item that is not agreed on.
 */
export type ResultUndecided = { 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Item.
 */
item: ItemId, };

/**
 * What is different.
 */
export type RevisionDifference = { 
/**
 * Nothing is.
 */
empty: boolean, 
/**
 * Number of the signed sheet.
 */
before: number, 
/**
 * What the signed marks came to.
 */
total_before: OverviewSum, 
/**
 * What the marks come to now.
 */
total_after: OverviewSum, 
/**
 * Whether marks are given, before and now, where that changed.
 */
standing: [Standing, Standing] | null, 
/**
 * Items that changed, in the order of the criteria.
 */
items: Array<ChangedItem>, 
/**
 * The overall comment, before and now, where it changed.
 */
overall: [Prose | null, Prose | null] | null, 
/**
 * Points to check on site that came.
 */
points_added: Array<CheckPoint>, 
/**
 * Points to check on site that went.
 */
points_removed: Array<CheckPoint>, 
/**
 * Points to check on site that were rewritten, before and now.
 */
points_changed: Array<[CheckPoint, CheckPoint]>, };

/**
 * The draft of a revision.
 */
export type RevisionDraft = { 
/**
 * Its version; 0 when there is none.
 */
version: number, };

/**
 * Kinds of charter revision.
 */
export type RevisionKind = "initial" | "erratum" | "replacement" | "revocation" | "recusal";

/**
 * What a certificate was issued for.
 */
export type Role = "organiser" | "entrusted_body" | "chair" | "supervisor" | "expert";

/**
 * An application of the panel.
 */
export type RosterApplication = { 
/**
 * Number.
 */
id: ApplicationId, 
/**
 * Applicant.
 */
applicant: string, };

/**
 * An expert of the panel.
 */
export type RosterExpert = { 
/**
 * Person.
 */
person: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Whether it is the chair.
 */
chair: boolean, 
/**
 * One per application, in their order.
 */
cells: Array<RosterState>, 
/**
 * Sheets that count.
 */
received: number, 
/**
 * Sheets that should come.
 */
expected: number, 
/**
 * When the last file came.
 */
last: Instant | null, };

/**
 * A sheet that does not count.
 */
export type RosterRefused = { 
/**
 * Identity of the sheet.
 */
identity: string, 
/**
 * Expert.
 */
person: PersonId, 
/**
 * The expert's name.
 */
name: string, 
/**
 * Application.
 */
application: ApplicationId, 
/**
 * Whether only the deadline is against it: the opening may accept it.
 */
late: boolean, 
/**
 * Code of the reason.
 */
code: string, 
/**
 * Reason in Chinese.
 */
zh: string, 
/**
 * Reason in English.
 */
en: string, 
/**
 * What to do, in Chinese.
 */
remedy_zh: string, 
/**
 * What to do, in English.
 */
remedy_en: string, };

/**
 * How a cell stands.
 */
export type RosterState = "handed_in" | "abstained" | "insufficient" | "recused" | "forked" | "late" | "stale" | "refused" | "missing" | "unknown";

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
 * A sentence in both languages.
 */
export type Said = { 
/**
 * Chinese; this is what is printed.
 */
zh: string, 
/**
 * English.
 */
en: string, };

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
process: Words | null, 
/**
 * See above.
 */
result: Words | null, 
/**
 * See above.
 */
plain: Words | null, };

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
name: Words, 
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
name: Words, 
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
name: Words, 
/**
 * One line to think along.
 */
aid: Words, };

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
 * When that version was saved.
 */
saved_at: Instant | null, 
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
name: Words, 
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
hints: Array<Words>, 
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
 * The answer.
 */
export type ScoringUnprintable = { 
/**
 * Each character once.
 */
characters: Array<string>, };

/**
 * A sealed file.
 */
export type SealedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
size: number, 
/**
 * The dossier.
 */
cell: CellKey, };

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
 * What stands before signing.
 */
export type SheetCheck = { 
/**
 * The cell.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Category as the scheme says it.
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
 * Who leads it: the sealed file is for them and for the office.
 */
chair: Line | null, 
/**
 * The charter in force.
 */
charter: number, 
/**
 * When hand-in ends.
 */
deadline: WorkDeadline, 
/**
 * How far the dossier is.
 */
stage: WorkStage, 
/**
 * Why it is stale.
 */
why: WorkWhy | null, 
/**
 * Version of the draft, to be named when signing; 0 when there is none.
 */
version: number, 
/**
 * When the draft was saved.
 */
saved_at: Instant | null, 
/**
 * Whether marks are given.
 */
standing: Standing, 
/**
 * What the marks come to.
 */
total: OverviewSum, 
/**
 * Items without a mark.
 */
missing: Array<CheckItem>, 
/**
 * Strengths.
 */
strengths: number, 
/**
 * Opportunities.
 */
opportunities: number, 
/**
 * Points to check on site.
 */
check_points: number, 
/**
 * Comments that cite nothing.
 */
uncited: number, 
/**
 * Items that may be worth another look; they keep nobody from signing.
 */
hints: Array<CheckHint>, 
/**
 * Volumes with parts of the dossier that have not come.
 */
missing_volumes: Array<number>, 
/**
 * The certificate's last instant.
 */
certificate_until: Instant | null, 
/**
 * What is signed already.
 */
signed: SignedBefore | null, 
/**
 * Why it cannot be signed now; empty when it can.
 */
blocked: Array<SignBlock>, };

/**
 * It was written.
 */
export type SheetExported = { 
/**
 * Where.
 */
path: string, };

/**
 * It is signed and stored.
 */
export type SheetSigned = { 
/**
 * Identity of the signed file.
 */
identity: string, 
/**
 * SHA-256 of its data, as printed.
 */
data: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * When, as this machine's clock claims.
 */
at: Instant, 
/**
 * Its total with two decimals; none without marks.
 */
total: string | null, };

/**
 * Why something cannot be signed.
 */
export type SignBlock = "not_expected" | "dossier_incomplete" | "marks_missing" | "signed_already" | "nothing_changed" | "certificate_expired" | "key_revoked";

/**
 * A signed sheet.
 */
export type SignedBefore = { 
/**
 * Its identity.
 */
identity: string, 
/**
 * SHA-256 of its data, as printed.
 */
data: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * When, as its signer's clock said.
 */
at: Instant, 
/**
 * Why it was revised.
 */
reason: Prose | null, 
/**
 * When it was last sealed for handing in.
 */
handed_in: Instant | null, 
/**
 * When it came in, by its receipt.
 */
received: Instant | null, };

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
 * How hard a passphrase is to guess.
 */
export type Strength = "too_short" | "weak" | "good" | "strong";

/**
 * How an expert's cell stands.
 */
export type VoiceState = "scored" | "abstained" | "insufficient" | "recused" | "missing" | "forked";

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

/**
 * Words in both languages.
 */
export type Words = { 
/**
 * In Chinese.
 */
zh: string, 
/**
 * In English.
 */
en: string, };

/**
 * A group of items.
 */
export type WorkCategory = { 
/**
 * Clause.
 */
code: string, 
/**
 * Name in Chinese.
 */
zh: string, 
/**
 * Name in English.
 */
en: string, 
/**
 * Points of its items together.
 */
points: number, 
/**
 * In printed order.
 */
items: Array<WorkItemName>, };

/**
 * The charter in force.
 */
export type WorkCharter = { 
/**
 * The edition's name.
 */
edition: Line, 
/**
 * Whether all of it is invented.
 */
demonstration: boolean, 
/**
 * Its number.
 */
number: number, 
/**
 * What kind of revision it is.
 */
kind: RevisionKind, 
/**
 * Why there is a revision.
 */
reason: Prose | null, };

/**
 * What is scored, without the words that help to score.
 */
export type WorkCriteria = { 
/**
 * Name in Chinese.
 */
zh: string, 
/**
 * Name in English.
 */
en: string, 
/**
 * Full points.
 */
total: number, 
/**
 * What a mark counts.
 */
unit: "percent" | "points", 
/**
 * In printed order.
 */
categories: Array<WorkCategory>, };

/**
 * When hand-in ends.
 */
export type WorkDeadline = { 
/**
 * The instant.
 */
at: Instant, 
/**
 * Its civil date in UTC+8, `2026-05-15`.
 */
date: string, 
/**
 * It has passed, by the clock of this machine.
 */
passed: boolean, 
/**
 * Working days until then, below 0 when it has passed; none without a calendar.
 */
days_left: number | null, 
/**
 * The year that has no calendar.
 */
missing_year: number | null, };

/**
 * How many documents, and what is with them.
 */
export type WorkDocuments = { 
/**
 * All that came.
 */
all: number, 
/**
 * Those that open only with a password nobody has given.
 */
password: number, 
/**
 * Those whose text was not read yet.
 */
unread: number, 
/**
 * Those that cannot be shown.
 */
unshown: number, };

/**
 * An assigned dossier.
 */
export type WorkDossier = { 
/**
 * The cell.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * Category as the scheme says it.
 */
category: Line, 
/**
 * How far it is.
 */
stage: WorkStage, 
/**
 * Why it is stale or withdrawn.
 */
why: WorkWhy | null, 
/**
 * Whether marks are given.
 */
standing: "scoring" | "abstaining" | "insufficient", 
/**
 * How high each mark is drawn, in the order of the criteria; none is not yet given.
 */
marks: Array<number | null>, 
/**
 * Marks given.
 */
given: number, 
/**
 * The first item without a mark.
 */
next: ItemId | null, 
/**
 * When the draft was saved.
 */
saved_at: Instant | null, 
/**
 * A draft stands beside what was signed.
 */
revising: boolean, 
/**
 * What is signed.
 */
signed: WorkSigned | null, 
/**
 * When that was last sealed for handing in.
 */
handed_in: Instant | null, 
/**
 * When it came in, by its receipt.
 */
received: Instant | null, 
/**
 * Its documents.
 */
documents: WorkDocuments, 
/**
 * Volumes with parts of it that have not come.
 */
missing_volumes: Array<number>, 
/**
 * Points to check on site.
 */
check_points: number, };

/**
 * The place where work stopped.
 */
export type WorkGoOn = { 
/**
 * The dossier.
 */
cell: CellKey, 
/**
 * Who applies.
 */
applicant: Line, 
/**
 * The item.
 */
item: ItemId, 
/**
 * Its name in Chinese.
 */
zh: string, 
/**
 * Its name in English.
 */
en: string, 
/**
 * The last save changed it; otherwise it is only the first without a mark.
 */
stopped: boolean, 
/**
 * Its mark so far.
 */
mark: string | null, 
/**
 * Its comments that cite nothing.
 */
uncited: number, };

/**
 * A scored item.
 */
export type WorkItemName = { 
/**
 * Clause.
 */
code: ItemId, 
/**
 * Name in Chinese.
 */
zh: string, 
/**
 * Name in English.
 */
en: string, 
/**
 * Full points.
 */
points: number, };

/**
 * A package.
 */
export type WorkPackage = { 
/**
 * Sequence number.
 */
sequence: number, 
/**
 * Volumes in all.
 */
volumes: number, 
/**
 * Those that have not come.
 */
missing: Array<number>, };

/**
 * A panel.
 */
export type WorkPanel = { 
/**
 * Identifier.
 */
id: PanelId, 
/**
 * Name.
 */
name: Line, 
/**
 * Who leads it.
 */
chair: Line | null, };

/**
 * Everything on one's desk.
 */
export type WorkReport = { 
/**
 * Whose it is.
 */
me: Line, 
/**
 * The charter in force; none before one came.
 */
charter: WorkCharter | null, 
/**
 * The charter's rounds in order; one stands twice when its owner sits in two of its panels.
 */
rounds: Array<WorkRound>, 
/**
 * Where to go on; none when there is nothing to score.
 */
go_on: WorkGoOn | null, 
/**
 * Packages that came, oldest first.
 */
packages: Array<WorkPackage>, 
/**
 * The last save of a draft.
 */
saved_at: Instant | null, };

/**
 * A round, as far as its owner has to do with it.
 */
export type WorkRound = { 
/**
 * Identifier.
 */
id: RoundId, 
/**
 * The scheme's word.
 */
name: Line, 
/**
 * The owner's panel; none when nothing in this round is theirs.
 */
panel: WorkPanel | null, 
/**
 * What is scored; none in a round without marks.
 */
criteria: WorkCriteria | null, 
/**
 * When hand-in ends.
 */
deadline: WorkDeadline, 
/**
 * The owner's dossiers in order of number.
 */
dossiers: Array<WorkDossier>, };

/**
 * A signed sheet.
 */
export type WorkSigned = { 
/**
 * Its identity.
 */
identity: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * When, as its signer's clock said.
 */
at: Instant, 
/**
 * Its total with two decimals; none without marks.
 */
total: string | null, };

/**
 * How far a dossier is.
 */
export type WorkStage = "draft" | "signed" | "handed_in" | "receipted" | "stale" | "recused" | "withdrawn";

/**
 * Why a dossier is stale or withdrawn.
 */
export type WorkWhy = { "code": "charter_changed", 
/**
 * Its number when it was signed.
 */
signed: number, 
/**
 * Its number now.
 */
in_force: number, 
/**
 * What kind of revision that is.
 */
kind: RevisionKind, } | { "code": "key_revoked" } | { "code": "not_expected", 
/**
 * What kind of revision that is.
 */
kind: RevisionKind, };

/** Every action: what goes in and what comes out. */
export interface Actions {
  /** Whose copy is open */
  "entry.status": { input: EntryStatus; output: StatusReport };
  /** Copies that were opened on this machine, and those of the demo edition */
  "entry.recent": { input: EntryRecent; output: Array<KnownCopy> };
  /** Take a copy off the list; the copy itself stays */
  "entry.forget": { input: EntryForget; output: Array<KnownCopy> };
  /** Open a copy with its passphrase */
  "entry.open": { input: EntryOpen; output: OpenCopy };
  /** How hard a passphrase is to guess */
  "entry.strength": { input: EntryStrength; output: Strength };
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
  /** My work: every dossier with progress, state and deadline */
  "expert.my_work": { input: ExpertMyWork; output: WorkReport };
  /** Looks at files before import: what they are, from whom, what would be refused */
  "expert.look_at": { input: ExpertLookAt; output: Array<LookedFile> };
  /** Takes in the charter or a revision of it */
  "expert.receive_charter": { input: ExpertReceiveCharter; output: CharterReceived };
  /** Takes in packages and volumes and reads the text of their documents */
  "expert.import_packages": { input: ExpertImportPackages; output: PackagesImported };
  /** Seals signed sheets to the chair and the office, into a folder */
  "expert.hand_in": { input: ExpertHandIn; output: HandInReport };
  /** Writes a signed sheet that is not sealed; the journal notes it */
  "expert.export_sheet": { input: ExpertExportSheet; output: SheetExported };
  /** Takes in receipts for one's own sheets */
  "expert.receipts": { input: ExpertReceipts; output: Array<ReceiptOutcome> };
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
  /** One's own marks in a round: categories by dossiers, with exact sums */
  "expert.overview": { input: ExpertOverview; output: OverviewTable };
  /** What stands before signing: what is given, what is missing, rules and certificate */
  "expert.check_sheet": { input: ExpertCheckSheet; output: SheetCheck };
  /** The printed pages of a sheet as pictures; no file is written */
  "expert.preview_sheet": { input: ExpertPreviewSheet; output: PrintedPages };
  /** Signs a score sheet with the owner's passphrase; later changes are new revisions */
  "expert.sign": { input: ExpertSign; output: SheetSigned };
  /** Begins a revision of a signed sheet */
  "expert.reopen": { input: ExpertReopen; output: RevisionDraft };
  /** Puts the draft of a revision away; the signed sheet stays */
  "expert.discard_revision": { input: ExpertDiscardRevision; output: RevisionDraft };
  /** What a revision's draft changes of the signed sheet */
  "expert.difference": { input: ExpertDifference; output: RevisionDifference };
  /** The panels the owner chairs */
  "panel.list": { input: PanelList; output: Array<ChairedPanel> };
  /** Who has handed in and what stands before the opening; no marks */
  "panel.roster": { input: PanelRosterOf; output: PanelRoster };
  /** Checks sealed score sheets and reports on each; nothing is written */
  "panel.check": { input: PanelCheck; output: PanelChecked };
  /** Takes in good sealed score sheets and signs receipts */
  "panel.take_in": { input: PanelTakeIn; output: PanelTakenIn };
  /** Writes the receipts into a folder, to be given to the experts */
  "panel.export_receipts": { input: PanelExportReceipts; output: PanelExported };
  /** Whether the sheets may be opened with these late ones, what stays missing, whether to say why */
  "panel.may_open": { input: PanelMayOpen; output: MayOpen };
  /** Opens the sheets: journaled, with a signed witness slip; cannot be undone */
  "panel.open": { input: PanelOpen; output: PanelOpening };
  /** The witness slip of the opening as pictures; can be written to a file */
  "panel.slip": { input: PanelSlip; output: PanelSlipPages };
  /** After the opening: one application's marks by letter, with the spread of each item */
  "panel.matrix": { input: PanelMatrixOf; output: PanelMatrix };
  /** Items to be discussed by spread, grouped by who leaves the room */
  "panel.agenda": { input: PanelAgenda; output: Array<AgendaGroup> };
  /** One item: marks and comments by letter, and what was agreed on */
  "panel.item": { input: PanelItem; output: PanelItemView };
  /** Keeps the mark, reason and comments of an item that are not recorded yet */
  "panel.draft": { input: PanelDraft; output: DraftKept };
  /** Records what the panel agrees on for an item; may be changed until the result is signed */
  "panel.agree": { input: PanelAgree; output: Agreed };
  /** Keeps each expert's own mark; an item at the threshold still has to be agreed on */
  "panel.keep": { input: PanelKeep; output: Agreed };
  /** What stands before the panel result is signed; of a signed one, whether it still stands */
  "panel.result": { input: PanelResultOf; output: PanelResultState };
  /** Keeps the minutes and reasons of a result that is not signed yet */
  "panel.result_draft": { input: PanelResultDraft; output: DraftKept };
  /** The pages of the signed panel result */
  "panel.result_shown": { input: PanelResultShown; output: PrintedPages };
  /** The panel result as it will be printed, before signing; no file is written */
  "panel.result_preview": { input: PanelResultPreview; output: PrintedPages };
  /** Signs the panel result with the owner's passphrase */
  "panel.conclude": { input: PanelConclude; output: PanelConcluded };
  /** Writes the signed panel result to a file */
  "panel.export_result": { input: PanelExportResult; output: PanelConcluded };
  /** Takes in members' acknowledgements and tells who is missing */
  "panel.collect": { input: PanelCollect; output: PanelAnswers };
  /** Verifies and shows a panel's signed result */
  "expert.result": { input: ExpertResult; output: ExpertResultView };
  /** Keeps a dissent that is not signed yet */
  "expert.answer_draft": { input: ExpertAnswerDraft; output: DraftKept };
  /** Answers the panel result, agreeing or dissenting; signed and written to a file */
  "expert.acknowledge": { input: ExpertAcknowledge; output: Acknowledged };
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
  /** Change the passphrase of the copy and its keys; earlier backups keep the old one */
  "copy.change_passphrase": { input: CopyChangePassphrase; output: Done };
}
