/* Draws the whole page beside the form while one writes. The form is sent as it stands, the answer is
   the page that it would make, and nothing is saved. Without this script the same page opens in a new
   tab. The frame runs no scripts and its links lead nowhere. */

"use strict";

(() => {
  const panel = document.getElementById("page-preview");
  const opener = document.querySelector("[data-preview-open]");
  const form = opener.form;
  const frame = panel.querySelector("iframe");
  const stage = panel.querySelector(".page-preview__stage");
  const status = panel.querySelector("[role=status]");
  const widths = [...panel.querySelectorAll("[data-preview-width]")];
  const PAUSE = 900; /* ms without a key before the page is drawn anew */
  let timer = 0;
  let asking = null;

  const say = (kind) => { status.textContent = panel.dataset[kind]; };

  /* The window is as wide as the screen that is meant, and shrunk to the room that there is. */
  const fit = () => {
    const width = Number(widths.find((button) => button.ariaPressed === "true").dataset.previewWidth);
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${stage.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
  };

  const show = (html) => {
    const top = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
    const drawn = new DOMParser().parseFromString(html, "text/html");
    drawn.querySelectorAll("script").forEach((script) => script.remove());
    /* A link would open a window, which the frame may not do. */
    const base = drawn.createElement("base");
    base.target = "_blank";
    drawn.head.prepend(base);
    frame.srcdoc = `<!doctype html>${drawn.documentElement.outerHTML}`;
  };

  const draw = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set(panel.dataset.button, "1");
    say("drawing");
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: data, signal });
      if (answer.headers.has("Page-Preview")) {
        show(await answer.text());
        say("drawn");
      } else {
        say(answer.ok && !answer.redirected ? "errors" : "lost");
      }
    } catch (error) {
      if (error.name !== "AbortError") say("lost");
    }
  };

  const soon = () => {
    if (panel.hidden) return;
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE);
  };

  const toggle = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("with-preview", open);
    if (!open) {
      clearTimeout(timer);
      asking?.abort();
      opener.focus();
      return;
    }
    fit();
    draw();
  };

  opener.hidden = false;
  opener.addEventListener("click", () => toggle(panel.hidden));
  panel.querySelector("[data-preview-close]").addEventListener("click", () => toggle(false));
  for (const button of widths) {
    button.addEventListener("click", () => {
      widths.forEach((each) => { each.ariaPressed = String(each === button); });
      fit();
    });
  }
  window.addEventListener("resize", () => { if (!panel.hidden) fit(); });
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("formset:added", soon);
  document.addEventListener("formset:removed", soon);
})();
