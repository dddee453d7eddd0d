/* Gives each cell of a table the name of its column, so that a phone shows a row as a card, one line
   to a cell (tables.css). Without this script such a table is moved sideways. */

"use strict";

(() => {
  const name = (table) => {
    const names = [...table.tHead.rows[0].cells].map((head) =>
      (head.querySelector(".text") ?? head).textContent.trim());
    table.setAttribute("role", "table");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      if (row.parentElement === table.tHead) {
        for (const cell of row.cells) cell.setAttribute("role", "columnheader");
        continue;
      }
      [...row.cells].forEach((cell, at) => {
        cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
        if (row.cells.length > 1 && names[at]) cell.dataset.label = names[at];
        cell.classList.toggle("is-empty", cell.textContent.trim() === "-");
      });
    }
    for (const group of [table.tHead, ...table.tBodies]) group.setAttribute("role", "rowgroup");
    table.classList.add("is-named");
  };

  const tables = () => document.querySelectorAll("#result_list, .inline-group .tabular table");
  document.addEventListener("DOMContentLoaded", () => tables().forEach(name));
  document.addEventListener("formset:added", (event) => {
    const table = event.target.closest(".inline-group .tabular table");
    if (table) name(table);
  });
})();
