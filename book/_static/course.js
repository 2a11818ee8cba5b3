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

// The site's address, for a line that a reader runs or cites. Whoever made the link that led here chose how its address is
// written, and many a host serves the page at `/;rm/..%2fen/book/page.html` too: only an address in plain letters that ends
// as the page itself says is taken over. Else it is empty, and what the page was built with stays.
function siteAt({ protocol, host, pathname }, page) {
  const end = [page, page.replace(/\.html$/, "")].find((one) => one && pathname.endsWith(`/${one}`)); // some hosts cut .html
  const top = end ? `${protocol}//${host}${pathname.slice(0, -end.length)}` : "";
  return /^(https?:\/\/[\w.-]+(:\d+)?|file:\/\/(\/[A-Za-z]:)?)\/([\w.~-]+\/)*$/.test(top) ? top : "";
}
const page = document.querySelector("meta[name=course-page]")?.content ?? "";
const site = siteAt(location, page);
const isPublished = site.startsWith("http");

// What is at the top of the site has the address at which this page is read.
if (site) {
  for (const place of document.querySelectorAll("[data-file]")) place.textContent = site + place.dataset.file;
}

// A lab that is taken home knows the site that it came from: its links lead there, and so does the package that it needs.
for (const link of document.querySelectorAll(".notebook-download[data-wheel]")) {
  link.addEventListener("click", (event) => {
    if (!isPublished) return; // from the disk, or from an address that is not plain: the file as it is
    event.preventDefault();
    taken(link).catch(() => location.assign(link.href));
  });
}

async function taken(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(`${link.href}: ${response.status}`);
  const text = (await response.text())
    .replace(/<span data-page=\\"([^"\\]+)\\">(.*?)<\/span>/g, (whole, linked, words) => `[${words}](${site}${linked})`)
    .replace('package_address = \\"\\"', () => `package_address = \\"${site}${link.dataset.wheel}\\"`);
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  file.download = link.pathname.replace(/.*\//, "");
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
}

// How to cite the page: its address, where it has one that others can open, and buttons that copy.
if (isPublished) {
  for (const place of document.querySelectorAll(".page-cite [data-line]")) {
    place.textContent = place.dataset.line.replace("{}", () => site + page);
  }
}
for (const button of document.querySelectorAll(".page-cite button")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const [text, status] = ["pre", "[role=status]"].map((one) => button.parentElement.querySelector(one));
    const tell = (words) => (status.textContent = words);
    try {
      await navigator.clipboard.writeText(text.textContent);
      tell(button.dataset.copied);
    } catch {
      getSelection().selectAllChildren(text); // no clipboard without https, or where the reader forbids it
      tell(button.dataset.marked);
    }
  });
}
