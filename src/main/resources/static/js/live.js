// The run or study at work.

import { byId, el, fill, say } from "./dom.js";
import { ACCURACY, LOSS, count, duration, idOf, loss, percent, rate, word } from "./format.js";
import { growing, keepOnly, points } from "./histories.js";
import { Chart } from "./chart.js";
import { epochTable } from "./table.js";

const QUIET_S = 10;
let drawnRuns = [];
byId("epochs").addEventListener("toggle", () => drawEpochs(drawnRuns));
const charts = {
  loss: new Chart(byId("live-charts"), "Loss", LOSS),
  accuracy: new Chart(byId("live-charts"), "Accuracy", ACCURACY, 1),
};

export const isWorking = answer => answer.state === "RUNNING" || answer.state === "STOPPING";

/** The runs whose curves belong on the page: those at work, else the last. */
function shown(answer) {
  const active = answer.active ?? [];
  return active.length > 0 ? active : answer.run ? [answer] : [];
}

/** Fetches what an answer does not hold itself: the epochs before the last. */
export async function collect(answer) {
  const runs = shown(answer);
  const ids = runs.map(idOf);
  keepOnly(ids);
  return Promise.all(runs.map(async run => {
    try {
      return { run, epochs: await growing(idOf(run), run.metrics) };
    } catch (error) {
      // A run in its first moments has no folder to read yet; all else is for the poll to tell.
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
  drawCharts(runs, working && answer.active?.length > 0);
  drawEpochs(runs);
}

/** A training run that has done no step for a while. Without a run at work it is testing or drawing. */
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
  if (!name) {
    return "Getting ready.";
  }
  if (answer.active?.length === 0) {
    return `${name}: trained; testing and drawing.`;
  }
  return `${name}: ${Math.floor((answer.progress ?? 0) * 100)} % done`;
}

function tiles(answer, working, runs) {
  const several = (answer.active ?? []).length > 1;
  const last = answer.metrics ?? runs[0]?.epochs.at(-1) ?? {};
  const speed = several ? sum(answer.active.map(run => run.imagesPerSecond)) : answer.imagesPerSecond;
  const pairs = several
    ? [["Runs at work", String(answer.active.length)], ["Images/s", count(speed)], ["Time left", duration(answer.etaSeconds)]]
    : [
        ["Epoch", working ? `${answer.epoch ?? "–"} of ${answer.epochs ?? "–"}` : last.epoch && `${last.epoch} of ${answer.epochs ?? "–"}`],
        ["Images/s", working ? count(speed) : last.imagesPerSecond && count(last.imagesPerSecond)],
        ["Time left", working ? duration(answer.etaSeconds) : undefined],
        ["Loss, this epoch", working ? loss(answer.loss) : undefined],
        ["Accuracy, this epoch", working ? percent(answer.accuracy) : undefined],
        ["Train accuracy", last.epoch && percent(last.trainAccuracy)],
        ["Validation accuracy", last.epoch && percent(last.validationAccuracy)],
        ["Validation loss", last.epoch && loss(last.validationLoss)],
        ["Learning rate", last.epoch && rate(last.learningRate)],
      ];
  const present = pairs.filter(([, value]) => value !== undefined);
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
    el("caption", { class: "unseen" }, "Runs at work"),
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
  byId("live-charts").hidden = !training && runs.every(({ epochs }) => epochs.length === 0);
  const epochs = Math.max(1, ...runs.map(({ run, epochs: done }) => run.epochs ?? done.length));
  const several = runs.length > 1;
  charts.loss.show(lines(runs, training, "Loss", "loss"), epochs, several ? "Validation loss" : "Loss");
  charts.accuracy.show(lines(runs, training, "Accuracy", "accuracy"), epochs, several ? "Validation accuracy" : "Accuracy");
}

/** One run: training, up to this very moment, and validation. Several: the validation of each. */
function lines(runs, training, figure, underWay) {
  if (runs.length !== 1) {
    return runs.map(({ run, epochs }) => ({ name: run.run, points: points(epochs, `validation${figure}`) }));
  }
  const [{ run, epochs }] = runs;
  const train = points(epochs, `train${figure}`);
  const now = (run.progress ?? 0) * (run.epochs ?? 0);
  if (training && now > epochs.length && now < epochs.length + 1 && Number.isFinite(run[underWay])) {
    train.push([now, run[underWay]]);
  }
  return [{ name: "train", points: train }, { name: "validation", points: points(epochs, `validation${figure}`) }];
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

/** Shows whether all that is to be believed, and says aloud what changed. */
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
    return since || error ? "No connection to the trainer. The figures are old." : "";
  }
  return answer.state === "IDLE" ? "Nothing is training." : `${name(answer)}: ${word(answer.state)}.`;
}

function title(answer, live, since) {
  if (!live && since) {
    return "(no connection) trainer";
  }
  return answer && isWorking(answer) ? `${Math.floor((answer.progress ?? 0) * 100)} % ${name(answer)} – trainer` : "trainer";
}
