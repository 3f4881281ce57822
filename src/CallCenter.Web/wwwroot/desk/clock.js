// Shows running times without asking the server each second.
//   data-since="<unix ms>"                     counts up   (m:ss)
//   data-until="<unix ms>" data-total="<ms>"   counts down (s or m:ss) and drains --v and --left-share from 100 to 0
// The server renders these elements empty, so nothing fights over their text. Times are the server's; skew is measured once.
const every = 250;
let skew = 0;
let queued = false;
let running = false;

export function start(serverNow) {
  skew = serverNow - Date.now();
  if (running) return;
  running = true;
  setInterval(tick, every);
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-since', 'data-until'] });
  tick();
}

function soon() {
  if (queued) return;
  queued = true;
  queueMicrotask(() => { queued = false; tick(); });
}

function tick() {
  const now = Date.now() + skew;
  for (const element of document.querySelectorAll('[data-since]')) write(element, minutes(now - Number(element.dataset.since)));
  for (const element of document.querySelectorAll('[data-until]')) countDown(element, now);
}

function countDown(element, now) {
  const left = Math.max(0, Number(element.dataset.until) - now);
  const total = Number(element.dataset.total || 0);
  if (total > 0) {
    const share = Math.min(100, left / total * 100).toFixed(1);
    element.style.setProperty('--v', share);
    element.style.setProperty('--left-share', `${share}%`);
  }
  if (element.dataset.show === 'seconds') write(element, String(Math.ceil(left / 1000)));
  else if (element.dataset.show === 'time') write(element, minutes(left + 999));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function minutes(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${String(Math.floor(seconds / 60) % 60).padStart(hours ? 2 : 1, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${rest}` : rest;
}
