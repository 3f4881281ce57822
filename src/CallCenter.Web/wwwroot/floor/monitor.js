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

export const start = () => phone.start();
export const mute = on => phone.mute(on);
