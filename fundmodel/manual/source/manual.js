// Search: what holds every word that was typed stays, the rest is hidden.
"use strict";
const entries = [...document.querySelectorAll(".entry")].map((entry) => ({
  entry,
  text: entry.textContent.toLowerCase(),
  head: entry.querySelector("h3, h4").textContent.toLowerCase(),
}));
const parts = [...document.querySelectorAll(".part, .chapter")];
const field = document.getElementById("search");
const found = document.getElementById("found");

function show(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const named = entries.filter(({ head }) => words.every((word) => head.includes(word)));
  const kept = new Set(
    (named.length
      ? named
      : entries.filter(({ text }) => words.every((word) => text.includes(word)))
    ).map(({ entry }) => entry),
  );
  for (const { entry } of entries) entry.hidden = words.length > 0 && !kept.has(entry);
  for (const part of parts) {
    part.hidden =
      words.length > 0 &&
      !part.matches(".entry:not([hidden])") &&
      !part.querySelector(".entry:not([hidden])");
  }
  const where = named.length ? "by name or label" : "in the text";
  found.textContent = words.length ? `${kept.size} found ${where}` : "";
}

let waiting = 0;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(field.value), 120);
});

// A link to what a search has hidden ends the search.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    field.value = "";
    show("");
    target.scrollIntoView();
  }
}
addEventListener("hashchange", arrive);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) setTimeout(arrive);
});
