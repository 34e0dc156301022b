"""What the black-box tests do to a workbook by openpyxl. Each test's script comes after this text."""
import datetime
import sys
import warnings

import openpyxl

warnings.filterwarnings("ignore")

KEY = ("Part Number", "Branch", "Bid ID")


class Review:
    """The review sheet of a workbook: its rows by key, its columns by name."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["Review"]
        for row in range(1, 30):
            names = [cell.value for cell in self.sheet[row]]
            if all(name in names for name in KEY):
                self.header = row
                self.columns = {name: place + 1 for place, name in enumerate(names) if name}
                break
        self.width = max(self.columns.values())
        self.rows = {}
        for row in range(self.header + 1, self.sheet.max_row + 1):
            self.rows["|".join(str(self.at(row, column).value) for column in KEY)] = row
        self.last = max(self.rows.values())

    def at(self, row, column):
        return self.sheet.cell(row, self.columns[column])

    def cell(self, key, column):
        return self.at(self.rows[key], column)

    def set(self, key, column, value):
        self.cell(key, column).value = value

    def save(self):
        self.book.save(self.path)


def choose(path, choices):
    """Fills the Take of conflicts: {column: choice}."""
    book = openpyxl.load_workbook(path)
    sheet = book["Conflicts"]
    names = {cell.value: place + 1 for place, cell in enumerate(sheet[1])}
    for row in range(2, sheet.max_row + 1):
        choice = choices.get(sheet.cell(row, names["Column"]).value)
        if choice:
            sheet.cell(row, names["Take"]).value = choice
    book.save(path)


def listed(path, name):
    """Prints a sheet, a row a line."""
    for row in openpyxl.load_workbook(path)[name].iter_rows(values_only=True):
        print(" | ".join("" if value is None else str(value) for value in row))


def letters(path):
    """Prints the review's columns, a letter and a name a line."""
    sheet = openpyxl.load_workbook(path, read_only=True)["Review"]
    for row in sheet.iter_rows(max_row=30):
        if all(name in [cell.value for cell in row] for name in KEY):
            for cell in row:
                if cell.value:
                    print(openpyxl.utils.get_column_letter(cell.column), cell.value, sep="\t")
            return


def date(text):
    return datetime.date.fromisoformat(text)
