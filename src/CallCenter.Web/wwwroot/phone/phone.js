// The browser's half of the agent's phone. It belongs to the page, not to a Blazor circuit: one nailed-up peer connection
// lives while the agent is signed in, calls come and go on the server. The WebSocket only signals, and losing it costs no audio, unless
// WebRTC does not come up (no UDP, no OpenSSL on the server) or was lost: then it carries the audio too (voice-line.js).

import { figuresOf, levelsOf } from './peer-figures.js';
import { SignalLine } from './signal-line.js';
import { Timers } from './timers.js';
import { VoiceLine } from './voice-line.js';

const PROTOCOL = 1;
const SESSION_KEY = 'afterSales.phone.session';
const DISCONNECTED_GRACE_MS = 2_000;
const RESTART_LIMIT_MS = 8_000;
const LEVELS_MS = 150;
const STATISTICS_MS = 5_000;
const FALLBACK_MS = 4_000;          // ICE and DTLS take well under a second where they work at all
const RETURN_MS = 30_000;           // between attempts to get WebRTC back
const FAST_PING_MS = 2_000;
const WAY_KEY = 'afterSales.phone.way';
const WHY_KEY = 'afterSales.phone.whyNotWebRtc';
const PREFERENCE_KEY = 'afterSales.phone.preferredWay';
const CODECS = ['audio/pcmu', 'audio/pcma', 'audio/telephone-event'];

const DEFAULTS = {
  url: '/phone/ws',
  token: null,
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  // what the jitter buffer should aim at; it still grows when the network needs it
  jitterBufferTarget: 20,
  audio: null,
};

export class BrowserPhone {
  #options;
  #handlers = new Map();
  #signals;
  #peer = null;
  #sender = null;
  #receiver = null;
  #stream = null;
  #audio;
  #session = sessionStorage.getItem(SESSION_KEY);
  #running = false;
  #welcomed = false;
  #offerId = 0;
  #timers = new Timers();
  #voice = null;
  #voiceStarting = false;
  #policy = 'auto';
  #webRtcMissing = null;
  #why = null;
  #sinkId = null;
  #peerMedia = 'idle';
  #state = { signalling: 'closed', media: 'idle', muted: false, problem: null, way: 'none', policy: 'auto', reason: null };

  constructor(options = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#audio = this.#options.audio ?? BrowserPhone.#createAudio();
    this.#signals = new SignalLine(this.#options.url, {
      opening: () => { this.#welcomed = false; this.#set({ signalling: 'connecting' }); },
      opened: () => this.#send({ type: 'hello', version: PROTOCOL, session: this.#session, token: this.#options.token, way: this.preference }),
      text: message => this.#handle(message),
      bytes: frames => this.#voice?.received(frames),
      misread: e => this.#set({ problem: { code: 'signalling', message: e.message } }),
      closed: () => this.#closed(),
    });
  }

  /** signalling: closed | connecting | open; media: idle | connecting | connected | lost; problem: null or {code, message};
   *  way: none | webrtc | websocket; policy: auto | webrtc | websocket; reason: why not WebRTC. */
  get state() { return { ...this.#state }; }
  get session() { return this.#session; }
  get audio() { return this.#audio; }
  get remoteStream() { return this.#state.way === 'websocket' ? this.#voice?.remoteStream ?? null : this.#audio.srcObject; }
  /** The way that this workplace prefers; counts where the administrator left the choice. */
  get preference() { return localStorage.getItem(PREFERENCE_KEY) ?? 'auto'; }
  get peer() { return this.#peer; }

  /** Events: state, levels, statistics, message. Returns the function that ends the subscription. */
  on(event, handler) {
    if (!this.#handlers.has(event)) this.#handlers.set(event, new Set());
    this.#handlers.get(event).add(handler);
    return () => this.#handlers.get(event).delete(handler);
  }

  /** Signs the phone in. Microphone and WebSocket start side by side, so that a reloaded page speaks again at once. */
  async start() {
    if (this.#running) return;
    this.#running = true;
    navigator.mediaDevices?.addEventListener('devicechange', this.#devicesChanged);
    this.#timers.every('statistics', STATISTICS_MS, () => this.#reportStatistics());
    this.#timers.every('levels', LEVELS_MS, () => this.#emitLevels());
    this.#timers.every('return', RETURN_MS, () => this.#tryToReturn());
    this.#signals.start();
    await this.#acquireMicrophone();
  }

  /** Signs the phone out and lets go of the microphone. */
  stop() {
    if (!this.#running) return;
    this.#running = false;
    this.#send({ type: 'bye', reason: 'signedOut' });
    navigator.mediaDevices?.removeEventListener('devicechange', this.#devicesChanged);
    this.#timers.cancelAll();
    this.#hangUp();
    this.#dropPeer();
    this.#stopVoice();
    this.#stream?.getTracks().forEach(t => t.stop());
    this.#stream = null;
    this.#session = null;
    sessionStorage.removeItem(SESSION_KEY);
    sessionStorage.removeItem(WAY_KEY);
    this.#peerMedia = 'idle';
    this.#set({ signalling: 'closed', media: 'idle', problem: null, way: 'none', reason: null });
  }

  /** Chooses the way for this workplace: auto, webrtc or websocket. */
  prefer(way) {
    localStorage.setItem(PREFERENCE_KEY, way);
    this.#send({ type: 'prefer', way });
    this.#emit('preference', way);
  }

  /** Silences the microphone; the connection stays up and sends comfort silence. */
  mute(on = true) {
    this.#set({ muted: on });
    this.#stream?.getAudioTracks().forEach(t => { t.enabled = !on; });
    this.#tellState();
  }

  /** Chooses the loudspeaker or headset by device id; resolves false where the browser cannot. */
  async setSink(deviceId) {
    if (!this.#audio.setSinkId) return false;
    this.#sinkId = deviceId;
    await this.#audio.setSinkId(deviceId);
    await this.#voice?.setSink(deviceId);
    return true;
  }

  /** Chooses the microphone by device id without touching the connection. */
  async setMicrophone(deviceId) {
    const { deviceId: _, ...any } = this.#options.microphone;
    this.#options.microphone = deviceId ? { ...any, deviceId: { exact: deviceId } } : any;
    if (!this.#running) return;
    await this.#acquireMicrophone();
  }

  /** Sends DTMF as telephone-events; resolves false if the peer did not agree to them. */
  sendDigits(digits) {
    if (this.#state.way === 'websocket') return this.#voice?.sendDigits(digits) ?? false;
    if (!this.#sender?.dtmf?.canInsertDTMF) return false;
    this.#sender.dtmf.insertDTMF(digits, 100, 60);
    return true;
  }

  /** Loudness of both directions, 0 to 1, by the browser's own statistics: needs no gesture and no AudioContext. */
  async levels() {
    if (this.#state.way === 'websocket' && this.#voice) return { ...this.#voice.levels, microphone: this.#state.muted ? 0 : this.#voice.levels.microphone };
    const levels = levelsOf(await this.#peer?.getStats());
    return this.#state.muted ? { ...levels, microphone: 0 } : levels;
  }

  /** What the browser knows of the connection's quality; null without one. */
  async statistics() {
    if (this.#state.way === 'websocket' && this.#voice) return { roundTripMs: this.#signals.roundTripMs, remoteFractionLost: null, ...this.#voice.statistics };
    if (this.#peer?.connectionState !== 'connected') return null;
    return figuresOf(await this.#peer.getStats());
  }

  // ---- signalling -------------------------------------------------------------------------------------------------

  #closed() {
    this.#welcomed = false;
    this.#voice?.close();
    this.#set({ signalling: 'closed' });
    if (this.#state.way === 'websocket') this.#wayIs('none', this.#state.policy, this.#state.reason);
  }

  #hangUp() {
    this.#welcomed = false;
    this.#signals.stop();
  }

  #send(message) { return this.#signals.send(message); }

  async #handle(message) {
    switch (message.type) {
      case 'welcome': await this.#welcome(message); break;
      case 'answer': await this.#answered(message); break;
      case 'refused': this.#refused(message); break;
      case 'media': this.#mediaChanged(message); break;
      case 'bye': this.#dismissed(message); break;
      case 'way': this.#wayChanged(message); break;
      default: this.#emit('message', message);
    }
  }

  async #welcome({ session, resumed, media, policy = 'auto', webRtcMissing = null, way = 'none' }) {
    this.#signals.welcomed();
    this.#policy = policy;
    this.#webRtcMissing = webRtcMissing;
    this.#wayIs(way, policy, this.#state.reason);
    this.#welcomed = true;
    this.#session = session;
    sessionStorage.setItem(SESSION_KEY, session);
    this.#set({ signalling: 'open' });
    this.#tellState();
    this.#signals.ping();
    if (!this.#mayWebRtc()) {
      this.#withoutWebRtc();
      return;
    }
    // a socket that was lost, or a page that was reloaded, in the middle of a call goes on by the way it had
    if (this.#voice || sessionStorage.getItem(WAY_KEY) === 'websocket') await this.#startVoice(this.#why ?? sessionStorage.getItem(WHY_KEY) ?? 'lost');
    // after a mere socket loss the audio never stopped; everything else begins with an offer
    if (resumed && media && this.#peer?.connectionState === 'connected') return;
    if (!resumed) this.#dropPeer();
    await this.#offer();
  }

  #mayWebRtc() { return this.#policy !== 'websocket' && !this.#webRtcMissing; }

  /** This server has none, or nobody wants it: the WebSocket, unless that is not wanted either. */
  #withoutWebRtc() {
    this.#dropPeer();
    if (this.#policy !== 'webrtc') this.#startVoice(this.#webRtcMissing ? 'openssl' : 'policy');
    else this.#set({ media: 'lost', problem: { code: 'dtls', message: this.#webRtcMissing } });
  }

  #refused({ id, code, reason, retry }) {
    if (id !== undefined && id !== null && id !== this.#offerId) return;
    this.#peerIs('lost', { code, message: reason });
    if (retry) this.#timers.after('rebuild', RESTART_LIMIT_MS, () => this.#rebuild());
  }

  #mediaChanged({ connected, reason }) {
    if (connected) {
      // after a restart asked for by the server the peer connection itself saw no change
      this.#timers.cancel('restart', 'rebuild');
      return;
    }
    if (reason === 'Replaced') return;
    // an expired consent heals by an ICE restart, everything else needs new keys
    if (reason === 'ConsentExpired') this.#restart();
    else this.#rebuild();
  }

  /** Another page of this agent took the phone, or the server signed us out: stay quiet until asked again. */
  #dismissed({ reason }) {
    this.#hangUp();
    this.stop();
    this.#set({ problem: { code: reason, message: reason } });
  }

  #tellState() {
    this.#send({ type: 'state', media: this.#state.media, muted: this.#state.muted, microphone: this.#hasLiveMicrophone() });
  }

  // ---- media ------------------------------------------------------------------------------------------------------

  async #acquireMicrophone() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: this.#options.microphone });
      if (!this.#running) {
        stream.getTracks().forEach(t => t.stop());
        return;
      }
      const old = this.#stream;
      this.#stream = stream;
      this.#voice?.use(stream);
      const track = stream.getAudioTracks()[0];
      track.enabled = !this.#state.muted;
      track.onended = () => { if (this.#running && this.#stream === stream) this.#acquireMicrophone(); };
      if (this.#sender) await this.#sender.replaceTrack(track);
      old?.getTracks().forEach(t => t.stop());
      this.#set({ problem: null });
    } catch (e) {
      // The chosen one was unplugged: any microphone is better than none, and the talk goes on.
      if (this.#options.microphone.deviceId && ['OverconstrainedError', 'NotFoundError', 'NotReadableError'].includes(e.name)) {
        const { deviceId: _, ...any } = this.#options.microphone;
        this.#options.microphone = any;
        await this.#acquireMicrophone();
        return;
      }
      this.#set({ problem: { code: `microphone.${e.name}`, message: e.message } });
      return;
    }
    this.#tellState();
    if (!this.#welcomed) return;
    if (!this.#mayWebRtc()) this.#withoutWebRtc();
    else if (!this.#peer) await this.#offer();
  }

  #hasLiveMicrophone() { return this.#stream?.getAudioTracks().some(t => t.readyState === 'live') ?? false; }

  #devicesChanged = () => { if (this.#running && !this.#hasLiveMicrophone()) this.#acquireMicrophone(); };

  #createPeer() {
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
    const transceiver = peer.addTransceiver(this.#stream.getAudioTracks()[0], { direction: 'sendrecv', streams: [this.#stream] });
    const offered = RTCRtpReceiver.getCapabilities('audio').codecs
      .filter(c => CODECS.includes(c.mimeType.toLowerCase()) && c.clockRate === 8000)
      .sort((a, b) => CODECS.indexOf(a.mimeType.toLowerCase()) - CODECS.indexOf(b.mimeType.toLowerCase()));
    transceiver.setCodecPreferences?.(offered);
    this.#sender = transceiver.sender;
    this.#receiver = transceiver.receiver;
    if ('jitterBufferTarget' in this.#receiver) this.#receiver.jitterBufferTarget = this.#options.jitterBufferTarget;
    peer.ontrack = e => { if (peer === this.#peer) this.#play(e.track); };
    peer.onconnectionstatechange = () => { if (peer === this.#peer) this.#peerChanged(peer.connectionState); };
    this.#peer = peer;
    return peer;
  }

  async #offer({ iceRestart = false } = {}) {
    if (!this.#welcomed || !this.#hasLiveMicrophone() || !this.#mayWebRtc()) return;
    const peer = this.#peer ?? this.#createPeer();
    if (this.#peerMedia !== 'connected') {
      this.#peerIs('connecting');
      this.#fallBackAfter(FALLBACK_MS, 'unreachable');
    }
    const id = ++this.#offerId;
    const offer = await peer.createOffer({ iceRestart });
    if (peer !== this.#peer || id !== this.#offerId) return;
    await peer.setLocalDescription(offer);
    if (peer === this.#peer && id === this.#offerId) this.#send({ type: 'offer', id, sdp: peer.localDescription.sdp });
  }

  async #answered({ id, sdp }) {
    const peer = this.#peer;
    if (id !== this.#offerId || peer?.signalingState !== 'have-local-offer') return;
    try {
      await peer.setRemoteDescription({ type: 'answer', sdp });
      this.#set({ problem: null });
    } catch (e) {
      this.#peerIs('lost', { code: 'answer', message: e.message });
    }
  }

  #peerChanged(connection) {
    if (connection === 'connected') {
      this.#timers.cancel('restart', 'rebuild', 'fallback');
      this.#peerIs('connected');
      this.#tellVoice();
    } else if (connection === 'disconnected') {
      this.#timers.after('restart', DISCONNECTED_GRACE_MS, () => this.#restart());
      this.#fallBackAfter(DISCONNECTED_GRACE_MS, 'lost');
    } else if (connection === 'failed') {
      this.#peerIs('lost', { code: 'unreachable', message: 'no way for audio between browser and server (UDP)' });
      this.#fallBackAfter(0, 'unreachable');
      // with the voice line at work the next attempt has time
      if (!this.#voice) this.#restart();
    } else if (connection === 'closed') {
      this.#rebuild();
    }
    this.#tellState();
  }

  /** New paths, same keys. If that does not help soon, everything is made anew. */
  #restart() {
    if (!this.#peer) return;
    this.#timers.after('rebuild', RESTART_LIMIT_MS, () => this.#rebuild());
    this.#offer({ iceRestart: true });
  }

  #rebuild() {
    this.#dropPeer();
    if (!this.#running || !this.#mayWebRtc()) return;
    this.#peerIs('connecting');
    this.#offer();
  }

  // ---- the way over the WebSocket -----------------------------------------------------------------------------------

  /** What the peer connection says counts for the agent only while no other way carries the audio. */
  #peerIs(media, problem = null) {
    this.#peerMedia = media;
    if (this.#state.way === 'websocket') return;
    this.#set({ media, problem });
  }

  #fallBackAfter(ms, why) {
    if (this.#policy !== 'auto') return;
    this.#timers.after('fallback', ms, () => { if (this.#peer?.connectionState !== 'connected') this.#startVoice(why); });
  }

  async #startVoice(why) {
    this.#why = why;
    sessionStorage.setItem(WHY_KEY, why);
    if (!this.#running || !this.#hasLiveMicrophone() || this.#voiceStarting) return;
    if (this.#voice) {
      this.#tellVoice();
      return;
    }
    this.#voiceStarting = true;
    const voice = new VoiceLine(
      bytes => this.#signals.sendBytes(bytes),
      () => this.#signals.backlog);
    try {
      await voice.start(this.#stream, this.#sinkId);
      if (!this.#running) {
        voice.stop();
        return;
      }
      this.#voice = voice;
      this.#timers.every('fastPing', FAST_PING_MS, () => this.#signals.ping());
      if (voice.isRunning) this.#tellVoice();
      else this.#waitForGesture(() => voice.resume());
      voice.context.onstatechange = () => { if (this.#voice === voice) this.#tellVoice(); };
    } catch (e) {
      voice.stop();
      this.#set({ media: 'lost', problem: { code: 'worklet', message: e.message } });
    } finally {
      this.#voiceStarting = false;
    }
  }

  #stopVoice() {
    this.#timers.cancel('fastPing');
    const voice = this.#voice;
    this.#voice = null;
    this.#why = null;
    voice?.stop();
  }

  /** Tells the server whether frames may flow, and whether it may return to WebRTC. It decides, and says the way. */
  #tellVoice() {
    if (!this.#welcomed) return;
    const peer = this.#peer?.connectionState === 'connected';
    this.#send({ type: 'voice', on: this.#voice?.isRunning ?? false, peer, reason: this.#why ?? undefined });
  }

  #wayChanged({ way, policy, reason }) {
    const former = this.#policy;
    this.#policy = policy;
    this.#wayIs(way, policy, reason ?? null);
    if (policy !== former && this.#welcomed) this.#obey();
  }

  #wayIs(way, policy, reason) {
    const former = this.#state.way;
    if (way !== 'none') sessionStorage.setItem(WAY_KEY, way);
    this.#audio.muted = way === 'websocket';
    if (way === 'websocket') {
      if (former !== way) this.#voice?.open();
      this.#set({ way, policy, reason, media: 'connected', problem: null });
      if (!this.#voice) this.#startVoice(reason ?? 'lost').then(() => this.#voice?.open());
    } else {
      this.#voice?.close();
      this.#set({ way, policy, reason, media: this.#peerMedia === 'idle' ? 'connecting' : this.#peerMedia });
      if (way === 'webrtc' && this.#voice) {
        this.#stopVoice();
        this.#tellVoice();
      }
    }
    if (former !== way) {
      this.#tellState();
      this.#timers.after('firstStatistics', 1_000, () => this.#reportStatistics());
    }
  }

  /** Somebody else, or this agent, chose which ways are allowed. */
  #obey() {
    if (this.#policy === 'webrtc' && this.#webRtcMissing) {
      this.#stopVoice();
      this.#tellVoice();
      this.#withoutWebRtc();
      return;
    }
    if (!this.#mayWebRtc()) {
      // the voice line first, so that a call is not without any way
      this.#startVoice(this.#webRtcMissing ? 'openssl' : 'policy').then(() => { if (!this.#mayWebRtc()) this.#dropPeer(); });
      return;
    }
    if (this.#peer?.connectionState === 'connected') this.#tellVoice();
    else this.#rebuild();
  }

  /** While the voice line works, WebRTC is tried again now and then; the server returns to it when nobody is on the line. */
  #tryToReturn() {
    if (!this.#voice || !this.#mayWebRtc() || this.#peer?.connectionState === 'connected') return;
    this.#rebuild();
  }

  #waitForGesture(act) {
    this.#set({ problem: { code: 'autoplay', message: 'the browser lets a page sound after a gesture only' } });
    const retry = () => act().then(() => this.#set({ problem: null }));
    document.addEventListener('pointerdown', retry, { once: true });
    document.addEventListener('keydown', retry, { once: true });
  }

  #dropPeer() {
    this.#timers.cancel('restart', 'rebuild', 'fallback');
    const peer = this.#peer;
    this.#peer = this.#sender = this.#receiver = null;
    peer?.close();
    if (this.#peerMedia === 'connected') this.#peerIs('lost', this.#state.problem);
  }

  #play(track) {
    this.#audio.srcObject = new MediaStream([track]);
    this.#audio.play().catch(e => {
      if (e.name !== 'NotAllowedError') return;
      // without a gesture the page may not sound: say so, and take the next gesture
      this.#waitForGesture(() => this.#audio.play());
    });
  }

  async #emitLevels() {
    if (this.#handlers.get('levels')?.size && (this.#peer || this.#voice)) this.#emit('levels', await this.levels());
  }

  async #reportStatistics() {
    const figures = await this.statistics();
    if (!figures) return;
    this.#emit('statistics', figures);
    this.#send({ type: 'statistics', ...figures });
  }

  // ---- small things -----------------------------------------------------------------------------------------------

  #set(change) {
    const next = { ...this.#state, ...change };
    if (Object.keys(change).every(k => this.#state[k] === next[k])) return;
    this.#state = next;
    this.#emit('state', this.state);
  }

  #emit(event, value) {
    for (const handler of this.#handlers.get(event) ?? []) handler(value);
  }

  static #createAudio() {
    const audio = document.createElement('audio');
    audio.autoplay = true;
    audio.hidden = true;
    audio.id = 'afterSalesPhoneAudio';
    // outside of what Blazor renders, so that no render can take it away
    document.documentElement.append(audio);
    return audio;
  }
}

/** The page's one phone, made on first use; a Blazor circuit that comes back finds it talking. */
export function phoneOfPage(options) {
  if (!globalThis.afterSalesPhone) {
    globalThis.afterSalesPhone = new BrowserPhone(options);
    document.dispatchEvent(new CustomEvent('aftersales:phone', { detail: globalThis.afterSalesPhone }));
  }
  return globalThis.afterSalesPhone;
}
