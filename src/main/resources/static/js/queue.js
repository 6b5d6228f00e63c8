// Runs that wait, and the form that adds one. Only a trainer that was started to serve has either.

import { byId, el, fill, say } from "./dom.js";
import { moment } from "./format.js";
import * as api from "./api.js";

/** Fields: name in the RunSpec, label, and what it takes. The variants are those that the trainer knows. */
const FIELDS = [
  ["variant", "Variant", { options: [] }],
  ["epochs", "Epochs", { type: "number", min: 1, step: 1 }],
  ["seed", "Seed", { type: "number", step: 1 }],
  ["batchSize", "Batch size", { type: "number", min: 1, step: 1 }],
  ["learningRate", "Learning rate", { type: "number", min: 0, step: "any" }],
  ["schedule", "Schedule", { options: ["step", "none", "cosine", "one-cycle"] }],
  ["augment", "Augmentation", { options: ["true", "false"], words: ["on", "off"] }],
  ["dataset", "Data set", { options: ["auto", "fashion-mnist", "sample"] }],
  ["limit", "Images at most", { type: "number", min: 1, step: 1 }],
  ["run", "Name", { type: "text", maxlength: 100, pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]*" }],
];

let onChange = () => {};
let offered = false;

/** Builds the form; the listener is called when the queue was changed. */
export function begin(listener) {
  onChange = listener;
  fill(byId("queue-fields"), FIELDS.map(([name, label, takes]) => el("label", {}, el("span", {}, label), control(name, takes))));
  byId("queue-form").addEventListener("submit", async event => {
    event.preventDefault();
    const button = event.submitter ?? event.target.querySelector("button");
    button.disabled = true;
    await send();
    button.disabled = false;
  });
}

function control(name, { options, words, ...attributes }) {
  return options
    ? el("select", { name }, el("option", { value: "" }, "as set"), options.map((value, i) => el("option", { value }, words?.[i] ?? value)))
    : el("input", { name, autocomplete: "off", placeholder: "as set", ...attributes });
}

async function send() {
  const answer = byId("queue-answer");
  answer.className = "";
  try {
    const { run, position } = await api.queue(spec());
    say(answer, position > 0 ? `${run} waits at place ${position}.` : `${run} is next.`);
    onChange();
  } catch (error) {
    answer.className = "notice";
    say(answer, error.message);
  }
}

/** What was filled in; checking it is the trainer's. A seed has 64 bits, more than a JavaScript number holds. */
function spec() {
  const values = {};
  for (const [name, , takes] of FIELDS) {
    const field = byId("queue-form").elements[name];
    if (field.validity.badInput) {
      throw new api.RequestError(0, `${field.labels[0].textContent} takes a number.`);
    }
    if (field.value.trim() !== "") {
      values[name] = convert(field.value.trim(), takes);
    }
  }
  return values;
}

function convert(value, { type, words }) {
  if (words) {
    return value === "true";
  }
  const number = Number(value);
  return type === "number" && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : value;
}

/** Whether the trainer takes runs: it stays when its work is done. */
export const serves = answer => answer.queue !== undefined;

/** Fills in what can be trained, once; a trainer's variants do not change while it runs. */
async function offerVariants() {
  if (offered) {
    return;
  }
  offered = true;
  try {
    const select = byId("queue-form").elements.variant;
    for (const [name, { change }] of Object.entries(await api.variants())) {
      select.append(el("option", { value: name, title: change }, name));
    }
  } catch {
    offered = false;
  }
}

/** Shows what waits. */
export function show(answer) {
  byId("queue").hidden = !serves(answer);
  if (serves(answer)) {
    offerVariants();
  }
  const queue = answer.queue ?? [];
  byId("queue-empty").hidden = queue.length > 0;
  fill(byId("queued"), queue.map((job, i) => el("li", {},
    el("span", {}, `${job.run} (${job.variant}), since ${moment(job.queued)}`),
    el("span", { class: "buttons" },
      i > 0 && button(`up ${job.run}`, "Move up", () => api.order(before(queue, i))),
      button(`cancel ${job.run}`, "Cancel", () => api.cancel(job.run))))));
}

/** The runs up to number i, that one before its neighbour. */
const before = (queue, i) => [...queue.slice(0, i - 1), queue[i], queue[i - 1]].map(job => job.run);

function button(key, text, change) {
  const run = key.slice(key.indexOf(" ") + 1);
  return el("button", { type: "button", class: "small", "data-key": key, "aria-label": `${text}: ${run}`, click: () => changed(change) }, text);
}

async function changed(change) {
  const answer = byId("queue-change");
  try {
    await change();
    say(answer, "");
  } catch (error) {
    say(answer, error.message);
  }
  answer.hidden = answer.textContent === "";
  onChange();
}
