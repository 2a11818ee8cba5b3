// Which of a chart's data sets differ from what is drawn.

/** The names whose rows differ from those in `drawn`, a map of name to text, which is brought up to date. */
export function newData(drawn, names, data) {
  return names.filter((name) => {
    const text = JSON.stringify(data[name]);
    const same = drawn.get(name) === text;
    drawn.set(name, text);
    return !same;
  });
}

/** The words of rows, in their order: they place the bars and colours of a chart. */
export const wordsOf = (rows) => JSON.stringify(rows.map((row) => Object.values(row).filter((value) => typeof value === "string")));
