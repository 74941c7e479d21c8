(() => {
  "use strict";
  const by = (id) => document.getElementById(id);
  const phrasing = JSON.parse(document.body.dataset.phrasing), stages = JSON.parse(document.body.dataset.stages);
  const most = Number(document.body.dataset.most);
  const form = by("form"), texts = by("texts"), desk = by("desk"), shown = by("shown");
  const said = (key, values) => phrasing[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const files = new Map();
  let made = 2, asking = null, report = "", address = "";

  const all = () => [...texts.children];
  // A text that is checked has sources; texts that are compared have numbers.
  const isCheck = () => by("what").value === "check";
  const called = (index) => {
    if (!isCheck()) return { label: said("text", { n: index + 1 }), remove: said("remove", { n: index + 1 }), placeholder: phrasing.placeholder };
    const source = { label: said("text_source", { n: index }), remove: said("remove_source", { n: index }), placeholder: phrasing.placeholder_source };
    return index ? source : { label: phrasing.text_checked, remove: said("remove", { n: 1 }), placeholder: phrasing.placeholder_checked };
  };
  const relabel = () => {
    all().forEach((one, index) => {
      const { label, remove, placeholder } = called(index);
      const gone = one.querySelector("button"), area = one.querySelector("textarea");
      one.querySelector("label").textContent = label;
      if (gone) gone.setAttribute("aria-label", remove);
      if (area) area.placeholder = placeholder;
    });
    by("add").textContent = phrasing[isCheck() ? "add_source" : "add"];
    by("go").textContent = phrasing[isCheck() ? "go_check" : "go"];
    offer();
  };
  // An example is offered as long as it overwrites nothing.
  const offer = () => { by("example").hidden = files.size > 0 || [...texts.querySelectorAll("textarea")].some((area) => area.value.trim()); };

  const add = (file) => {
    if (all().length >= most) return null;
    made += 1;
    const one = document.createElement("li");
    one.className = "text";
    const head = document.createElement("div"), label = document.createElement("label"), gone = document.createElement("button");
    head.className = "head";
    label.htmlFor = `text-${made}`;
    gone.type = "button";
    gone.textContent = "×";
    gone.addEventListener("click", () => { files.delete(one); one.remove(); relabel(); by("add").focus(); });
    head.append(label, gone);
    one.append(head);
    if (file) {
      const named = document.createElement("p");
      named.className = "file";
      named.id = label.htmlFor;
      named.textContent = file.name;
      files.set(one, file);
      one.append(named);
    } else {
      const area = document.createElement("textarea");
      Object.assign(area, { id: label.htmlFor, name: "text", rows: 9, dir: "auto", spellcheck: false });
      one.append(area);
    }
    texts.append(one);
    relabel();
    return one;
  };

  const take = (list) => {
    for (const file of list) {
      const empty = all().find((one) => !files.has(one) && !one.querySelector("textarea").value.trim());
      const one = add(file);
      if (one && empty) { texts.replaceChild(one, empty); relabel(); }
    }
    by("status").textContent = said("dropped", { n: files.size });
  };

  by("what").addEventListener("change", relabel);
  relabel();  // a browser that comes back to the page keeps what was chosen
  by("add").hidden = false;
  by("add").addEventListener("click", () => { const one = add(); if (one) one.querySelector("textarea").focus(); });
  texts.addEventListener("input", offer);
  by("example").addEventListener("click", () => {
    JSON.parse(document.body.dataset.example)[by("what").value].forEach((text, index) => {
      const one = all()[index] || add();  // files that were dropped take places with them when they go
      one.querySelector("textarea").value = text;
    });
    if (!by("language").value) by("language").value = document.documentElement.lang;
    by("go").focus();
    offer();
  });
  by("files").removeAttribute("name");
  by("files").closest("label").classList.add("chooser");  // what was chosen stands among the texts
  by("files").addEventListener("change", (event) => { take(event.target.files); event.target.value = ""; });
  document.addEventListener("dragover", (event) => { event.preventDefault(); desk.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) desk.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    desk.classList.remove("over");
    if (event.dataTransfer.files.length) take(event.dataTransfer.files);
  });

  const problem = (message, hint) => {
    const box = by("problem");
    box.replaceChildren(...[message, hint].filter(Boolean).map((line) => {
      const one = document.createElement("p");
      one.textContent = line;
      return one;
    }));
    box.hidden = !message;
  };

  const busy = (is) => {
    by("bar").hidden = by("stop").hidden = !is;
    by("go").disabled = is;
    if (!is) by("status").textContent = "";
  };

  const step = ({ stage, done, total }) => {
    by("status").textContent = `${stages[stage] || stage} ${total > 1 ? `${done}/${total}` : ""}`;
    if (total > 1) { by("bar").max = total; by("bar").value = done; } else by("bar").removeAttribute("value");
  };

  const show = (html) => {
    report = html;
    address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    by("report").src = address;
    desk.hidden = true;
    shown.hidden = false;
    by("back").focus();
  };

  const heard = (got) => {
    if (got.report) show(got.report);
    else if (got.error) problem(got.error, got.hint);
    else if (got.stage) step(got);
  };

  // Asks the program on this machine; the static site asks one in the browser instead.
  const askServer = async (filled, signal) => {
    const answer = await fetch("/", { method: "POST", body: filled, headers: { Accept: "application/x-ndjson" }, signal });
    if (!answer.ok) throw new Error(await answer.text());
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      lines.filter(Boolean).forEach((text) => heard(JSON.parse(text)));
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem("");
    const filled = new FormData();
    for (const one of all()) {
      const file = files.get(one);
      if (file) filled.append("text", file, file.name);
      else filled.append("text", one.querySelector("textarea").value);
    }
    for (const name of ["what", "engine", "language"]) if (by(name)) filled.append(name, by(name).value);
    asking = new AbortController();
    busy(true);
    by("status").textContent = phrasing[isCheck() ? "working_check" : "working"];
    try {
      await (globalThis.claimcheckInBrowser ? globalThis.claimcheckInBrowser(filled, asking.signal, heard, phrasing, by("status")) : askServer(filled, asking.signal));
    } catch (error) {
      if (error.name !== "AbortError") problem(phrasing.lost, error.message.startsWith("<") ? "" : error.message);
    } finally {
      busy(false);
    }
  });

  by("stop").addEventListener("click", () => asking && asking.abort());
  by("back").addEventListener("click", () => {
    by("report").removeAttribute("src");
    URL.revokeObjectURL(address);
    report = "";
    shown.hidden = true;
    desk.hidden = false;
    texts.querySelector("textarea, button").focus();
  });
  by("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([report], { type: "text/html" }));
    link.download = "report.html";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
