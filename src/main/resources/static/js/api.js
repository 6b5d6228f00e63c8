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
      cache: "no-store",
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
    throw new RequestError(response.status, body.message ?? `The trainer answered ${response.status} ${response.statusText}`.trim() + ".");
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
export const history = id => json(`actuator/training/${pathOf(id)}`);
export const models = async () => (await json("actuator/models")).models ?? [];
export const stop = () => ask("actuator/training", { method: "DELETE" });
export const queue = spec =>
  json("actuator/training", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(spec),
  });
export const modelUrl = id => `actuator/models/${pathOf(id)}`;
export const fileUrl = (id, file) => `runs/${pathOf(id)}/${encodeURIComponent(file)}`;
export const text = async (id, file) => (await ask(fileUrl(id, file), { headers: { Accept: "text/plain" } })).text();
