/* Starts django-markdownx for editors that can be seen, and makes up for what it lacks.

   markdownx starts every element of class "markdownx" once, when its script runs. An editor gets
   that class when it comes into sight (a fold is opened, a row is added), and the script is run
   again: a page with twenty folded sections asks for no preview until one is wanted. */

"use strict";

(() => {
  const awaken = (root) => {
    let found = false;
    for (const field of root.querySelectorAll(".markdown-field:not(.markdownx)")) {
      if (field.closest("details:not([open])")) continue;
      if (field.offsetParent === null) continue; // the model of a row to add
      field.classList.add("markdownx");
      tame(field);
      found = true;
    }
    return found;
  };

  const start = (root) => {
    if (!awaken(root)) return;
    const script = document.createElement("script");
    script.src = document.querySelector('script[src*="markdownx"]').src;
    document.head.append(script);
  };

  const tame = (field) => {
    const editor = field.querySelector(".markdownx-editor");
    const message = field.querySelector(".markdown-field__message");

    // Tab leaves the field, as everywhere: markdownx would keep a keyboard user inside.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Tab") event.stopPropagation();
    }, true);

    insertFiles(field, editor, message);
    field.addEventListener("markdownx.fileUploadEnd", () => { message.textContent = ""; });
    field.addEventListener("markdownx.fileUploadError", (event) => {
      // After this event markdownx writes "Invalid response" into the text.
      setTimeout(() => {
        editor.value = editor.value.replace("Invalid response", "");
        message.textContent = event.detail[0].error || field.dataset.refused;
      });
    });
  };

  /* For those who drop nothing: a chosen file is sent, and the Markdown that names it stands where
     the cursor is. */
  const insertFiles = (field, editor, message) => {
    const button = field.querySelector("[data-insert-file]");
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.accept = "image/jpeg,image/png,image/webp,application/pdf";
    button.hidden = false;
    button.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", async () => {
      const body = new FormData();
      body.set("image", chooser.files[0]);
      body.set("csrfmiddlewaretoken", editor.form.elements.csrfmiddlewaretoken.value);
      chooser.value = "";
      message.textContent = field.dataset.sending;
      let told = {};
      try {
        const answer = await fetch(editor.dataset.markdownxUploadUrlsPath, { method: "POST", body });
        told = await answer.json();
      } catch { /* said below */ }
      message.textContent = told.image_code ? "" : (told.error ?? field.dataset.refused);
      if (!told.image_code) return;
      editor.setRangeText(told.image_code, editor.selectionStart, editor.selectionEnd, "end");
      editor.dispatchEvent(new Event("input", { bubbles: true }));
      editor.focus();
    });
  };

  document.addEventListener("DOMContentLoaded", () => awaken(document));
  document.addEventListener("toggle", (event) => {
    if (event.target.open) start(event.target);
  }, true);
  document.addEventListener("formset:added", (event) => start(event.target));
})();
