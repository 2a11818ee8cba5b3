// Files that a reader takes home: the table as CSV, a chart as SVG or PNG.

/** Save a blob under a name. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Write the tables as CSV: raw values, UTF-8 with a mark that spreadsheets know. A spreadsheet in a language with a
 *  decimal comma expects semicolons between the cells; with the comma between them it would read one column of text. */
export function csv(tables, decimal) {
  const comma = decimal === "," ? ";" : ",";
  const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const written = (cell) => {
    const { value } = cell.dataset;
    return cell.matches(".kmo-number, .kmo-money, .kmo-percent") ? value.replace(".", decimal) : quoted(value);
  };
  const lines = [];
  for (const table of tables) {
    if (lines.length) lines.push("");
    lines.push([...table.querySelectorAll("thead th")].map((cell) => quoted(cell.dataset.name)).join(comma));
    for (const row of table.querySelectorAll("tbody tr")) lines.push([...row.cells].map(written).join(comma));
  }
  return new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
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
