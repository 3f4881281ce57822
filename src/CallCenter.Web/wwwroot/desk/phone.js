// Puts the browser phone's state into the desk's words: off, connecting, ready, no-permission, unavailable, taken-over.
import { phoneOfPage } from '../phone/phone.js';

// Why the server says goodbye to a phone that another window of the same agent has replaced.
const replaced = ['replaced', 'takenOver', 'taken-over'];

export function watch(changed) {
  const phone = phoneOfPage();
  const tell = () => changed(...wordOf(phone.state));
  tell();
  return phone.on('state', tell);
}

export async function start() {
  const phone = phoneOfPage();
  await phone.start();
  if (String(phone.state.problem?.code ?? '').startsWith('microphone.')) {
    // Asked again after the person allowed it: the phone itself waits for a new device only.
    phone.stop();
    await phone.start();
  }
}

export function mute(on) {
  phoneOfPage().mute(on);
}

export function isRunning() {
  return phoneOfPage().state.signalling !== 'closed';
}

function wordOf({ signalling, media, muted, problem }) {
  const code = problem?.code ? String(problem.code) : null;
  if (code && replaced.includes(code)) return ['taken-over', null, false];
  if (code === 'microphone.NotAllowedError') return ['no-permission', null, muted];
  if (code?.startsWith('microphone.')) return ['unavailable', code.slice('microphone.'.length), muted];
  if (media === 'connected') return ['ready', null, muted];
  if (signalling === 'closed' && media === 'idle' && !code) return ['off', null, muted];
  if (media === 'lost' && code) return ['unavailable', code, muted];
  return ['connecting', null, muted];
}
