"""Opens workbooks by openpyxl, writes some cells, and saves them; see programs.js, which takes the same jobs."""
import datetime
import json
import sys

import openpyxl


def value(edit):
    if edit["value"] is None:
        return None
    if edit["kind"] == "date":
        return datetime.date.fromisoformat(edit["value"])
    if edit["kind"] == "moment":
        return datetime.datetime.fromisoformat(edit["value"])
    return edit["value"]


def write(cell, content):
    """Text that looks like a formula is text."""
    cell.value = content
    if isinstance(content, str):
        cell.data_type = "s"


def edit(book, job):
    for change in job["edits"]:
        write(book[job["sheet"]].cell(change["row"], change["column"] + 1), value(change))


def openpyxl_program(job):
    book = openpyxl.load_workbook(job["from"])
    edit(book, job)
    book.save(job["to"])


def copied(job, put):
    """The visible sheets of the workbook in a new one, with the values that formulas had."""
    book = openpyxl.load_workbook(job["from"], data_only=True)
    edit(book, job)
    target = openpyxl.Workbook()
    target.remove(target.active)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            made = target.create_sheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        put(cell, made.cell(cell.row, cell.column))
    target.save(job["to"])


def as_it_is(cell, made):
    write(made, cell.value)
    made.number_format = cell.number_format


def as_text(cell, made):
    content = cell.value
    if isinstance(content, datetime.datetime):
        whole = content.time() == datetime.time()
        content = content.date().isoformat() if whole else content.isoformat(sep=" ", timespec="seconds")
    elif isinstance(content, datetime.time):
        content = content.isoformat()
    elif isinstance(content, float) and content == int(content) and abs(content) < 1e15:
        content = str(int(content))
    made.value = str(content)
    made.data_type = "inlineStr"


PROGRAMS = {
    "OPENPYXL": openpyxl_program,
    "CELLS_ALONE": lambda job: copied(job, as_it_is),
    "ALL_CELLS_TEXT": lambda job: copied(job, as_text),
}

with open(sys.argv[2], encoding="utf-8") as jobs:
    for job in json.load(jobs):
        PROGRAMS[sys.argv[1]](job)
