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

const LINE = 18; // pixels of a line of words
const [BLACK, GREY] = ["#1a1a1a", "#595959"];

/** Break words into lines for a width in pixels, by the width of an ordinary letter. */
export function wrapped(text, width, letter = 6.4) {
  const most = Math.max(12, Math.floor(width / letter));
  const words = text.split(" ").flatMap((word) => word.match(new RegExp(`.{1,${most}}`, "gu")) ?? []);
  return words.reduce((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, word];
  }, []);
}

/** Where the words above and below a chart of a size stand. */
function frame({ title, source }, width, height) {
  const [above, below] = [wrapped(title, width), wrapped(source, width, 5.6)];
  const top = above.length * LINE + 6;
  return {
    top,
    height: top + height + below.length * LINE + 6,
    words: [
      ...above.map((text, place) => ({ text, y: (place + 1) * LINE - 4, size: 13, weight: 600, colour: BLACK })),
      ...below.map((text, place) => ({ text, y: top + height + (place + 1) * LINE - 4, size: 11, weight: 400, colour: GREY })),
    ],
  };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Draw a chart as SVG in black text, with its title, source and date, as a document outside this page shows it. */
export async function svgFile(chart, about) {
  const drawn = (await chart.svg()).replaceAll("currentColor", BLACK);
  const [width, height] = ["width", "height"].map((side) => Number(new RegExp(`\\b${side}="([\\d.]+)"`).exec(drawn)[1]));
  const around = frame(about, width, height);
  const words = around.words.map(({ text, y, size, weight, colour }) =>
    `<text x="4" y="${y}" font-family="system-ui, sans-serif" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(text)}</text>`);
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${around.height}" viewBox="0 0 ${width} ${around.height}">`,
    `<title>${escaped(about.title)}</title>`,
    drawn.replace("<svg ", `<svg y="${around.top}" `),
    ...words,
    "</svg>",
  ].join("\n");
  return new Blob([text], { type: "image/svg+xml" });
}

/** Draw a chart as PNG on white, two pixels to one, with its title, source and date. */
export async function pngFile(chart, about) {
  const drawn = await chart.canvas();
  const [width, height] = [drawn.width / 2, drawn.height / 2];
  const around = frame(about, width, height);
  const canvas = Object.assign(document.createElement("canvas"), { width: drawn.width, height: around.height * 2 });
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, around.top * 2);
  context.scale(2, 2);
  for (const { text, y, size, weight, colour } of around.words) {
    context.font = `${weight} ${size}px system-ui, sans-serif`;
    context.fillStyle = colour;
    context.fillText(text, 4, y);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
