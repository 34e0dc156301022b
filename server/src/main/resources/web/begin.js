// How a page comes to what it shows: where it cannot, it says so, and a button tries again.
import { Failure } from "./api.js";
import { button, h } from "./dom.js";
import { words } from "./words.js";

/** Does what fills the page's main part. */
export async function fill(main, work) {
  try {
    await work();
  } catch (failure) {
    // Whatever is no answer of the server is a fault of the page, of which its makers want to know.
    if (!(failure instanceof Failure)) console.error(failure);
    main.replaceChildren(h("div", { class: "panel bad", role: "alert" }, h("p", { id: "not-begun" }, failure.message), h("div", {}, button(words.retry, "", () => again(main, work), { "aria-describedby": "not-begun" }))));
  }
}

/** The button goes away with what it stood in; whoever pressed it goes on at what is there instead. */
async function again(main, work) {
  await fill(main, work);
  (main.querySelector(":scope > .panel.bad button") ?? main).focus({ preventScroll: true });
}
