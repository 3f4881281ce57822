// What is typed and not yet known to the server: kept in the browser, so that a cut circuit, a reload or a crashed tab loses no word.
// The form says by data-kept-at (server's clock) what the server has; whatever was typed later is ours. Once the circuit is back it is said again,
// and where somebody else wrote in the same field meanwhile, the agent chooses (conflict).
import { serverNow } from '../ui/ticker.js';

const PREFIX = 'afterSales.draft.';
const EVERY_MS = 2_000;             // between two writes to local storage while somebody types
const OLDEST_MS = 12 * 3_600_000;   // a shift; what is older nobody asks for again
const MOST_FIELDS = 40;

let desk = null;
let key = null;
let contact = null;
let pending = {};                   // field: { base, value, at }
let before = new WeakMap();         // element: what stood there before the present word
let writing = null;
let watching = null;
let looking = null;
let offered = new Set();

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
  watching = new MutationObserver(() => { if (!isCut()) back(); });
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
  [desk, contact, pending, offered] = [null, null, {}, new Set()];
}

// The agent decided: his own word goes into the field, as if typed now.
export function take(field, value) { say(field, value); }

function noteBase(e) {
  if (fieldOf(e.target) && !before.has(e.target)) before.set(e.target, e.target.value);
}

function typed(e) {
  const field = fieldOf(e.target);
  if (!field || !contact || !e.isTrusted) return;
  if (!(field in pending) && Object.keys(pending).length >= MOST_FIELDS) return;
  pending[field] = { base: pending[field]?.base ?? before.get(e.target) ?? '', value: e.target.value, at: serverNow() };
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
    offered = new Set();
    pending = now ? read() : {};
    if (now && !isCut()) back();
  }
  if (isCut() || !contact) { tell(); return; }
  const known = Number(form()?.dataset.keptAt ?? 0);
  let gone = false;
  for (const [field, one] of Object.entries(pending)) {
    if (one.at > known || offered.has(field)) continue;
    delete pending[field];
    gone = true;
  }
  if (gone) write();
  tell();
}

// The circuit is there (again): what it did not hear is said once more. The server is asked what it has, since the page may still show what was typed here.
async function back() {
  if (Object.keys(pending).length === 0) return;
  const asked = contact, page = desk;
  const known = await page.invokeMethodAsync('DraftNow', asked).catch(() => null);
  if (!known || asked !== contact || page !== desk) return;
  for (const [field, one] of Object.entries(pending)) {
    if (offered.has(field) || !(field in known)) continue;
    const theirs = known[field];
    if (theirs === one.value) { delete pending[field]; write(); }
    else if (theirs === one.base) say(field, one.value);
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
