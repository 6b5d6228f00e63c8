// Formats figures for users. Unknown values are a dash.

const DASH = "–";
const whole = new Intl.NumberFormat("en");

const known = value => typeof value === "number" && Number.isFinite(value);

/** A fraction as a percentage with two decimals. */
export const percent = fraction => (known(fraction) ? `${(fraction * 100).toFixed(2)} %` : DASH);

/** A loss, with four decimals. */
export const loss = value => (known(value) ? value.toFixed(4) : DASH);

/** Formats of accuracies and losses: in full, and short beside an axis. */
export const ACCURACY = { write: percent, tick: fraction => `${Number((fraction * 100).toFixed(2))} %` };
export const LOSS = { write: loss, tick: value => String(Number(value.toPrecision(4))) };

/** A count with thousands separators. */
export const count = value => (known(value) ? whole.format(Math.round(value)) : DASH);

/** A learning rate, with up to four significant digits. */
export const rate = value => (known(value) ? String(Number(value.toPrecision(4))) : DASH);

/** Seconds as a duration. */
export function duration(seconds) {
  if (!known(seconds)) {
    return DASH;
  }
  const s = Math.round(seconds);
  if (s < 60) {
    return seconds < 10 ? `${seconds.toFixed(1)} s` : `${s} s`;
  }
  const two = n => String(n).padStart(2, "0");
  return s < 3600
    ? `${Math.floor(s / 60)} min ${two(s % 60)} s`
    : `${Math.floor(s / 3600)} h ${two(Math.floor((s % 3600) / 60))} min`;
}

/** Bytes in the unit that leaves one to three digits. */
export function bytes(value) {
  if (!known(value)) {
    return DASH;
  }
  const units = ["B", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${(value / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** An instant in the user's time zone, to the minute. */
export function moment(instant) {
  const date = new Date(instant);
  return instant && !Number.isNaN(date.getTime())
    ? date.toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" })
    : DASH;
}

/** A time of day, to the second. */
export const clock = date => date.toLocaleTimeString("sv-SE");

/** A status or state as a word in a sentence. */
export const word = status => (status ?? "unknown").toLowerCase();

/** A run's address: its name, preceded by the study's if it belongs to one. */
export const idOf = run => (run.study ? `${run.study}/${run.run}` : run.run);

/** That address as part of a URL. */
export const pathOf = id => id.split("/").map(encodeURIComponent).join("/");
