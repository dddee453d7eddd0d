/* The parts of pasted HTML that take more than a line to put right: lists of Word, footnotes and
   tables. `paste_tidy.js` asks for them. */

"use strict";

window.pastedParts = (() => {
  const styleOf = (element, name) => {
    const found = (element.dataset?.style ?? "").match(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i"));
    return found ? found[1].trim().toLowerCase() : "";
  };

  const unwrap = (element) => element.replaceWith(...element.childNodes);

  const rename = (element, name) => {
    const made = element.ownerDocument.createElement(name);
    made.append(...element.childNodes);
    for (const attribute of ["id", "data-style", "class"]) {
      if (element.hasAttribute(attribute)) made.setAttribute(attribute, element.getAttribute(attribute));
    }
    element.replaceWith(made);
    return made;
  };

  /* Word in the browser makes a list of each item, which says its level; as Word itself has them. */
  const asItems = (body) => {
    for (const each of [...body.querySelectorAll(".ListContainerWrapper")]) {
      const item = each.querySelector("li[data-aria-level]");
      if (!item) continue;
      const paragraph = body.ownerDocument.createElement("p");
      const marker = body.ownerDocument.createElement("span");
      paragraph.dataset.style = `mso-list: l0 level${Number(item.dataset.ariaLevel)}`;
      marker.dataset.style = "mso-list: ignore";
      marker.textContent = item.parentElement.matches("ol") ? `${item.parentElement.getAttribute("start") ?? 1}.` : "·";
      const words = item.querySelector("p") ?? item;
      paragraph.append(marker, ...words.childNodes);
      each.replaceWith(paragraph);
    }
  };

  /* Word's lists are paragraphs that say their level and hold their marker. */
  const wordLists = (body) => {
    asItems(body);
    let open = []; /* the lists that a further item may stand in, outermost first */
    let before = null;
    for (const item of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
      const found = styleOf(item, "mso-list").match(/level(\d+)/);
      if (!found || !item.matches("p")) continue;
      const holder = [...item.querySelectorAll("[data-style]")].find((each) => styleOf(each, "mso-list") === "ignore");
      const marker = (holder?.textContent ?? "").trim();
      holder?.remove();
      const continues = before && before.nextElementSibling === item;
      if (!continues) open = [];
      open = open.slice(0, Number(found[1]));
      const kind = /^[(]?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(marker) ? "ol" : "ul";
      if (open.length === Number(found[1]) && open.at(-1).localName !== kind) open.pop();
      while (open.length < Number(found[1])) {
        const list = body.ownerDocument.createElement(kind);
        if (kind === "ol" && /^\d/.test(marker)) list.setAttribute("start", parseInt(marker, 10));
        const outer = open.at(-1);
        if (outer) (outer.lastElementChild ?? outer.appendChild(body.ownerDocument.createElement("li"))).append(list);
        else item.before(list);
        open.push(list);
      }
      const made = body.ownerDocument.createElement("li");
      made.append(...item.childNodes);
      open.at(-1).append(made);
      before = open[0];
      item.remove();
    }
  };

  const isNoteOf = (reference, note) => {
    const names = [reference.id, reference.name, reference.parentElement.id].filter(Boolean);
    return names.some((name) => note.hash === `#${name}`);
  };

  /* A reference and a note that lead to each other become a footnote of Markdown. */
  const footnotes = (body, used) => {
    let number = used;
    for (const reference of [...body.querySelectorAll("a[href*='#']")]) {
      const target = reference.isConnected && body.querySelector(`[id="${CSS.escape(reference.hash.slice(1))}"], a[name="${CSS.escape(reference.hash.slice(1))}"]`);
      const block = target && target.closest("li, p, div");
      const back = block && [...block.querySelectorAll("a[href*='#']")].find((each) => isNoteOf(reference, each));
      if (!back || back.compareDocumentPosition(reference) & Node.DOCUMENT_POSITION_FOLLOWING) continue;
      number += 1;
      const mark = body.ownerDocument.createElement("span");
      mark.dataset.reference = mark.textContent = String(number);
      (reference.closest("sup") ?? reference).replaceWith(mark);
      const note = body.ownerDocument.createElement("div");
      note.dataset.note = String(number);
      (back.closest("sup") ?? back).remove();
      note.append(...block.childNodes);
      body.append(note);
      let emptied = block;
      while (emptied.parentElement !== body && emptied.parentElement.textContent.trim() === emptied.textContent.trim()) {
        emptied = emptied.parentElement;
      }
      emptied.remove();
    }
  };

  /* Tables as Markdown has them: each row with as many cells, the first one as the head. */
  const table = (each) => {
    const cells = [];
    [...each.rows].forEach((row, down) => {
      cells[down] ??= [];
      let across = 0;
      for (const cell of row.cells) {
        while (cells[down][across] !== undefined) across += 1;
        for (let y = down; y < Math.min(down + cell.rowSpan, each.rows.length); y += 1) {
          for (let x = across; x < across + Math.min(cell.colSpan, 50); x += 1) (cells[y] ??= [])[x] = null;
        }
        cells[down][across] = cell;
      }
    });
    const width = Math.max(...cells.map((row) => row.length));
    if (width < 2) {
      each.replaceWith(...cells.flat().filter(Boolean).map((cell) => rename(cell, "div")));
      return;
    }
    const made = each.ownerDocument.createElement("table");
    cells.forEach((row, down) => {
      const line = made.insertRow();
      for (let x = 0; x < width; x += 1) {
        const cell = each.ownerDocument.createElement(down ? "td" : "th");
        if (row[x]) cell.append(...row[x].childNodes);
        line.append(cell);
      }
    });
    if (each.caption?.textContent.trim()) each.before(rename(each.caption, "p"));
    each.replaceWith(made);
  };

  const tables = (body) => {
    const found = [...body.querySelectorAll("table")].reverse(); /* inner ones first */
    for (const each of found) {
      if (each.parentElement.closest("td, th")) each.replaceWith(...[...each.rows].map((row) => {
        const line = body.ownerDocument.createElement("p");
        line.append([...row.cells].map((cell) => cell.textContent.trim()).join(" "));
        return line;
      }));
      else if (each.rows.length) table(each);
    }
  };

  return { styleOf, unwrap, rename, wordLists, footnotes, tables };
})();
