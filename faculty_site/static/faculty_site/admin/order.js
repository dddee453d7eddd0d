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

  /* A section of level 2 is a part of the one above it. */
  const isPart = (row) => Number(row.querySelector("[name$='-level']")?.value ?? 1) > 1;

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
        this.move(row, this.beside(row, way));
        if (this.list.indexOf(row) !== at) this.number();
        this.tell(row);
        button.focus();
        row.scrollIntoView({ block: "nearest" });
      });
      return button;
    }

    dragBy(handle, row) {
      const follow = (event) => {
        const { clientY: y } = event;
        if (y < STEP) window.scrollBy(0, -STEP / 3);
        if (y > window.innerHeight - STEP) window.scrollBy(0, STEP / 3);
        const middle = (rows) => {
          const [first, last] = [rows[0], rows.at(-1)].map((each) => each.getBoundingClientRect());
          return (first.top + last.bottom) / 2;
        };
        const over = this.othersOf(row).filter((rows) => middle(rows) < y);
        const to = over.flat().length;
        if (to !== this.list.indexOf(row)) this.move(row, to);
      };
      /* On the window, as what is moved in the page loses a pointer that it captured. */
      const stop = () => {
        window.removeEventListener("pointermove", follow);
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
        window.addEventListener("pointermove", follow);
        window.addEventListener("pointerup", stop);
        window.addEventListener("pointercancel", stop);
      });
    }

    /* The row and, of a section, the parts that go along with it. */
    withParts(row) {
      const at = this.list.indexOf(row);
      if (isPart(row)) return [row];
      const end = this.list.findIndex((other, place) => place > at && !isPart(other));
      return this.list.slice(at, end < 0 ? undefined : end);
    }

    /* All other rows, in the groups between which the row can stand: a part between any two. */
    othersOf(row) {
      const moved = this.withParts(row);
      const rest = this.list.filter((other) => !moved.includes(other));
      if (isPart(row)) return rest.map((other) => [other]);
      return rest.reduce((groups, other) => {
        if (groups.length && isPart(other)) groups.at(-1).push(other);
        else groups.push([other]);
        return groups;
      }, []);
    }

    /* How many of the other rows stand before the row when it has moved by one. */
    beside(row, way) {
      const at = this.list.indexOf(row);
      const groups = this.othersOf(row);
      let before = 0;
      let number = 0;
      for (; before < at; number += 1) before += groups[number].length;
      if (way < 0) return number ? before - groups[number - 1].length : 0;
      return before + (groups[number]?.length ?? 0);
    }

    move(row, to) {
      const moved = this.withParts(row);
      this.list = this.list.filter((other) => !moved.includes(other));
      this.list.splice(to, 0, ...moved);
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
