// The editor of an answer in Python: CodeMirror, fetched when a page with tasks needs it. A text area does the same work
// before it has come, and where it does not come.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/**
 * Put an editor in the place of a text area, which keeps the text up to date. Tab leaves it, as it leaves any field.
 * @param {HTMLTextAreaElement} area with a label of its own
 * @param {() => void} run what Shift and Enter do, as in Jupyter
 * @returns {EditorView} the editor
 */
export function edit(area, run) {
  const label = area.labels[0];
  label.id ||= `${area.id}-label`;
  const view = new EditorView({
    doc: area.value,
    parent: area.parentNode,
    extensions: [
      EditorView.domEventHandlers({ keydown: keepFromPage }),
      keymap.of([{ key: "Shift-Enter", run: () => (run(), true) }, ...defaultKeymap, ...historyKeymap]),
      history(),
      lineNumbers(),
      EditorView.lineWrapping,
      drawSelection(),
      python(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      syntaxHighlighting(classHighlighter),
      EditorView.contentAttributes.of({ "aria-labelledby": label.id, "aria-describedby": area.getAttribute("aria-describedby") ?? "" }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        area.value = state.doc.toString();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    ],
  });
  const hadFocus = document.activeElement === area;
  const { selectionStart, selectionEnd } = area;
  area.hidden = true;
  label.addEventListener("click", () => view.focus());
  if (hadFocus) {
    view.focus();
    view.dispatch({ selection: { anchor: selectionStart, head: selectionEnd } });
  }
  return view;
}

/** The page has shortcuts without a modifier ("/" opens the search), and takes an editor for a part of its text. */
function keepFromPage(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  return false; // the editor itself goes on with it
}

/** Show another text in an editor: what was kept, or read from a file. */
export function show(view, text) {
  if (view.state.doc.toString() !== text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}
