// What is typed and not yet known to the server: kept in the browser, so that a cut circuit, a reload or a crashed tab loses no word.
// The form says by data-kept-at (server's clock) what the server has; whatever was typed later is ours. What a cut may have swallowed is owed: only the
// server's own answer settles it once the circuit is back (another device may have moved the time on meanwhile). It is said again then, and where
// somebody else wrote in the same field, the agent chooses (conflict).
import { serverNow } from '../ui/ticker.js';

const PREFIX = 'afterSales.draft.';
const EVERY_MS = 2_000;             // between two writes to local storage while somebody types
const OLDEST_MS = 12 * 3_600_000;   // a shift; what is older nobody asks for again
const MOST_FIELDS = 40;
const MOST_WORDS = 500;             // of one field that are known to be ours
const ASK_AGAIN_MS = 2_000;         // after an answer that did not come

let desk = null;
let key = null;
let contact = null;
let pending = {};                   // field: { base, value, at, owed }
let before = new WeakMap();         // element: what stood there before the present word
let writing = null;
let watching = null;
let looking = null;
let offered = new Set();
let said = new Map();               // field: what was typed here, word by word: where the server has one of these, nobody else wrote
let asking = 0;                     // when the server was asked last and has not answered, or 0

const form = () => document.querySelector('[data-testid=ticket-form][data-contact]');
const isCut = () => (document.documentElement.dataset.circuit ?? 'good') !== 'good';
const fieldOf = el => el instanceof HTMLElement && el.matches('input, textarea') && el.closest('[data-testid=ticket-form]') ? el.closest('[data-field]')?.dataset.field : null;
const control = field => form()?.querySelector(`[data-field="${CSS.escape(field)}"]`)?.querySelector('input, textarea');

export function open(page, agent) {
  close();
  desk = page;
  key = PREFIX + agent;
  // Another person's words do not stay at this place.
  for (const other of Object.keys(localStorage).filter(k => k.startsWith(PREFIX) && k !== key)) localStorage.removeItem(other);
  document.addEventListener('beforeinput', noteBase, true);
  document.addEventListener('input', typed, true);
  document.addEventListener('focusout', left, true);
  watching = new MutationObserver(() => { if (isCut()) owe(); else back(); });
  watching.observe(document.documentElement, { attributes: true, attributeFilter: ['data-circuit'] });
  looking = setInterval(look, 500);
  look();
}

export function close() {
  document.removeEventListener('beforeinput', noteBase, true);
  document.removeEventListener('input', typed, true);
  document.removeEventListener('focusout', left, true);
  watching?.disconnect();
  clearInterval(looking);
  if (desk) write();
  [desk, contact, pending, offered, said, asking] = [null, null, {}, new Set(), new Map(), 0];
}

// The agent decided: his own word goes into the field, as if typed now.
export function take(field, value) { say(field, value); }

// He decided for what stands there: his own word is done with.
export function leave(field) {
  delete pending[field];
  offered.delete(field);
  write();
}

function noteBase(e) {
  if (fieldOf(e.target) && !before.has(e.target)) before.set(e.target, e.target.value);
}

function typed(e) {
  const field = fieldOf(e.target);
  if (!field || !contact || !e.isTrusted) return;
  if (!(field in pending) && Object.keys(pending).length >= MOST_FIELDS) return;
  pending[field] = { base: pending[field]?.base ?? before.get(e.target) ?? '', value: e.target.value, at: serverNow(), owed: isCut() || (pending[field]?.owed ?? false) };
  const words = said.get(field) ?? new Set();
  if (words.size < MOST_WORDS) said.set(field, words.add(e.target.value));
  writing ??= setTimeout(write, EVERY_MS);
  tell();
}

function left(e) {
  if (!fieldOf(e.target)) return;
  before.delete(e.target);
  write();
}

function write() {
  clearTimeout(writing);
  writing = null;
  if (!key || !contact) return;
  if (Object.keys(pending).length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ contact, at: Date.now(), fields: pending }));
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept?.contact === contact && Date.now() - kept.at < OLDEST_MS ? kept.fields : {};
  } catch {
    return {}; // not ours, or cut short while it was written
  }
}

// A new contact: what this browser still has of it. And what the server has by now need not be kept here.
function look() {
  const now = form()?.dataset.contact ?? null;
  if (now !== contact) {
    contact = now;
    before = new WeakMap();
    [offered, said, asking] = [new Set(), new Map(), 0];
    pending = now ? read() : {};
    owe();
  }
  if (isCut() || !contact) { tell(); return; }
  if (Object.keys(pending).some(field => pending[field].owed && !offered.has(field))) back();
  const known = Number(form()?.dataset.keptAt ?? 0);
  let gone = false;
  for (const [field, one] of Object.entries(pending)) {
    if (one.at > known || one.owed || offered.has(field)) continue;
    delete pending[field];
    gone = true;
  }
  if (gone) write();
  tell();
}

// Nobody knows how much of it the server heard.
function owe() {
  for (const one of Object.values(pending)) one.owed = true;
}

// The circuit is there (again): what it did not hear is said once more. The server is asked what it has, since the page may still show what was typed here.
async function back() {
  if (Object.keys(pending).length === 0 || Date.now() - asking < ASK_AGAIN_MS) return;
  asking = Date.now();
  const asked = contact, page = desk;
  const known = await page.invokeMethodAsync('DraftNow', asked).catch(() => null);
  if (asked !== contact || page !== desk) return;
  // No answer, or the desk is not open yet: what is owed is asked about again.
  if (!known) return;
  asking = 0;
  for (const [field, one] of Object.entries(pending)) {
    if (offered.has(field) || !one.owed) continue;
    // No field of this draft: time settles it.
    if (!(field in known)) { one.owed = false; continue; }
    const theirs = known[field];
    if (theirs === one.value) { delete pending[field]; write(); }
    else if (theirs === one.base || said.get(field)?.has(theirs)) say(field, one.value);
    else {
      offered.add(field);
      page.invokeMethodAsync('DraftConflict', field, one.value, theirs).catch(() => offered.delete(field));
    }
  }
}

function say(field, value) {
  const box = control(field);
  delete pending[field];
  offered.delete(field);
  write();
  if (!box || box.disabled) return;
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

// The strip says which of the two has it: "in this browser" while the server does not.
function tell() {
  const strip = document.querySelector('[data-testid=draft-state]');
  strip?.toggleAttribute('data-only-here', isCut() && Object.keys(pending).length > 0);
}
