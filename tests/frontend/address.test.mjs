import assert from "node:assert/strict";
import { test } from "node:test";
import { caseIn, changedInputs, fromText, namesCase, withCase } from "../../kmo_teach/frontend/src/address.js";

test("only what the reader changed goes into an address, as text", () => {
  const first = { shelf: 390, basis: "price", insured: true, markets: ["fr"] };
  assert.deepEqual(changedInputs(first, structuredClone(first)), []);
  assert.deepEqual(changedInputs({ shelf: 1234.5, basis: "cost", insured: false, markets: ["fr", "de"] }, first), [
    ["shelf", "1234.5"],
    ["basis", "cost"],
    ["insured", "0"],
    ["markets", "fr,de"],
  ]);
  assert.deepEqual(changedInputs({ insured: true }, { insured: false }), [["insured", "1"]]);
});

test("a number is read with a point, and what is no number stays as typed", () => {
  assert.equal(fromText("1234.5", true), 1234.5);
  assert.equal(fromText("-0.5", true), -0.5);
  for (const text of ["1.234,5", "", " ", "12 months", "Infinity", "NaN"]) assert.equal(fromText(text, true), text);
});

test("a choice that looks like a number stays text", () => {
  assert.equal(fromText("2021", false), "2021");
});

test("an address holds one app's case beside those of others, and leads to the app", () => {
  const address = withCase("https://a.test/page.html?channel.vat=6&phase.growth=10&q=1#top", "channel", [
    ["shelf", "1234.5"],
    ["markets", "fr,de"],
  ]);
  assert.equal(address.searchParams.get("channel.shelf"), "1234.5");
  assert.equal(address.searchParams.get("channel.markets"), "fr,de");
  assert.equal(address.searchParams.has("channel.vat"), false);
  assert.equal(address.searchParams.get("phase.growth"), "10");
  assert.equal(address.searchParams.get("q"), "1");
  assert.equal(address.hash, "#channel");
});

test("an app whose name begins as another's keeps its case", () => {
  assert.equal(withCase("https://a.test/?channel-2.vat=6", "channel", []).searchParams.get("channel-2.vat"), "6");
});

test("what was written into an address is read from it", () => {
  const inputs = [["shelf", "0.5"], ["label", "a&b=c d"]];
  const { search } = withCase("https://a.test/", "channel", inputs);
  assert.deepEqual(caseIn(search, "channel", ["label", "shelf", "vat"]), [["label", "a&b=c d"], ["shelf", "0.5"]]);
  assert.deepEqual(caseIn(search, "phase", ["shelf"]), []);
});

test("an address names a case of an app on the page, or of none", () => {
  assert.equal(namesCase("?channel.vat=6", ["phase", "channel"]), true);
  assert.equal(namesCase("?channels.vat=6&vat=6", ["channel"]), false);
});
