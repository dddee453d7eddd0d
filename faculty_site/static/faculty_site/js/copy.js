// Buttons that copy the text of another element. Without this script they stay hidden.

"use strict";

const SHOWN_FOR = 2000; // milliseconds

async function copy(button) {
  const words = document.getElementById(button.dataset.copies).textContent.trim();
  const name = button.firstChild;
  const status = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(words);
    name.data = "Copied";
    status.textContent = "Copied.";
  } catch {
    status.textContent = "The browser does not allow copying; select the text instead.";
    name.data = "Not allowed";
  }
  setTimeout(() => {
    name.data = "Copy";
    status.textContent = "";
  }, SHOWN_FOR);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
