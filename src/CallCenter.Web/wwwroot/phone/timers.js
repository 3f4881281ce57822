// Named timers: setting a name anew ends the timer that had it.

export class Timers {
  #running = new Map();

  after(name, ms, action) {
    this.cancel(name);
    this.#running.set(name, setTimeout(() => { this.#running.delete(name); action(); }, ms));
  }

  every(name, ms, action) {
    this.cancel(name);
    this.#running.set(name, setInterval(action, ms));
  }

  cancel(...names) {
    for (const name of names) {
      clearInterval(this.#running.get(name));
      this.#running.delete(name);
    }
  }

  cancelAll() { this.cancel(...this.#running.keys()); }
}
