// The waiting runs, and the form that adds one. Only a trainer that was started with --serve has either.

import { byId, el, fill, say } from "./dom.js";
import { moment } from "./format.js";
import * as api from "./api.js";

/** Fields: name in the request, label, and accepted values. The trainer provides the variants. */
const FIELDS = [
  ["variant", "Variant", { options: [] }],
  ["epochs", "Epochs", { type: "number", min: 1, step: 1 }],
  ["seed", "Seed", { type: "number", step: 1 }],
  ["batchSize", "Batch size", { type: "number", min: 1, step: 1 }],
  ["learningRate", "Learning rate", { type: "number", min: 0, step: "any" }],
  ["schedule", "Schedule", { options: ["step", "none", "cosine", "one-cycle"] }],
  ["augment", "Augmentation", { options: ["true", "false"], words: ["on", "off"] }],
  ["dataset", "Data set", { options: ["auto", "fashion-mnist", "sample"] }],
  ["limit", "Image limit", { type: "number", min: 1, step: 1 }],
  ["run", "Name", { type: "text", maxlength: 100, pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]*" }],
];

let onChange = () => {};
let offered = false;

/** Builds the form; the listener is called after the queue has changed. */
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
    say(answer, `${run} is number ${position} in the queue.`);
    onChange();
  } catch (error) {
    answer.className = "notice";
    say(answer, error.message);
  }
}

/** What was filled in; the trainer checks it. A seed has 64 bits, more than a JavaScript number can hold. */
function spec() {
  const values = {};
  for (const [name, , takes] of FIELDS) {
    const field = byId("queue-form").elements[name];
    if (field.validity.badInput) {
      throw new api.RequestError(0, `${field.labels[0].textContent} must be a number.`);
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

/** Whether the trainer accepts runs, and so keeps running when its work is done. */
export const serves = answer => answer.queue !== undefined;

/** Adds the variants to the form, once: they do not change while the trainer runs. */
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

/** Shows the waiting runs. */
export function show(answer) {
  byId("queue").hidden = !serves(answer);
  if (serves(answer)) {
    offerVariants();
  }
  const queue = answer.queue ?? [];
  byId("queue-empty").hidden = queue.length > 0;
  fill(byId("queued"), queue.map((job, i) => el("li", {},
    el("span", {}, `${job.run} (${job.variant}), queued ${moment(job.queued)}`),
    el("span", { class: "buttons" },
      i > 0 && button(`up ${job.run}`, "Move up", () => api.order(before(queue, i))),
      button(`cancel ${job.run}`, "Cancel", () => api.cancel(job.run))))));
}

/** The runs up to number i, with that one moved before its neighbour. */
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
