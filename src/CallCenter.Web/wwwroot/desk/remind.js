// Reminders: an element with data-remind-at="<unix ms>" gets data-due at that instant, and sounds once.
import { serverNow } from '../ui/ticker.js';
import { remind } from './ring.js';

const told = new Set();
let timer = null;

export function start() {
  timer ??= setInterval(look, 500);
}

export function stop() {
  clearInterval(timer);
  timer = null;
}

function look() {
  for (const element of document.querySelectorAll('[data-remind-at]')) {
    const due = serverNow() >= Number(element.dataset.remindAt);
    element.toggleAttribute('data-due', due);
    if (!due || told.has(element.dataset.remindAt)) continue;
    told.add(element.dataset.remindAt);
    remind();
  }
}
