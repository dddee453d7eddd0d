/* What is pasted into a Markdown editor with its looks is written there as Markdown. Turndown does the
   most of it; here are the rules that it lacks, and when it is asked. Ctrl+Shift+V pastes the plain
   text, as everywhere, and without this script that is all there is. */

"use strict";

(() => {
  const LONGEST = 2_000_000; /* signs of HTML */
  const LINES = 200;
  const ADDRESS = /(https?:\/\/[^\s<>]+)/;

  const escapePart = (text) => text
    .replace(/[\\*`$|]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/\[(?=\^|[ xX]\])/g, "\\[")
    .replace(/\](?=[([:{]|$)/g, "\\]")
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/\{(?=[.#:])/g, "\\{")
    .replace(/:(?=[\w+-]+:)/g, "\\:")
    .replace(/~~/g, "\\~\\~")
    .replace(/^(\d+)(?=[.)](\s|$))/, "$1\\")
    .replace(/^(?=#{1,6}(\s|$)|[-+:>](\s|$)|[-=]+$|>|~~~)/, "\\");

  /* What begins a line or could be read as a sign; addresses stay as they are. */
  const escape = (text) => text.split(ADDRESS).map((part, at) => (at % 2 ? part : escapePart(part))).join("");

  const service = new TurndownService({
    headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "*", hr: "---",
  });
  service.escape = escape;

  /* Stars that touch a sign on one side and a letter on the other are no emphasis to Markdown. */
  const marked = (sign, name) => (content, node) => {
    if (!content.trim()) return content;
    const isLetter = (text) => /[\p{L}\p{N}]$/u.test(text ?? "");
    const before = node.previousSibling?.textContent ?? "";
    const after = [...(node.nextSibling?.textContent ?? "")][0];
    const opens = isLetter(content[0]) || !isLetter(before);
    const closes = isLetter(content) || !isLetter(after);
    return opens && closes ? `${sign}${content}${sign}` : `<${name}>${content}</${name}>`;
  };

  service.addRule("strong", { filter: ["strong", "b"], replacement: marked("**", "strong") });
  service.addRule("emphasis", { filter: ["em", "i"], replacement: marked("*", "em") });
  service.addRule("struck", { filter: ["del", "s", "strike"], replacement: marked("~~", "del") });
  service.addRule("raised", {
    filter: ["sup", "sub"],
    replacement: (content, node) => `<${node.localName}>${content}</${node.localName}>`,
  });
  service.addRule("listItem", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode;
      const number = Number(list.getAttribute("start") ?? 1) + [...list.children].indexOf(node);
      const mark = list.nodeName === "OL" ? `${number}. ` : "- ";
      const lines = content.replace(/^\n+|\s+$/g, "").replace(/\n(?=.)/g, `\n${" ".repeat(mark.length)}`);
      return `${mark}${lines}${node.nextElementSibling ? "\n" : ""}`;
    },
  });
  service.addRule("address", {
    filter: (node) => node.nodeName === "A" && [node.textContent, `mailto:${node.textContent}`].includes(node.getAttribute("href")),
    replacement: (_content, node) => `<${node.textContent}>`,
  });
  service.addRule("cell", {
    filter: ["td", "th"],
    replacement: (content) => ` ${content.trim().replace(/\s*\n\s*/g, "<br>").replace(/(?<!\\)\|/g, "\\|")} |`,
  });
  service.addRule("row", {
    filter: "tr",
    replacement: (content, node) => {
      const rule = node.rowIndex ? "" : `\n|${" --- |".repeat(node.cells.length)}`;
      return `|${content}${rule}\n`;
    },
  });
  service.addRule("rows", { filter: ["tbody", "thead", "tfoot"], replacement: (content) => content });
  service.addRule("table", { filter: "table", replacement: (content) => `\n\n${content.trim()}\n\n` });
  service.addRule("term", { filter: "dt", replacement: (content) => `\n\n${content.trim()}\n` });
  service.addRule("meaning", {
    filter: "dd",
    replacement: (content) => `\n: ${content.trim().replace(/\n(?=.)/g, "\n  ")}\n`,
  });
  service.addRule("formula", {
    filter: (node) => Boolean(node.dataset?.tex),
    replacement: (_content, node) => {
      const { tex } = node.dataset;
      return tex === "$" ? `$${node.textContent}$` : `\n\n$$\n${node.textContent}\n$$\n\n`;
    },
  });
  service.addRule("reference", {
    filter: (node) => Boolean(node.dataset?.reference),
    replacement: (_content, node) => `[^${node.dataset.reference}]`,
  });
  service.addRule("note", {
    filter: (node) => Boolean(node.dataset?.note),
    replacement: (content, node) => `\n\n[^${node.dataset.note}]: ${content.trim().replace(/\n(?=.)/g, "\n    ")}\n\n`,
  });

  const isBlock = (markdown) => /\n|^(#{1,6} |- |\d+\. |> |\|)/.test(markdown);

  /* With blank lines round it where it is more than words in a line. */
  const fitted = (markdown, editor) => {
    if (!isBlock(markdown)) return markdown;
    const before = editor.value.slice(0, editor.selectionStart);
    const after = editor.value.slice(editor.selectionEnd);
    const lines = (text, end) => (text.trim() ? "\n".repeat(Math.max(0, 2 - text.match(end)[0].length)) : "");
    return lines(before, /\n*$/) + markdown + lines(after, /^\n*/);
  };

  const changed = (editor) => editor.dispatchEvent(new Event("input", { bubbles: true }));

  /* Typed rather than set, so that Ctrl+Z takes it back. Chromium types line by line, the slower the
     more there are: many are set at once, and taken back by hand. */
  const insert = (editor, text) => {
    if (text.split("\n").length <= LINES && document.execCommand("insertText", false, text)) return;
    const { value, selectionStart: start, selectionEnd: end } = editor;
    editor.setRangeText(text, start, end, "end");
    const after = editor.value;
    changed(editor);
    editor.addEventListener("keydown", (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      if (!isUndo || editor.value !== after) return;
      event.preventDefault();
      editor.value = value;
      editor.setSelectionRange(start, end);
      changed(editor);
    });
  };

  const isInCode = (editor) => {
    const before = editor.value.slice(0, editor.selectionStart);
    return (before.match(/^(```|~~~)/gm) ?? []).length % 2 === 1;
  };

  /* Until the next key. */
  const tell = (editor, pictures) => {
    const field = editor.closest(".markdown-field");
    const status = field.querySelector(".markdown-field__pasted");
    const keys = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘Z" : "Ctrl+Z";
    status.textContent = (pictures ? status.dataset.pictures : status.dataset.pasted).replace("{keys}", keys);
    editor.addEventListener("input", () => { status.textContent = ""; }, { once: true });
  };

  let asPlainText = false;
  document.addEventListener("keydown", (event) => {
    asPlainText = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
  }, true);

  document.addEventListener("paste", (event) => {
    const editor = event.target.closest?.(".markdown-field textarea");
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!editor || asPlainText || !html || html.length > LONGEST || isInCode(editor)) return;
    const used = [...editor.value.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
    const pasted = window.tidyPasted(html, Math.max(0, ...used));
    if (!pasted) return;
    const markdown = service.turndown(pasted.body).replace(/[ \t]+$/gm, (end) => (end.length === 2 ? end : ""));
    if (!markdown) return;
    event.preventDefault();
    insert(editor, fitted(markdown, editor));
    tell(editor, pasted.pictures);
  });
})();
