// Runs side by side: validation curves on common axes and a table of figures.

import { byId, el, fill, say } from "./dom.js";
import { ACCURACY, LOSS, count, duration, idOf, loss, pathOf, percent, word } from "./format.js";
import { Chart, mark } from "./chart.js";
import { points } from "./histories.js";
import * as api from "./api.js";

/** Rows: name, figure, format, and whether the highest (1) or lowest (-1) value is the best. */
const ROWS = [
  ["Variant", model => model.variant, value => value ?? "–"],
  ["Status", model => model.status, word],
  ["Dataset", model => model.dataset, value => value ?? "–"],
  ["Seed", model => model.seed, value => (value === undefined ? "–" : String(value))],
  ["Epochs", model => model.epochs, count],
  ["Kept epoch", model => model.bestEpoch, count],
  ["Train accuracy", model => model.trainAccuracy, percent],
  ["Validation accuracy", model => model.validationAccuracy, percent, 1],
  ["Test accuracy", model => model.testAccuracy, percent, 1],
  ["Test loss", model => model.testLoss, loss, -1],
  ["Trainable parameters", model => model.trainableParameters, count],
  ["Time", model => model.seconds, duration],
];

let charts = null;
let latest = 0;

/** Compares two or more models; with fewer, hides the comparison. */
export async function show(models) {
  const turn = ++latest;
  byId("compare").hidden = models.length < 2;
  if (models.length < 2) {
    return;
  }
  figuresTable(models);
  say(byId("compare-note"), "Loading the curves …");
  const answers = await Promise.allSettled(models.map(model => api.detail(idOf(model))));
  if (turn === latest) {
    draw(models, answers);
  }
}

function draw(models, answers) {
  charts ??= {
    accuracy: new Chart(byId("compare-charts"), "Validation accuracy", ACCURACY, 1),
    loss: new Chart(byId("compare-charts"), "Validation loss", LOSS),
  };
  const missing = models.filter((model, i) => answers[i].status === "rejected").map(idOf);
  say(byId("compare-note"), [missing.length > 0 && `The curves of ${missing.join(", ")} could not be read.`, caution(models)].filter(Boolean).join(" "));
  const histories = answers.map(answer => answer.value?.history ?? []);
  const epochs = Math.max(1, ...histories.map(history => history.at(-1)?.epoch ?? 0));
  const lines = figure => models.map((model, i) => ({ name: idOf(model), points: points(histories[i], figure) }));
  charts.accuracy.show(lines("validationAccuracy"), epochs);
  charts.loss.show(lines("validationLoss"), epochs);
}

/** What must be the same for figures to be comparable. */
const SAME = [["data sets", model => model.dataset], ["numbers of training images", model => model.limit], ["numbers of epochs", model => model.epochs]];

const different = models => SAME.filter(([, value]) => new Set(models.map(value)).size > 1).map(([name]) => name);

/** Warns if the runs differ in a way that makes their figures incomparable. */
function caution(models) {
  const names = different(models);
  return names.length === 0 ? "" : `These runs have different ${names.join(" and ")}; no figure is marked as the best.`;
}

function figuresTable(models) {
  const same = different(models).length === 0;
  fill(byId("compare-table"), el("table", { class: "figures" },
    el("caption", { class: "unseen" }, same ? "Figures of the ticked runs; the best in each row is marked" : "Figures of the ticked runs"),
    el("thead", {}, el("tr", {}, el("td", {}),
      models.map((model, i) => el("th", { scope: "col", class: "n" }, mark(i), el("a", { href: `#/runs/${pathOf(idOf(model))}` }, idOf(model)))))),
    el("tbody", {}, ROWS.map(row => figures(row, models, same)))));
}

function figures([name, figure, write, sign], models, same) {
  const values = models.map(figure);
  const finite = values.filter(Number.isFinite).map(value => value * sign);
  const best = sign && same && finite.length > 1 ? Math.max(...finite) : undefined;
  return el("tr", {}, el("th", { scope: "row" }, name), values.map(value => {
    const isBest = best !== undefined && value * sign === best;
    return el("td", { class: isBest ? "n best" : "n" }, write(value), isBest && el("span", { class: "unseen" }, " (best)"));
  }));
}
