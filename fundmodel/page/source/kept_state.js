// Where the state is kept: in the address, and in the page itself, so that a saved file reopens it.

const KEPT = 'meta[name="kept-state"]';

/** The state that the page was opened with: of the address, or else of the file. */
export function keptAddress(page) {
  const { hash } = page.location;
  return hash.includes("=") ? hash : (page.querySelector(KEPT)?.getAttribute("content") ?? "");
}

/** Keep a state; where a browser takes no more changes of the address, the file alone has it. */
export function keepAddress(page, text) {
  page.querySelector(KEPT)?.setAttribute("content", text);
  try {
    page.defaultView.history.replaceState(null, "", `#${text}`);
  } catch {
    // some browsers take a hundred changes in half a minute; the next one will be taken again
  }
}
