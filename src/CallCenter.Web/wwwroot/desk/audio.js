// Devices and notices of this workplace: chosen here, kept in the browser, used by the ring and by the phone. And the test before the shift.
import { phoneOfPage } from '../phone/phone.js';
import * as ring from './ring.js';

const CHOICES = 'afterSales.audio';
const NOTICES = ['sound', 'title', 'system'];
const ECHO_MS = 3_000;
const FRESH_MS = 1_000;

let told = null;
let devices = [];
let panel = null;
let timers = [];

const choices = () => { try { return JSON.parse(localStorage.getItem(CHOICES) ?? '{}'); } catch { return {}; } };
const keep = change => localStorage.setItem(CHOICES, JSON.stringify({ ...choices(), ...change }));
const list = () => navigator.mediaDevices?.enumerateDevices().catch(() => []) ?? Promise.resolve([]);
const isReal = d => d.deviceId && d.deviceId !== 'default' && d.deviceId !== 'communications';

/** Which notices are on; a workplace with all of them off would miss every call, so the last one stays. */
export function notices(chosen = choices()) {
  const on = Object.fromEntries(NOTICES.map(n => [n, chosen[n] !== false]));
  if (!NOTICES.some(n => on[n])) on.sound = true;
  return on;
}

/** From now on this desk hears of devices that come and go. */
export async function watch(desk) {
  told = desk;
  navigator.mediaDevices?.addEventListener('devicechange', changed);
  devices = (await list()).filter(isReal);
  await use();
}

export function unwatch() {
  navigator.mediaDevices?.removeEventListener('devicechange', changed);
  told = null;
  hide();
}

/** What was chosen is used, as far as it is plugged in. */
async function use() {
  const { talk, ringer } = choices();
  const has = id => devices.some(d => d.deviceId === id);
  ring.configure({ ...notices(), sink: ringer && has(ringer) ? ringer : '' });
  if (talk !== undefined) await phoneOfPage().setSink(has(talk) ? talk : '').catch(() => {});
}

async function changed() {
  const now = (await list()).filter(isReal);
  const gone = devices.filter(d => !now.some(n => n.deviceId === d.deviceId && n.kind === d.kind));
  const come = now.filter(n => !devices.some(d => d.deviceId === n.deviceId && d.kind === n.kind));
  devices = now;
  await use();
  // One plug is a microphone and a loudspeaker: one word for both.
  const name = ds => ds.map(d => d.label || d.kind).filter((l, i, all) => all.indexOf(l) === i).join(', ');
  if (gone.length) told?.invokeMethodAsync('DeviceChanged', name(gone), false).catch(() => {});
  else if (come.length) told?.invokeMethodAsync('DeviceChanged', name(come), true).catch(() => {});
  if (panel) fill();
}

// ---- the panel ------------------------------------------------------------------------------------------------------

export async function show(element) {
  hide();
  panel = element;
  panel.addEventListener('change', chosen);
  panel.addEventListener('click', pressed);
  await fill();
  const phone = phoneOfPage();
  timers = [setInterval(async () => level((await phone.levels()).microphone), 150), setInterval(network, FRESH_MS)];
  network();
}

export function hide() {
  timers.forEach(clearInterval);
  timers = [];
  panel?.removeEventListener('change', chosen);
  panel?.removeEventListener('click', pressed);
  panel = null;
}

async function fill() {
  const all = await list(), now = choices();
  for (const select of panel?.querySelectorAll('select[data-device]') ?? []) {
    const kind = select.dataset.device === 'mic' ? 'audioinput' : 'audiooutput';
    select.replaceChildren(new Option(select.dataset.usual, ''), ...all.filter(d => d.kind === kind && isReal(d)).map((d, i) => new Option(d.label || `${kind} ${i + 1}`, d.deviceId)));
    select.value = now[select.dataset.device] ?? '';
    if (select.selectedIndex < 0) select.value = '';
  }
  const on = notices();
  for (const chip of panel?.querySelectorAll('[data-notice]') ?? []) {
    chip.setAttribute('aria-pressed', String(on[chip.dataset.notice]));
    // The last one cannot be switched off.
    chip.disabled = on[chip.dataset.notice] && NOTICES.filter(n => on[n]).length === 1;
  }
}

async function chosen(e) {
  const device = e.target.dataset?.device;
  if (!device) return;
  keep({ [device]: e.target.value });
  if (device === 'mic') await phoneOfPage().setMicrophone(e.target.value).catch(() => {});
  else await use();
}

async function pressed(e) {
  const button = e.target instanceof Element ? e.target.closest('button') : null;
  if (button?.dataset.notice) {
    const on = notices();
    keep({ ...on, [button.dataset.notice]: !on[button.dataset.notice] });
    if (button.dataset.notice === 'system' && !on.system) await ring.askForNotices();
    await use();
    await fill();
  } else if (button?.dataset.test === 'ring') await ring.test();
  else if (button?.dataset.test === 'tone') await tone();
  else if (button?.dataset.test === 'echo') await echo(button);
}

function level(value) {
  const lit = Math.min(10, Math.round(value * 30));
  panel?.querySelectorAll('[data-level] i').forEach((bar, i) => bar.classList.toggle('off', i >= lit));
}

async function tone() {
  const audio = new AudioContext();
  await audio.setSinkId?.(choices().talk ?? '').catch(() => {});
  const note = audio.createOscillator(), gain = audio.createGain();
  note.frequency.value = 660;
  gain.gain.value = 0.15;
  note.connect(gain).connect(audio.destination);
  note.start();
  note.stop(audio.currentTime + 0.6);
  note.onended = () => audio.close();
}

// Three seconds of one's own voice, played back on the loudspeaker of the talk: only the agent can say whether he heard himself.
async function echo(button) {
  const note = panel.querySelector('[data-echo]');
  const say = word => { note.textContent = button.dataset[word]; note.dataset.state = word; };
  let stream;
  try {
    const mic = choices().mic;
    stream = await navigator.mediaDevices.getUserMedia({ audio: mic ? { deviceId: { ideal: mic } } : true });
    const recorder = new MediaRecorder(stream), parts = [];
    recorder.ondataavailable = e => parts.push(e.data);
    const done = new Promise(stopped => { recorder.onstop = stopped; });
    button.disabled = true;
    say('speak');
    recorder.start();
    await new Promise(over => setTimeout(over, ECHO_MS));
    recorder.stop();
    await done;
    say('listen');
    const audio = new Audio(URL.createObjectURL(new Blob(parts, { type: recorder.mimeType })));
    await audio.setSinkId?.(choices().talk ?? '').catch(() => {});
    await audio.play();
    await new Promise(ended => { audio.onended = ended; });
    URL.revokeObjectURL(audio.src);
    say('heard');
  } catch {
    say('failed');
  } finally {
    stream?.getTracks().forEach(t => t.stop());
    button.disabled = false;
  }
}

// Figures with a word (ITU-T G.114: 150 ms one way is not noticed; 1 % loss is heard by a trained ear, 3 % by everybody).
async function network() {
  const row = panel?.querySelector('[data-network]');
  if (!row) return;
  const f = await phoneOfPage().statistics().catch(() => null);
  if (!f) { row.textContent = row.dataset.none; row.dataset.word = 'none'; return; }
  const all = f.packetsReceived + f.packetsLost, loss = all > 0 ? 100 * f.packetsLost / all : 0;
  const word = loss > 3 || f.jitterMs > 60 ? 'bad' : loss > 1 || f.jitterMs > 30 ? 'fair' : 'good';
  row.dataset.word = word;
  row.textContent = row.dataset[word].replace('{jitter}', f.jitterMs.toFixed(0)).replace('{loss}', loss.toFixed(1)).replace('{trip}', (f.roundTripMs ?? 0).toFixed(0));
}
