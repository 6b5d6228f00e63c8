// The current run or study.

import { byId, el, fill, say } from "./dom.js";
import { ACCURACY, LOSS, count, duration, idOf, loss, percent, rate, word } from "./format.js";
import { growing, keepOnly, points } from "./histories.js";
import { Chart, MOST_LINES } from "./chart.js";
import { epochTable } from "./table.js";
import * as api from "./api.js";

const QUIET_S = 10;
/** What is done in each phase except training. */
const PHASES = {
  loading: "loading the images",
  testing: "testing the best model",
  mapping: "mapping the test set with t-SNE",
  reporting: "drawing the pictures and the report",
};
let drawnRuns = [];
let trace = { key: "", points: [] };
let study = { key: "", runs: [] };
byId("epochs").addEventListener("toggle", () => drawEpochs(drawnRuns));
const charts = {
  loss: new Chart(byId("live-charts"), "Loss", LOSS),
  accuracy: new Chart(byId("live-charts"), "Accuracy", ACCURACY, 1),
};

export const isWorking = answer => answer.state === "RUNNING" || answer.state === "STOPPING";

const isTraining = answer => isWorking(answer) && (answer.phase ?? "training") === "training";

/** The runs whose curves the page shows: the active ones and the rest of their study, or else the last run. */
async function shown(answer) {
  const active = answer.active ?? [];
  if (answer.study) {
    const others = (await runsOf(answer)).filter(run => !active.some(each => idOf(each) === idOf(run)));
    return [...active, ...others].slice(0, MOST_LINES).sort((a, b) => idOf(a).localeCompare(idOf(b), "en", { numeric: true }));
  }
  return active.length > 0 ? active : answer.run ? [answer] : [];
}

/** The runs of the current study, fetched again when one begins or ends. */
async function runsOf(answer) {
  const key = JSON.stringify([answer.state, answer.study, (answer.active ?? []).map(idOf)]);
  if (key !== study.key) {
    study = { key, runs: await api.detail(answer.study).then(found => found.models ?? [], () => study.runs) };
  }
  return study.runs;
}

/** Fetches what an answer does not contain: the epochs before the last. */
export async function collect(answer) {
  const runs = await shown(answer);
  const ids = runs.map(idOf);
  keepOnly(ids);
  return Promise.all(runs.map(async run => {
    try {
      return { run, epochs: await growing(idOf(run), run.metrics, run.status !== undefined && run.status !== "RUNNING") };
    } catch (error) {
      // A run that has just begun has no folder to read yet. The poll reports all other errors.
      if (error.status !== 404) {
        throw error;
      }
      return { run, epochs: [] };
    }
  }));
}

/** Shows an answer and the epochs that belong to it. */
export function show(answer, runs) {
  byId("live").hidden = false;
  say(byId("headline"), headline(answer));
  const working = isWorking(answer);
  const progress = byId("progress");
  progress.hidden = !working;
  progress.value = answer.progress ?? 0;
  const remark = answer.failure ?? silence(answer);
  byId("remark").hidden = !remark;
  say(byId("remark"), remark ?? "");
  tiles(answer, working, runs);
  activeRows(answer, working);
  drawCharts(runs, isTraining(answer));
  drawEpochs(runs);
}

/** Says so if a training run has not finished a step for a while. Without an active run, the work is testing or drawing. */
function silence(answer) {
  const quiet = (answer.now - Date.parse(answer.updated ?? "")) / 1000;
  return answer.state === "RUNNING" && answer.active?.length > 0 && quiet > QUIET_S
    ? `The last training step ended ${duration(quiet)} ago.`
    : undefined;
}

function headline(answer) {
  const name = answer.study ?? answer.run;
  const ended = { COMPLETED: "is complete", STOPPED: "was stopped after saving", FAILED: "failed" }[answer.state];
  if (ended) {
    return `${name ?? "The work"} ${ended}.`;
  }
  if (!isWorking(answer)) {
    return "Nothing is training.";
  }
  if (isTraining(answer)) {
    return `${name ?? "The work"}: ${Math.floor((answer.progress ?? 0) * 100)} % done`;
  }
  return `${name ? `${name}: ` : ""}${PHASES[answer.phase] ?? "getting ready"}`;
}

function tiles(answer, working, runs) {
  const training = isTraining(answer);
  const several = (answer.active ?? []).length > 1;
  const last = answer.metrics ?? runs[0]?.epochs.at(-1) ?? {};
  const speed = several ? sum(answer.active.map(run => run.imagesPerSecond)) : answer.imagesPerSecond;
  const pairs = several
    ? [["Runs training", String(answer.active.length)], ["Images/s", count(speed)], ["Time left", answer.etaSeconds && duration(answer.etaSeconds)]]
    : [
        ["Epoch", working ? `${answer.epoch ?? "–"} of ${answer.epochs ?? "–"}` : last.epoch && `${last.epoch} of ${answer.epochs ?? "–"}`],
        ["Images/s", training ? count(speed) : last.imagesPerSecond && count(last.imagesPerSecond)],
        ["Time left", answer.etaSeconds && working ? duration(answer.etaSeconds) : undefined],
        ["Loss, this epoch", training ? loss(answer.loss) : undefined],
        ["Accuracy, this epoch", training ? percent(answer.accuracy) : undefined],
        ["Train accuracy", last.epoch && percent(last.trainAccuracy)],
        ["Validation accuracy", last.epoch && percent(last.validationAccuracy)],
        ["Validation loss", last.epoch && loss(last.validationLoss)],
        ["Learning rate", last.epoch && rate(last.learningRate)],
      ];
  const present = pairs.filter(([, value]) => value);
  fill(byId("tiles"), present.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

const sum = values => values.reduce((total, value) => total + (value ?? 0), 0);

function activeRows(answer, working) {
  const listed = working && (answer.active ?? []).length > (answer.study ? 0 : 1);
  byId("active").hidden = !listed;
  if (!listed) {
    return;
  }
  const heads = ["Run", "Epoch", "Progress", "Images/s", "Accuracy, this epoch", "Validation accuracy"];
  fill(byId("active"), el("table", {},
    el("caption", { class: "unseen" }, "Runs that are training"),
    el("thead", {}, el("tr", {}, heads.map((head, i) => el("th", { scope: "col", class: i > 0 && "n" }, head)))),
    el("tbody", {}, answer.active.map(run => el("tr", {},
      el("th", { scope: "row" }, run.run),
      el("td", { class: "n" }, `${run.epoch ?? "–"} of ${run.epochs ?? "–"}`),
      el("td", { class: "n" }, el("progress", { max: "1", value: run.progress ?? 0, "aria-label": `Progress of ${run.run}` })),
      el("td", { class: "n" }, count(run.imagesPerSecond)),
      el("td", { class: "n" }, percent(run.accuracy)),
      el("td", { class: "n" }, percent(run.metrics?.validationAccuracy)))))));
}

function drawCharts(runs, training) {
  byId("live-charts").hidden = runs.length === 0 || (!training && runs.every(({ epochs }) => epochs.length === 0));
  remember(runs);
  const epochs = Math.max(1, ...runs.map(({ run, epochs: done }) => run.epochs ?? done.length));
  const several = runs.length > 1;
  charts.loss.show(lines(runs, training, "Loss", "loss"), epochs, several ? "Validation loss" : "Loss");
  charts.accuracy.show(lines(runs, training, "Accuracy", "accuracy"), epochs, several ? "Validation accuracy" : "Accuracy");
}

/** For one run: training, up to the current step, and validation. For several: the validation of each. */
function lines(runs, training, figure, underWay) {
  if (runs.length !== 1) {
    return runs.map(({ run, epochs }) => ({ name: run.run, points: points(epochs, `validation${figure}`) }));
  }
  const [{ run, epochs }] = runs;
  const train = points(epochs, `train${figure}`);
  if (training) {
    train.push(...trace.points.map(point => [point.at, point[underWay]]));
  }
  return [{ name: "train", points: train }, { name: "validation", points: points(epochs, `validation${figure}`) }];
}

/** Keeps the answers about a single run's current epoch, so that its line grows from the first second. */
function remember(runs) {
  const [{ run, epochs } = {}] = runs.length === 1 ? runs : [];
  const finished = epochs?.at(-1)?.epoch ?? 0;
  const key = run && `${idOf(run)} ${finished}`;
  if (key !== trace.key) {
    trace = { key, points: [] };
  }
  const at = run ? (run.progress ?? 0) * (run.epochs ?? 0) : 0;
  const last = trace.points.at(-1)?.at ?? finished;
  if (run && at > last && at < finished + 1 && Number.isFinite(run.loss)) {
    trace.points.push({ at, loss: run.loss, accuracy: run.accuracy });
  }
}

function drawEpochs(runs) {
  drawnRuns = runs;
  const details = byId("epochs");
  const [only] = runs.length === 1 ? runs : [];
  details.hidden = !only?.epochs.length;
  if (!details.hidden && details.open && details.dataset.epochs !== `${idOf(only.run)} ${only.epochs.length}`) {
    details.dataset.epochs = `${idOf(only.run)} ${only.epochs.length}`;
    fill(details, details.querySelector("summary"), epochTable(only.epochs, `Epochs of ${idOf(only.run)}`));
  }
}

/** Shows whether the figures are current, and announces changes to screen readers. */
export function showConnection(answer, { live, since, error }, complaint) {
  document.body.classList.toggle("stale", !live);
  const state = byId("state");
  state.className = `chip ${word(answer?.state)}`;
  say(state, answer ? (live ? word(answer.state) : `last seen ${word(answer.state)}`) : "");
  const pill = byId("connection");
  pill.className = live ? "pill on" : "pill off";
  say(pill, live ? "connected" : error || since ? "no connection" : "connecting …");
  say(byId("announcement"), complaint ?? announcement(answer, live, since, error));
  document.title = title(answer, live, since);
  byId("stop").hidden = !answer || !isWorking(answer);
  byId("stop").disabled = !live || answer?.state === "STOPPING";
  say(byId("stop"), answer?.state === "STOPPING" ? "Stopping …" : "Stop …");
}

const name = answer => answer.study ?? answer.run ?? "trainer";

function announcement(answer, live, since, error) {
  if (!live) {
    return since || error ? "No connection to the trainer. The figures are out of date." : "";
  }
  return answer.state === "IDLE" ? "Nothing is training." : `${name(answer)}: ${word(answer.state)}.`;
}

function title(answer, live, since) {
  if (!live && since) {
    return "(no connection) trainer";
  }
  if (!answer || !isWorking(answer)) {
    return "trainer";
  }
  return isTraining(answer) ? `${Math.floor((answer.progress ?? 0) * 100)} % ${name(answer)} – trainer` : `${name(answer)} – trainer`;
}
