// Predicts an image that is dropped on a run, with the run's model.

import { el, fill } from "./dom.js";
import { percent } from "./format.js";
import * as api from "./api.js";

const TYPES = ["image/png", "image/jpeg", "image/gif", "image/bmp"];

/** Makes an area on which to drop an image, or to choose one, for a run that has a model. */
export function predictor(id) {
  const answer = el("div", { class: "prediction", "aria-live": "polite" });
  const input = el("input", {
    type: "file",
    accept: TYPES.join(","),
    id: "image",
    change: () => {
      const [file] = input.files;
      input.value = ""; // so that the same file can be chosen again after it has changed
      if (file) {
        show(id, file, answer);
      }
    },
  });
  const over = inside => event => {
    event.preventDefault();
    place.classList.toggle("over", inside);
  };
  const place = el("div", {
    class: "drop",
    dragover: over(true),
    dragleave: over(false),
    drop: event => {
      over(false)(event);
      const [file] = event.dataTransfer.files;
      if (file) {
        show(id, file, answer);
      }
    },
  }, el("label", { for: "image" }, "Drop an image here, or choose one: "), input);
  return el("section", { "aria-label": "Predict an image" }, el("h3", {}, "Predict an image"), place, answer);
}

async function show(id, file, answer) {
  fill(answer, el("p", { class: "remark" }, "Predicting …"));
  try {
    if (!TYPES.includes(file.type)) {
      throw new Error("The file is not a PNG, JPEG, GIF or BMP image.");
    }
    draw(answer, file.name, await api.predict(id, file));
  } catch (failure) {
    fill(answer, el("p", { class: "notice" }, failure.message));
  }
}

function draw(answer, name, prediction) {
  const bars = Object.entries(prediction.probabilities).sort((a, b) => b[1] - a[1]).slice(0, 10);
  fill(answer,
    el("figure", {},
      el("img", { src: `data:image/png;base64,${prediction.seen}`, alt: `${name} as the model sees it`, width: "112", height: "112" }),
      el("figcaption", {}, "What the model sees")),
    el("table", { class: "bars" },
      el("caption", {}, `${name}: ${prediction.class}`),
      el("tbody", {}, bars.map(([label, probability]) => el("tr", {},
        el("th", { scope: "row" }, label),
        el("td", {}, el("meter", { min: "0", max: "1", value: String(probability), "aria-label": `Probability of ${label}` })),
        el("td", { class: "n" }, percent(probability)))))),
    prediction.notice && el("p", { class: "remark" }, prediction.notice));
}
