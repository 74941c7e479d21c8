// Filters, selection and keyboard of the page. Everything shown is in the document already; nothing is ever built from text.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const cards = all(".card");
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const showAll = document.getElementById("show-all");
  const list = document.getElementById("cards");
  const bench = document.getElementById("bench");
  const panels = document.getElementById("sources");
  const wide = matchMedia("(min-width: 64rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let selected = null;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, plain(card.textContent));
    return texts.get(card);
  };
  const checked = (name) => all(`input[name=${name}]:checked`, form).map((input) => input.value);
  const words = (value) => value.split(" ").filter(Boolean);

  function filter() {
    const verdicts = checked("verdict");
    const sources = checked("source");
    const sought = plain(search.value).trim();
    let shown = 0;
    for (const card of cards) {
      const fits = (!verdicts.length || verdicts.includes(card.dataset.verdict))
        && sources.every((source) => words(card.dataset.sources).includes(source))
        && (!sought || textOf(card).includes(sought));
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const group of all(".group")) group.hidden = !all(".card:not([hidden])", group).length;
    for (const row of all(".matrix [data-card]")) row.hidden = document.getElementById(row.dataset.card).hidden;
    const phrase = shown ? count.dataset.shown : count.dataset.none;
    count.textContent = phrase.replace("%n", shown).replace("%t", cards.length);
    showAll.hidden = !verdicts.length && !sources.length && !sought;
  }

  // The list whole again, as when the page was opened.
  function clear() {
    form.reset();
    filter();
  }

  const behaviour = () => (calm.matches ? "auto" : "smooth");

  function centre(element, box) {
    const inner = element.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    const top = box.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 2;
    box.scrollTo({ top, behavior: behaviour() });
  }

  function mark(card) {
    for (const run of all(".run.on, .tag.on")) run.classList.remove("on", "apart");
    if (!card) return;
    for (const run of all(`.run[data-f~="${CSS.escape(card.id)}"]`)) {
      run.classList.add("on");
      if (run.dataset.d && words(run.dataset.d).includes(card.id)) run.classList.add("apart");
    }
    for (const tag of all(".tag")) if (tag.getAttribute("href") === `#${card.id}`) tag.classList.add("on");
  }

  // Scrolls every source to the words of the finding, and the row of sources to the first that speaks of it.
  function scrollPanels() {
    const telling = all(".panel").filter((panel) => panel.querySelector(".run.on"));
    for (const panel of telling) {
      centre(panel.querySelector(".run.on.apart") || panel.querySelector(".run.on"), panel);
    }
    if (!telling.length) return;
    const [first, last] = [telling[0], telling[telling.length - 1]].map((panel) => panel.getBoundingClientRect());
    const row = panels.getBoundingClientRect();
    if (first.left < row.left || last.right > row.right) {
      panels.scrollTo({ left: panels.scrollLeft + first.left - row.left - 12, behavior: behaviour() });
    }
  }

  // Brings a card into what the list shows, below the heading that stays at its top.
  function scrollList(card) {
    const box = list.getBoundingClientRect();
    const place = card.getBoundingClientRect();
    const heading = card.closest(".group").querySelector(".group-heading");
    const top = box.top + (heading ? heading.offsetHeight : 0);
    if (place.top < top || place.bottom > box.bottom) {
      list.scrollTo({ top: list.scrollTop + place.top - top - 4, behavior: behaviour() });
    }
  }

  function showBench() {
    const { top } = bench.getBoundingClientRect();
    if (top) scrollTo({ top: scrollY + top, behavior: behaviour() });
  }

  function select(card, { focus = false } = {}) {
    if (selected) {
      selected.classList.remove("selected");
      selected.querySelector(".open").removeAttribute("aria-current");
    }
    selected = card;
    mark(card);
    if (!card) return;
    if (card.hidden) clear();
    card.classList.add("selected");
    const link = card.querySelector(".open");
    link.setAttribute("aria-current", "true");
    if (focus) link.focus({ preventScroll: true });
    if (wide.matches) {
      showBench();
      scrollPanels();
      scrollList(card);
    } else if (focus) {
      card.scrollIntoView({ block: "nearest", behavior: behaviour() });
    }
  }

  function choose(card, options) {
    history.replaceState(null, "", card ? `#${encodeURIComponent(card.id)}` : location.pathname + location.search);
    select(card, options);
  }

  function follow() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* a hash that is no encoding is taken as it is */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    const card = target.matches(".tag") ? document.getElementById(target.getAttribute("href").slice(1)) : target;
    if (!card || !card.matches(".card")) return;
    select(card);
    if (!wide.matches) target.scrollIntoView({ block: target === card ? "start" : "center" });
  }

  function step(by) {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const at = open.indexOf(selected);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1);
    choose(open[next], { focus: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const card = event.target.closest(".card");
    if (link && link.matches(".card .open")) {
      event.preventDefault();
      choose(card, { focus: true });
    } else if (!link && card && !String(getSelection())) {
      choose(card);
    } else if (!link && event.target.closest(".run")) {
      const run = event.target.closest(".run");
      const owners = words(run.dataset.f);
      choose(document.getElementById(owners.find((id) => words(run.dataset.d || "").includes(id)) || owners[0]));
    } else if (link && link.matches(".tag")) {
      event.preventDefault();
      choose(document.getElementById(link.getAttribute("href").slice(1)), { focus: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search]");
    if (event.key === "Escape") {
      if (typing && search.value) { search.value = ""; filter(); } else if (typing) { search.blur(); } else { choose(null); }
      return;
    }
    if (typing) {
      if (event.key === "ArrowDown" || event.key === "Enter") { event.preventDefault(); step(1); }
      return;
    }
    const inList = Boolean(event.target.closest(".cards"));
    const keys = document.getElementById("shortcuts").checked ? { j: 1, k: -1 } : {};
    const by = keys[event.key] || (inList && { ArrowDown: 1, ArrowUp: -1 }[event.key]);
    if (by) { event.preventDefault(); step(by); }
    if (event.key === "/" && document.getElementById("shortcuts").checked) { event.preventDefault(); search.focus(); }
  });

  form.hidden = false;
  document.getElementById("keys").hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  showAll.addEventListener("click", clear);
  addEventListener("hashchange", follow);
  filter();
  follow();
  // The browser's own jump to the hash comes after the scripts of a page: what was scrolled is set right once more.
  addEventListener("load", () => requestAnimationFrame(follow));
})();
