// Ring notice by ear and eye: tone (Web Audio), title at 1 Hz, system notice when the page is hidden.
// Sound is allowed by the browser only after a gesture: unlock() is called from the click that makes the agent ready.
const burst = 0.4;       // seconds of tone
const pause = 0.2;       // between the two bursts of a ring
const period = 3;        // seconds from ring to ring
const longest = 120;     // seconds scheduled ahead; no queue rings one agent longer
let audio = null;
let tone = null;
let flash = null;
let title = null;
let notice = null;
let wanted = { sound: true, title: true, system: true, sink: '' };

/** Which notices this workplace wants, and on which loudspeaker it rings. */
export function configure(choice) {
  wanted = { ...wanted, ...choice };
  audio?.setSinkId?.(wanted.sink).catch(() => {});
}

export async function unlock() {
  if (!audio) {
    audio = new AudioContext();
    if (wanted.sink) await audio.setSinkId?.(wanted.sink).catch(() => {});
  }
  if (audio.state !== 'running') await audio.resume();
  return audio.state === 'running';
}

export async function askForNotices() {
  if (!('Notification' in window)) return 'denied';
  return Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
}

export function start(heading, body) {
  stop();
  if (wanted.sound) sound(longest);
  if (wanted.title) {
    title = document.title;
    let on = false;
    // A worker's clock: the timers of a page in the background come once a minute.
    flash = new Worker('./desk/beat.js?every=1000');
    flash.onmessage = () => { on = !on; document.title = on ? heading : title; };
  }
  if (wanted.system && document.hidden && 'Notification' in window && Notification.permission === 'granted') {
    notice = new Notification(heading, { body, tag: 'aftersales-ring', requireInteraction: true });
    notice.onclick = () => { window.focus(); notice?.close(); };
  }
}

export function stop() {
  tone?.stop();
  tone = null;
  flash?.terminate();
  flash = null;
  if (title !== null) document.title = title;
  title = null;
  notice?.close();
  notice = null;
}

// One ring, so that the agent hears at sign-in what he will hear at the first call.
export async function test() {
  if (!await unlock()) return false;
  sound(period);
  return true;
}

// One short soft tone: something waits, nobody calls.
export function remind() {
  if (!audio || audio.state !== 'running') return;
  const gain = audio.createGain();
  gain.gain.value = 0;
  gain.connect(audio.destination);
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = 660;
  oscillator.connect(gain);
  const begin = audio.currentTime + 0.02;
  gain.gain.setTargetAtTime(0.1, begin, 0.01);
  gain.gain.setTargetAtTime(0, begin + 0.2, 0.03);
  oscillator.start(begin);
  oscillator.stop(begin + 0.5);
}

// The whole ring is written onto the audio clock at once: a throttled background tab cannot make it stutter.
function sound(seconds) {
  if (!audio || audio.state !== 'running') return;
  const gain = audio.createGain();
  gain.gain.value = 0;
  gain.connect(audio.destination);
  const oscillators = [440, 554].map(frequency => {
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    return oscillator;
  });
  const begin = audio.currentTime + 0.02;
  for (let at = begin; at < begin + seconds; at += period) {
    for (const from of [at, at + burst + pause]) {
      gain.gain.setTargetAtTime(0.18, from, 0.01);
      gain.gain.setTargetAtTime(0, from + burst, 0.02);
    }
  }
  for (const oscillator of oscillators) {
    oscillator.start(begin);
    oscillator.stop(begin + seconds);
  }
  tone = { stop() { gain.disconnect(); for (const oscillator of oscillators) oscillator.disconnect(); } };
}
