// What the settings page reads and writes: the browser applies it, the account keeps it.
import { ownKeys, setOwnKeys } from './own-keys.js';
import { looks, setLook } from './theme.js';
import { tellSingleKeys } from './keys.js';
import { alertSound, setAlertSound, ready, resetAll } from './own-settings.js';

export { ownKeys, setOwnKeys, looks, setLook, tellSingleKeys, alertSound, setAlertSound, ready, resetAll };
