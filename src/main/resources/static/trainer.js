// The page: shows what the trainer is doing, and handles the stop button and the address.

import { byId, say } from "./js/dom.js";
import { clock, duration, idOf } from "./js/format.js";
import { Poll } from "./js/poll.js";
import * as api from "./js/api.js";
import * as compare from "./js/compare.js";
import * as detail from "./js/detail.js";
import * as live from "./js/live.js";
import * as queue from "./js/queue.js";
import * as runs from "./js/runs.js";
import * as shared from "./js/shared.js";

const MODELS_EVERY_MS = 60000;
let answer;
let complaint = null;
let seen = { key: "", at: 0 };

const poll = new Poll(load, showConnection);

async function load() {
  const next = await api.training();
  const histories = await live.collect(next);
  answer = next;
  live.show(answer, histories);
  shared.show(answer);
  queue.show(answer);
  loadModels(answer);
  return live.isWorking(answer);
}

/** Reloads the list of runs when a run begins or ends, and otherwise once a minute. */
async function loadModels(next) {
  const key = JSON.stringify([next.state, next.phase, next.run && idOf(next), (next.active ?? []).map(idOf)]);
  if (key !== seen.key || Date.now() - seen.at > MODELS_EVERY_MS) {
    seen = { key, at: Date.now() };
    try {
      if (runs.show(await api.models())) {
        await detail.refresh(runs.find);
      }
    } catch (error) {
      seen.key = "";
      runs.complain(error.message);
    }
  }
}

function showConnection(connection) {
  live.showConnection(answer, connection, complaint);
  const trouble = connection.live ? null : explain(connection);
  const text = trouble ?? complaint ?? "";
  byId("notice").hidden = text === "";
  say(byId("notice"), text);
}

function explain({ since, error, retryMs }) {
  if (!since && !error) {
    return null;
  }
  if (error?.status === 401) {
    return "The trainer requires its token. Reload the page and enter any user name, with the token (TRAINER_TOKEN) as the password.";
  }
  const from = since ? `No connection since ${clock(since)}; all figures are from that time.` : "No connection.";
  const why = error?.message ?? "The trainer is slow to answer.";
  const hint = error?.status === 0 && since && !queue.serves(answer) ? " Without --serve, the trainer exits when its work is done." : "";
  const next = retryMs >= 1000 ? ` Retrying in ${duration(Math.round(retryMs / 1000))}.` : " Trying again …";
  return `${from} ${why}${hint}${error ? next : ""}`;
}

function route() {
  const [, id] = /^#\/runs\/(.+)$/.exec(location.hash) ?? [];
  byId("overview").hidden = Boolean(id);
  byId("detail").hidden = !id;
  if (id) {
    scrollTo(0, 0);
    detail.show(decoded(id), runs.find);
  } else {
    detail.hide();
  }
}

/** Decodes what follows the #, which users may type; if it is not well encoded, it names no run. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function confirmStop() {
  complaint = null;
  const name = answer.study ?? answer.run;
  say(byId("confirm-text"), `${name} will stop after the current step. Its best model so far and its last finished epoch are kept.`);
  byId("confirm").showModal();
}

async function stop() {
  byId("confirm").close();
  try {
    await api.stop();
    complaint = null;
  } catch (error) {
    complaint = `The training was not stopped: ${error.message}`;
  }
  poll.now();
}

byId("stop").addEventListener("click", confirmStop);
byId("confirm-no").addEventListener("click", () => byId("confirm").close());
byId("confirm-yes").addEventListener("click", stop);
addEventListener("hashchange", route);
runs.begin(compare.show);
queue.begin(() => poll.now());
route();
poll.start();
