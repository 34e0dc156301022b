// The workbook interface: all that the pane knows of where the lines stand. Excel and the grid of the browser page are behind it.
//
// Whoever implements it keeps three promises. A line is found by its key when it is written, never by a place remembered from
// before. Cells that nobody asked to change are not written. And what a person edits while something runs is not lost: the
// decision about a line is made on the values read right before it is written.

/**
 * A value as the API has it: text, number, yes or no, or blank. Dates are ISO text.
 * @typedef {string | number | boolean | null} Value
 */

/**
 * The values of a line by the names of their columns.
 * @typedef {Record<string, Value>} Values
 */

/**
 * A line of a sheet.
 * @typedef {object} Row
 * @property {string} key what identifies it
 * @property {string | null} [id] the hidden row id, such as R12
 * @property {Values} values
 */

/**
 * A column of a template, as `GET /api/v1/templates/{template}` tells it.
 * @typedef {object} Column
 * @property {string} name
 * @property {string} kind `text`, `whole number`, `decimal`, `money`, `date`, `date and time`, `yes/no`, `choice`
 * @property {string} origin `report`, `entry`, `formula`, `server`
 * @property {string[]} choices
 * @property {string[]} editors
 * @property {string} format
 * @property {string} help
 * @property {string[]} [aliases]
 */

/**
 * A rule of a template.
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} title
 * @property {string} severity `high`, `medium`, `low`
 * @property {string[]} pointsAt
 */

/**
 * The contract of a sheet.
 * @typedef {object} Template
 * @property {string} name
 * @property {number} version
 * @property {string} title
 * @property {string} sheetName
 * @property {string} rows `report` or `people`
 * @property {string[]} key
 * @property {Column[]} columns
 * @property {Rule[]} rules
 */

/**
 * Which sheet stands in a workbook, and from which revision its cells are.
 * @typedef {object} Identity
 * @property {string} template
 * @property {string} scope the program
 * @property {string} period
 * @property {number} revision
 * @property {string | null} copy the id of the download that it began as
 * @property {Kept[]} kept cells whose base is older than the revision
 */

/**
 * A cell that was changed here while somebody else changed it, and what it was made from.
 * @typedef {object} Kept
 * @property {string} key
 * @property {string} column
 * @property {number} revision
 * @property {Value} base
 */

/**
 * What is to stand around the lines.
 * @typedef {object} Frame
 * @property {Template} template
 * @property {Identity} identity
 * @property {string} title
 * @property {string} subtitle
 * @property {Set<string>} mine the columns that the person may fill
 * @property {(key: string) => boolean} lines on which lines
 */

/**
 * A cell, by its line and its column.
 * @typedef {{key: string, column: string}} Cell
 */

/**
 * A cell to be made conspicuous.
 * @typedef {Cell & {kind: "problem" | "conflict", words: string}} Mark
 */

/**
 * A line that cannot be told: its row id and its key are of different lines, or its key stands twice.
 * @typedef {{key: string, place: string, why: "torn" | "twice"}} Doubt
 */

/**
 * What stands in the workbook now.
 * @typedef {object} Content
 * @property {string[]} columns the template's columns that are there
 * @property {Row[]} rows in the order of the workbook; of doubtful lines none
 * @property {Doubt[]} doubts
 */

/**
 * What the rules find on a line: the titles of rules that wait for an answer and of those that have one, and the columns that
 * the former point at.
 * @typedef {{open: string[], answered: string[], points: string[]}} Found
 */

/**
 * A sheet of ours in the workbook: what tells it apart from the others, also from a copy of it, and what makes it the one that
 * everything else here is about.
 * @typedef {{id: string, identity: Identity, turn: () => void}} Front
 */

/**
 * What somebody did to cells.
 * @typedef {{sheet: string, cells: (Cell & {value: Value})[], remote: boolean, whole: boolean}} Edit `sheet`: by what it is told apart; `remote`: a coauthor did it; `whole`: too much to tell cell by cell
 */

/**
 * How far something is, in lines.
 * @callback Progress
 * @param {number} done
 * @param {number} total
 * @returns {void}
 */

/**
 * What a line is to become. It may be asked for again, when the line was read anew; the last answer is the one that is written.
 * @callback Decide
 * @param {Row} row as it is at this moment
 * @returns {Values | null} the cells to be written, or null
 */

/**
 * @typedef {object} Workbook
 * @property {string} host `excel` or `grid`
 * @property {(wanted?: string) => Promise<Front | null>} open which sheet stands in it, or null: of several the wanted one, which is then looked at, else the one that is; asked before anything else, and nothing is turned to by asking
 * @property {(template: Template, ids: Map<string, string>) => void} know tells the template of the sheet, and the keys by their row ids
 * @property {(frame: Frame) => Promise<Front>} frame makes the table without lines, its headings and its looks
 * @property {() => Promise<Content>} read the entry columns and the key of every line
 * @property {(rows: import("./line.js").Line[], found: Map<string, Found> | null, progress: Progress, signal: AbortSignal) => Promise<number>} add puts lines under those that are there, with what the rules find on each as far as that is known; how many it put, if it was stopped
 * @property {(keys: Set<string> | null, decide: Decide, progress: Progress) => Promise<Set<string>>} update changes the lines of these keys (null: all); those that it found
 * @property {(identity: Identity) => Promise<void>} remember keeps the identity with the workbook
 * @property {(marks: Mark[]) => Promise<void>} mark marks these cells and no others
 * @property {(findings: Map<string, Found>) => Promise<void>} findings shows what the rules find on each line
 * @property {(threads: Map<string, Map<string | null, number>>) => Promise<void>} threads shows how many threads are open about each cell, by key and column; column null: about the line
 * @property {(cell: Cell) => Promise<"shown" | "hidden" | "gone">} select goes to a cell; `hidden`: a filter hides its line
 * @property {() => Promise<Cell | null>} selected the cell that is selected
 * @property {() => Promise<Front | null>} front which sheet of ours the person looks at, or null
 * @property {(listener: () => void) => void} onTurn tells that the person looks at another sheet of the workbook
 * @property {(listener: (cell: Cell | null) => void) => void} onSelection
 * @property {(listener: (edit: Edit) => void) => void} onEdit
 */

export {};
