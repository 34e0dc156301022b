// A text in which people can be mentioned: after an at-sign the names that go on so are offered, for the mouse and for the keyboard.
import { LitElement, html, nothing } from "lit";
import { beginningAt, offered } from "./names.js";
import { words } from "./words.js";

const LONGEST = 4000;

let count = 0;

export class MentionText extends LitElement {
  static properties = {
    name: { attribute: false }, text: { attribute: false }, names: { attribute: false }, hint: { attribute: false }, rows: { attribute: false },
    at: { state: true }, list: { state: true }, chosen: { state: true },
  };

  constructor() {
    super();
    this.name = "";
    this.text = "";
    /** @type {readonly string[]} */
    this.names = [];
    this.hint = "";
    this.rows = 3;
    /** @type {(text: string) => void} */
    this.input = () => undefined;
    this.at = -1;
    /** @type {string[]} */
    this.list = [];
    this.chosen = 0;
    this.number = count++;
  }

  createRenderRoot() { return this; }

  get field() { return /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea")); }

  render() {
    const id = `mention-${this.number}`;
    const open = this.list.length > 0;
    return html`
      <label>${this.name}
        <textarea rows=${this.rows} maxlength=${LONGEST} .value=${this.text} aria-describedby="${id}-hint" aria-autocomplete="list" aria-haspopup="listbox"
          aria-controls=${open ? id : nothing} aria-activedescendant=${open ? `${id}-${this.chosen}` : nothing}
          @input=${() => this.#written()} @click=${() => this.#offer()} @blur=${() => this.#close()} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)}></textarea>
      </label>
      ${open ? html`
        <ul class="offered" id=${id} role="listbox" aria-label=${words.people}>${this.list.map((name, index) => html`
          <li id="${id}-${index}" role="option" aria-selected=${index === this.chosen ? "true" : "false"}
            @mousedown=${(/** @type {Event} */ event) => { event.preventDefault(); this.#take(name); }}>${name}</li>`)}
        </ul>` : nothing}
      <span class="small soft" id="${id}-hint">${open ? words.offered(this.list.length) : this.hint}</span>`;
  }

  #written() {
    this.text = this.field.value;
    this.input(this.text);
    this.#offer();
  }

  #offer() {
    const { value, selectionStart, selectionEnd } = this.field;
    const found = selectionStart === selectionEnd ? beginningAt(value, selectionStart) : null;
    this.at = found?.at ?? -1;
    this.list = found ? offered(this.names, found.begun) : [];
    this.chosen = 0;
  }

  #close() { this.list = []; }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.list.length) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) this.chosen = (this.chosen + step + this.list.length) % this.list.length;
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.list[this.chosen]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  /** @param {string} name */
  #take(name) {
    const { field, at } = this;
    const after = field.value.slice(field.selectionStart);
    field.value = `${field.value.slice(0, at)}@${name}${/^[\s,.;:!?]/.test(after) ? "" : " "}${after}`;
    const caret = at + name.length + 2;
    field.setSelectionRange(caret, caret);
    this.#written();
    this.#close();
  }
}

customElements.define("mention-text", MentionText);

/** @param {{name: string, text: string, rows: number, names: readonly string[], hint: string, input: (text: string) => void}} what */
export const mentionable = ({ name, text, rows, names, hint, input }) =>
  html`<mention-text .name=${name} .text=${text} .rows=${rows} .names=${names} .hint=${hint} .input=${input}></mention-text>`;
