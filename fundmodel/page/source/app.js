// Where the page begins: its live part in place of the tables as delivered.

import { boot, canRun, TOO_OLD } from "./boot.js";
import { App } from "./live_page.js";
import { encode } from "./state.js";

/** Open the page: its live part in place of the tables as delivered. */
async function openPage(page) {
  const trouble = (text) => {
    page.getElementById("trouble").textContent = text;
    page.getElementById("trouble").hidden = false;
  };
  if (!canRun()) return trouble(TOO_OLD);
  const parts = await boot().catch((problem) =>
    trouble(`The model cannot be read from this file: ${problem.message}`),
  );
  if (!parts) return undefined;
  const app = new App(parts, page);
  page.getElementById("delivered").hidden = true;
  page.getElementById("live").hidden = false;
  app.begin();
  listenTo(page, app);
  page.documentElement.dataset.ready = "";
  globalThis.fundmodel = app;
  return app;
}

/** What a reader does beside moving a control: links, the way back, the sheet of a narrow page. */
function listenTo(page, app) {
  globalThis.addEventListener("hashchange", () => {
    if (
      page.location.hash.includes("=") &&
      page.location.hash !== `#${encode(app.state, app.data)}`
    )
      app.goTo(page.location.hash);
  });
  page.addEventListener("seekcontrol", (event) => app.show(event.detail));
  for (const link of page.querySelectorAll("a.skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the address behind # is the state
      page.querySelector(link.getAttribute("href")).focus();
    });
  }
  const sheet = page.getElementById("sheet");
  sheet.addEventListener("click", () => {
    const open = page.getElementById("controls").classList.toggle("open");
    sheet.setAttribute("aria-expanded", String(open));
    sheet.textContent = open ? "Close the controls" : "Change the numbers";
  });
}

if (globalThis.document?.getElementById("live")) openPage(document);
