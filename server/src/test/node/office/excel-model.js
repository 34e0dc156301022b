// A workbook as Excel keeps one: what of it the task pane touches, and nothing else. A member that is not here fails loudly.
"use strict";
globalThis.ExcelModel = (() => {
  const DAY = 86_400_000;
  const serial = (text) => (Date.parse(`${text}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY;
  let ids = 0;
  const newId = (kind) => `{${kind}-${++ids}}`;

  class Fault extends Error {
    constructor(code, message) { super(message ?? code); this.code = code; }
  }

  /** What a cell becomes when something is written into it, as Excel takes it. */
  function taken(value, format) {
    if (value === "" || typeof value === "number" || typeof value === "boolean") return value;
    if (typeof value !== "string") throw new Fault("InvalidArgument", `a cell cannot hold ${JSON.stringify(value)}`);
    if (value.startsWith("'")) return value.slice(1);
    if (format === "@") return value;
    if (value.startsWith("=")) throw new Fault("InvalidArgument", `a text was taken for a formula: ${value}`);
    if (/^[+-]?\d+(\.\d+)?$/.test(value)) return Number(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return serial(value);
    return /^(true|false)$/i.test(value) ? value.toLowerCase() === "true" : value;
  }

  const letters = (index) => { let text = ""; for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text; return text; };
  const columnOf = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

  class Sheet {
    constructor(book, name) {
      Object.assign(this, { book, name, id: newId("sheet"), visibility: "Visible", rows: [], formats: [], formulas: new Map(), hidden: new Set(), looks: new Map(), rules: [], checks: [], frozen: null, hiddenColumns: new Set() });
    }
    value(row, column) { return this.rows[row]?.[column] ?? ""; }
    format(row, column) { return this.formats[row]?.[column] ?? "General"; }
    put(row, column, value) {
      if (value === null) return;
      (this.rows[row] ??= [])[column] = taken(value, this.format(row, column));
      this.formulas.delete(`${row} ${column}`);
    }
    range(address) {
      const match = /^(?:.*!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(address);
      if (!match) throw new Fault("InvalidArgument", `not an address: ${address}`);
      const [top, left] = [Number(match[2]) - 1, columnOf(match[1])];
      return new Range(this, top, left, match[4] ? Number(match[4]) - top : 1, match[3] ? columnOf(match[3]) - left + 1 : 1);
    }
  }

  class Range {
    constructor(sheet, row, column, rows, columns) {
      if (row < 0 || column < 0 || rows < 1 || columns < 1) throw new Fault("InvalidArgument", "a range has at least one cell");
      Object.assign(this, { sheet, row, column, rows, columns });
    }
    get members() { return RANGE; }
    each(visit) { for (let y = 0; y < this.rows; y++) for (let x = 0; x < this.columns; x++) visit(this.row + y, this.column + x, y, x); }
    grid(cell) { return Array.from({ length: this.rows }, (_, y) => Array.from({ length: this.columns }, (__, x) => cell(this.row + y, this.column + x))); }
    get address() { return `'${this.sheet.name}'!${letters(this.column)}${this.row + 1}:${letters(this.column + this.columns - 1)}${this.row + this.rows}`; }
  }

  const write = (range, values, put) => {
    const single = !Array.isArray(values);
    if (!single && (values.length !== range.rows || values.some((line) => line.length !== range.columns))) {
      throw new Fault("InvalidArgument", `${values.length} × ${values[0]?.length} values do not fit into ${range.rows} × ${range.columns} cells`);
    }
    range.each((row, column, y, x) => put(row, column, single ? values : values[y][x]));
  };
  const used = (range) => {
    let some = false;
    range.each((row, column) => { some ||= range.sheet.value(row, column) !== ""; });
    return some ? range : null;
  };
  const look = (range) => ({
    members: FORMAT, set: (name, value) => range.sheet.looks.set(`${range.address} ${name}`, value), range,
  });

  const RANGE = {
    get: {
      Values: (range) => range.grid((row, column) => range.sheet.value(row, column)),
      Formulas: (range) => range.grid((row, column) => range.sheet.formulas.get(`${row} ${column}`) ?? range.sheet.value(row, column)),
      RowIndex: (range) => range.row, ColumnIndex: (range) => range.column, RowCount: (range) => range.rows, ColumnCount: (range) => range.columns,
      Address: (range) => range.address,
      RowHidden: (range) => { let hidden = true; range.each((row) => { hidden &&= range.sheet.hidden.has(row); }); return hidden; },
      Worksheet: (range) => range.sheet, Format: look,
      ConditionalFormats: (range) => ({ members: RULES, sheet: range.sheet, range }),
      DataValidation: (range) => { const check = { members: CHECK, range }; range.sheet.checks.push(check); return check; },
    },
    set: {
      Values: (range, values) => write(range, values, (row, column, value) => range.sheet.put(row, column, value)),
      NumberFormat: (range, values) => write(range, values, (row, column, value) => { if (value !== null) (range.sheet.formats[row] ??= [])[column] = value; }),
      ColumnHidden: (range, value) => { for (let x = 0; x < range.columns; x++) range.sheet.hiddenColumns[value ? "add" : "delete"](range.column + x); },
    },
    call: {
      GetCell: (range, row, column) => new Range(range.sheet, range.row + row, range.column + column, 1, 1),
      GetRow: (range, row) => new Range(range.sheet, range.row + row, range.column, 1, range.columns),
      GetColumn: (range, column) => new Range(range.sheet, range.row, range.column + column, range.rows, 1),
      GetEntireColumn: (range) => new Range(range.sheet, 0, range.column, 1_048_576, range.columns),
      GetResizedRange: (range, rows, columns) => new Range(range.sheet, range.row, range.column, range.rows + rows, range.columns + columns),
      GetUsedRangeOrNullObject: used,
      GetBoundingRect: (range, other) => {
        const [top, left] = [Math.min(range.row, other.row), Math.min(range.column, other.column)];
        return new Range(range.sheet, top, left, Math.max(range.row + range.rows, other.row + other.rows) - top, Math.max(range.column + range.columns, other.column + other.columns) - left);
      },
      _ValidateArraySize: (range, rows, columns) => { if (range.rows !== rows || range.columns !== columns) throw new Fault("InvalidArgument", `${rows} × ${columns} values for ${range.rows} × ${range.columns} cells`); },
      Select: (range) => { range.sheet.book.select(range.sheet, range.row, range.column); },
      Insert: (range, shift) => {
        if (shift !== "Down") throw new Fault("InvalidArgument", shift);
        for (let row = range.sheet.rows.length - 1; row >= range.row; row--) {
          for (let x = range.column; x < range.column + range.columns; x++) {
            const value = range.sheet.value(row, x);
            if (value !== "") (range.sheet.rows[row + range.rows] ??= [])[x] = value;
            if (range.sheet.rows[row]) range.sheet.rows[row][x] = "";
          }
        }
        return range;
      },
      CopyFrom: (range, source, kind) => {
        if (!(source instanceof Range)) throw new Fault("InvalidArgument", "a range to copy from");
        range.each((row, column, y, x) => {
          const [from, at] = [source.row + (y % source.rows), source.column + (x % source.columns)];
          if (kind === "Formats") (range.sheet.formats[row] ??= [])[column] = source.sheet.format(from, at);
          else if (kind === "Formulas") {
            (range.sheet.rows[row] ??= [])[column] = source.sheet.value(from, at);
            const formula = source.sheet.formulas.get(`${from} ${at}`);
            if (formula) range.sheet.formulas.set(`${row} ${column}`, formula);
          } else throw new Fault("InvalidArgument", kind);
        });
      },
    },
  };
  const FORMAT = {
    get: { Fill: (format) => ({ members: FILL, format }), Font: (format) => ({ members: FONT, format }) },
    set: { WrapText: (format, value) => format.set("wrap", value), RowHeight: (format, value) => format.set("height", value), ColumnWidth: (format, value) => format.set("width", value) }, call: {},
  };
  const FILL = { get: {}, set: { Color: ({ format }, value) => format.set("fill", value) }, call: {} };
  const FONT = { get: {}, set: { Bold: ({ format }, value) => format.set("bold", value), Size: ({ format }, value) => format.set("size", value), Color: ({ format }, value) => format.set("color", value) }, call: {} };
  const CHECK = { get: {}, set: { Prompt: (check, value) => { check.prompt = value; }, Rule: (check, value) => { check.rule = value; }, ErrorAlert: (check, value) => { check.alert = value; } }, call: {} };
  const RULES = {
    get: {}, set: {},
    call: {
      Add: ({ sheet, range }, type) => { const rule = { members: RULE, id: newId("rule"), type, range, sheet }; sheet.rules.push(rule); return rule; },
      GetItemOrNullObject: ({ sheet }, id) => sheet.rules.find((rule) => rule.id === id) ?? null,
    },
  };
  RULES.index = (rules, id) => RULES.call.GetItemOrNullObject(rules, id) ?? fail("ItemNotFound", id);
  const RULE = {
    get: { Id: (rule) => rule.id, Custom: (rule) => ({ members: CUSTOM, rule }) }, set: {},
    call: { Delete: (rule) => { rule.sheet.rules = rule.sheet.rules.filter((one) => one !== rule); } },
  };
  const CUSTOM = {
    get: { Rule: ({ rule }) => ({ members: CUSTOM_RULE, rule }), Format: ({ rule }) => ({ members: RULE_FORMAT, rule }) },
    set: {}, call: {},
  };
  const RULE_FORMAT = {
    get: {
      Fill: ({ rule }) => ({ members: { get: {}, set: { Color: (_, value) => { rule.fill = value; } }, call: {} } }),
      Borders: ({ rule }) => ({ members: RULE_BORDERS, rule }),
    },
    set: {}, call: {},
  };
  const RULE_BORDERS = { get: { Bottom: ({ rule }) => ({ members: { get: {}, set: { Style: (_, value) => { rule.under = value; }, Color: (_, value) => { rule.underColor = value; } }, call: {} } }) }, set: {}, call: {} };
  const CUSTOM_RULE = { get: {}, set: { Formula: ({ rule }, value) => { rule.formula = value; } }, call: {} };

  Object.defineProperty(Sheet.prototype, "members", { get: () => SHEET });
  const SHEET = {
    get: { Id: (sheet) => sheet.id, Name: (sheet) => sheet.name, FreezePanes: (sheet) => ({ members: FREEZE, sheet }) },
    set: { Visibility: (sheet, value) => { sheet.visibility = value; } },
    call: {
      GetRange: (sheet, address) => (address === undefined || address === null ? new Range(sheet, 0, 0, 1_048_576, 16_384) : sheet.range(address)),
      GetRangeByIndexes: (sheet, row, column, rows, columns) => new Range(sheet, row, column, rows, columns),
      GetCell: (sheet, row, column) => new Range(sheet, row, column, 1, 1),
      GetUsedRangeOrNullObject: (sheet) => (sheet.rows.length ? new Range(sheet, 0, 0, sheet.rows.length, Math.max(...sheet.rows.filter(Boolean).map((row) => row.length), 1)) : null),
      _RegisterDataChangedEvent: () => undefined, _RegisterSelectionChangedEvent: () => undefined,
      Activate: (sheet) => { sheet.book.activate(sheet); },
    },
  };
  const FREEZE = { get: {}, set: {}, call: { FreezeAt: ({ sheet }, range) => { sheet.frozen = range.address; } } };

  class Table {
    constructor(sheet, range) { Object.assign(this, { sheet, row: range.row, column: range.column, rows: range.rows - 1, columns: range.columns, id: newId("table"), style: "" }); }
    get members() { return TABLE; }
    get head() { return new Range(this.sheet, this.row, this.column, 1, this.columns); }
    get body() { return new Range(this.sheet, this.row + 1, this.column, this.rows, this.columns); }
    get headings() { return this.head.grid((row, column) => this.sheet.value(row, column))[0]; }
    /** What a person may do: lines in another order, hidden lines, columns in other places. */
    lines() { return this.body.grid((row, column) => this.sheet.value(row, column)); }
    replace(lines) { lines.forEach((line, y) => line.forEach((value, x) => { (this.sheet.rows[this.row + 1 + y] ??= [])[this.column + x] = value; })); }
    sortBy(heading, descending) {
      const at = this.headings.indexOf(heading);
      this.replace(this.lines().sort((a, b) => (descending ? -1 : 1) * String(a[at]).localeCompare(String(b[at]))));
    }
    moveColumn(heading, to) {
      const [from, all] = [this.headings.indexOf(heading), [this.headings, ...this.lines()]];
      for (const line of all) line.splice(to, 0, line.splice(from, 1)[0]);
      this.#lay(all);
    }
    insertColumn(heading, to, value) {
      const all = [this.headings, ...this.lines()];
      all.forEach((line, index) => line.splice(to, 0, index === 0 ? heading : value));
      this.columns++;
      this.#lay(all);
    }
    #lay([head, ...lines]) {
      head.forEach((value, x) => { this.sheet.rows[this.row][this.column + x] = value; });
      this.replace(lines);
    }
    filterOut(test) { this.lines().forEach((line, y) => { if (test(line)) this.sheet.hidden.add(this.row + 1 + y); }); }
  }
  const TABLE = {
    get: { Id: (table) => table.id, Worksheet: (table) => table.sheet },
    set: { Style: (table, value) => { table.style = value; } },
    call: {
      GetHeaderRowRange: (table) => table.head, GetDataBodyRange: (table) => table.body,
      Resize: (table, range) => {
        if (range.row !== table.row || range.sheet !== table.sheet || range.rows < 2) throw new Fault("InvalidArgument", "a table keeps its headings, and has a line");
        table.rows = range.rows - 1;
        table.columns = range.columns;
      },
    },
  };

  class Book {
    constructor() { Object.assign(this, { sheets: [], tables: [], settings: new Map(), active: null, cell: null, screen: 0, turned: () => undefined }); this.addSheet("Sheet1"); this.select(this.sheets[0], 0, 0); }
    addSheet(name) {
      if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new Fault("ItemAlreadyExists");
      const sheet = new Sheet(this, name);
      this.sheets.push(sheet);
      this.active ??= sheet;
      return sheet;
    }
    /** What a person makes of a sheet by copying it inside the workbook: its table is another one. */
    copy(from, name) {
      const [sheet, made] = [this.sheets.find((one) => one.name === from), this.addSheet(name)];
      Object.assign(made, { rows: structuredClone(sheet.rows), formats: structuredClone(sheet.formats), formulas: new Map(sheet.formulas) });
      const { row, column, rows, columns } = this.tables.find((table) => table.sheet === sheet);
      this.tables.push(new Table(made, new Range(made, row, column, rows + 1, columns)));
    }
    select(sheet, row, column) {
      this.activate(sheet);
      this.cell = sheet.cell = new Range(sheet, row, column, 1, 1);
    }
    /** Each sheet keeps the cell that is selected in it. */
    activate(sheet) {
      if (this.active === sheet) return;
      this.active = sheet;
      this.cell = sheet.cell ?? new Range(sheet, 0, 0, 1, 1);
      this.turned(sheet);
    }
    get members() { return BOOK; }
  }
  const BOOK = {
    get: {
      Worksheets: (book) => ({ members: SHEETS, book, items: book.sheets }), Tables: (book) => ({ members: TABLES, book, items: book.tables }),
      Settings: (book) => ({ members: SETTINGS, book, items: [...book.settings].map(([key, value]) => ({ members: SETTING, key, value })) }), Functions: () => ({ members: FUNCTIONS }),
    },
    set: {}, call: { GetActiveCell: (book) => book.cell },
  };
  const SHEETS = {
    get: {}, set: {},
    call: {
      GetItem: ({ book }, id) => book.sheets.find((sheet) => sheet.id === id || sheet.name === id) ?? fail("ItemNotFound", id),
      GetItemOrNullObject: ({ book }, id) => book.sheets.find((sheet) => sheet.id === id || sheet.name === id) ?? null,
      _RegisterActivatedEvent: () => undefined,
      GetActiveWorksheet: ({ book }) => book.active, Add: ({ book }, name) => book.addSheet(name),
    },
  };
  SHEETS.index = SHEETS.call.GetItem;
  const TABLES = {
    get: {}, set: {},
    call: {
      GetItem: ({ book }, id) => book.tables.find((table) => table.id === id) ?? fail("ItemNotFound", id),
      GetItemOrNullObject: ({ book }, id) => book.tables.find((table) => table.id === id) ?? null,
      Add: ({ book }, range, headings) => {
        if (!headings) throw new Fault("InvalidArgument", "with headings");
        const table = new Table(range.sheet, range);
        book.tables.push(table);
        return table;
      },
    },
  };
  TABLES.index = TABLES.call.GetItem;
  const SETTINGS = { get: {}, set: {}, call: { Add: ({ book }, key, value) => { book.settings.set(key, value); return { members: SETTING, key, value }; }, GetItemOrNullObject: ({ book }, key) => (book.settings.has(key) ? { members: SETTING, key, value: book.settings.get(key) } : null) } };
  SETTINGS.index = ({ book }, key) => SETTINGS.call.GetItemOrNullObject({ book }, key) ?? fail("ItemNotFound", key);
  const SETTING = { get: { Key: ({ key }) => key, Value: ({ value }) => value, _Id: ({ key }) => key }, set: {}, call: {} };
  const FUNCTIONS = { get: {}, set: {}, call: { Date: (_, year, month, day) => ({ members: { get: { Value: () => (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY, Error: () => null }, set: {}, call: {} } }) } };
  const APPLICATION = { get: {}, set: {}, call: { SuspendScreenUpdatingUntilNextSync: (application) => { application.book.screen++; } } };
  BOOK.get.Application = (book) => ({ members: APPLICATION, book });
  const fail = (code, what) => { throw new Fault(code, `${code}: ${what}`); };

  return { Book, Sheet, Range, Table, Fault, serial };
})();
