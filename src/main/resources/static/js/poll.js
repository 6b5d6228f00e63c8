// Polls the trainer, and knows at any moment whether the figures shown are still current.

const STALE_MS = 3000;
const WORKING_MS = 1000;
const IDLE_MS = 2000;
const HIDDEN_MS = 15000;
const LONGEST_MS = 10000;

export class Poll {
  #load;
  #onAnswer;
  #onConnection;
  #timer = 0;
  #asking = false;
  #failures = 0;
  #due = 0;
  #last = null;
  #error = null;

  /**
   * @param load         asks once; returns true if work is under way
   * @param onConnection called twice a second with {live, since, error, retryMs}
   */
  constructor(load, onConnection) {
    this.#load = load;
    this.#onConnection = onConnection;
  }

  start() {
    setInterval(() => this.#tell(), 500);
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
    window.addEventListener("online", () => this.now());
    this.now();
  }

  /** Asks at once, unless a request is already under way. */
  async now() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    clearTimeout(this.#timer);
    let pause;
    try {
      const working = await this.#load();
      this.#last = new Date();
      this.#error = null;
      this.#failures = 0;
      pause = working ? WORKING_MS : IDLE_MS;
    } catch (error) {
      this.#error = error;
      pause = Math.min(LONGEST_MS, WORKING_MS * 2 ** this.#failures++);
    }
    this.#asking = false;
    pause = document.hidden ? Math.max(HIDDEN_MS, pause) : pause;
    this.#due = Date.now() + pause;
    this.#timer = setTimeout(() => this.now(), pause);
    this.#tell();
  }

  #tell() {
    this.#onConnection({
      live: this.#error === null && this.#last !== null && Date.now() - this.#last < STALE_MS,
      since: this.#last,
      error: this.#error,
      retryMs: this.#asking ? 0 : Math.max(0, this.#due - Date.now()),
    });
  }
}
