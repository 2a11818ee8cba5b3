// Answers a quiz in the page. The answers and their reasons are in the page as built; nothing is sent or kept.
for (const quiz of document.querySelectorAll(".kmo-quiz")) {
  const score = quiz.querySelector(".kmo-quiz-score");
  const right = new Set();
  for (const form of quiz.querySelectorAll("form")) {
    form.querySelector("button").hidden = false;
    form.querySelector("details").hidden = true;
    const feedback = form.querySelector(".kmo-quiz-feedback");
    const inputs = [...form.querySelectorAll("input")];
    const reasons = [...form.querySelectorAll(".kmo-quiz-why")].map((reason) => reason.textContent);
    form.addEventListener("change", () => {
      feedback.replaceChildren();
      inputs.forEach((input) => delete input.closest("label").dataset.verdict);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = inputs.filter((input) => input.checked);
      const wanted = inputs.filter((input) => "correct" in input.dataset);
      const complete = chosen.length === wanted.length && chosen.every((input) => wanted.includes(input));
      for (const input of chosen) {
        input.closest("label").dataset.verdict = wanted.includes(input) ? "right" : "wrong";
      }
      const lines = chosen.map((input) => {
        const verdict = document.createElement("strong");
        verdict.textContent = wanted.includes(input) ? quiz.dataset.right : quiz.dataset.wrong;
        const line = document.createElement("p");
        line.append(verdict, ` ${reasons[inputs.indexOf(input)]}`);
        return line;
      });
      if (!chosen.length || (!complete && chosen.every((input) => wanted.includes(input)))) {
        const line = document.createElement("p");
        line.textContent = chosen.length ? quiz.dataset.part : quiz.dataset.none;
        lines.push(line);
      }
      feedback.replaceChildren(...lines);
      if (chosen.length) {
        right[complete ? "add" : "delete"](form);
        const total = quiz.querySelectorAll("form").length;
        score.textContent = quiz.dataset.score.replace("{right}", right.size).replace("{total}", total);
      }
    });
  }
}
