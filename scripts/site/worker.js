// The program itself, in Python, in a thread of the browser: it fetches its own parts and nothing else.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const ready = (async () => {
  const python = await loadPyodide();
  const packages = await (await fetch("packages.zip")).arrayBuffer();
  const folder = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(packages, "zip", { extractDir: folder });
  return { python, answer: python.pyimport("claimcheck.serving.browser").answer };
})();

self.onmessage = async ({ data }) => {
  try {
    const { python, answer } = await ready;
    const step = (stage, done, total) => self.postMessage({ stage, done, total });
    self.postMessage(JSON.parse(answer(python.toPy(data.handed), data.what, data.language, step)));
  } catch (fault) {
    self.postMessage({ fault: String(fault) });
  }
};
