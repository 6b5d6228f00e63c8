// Tables of figures.

import { el } from "./dom.js";
import { duration, loss, percent, rate, count } from "./format.js";

const EPOCH_COLUMNS = [
  ["Epoch", epoch => String(epoch.epoch)],
  ["Learning rate", epoch => rate(epoch.learningRate)],
  ["Train loss", epoch => loss(epoch.trainLoss)],
  ["Train accuracy", epoch => percent(epoch.trainAccuracy)],
  ["Validation loss", epoch => loss(epoch.validationLoss)],
  ["Validation accuracy", epoch => percent(epoch.validationAccuracy)],
  ["Time", epoch => duration(epoch.seconds)],
  ["Images/s", epoch => count(epoch.imagesPerSecond)],
];

/** Makes a table with a row per epoch. */
export function epochTable(epochs, caption) {
  return el("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    el("table", {},
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, EPOCH_COLUMNS.map(([name]) => el("th", { scope: "col", class: "n" }, name)))),
      el("tbody", {}, epochs.map(epoch => el("tr", {}, EPOCH_COLUMNS.map(([, cell], i) =>
        el(i === 0 ? "th" : "td", { class: "n", scope: i === 0 && "row" }, cell(epoch))))))));
}
