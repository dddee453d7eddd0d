/* Looks at the page of an import again until its process is done, and shows how far it is. */

"use strict";

(() => {
  const PAUSE = 1500;

  async function look() {
    let page;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      setTimeout(look, PAUSE * 4);
      return;
    }
    const told = page.getElementById("import-progress");
    if (!told) {
      location.reload();
      return;
    }
    const shown = document.getElementById("import-progress");
    if (shown.textContent !== told.textContent) shown.replaceChildren(...told.childNodes);
    setTimeout(look, PAUSE);
  }

  setTimeout(look, PAUSE);
})();
