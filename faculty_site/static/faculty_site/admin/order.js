/* Lets rows be put in order by dragging and by buttons, in the inlines of a form and in lists whose
   order can be edited. The number fields say the same, are what is sent, and are all there is
   without this script. */

"use strict";

(() => {
  const FIELD = "input[data-order-moved]";
  const STEP = 48; /* px from the edge of the window where dragging begins to scroll */
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");

  const rowOf = (field) => field.closest("tr, .inline-related");
  const fieldOf = (row) => row.querySelector(FIELD);
  const numberOf = (row) => Number(fieldOf(row).name.match(/-(\d+)-order$/)[1]);

  /* A row with what stands before it and belongs to it: its errors, in a table of rows. */
  const withErrors = (row) => {
    const before = row.previousElementSibling;
    return before && before.classList.contains("row-form-errors") ? [before, row] : [row];
  };

  class Rows {
    constructor(group) {
      this.group = group;
      this.list = [];
      this.scan();
    }

    /* New rows stand last, as Django puts them there; deleted ones are gone. */
    scan() {
      const found = [...this.group.querySelectorAll(FIELD)].map(rowOf);
      const here = found.filter((row) => !row.classList.contains("empty-form"));
      const known = this.list.filter((row) => here.includes(row));
      this.list = [...known, ...here.filter((row) => !known.includes(row))];
      this.list.forEach((row) => this.equip(row));
    }

    equip(row) {
      const field = fieldOf(row);
      /* Django copies a new row from the empty one, which is never equipped. */
      if (field.disabled || row.querySelector(".order-tools")) return;
      const tools = document.createElement("span");
      tools.className = "order-tools";
      const handle = document.createElement("span");
      handle.className = "order-tools__handle";
      handle.setAttribute("aria-hidden", "true");
      handle.textContent = "⠿";
      this.dragBy(handle, row);
      tools.append(handle, this.button(row, "↑", field.dataset.orderUp, -1));
      tools.append(this.button(row, "↓", field.dataset.orderDown, 1));
      field.after(tools);
      field.hidden = true;
    }

    button(row, sign, label, way) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", () => {
        const at = this.list.indexOf(row);
        const to = Math.max(0, Math.min(this.list.length - 1, at + way));
        if (to !== at) {
          this.move(row, to);
          this.number();
        }
        this.tell(row);
        button.focus();
        row.scrollIntoView({ block: "nearest" });
      });
      return button;
    }

    dragBy(handle, row) {
      const over = (event) => {
        const { clientY: y } = event;
        if (y < STEP) window.scrollBy(0, -STEP / 3);
        if (y > window.innerHeight - STEP) window.scrollBy(0, STEP / 3);
        const others = this.list.filter((other) => other !== row);
        const middle = (other) => {
          const box = other.getBoundingClientRect();
          return box.top + box.height / 2;
        };
        const to = others.filter((other) => middle(other) < y).length;
        if (to !== this.list.indexOf(row)) this.move(row, to);
      };
      /* On the window, as what is moved in the page loses a pointer that it captured. */
      const stop = () => {
        window.removeEventListener("pointermove", over);
        window.removeEventListener("pointerup", stop);
        window.removeEventListener("pointercancel", stop);
        row.classList.remove("order-moving");
        if (this.list.some((each, at) => each !== this.before[at])) {
          this.number();
          this.tell(row);
        }
      };
      handle.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        this.before = [...this.list];
        row.classList.add("order-moving");
        window.addEventListener("pointermove", over);
        window.addEventListener("pointerup", stop);
        window.addEventListener("pointercancel", stop);
      });
    }

    move(row, to) {
      this.list = this.list.filter((other) => other !== row);
      this.list.splice(to, 0, row);
      this.place(this.list);
    }

    /* Lets the rows stand in this order, before whatever follows the last of them now. */
    place(rows) {
      const parent = rows[0]?.parentNode;
      const all = new Set(rows);
      const last = [...(parent?.children ?? [])].filter((child) => all.has(child)).pop();
      let end = last?.nextSibling ?? null;
      for (const row of [...rows].reverse()) {
        for (const part of withErrors(row).reverse()) {
          parent.insertBefore(part, end);
          end = part;
        }
      }
    }

    /* The numbers that the rows had, given out anew, so that few rows change; if two are alike,
       from one on. */
    number() {
      const fields = this.list.map(fieldOf);
      const had = fields.map((field) => Number(field.value) || 0).sort((a, b) => a - b);
      const differ = had.every((value, at) => at === 0 || value > had[at - 1]);
      fields.forEach((field, at) => {
        const value = String(differ ? had[at] : at + 1);
        if (field.value === value) return;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }

    tell(row) {
      const words = fieldOf(row).dataset.orderMoved;
      const place = String(this.list.indexOf(row) + 1);
      status.textContent = words.replace("{place}", place).replace("{all}", String(this.list.length));
    }

    /* Django numbers the rows of a form anew by where they stand when a new one is taken away. */
    asNumbered() {
      this.place([...this.list].sort((a, b) => numberOf(a) - numberOf(b)));
    }
  }

  const selector = ".js-inline-admin-formset, #result_list";
  const groups = new Map();
  for (const group of document.querySelectorAll(selector)) {
    if (group.querySelector(FIELD)) groups.set(group, new Rows(group));
  }
  if (!groups.size) return;
  document.body.append(status);

  const rowsAt = (event) => groups.get(event.target.closest(selector));
  document.addEventListener("click", (event) => {
    if (event.target.closest(".inline-deletelink")) rowsAt(event)?.asNumbered();
  }, { capture: true });
  document.addEventListener("formset:added", (event) => rowsAt(event)?.scan());
  document.addEventListener("formset:removed", (event) => {
    /* Told of the document, as the row is gone. */
    const rows = groups.get(document.getElementById(`${event.detail.formsetName}-group`));
    rows?.scan();
    if (rows?.list.length) rows.place(rows.list);
  });
})();
