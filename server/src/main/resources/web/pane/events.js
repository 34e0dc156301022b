// Server-sent events, read by fetch: EventSource cannot carry a token.
import { identity } from "./session.js";

/**
 * Listens for new revisions until it is stopped, and begins anew whenever the line breaks.
 * @param {string} scope the program
 * @param {{revision: (event: {sheet: string, revision: number}) => void, line: (up: boolean) => void, refused: (status: number) => void}} tell
 * @returns {() => void} ends it
 */
export function listen(scope, tell) {
  const ending = new AbortController();
  void run(scope, tell, ending.signal);
  return () => ending.abort();
}

/** @param {string} scope @param {Parameters<typeof listen>[1]} tell @param {AbortSignal} signal */
async function run(scope, tell, signal) {
  let pause = 1000;
  while (!signal.aborted) {
    try {
      const response = await fetch(`/api/v1/events?scope=${encodeURIComponent(scope)}`, { headers: { Accept: "text/event-stream", ...identity() }, signal });
      if (response.ok && response.body) {
        pause = 1000;
        tell.line(true);
        await read(response.body, tell.revision);
      } else if ([401, 403, 404].includes(response.status)) {
        if (!signal.aborted) tell.refused(response.status);
        return;
      }
    } catch {
      // The line broke; what follows tries again.
    }
    if (signal.aborted) return;
    tell.line(false);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, 30_000);
  }
}

/** @param {ReadableStream<Uint8Array>} body @param {(event: any) => void} tell */
async function read(body, tell) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split(/\r?\n\r?\n/);
    text = events.pop() ?? "";
    for (const event of events) {
      const lines = event.split(/\r?\n/);
      if (lines.includes("event: revision")) tell(JSON.parse(lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n")));
    }
  }
}
