// Studies whose cells are trained by workers, perhaps on other machines, as their files show them.

import { byId, el, fill } from "./dom.js";
import { count, percent } from "./format.js";

const WORDS = { COMPLETED: "completed", RUNNING: "running", WAITING: "waiting", INTERRUPTED: "interrupted", FAILED: "failed" };
const HEADS = ["Cell", "Machine", "Epoch", "Images/s", "Validation accuracy"];

/** Shows the studies of an answer; hides the section if there are none. */
export function show({ studies = [] }) {
  byId("shared").hidden = studies.length === 0;
  fill(byId("shared-studies"), studies.map(study));
}

function study({ study: name, cells, atWork }) {
  const all = Object.values(cells).reduce((sum, each) => sum + each, 0);
  const states = Object.keys(WORDS).filter(state => cells[state] > 0).map(state => `${count(cells[state])} ${WORDS[state]}`);
  const speed = atWork.reduce((sum, cell) => sum + (cell.imagesPerSecond ?? 0), 0);
  return el("div", {},
    el("h3", {}, name),
    el("progress", { max: String(all), value: cells.COMPLETED, "aria-label": `Completed cells of ${name}` }),
    el("p", {}, `${count(all)} cells: ${states.join(", ")}.${speed > 0 ? ` ${count(speed)} images/s in all.` : ""}`),
    atWork.length > 0 && el("div", { class: "scroll", role: "region", "aria-label": `Running cells of ${name}`, tabindex: "0" },
      el("table", {},
        el("thead", {}, el("tr", {}, HEADS.map((head, i) => el("th", { scope: "col", class: i > 1 && "n" }, head)))),
        el("tbody", {}, atWork.map(row)))));
}

function row(cell) {
  return el("tr", {},
    el("th", { scope: "row" }, cell.run),
    el("td", {}, cell.host ?? "–"),
    el("td", { class: "n" }, `${cell.epoch} of ${cell.epochs}`),
    el("td", { class: "n" }, count(cell.imagesPerSecond)),
    el("td", { class: "n" }, percent(cell.validationAccuracy)));
}
