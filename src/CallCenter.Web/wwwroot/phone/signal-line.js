// The WebSocket to the server: kept open while wanted, told dead when it is silent, opened again with growing pauses. It knows nothing of calls.

import { Timers } from './timers.js';

const BACK_OFF_MS = [0, 250, 500, 1000, 2000, 4000];
const PING_MS = 10_000;
const SILENCE_MS = 25_000;

export class SignalLine {
  #url;
  #told;
  #socket = null;
  #attempt = 0;
  #heardAt = 0;
  #pongs = [];
  #timers = new Timers();
  #wanted = false;

  /** told: { opening(), opened(), text(message), bytes(buffer), misread(error), closed() } */
  constructor(url, told) {
    this.#url = url;
    this.#told = told;
  }

  /** Milliseconds, null before the first answer. The quickest of the last five: the others tell how busy this page was, not how far the server is. */
  get roundTripMs() { return this.#pongs.length ? Math.min(...this.#pongs) : null; }

  /** Bytes that wait in the browser. */
  get backlog() { return this.#socket?.bufferedAmount ?? 0; }

  start() {
    this.#wanted = true;
    globalThis.addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    this.#timers.every('ping', PING_MS, () => this.ping());
    this.#open();
  }

  stop() {
    this.#wanted = false;
    globalThis.removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
    this.#timers.cancelAll();
    this.#drop();
  }

  /** False when nothing could be sent; it is not sent later. */
  send(message) { return this.sendBytes(JSON.stringify(message)); }

  sendBytes(bytes) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(bytes);
    return true;
  }

  /** The server knows us: the next loss begins with the shortest pause. */
  welcomed() { this.#attempt = 0; }

  ping() {
    if (!this.#socket) return;
    if (performance.now() - this.#heardAt > SILENCE_MS) {
      // a dead path does not always close its socket
      this.#drop();
      this.#closed();
      return;
    }
    this.send({ type: 'ping', at: Math.round(performance.now()) });
  }

  #open() {
    this.#drop();
    this.#told.opening();
    const url = new URL(this.#url, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onopen = () => { if (socket === this.#socket) this.#told.opened(); };
    socket.onmessage = e => {
      if (socket !== this.#socket) return;
      if (typeof e.data === 'string') this.#read(e.data);
      else this.#told.bytes(e.data);
    };
    socket.onclose = () => { if (socket === this.#socket) this.#closed(); };
  }

  async #read(text) {
    this.#heardAt = performance.now();
    try {
      const message = JSON.parse(text);
      if (message.type === 'pong') this.#pongs = [...this.#pongs.slice(-4), performance.now() - message.at];
      else await this.#told.text(message);
    } catch (e) {
      // one bad message, or a peer connection that was closed meanwhile, must not end the conversation
      this.#told.misread(e);
    }
  }

  #closed() {
    this.#socket = null;
    this.#told.closed();
    if (!this.#wanted) return;
    const base = BACK_OFF_MS[Math.min(this.#attempt++, BACK_OFF_MS.length - 1)];
    // spread by a half, so that a restarted server does not meet all agents in one instant
    this.#timers.after('reconnect', base * (1 + Math.random() / 2), () => this.#open());
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #now = () => {
    if (!this.#wanted || this.#socket || document.visibilityState === 'hidden') return;
    this.#timers.cancel('reconnect');
    this.#open();
  };
}
