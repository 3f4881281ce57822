// Looks, sounds and keys follow the person's account: what the account has is applied when a page opens, what is changed here is told to it, setting by setting,
// so of two browsers the later change wins. Who has nothing there yet brings what this browser has. What could not be told waits here for the next page.
import { stored, store, ownKeys, setOwnKeys } from './own-keys.js';
import { looks, setLook, rememberedLooks } from './theme.js';
import { singleKeysOn, setSingleKeys } from './keys.js';

const path = '/me/settings';
const pauseMs = 400;      // several changes in a row are one request
const againMs = 5_000;
const alerts = 'alert-sound'; // the same place as the floor page's own switch
const user = document.documentElement.dataset.user;
const unsent = 'own-unsent';
let timer = null;
let pending = read();
let quiet = false;        // what comes from the account is not told back to it

function read() {
  try { return JSON.parse(stored(unsent) ?? '{}') ?? {}; } catch { return {}; }
}

const keep = () => store(unsent, Object.keys(pending).length ? JSON.stringify(pending) : null);
export const alertSound = () => localStorage.getItem(alerts) === 'on';
export function setAlertSound(on) {
  localStorage.setItem(alerts, on ? 'on' : 'off');
  tell({ alertSound: on });
}

function tell(changes) {
  if (!user || quiet) return;
  Object.assign(pending, changes);
  keep();
  clearTimeout(timer);
  timer = setTimeout(send, pauseMs);
}

async function send() {
  clearTimeout(timer);
  const sent = pending;
  if (!Object.keys(sent).length) return;
  pending = {};
  try {
    const answer = await fetch(path, { method: 'PATCH', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
    // What the account refuses would be refused again; who is not signed in any more tells it after the next sign-in.
    if (answer.status === 401 || answer.status >= 500) throw new Error(String(answer.status));
  } catch {
    pending = { ...sent, ...pending };
    timer = setTimeout(send, againMs);
  }
  keep();
}

// What this browser has of its own, for an account that has nothing.
function here() {
  const found = { ...rememberedLooks() }, keys = JSON.parse(ownKeys());
  if (Object.keys(keys).length) found.keys = keys;
  if (!singleKeysOn()) found.singleKeys = false;
  if (alertSound()) found.alertSound = true;
  return found;
}

function apply(settings) {
  quiet = true;
  try {
    for (const [name, now] of Object.entries(rememberedLooks())) if (now !== (settings[name] ?? '')) setLook(name, settings[name] ?? null);
    for (const name of Object.keys(looks())) if (settings[name] && looks()[name] !== settings[name]) setLook(name, settings[name]);
    const keys = JSON.stringify(settings.keys ?? {});
    if (keys !== ownKeys()) setOwnKeys(keys);
    if (singleKeysOn() !== (settings.singleKeys ?? true)) setSingleKeys(settings.singleKeys ?? true);
    localStorage.setItem(alerts, settings.alertSound ? 'on' : 'off');
  } finally {
    quiet = false;
  }
}

async function begin() {
  if (!user) return;
  await send();
  if (Object.keys(pending).length) return; // not reachable: what is here holds
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' } });
    if (answer.status === 204) { const mine = here(); if (Object.keys(mine).length) tell(mine); }
    else if (answer.ok) apply({ ...await answer.json(), ...pending }); // what was changed while it was on its way is newer
  } catch {
    // Not reachable: what is here holds, and the next page asks again.
  }
}

/** Everything as the product has it, here and in the account. */
export async function resetAll() {
  clearTimeout(timer);
  pending = {};
  keep();
  apply({});
  await fetch(path, { method: 'DELETE' }).catch(() => tell({ theme: null, contrast: null, density: null, motion: null, keys: null, singleKeys: null, alertSound: null }));
}

document.addEventListener('own-setting', e => tell(e.detail));
addEventListener('online', () => { send(); });

const began = begin();
/** Done when what the account has is applied, or cannot be had. */
export const ready = () => began;
