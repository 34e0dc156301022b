// Opens workbooks by ExcelJS or by SheetJS, writes some cells, and saves them.
// node programs.js <program> <jobs.json>: each job is {from, to, sheet, edits: [{row, column, kind, value}]},
// rows from 1, columns from 0.
"use strict";
const fs = require("fs");
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");

const DAY = 86400000;

/** Excel's serial number of a moment in ISO form. */
function serial(iso) {
  const days = (Date.parse(iso.length > 10 ? iso + "Z" : iso) - Date.UTC(1899, 11, 30)) / DAY;
  return days < 61 ? days - 1 : days;
}

function date(iso) {
  return new Date(iso.length > 10 ? iso + "Z" : iso);
}

async function exceljs(job) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(job.from);
  const sheet = book.getWorksheet(job.sheet);
  for (const { row, column, kind, value } of job.edits) {
    const isDate = value !== null && (kind === "date" || kind === "moment");
    sheet.getRow(row).getCell(column + 1).value = isDate ? date(value) : value;
  }
  await book.xlsx.writeFile(job.to);
}

function sheetjs(job, options) {
  const book = XLSX.readFile(job.from, options);
  const sheet = book.Sheets[job.sheet];
  for (const { row, column, kind, value } of job.edits) {
    const address = XLSX.utils.encode_cell({ r: row - 1, c: column });
    if (value === null) {
      delete sheet[address];
    } else if (kind === "date" || kind === "moment") {
      sheet[address] = { t: "n", v: serial(value), z: kind === "date" ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss" };
    } else {
      sheet[address] = typeof value === "number" ? { t: "n", v: value } : { t: "s", v: value };
    }
  }
  XLSX.writeFile(book, job.to, { compression: true, cellDates: options.cellDates });
}

const PROGRAMS = {
  EXCELJS: exceljs,
  SHEETJS: (job) => sheetjs(job, {}),
  SHEETJS_WITH_DATES_AND_STYLES: (job) => sheetjs(job, { cellDates: true, cellStyles: true, cellNF: true }),
};

(async () => {
  const [program, jobs] = process.argv.slice(2);
  for (const job of JSON.parse(fs.readFileSync(jobs, "utf8"))) {
    await PROGRAMS[program](job);
  }
})().catch((fault) => {
  console.error(fault.stack);
  process.exit(1);
});
