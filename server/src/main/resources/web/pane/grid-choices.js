// What an open dropdown of the grid tells screen readers: an input that has a list, the choices in it, and the one that it is at. The
// grid draws the list itself, and says by classes alone where it is.

/** The list of the one dropdown that can be open. */
const LIST = "grid-choices";

/**
 * What an editor of choices is given, so that it begins as a closed combobox with named choices.
 * @param {string[]} choices @param {string} name
 */
export const choosing = (choices, name) => ({
  values: choices.map((choice, place) => ({ label: choice, value: choice, elementAttributes: { id: `${LIST}-${place}`, role: "option", tabindex: "-1", "aria-selected": "false" } })),
  elementAttributes: { "aria-label": name, maxlength: "32767", role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": LIST },
});

/** Follows an editor while it is open. @param {HTMLElement} cell that is edited */
export function tellChoices(cell) {
  const input = cell.querySelector("[role=combobox]");
  if (!(input instanceof HTMLInputElement)) return;
  const watching = new MutationObserver(() => (input.isConnected ? tell(input) : watching.disconnect()));
  // The list is put at the end of the page, where the choices are drawn and marked.
  watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
}

/** @param {HTMLInputElement} input */
function tell(input) {
  const list = document.querySelector(".tabulator-edit-list");
  const choices = [...(list?.querySelectorAll("[role=option]") ?? [])];
  const at = choices.find((choice) => choice.classList.contains("focused"));
  list?.setAttribute("id", LIST);
  list?.setAttribute("role", "listbox");
  list?.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
  for (const choice of choices) choice.setAttribute("aria-selected", String(choice === at));
  input.setAttribute("aria-expanded", String(choices.length > 0));
  if (at) input.setAttribute("aria-activedescendant", at.id);
  else input.removeAttribute("aria-activedescendant");
}
