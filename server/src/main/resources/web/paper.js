// A letter, or a page to be printed, under a policy of its own: /paper.html lets it have its styles, and neither scripts nor the network.
// The API is asked with a token, which frames and new windows cannot send; so what it answered is written into that page.
import { say } from "./queue-words.js";

const PAPER = "/paper.html";
const PATIENCE = 10_000;
const BETWEEN = 50;

const write = (paper, html) => { paper.document.documentElement.innerHTML = html; };

/** A frame that shows the text of a page. */
export function frameOf(html, title) {
  const frame = document.createElement("iframe");
  // The page's own policy says the same.
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.title = title;
  frame.className = "letter";
  frame.addEventListener("load", () => write(frame.contentWindow, html), { once: true });
  frame.src = PAPER;
  return frame;
}

/** Shows the text of a page in a window of its own, opened at once: browsers refuse to open one later. */
export async function windowOf(asked) {
  const paper = window.open(PAPER, "_blank");
  if (!paper) throw new Error(say.noWindow);
  try {
    const html = await asked();
    const end = Date.now() + PATIENCE;
    // What is there before the page is another document, whose events tell nothing of it.
    while (!(paper.location.pathname === PAPER && paper.document.readyState === "complete") && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
    write(paper, html);
  } catch (failure) {
    paper.close();
    throw failure;
  }
}
