// Makes elements from values. Text is only added as text nodes, so that no name of a run can become markup.

/** Returns the element of index.html with an id. */
export const byId = id => document.getElementById(id);

/**
 * Makes an element. Attributes that are null, undefined or false are left out, true becomes an attribute without a value,
 * and a function becomes a listener of the event that its key names.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets the text only if it differs, so that screen readers and selections are not disturbed. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Replaces an element's content, keeping the keyboard focus on the control with the same data-key. */
export function fill(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.flat().filter(Boolean));
  if (key) {
    element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
}

/** Makes a list of terms and their values; pairs whose value is undefined are left out. */
export function terms(className, pairs) {
  const present = pairs.filter(([, value]) => value !== undefined);
  return el("dl", { class: className }, present.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}
