// Answers the form with the program in a worker of this page. It is loaded when the page is opened, once.
globalThis.claimcheckInBrowser = (() => {
  "use strict";
  const begin = () => new Worker("worker.js", { type: "module" });
  let worker = begin();
  let loaded = false;

  const texts = (filled) =>
    Promise.all(filled.getAll("text").map(async (one) =>
      typeof one === "string"
        ? ["", new TextEncoder().encode(one)]
        : [one.name, new Uint8Array(await one.arrayBuffer())]));

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
