// Making elements. Text only ever becomes a text node, so nothing a workbook says is taken for markup.
import { words } from "./words.js";

/** An element: h("p", { class: "meta" }, "text", child). Attributes whose value is false or null are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A table with a heading row; each row is a list of cells or strings. */
export function table(className, headings, rows) {
  return h("div", { class: "scroll", tabindex: "0" },
    h("table", { class: className },
      h("thead", {}, h("tr", {}, headings.map((heading) => h("th", { scope: "col" }, heading)))),
      h("tbody", {}, rows)));
}

/** The notices that are about a sheet, by its name. */
const about = new Map();

/** Tells something at the lower edge of the page, for a while; also read out. What is newer about a sheet takes the place of what was told before. */
export function notice(text, sheet = null) {
  const close = button("×", "", () => remove(), { "aria-label": words.closeNotice });
  const element = h("div", { class: "notice" }, h("p", {}, text), close);
  const remove = () => {
    element.remove();
    if (about.get(sheet) === element) about.delete(sheet);
  };
  const older = about.get(sheet);
  const atIt = older?.contains(document.activeElement);
  older?.remove();
  if (sheet) about.set(sheet, element);
  document.getElementById("notices").append(element);
  if (atIt) close.focus();
  setTimeout(remove, 8000);
}

/** A button that cannot be pressed again while its work runs. */
export function button(label, className, work, attributes = {}) {
  const element = h("button", {
    type: "button",
    class: className,
    ...attributes,
    onclick: async () => {
      if (element.disabled) return;
      element.disabled = true;
      try { await work(element); } finally { element.disabled = false; }
    },
  }, label);
  return element;
}

/** A choice of a file that looks like a button and is one for the keyboard. */
export function filePicker(label, accept, name, take) {
  const input = h("input", {
    type: "file", accept, hidden: true,
    onchange: () => {
      const [file] = input.files;
      input.value = "";
      if (file) take(file);
    },
  });
  return [h("button", { type: "button", "aria-label": name, onclick: () => input.click() }, label), input];
}

const bringsFiles = (event) => event.dataTransfer.types.includes("Files");

/** Lets a file be dropped on an element, where somebody takes it. */
export function droppable(element, take) {
  if (!take) return element;
  element.addEventListener("dragover", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    element.classList.add("over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    element.classList.remove("over");
    const [file, ...others] = event.dataTransfer.files;
    if (file) take(file);
    if (others.length) notice(words.onlyFirst(file.name));
  });
  return element;
}

/** A file that misses its place is left alone: the browser would open it instead of the page. */
export function nothingDropped() {
  document.addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !bringsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => { if (bringsFiles(event)) event.preventDefault(); });
}

/** Replaces what stands in a place and brings it to the reader. */
export function show(place, element) {
  place.replaceChildren(element);
  if (element.classList.contains("panel")) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }
}
