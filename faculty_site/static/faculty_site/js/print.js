// A button that prints the page. Without this script it stays hidden; the browser's menu prints too.

const button = document.querySelector("button.print");
button.hidden = false;
button.addEventListener("click", () => print());
