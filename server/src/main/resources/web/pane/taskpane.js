// The task pane in Excel. It runs in a shared runtime: the ribbon's buttons work also while the pane is closed.
import { dialog } from "./page-sign-in.js";
import { ExcelWorkbook } from "./excel-workbook.js";
import { Review } from "./review.js";
import { loadOffice } from "./office.js";
import { words } from "./words.js";
import "./pane.js";

const pane = /** @type {import("./pane.js").BidbookPane} */ (document.querySelector("bidbook-pane"));
const address = document.querySelector('meta[name="bidbook-office-js"]')?.getAttribute("content") ?? "";

/** Office.js finds its own parts by the address that it was loaded from, so it has to come from there. */
await loadOffice(address).catch((failure) => {
  pane.fault = words.officeMissing;
  throw failure;
});
await Office.onReady();

const review = new Review(new ExcelWorkbook());
pane.review = review;
dialog.open = signInByDialog;

/** @returns {Promise<string>} the token */
function signInByDialog() {
  return new Promise((resolve, reject) => {
    Office.context.ui.displayDialogAsync(`${location.origin}/pane/sign-in.html`, { height: 55, width: 25, promptBeforeOpen: false }, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) return reject(new Error(words.dialogBlocked));
      const window = opened.value;
      window.addEventHandler(Office.EventType.DialogMessageReceived, (message) => {
        // While somebody is at the organization's provider, its page is in that window.
        if ("origin" in message && message.origin && message.origin !== location.origin) return;
        window.close();
        if ("message" in message) resolve(message.message);
      });
      window.addEventHandler(Office.EventType.DialogEventReceived, () => reject(new Error(words.dialogClosed)));
    });
  });
}

/** What a ribbon button does; the pane opens with it, so that nobody wonders what became of it. @param {() => Promise<unknown>} action */
const pressed = (action) => async (/** @type {Office.AddinCommands.Event | undefined} */ event) => {
  try {
    await Office.addin.showAsTaskpane().catch(() => undefined);
    await begun;
    await action();
  } finally {
    event?.completed?.();
  }
};

const begun = begin();
Office.actions.associate("bidbookPull", pressed(() => (review.state.identity ? review.pull() : choose())));
Office.actions.associate("bidbookRefresh", pressed(() => review.refresh()));
Office.actions.associate("bidbookValidate", pressed(() => review.validate()));
Office.actions.associate("bidbookNextFinding", pressed(() => review.nextFinding()));
Office.actions.associate("bidbookSubmit", pressed(() => review.submit()));
Office.actions.associate("bidbookHistory", pressed(() => review.show("history")));
Office.actions.associate("bidbookReview", pressed(() => review.show("review")));
Office.actions.associate("bidbookSignOff", pressed(() => review.show("sign-off")));

async function begin() {
  await review.start();
  const page = new URLSearchParams(location.search).get("page");
  if (page && ["review", "sign-off", "history", "comments"].includes(page) && review.state.phase === "ready") await review.show(page);
}

/** Into an empty workbook the pane pulls what is chosen in it; the newest week is chosen to begin with. */
async function choose() {
  await review.show("week");
  return review.pull();
}
