// The one script of a published site, and of its search page alone. It reads the index that lies beside the pages and asks nothing of anybody else.
// What it finds is set as text, never as markup. From a folder (file:) a browser lets it read nothing: then the page stays as it is without it.
"use strict";
if (location.protocol !== "file:") {
  const MANY = 10;
  const form = document.getElementById("search"), field = document.getElementById("words");
  const state = document.getElementById("state"), hits = document.getElementById("hits"), further = document.getElementById("further");
  const site = new URL(form.dataset.site, location.href);
  let asked = 0, rest = [];

  const index = async () => {
    const made = await import(new URL(form.dataset.index, location.href));
    await made.options({baseUrl: site.pathname, excerptLength: 24});
    await made.init();
    return made;
  };
  let opened = null;

  const plain = text => new DOMParser().parseFromString(`<p>${text}`, "text/html").body.textContent;

  const hit = ({url, meta, excerpt}) => {
    const item = document.createElement("li"), link = document.createElement("a"), words = document.createElement("p");
    link.href = url;
    link.textContent = meta.title;
    link.dir = words.dir = "auto";
    excerpt.split(/<\/?mark>/).forEach((part, place) => {
      const piece = place % 2 ? document.createElement("mark") : document.createElement("span");
      piece.textContent = plain(part);
      words.append(piece);
    });
    item.append(link, words);
    return item;
  };

  const show = async () => {
    const mine = asked, next = rest.splice(0, MANY);
    const found = await Promise.all(next.map(each => each.data()));
    if (mine !== asked) return;
    const first = hits.children.length;
    hits.append(...found.map(hit));
    further.hidden = !rest.length;
    if (first) hits.children[first].querySelector("a").focus();
  };

  const search = async words => {
    const mine = ++asked;
    hits.replaceChildren();
    further.hidden = true;
    state.textContent = "";
    if (!words) return;
    try {
      opened ??= index();
      const {results} = await (await opened).search(words);
      if (mine !== asked) return;
      rest = results;
      state.textContent = results.length ? form.dataset.found.replace("{n}", results.length.toLocaleString("en")) : form.dataset.none;
      await show();
    } catch {
      opened = null;
      state.textContent = form.dataset.failed;
    }
  };

  const asks = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  const turn = () => { field.value = asks(); search(field.value.trim()); };
  form.addEventListener("submit", event => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === asks()) search(words);
    else location.hash = new URLSearchParams({q: words});
  });
  further.addEventListener("click", show);
  addEventListener("hashchange", turn);
  document.getElementById("unable").hidden = true;
  form.hidden = false;
  if (location.hash) turn();
  else field.focus();
}
