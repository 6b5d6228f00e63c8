// The epochs of runs, fetched once and then extended by each answer.

import * as api from "./api.js";

const known = new Map();

/** Returns the epochs of a run; fetches them again only if more than one is missing, and once the run has ended. */
export async function growing(id, latest, ended = false) {
  const before = known.get(id);
  const last = before?.epochs.at(-1)?.epoch ?? 0;
  if (before && latest && latest.epoch === last + 1) {
    before.epochs.push(latest);
  } else if (!before || before.ended !== ended || (latest && latest.epoch !== last)) {
    known.set(id, { ended, epochs: (await api.detail(id)).history ?? [] });
  }
  return known.get(id).epochs;
}

/** Forgets the runs that are not among these. */
export function keepOnly(ids) {
  for (const id of known.keys()) {
    if (!ids.includes(id)) {
      known.delete(id);
    }
  }
}

/** The points of one figure over the epochs. */
export const points = (epochs, figure) => epochs.map(epoch => [epoch.epoch, epoch[figure]]);
