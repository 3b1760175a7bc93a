// Keep it, send it, run it: the link, the changes as a scenario file, the commands, a copy.

import { save } from "./chart_files.js";
import { freshId } from "./control_about.js";
import { made, say } from "./elements.js";
import { overlayCommands, overlayFile, overlayYaml } from "./overlay.js";

const SAID_FOR = 2_000; // ms

/** The texts to take away; each stands in a field, since a browser may refuse to copy. */
export class Share {
  constructor(root, app) {
    this.app = app;
    this.link = _field("A link to this page as it stands", 2);
    this.overlay = _field("The changes as a scenario file", 12);
    this.commands = _field("The same by command", 2);
    this.file = made("p", { class: "quiet" });
    this.copy = made("button", {
      type: "button",
      text: "Save a copy of this page",
      onclick: () => this.#save(),
    });
    root.replaceChildren(
      this.link.root,
      this.overlay.root,
      made(
        "p",
        {},
        made("button", {
          type: "button",
          text: "Download the scenario file",
          onclick: () => this.#download(),
        }),
      ),
      this.file,
      this.commands.root,
      made("p", {}, this.copy),
    );
    this.update();
  }

  update() {
    const { data, state } = this.app;
    this.link.put(this.app.address());
    this.overlay.put(overlayYaml(data, state));
    this.commands.put(overlayCommands(data, state).join("\n"));
    say(this.file, `Save it as ${overlayFile(state)}; each "because" wants its reason.`);
  }

  #download() {
    save(
      overlayFile(this.app.state),
      overlayYaml(this.app.data, this.app.state),
      "application/yaml",
    );
  }

  /** The page as a file that opens as it stands. */
  whole() {
    return pageAsText(this.app.page);
  }

  #save() {
    save(`${this.app.state.scenario}_changed.html`, this.whole(), "text/html");
  }
}

/** The page as a file again: without what the script built, with the state that it keeps. */
function pageAsText(page) {
  const whole = page.documentElement.cloneNode(true);
  for (const built of whole.querySelectorAll("[data-built]")) built.replaceChildren();
  whole.querySelector("#live").setAttribute("hidden", "");
  whole.querySelector("#delivered").removeAttribute("hidden");
  return `<!doctype html>\n${whole.outerHTML}\n`;
}

function _field(label, rows) {
  const id = freshId("take");
  const area = made("textarea", { id, rows, readonly: true, spellcheck: "false" });
  area.addEventListener("focus", () => area.select());
  const copy = made("button", { type: "button", text: "Copy", "aria-label": `Copy: ${label}` });
  copy.addEventListener("click", () => _copy(area, copy));
  const root = made(
    "div",
    { class: "take" },
    made(
      "div",
      { class: "head-of-row" },
      made("label", { for: id, class: "label", text: label }),
      copy,
    ),
    area,
  );
  const put = (text) => {
    if (area.value !== text) area.value = text;
  };
  return { root, put };
}

async function _copy(area, button) {
  area.select();
  let copied = false;
  try {
    await navigator.clipboard.writeText(area.value);
    copied = true;
  } catch {
    // of old, and still there where the other is refused
    copied = document.execCommand?.("copy") ?? false;
  }
  button.textContent = copied ? "Copied" : "Selected: press Ctrl+C";
  setTimeout(() => {
    button.textContent = "Copy";
  }, SAID_FOR);
}
