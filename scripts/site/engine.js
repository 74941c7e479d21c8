// Answers the form with the program in a worker of this page. It is loaded when the page is opened, once.
globalThis.claimcheckInBrowser = (() => {
  "use strict";
  const begin = () => new Worker("worker.js", { type: "module" });
  let worker = begin();
  let loaded = false;

  // Each text: the name of its file or "", its bytes, and of a page, whose words are taken out here, its day or "" (Python takes undefined for None).
  const texts = (filled) =>
    Promise.all(filled.getAll("text").map(async (one) => {
      if (typeof one === "string") return ["", new TextEncoder().encode(one), undefined];
      const bytes = new Uint8Array(await one.arrayBuffer());
      if (!/\.html?$/i.test(one.name)) return [one.name, bytes, undefined];
      const page = globalThis.claimcheckPage(bytes);
      return [one.name, new TextEncoder().encode(page.text), page.published];
    }));

  return async (filled, signal, heard, phrasing, status) => {
    const handed = await texts(filled);
    if (!loaded) status.textContent = phrasing.loading;
    await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        worker.terminate();
        worker = begin();
        loaded = false;
        reject(new DOMException("", "AbortError"));
      });
      worker.onerror = (event) => reject(new Error(event.message || ""));
      worker.onmessage = ({ data }) => {
        loaded = true;
        if (data.fault) { heard({ error: phrasing.failed }); resolve(); return; }
        heard(data);
        if (data.report || data.error) resolve();
      };
      worker.postMessage({ handed, what: filled.get("what"), language: filled.get("language") });
    });
  };
})();
