// The floor's pages in the browser: definitions of figures on hover and focus, and the sound of a new alert. Delegated: no circuit, no set-up.
const gap = 6;            // px between a name and its definition
const storageKey = 'alert-sound';
let shown = null;

function show(name) {
  const definition = document.getElementById(name.dataset.def);
  if (!definition || definition === shown) return;
  hide();
  definition.showPopover();
  shown = definition;
  const at = name.getBoundingClientRect(), size = definition.getBoundingClientRect();
  const left = Math.min(Math.max(gap, at.left), innerWidth - size.width - gap);
  const below = at.bottom + gap + size.height < innerHeight;
  definition.style.left = `${left}px`;
  definition.style.top = `${below ? at.bottom + gap : Math.max(gap, at.top - gap - size.height)}px`;
}

function hide() {
  if (shown?.isConnected && shown.matches(':popover-open')) shown.hidePopover();
  shown = null;
}

const nameOf = e => e.target instanceof Element ? e.target.closest('[data-def]') : null;

// The pointer may rest on the definition itself (WCAG 1.4.13).
document.addEventListener('pointerover', e => {
  const name = nameOf(e);
  if (name) show(name);
  else if (shown && !shown.contains(e.target)) hide();
});
document.addEventListener('focusin', e => { const name = nameOf(e); if (name) show(name); else hide(); });
document.addEventListener('focusout', e => { if (nameOf(e)) hide(); });
document.addEventListener('keydown', e => { if (e.key === 'Escape') hide(); }, true);
document.addEventListener('scroll', hide, true);

// ---- alerts: one short double tone for each that is new, only when the person switched it on --------------------------------------

const heard = new Set();
let audio = null;

function sound() {
  audio ??= new AudioContext();
  const gain = audio.createGain();
  gain.gain.value = 0;
  gain.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.frequency.value = 880;
  tone.connect(gain);
  const begin = audio.currentTime + 0.02;
  for (const from of [begin, begin + 0.3]) {
    gain.gain.setTargetAtTime(0.12, from, 0.01);
    gain.gain.setTargetAtTime(0, from + 0.18, 0.02);
  }
  tone.start(begin);
  tone.stop(begin + 0.8);
}

function listen() {
  const on = localStorage.getItem(storageKey) === 'on';
  for (const button of document.querySelectorAll('[data-alert-sound]')) button.setAttribute('aria-pressed', String(on));
  let isNew = false;
  for (const alert of document.querySelectorAll('[data-alert-id][data-open]')) {
    if (heard.has(alert.dataset.alertId)) continue;
    heard.add(alert.dataset.alertId);
    isNew = true;
  }
  if (isNew && on) sound();
}

document.addEventListener('click', e => {
  if (!(e.target instanceof Element) || !e.target.closest('[data-alert-sound]')) return;
  const on = localStorage.getItem(storageKey) !== 'on';
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  document.dispatchEvent(new CustomEvent('own-setting', { detail: { alertSound: on } }));
  listen();
  if (on) sound();
});

setInterval(listen, 1000);
