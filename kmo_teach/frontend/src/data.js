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
