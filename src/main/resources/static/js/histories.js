// The epochs of runs, fetched once and then grown by what each answer brings.

import * as api from "./api.js";

const known = new Map();

/** Epochs of a run at work, asked for again only where more than one is missing. */
export async function growing(id, latest) {
  let epochs = known.get(id);
  const last = epochs?.at(-1)?.epoch ?? 0;
  if (epochs && latest && latest.epoch === last + 1) {
    epochs.push(latest);
  } else if (!epochs || (latest && latest.epoch !== last)) {
    epochs = (await api.history(id)).history ?? [];
    known.set(id, epochs);
  }
  return epochs;
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
