/* Unfolds what an address such as #links-group leads to: one click instead of two. */

"use strict";

(() => {
  const unfold = () => {
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = part?.closest("details") ?? part?.querySelector("details");
    if (!fold) return;
    fold.open = true;
    part.scrollIntoView();
  };
  document.addEventListener("DOMContentLoaded", unfold);
  window.addEventListener("hashchange", unfold);
  /* The same link again changes no address. */
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a[href^='#']")) setTimeout(unfold);
  });
})();
