// The article of a page that is handed over, as text: in the browser it is the browser that reads HTML. What part of
// the page is the article finds Readability, which stands before this script.
globalThis.claimcheckPage = (() => {
  "use strict";
  const blocks = new Set("P H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE TABLE CAPTION TR PRE DIV SECTION ARTICLE FIGCAPTION".split(" "));
  const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i;

  const decoded = (bytes) => {
    const named = declared.exec(new TextDecoder("latin1").decode(bytes.slice(0, 4096)));
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      try { return new TextDecoder(named ? named[1] : "windows-1252").decode(bytes); } catch { return new TextDecoder("windows-1252").decode(bytes); }
    }
  };

  const paragraphs = (root) => {
    const found = [""];
    const walk = (node) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) found[found.length - 1] += child.data;
        if (child.nodeType !== Node.ELEMENT_NODE || child.tagName === "FIGURE") continue;
        if (/^T[DH]$/.test(child.tagName) && found[found.length - 1].trim()) found[found.length - 1] += " | ";
        const apart = blocks.has(child.tagName);
        if (apart) found.push("");
        walk(child);
        if (apart || child.tagName === "BR") found.push("");
      }
    };
    walk(root);
    return found.map((one) => one.replace(/[ \t\r\n\f]+/g, " ").trim()).filter(Boolean);
  };

  // The words of a page, an empty text where it has no article, and the day of publication in its metadata.
  return (bytes) => {
    const page = new DOMParser().parseFromString(decoded(bytes), "text/html");
    const article = new globalThis.Readability(page).parse();
    if (!article || !article.content) return { text: "", published: "" };
    const part = new DOMParser().parseFromString(article.content, "text/html");
    const day = /^\d{4}-\d\d-\d\d/.exec(article.publishedTime || "");
    const title = (article.title || "").trim();
    return { text: [...(title ? [title] : []), ...paragraphs(part.body).filter((one) => one !== title)].join("\n\n"), published: day ? day[0] : "" };
  };
})();
