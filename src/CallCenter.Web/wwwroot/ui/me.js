// What the settings page reads and writes; the browser keeps it.
import { ownKeys, setOwnKeys } from './own-keys.js';
import { looks, setLook } from './theme.js';
import { tellSingleKeys } from './keys.js';

const alerts = 'alert-sound'; // the same place as the floor page's own switch
export const alertSound = () => localStorage.getItem(alerts) === 'on';
export const setAlertSound = on => localStorage.setItem(alerts, on ? 'on' : 'off');
export { ownKeys, setOwnKeys, looks, setLook, tellSingleKeys };
