// Search and filter of the index. Everything shown is in the document already; nothing is ever built from text.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const stories = all(".story");
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const reset = document.getElementById("reset");

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  const texts = new Map(stories.map((story) => [story, plain(story.textContent)]));

  function filter() {
    const verdicts = all("input[name=verdict]:checked", form).map((input) => input.value);
    const sought = plain(search.value).trim();
    let shown = 0;
    for (const story of stories) {
      const own = story.dataset.verdicts.split(" ");
      const fits = verdicts.every((verdict) => own.includes(verdict)) && (!sought || texts.get(story).includes(sought));
      story.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    const phrase = shown ? count.dataset.shown : count.dataset.none;
    count.textContent = phrase.replace("%n", shown).replace("%t", stories.length);
    reset.hidden = !verdicts.length && !sought;
  }

  form.hidden = !stories.length;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
})();
