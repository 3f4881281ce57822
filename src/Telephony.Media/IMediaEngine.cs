using System.Collections.Immutable;
using System.Net;
using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace Telephony.Media;

/// <summary>
/// The media port: legs, who hears whom, prompts, digits, recordings, wherever the engine runs. Commands come from any thread and take effect before they
/// return, in the order given; what happens is told to <see cref="IMediaEvents"/>. Commands that take something away (close, disconnect, stop) do nothing
/// when it is gone already; the others throw <see cref="MediaException"/> and change nothing. <see cref="MediaEngine"/> runs in this process;
/// <see cref="Remote.RemoteMediaEngine"/> speaks to one that outlives it (docs/adr/0010).
/// </summary>
public interface IMediaEngine : IAsyncDisposable
{
    /// <summary>Totals for metrics; of an engine elsewhere, as they were when last asked.</summary>
    MediaCounters Counters { get; }

    /// <summary>What can be played.</summary>
    PromptLibrary Prompts { get; }

    /// <summary>Legs open now.</summary>
    int OpenLegs { get; }

    /// <summary>Every open leg with its recording; after a restart of this process alone, those that it left behind.</summary>
    IReadOnlyList<StandingLeg> Standing();

    /// <summary>Whether legs go on when this process dies, so that notes about them are worth writing.</summary>
    bool OutlivesItsClient { get; }

    /// <summary>Writes on a leg what the next process needs to lead it; an earlier note is replaced. Nothing when the leg is gone.</summary>
    /// <param name="leg">Which.</param>
    /// <param name="note">At most 16 KB; the engine does not read it, and it goes with the leg.</param>
    /// <exception cref="MediaException">It is too long.</exception>
    void Note(MediaLegId leg, ReadOnlySpan<byte> note);

    /// <summary>Takes over a leg that a former process left (<see cref="Standing"/>): it is this one's from now on.</summary>
    /// <returns>Its note; null when there is none, or no such leg.</returns>
    byte[]? Adopt(StandingLeg leg);

    /// <summary>Loads the prompts, repairs what a crash left behind (told as closed recordings), starts.</summary>
    /// <exception cref="IOException">The recordings directory cannot be made or read, or the media process cannot be reached.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Opens a leg for plain RTP. Packets are dropped until <see cref="SetRemote"/>.</summary>
    /// <returns>The end point for our SDP: advertised address, bound port.</returns>
    /// <exception cref="MediaException">No port is free, the leg exists, or too many are open.</exception>
    IPEndPoint OpenRtpLeg(MediaLegId leg);

    /// <summary>Opens a leg over a transport that knows its peer (browser phone). The engine disposes it with the leg.</summary>
    /// <exception cref="MediaException">The leg exists, or too many are open.</exception>
    void OpenLeg(MediaLegId leg, IRtpTransport transport, LegFormat format);

    /// <summary>What the peer's SDP says: where it is and what was agreed. Called again for each re-INVITE; the stream to the peer goes on unbroken.</summary>
    /// <param name="leg">An RTP leg.</param>
    /// <param name="remote">Address and port in the peer's SDP.</param>
    /// <param name="format">What was agreed, seen from here.</param>
    /// <param name="signalling">Where the peer's SIP comes from, if known: behind NAT that host may then be learnt as source; nobody else ever is.</param>
    /// <exception cref="MediaException">Unknown leg, or not an RTP leg.</exception>
    void SetRemote(MediaLegId leg, IPEndPoint remote, LegFormat format, IPAddress? signalling = null);

    /// <summary>Changes what was agreed (codec, hold) without a new address; for legs of any transport.</summary>
    /// <exception cref="MediaException">Unknown leg.</exception>
    void SetFormat(MediaLegId leg, LegFormat format);

    /// <summary>Ends a leg: its recording is closed, its peer hears nothing more, its port rests.</summary>
    void CloseLeg(MediaLegId leg);

    /// <summary>
    /// From now on the listener hears exactly these: nobody, one (relayed packet by packet, without delay, digits included) or the sum of
    /// several (mixed each 20 ms from queues of 20-100 ms). What others hear does not change. A prompt that the listener hears goes on until it
    /// ends. Its stream stays one: same SSRC, sequence without a gap, timestamps by the clock.
    /// </summary>
    /// <param name="listener">Who hears.</param>
    /// <param name="speakers">Who is heard, at most 16; the listener itself and repetitions are left out.</param>
    /// <exception cref="MediaException">One of them is unknown, or they are too many.</exception>
    void SetHeard(MediaLegId listener, params ReadOnlySpan<MediaLegId> speakers);

    /// <summary>Who hears a leg now, and whether each takes telephone events (RFC 4733) as its SDP says. Empty for a leg that is gone.</summary>
    IReadOnlyList<(MediaLegId Leg, bool TakesEvents)> ListenersOf(MediaLegId speaker);

    /// <summary>
    /// The two hear each other and nobody else from now on; an earlier peer, who heard only one of them, hears nobody. Those who listen in
    /// by <see cref="SetHeard"/> go on. A prompt that one hears goes on until it ends.
    /// </summary>
    /// <exception cref="MediaException">One of them is unknown.</exception>
    void Connect(MediaLegId a, MediaLegId b);

    /// <summary>The leg hears nobody and nobody hears it; those who heard it among others go on hearing the others.</summary>
    void Disconnect(MediaLegId leg);

    /// <summary>The leg hears the prompt instead of its peer, until it ends, <see cref="StopPlay"/> or another prompt.</summary>
    /// <exception cref="MediaException">Unknown leg or prompt.</exception>
    void Play(MediaLegId leg, PromptId prompt, bool loop);

    /// <summary>The leg hears a sentence of several prompts without a gap between them, as <see cref="Play(MediaLegId, PromptId, bool)"/> lets it hear one.</summary>
    /// <param name="leg">Who hears it.</param>
    /// <param name="name">What <see cref="IMediaEvents.PromptFinished"/> calls it, once, after the last of the prompts.</param>
    /// <param name="prompts">The prompts in order; at least one.</param>
    /// <param name="loop">From the beginning again after the last.</param>
    /// <exception cref="MediaException">Unknown leg, or one of the prompts is unknown (nothing is played then, and what is heard goes on).</exception>
    void Play(MediaLegId leg, PromptId name, ImmutableArray<PromptId> prompts, bool loop);

    /// <summary>Ends what the leg is being played; its peer is heard again.</summary>
    void StopPlay(MediaLegId leg);

    /// <summary>What the leg says is replaced by silence, for its peer and for recordings alike. Its digits are still reported.</summary>
    /// <exception cref="MediaException">Unknown leg.</exception>
    void Mute(MediaLegId leg, bool muted);

    /// <summary>Sends a digit to the leg's peer by RFC 4733; several wait for each other.</summary>
    /// <param name="leg">Who gets it.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">Clamped to 40-6,000 ms.</param>
    /// <exception cref="MediaException">Unknown leg, not a digit, no telephone events agreed, or more than 64 waiting.</exception>
    void SendDigit(MediaLegId leg, char digit, int durationMs);

    /// <summary>
    /// Records a leg, normally the customer's: left what it says, right what it hears, whoever that is. The file is made by the recorder's
    /// thread; disk trouble is told as <see cref="IMediaEvents.RecordingFailed"/>.
    /// </summary>
    /// <param name="customerLeg">Whose recording it is; it ends with the leg.</param>
    /// <param name="recording">Its id.</param>
    /// <param name="relativePath">Below the recordings directory, e.g. <c>2026/11/22/0193….wav</c>; must not exist yet.</param>
    /// <exception cref="MediaException">Unknown leg, path not allowed, recorded already, or too many recordings.</exception>
    void StartRecording(MediaLegId customerLeg, RecordingId recording, string relativePath);

    /// <summary>Ends a recording; <see cref="IMediaEvents.RecordingClosed"/> follows when it is complete on disk.</summary>
    void StopRecording(RecordingId recording);

    /// <summary>Writes silence in both channels from now on; the time line is kept. Nothing when it is paused or gone.</summary>
    void PauseRecording(RecordingId recording);

    /// <summary>Ends a pause. Nothing when there is none.</summary>
    void ResumeRecording(RecordingId recording);

    /// <summary>A leg's packets so far; null when it is gone.</summary>
    LegStatistics? Statistics(MediaLegId leg);
}
