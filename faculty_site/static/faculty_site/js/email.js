// Buttons that stand for an e-mail address open the mail program. Without this script they lead to
// a page that has the address.

"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest('button[form="write"]');
  if (!button) return;
  event.preventDefault();
  try {
    const body = new URLSearchParams({ [button.name]: button.value });
    const answer = await fetch(button.form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    location.href = page.getElementById("address").href;
  } catch {
    button.form.requestSubmit(button);
  }
});
