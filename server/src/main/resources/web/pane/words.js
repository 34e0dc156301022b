// Every word that the pane and the review page say, in one place, so that they can be said in another language.
const number = new Intl.NumberFormat("en");
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
/** @param {number} count @param {string} one @param {string} many */
const n = (count, one, many) => `${number.format(count)} ${count === 1 ? one : many}`;
/** @param {number} count */
const cells = (count) => n(count, "cell", "cells");
/** @param {number} count */
const lines = (count) => n(count, "line", "lines");

export const words = {
  /** @param {number} value */
  number: (value) => number.format(value),
  /** @param {string} iso */
  moment: (iso) => moment.format(new Date(iso)),
  blank: "(blank)",
  yes: "Yes",
  no: "No",
  brand: "Bidbook",
  failed: "The server could not do this. Try again; if it stays so, tell whoever runs the server.",
  away: "The server cannot be reached. Your edits stay where they are.",
  back: "The server is there again.",
  offline: "Server away",
  online: "Connected",
  awayLong: "The server cannot be reached. Go on working: your edits stay in the workbook, and can be submitted when it is back. Trying again does no harm.",
  retry: "Try again",
  close: "Close",
  cancel: "Cancel",
  // Signing in
  signIn: "Sign in",
  signInTo: "Sign in to see your programs.",
  signInWith: "Sign in with your organization's account",
  officeMissing: "Office.js could not be loaded, so the pane cannot reach Excel. Check the connection, close the pane and open it again.",
  signInDialog: "Sign in …",
  signInElsewhere: "The sign-in opens in a window of its own.",
  name: "Name",
  password: "Password",
  signOut: "Sign out",
  signedInAs: "Signed in as",
  yourName: "Your name",
  yourNameHint: "Changes are recorded under it.",
  passwordDue: "Change your one-time password on the server's start page first, then sign in here.",
  signedOut: "You are not signed in any more. Your edits stay. Sign in and go on.",
  dialogClosed: "The sign-in window was closed before you were signed in.",
  dialogBlocked: "The sign-in window could not be opened. Allow pop-ups for this site, and try again.",
  // Program and week
  program: "Program",
  period: "Week",
  noPrograms: "There is no program yet that you are a member of. Whoever administers the server can appoint you.",
  noWeeks: "This program has no week yet. Its report is imported on the start page.",
  openStart: "Open the start page",
  pull: "Pull",
  pullHint: "Write this week's lines into the workbook",
  refresh: "Refresh",
  validate: "Validate",
  submit: "Submit",
  next: "Next finding",
  history: "History",
  undoMine: "Undo my last submission",
  review: "Review",
  signOff: "Sign off",
  findings: "Findings",
  changes: "Changes",
  pages: "Pages",
  actions: "Actions",
  help: "What each button does",
  /** @type {[string, string][]} */
  helpOf: [
    ["Pull", "writes the chosen week into this workbook, or brings it up to date. What you have typed and not submitted stays."],
    ["Refresh", "fetches what others have submitted since. What you have typed and not submitted stays."],
    ["Validate", "checks the cells you changed, and lists problems and findings. Nothing is stored."],
    ["Next finding", "goes to the next cell that a finding asks about."],
    ["Submit", "stores the cells you changed, and no others. Where somebody else changed the same cell, you choose."],
    ["Undo my last submission", "first tells what it would put back, and leaves what was changed later."],
    ["History", "shows who changed the selected cell, when, and from what."],
    ["Comments", "shows what is said about the selected line, and tells people whom you name."],
    ["Review", "shows how far the week is, and completes it."],
    ["Sign off", "signs exactly the values of the revision that you see."],
  ],
  /** @param {string} title @param {string} program @param {string} period */
  sheetName: (title, program, period) => `${title} · ${program} · ${period}`,
  /** @param {string} customer @param {number} revision @param {string} person */
  subtitle: (customer, revision, person) => `${customer} · Pulled at revision ${number.format(revision)} by ${person}`,
  /** @param {number} revision */
  revision: (revision) => `Revision ${number.format(revision)}`,
  /** @param {number} revision */
  newer: (revision) => `Revision ${number.format(revision)} is there.`,
  noSheet: "No week stands in this workbook yet. Choose one, and pull it.",
  notThisSheet: "This workbook holds another week. Pull puts the chosen one on a sheet of its own.",
  sheetUnknown: "The server does not know the week that this workbook holds, or you are no member of its program.",
  chooseFirst: "Choose a program and a week first.",
  pullFirst: "Pull a week first.",
  /** @param {string} sheet @param {number} revision */
  recognised: (sheet, revision) => `This is a copy of ${sheet}, made from revision ${number.format(revision)}.`,
  // Work that takes a while
  reading: "Reading the lines from the server …",
  readingHere: "Looking at the workbook …",
  framing: "Making the table …",
  writing: "Writing the lines …",
  merging: "Merging what changed …",
  checking: "Checking …",
  readingFindings: "Reading the findings …",
  submitting: "Submitting …",
  undoing: "Undoing …",
  /** @param {number} done @param {number} total */
  progress: (done, total) => `${number.format(done)} of ${lines(total)}`,
  /** @param {number} count @param {number} revision */
  pulled: (count, revision) => `${lines(count)} at revision ${number.format(revision)}.`,
  /** @param {number} done @param {number} total */
  stopped: (done, total) => `Stopped: ${number.format(done)} of ${lines(total)} are there. Pull again for the rest; nothing is lost.`,
  cancelled: "Stopped. Nothing was changed.",
  /** @param {number} written @param {number} added @param {number} revision */
  refreshed: (written, added, revision) => `Now at revision ${number.format(revision)}: ${cells(written)} brought up to date${added ? `, ${lines(added)} added` : ""}.`,
  /** @param {number} revision */
  upToDate: (revision) => `Up to date: revision ${number.format(revision)}.`,
  /** @param {number} count */
  editsKept: (count) => `${cells(count)} of yours not submitted yet ${count === 1 ? "is" : "are"} untouched.`,
  /** @param {number} count */
  inConflict: (count) => `${cells(count)} of yours ${count === 1 ? "was" : "were"} changed by somebody else, too; Submit asks which value counts.`,
  /** @param {number} count */
  removed: (count) => `${lines(count)} ${count === 1 ? "was" : "were"} removed by somebody and still ${count === 1 ? "stands" : "stand"} here.`,
  /** @param {number} count */
  unsent: (count) => (count === 0 ? "Nothing to submit" : `${cells(count)} not submitted`),
  unsentUnknown: "Validate tells what is not submitted.",
  // Checking and submitting
  /** @param {number} count */
  problems: (count) => `${n(count, "problem", "problems")}: nothing is stored before ${count === 1 ? "it is" : "they are"} mended`,
  /** @param {number} count */
  inOrder: (count) => (count === 0 ? "Nothing is changed." : `${cells(count)} changed, and in order.`),
  /** @param {number} count */
  warnings: (count) => n(count, "thing to know", "things to know"),
  nothingToSubmit: "There is nothing to submit: no cell differs from what is stored.",
  /** @param {number} revision @param {number} changed */
  submitted: (revision, changed) => (changed === 0 ? `Nothing new: still revision ${number.format(revision)}.` : `Stored as revision ${number.format(revision)}: ${cells(changed)}.`),
  onlyMine: "Submit only the cells that are mine to edit",
  /** @param {number} count */
  coauthors: (count) => `${cells(count)} ${count === 1 ? "was" : "were"} changed by coauthors of this workbook and ${count === 1 ? "is" : "are"} left to them.`,
  coauthorsToo: "Submit theirs, too",
  /** @param {string} key @param {string} column */
  goToCell: (key, column) => `Go to ${column} of ${key}`,
  /** @param {string} key */
  line: (key) => key.replaceAll("|", " · "),
  cellGone: "That line is not in this workbook. Refresh brings it.",
  cellHidden: "The cell is selected, but a filter hides its line.",
  otherSheet: "Another sheet of the workbook is in front now, and this was read for the one before. Nothing was done: look at what is shown for this sheet.",
  tableGone: "The table of this week is not in the workbook any more. Pull makes it anew.",
  /** @param {number} row */
  rowPlace: (row) => `row ${number.format(row)}`,
  doubt: {
    torn: "The hidden row id is another line's: a sort or a paste has torn this line apart. Undo it, or copy the line from a fresh pull.",
    twice: "This line stands twice. Delete one of them; until then neither is submitted or refreshed.",
  },
  noChoice: "Nothing in the list fits.",
  chooseOne: "Choose one of the list.",
  notALine: "This week has no such line. Lines come from the report; write it elsewhere.",
  // Conflicts
  /** @param {number} count */
  conflicts: (count) => `${cells(count)} changed by you and by somebody else`,
  conflictsHint: "Nothing is stored yet. Which value counts?",
  was: "Was",
  mine: "Mine",
  theirs: "Theirs",
  /** @param {string} by @param {string} at */
  byAt: (by, at) => `${by}, ${moment.format(new Date(at))}`,
  allMine: "Mine everywhere",
  allTheirs: "Theirs everywhere",
  submitChoices: "Submit with these choices",
  /** @param {number} count */
  toChoose: (count) => `${cells(count)} still ${count === 1 ? "needs" : "need"} a choice.`,
  // Findings
  /** @param {number} open @param {number} unanswered */
  findingCount: (open, unanswered) => (open === 0 ? "No open finding" : `${n(open, "open finding", "open findings")}, ${number.format(unanswered)} unanswered`),
  /** @param {number} revision */
  findingsAsOf: (revision) => `As stored at revision ${number.format(revision)}; what you have not submitted is not in it.`,
  allFindings: "All findings",
  filterFindings: "Show",
  onlyUnanswered: "Only unanswered",
  severity: { high: "high", medium: "medium", low: "low" },
  /** @param {number} weeks */
  age: (weeks) => (weeks <= 1 ? "new" : `${number.format(weeks)} weeks`),
  answered: "answered",
  noFindings: "No finding waits for an answer.",
  noFindingsYet: "Validate reads the findings.",
  /** @param {number} count */
  more: (count) => `${number.format(count)} more are not shown.`,
  showMore: "Show more",
  // History and undo
  noSelection: "Select a cell of the table to see who changed it.",
  /** @param {string} column @param {string} line */
  historyOf: (column, line) => `${column} of ${line}`,
  noHistory: "Nobody has changed this cell in this week.",
  /** @param {string} value @param {string} stayed */
  lost: (value, stayed) => `${value} did not count: ${stayed} stayed.`,
  /** @param {number} count */
  undoPreview: (count) => `This puts ${cells(count)} back as ${count === 1 ? "it was" : "they were"}.`,
  /** @param {number} count */
  undoKept: (count) => `${cells(count)} changed later ${count === 1 ? "stays" : "stay"} as ${count === 1 ? "it is" : "they are"}.`,
  undoNow: "Undo it",
  undoNothing: "You have submitted nothing in this week that could be undone.",
  /** @param {number} revision */
  undone: (revision) => `Undone, now revision ${number.format(revision)}.`,
  // Threads
  comments: "Comments",
  noLine: "Select a cell of the table to see what is said about its line.",
  noThreads: "Nothing is open about this line.",
  wholeLine: "The whole line",
  newThread: "Begin a thread",
  /** @param {string} column */
  threadText: (column) => `About ${column}`,
  aboutWholeLine: "About the whole line",
  mentionHint: "@ and a name or a role tells them.",
  beginThread: "Begin the thread",
  /** @param {string} about */
  replyTo: (about) => `Answer: ${about}`,
  reply: "Reply",
  resolve: "Resolve",
  reopen: "Reopen",
  sending: "Sending …",
  begun: "The thread is begun.",
  replied: "The answer is stored.",
  resolvedNow: "The thread is resolved.",
  reopenedNow: "The thread is open again.",
  textKept: "Your text is still here.",
  mayNotComment: "Your role reads threads, and begins none.",
  resolvedThreads: "Resolved",
  noneResolved: "Nothing about this line was resolved.",
  showResolved: "Show resolved ones",
  unsentTexts: "Written and not sent",
  /** @param {number} count */
  openElsewhere: (count) => (count === 0 ? "No thread is open about other lines" : `${n(count, "thread is", "threads are")} open about other lines`),
  lookAgain: "Look again",
  /** @type {Record<string, string>} */
  what: { said: "said", resolved: "resolved it", reopened: "reopened it" },
  people: "Who is meant",
  /** @param {number} count */
  offered: (count) => `${n(count, "name", "names")}: the arrow keys choose, Enter takes it.`,
  /** @param {number} count */
  openThreads: (count) => n(count, "open thread", "open threads"),
  // Live
  /** @param {number} revision */
  live: (revision) => `Somebody submitted: revision ${number.format(revision)} is there. Refresh brings it; your edits stay.`,
  // Review and sign-off
  reviewHint: "How far this week is.",
  byRule: "By rule",
  complete: "Complete the week",
  completeHint: "Every finding has to be answered first.",
  mayNotComplete: "Your role does not complete weeks.",
  /** @param {string} by @param {string} at */
  completedBy: (by, at) => `Completed by ${by}, ${moment.format(new Date(at))}`,
  completed: "The week is complete.",
  reopened: "Reopened by later changes",
  signOffHint: "Your signature covers exactly the values of the revision named here.",
  signNow: "Sign off this revision",
  mayNotSign: "Your role reads signatures, and gives none.",
  comment: "Comment",
  /** @param {number} revision */
  signed: (revision) => `Signed at revision ${number.format(revision)}.`,
  noSignOffs: "Nobody has signed this week yet.",
  signOffsUnknown: "This server keeps no signatures.",
  refreshBeforeSigning: "Refresh first: a signature is for what you have seen.",
  submitBeforeSigning: "Submit your edits first: a signature covers what is stored.",
  /** @param {number} count */
  changedSince: (count) => `${cells(count)} changed since the signature`,
  signState: { standing: "stands", changed: "changed since", withdrawn: "withdrawn", replaced: "replaced" },
  // The review page
  grid: "The week's lines",
  lineColumn: "Line",
  /** @param {number} shown @param {number} all */
  shown: (shown, all) => (shown === all ? lines(all) : `${number.format(shown)} of ${lines(all)}`),
  search: "Search in all columns",
  clearFilters: "Clear filters",
  onlyWithFindings: "Only lines with findings",
  onlyChanged: "Only lines with edits of mine",
  filterOf: (/** @type {string} */ column) => `Filter ${column}`,
  filterAndSort: (/** @type {string} */ column) => `Filter ${column}; Enter sorts by it`,
  /** @param {number} count @param {number} left */
  pasted: (count, left) => `${cells(count)} pasted${left ? `; ${cells(left)} not yours to fill left out` : ""}.`,
  pasteNothing: "Nothing was pasted: select a cell that is yours to fill first.",
  draftWaits: (/** @type {number} */ count) => `${cells(count)} that you had not submitted could not be put back. ${count === 1 ? "It is" : "They are"} still kept: open the page again to have ${count === 1 ? "it" : "them"} back.`,
  draft: (/** @type {number} */ count) => `${cells(count)} that you had not submitted ${count === 1 ? "is" : "are"} here again.`,
};
