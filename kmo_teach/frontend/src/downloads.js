// Files that a reader takes home: the table as CSV, a chart as SVG or PNG.

/** Save a blob under a name. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Write the tables of a page as CSV: raw values, UTF-8 with a mark that spreadsheets know. */
export function csv(tables, decimal) {
  const read = [...tables].map((table) => [
    [...table.querySelectorAll("thead th")].map((cell) => ({ text: cell.dataset.name })),
    ...[...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map(cellOf)),
  ]);
  return new Blob(["\ufeff", csvText(read, decimal)], { type: "text/csv;charset=utf-8" });
}

const cellOf = ({ dataset, classList }) => ({
  text: dataset.value,
  isNumber: ["kmo-number", "kmo-money", "kmo-percent"].some((kind) => classList.contains(kind)),
});

const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Write rows of cells as CSV, an empty line between two tables. A spreadsheet in a language with a decimal comma
 *  expects semicolons between the cells; with the comma between them it would read one column of text. */
export function csvText(tables, decimal) {
  const comma = decimal === "," ? ";" : ",";
  const written = ({ text, isNumber }) => (isNumber ? text.replace(".", decimal) : quoted(text));
  const lines = tables.map((rows) => rows.map((row) => `${row.map(written).join(comma)}\r\n`).join(""));
  return lines.join("\r\n");
}

/** Draw a chart as SVG in black text, as a document outside this page shows it. */
export async function svgFile(chart) {
  const text = (await chart.svg()).replaceAll("currentColor", "#1a1a1a");
  return new Blob([text], { type: "image/svg+xml" });
}

/** Draw a chart as PNG on white, two pixels to one. */
export async function pngFile(chart) {
  const canvas = await chart.png();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
