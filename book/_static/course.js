// What every page needs of its own. Wide tables and code can be reached with the keyboard.
for (const box of document.querySelectorAll(".bd-article table, .bd-article pre, .bd-article .math")) {
  const scrolled = box.matches("table") ? box.parentElement : box;
  if (scrolled.scrollWidth > scrolled.clientWidth + 1) {
    scrolled.tabIndex = 0;
  }
}

// The other language opens at the same case of an app, the same words searched for, the same place.
for (const link of document.querySelectorAll(".language-switch a")) {
  link.addEventListener("click", () => (link.href = link.href.replace(/[?#].*/, "") + location.search + location.hash));
}
