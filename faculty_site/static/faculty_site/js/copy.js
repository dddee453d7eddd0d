// Buttons that copy the text of another element. Without this script they stay hidden. Their first
// words change for a moment; what they change to is said by the element that announces it.

"use strict";

const SHOWN_FOR = 2000; // milliseconds

// The words as they are read: what is hidden in an e-mail address is there for harvesters alone.
function wordsOf(element) {
  const read = element.cloneNode(true);
  for (const hidden of read.querySelectorAll("[hidden]")) {
    hidden.remove();
  }
  return read.textContent.trim();
}

async function copy(button, before) {
  const words = wordsOf(document.getElementById(button.dataset.copies));
  const name = button.firstChild;
  const status = document.getElementById("copied");
  const { copied, said, refused, explained } = status.dataset;
  try {
    await navigator.clipboard.writeText(words);
    name.data = copied;
    status.textContent = said;
  } catch {
    status.textContent = explained;
    name.data = refused;
  }
  setTimeout(() => {
    name.data = before;
    status.textContent = "";
  }, SHOWN_FOR);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    const name = button.firstChild.data;
    button.addEventListener("click", () => copy(button, name));
  }
}
