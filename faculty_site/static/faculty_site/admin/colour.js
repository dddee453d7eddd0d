/* Shows the browser's own picker beside the digits of a colour, and keeps the two alike. */

"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const picker of document.querySelectorAll("[data-colour-of]")) {
    const digits = document.getElementById(picker.dataset.colourOf);
    picker.hidden = false;
    picker.addEventListener("input", () => { digits.value = picker.value; });
    digits.addEventListener("input", () => {
      if (/^#[0-9a-f]{6}$/i.test(digits.value)) picker.value = digits.value;
    });
  }
});
