// The frame of a section: it opens and closes, is built when first opened, and updated while open.

import { made } from "./elements.js";

/** A section of the page with its heading. */
export class SectionFrame {
  constructor(section, app) {
    Object.assign(this, { section, app, built: false });
    this.body = made("div", { class: "section-body" });
    this.root = made(
      "details",
      { class: "section", id: `section-${section.id}` },
      made("summary", {}, made("h2", { text: section.title })),
      this.body,
    );
    this.root.addEventListener("toggle", () => this.#toggled());
  }

  get open() {
    return this.root.open;
  }

  /** Open or close it, as the state says. */
  set open(open) {
    this.root.open = open;
    if (open) this.#build();
  }

  /** Tell the numbers as they are now, if anybody can see them. */
  update() {
    if (this.root.open && this.built) this.section.update(this.app);
  }

  #toggled() {
    if (this.root.open) this.#build();
    this.app.opened(this.section.id, this.root.open);
  }

  #build() {
    if (this.built) return this.update();
    this.built = true;
    this.section.build(this.body, this.app);
    return this.update();
  }
}
