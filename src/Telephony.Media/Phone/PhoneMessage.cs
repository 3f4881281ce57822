using System.Text.Json.Serialization;

namespace Telephony.Media.Phone;

/// <summary>
/// One message between the page and the server, as JSON with a "type". The page says hello, the server welcomes; the page
/// offers, the server answers or refuses. Closed: the nested records are all there are.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Offer), "offer")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(MediaChanged), "media")]
[JsonDerivedType(typeof(State), "state")]
[JsonDerivedType(typeof(Statistics), "statistics")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Pong), "pong")]
[JsonDerivedType(typeof(Bye), "bye")]
[JsonDerivedType(typeof(Voice), "voice")]
[JsonDerivedType(typeof(Prefer), "prefer")]
[JsonDerivedType(typeof(WayChanged), "way")]
public abstract record PhoneMessage
{
    private PhoneMessage()
    {
    }

    /// <summary>Page to server, first message of every WebSocket.</summary>
    /// <param name="Version">Version of this protocol; 1.</param>
    /// <param name="Session">The session the page had, if it had one: tells a lost socket or a reload from a first start.</param>
    /// <param name="Token">A bearer token where no cookie authenticates the WebSocket; never logged.</param>
    /// <param name="Way">The way that this workplace prefers: auto, webrtc or websocket; counts where the administrator left the choice.</param>
    public sealed record Hello(int Version, string? Session = null, string? Token = null, string? Way = null) : PhoneMessage;

    /// <summary>Server to page: the phone is there.</summary>
    /// <param name="Session">What to say in the next hello.</param>
    /// <param name="Resumed">The page's session was known; its media may still flow.</param>
    /// <param name="Media">Media flows at this instant, seen from the server.</param>
    /// <param name="Policy">Which ways are allowed: auto, webrtc or websocket.</param>
    /// <param name="WebRtcMissing">Why this server offers no WebRTC; null where it does.</param>
    /// <param name="Way">The way in use: none, webrtc or websocket.</param>
    public sealed record Welcome(string Session, bool Resumed, bool Media, string Policy = "auto", string? WebRtcMissing = null, string Way = "none") : PhoneMessage;

    /// <summary>Page to server: an SDP offer.</summary>
    /// <param name="Id">Grows with each offer of the page; repeated in the reply.</param>
    /// <param name="Sdp">The offer, at most 32 KB.</param>
    public sealed record Offer(int Id, string Sdp) : PhoneMessage;

    /// <summary>Server to page: the SDP answer.</summary>
    public sealed record Answer(int Id, string Sdp) : PhoneMessage;

    /// <summary>Server to page: an offer or a message that is not accepted.</summary>
    /// <param name="Id">The offer's id; null if it was no offer.</param>
    /// <param name="Code">For programs: <c>offer</c>, <c>dtls</c>, <c>protocol</c>.</param>
    /// <param name="Reason">For the connection light's tooltip and the log.</param>
    /// <param name="Retry">Whether trying again later can help.</param>
    public sealed record Refused(int? Id, string Code, string Reason, bool Retry) : PhoneMessage;

    /// <summary>Server to page: media came up or ended.</summary>
    /// <param name="Connected">Whether media flows.</param>
    /// <param name="Reason">A <see cref="PhoneLostReason"/> by name; null when connected.</param>
    public sealed record MediaChanged(bool Connected, string? Reason = null) : PhoneMessage;

    /// <summary>Page to server: what the agent's phone looks like from there.</summary>
    /// <param name="Media">idle, connecting, connected or lost.</param>
    /// <param name="Muted">The agent muted the microphone.</param>
    /// <param name="Microphone">A live microphone is there.</param>
    public sealed record State(string Media, bool Muted, bool Microphone) : PhoneMessage;

    /// <summary>Page to server: audio frames of this socket may begin, or end.</summary>
    /// <param name="On">The page's audio graph runs; binary messages follow as long as the way is in use.</param>
    /// <param name="Peer">The page's peer connection stands: the server may return to it.</param>
    /// <param name="Reason">Why not by WebRTC: openssl, policy, unreachable or lost.</param>
    public sealed record Voice(bool On, bool Peer, string? Reason = null) : PhoneMessage;

    /// <summary>Page to server: the agent chose a way for this workplace.</summary>
    /// <param name="Way">auto, webrtc or websocket.</param>
    public sealed record Prefer(string Way) : PhoneMessage;

    /// <summary>Server to page: the way in use, or what is allowed, changed.</summary>
    /// <param name="Way">none, webrtc or websocket.</param>
    /// <param name="Policy">auto, webrtc or websocket.</param>
    /// <param name="Reason">Why not WebRTC; null when it is.</param>
    public sealed record WayChanged(string Way, string Policy, string? Reason = null) : PhoneMessage;

    /// <summary>Page to server, every five seconds: the browser's view of the quality.</summary>
    /// <param name="RoundTripMs">Round trip of the ICE path, milliseconds.</param>
    /// <param name="JitterMs">Interarrival jitter, milliseconds.</param>
    /// <param name="PacketsReceived">Since the page connected.</param>
    /// <param name="PacketsLost">Since the page connected.</param>
    /// <param name="PacketsSent">Since the page connected.</param>
    /// <param name="ConcealedPercent">Share of samples that the browser had to invent, 0-100.</param>
    /// <param name="JitterBufferMs">Mean stay in the browser's jitter buffer, milliseconds.</param>
    /// <param name="RemoteFractionLost">What our receiver reports told the browser, 0-1.</param>
    /// <param name="Underruns">How often the play-out ran dry in the middle of speech; the way over the WebSocket only.</param>
    /// <param name="Dropped">Frames that the page could not send in time; the way over the WebSocket only.</param>
    public sealed record Statistics(
        double? RoundTripMs,
        double JitterMs,
        long PacketsReceived,
        long PacketsLost,
        long PacketsSent,
        double ConcealedPercent,
        double JitterBufferMs,
        double? RemoteFractionLost,
        long Underruns = 0,
        long Dropped = 0) : PhoneMessage;

    /// <summary>Page to server, every ten seconds; answered at once.</summary>
    /// <param name="At">The page's own clock, repeated in the pong.</param>
    public sealed record Ping(long At) : PhoneMessage;

    /// <summary>Server to page.</summary>
    public sealed record Pong(long At) : PhoneMessage;

    /// <summary>Either way: this WebSocket ends on purpose.</summary>
    /// <param name="Reason">signedOut; replaced (another page of the same agent took over).</param>
    public sealed record Bye(string Reason) : PhoneMessage;
}
