// What every page needs of its own: wide tables and code can be reached with the keyboard.
for (const box of document.querySelectorAll(".bd-article table, .bd-article pre, .bd-article .math")) {
  const scrolled = box.matches("table") ? box.parentElement : box;
  if (scrolled.scrollWidth > scrolled.clientWidth + 1) {
    scrolled.tabIndex = 0;
  }
}
