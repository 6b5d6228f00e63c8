// What the page asks of the trainer. Addresses are relative, so that the page works behind a proxy's prefix too.

import { pathOf } from "./format.js";

/** An answer that is not a success; status 0 where there was none. */
export class RequestError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const PATIENCE_MS = 8000;

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      cache: "no-cache",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
      // A form or link of another site cannot send this header: the trainer takes no order without it.
      headers: { Accept: "application/json", "X-Requested-With": "trainer", ...options.headers },
    });
  } catch (failure) {
    throw new RequestError(0, failure.name === "TimeoutError" ? "The trainer did not answer in time." : "The trainer cannot be reached.");
  }
  if (!response.ok) {
    const body = await response.json().catch(() => ({}));
    throw new RequestError(response.status, body.detail ?? `The trainer answered ${response.status} ${response.statusText}`.trim() + ".");
  }
  return response;
}

async function read(response) {
  try {
    return await response.json();
  } catch {
    throw new RequestError(0, "The trainer's answer was cut off.");
  }
}

const json = async (path, options) => read(await ask(path, options));

/** What is under way, and in `now` the trainer's own clock, which may differ from this browser's. */
export async function training() {
  const response = await ask("actuator/training");
  return { ...(await read(response)), now: Date.parse(response.headers.get("date") ?? new Date()) };
}
/** All runs, and all studies. */
export async function models() {
  const { models: runs = [], studies = [] } = await json("actuator/models");
  return { runs, studies };
}
/** What can be trained: name to what is known of it. */
export const variants = async () => (await json("actuator/info")).variants;
/** The epochs of a run in `history`, or the runs of a study, those that have begun, in `models`. */
export const detail = id => json(`actuator/training/${pathOf(id)}?epochs=2000`);
export const stop = () => ask("api/work", { method: "DELETE" });
export const queue = spec =>
  json("api/queue", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(spec),
  });
/** What the model of a run takes an image for; `image` is a file. */
export const predict = (id, image) =>
  json(`api/models/${pathOf(id)}/predictions`, { method: "POST", headers: { "Content-Type": image.type }, body: image });
export const cancel = run => ask(`api/queue/${encodeURIComponent(run)}`, { method: "DELETE" });
/** Puts these runs before the others that wait. */
export const order = runs =>
  ask("api/queue", {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ order: runs }),
  });
export const modelUrl = id => `actuator/models/${pathOf(id)}`;
export const fileUrl = (id, file) => `runs/${pathOf(id)}/${encodeURIComponent(file)}`;
export const text = async (id, file) => (await ask(fileUrl(id, file), { headers: { Accept: "text/plain" } })).text();
