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

    field.addEventListener("markdownx.fileUploadEnd", () => { message.textContent = ""; });
    field.addEventListener("markdownx.fileUploadError", (event) => {
      // After this event markdownx writes "Invalid response" into the text.
      setTimeout(() => {
        editor.value = editor.value.replace("Invalid response", "");
        message.textContent = event.detail[0].error || field.dataset.refused;
      });
    });
  };

  document.addEventListener("DOMContentLoaded", () => awaken(document));
  document.addEventListener("toggle", (event) => {
    if (event.target.open) start(event.target);
  }, true);
  document.addEventListener("formset:added", (event) => start(event.target));
})();
