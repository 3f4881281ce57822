// The desk's hands in the browser. One object per open desk; the circuit calls it, it tells the circuit what the phone does.
import * as ring from './ring.js';
import * as drain from './drain.js';
import * as remind from './remind.js';
import * as phone from './phone.js';
import * as draft from './draft.js';
import * as audio from './audio.js';

let unwatch = null;
let heart = null;
let guarded = [];
let guardedBy = null;
let inside = false;

export function open(desk, agent) {
  unwatch?.();
  draft.open(desk, agent);
  audio.watch(desk);
  drain.start();
  remind.start();
  // The phone is the page's: a reload or a new circuit finds it and goes on.
  unwatch = phone.watch((word, detail, muted) => desk.invokeMethodAsync('PhoneChanged', word, detail, muted));
  // Nobody whose browser is gone is rung: the server listens to this.
  heart?.terminate();
  heart = new Worker('./desk/beat.js');
  heart.onmessage = () => desk.invokeMethodAsync('Beat').catch(() => {});
  guardedBy = desk;
  document.addEventListener('focusin', lookAtFocus);
  document.addEventListener('focusout', lookAtFocus);
  // Any first touch of the page lets it sound later.
  document.addEventListener('pointerdown', unlock, { once: true, capture: true });
  document.addEventListener('keydown', unlock, { once: true, capture: true });
}

export function close() {
  unwatch?.();
  unwatch = null;
  heart?.terminate();
  heart = null;
  document.removeEventListener('focusin', lookAtFocus);
  document.removeEventListener('focusout', lookAtFocus);
  guardedBy = null;
  inside = false;
  draft.close();
  audio.unwatch();
  drain.stop();
  remind.stop();
  ring.stop();
}

// Fields of the form during which nothing is recorded, by data-field.
export const guardFields = names => { guarded = names; };

// After the focus has settled: from one such field to the next is not out and in.
function lookAtFocus() {
  setTimeout(() => {
    const now = guarded.some(name => document.activeElement?.closest(`[data-field="${CSS.escape(name)}"]`));
    if (now === inside || !guardedBy) return;
    inside = now;
    guardedBy.invokeMethodAsync('SensitiveAsync', now).catch(() => {});
  });
}

function unlock() {
  ring.unlock().catch(() => {});
}

export async function startPhone() {
  await ring.unlock().catch(() => {});
  ring.askForNotices().catch(() => {});
  await phone.start();
}

// A microphone that was allowed before is opened without asking, so a reloaded page talks again at once.
export async function resumePhone() {
  if (phone.isRunning()) return;
  const allowed = await navigator.permissions?.query({ name: 'microphone' }).then(p => p.state === 'granted', () => false);
  if (allowed) await phone.start();
}

// Chosen at sign-in for this workplace.
export const chosenDevice = () => /(?:^|; )device=phone(?:;|$)/.test(document.cookie) ? 'phone' : 'browser';

export const takeMine = (field, value) => draft.take(field, value);
export const leaveMine = field => draft.leave(field);
export const mute = on => phone.mute(on);
export const testRing = () => ring.test();
export const startRing = (heading, body) => ring.start(heading, body);
export const stopRing = () => ring.stop();

// After the frame in which the card was painted; a hidden page has not shown it.
export function whenPainted(desk, interaction) {
  requestAnimationFrame(() => requestAnimationFrame(() => desk.invokeMethodAsync('PopPainted', interaction)));
}

export function focusField(name) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control = field?.matches('input, textarea, select, button') ? field : field?.querySelector('input, textarea, select, button');
  control?.focus();
}

// A hand that is typing is never moved elsewhere.
export function focusWhenFree(name) {
  if (!document.activeElement?.matches('input, textarea, select, [contenteditable]')) focusField(name);
}
