// The connection light's word, tooltip and menu for the voice: which way it takes, why, and how good it is. Works without the circuit.
const PREFERENCE_KEY = 'afterSales.phone.preferredWay';

let phone = null;
let figures = null;
let measuredWay = 'none';

const lights = () => document.querySelectorAll('[data-connection]');
const preference = () => localStorage.getItem(PREFERENCE_KEY) ?? 'auto';

/** Half the round trip and the stay in the play-out buffer. */
const delayOf = f => (f.roundTripMs ?? 0) / 2 + f.jitterBufferMs;

/** Since the phone connected. */
const lossOf = f => f.packetsReceived + f.packetsLost > 0 ? 100 * f.packetsLost / (f.packetsReceived + f.packetsLost) : 0;

export function sentence(light, state, f) {
  const way = state?.way ?? 'none';
  const tip = light.dataset[`tip${way[0].toUpperCase()}${way.slice(1)}`];
  if (way === 'none') return tip;
  const why = state.reason ? light.dataset[`why${state.reason[0].toUpperCase()}${state.reason.slice(1)}`] : '';
  const measured = f
    ? light.dataset.figures.replace('{jitter}', f.jitterMs.toFixed(0)).replace('{loss}', lossOf(f).toFixed(1)).replace('{delay}', delayOf(f).toFixed(0))
    : light.dataset.measuring;
  return `${tip.replace('{why}', why)} ${measured}`;
}

function paint() {
  const state = phone?.state;
  for (const light of lights()) {
    const text = sentence(light, state, figures);
    light.dataset.voice = state?.way ?? 'none';
    // The visible word is the name, what it stands for the description (WCAG 2.5.3).
    light.title = text;
    const menu = light.parentElement;
    menu.querySelector('[data-voice-note]').textContent = text;
    const forced = state?.signalling === 'open' && state.policy !== preference();
    const chosen = forced ? state.policy : preference();
    menu.querySelectorAll('[data-voice-way]').forEach(item => {
      item.setAttribute('aria-checked', String(item.dataset.voiceWay === chosen));
      item.disabled = forced;
    });
    const note = menu.querySelector('[data-voice-forced]');
    if (note) note.hidden = !forced;
  }
}

function follow(made) {
  phone = made;
  made.on('state', state => {
    if (state.way !== measuredWay) figures = null;
    measuredWay = state.way;
    paint();
  });
  made.on('statistics', f => { figures = f; paint(); });
  paint();
}

if (globalThis.afterSalesPhone) follow(globalThis.afterSalesPhone);
document.addEventListener('aftersales:phone', e => follow(e.detail));
// the menu may be younger than the last news
document.addEventListener('toggle', e => { if (e.target instanceof Element && e.target.matches('[data-connection] + .menu__list')) paint(); }, true);
document.addEventListener('click', e => {
  const way = e.target instanceof Element ? e.target.closest('[data-voice-way]')?.dataset.voiceWay : null;
  if (!way) return;
  if (phone) phone.prefer(way);
  else localStorage.setItem(PREFERENCE_KEY, way);
  paint();
});
