// What of the table differs from the rows of the server, by key and column, but for the edits that are not submitted.
([answer, edits]) => {
  const { columns, key: names } = document.querySelector("bidbook-pane").review.held.template;
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const table = excelHost.book.tables[0];
  const { headings } = table;
  const at = (name) => headings.indexOf(name);
  const raw = (value, kind) => (value === null ? "" : kind === "date" ? ExcelModel.serial(value) : value);
  const lines = table.lines();
  const byKey = new Map(lines.map((line) => [names.map((name) => String(line[at(name)])).join("|"), line]));
  const { rows } = JSON.parse(answer);
  const found = lines.length === rows.length && byKey.size === rows.length ? [] : [`${lines.length} lines of ${byKey.size} keys instead of ${rows.length}`];
  const compare = (place, is, wanted) => { if (is !== wanted) found.push(`${place}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`); };
  for (const { key, id, values } of rows) {
    const line = byKey.get(key) ?? [];
    for (const name of kinds.keys()) compare(`${key} ${name}`, line[at(name)], edits[`${key} ${name}`] ?? raw(values[name] ?? null, kinds.get(name)));
    compare(`${key} Row id`, line[at("Row id")], id);
    compare(`${key} My notes`, line[at("My notes")], "note");
  }
  return found.slice(0, 10);
}
