// Search boxes offer what fits while one types: a combobox with a list box, as ARIA's patterns have
// it. Without this script they are forms.

const WAIT = 150; // milliseconds after the last key
const KEEP = 40; // answers
const answers = new Map();

class Box {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.at = -1;
    this.place = document.createElement("div");
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    form.append(this.place, this.status);
    this.say("role", "combobox");
    this.say("aria-autocomplete", "list");
    this.say("aria-expanded", "false");
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.place.addEventListener("mousedown", (event) => event.preventDefault());
    this.place.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  say(name, value) {
    if (value === undefined) this.input.removeAttribute(name);
    else this.input.setAttribute(name, value);
  }

  get options() {
    return [...this.place.querySelectorAll("[role=option]")];
  }

  get isOpen() {
    return this.input.getAttribute("aria-expanded") === "true";
  }

  later() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const words = this.input.value.trim();
    if (!words) return this.close();
    try {
      if (!answers.has(words)) {
        this.request = new AbortController();
        const address = `${this.form.dataset.suggest}?q=${encodeURIComponent(words)}`;
        const found = await fetch(address, { signal: this.request.signal });
        if (!found.ok) return this.close();
        answers.set(words, await found.text());
        if (answers.size > KEEP) answers.delete(answers.keys().next().value);
      }
      if (this.input.value.trim() === words && document.activeElement === this.input) this.show(answers.get(words));
    } catch {
      this.close(); // a newer question took its place, or nobody answers
    }
  }

  show(html) {
    this.place.innerHTML = html; // our own template's
    const list = this.place.firstElementChild;
    list.hidden = !this.options.length;
    list.id = `${this.input.id}-options`;
    this.options.forEach((option, at) => { option.id = `${list.id}-${at}`; });
    this.at = -1;
    this.say("aria-activedescendant");
    this.say("aria-controls", list.id);
    this.say("aria-expanded", String(!list.hidden));
    this.status.textContent = list.dataset.said;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.place.replaceChildren();
    this.at = -1;
    this.status.textContent = "";
    this.say("aria-expanded", "false");
    this.say("aria-controls");
    this.say("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down && this.isOpen) {
      event.preventDefault();
      this.choose(down);
    } else if (down === 1) {
      this.ask();
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.go(this.options[this.at]);
    }
  }

  // Before the first and behind the last option stands what was typed.
  choose(step) {
    const { options } = this;
    const places = options.length + 1;
    this.at = ((this.at + 1 + step + places) % places) - 1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
    options[this.at]?.scrollIntoView({ block: "nearest" });
    this.say("aria-activedescendant", options[this.at]?.id);
  }

  go(option) {
    if (option) location.assign(option.dataset.url);
  }
}

// One key leads to the box; the search's own page has a switch for it.
const OFF = "search-key-off";
const boxes = [...document.querySelectorAll("form[data-suggest]")].map((form) => new Box(form));
const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = boxes.find(({ input }) => input.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.input.focus();
  box.input.select();
});

const choice = document.querySelector(".search-key");
if (choice) {
  const check = choice.querySelector("input");
  choice.hidden = false;
  check.checked = !isOff();
  check.addEventListener("change", () => localStorage.setItem(OFF, check.checked ? "0" : "1"));
}
