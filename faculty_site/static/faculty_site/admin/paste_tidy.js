/* Makes plain HTML of what Word, Google Docs, LibreOffice and browsers put on the clipboard: their
   lists, emphasis and footnotes as elements, and nothing that Markdown has no words for. */

"use strict";

window.tidyPasted = (() => {
  const { styleOf, unwrap, rename, wordLists, footnotes, tables } = window.pastedParts;
  const DROPPED = "style, script, title, xml, template, noscript, button, input, select, textarea, svg, "
    + "iframe, object, video, audio, [hidden], [aria-hidden=true], .mw-editsection";
  const INLINE = ["B", "STRONG", "I", "EM", "DEL", "S", "STRIKE", "SUP", "SUB", "CODE"];
  const BLOCKS = "p, div, ul, ol, dl, pre, table, blockquote, hr, h1, h2, h3, h4, h5, h6";
  const MONOSPACED = /^["']?(courier|consolas|menlo|monaco|monospace|source code|liberation mono)/i;
  const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(enc|mi))$/;

  /* Styles are read and never applied: as attributes they, and what would run, break the page's policy. */
  const parse = (html) => {
    const harmless = html
      .replace(/<style\b[^]*?<\/style>/gi, "")
      .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
    return new DOMParser().parseFromString(harmless, "text/html");
  };

  const wrap = (element, name) => {
    const made = element.ownerDocument.createElement(name);
    made.append(...element.childNodes);
    element.append(made);
  };

  /* A text editor's own colours, or a preformatted text: what is meant is the plain text. */
  const isSource = (body) => {
    const first = body.firstElementChild;
    if (!first || first !== body.lastElementChild) return false;
    return first.matches("pre") || (styleOf(first, "white-space").startsWith("pre") && MONOSPACED.test(styleOf(first, "font-family")));
  };

  const dropHidden = (body) => {
    const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
    for (let each = comments.nextNode(); each; each = comments.nextNode()) each.remove();
    body.querySelectorAll(DROPPED).forEach((each) => each.remove());
    for (const each of body.querySelectorAll("[data-style]")) {
      if (styleOf(each, "display") === "none" || styleOf(each, "mso-hide") === "all") each.remove();
    }
    for (const each of [...body.querySelectorAll("*")]) if (each.localName.includes(":")) unwrap(each);
  };

  /* Non-breaking spaces that stand beside another space, or alone, only fill a place. */
  const plainSpaces = (body) => {
    const texts = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      text.data = text.data.replace(/[\s\u00a0]{2,}|^\u00a0|\u00a0$/g, " ").replace(/\u200b|\u00ad/g, "");
    }
  };

  /* A formula is there once for the eye, and once as the TeX that it was written in. */
  const formulas = (body) => {
    for (const math of [...body.querySelectorAll("math")]) {
      const noted = math.querySelector("annotation[encoding='application/x-tex']")?.textContent;
      const tex = (noted ?? math.getAttribute("alttext") ?? "").trim().replace(/^\{\\displaystyle\s+(.*)\}$/s, "$1");
      if (!tex) continue;
      const made = body.ownerDocument.createElement("span");
      made.dataset.tex = math.getAttribute("display") === "block" ? "$$" : "$";
      made.textContent = tex;
      (math.closest(".mwe-math-element, .katex") ?? math).replaceWith(made);
    }
  };

  const emphasis = (body) => {
    for (const each of [...body.querySelectorAll("b, strong, i, em, span, font")]) {
      const weight = styleOf(each, "font-weight");
      const slant = styleOf(each, "font-style");
      const plain = each.matches("b, strong") ? /^(normal|[1-4]00)$/.test(weight) : each.matches("i, em") && slant === "normal";
      if (each.matches("span, font")) {
        const raised = styleOf(each, "vertical-align");
        if (MONOSPACED.test(styleOf(each, "font-family")) && !each.closest("pre, code")) wrap(each, "code");
        if (/^(bold|[6-9]00)/.test(weight) && !each.closest("b, strong, th")) wrap(each, "strong");
        if (/^(italic|oblique)/.test(slant) && !each.closest("i, em")) wrap(each, "em");
        if (styleOf(each, "text-decoration(?:-line)?").includes("line-through")) wrap(each, "del");
        if (/^(super|sub)$/.test(raised) && !each.closest("sup, sub")) wrap(each, raised === "sub" ? "sub" : "sup");
      }
      if (plain || each.matches("span:not([data-tex], [data-reference]), font")) unwrap(each);
    }
    body.querySelectorAll("u, big, small, center, article, section, main, header, footer").forEach((each) => {
      if (each.matches("u, big, small")) unwrap(each);
      else rename(each, "div");
    });
  };

  /* `<b>Inva</b><b>riants</b>` is one word, and has to become one. */
  const joinRuns = (body) => {
    body.normalize();
    for (const each of [...body.querySelectorAll("b, strong, i, em, del, s, strike, sup, sub, code, a[href]")]) {
      const alike = (next) => next?.nodeName === each.nodeName && next.getAttribute("href") === each.getAttribute("href");
      while (each.parentNode && alike(each.nextSibling)) {
        each.append(...each.nextSibling.childNodes);
        each.nextSibling.remove();
      }
    }
    for (const each of [...body.querySelectorAll(INLINE.join())]) {
      if (!each.textContent.trim()) unwrap(each);
      else if (each.closest("h1, h2, h3, h4, h5, h6, th") && each.matches("b, strong")) unwrap(each);
    }
  };

  const headings = (body) => {
    body.querySelectorAll("p.MsoTitle").forEach((each) => rename(each, "h1"));
    for (const each of body.querySelectorAll("[role=heading][aria-level]")) {
      rename(each, `h${Math.min(6, Number(each.getAttribute("aria-level")) || 1)}`);
    }
    body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach((each) => wrap(each, "blockquote"));
    const found = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const shift = 2 - Math.min(...found.map((each) => Number(each.localName[1])));
    for (const each of found) {
      if (!each.textContent.trim()) unwrap(each);
      else rename(each, `h${Math.min(6, Number(each.localName[1]) + shift)}`);
    }
  };

  /* Lists directly in lists belong to the item before, and an item of one paragraph is its text. */
  const lists = (body) => {
    for (const each of [...body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")]) {
      const item = each.previousElementSibling;
      if (item?.matches("li")) item.append(each);
      else unwrap(each);
    }
    for (const each of body.querySelectorAll("li > p:only-of-type, dd > p:only-of-type")) unwrap(each);
    for (const each of body.querySelectorAll("li")) if (!each.textContent.trim()) each.remove();
  };

  /* At the edge of a block a line break breaks nothing. */
  const breaks = (body) => {
    const beside = (each, way) => {
      let next = each[way];
      while (next && next.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next[way];
      return next;
    };
    for (const each of body.querySelectorAll("br")) {
      const sides = [beside(each, "previousSibling"), beside(each, "nextSibling")];
      if (sides.some((side) => !side || (side.nodeType === Node.ELEMENT_NODE && side.matches(BLOCKS)))) each.remove();
    }
  };

  const addressOf = (link) => {
    const written = link.getAttribute("href").trim();
    if (/^(mailto|tel):/i.test(written)) return written;
    if (!/^https?:/i.test(written) || !URL.canParse(written)) return "";
    const url = new URL(written);
    const isWrapped = (url.hostname.endsWith("google.com") && url.pathname === "/url")
      || url.hostname.endsWith(".safelinks.protection.outlook.com");
    const real = isWrapped ? url.searchParams.get("q") ?? url.searchParams.get("url") : null;
    if (real && /^https?:/i.test(real)) return real;
    const kept = [...url.searchParams.keys()].filter((name) => !TRACKING.test(name));
    if (kept.length === url.searchParams.size) return written;
    [...url.searchParams.keys()].filter((name) => TRACKING.test(name)).forEach((name) => url.searchParams.delete(name));
    return url.href;
  };

  const links = (body) => {
    for (const link of [...body.querySelectorAll("a")]) {
      const address = link.hasAttribute("href") ? addressOf(link) : "";
      const raised = link.parentElement.matches("sup") && /^#|^[^?]*#cite_note/.test(link.getAttribute("href") ?? "");
      if (raised) link.parentElement.remove();
      else if (/^[¶#§🔗\s]*$/u.test(link.textContent)) link.remove();
      else if (address) link.setAttribute("href", address);
      else unwrap(link);
    }
  };

  const code = (body) => {
    for (const each of body.querySelectorAll("pre")) {
      const named = `${each.className} ${each.firstElementChild?.className ?? ""} ${each.parentElement.className}`;
      const language = named.match(/(?:language|lang|highlight-source)-([\w+-]+)/)?.[1];
      each.querySelectorAll("br").forEach((line) => line.replaceWith("\n"));
      const made = body.ownerDocument.createElement("code");
      if (language) made.className = `language-${language}`;
      made.textContent = each.textContent;
      each.replaceChildren(made);
    }
  };

  /* The body of what was pasted, with what is to be said about it; null where its plain text says as
     much. `used` is the highest number of the footnotes that are there. */
  return (html, used) => {
    const { body } = parse(html);
    if (isSource(body)) return null;
    formulas(body);
    dropHidden(body);
    const pictures = body.querySelectorAll("img, picture").length;
    body.querySelectorAll("img, picture").forEach((each) => each.remove());
    wordLists(body);
    headings(body);
    footnotes(body, used);
    links(body);
    code(body);
    tables(body);
    emphasis(body);
    plainSpaces(body);
    lists(body);
    joinRuns(body);
    breaks(body);
    const says = `${INLINE.join()}, a, table, pre, blockquote, hr, ul, ol, dl, h1, h2, h3, h4, h5, h6, [data-tex]`;
    const paragraphs = [...body.querySelectorAll("p")].filter((each) => each.textContent.trim());
    return body.querySelector(says) || paragraphs.length > 1 ? { body, pictures } : null;
  };
})();
