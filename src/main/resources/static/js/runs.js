// The list of all runs: sorted by clicking a column heading, and ticked to compare.

import { byId, el, fill, say } from "./dom.js";
import { count, duration, idOf, moment, pathOf, percent, word } from "./format.js";
import { MOST_LINES } from "./chart.js";
import { fileUrl } from "./api.js";

/** Columns: heading, sort key, content, and classes ("n" for numbers, "wide" for columns hidden on narrow screens). */
const COLUMNS = [
  ["Run", model => idOf(model), nameCell, "name"],
  ["Variant", model => model.variant, model => model.variant ?? "–", "wide"],
  ["Status", model => model.status, model => el("span", { class: `chip ${word(model.status)}` }, word(model.status)), "wide"],
  ["Started", model => model.started, model => el("time", { datetime: model.started }, moment(model.started)), "wide"],
  ["Epochs", model => model.epochs, model => count(model.epochs), "n wide"],
  ["Kept epoch", model => model.bestEpoch, model => count(model.bestEpoch), "n wide"],
  ["Train", model => model.trainAccuracy, model => percent(model.trainAccuracy), "n wide"],
  ["Validation", model => model.validationAccuracy, model => percent(model.validationAccuracy), "n"],
  ["Test", model => model.testAccuracy, model => percent(model.testAccuracy), "n"],
  ["Time", model => model.seconds, model => duration(model.seconds), "n wide"],
  ["Parameters", model => model.trainableParameters, model => count(model.trainableParameters), "n wide"],
];
const STARTED = 3;
const FIRST_DESCENDING = 3;

let models = [];
let studies = [];
let sorted = { column: STARTED, descending: true };
const ticked = new Set();
let onTick = () => {};

/** Sets up the list; the listener is given the ticked models whenever they or their figures change. */
export function begin(listener) {
  onTick = listener;
  byId("filter").addEventListener("input", draw);
  byId("untick").addEventListener("click", () => {
    ticked.clear();
    draw();
    byId("runs-table").focus();
  });
  byId("to-compare").addEventListener("click", () => {
    byId("compare").scrollIntoView();
    byId("compare-title").focus();
  });
}

/** Returns the run, or else the study, with this name. */
export const find = id => models.find(model => idOf(model) === id) ?? studies.find(each => each.study === id);

/** Says why there is no new list. */
export const complain = message => say(byId("runs-note"), `The list of runs could not be read: ${message}`);

/** Takes a new list; draws it if it differs, and returns whether it does. */
export function show({ runs, studies: all }) {
  const differs = JSON.stringify([runs, all]) !== JSON.stringify([models, studies]);
  if (differs || models.length === 0) {
    models = runs;
    studies = all;
    const ids = new Set(models.map(idOf));
    [...ticked].filter(id => !ids.has(id)).forEach(id => ticked.delete(id));
    draw();
  }
  return differs;
}

function draw() {
  const sought = byId("filter").value.trim().toLowerCase();
  const rows = models
    .filter(model => `${idOf(model)} ${model.variant} ${word(model.status)}`.toLowerCase().includes(sought))
    .sort(byColumn);
  drawStudies(sought);
  say(byId("runs-note"), note(rows.length));
  byId("runs-table").hidden = models.length === 0;
  fill(byId("runs-table"), el("table", {},
    el("caption", { class: "unseen" }, "All runs. Click a column heading to sort."),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, el("span", { class: "unseen" }, "Compare")), COLUMNS.map(head))),
    el("tbody", {}, rows.map(row))));
  byId("ticked").hidden = ticked.size === 0;
  byId("to-compare").disabled = ticked.size < 2;
  say(byId("to-compare"), ticked.size < 2 ? "Tick another to compare" : `Compare ${ticked.size} runs ↓`);
  onTick(models.filter(model => ticked.has(idOf(model))));
}

function drawStudies(sought) {
  const rows = studies
    .filter(each => `${each.study} ${word(each.status)}`.toLowerCase().includes(sought))
    .sort((a, b) => String(b.started).localeCompare(String(a.started)));
  byId("studies").hidden = rows.length === 0;
  fill(byId("studies-list"), rows.map(each => el("li", {},
    el("a", { href: `#/runs/${pathOf(each.study)}`, "data-key": `study ${each.study}` }, each.study),
    ` ${count(each.runs.length)} runs, ${word(each.status)}`,
    each.files.includes("report.html") && [" · ", el("a", { href: fileUrl(each.study, "report.html") }, "report")])));
}

function note(shown) {
  if (models.length === 0) {
    return "No run has been saved here yet.";
  }
  const which = shown === models.length ? `${count(shown)} ${shown === 1 ? "run" : "runs"}.` : `${count(shown)} of ${count(models.length)} runs.`;
  return ticked.size >= MOST_LINES ? `${which} Eight are ticked, the most that can be compared.` : `${which} Tick two or more to compare them.`;
}

/** Compares two models by the chosen column and direction; unknown values come last in either direction. */
function byColumn(a, b) {
  const key = COLUMNS[sorted.column][1];
  const [x, y] = [key(a), key(b)];
  if (x === undefined || y === undefined) {
    return (x === undefined) - (y === undefined);
  }
  const order = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true });
  return (sorted.descending ? -order : order) || idOf(a).localeCompare(idOf(b), "en", { numeric: true });
}

function head([name, , , className], i) {
  const isSorted = sorted.column === i;
  const direction = sorted.descending ? "descending" : "ascending";
  return el("th", { scope: "col", class: className, "aria-sort": isSorted && direction },
    el("button", { type: "button", class: "sort", "data-key": `sort ${name}`, click: () => sort(i) },
      name, el("span", { class: "arrow", "aria-hidden": "true" }, isSorted ? (sorted.descending ? "↓" : "↑") : "")));
}

function sort(column) {
  const descending = sorted.column === column ? !sorted.descending : column >= FIRST_DESCENDING;
  sorted = { column, descending };
  draw();
}

function row(model) {
  const id = idOf(model);
  const box = el("input", {
    type: "checkbox",
    "data-key": `tick ${id}`,
    "aria-label": `Compare ${id}`,
    checked: ticked.has(id),
    disabled: !ticked.has(id) && ticked.size >= MOST_LINES,
    change: event => {
      event.target.checked ? ticked.add(id) : ticked.delete(id);
      draw();
    },
  });
  return el("tr", { class: ticked.has(id) && "ticked" },
    el("td", { class: "tick" }, el("label", {}, box)),
    COLUMNS.map(([, , cell, className], i) =>
      el(i === 0 ? "th" : "td", { class: className, scope: i === 0 && "row" }, cell(model))));
}

function nameCell(model) {
  const link = el("a", { href: `#/runs/${pathOf(idOf(model))}`, "data-key": `run ${idOf(model)}` }, model.run);
  const narrow = [model.variant, word(model.status)].filter(Boolean).join(", ");
  return [link, model.study && el("span", { class: "sub" }, model.study), el("span", { class: "sub narrow" }, narrow)].filter(Boolean);
}
