// The sign-in page's helpers: fill a demo account, show the password, and the start-of-shift check.
const form = document.querySelector('form');
const passed = new Set();

document.addEventListener('click', e => {
  if (!(e.target instanceof Element)) return;
  const demo = e.target.closest('[data-demo-name]');
  if (demo) {
    form.querySelector('#name').value = demo.dataset.demoName;
    form.querySelector('#password').value = demo.dataset.demoPassword;
    form.querySelector('[type=submit]').focus();
  }
  const show = e.target.closest('[data-show-password]');
  if (show) {
    const input = form.querySelector('#password'), hidden = input.type === 'password';
    input.type = hidden ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(hidden));
  }
});

const row = name => document.querySelector(`[data-check="${name}"]`);

function pass(name) {
  row(name)?.setAttribute('data-ok', '');
  passed.add(name);
  const count = document.querySelector('[data-check-count]');
  if (count) count.textContent = `${passed.size} / 4`;
}

// Tones are made here: no file, and the click that starts them also settles the browser's autoplay permission.
function play(name, notes) {
  const audio = new AudioContext();
  notes.forEach(([hz, at, length]) => {
    const tone = audio.createOscillator(), gain = audio.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0, audio.currentTime + at);
    gain.gain.linearRampToValueAtTime(.2, audio.currentTime + at + .02);
    gain.gain.setValueAtTime(.2, audio.currentTime + at + length - .04);
    gain.gain.linearRampToValueAtTime(0, audio.currentTime + at + length);
    tone.connect(gain).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + length);
    tone.onended = () => { if (at === notes.at(-1)[1]) { pass(name); audio.close(); } };
  });
}

async function listen() {
  const mic = row('mic'), bars = [...mic.querySelectorAll('.lvl i')], hint = mic.querySelector('.meta');
  bars.forEach((b, i) => { b.style.height = `${4 + i * 1.2}px`; });
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    hint.textContent = hint.dataset.denied;
    return;
  }
  const audio = new AudioContext(), meter = audio.createAnalyser(), data = new Float32Array(1024);
  meter.fftSize = 1024;
  audio.createMediaStreamSource(stream).connect(meter);
  const until = performance.now() + 6000;
  const draw = () => {
    meter.getFloatTimeDomainData(data);
    const loud = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length);
    const lit = Math.min(10, Math.round(loud * 60));
    bars.forEach((b, i) => b.classList.toggle('off', i >= lit));
    if (lit > 3) pass('mic');
    if (performance.now() < until) requestAnimationFrame(draw);
    else { stream.getTracks().forEach(t => t.stop()); audio.close(); }
  };
  draw();
}

async function measureLine() {
  const times = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    try { await fetch('/health/live', { cache: 'no-store' }); } catch { return; }
    times.push(performance.now() - start);
  }
  const line = document.querySelector('[data-line]');
  if (line) line.textContent = `${Math.round(Math.min(...times))} ms`;
  pass('line');
}

row('mic')?.querySelector('button').addEventListener('click', listen);
row('ear')?.querySelector('button').addEventListener('click', () => play('ear', [[660, 0, .5]]));
row('ring')?.querySelector('button').addEventListener('click', () => play('ring', [[450, 0, .8], [450, 1.2, .8]]));
measureLine();
