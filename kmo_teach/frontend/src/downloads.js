// Files that a reader takes home: the table as CSV, a chart as SVG or PNG.

/** Save a blob under a name. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Write the tables as CSV (RFC 4180, UTF-8 with a mark that spreadsheets know): raw values with a decimal point. */
export function csv(tables) {
  const lines = [];
  for (const table of tables) {
    if (lines.length) lines.push("");
    lines.push([...table.querySelectorAll("thead th")].map((cell) => quoted(cell.dataset.name)).join(","));
    for (const row of table.querySelectorAll("tbody tr")) {
      lines.push([...row.cells].map((cell) => quoted(cell.dataset.value)).join(","));
    }
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

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
