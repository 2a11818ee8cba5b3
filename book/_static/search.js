// Search that also finds near words: the parts of a compound, another name of the same thing, a word with a slip in it.
// Sphinx's own search comes first; only where it has nothing for the words that were typed, others take their place.
(() => {
  const said = JSON.parse(document.currentScript.dataset.words);
  const SHORTEST = 3; // letters of a part of a compound
  const LINKS = ["", "s", "en", "e", "n"]; // letters between its parts: bedrijf-s-leider, order-en-boek
  const LONG = 8; // letters from which a word may have two slips
  const LONGEST = 40; // letters of a word for which near words are looked for
  const MOST = 12; // words, likewise
  const READ = 200; // letters of a question that are read at all: a page that is led here with more must not stand still

  const stemmer = new Stemmer();
  const indexed = (word) => {
    const stem = stemmer.stemWord(word);
    return Object.hasOwn(Search._index.terms, stem) || Object.hasOwn(Search._index.titleterms, stem);
  };
  const hits = (query) => Search._performSearch(...Search._parseQuery(query)).length > 0;

  // Words as they are written, in titles, the index and the glossary: the search index itself holds only stems.
  let written = null;
  function known() {
    const texts = [Object.keys(Search._index.alltitles), Object.keys(Search._index.indexentries), said.terms];
    written ??= new Set(texts.flat().flatMap((text) => splitQuery(text.toLowerCase())));
    return written;
  }

  // Of all ways to cut a word in two known ones, take the most even one: wisselkoers + risico, not
  // wissel + koersrisico; of two alike, the one that is a word as it stands: levering-s, not leverings.
  function parts(word) {
    let best = null;
    for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) {
      const tail = word.slice(cut);
      if (!indexed(tail)) continue;
      for (const link of LINKS) {
        const head = word.slice(0, cut - link.length);
        if (head.length < SHORTEST || !word.slice(0, cut).endsWith(link) || !indexed(head)) continue;
        const even = Math.min(head.length, tail.length) + (known().has(head) ? 0.5 : 0);
        if (!best || even > best.even) best = { even, words: [head, tail] };
      }
    }
    return best && best.words.join(" ");
  }

  // How many letters to change, add, leave out or swap with the next one, or more than `most`.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    const rows = [[...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= other.length; j++) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          least = Math.min(least, rows[i - 2][j - 2] + 1);
        rows[i].push(least);
      }
    }
    return rows[one.length][other.length];
  }

  function corrected(word) {
    let least = (word.length < LONG ? 1 : 2) + 1;
    let best = null;
    for (const one of known()) {
      const far = one.length < SHORTEST ? least : distance(word, one, least - 1);
      if (far < least) [least, best] = [far, one];
    }
    return best;
  }

  // Sphinx looks words up in plain objects, which know `constructor` and `__proto__` too: these are to hold words alone.
  function keepWordsOnly(index) {
    for (const name of ["terms", "titleterms"]) {
      if (Object.getPrototypeOf(index[name]) === null) continue;
      const words = Object.assign(Object.create(null), index[name]);
      index[name] = Object.defineProperty(words, "hasOwnProperty", { value: Object.prototype.hasOwnProperty }); // Sphinx asks it
    }
  }

  function near(asked) {
    const query = asked.toLowerCase().trim();
    const same = (words) => (Object.hasOwn(said.also, words) ? said.also[words] : null);
    if (same(query)) return same(query);
    const words = splitQuery(query).slice(0, MOST).map((word) => {
      if (stopwords.includes(word) || hits(word)) return word;
      if (word.length > LONGEST) return "";
      return same(word) || parts(word) || corrected(word) || "";
    });
    const other = words.filter(Boolean).join(" ");
    if (other && hits(other)) return other;
    return splitQuery(other).filter(hits).sort((a, b) => b.length - a.length)[0] || null;
  }

  function note(text, links = []) {
    const line = document.createElement("p");
    line.className = "search-note";
    line.setAttribute("role", "status");
    line.append(text);
    for (const { words, address } of links) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = words;
      line.append(" ", link);
    }
    Search.output.before(line);
  }

  const query = Search.query;
  Search.query = (typed) => {
    keepWordsOnly(Search._index);
    const asked = [...typed].slice(0, READ).join("");
    if (hits(asked)) return query(asked);
    const other = near(asked);
    const slots = { "{asked}": asked, "{near}": other };
    if (other) note(said.instead.replace(/\{(asked|near)\}/g, (slot) => slots[slot]));
    else note(said.look, said.links);
    return query(other || asked);
  };
})();
