// Draws what drains: the dial of the ring card, the after-call bar, the phone line while wrapping up.
//   data-drain-until="<unix ms>" data-drain-total="<ms>"   sets --v (100 to 0)
//   data-drain-seconds                                     also writes the whole seconds left
//   data-drain-line                                        also drains the phone line (--left-share)
// The server renders these elements empty; ui/ticker.js does the plain clocks.
import { serverNow } from '../ui/ticker.js';

const every = 200;
let timer = null;

export function start() {
  timer ??= setInterval(draw, every);
  draw();
}

export function stop() {
  clearInterval(timer);
  timer = null;
}

function draw() {
  const now = serverNow();
  for (const element of document.querySelectorAll('[data-drain-until]')) {
    const left = Math.max(0, Number(element.dataset.drainUntil) - now);
    const share = Math.min(100, left / Math.max(1, Number(element.dataset.drainTotal)) * 100).toFixed(1);
    element.style.setProperty('--v', share);
    if ('drainLine' in element.dataset) document.querySelector('.stateline')?.style.setProperty('--left-share', `${share}%`);
    if ('drainSeconds' in element.dataset) {
      // The two clocks differ by a few milliseconds: twenty seconds begin with 20, not with 21.
      const text = String(Math.min(Math.ceil(left / 1000), Math.round(Number(element.dataset.drainTotal) / 1000)));
      if (element.textContent !== text) element.textContent = text;
    }
  }
}
