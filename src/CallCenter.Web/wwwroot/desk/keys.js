// A key presses the control that shows it: every control names its keys in data-keys ("F2 Ctrl+Shift+A").
// So a key can never do what no button on the screen does, and a disabled button cannot be pressed by key.
const endThrottle = 1000;
let lastEnd = 0;
let attached = false;

export function start() {
  if (attached) return;
  attached = true;
  document.addEventListener('keydown', pressed, true);
}

function pressed(event) {
  if (event.isComposing || event.repeat || event.defaultPrevented) return;
  const name = nameOf(event);
  if (name === 'Escape' && inText(event.target)) return leave(event.target);
  if (isPlain(event) && inText(event.target)) return;
  const control = controlFor(name);
  if (!control) {
    if (reserved.has(name)) event.preventDefault();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (name === 'F4' && !mayEnd()) return;
  if (savesForm.has(name)) flush(event.target);
  control.click();
}

// Keys that the browser would use for something that loses work on this page.
const reserved = new Set(['Ctrl+S', 'Ctrl+Shift+R', 'F2', 'F4', 'F8', 'F9']);
const savesForm = new Set(['Ctrl+S', 'Ctrl+Enter']);

function controlFor(name) {
  for (const control of document.querySelectorAll('[data-keys]')) {
    if (control.dataset.keys.split(' ').includes(name) && !control.disabled && control.getAttribute('aria-disabled') !== 'true') return control;
  }
  return null;
}

function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && key.length > 0 && !/^[!-@]$/.test(key) ? 'Shift+' : ''}${key}`;
}

function isPlain(event) {
  return !event.ctrlKey && !event.altKey && !event.metaKey && event.key.length === 1;
}

export function inText(element) {
  return element instanceof HTMLElement
    && (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT'
      || (element.tagName === 'INPUT' && !['button', 'checkbox', 'radio', 'submit'].includes(element.type)));
}

function leave(element) {
  if (element.getAttribute('aria-expanded') !== 'true') element.blur();
}

// The second press of the end key finishes the after-call work, but not within a second of the first: a bounce must not skip it.
function mayEnd() {
  const now = performance.now();
  if (now - lastEnd < endThrottle) return false;
  lastEnd = now;
  return true;
}

// What is typed reaches the server before the save does.
function flush(element) {
  if (inText(element)) element.dispatchEvent(new Event('change', { bubbles: true }));
}
