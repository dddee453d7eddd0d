/* Lets the focus of a photo be set on the photo itself. The two number fields say the same, and are
   all there is without this script. Nothing here is a style: only attributes of drawings change. */

"use strict";

(() => {
  const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

  // The same as `crop` in faculty_site/lib/renditions.py.
  const crop = (width, height, across, down, x, y) => {
    const wide = Math.max(1, Math.min(width, Math.floor((height * across) / down)));
    const high = Math.max(1, Math.min(height, Math.floor((width * down) / across)));
    const start = (whole, part, at) => clamp(Math.round((whole * at) / 100 - part / 2), 0, whole - part);
    return [start(width, wide, x), start(height, high, y), wide, high];
  };

  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  };

  const start = (root, across, down) => {
    const width = Number(root.dataset.width);
    const height = Number(root.dataset.height);
    const stage = root.querySelector(".photo-focus__stage");
    const whole = root.querySelector(".photo-focus__whole");

    const draw = () => {
      const [x, y] = [across, down].map((field) => clamp(Number(field.value) || 0, 0, 100));
      const portrait = crop(width, height, 4, 5, x, y);
      const square = crop(width, height, 1, 1, x, y);
      const [left, top, wide, high] = portrait;
      set(root.querySelector(".photo-focus__cut"), { x: left, y: top, width: wide, height: high });
      set(root.querySelector(".photo-focus__ring"), { cx: (width * x) / 100, cy: (height * y) / 100 });
      for (const use of ["portrait", "small", "square", "round"]) {
        const box = use === "portrait" || use === "small" ? portrait : square;
        set(root.querySelector(`.photo-focus__${use}`), { viewBox: box.join(" ") });
      }
      const place = root.dataset.place.replace("X", x).replace("Y", y);
      set(stage, { "aria-valuenow": x, "aria-valuetext": place });
    };

    const put = (x, y) => {
      across.value = clamp(Math.round(x), 0, 100);
      down.value = clamp(Math.round(y), 0, 100);
      draw();
    };

    const follow = (event) => {
      const seen = whole.getBoundingClientRect();
      put(
        ((event.clientX - seen.left) / seen.width) * 100,
        ((event.clientY - seen.top) / seen.height) * 100,
      );
    };

    set(stage, { role: "slider", tabindex: 0, "aria-label": root.dataset.label, "aria-valuemin": 0, "aria-valuemax": 100 });
    const help = document.createElement("p");
    help.className = "photo-focus__help";
    help.textContent = root.dataset.help;
    stage.after(help);

    stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      stage.focus();
      stage.setPointerCapture(event.pointerId);
      follow(event);
    });
    stage.addEventListener("pointermove", (event) => {
      if (stage.hasPointerCapture(event.pointerId)) follow(event);
    });
    stage.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 10 : 1;
      const [right, below] = {
        ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
      }[event.key] ?? [0, 0];
      if (!right && !below) return;
      event.preventDefault();
      put(Number(across.value) + right, Number(down.value) + below);
    });
    for (const field of [across, down]) field.addEventListener("input", draw);
    draw();
  };

  const across = document.getElementById("id_photo_focus_x");
  const down = document.getElementById("id_photo_focus_y");
  const root = document.querySelector(".photo-focus");
  if (root && across && down) start(root, across, down); // no fields: it may only be looked at
})();
