// Switches light and dark at once; without this script the form does, by way of the server.

const form = document.querySelector(".theme");
const metas = document.querySelectorAll('meta[name="theme-color"]');
const FIXED = ["light", "dark"];

function show(theme) {
  const root = document.documentElement;
  if (FIXED.includes(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", button.value === (root.dataset.theme ?? "system"));
  }
  metas.forEach((meta, at) => {
    const own = FIXED[at];
    meta.media = !root.dataset.theme ? `(prefers-color-scheme: ${own})` : theme === own ? "all" : "not all";
  });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const theme = event.submitter.value;
  const age = FIXED.includes(theme) ? 31536000 : 0; // seconds
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
  show(theme);
});

// A page that the browser kept, and goes back to, has the colours of then.
addEventListener("pageshow", (event) => {
  if (event.persisted) show(document.cookie.match(/(?:^|; )theme=(\w+)/)?.[1]);
});
