// Starts the page: everything that must work without the server's help, then the circuit.
import './theme.js';
import './ticker.js';
import './keys.js';
import './menu.js';
import './grid.js';
import './combo.js';
import './splitter.js';
import './print.js';
import './full-text.js';
import './quality.js';
import './attach.js';
import './session.js';
import './own-settings.js';
import '../floor/floor.js';
import '../phone/light.js';
import { connect } from './connection.js';

connect();
