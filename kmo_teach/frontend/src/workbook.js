// The app's model as a spreadsheet that holds the reader's inputs: made by the page's Python, without a server.
import { save } from "./downloads.js";
import { fill } from "./words.js";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Show the button where the app has a workbook and there is a Python to make it. */
export function offerWorkbook(section, model) {
  const button = section.querySelector("[data-action=workbook]");
  if (button) button.hidden = !model.get("page");
}

/** Have the workbook made and save it; say beside the button what became of it. */
export async function takeWorkbook(section, model, inputs, words) {
  const button = section.querySelector("[data-action=workbook]");
  const said = section.querySelector(".kmo-said");
  if (button.getAttribute("aria-busy") === "true") return; // a reader who waits presses again
  button.setAttribute("aria-busy", "true");
  said.textContent = words.making;
  const { name, content, error } = await model.workbook(inputs);
  if (content) save(name, new Blob([bytes(content)], { type: TYPE }));
  said.textContent = content ? fill(words.saved, { name }) : (error ?? words.unmade);
  button.removeAttribute("aria-busy");
}

/** Read base 64. */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
