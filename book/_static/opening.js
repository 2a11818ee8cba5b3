// The question on the start page: the reader names a price and asks; then the scale shows where it lies.
for (const form of document.querySelectorAll(".opening-form")) {
  const prices = JSON.parse(form.dataset.prices);
  const answers = JSON.parse(form.dataset.answers);
  const range = form.querySelector("input");
  const [shown, scale, told] = ["output", ".opening-scale", ".opening-answer"].map((one) => form.querySelector(one));
  const way = form.parentElement.querySelector(".opening-more a");
  const place = () => (range.valueAsNumber - Number(range.min)) / Number(range.step);
  let asked = false;
  const take = () => (way.search = `?pricing.quoted=${range.value}`); // the app opens at the reader's own price
  const answer = () => {
    told.textContent = answers[place()];
    take();
  };
  range.addEventListener("input", () => {
    shown.textContent = prices[place()];
    take();
    range.setAttribute("aria-valuetext", shown.textContent);
    if (asked) answer();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked = true;
    scale.hidden = false;
    answer();
  });
  form.hidden = false;
  form.nextElementSibling.hidden = true;
}
