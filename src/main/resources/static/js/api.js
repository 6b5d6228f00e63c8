// The page's requests to the trainer. Addresses are relative, so that the page also works behind a proxy's prefix.

import { pathOf } from "./format.js";

/** A request that failed; status 0 if there was no answer. */
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
      // The trainer changes nothing without this header, which a form or link on another site cannot send.
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

/** What is under way, with the trainer's own clock in `now`, which may differ from this browser's. */
export async function training() {
  const response = await ask("actuator/training");
  return { ...(await read(response)), now: Date.parse(response.headers.get("date") ?? new Date()) };
}
/** All runs, and all studies. */
export async function models() {
  const { models: runs = [], studies = [] } = await json("actuator/models");
  return { runs, studies };
}
/** The variants that can be trained: an object from name to properties. */
export const variants = async () => (await json("actuator/info")).variants;
/** The epochs of a run in `history`, or the runs of a study that have begun in `models`. */
export const detail = id => json(`actuator/training/${pathOf(id)}?epochs=2000`);
export const stop = () => ask("api/work", { method: "DELETE" });
export const queue = spec =>
  json("api/queue", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(spec),
  });
/** Predicts an image with a run's model; `image` is a file. */
export const predict = (id, image) =>
  json(`api/models/${pathOf(id)}/predictions`, { method: "POST", headers: { "Content-Type": image.type }, body: image });
export const cancel = run => ask(`api/queue/${encodeURIComponent(run)}`, { method: "DELETE" });
/** Moves these runs to the front of the queue. */
export const order = runs =>
  ask("api/queue", {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ order: runs }),
  });
export const modelUrl = id => `actuator/models/${pathOf(id)}`;
export const fileUrl = (id, file) => `runs/${pathOf(id)}/${encodeURIComponent(file)}`;
export const text = async (id, file) => (await ask(fileUrl(id, file), { headers: { Accept: "text/plain" } })).text();
