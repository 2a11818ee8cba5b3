import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, csvText } from "../../kmo_teach/frontend/src/downloads.js";

const text = (words) => ({ text: words, isNumber: false });
const number = (digits) => ({ text: digits, isNumber: true });
const TABLE = [[text("channel"), text("left_EUR")], [text("own, web"), number("1234.5")], [text('"x"; y'), number("")]];

test("with a decimal point cells are parted by commas", () => {
  assert.equal(csvText([TABLE], "."), 'channel,left_EUR\r\n"own, web",1234.5\r\n"""x""; y",\r\n');
});

test("with a decimal comma cells are parted by semicolons, and text keeps its points", () => {
  const rows = [[text("v1.5"), number("-0.25")]];
  assert.equal(csvText([rows], ","), "v1.5;-0,25\r\n");
});

test("an empty line parts two tables", () => {
  assert.equal(csvText([[[text("a")]], [[text("b")]]], "."), "a\r\n\r\nb\r\n");
});

/** A cell or table as the page has it, no more than the code asks for. */
const cell = (data, ...classes) => ({ dataset: data, classList: { contains: (name) => classes.includes(name) } });

test("a table of the page is read by its raw values", async () => {
  const head = [cell({ name: "share" })];
  const row = { cells: [cell({ value: "0.5" }, "kmo-percent")] };
  const table = { querySelectorAll: (selector) => (selector === "thead th" ? head : [row]) };
  const file = csv([table], ",");
  assert.deepEqual([...new Uint8Array(await file.slice(0, 3).arrayBuffer())], [0xef, 0xbb, 0xbf]);
  assert.equal(await file.slice(3).text(), "share\r\n0,5\r\n");
});
