// A key presses the control that names it in aria-keyshortcuts: a disabled or missing control cannot be pressed, and the help lists what is there.
import { stored, store } from './own-keys.js';

const modifiers = ['Control', 'Alt', 'Shift', 'Meta'];
const lastPress = new WeakMap();
let singleKeys = stored('single-keys') !== 'off';

const isText = el => el instanceof HTMLElement &&
  (el.isContentEditable || el.matches('textarea, select, input:not([type=button], [type=submit], [type=checkbox], [type=radio], [type=range])'));

/** Draws the switches of the page as they stand. */
export const tellSingleKeys = () => document.querySelectorAll('[data-single-keys]').forEach(s => s.setAttribute('aria-checked', String(singleKeys)));

export const singleKeysOn = () => singleKeys;
export function setSingleKeys(on) {
  singleKeys = on;
  store('single-keys', on ? 'on' : 'off');
  tellSingleKeys();
  document.dispatchEvent(new CustomEvent('own-setting', { detail: { singleKeys: on } }));
}

function nameOf(e) {
  const key = e.key === ' ' ? 'Space' : e.key.length === 1 ? e.key.toUpperCase() : e.key;
  const held = [e.ctrlKey && 'Control', e.altKey && 'Alt', e.metaKey && 'Meta'].filter(Boolean);
  // Shift is part of the character for '?' and of the chord for letters and named keys.
  if (e.shiftKey && (e.key.length > 1 || /[a-z]/i.test(e.key))) held.push('Shift');
  return [...held, key].join('+');
}

const canonical = keys => {
  const parts = keys.split('+').filter(Boolean);
  const key = parts.pop() ?? '+';
  const held = modifiers.filter(m => parts.includes(m));
  const order = ['Control', 'Alt', 'Meta', 'Shift'].filter(m => held.includes(m));
  return [...order, key.length === 1 ? key.toUpperCase() : key].join('+');
};

const usable = el => !el.disabled && el.getAttribute('aria-disabled') !== 'true' && (el.hidden || el.checkVisibility?.() !== false);

function find(name) {
  const open = document.querySelector('dialog[open]');
  const scope = open ?? document;
  const all = [...scope.querySelectorAll('[aria-keyshortcuts]')].filter(el =>
    el.getAttribute('aria-keyshortcuts').split(/\s+/).some(k => k && canonical(k) === name) && usable(el));
  // The page's own meaning goes before the frame's; a box that has the focus already has had its turn, so that the same key again reaches the next.
  const next = all.filter(el => el !== document.activeElement || !isText(el));
  return next.find(el => el.closest('main')) ?? next[0] ?? all[0];
}

// The settings page asks for a key: it is told, not obeyed. Before every other listener.
addEventListener('keydown', e => {
  if (!(e.target instanceof HTMLInputElement) || !('chord' in e.target.dataset) || e.isComposing || e.keyCode === 229) return;
  if (e.key === 'Tab' || e.key === 'Escape' && !e.ctrlKey && !e.altKey) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  if (modifiers.includes(e.key) || e.repeat) return;
  e.target.value = nameOf(e);
  e.target.dispatchEvent(new Event('change', { bubbles: true }));
}, true);

document.addEventListener('keydown', e => {
  if (e.isComposing || e.keyCode === 229 || e.repeat || e.defaultPrevented) return; // an input method is at work, or a key is held down
  const plain = !e.ctrlKey && !e.altKey && !e.metaKey && e.key.length === 1;
  if (isText(e.target)) {
    if (e.key === 'Escape' && (e.target.getAttribute('aria-expanded') !== 'true' || 'taken' in e.target.dataset)) e.target.blur();
    if (plain || e.key === 'Escape' || e.key === 'Enter' && !e.ctrlKey && !e.altKey) return;
    if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Backspace', 'Delete', 'Home', 'End', 'Tab'].includes(e.key) && !e.altKey && !e.ctrlKey) return;
  }
  // Space presses the focused control, and arrows move inside a group that has them: no page-wide key may take that away.
  if (e.key === ' ' && e.target instanceof Element && e.target.closest('button, a, summary, input, [role=gridcell]')) return;
  if (e.key.startsWith('Arrow') && !e.ctrlKey && !e.altKey && e.target instanceof Element && e.target.closest('[data-roving], [data-grid], .menu__list')) return;
  if (e.key === 'Escape' && document.querySelector('.menu__list:popover-open, .def:popover-open')) return; // it closes what lies on top
  // '?' stays: it is the way back to the switch, and WCAG 2.1.4 asks that keys can be turned off or changed, which it can.
  if (plain && !singleKeys && e.key !== '?') return;
  const control = find(nameOf(e));
  if (!control) return;
  e.preventDefault();
  const pause = Number(control.dataset.keyPause || 0), now = performance.now();
  if (pause && now - (lastPress.get(control) ?? -pause) < pause) return;
  lastPress.set(control, now);
  tellChange(e.target);
  if (isText(control)) control.focus(); else control.click();
}, true);

// A key leaves the focus where it is, so the browser would tell a field's change only later: Ctrl+S would save the value before the last.
const valueAtFocus = new WeakMap();
document.addEventListener('focusin', e => { if (isText(e.target)) valueAtFocus.set(e.target, e.target.value); }, true);
document.addEventListener('change', e => { if (isText(e.target)) valueAtFocus.set(e.target, e.target.value); }, true);

function tellChange(field) {
  if (isText(field) && field.type !== 'file' && valueAtFocus.get(field) !== field.value)
    field.dispatchEvent(new Event('change', { bubbles: true }));
}

function words(el) {
  if (el.dataset.keyText) return el.dataset.keyText;
  if (el.ariaLabel) return el.ariaLabel;
  const copy = el.cloneNode(true);
  copy.querySelectorAll('kbd, svg').forEach(x => x.remove());
  return copy.textContent.trim() || el.title || el.placeholder || '';
}

/** What can be done on this page by a key, for the palette: words and keys, in the order of the page. */
let offered = [];
export function actions() {
  const seen = new Set();
  offered = [...document.querySelectorAll('[aria-keyshortcuts]')].filter(el => {
    const keys = el.getAttribute('aria-keyshortcuts');
    if (!keys || el.closest('dialog') || !usable(el) || seen.has(keys) || !words(el)) return false;
    seen.add(keys);
    return true;
  }).slice(0, 60); // more would not be read
  return offered.map(el => ({ text: words(el).slice(0, 120), keys: el.getAttribute('aria-keyshortcuts') }));
}

/** Presses what the palette offered, after its dialog has given the focus back. */
export function press(index) {
  const control = offered[index];
  offered = [];
  if (control?.isConnected && usable(control)) { if (isText(control)) control.focus(); else control.click(); }
}

/** The same once the palette's dialog is closed and the focus is back where it was. */
export function pressLater(index) {
  const open = document.querySelector('dialog[open]');
  if (open) open.addEventListener('close', () => press(index), { once: true }); else press(index);
}

/** Presses one of the frame's own controls. */
export const pressFirst = selector => document.querySelector(selector)?.click();

function showHelp() {
  const dialog = document.getElementById('keys-help');
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector('[data-keys-list]');
  const seen = new Set(), rows = [];
  for (const el of document.querySelectorAll('[aria-keyshortcuts]')) {
    if (dialog.contains(el) || !(el.hidden || el.checkVisibility?.() !== false)) continue;
    const keys = el.getAttribute('aria-keyshortcuts');
    if (!keys || seen.has(keys)) continue;
    seen.add(keys);
    const dt = document.createElement('dt'), dd = document.createElement('dd');
    for (const one of keys.split(/\s+/)) {
      const cap = document.createElement('kbd');
      cap.className = 'kbd';
      cap.textContent = one.replace('Control', 'Ctrl').replace('Escape', 'Esc').replaceAll('+', ' ');
      dt.append(cap, ' ');
    }
    dd.textContent = words(el);
    rows.push(dt, dd);
  }
  list.replaceChildren(...rows);
  dialog.querySelector('[data-single-keys]').setAttribute('aria-checked', String(singleKeys));
  dialog.showModal();
}

document.addEventListener('click', e => {
  if (!(e.target instanceof Element)) return;
  if (e.target.closest('[data-keys-help]')) showHelp();
  if (e.target.closest('[data-close-dialog]')) e.target.closest('dialog')?.close();
  const single = e.target.closest('[data-single-keys]');
  if (single) {
    setSingleKeys(!singleKeys);
  }
});
