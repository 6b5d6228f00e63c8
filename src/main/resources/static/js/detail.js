// A single run or study: its figures, pictures and files.

import { byId, el, fill, terms } from "./dom.js";
import { ACCURACY, LOSS, bytes, count, duration, idOf, loss, moment, pathOf, percent, word } from "./format.js";
import { Chart } from "./chart.js";
import { points } from "./histories.js";
import { epochTable } from "./table.js";
import { predictor } from "./predict.js";
import * as api from "./api.js";

const PICTURES = [
  ["curves.png", "Loss and accuracy by epoch"],
  ["confusion-matrix.png", "Confusion matrix of the test set"],
  ["tsne.png", "t-SNE map of the test images, from the first fully connected layer"],
  ["learning-rate.png", "Learning rate by epoch"],
  ["augmentation.png", "Augmented training images"],
];
const FILES = ["run.json", "study.json", "history.csv", "summary.csv", "summary.txt"];

let current;
let drawn;

/** Shows the run or study with this name, or says that there is none. */
export async function show(id, find) {
  current = id;
  fill(byId("detail"), ...top(id), el("p", { class: "remark" }, "Loading …"));
  byId("detail").querySelector("h2").focus();
  await load(id, find);
}

/** Draws the run again if its figures have changed. */
export async function refresh(find) {
  if (current && JSON.stringify(find(current)) !== drawn) {
    await load(current, find);
  }
}

async function load(id, find) {
  const article = byId("detail");
  const [list, answer] = await Promise.allSettled([find(id) ? undefined : api.models(), api.detail(id)]);
  const model = find(id) ?? among(list.value, id);
  if (current !== id) {
    return;
  }
  drawn = JSON.stringify(model);
  if (!model) {
    const reason = list.reason?.message ?? "There is no such run or study here.";
    fill(article, ...top(id), el("p", { class: "notice" }, reason));
    return;
  }
  fill(article, ...top(id, model), facts(model), actions(id, model));
  if (model.runs) {
    article.append(runsOfStudy(id, answer.value?.models ?? []));
  } else {
    curves(article, id, model, answer.value?.history ?? []);
  }
  if (model.sha256) {
    article.append(predictor(id));
  }
  article.append(...pictures(id, model));
  await summary(article, id, model);
}

const among = ({ runs = [], studies = [] } = {}, id) => runs.find(each => idOf(each) === id) ?? studies.find(each => each.study === id);

function runsOfStudy(id, models) {
  const heads = ["Run", "Status", "Validation", "Test", "Time"];
  return el("div", { class: "scroll", role: "region", "aria-label": `Runs of ${id}`, tabindex: "0" }, el("table", {},
    el("caption", { class: "unseen" }, `Runs of ${id}`),
    el("thead", {}, el("tr", {}, heads.map((head, i) => el("th", { scope: "col", class: i > 1 && "n" }, head)))),
    el("tbody", {}, models.map(model => el("tr", {},
      el("th", { scope: "row", class: "name" }, el("a", { href: `#/runs/${pathOf(idOf(model))}` }, model.run)),
      el("td", {}, word(model.status)),
      el("td", { class: "n" }, percent(model.validationAccuracy)),
      el("td", { class: "n" }, percent(model.testAccuracy)),
      el("td", { class: "n" }, duration(model.seconds)))))));
}

/** Forgets the run, so that a late answer draws nothing. */
export function hide() {
  current = undefined;
}

function top(id, model) {
  return [
    el("p", {}, el("a", { href: "#/" }, "← All runs")),
    el("div", { class: "head" },
      el("h2", { id: "detail-title", tabindex: "-1" }, id),
      model && el("span", { class: `chip ${word(model.status)}` }, word(model.status))),
  ];
}

function facts(model) {
  return terms("tiles", [
    ["Test accuracy", model.testAccuracy && percent(model.testAccuracy)],
    ["Validation accuracy", model.validationAccuracy && percent(model.validationAccuracy)],
    ["Train accuracy", model.trainAccuracy && percent(model.trainAccuracy)],
    ["Test loss", model.testLoss && loss(model.testLoss)],
    ["Kept epoch", model.bestEpoch && `${model.bestEpoch} of ${model.epochs ?? "–"}`],
    ["Variant", model.variant],
    ["Recipe", model.recipe],
    ["Data set", model.dataset],
    ["Seed", model.seed === undefined ? undefined : String(model.seed)],
    ["Trainable parameters", model.trainableParameters && count(model.trainableParameters)],
    ["Runs", model.runs && String(model.runs.length)],
    ["Failed runs", model.failed?.length ? String(model.failed.length) : undefined],
    ["Started", model.started && moment(model.started)],
    ["Time", model.seconds === undefined ? undefined : duration(model.seconds)],
  ]);
}

function actions(id, model) {
  const files = model.files ?? [];
  const list = el("div", { class: "actions" });
  if (model.sha256) {
    list.append(el("a", { class: "button", href: api.modelUrl(id), download: true, id: "download" }, `Download model.zip (${bytes(model.size)})`));
  }
  if (files.includes("report.html")) {
    list.append(el("a", { class: "button", href: api.fileUrl(id, "report.html") }, "Report"));
  }
  list.append(...FILES.filter(file => files.includes(file)).map(file => el("a", { href: api.fileUrl(id, file) }, file)));
  const digest = model.sha256 && el("p", { class: "remark digest" }, `SHA-256 of model.zip: ${model.sha256}`);
  return el("div", {}, list, digest);
}

/** Curves from the history if no picture of them was drawn (yet), and the figures by epoch. */
function curves(article, id, model, history) {
  if (history.length === 0) {
    article.append(el("p", { class: "remark" }, "This run has not finished an epoch."));
    return;
  }
  if (!model.files?.includes("curves.png")) {
    const host = el("div", { class: "charts" });
    const last = history.at(-1).epoch;
    article.append(host);
    const both = figure => ["train", "validation"].map(name => ({ name, points: points(history, name + figure) }));
    new Chart(host, "Loss", LOSS).show(both("Loss"), last);
    new Chart(host, "Accuracy", ACCURACY, 1).show(both("Accuracy"), last);
  }
  article.append(el("details", {}, el("summary", {}, "Figures by epoch"), epochTable(history, `Epochs of ${id}`)));
}

function pictures(id, model) {
  const present = PICTURES.filter(([file]) => model.files?.includes(file));
  return present.length === 0 ? [] : [el("div", { class: "pictures" }, present.map(([file, caption]) => {
    const url = api.fileUrl(id, file);
    return el("figure", {},
      el("figcaption", {}, caption),
      el("a", { href: url }, el("img", { src: url, alt: `${caption} of ${id}`, loading: "lazy" })));
  }))];
}

async function summary(article, id, model) {
  if (!model.files?.includes("summary.txt")) {
    return;
  }
  const text = await api.text(id, "summary.txt").catch(() => undefined);
  if (text && current === id) {
    article.append(el("h3", {}, "Layers"), el("pre", { tabindex: "0", role: "region", "aria-label": "Layers" }, text));
  }
}
