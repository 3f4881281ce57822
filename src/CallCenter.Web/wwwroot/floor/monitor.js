// The supervisor's phone on the floor's page: the same browser phone as at a desk, with the microphone closed while he only listens.
import * as phone from '../desk/phone.js';

let unwatch = null;

export function open(bar) {
  unwatch?.();
  unwatch = phone.watch((word, detail, muted) => bar.invokeMethodAsync('PhoneChanged', word, detail, muted));
}

export function close() {
  unwatch?.();
  unwatch = null;
}

// A reload in the middle of a call: the microphone was allowed before, so the phone comes back without a click.
export async function resume(muted) {
  if (phone.isRunning()) return;
  const allowed = await navigator.permissions?.query({ name: 'microphone' }).then(p => p.state === 'granted', () => false);
  if (!allowed) return;
  await phone.start();
  phone.mute(muted);
}

export const start = () => phone.start();
export const mute = on => phone.mute(on);
