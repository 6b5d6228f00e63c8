// A line chart over epochs: uPlot draws it, this adds the page's colours, a legend in HTML and a description for screen
// readers.

import { el, fill, say } from "./dom.js";

const { uPlot } = window;
const HEIGHT = 260;
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const EPOCH_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

export const MOST_LINES = 8;
const all = new Set();
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => all.forEach(chart => chart.redraw()));

/** Makes the mark of line i, for legends and tables. */
export const mark = i => el("span", { class: `mark s${i % MOST_LINES} d${i % DASHES.length}`, "aria-hidden": "true" });

export class Chart {
  #title;
  #caption = el("figcaption");
  #unit;
  #most;
  #area = el("div", { class: "plot", role: "img" });
  #legend = el("ul", { class: "legend" });
  #readout = el("p", { class: "readout", "aria-hidden": "true" });
  #plot = null;
  #drawn = "";
  #lines = [];
  #epochs = 1;

  /**
   * @param title what the vertical axis shows
   * @param unit  formats its values: {write, tick}
   * @param most  its highest possible value
   */
  constructor(host, title, unit, most = Infinity) {
    this.#title = title;
    this.#unit = unit;
    this.#most = most;
    host.append(el("figure", {}, this.#caption, this.#legend, this.#area, this.#readout));
    all.add(this);
    new ResizeObserver(() => this.#resize()).observe(this.#area);
  }

  /**
   * Shows lines {name, points}, where points are [epoch, value] in ascending order, on an axis up to `epochs`.
   * Values that are not finite are left out. The title, if given, replaces the current one.
   */
  show(lines, epochs, title = this.#title) {
    this.#title = title;
    say(this.#caption, title);
    this.#lines = lines.slice(0, MOST_LINES);
    this.#epochs = Math.max(1, epochs);
    const drawn = JSON.stringify(this.#lines.map(line => line.name));
    if (drawn !== this.#drawn || !this.#plot) {
      this.#drawn = drawn;
      fill(this.#legend, this.#lines.map((line, i) => el("li", {}, mark(i), line.name)));
      this.redraw();
    } else {
      this.#plot.setData(this.#data());
    }
    const words = this.#lines.map(line => {
      const last = line.points.at(-1);
      return last ? `${line.name}: ${this.#unit.write(last[1])} at epoch ${Number(last[0].toFixed(1))}` : `${line.name}: nothing yet`;
    });
    this.#area.setAttribute("aria-label", `${this.#title} by epoch. ${words.join("; ")}.`);
  }

  redraw() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#area.clientWidth > 0 && this.#lines.length > 0) {
      this.#plot = new uPlot(this.#options(), this.#data(), this.#area);
    }
  }

  #resize() {
    if (this.#plot && this.#area.clientWidth > 0) {
      this.#plot.setSize({ width: this.#area.clientWidth, height: HEIGHT });
    } else {
      this.redraw();
    }
  }

  #data() {
    const epochs = [...new Set(this.#lines.flatMap(line => line.points.map(point => point[0])))].sort((a, b) => a - b);
    const columns = this.#lines.map(line => {
      const values = new Map(line.points);
      return epochs.map(epoch => (Number.isFinite(values.get(epoch)) ? values.get(epoch) : undefined));
    });
    return [epochs, ...columns];
  }

  #options() {
    const axis = {
      stroke: colour("--muted"),
      font: "12px system-ui, sans-serif",
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.#area.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [0, this.#epochs] },
        y: { range: (plot, low, high) => this.#range(low, high) },
      },
      axes: [
        { ...axis, incrs: EPOCH_STEPS, label: "epoch", labelSize: 18, labelFont: axis.font, size: 28 },
        { ...axis, size: 58, values: (plot, ticks) => ticks.map(this.#unit.tick) },
      ],
      series: [{}, ...this.#lines.map((line, i) => this.#series(i))],
      hooks: { setCursor: [plot => this.#read(plot)] },
    };
  }

  #series(i) {
    return {
      stroke: colour(`--s${i % MOST_LINES}`),
      width: 2,
      dash: DASHES[i % DASHES.length],
      spanGaps: true,
      // A single point makes no line.
      points: { show: (plot, s) => this.#epochs <= 40 || plot.data[s].filter(Number.isFinite).length === 1, size: 6, fill: colour("--paper") },
    };
  }

  #range(low, high) {
    if (low === null || low === undefined) {
      return [0, Math.min(1, this.#most)];
    }
    const margin = Math.max((high - low) * 0.08, 0.005);
    return [Math.max(0, low - margin), Math.min(this.#most, high + margin)];
  }

  /** Shows the values under the pointer as text. */
  #read(plot) {
    const { idx } = plot.cursor;
    if (idx === null || idx === undefined) {
      say(this.#readout, "");
      return;
    }
    const values = this.#lines
      .map((line, i) => [line.name, plot.data[i + 1][idx]])
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => `${name} ${this.#unit.write(value)}`);
    say(this.#readout, `Epoch ${Number(plot.data[0][idx].toFixed(1))}: ${values.join(", ")}`);
  }
}
