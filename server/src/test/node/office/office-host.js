// The host under genuine Office.js: Excel on Windows as far as the task pane asks it. The transport of requests is answered from
// the model; everything above it, with its checks of what is loaded, is Microsoft's.
"use strict";
(() => {
  const { Book, Fault } = globalThis.ExcelModel;
  const host = {
    book: new Book(),
    /** Every request: how many bytes, and how many of its actions write values. */
    requests: [],
    /** What nobody should have asked. */
    faults: [],
    /** @type {Map<number, Function>} */
    events: new Map(),
    /** Said before the next request: somebody types, the host is busy. */
    refuse: null,
    dialogs: [],
  };
  globalThis.excelHost = host;

  const context = {
    GetAppType: () => 1, GetSolutionRef: () => "bidbook", GetAppVersionMajor: () => 16, GetAppVersionMinor: () => 1, GetAppUILocale: () => 1033, GetAppDataLocale: () => 1033,
    GetDocUrl: () => "C:\\week.xlsx", GetAppCapabilities: () => 3, GetActivationMode: () => 0, GetControlIntegrationLevel: () => 1, GetSolutionToken: () => "", GetCorrelationId: () => "",
    GetInstanceId: () => "1", GetTouchEnabled: () => false, GetCommerceAllowed: () => false, GetHostFullVersion: () => "16.0.14332.20000", GetInitialDisplayMode: () => 0,
    GetSupportedMatrix: () => JSON.stringify({ ExcelApi: "1.14", SharedRuntime: "1.1", DialogApi: "1.2", RibbonApi: "1.1", DelayForCellEdit: "1.1" }),
    GetSettings: () => ({ Read: () => undefined }), GetHostCustomMessage: () => "", GetFeaturesForSolution: () => "", GetInitialDisplayModeSupported: () => true, GetOfficeThemeInfo: () => null,
  };
  // --- The dialog -------------------------------------------------------------------------------------------------------

  const DIALOG = 10;
  /** What Office.js says of a dialog: something was said in it, or it was closed; and that it cannot be opened. */
  const [SAID, CLOSED, BLOCKED] = [0, 12006, 12009];

  /** Opens a window as Excel on the web does: it learns by its address and its name where it is, and speaks to its opener. */
  function openDialog({ url }, handler, callback) {
    const info = "Excel$Web$16.00$en-US$bidbook$isDialog$$0";
    const name = JSON.stringify({ hostInfo: info, appContext: {
      _id: "1", _appName: 16, _appVersion: 16, _appUILocale: 1033, _dataLocale: 1033, _docUrl: "https://example.com/week.xlsx", _clientMode: 0, _settings: {}, _reason: 0,
      _requirementMatrix: JSON.stringify({ ExcelApi: "1.14", DialogApi: "1.2" }), _dialogRequirementMatrix: JSON.stringify({ DialogApi: "1.2" }), _taskpaneUrl: location.origin,
    } });
    const dialog = { window: window.open(`${url}?_host_Info=${encodeURIComponent(info)}`, name, "popup,width=420,height=560"), heard: 0 };
    host.dialogs.push(dialog);
    if (dialog.window === null) return void setTimeout(() => callback(BLOCKED));
    window.addEventListener("message", ({ source, data, origin }) => {
      if (source !== dialog.window) return;
      handler(DIALOG, { toArray: () => [SAID, data, origin] });
      dialog.heard++;
    });
    const watch = setInterval(() => {
      if (!dialog.window.closed) return;
      clearInterval(watch);
      handler(DIALOG, { toArray: () => [CLOSED] });
    }, 100);
    setTimeout(() => callback(0));
  }

  const external = {
    GetContext: () => context,
    // 93 is a rich request; of the others, such as that a ribbon command is done, the pane wants nothing back.
    Execute: (id, parameters, callback) => (id === 93 ? rich(parameters[0], callback) : setTimeout(() => callback?.({ toArray: () => [0] }))),
    RegisterEvent: (id, target, handler, callback) => {
      if (id === DIALOG) return openDialog(JSON.parse(target), handler, callback);
      host.events.set(id, handler);
      setTimeout(() => callback(0));
    },
    UnregisterEvent: (id, target, callback) => {
      if (id === DIALOG) host.dialogs.at(-1)?.window.close();
      host.events.delete(id);
      setTimeout(() => callback(0));
    },
    GetRibbonControls: () => null, IsRibbonReady: () => true,
  };
  for (const [name, member] of Object.entries(external)) Object.defineProperty(window.external, name, { value: member, configurable: true });

  // --- The protocol: object paths and actions ---------------------------------------------------------------------------

  /** What Office.js asks by itself: it says that handlers are ready, shows the pane, and reports about itself. */
  const SERVICES = new Set(["Microsoft.InternalService.AddinInternalService", "Microsoft.Telemetry.TelemetryService", "Microsoft.AppRuntime.AppRuntimeService"]);
  const SERVICE = { members: { get: {}, set: {}, call: { NotifyActionHandlerReady: () => undefined, SendTelemetryEvent: () => undefined, SetAppRuntimeState: (_, state) => { host.shown = state; } } } };
  /** Ranges that are kept over several requests. */
  const kept = new Map();

  const member = (object, kind, name) => {
    if (kind === "call" && object === host.book && name === "_RemoveReference") return (_, reference) => { kept.delete(reference); };
    if (kind === "call" && object instanceof globalThis.ExcelModel.Range) {
      if (name === "_KeepReference") return () => undefined;
      if (name === "_RemoveReference") return () => { kept.delete(object.reference); };
    }
    const found = object?.members?.[kind]?.[name];
    if (!found) {
      const what = `${object?.constructor?.name ?? typeof object} has no ${kind} ${name} in the model`;
      host.faults.push(what);
      throw new Fault("ApiNotFound", what);
    }
    return found;
  };

  class Request {
    constructor(body) { this.paths = body.ObjectPaths; this.made = new Map(); }
    object(id) {
      if (!this.made.has(id)) this.made.set(id, this.make(this.paths[id]));
      return this.made.get(id);
    }
    make(path) {
      const { ObjectPathType: type, Name: name } = path;
      if (type === 1) return host.book;
      if (type === 2 && SERVICES.has(name)) return SERVICE;
      if (type === 6 && kept.has(name)) return kept.get(name);
      const parent = this.object(path.ParentObjectPathId);
      if (parent === null) return null;
      if (type === 3) return member(parent, "call", name)(parent, ...this.arguments(path));
      if (type === 4) return member(parent, "get", name)(parent);
      if (type === 5) {
        if (!parent.members.index) member(parent, "index", name);
        return parent.members.index(parent, ...this.arguments(path));
      }
      host.faults.push(`object path of type ${type}`);
      throw new Fault("ApiNotFound", `object path of type ${type}`);
    }
    arguments({ ArgumentInfo: info }) {
      const values = info?.Arguments ?? [];
      const references = info?.ReferencedObjectPathIds ?? [];
      return values.map((value, index) => this.argument(value, references[index]));
    }
    argument(value, reference) {
      if (reference && !Array.isArray(reference)) return this.object(reference);
      if (value && typeof value === "object" && value._ObjectPathId) return this.object(value._ObjectPathId);
      return value;
    }
    run(action) {
      if (action.ActionType === 5) return undefined;
      const object = this.object(action.ObjectPathId);
      const { ActionType: type, Name: name } = action;
      if (type === 1) return object === null ? null : this.identity(object);
      if (type === 2) return object === null ? null : this.query(object, action.QueryInfo);
      if (type === 3) return object === null ? null : member(object, "call", name)(object, ...this.arguments(action));
      if (type === 4) return member(object, "set", name)(object, ...this.arguments(action));
      if (type === 6) return null;
      host.faults.push(`action of type ${type} ${name}`);
      throw new Fault("ApiNotFound", `action of type ${type}`);
    }
    identity(object) {
      if (object instanceof globalThis.ExcelModel.Range) {
        object.reference ??= `range-${kept.size}-${Math.random()}`;
        kept.set(object.reference, object);
        return { _ReferenceId: object.reference };
      }
      const get = object?.members?.get;
      return get?.Id && typeof object.id === "string" ? { Id: object.id } : {};
    }
    query(object, info) {
      const selected = info?.Select ?? [];
      if (object.items) return { _Items: object.items.map((item) => this.fields(item, selected, info.Expand ?? [])) };
      return this.fields(object, selected, info?.Expand ?? []);
    }
    fields(object, selected, expanded) {
      const fields = { ...this.identity(object) };
      if (object.members.get._Id) fields._Id = object.members.get._Id(object);
      for (const full of [...selected, ...expanded]) {
        const [first, ...rest] = full.replace(/^items\//i, "").split("/");
        if (!first || /^items$/i.test(first)) continue;
        const name = first[0].toUpperCase() + first.slice(1);
        if (name === "$none" || name === "$all") continue;
        const value = member(object, "get", name)(object);
        if (value?.members) fields[name] = { ...fields[name], ...this.fields(value, rest.length ? [rest.join("/")] : [], []) };
        else fields[name] = value;
      }
      return fields;
    }
  }

  function answer(text) {
    const body = JSON.parse(text);
    const request = new Request(body);
    const results = [];
    const traces = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        const value = request.run(action);
        if (action.ActionType === 5) { traces.push(action.Id); results.push({ ActionId: action.Id, Value: null }); }
        if (value !== undefined && action.ActionType < 5) results.push({ ActionId: action.Id, Value: value?.members ? request.identity(value) : value ?? null });
      } catch (fault) {
        if (!(fault instanceof Fault)) host.faults.push(String(fault?.stack ?? fault));
        return { Error: { Code: fault.code ?? "GeneralException", Message: String(fault.message), ActionIndex: index }, Results: results, TraceIds: traces };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  /** One rich request: its body is the fifth part of the message, as Office.js builds it. */
  function rich(message, callback) {
    const text = message[4];
    const bytes = new TextEncoder().encode(text).length;
    host.requests.push({ bytes, writes: (text.match(/"Name":"Values"/g) ?? []).length, text: text });
    const body = host.refuse ? { Error: { Code: host.refuse, Message: host.refuse, ActionIndex: 0 }, Results: [], TraceIds: [] } : answer(text);
    setTimeout(() => callback({ toArray: () => [0, [200, ["Content-Type", "application/json"], JSON.stringify(body)]] }));
  }

  /**
   * A workbook that somebody opened: sheets {name, hidden, rows, formulas, table}, where a table is the place of its headings and its size.
   * Values stand in it as a file has them; nothing is taken for something else.
   */
  host.open = (sheets) => {
    const book = new Book();
    book.sheets.length = 0;
    book.active = null;
    for (const { name, hidden, rows, formulas, table } of sheets) {
      const sheet = book.addSheet(name);
      sheet.visibility = hidden ? "VeryHidden" : "Visible";
      sheet.rows = rows;
      for (const [at, formula] of formulas) sheet.formulas.set(at, formula);
      if (table) book.tables.push(new globalThis.ExcelModel.Table(sheet, new globalThis.ExcelModel.Range(sheet, table.row, table.column, table.rows, table.columns)));
    }
    book.select(book.tables[0].sheet, 0, 0);
    host.book = book;
    listen();
  };

  // --- What a person does ------------------------------------------------------------------------------------------------

  /** Excel tells of another sheet in front whoever brought it there, also the pane itself, and when the request is done. */
  const listen = () => { host.book.turned = ({ id }) => setTimeout(() => tell(11, "Workbook", { worksheetId: id })); };
  listen();
  /** Turns to the sheet of this name by its tab. */
  host.turn = (wanted) => host.book.activate(host.book.sheets.find(({ name }) => name === wanted));

  const tell = (type, target, message) => host.events.get(33)?.(33, { toArray: () => [[65536, type, target, JSON.stringify(message), 1, false]] });

  /** Types into a cell of the table that is found by the key's parts and the heading. */
  host.type = (parts, heading, value, source = "Local") => {
    const table = host.book.tables[0];
    const at = table.headings.indexOf(heading);
    const y = table.lines().findIndex((line) => parts.every((part) => line.includes(part)));
    if (y < 0 || at < 0) throw new Error(`no cell ${parts} ${heading}`);
    const [row, column] = [table.row + 1 + y, table.column + at];
    table.sheet.put(row, column, value);
    host.changed(new globalThis.ExcelModel.Range(table.sheet, row, column, 1, 1).address.split("!")[1].split(":")[0], source);
  };
  /** Says that cells of a sheet were changed, by itself the first table's; several areas are parted by commas. */
  host.changed = (address, source = "Local", changeType = "RangeEdited", { id } = host.book.tables[0].sheet) => {
    tell(10, id, { changeType, source, worksheetId: id, address, triggerSource: "Unknown" });
  };
  /** Puts the same value into a column of many lines at once, as a paste does. */
  host.fill = (heading, from, count, value, source = "Local") => {
    const table = host.book.tables[0];
    const [row, column] = [table.row + 1 + from, table.column + table.headings.indexOf(heading)];
    for (let y = 0; y < count; y++) table.sheet.put(row + y, column, value);
    host.changed(new globalThis.ExcelModel.Range(table.sheet, row, column, count, 1).address.split("!")[1], source);
  };
  /** Presses a button of the ribbon. */
  host.ribbon = (action) => host.events.get(39)(39, { toArray: () => ["1", action, "{}"] });
  host.point = (parts, heading) => {
    const table = host.book.tables[0];
    const y = table.lines().findIndex((line) => parts.every((part) => line.includes(part)));
    host.book.select(table.sheet, table.row + 1 + y, table.column + table.headings.indexOf(heading));
    tell(14, table.sheet.id, { address: "A1", worksheetId: table.sheet.id });
  };
  host.cell = (parts, heading) => {
    const table = host.book.tables[0];
    return table.lines().find((line) => parts.every((part) => line.includes(part)))?.[table.headings.indexOf(heading)];
  };
})();
