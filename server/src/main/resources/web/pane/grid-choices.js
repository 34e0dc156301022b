// What an open dropdown of the grid tells screen readers: an input that has a list, the choices in it, and the one that it is at. The
// grid draws the list itself, and says by classes alone where it is.

import { words } from "./words.js";

/** As long as a text of a cell may be. */
export const LONGEST = "32767";

/** The list of the one dropdown that can be open. */
const LIST = "grid-choices";

/**
 * What an editor of choices is given, so that it begins as a closed combobox with named choices.
 * @param {string[]} choices @param {string} name
 */
export const choosing = (choices, name) => ({
  placeholderEmpty: words.noChoice,
  values: choices.map((choice, place) => ({ label: choice, value: choice, elementAttributes: { id: `${LIST}-${place}`, role: "option", tabindex: "-1", "aria-selected": "false" } })),
  elementAttributes: { "aria-label": name, maxlength: LONGEST, role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": LIST },
});

/** Follows a cell while it is edited. @param {HTMLElement} cell */
export function tellChoices(cell) {
  const watching = new MutationObserver(() => {
    // A cell that is taken out of the page while it is edited keeps its input.
    const input = cell.isConnected ? /** @type {HTMLElement | null} */ (cell.querySelector("[role=combobox]")) : null;
    if (input) tell(input);
    else watching.disconnect();
  });
  // The list stands at the end of the page, where the grid draws it and marks the choice that it is at.
  watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
}

/** @param {HTMLElement} input */
function tell(input) {
  const list = document.querySelector(".tabulator-edit-list");
  const choices = [...(list?.querySelectorAll("[role=option]") ?? [])];
  const at = choices.find((choice) => choice.classList.contains("focused"));
  // Until the keys are at one, the one that the cell holds.
  const selected = at ?? choices.find((choice) => choice.classList.contains("active"));
  for (const choice of choices) choice.setAttribute("aria-selected", String(choice === selected));
  // Without a choice that fits, what stands there is a text and no list.
  put(list, { id: LIST, role: choices.length ? "listbox" : null, "aria-label": choices.length ? input.getAttribute("aria-label") : null });
  put(input, { "aria-expanded": String(choices.length > 0), "aria-activedescendant": at?.id ?? null });
}

/** @param {Element | null} element @param {Record<string, string | null>} attributes null takes one away */
function put(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element?.removeAttribute(name);
    else element?.setAttribute(name, value);
  }
}
