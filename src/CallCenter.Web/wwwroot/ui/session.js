// Before the sign-in ends: a bar, not a box over the form, with the time that is left and one press to stay. Another page may have made the session longer,
// so the server is asked (that asking does not make it longer) before anything is said. When it has ended the page goes to the sign-in, but never during a call.
import { serverNow, text } from './ticker.js';

const warnMs = 120_000;   // WCAG 2.2.1 asks for 20 s; two minutes are enough to finish a sentence
const askAgainMs = 15_000;
const endedMs = 2_000;
const root = document.documentElement;
let until = Number(root.dataset.sessionUntil) || 0; // server's clock; 0: nobody is signed in
let asked = 0;
let asking = false;
let over = false;         // the server said so: a page that only lost its connection stays

const bar = () => document.querySelector('[data-connbar=session]');
const callIsUp = () => root.hasAttribute('data-call-up');

function leave() {
  if (callIsUp()) return; // looked at again every second
  location.assign(`/sign-in?ended=true&ReturnUrl=${encodeURIComponent(location.pathname + location.search)}`);
}

async function ask(path, method) {
  if (asking) return;
  asking = true;
  asked = serverNow();
  try {
    const answer = await fetch(path, { method, headers: { accept: 'application/json' } });
    if (answer.status === 401) over = true;
    else if (answer.ok) { until = serverNow() + (await answer.json()).leftMs; over = false; }
  } catch {
    // Not reachable now: asked again in a moment, and the bar about the connection says why.
  } finally {
    asking = false;
  }
  show();
}

function show() {
  const left = until - serverNow(), el = bar();
  const warns = until > 0 && left <= warnMs && asked > 0; // said when the server was asked
  if (el) {
    if (el.hidden === warns) el.hidden = !warns;
    const words = text(left), place = el.querySelector('[data-session-left]');
    if (warns && place.textContent !== words) place.textContent = words;
  }
  return until > 0 && left <= warnMs ? left : Infinity;
}

function look() {
  if (over) leave();
  const left = show();
  if (left !== Infinity && serverNow() - asked > (left > 0 ? askAgainMs : endedMs)) ask('/session', 'GET');
}

document.addEventListener('click', e => { if (e.target instanceof Element && e.target.closest('[data-session-renew]')) ask('/session/renew', 'POST'); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
setInterval(look, 1000);
