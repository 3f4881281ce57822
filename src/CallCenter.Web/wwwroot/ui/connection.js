// The circuit: started here so that a lost connection shows a thin bar and comes back fast, without a modal over the form.
// Audio does not hang on it: the browser phone has its own socket.
import { markStale } from './ticker.js';

const root = document.documentElement;
const pauses = [0, 250, 500, 1000, 1000, 2000]; // ms between attempts; the last one repeats
let lost = false;
let wake = null;

const bar = (name, shown) => document.querySelectorAll(`[data-connbar="${name}"]`).forEach(b => { b.hidden = !shown; });
const level = name => {
  root.dataset.circuit = name;
  document.querySelectorAll('[data-connection]').forEach(c => { c.dataset.level = name; });
  markStale();
};

// A retry that waits, but not in a tab that has just come back to the front or online.
const pause = ms => new Promise(done => {
  const timer = setTimeout(done, ms);
  wake = () => { clearTimeout(timer); done(); };
});
document.addEventListener('visibilitychange', () => { if (!document.hidden) wake?.(); });
addEventListener('online', () => wake?.());

/** A call of this page's own phone is up: a reload would cut it. The phone's script sets data-call-up. */
const callIsUp = () => root.hasAttribute('data-call-up');

function gone() {
  bar('weak', false);
  level('lost');
  if (callIsUp()) bar('gone', true); else location.reload();
}

async function comeBack() {
  level('weak');
  for (let n = 0; lost; n++) {
    await pause(pauses[Math.min(n, pauses.length - 1)]);
    if (n === 1) bar('weak', true); // the first, immediate attempt is not worth a word
    if (n === 5) level('lost');
    try {
      if (await Blazor.reconnect()) return; // onConnectionUp follows
      gone(); // the server has forgotten the circuit
      return;
    } catch {
      // Not reachable yet: the next turn tries again.
    }
  }
}

function up() {
  const worthAWord = !document.querySelector('[data-connbar="weak"]')?.hidden;
  lost = false;
  bar('weak', false);
  level('good');
  if (worthAWord) { bar('back', true); setTimeout(() => bar('back', false), 2000); }
}

export async function connect() {
  document.addEventListener('click', e => { if (e.target instanceof Element && e.target.closest('[data-reload]')) location.reload(); });
  await Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { if (!lost) { lost = true; comeBack(); } },
        onConnectionUp: up,
      },
    },
  });
  root.dataset.circuit ??= 'good';
}
