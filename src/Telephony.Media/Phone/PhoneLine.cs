using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Telephony.Media.Phone;

/// <summary>
/// One signed-in agent's phone on the server: the transport that the agent's leg holds, and the conversation with whichever
/// page currently speaks for it. Pages come and go (reload, lost socket, second tab); the line and its transport stay.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class PhoneLine : IDisposable
{
    private const int SessionBytes = 16;
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly WebSocketVoice voice;
    private Action<string>? page;
    private VoiceOutbox? outbox;
    private PhoneWayPolicy administrator;
    private PhoneWayPolicy preferred;
    private string? reason;
    private long detachedAt;

    internal PhoneLine(string owner, BrowserPhoneTransport? webRtc, string? webRtcMissing, TimeProvider clock, ILogger logger)
    {
        this.clock = clock;
        Owner = owner;
        WebRtcMissing = webRtcMissing;
        voice = new(clock);
        Transport = new(webRtc, voice, logger);
        detachedAt = clock.GetTimestamp();
        Transport.Connected += TellWay;
        Transport.Lost += _ => TellWay();
        if (webRtc is null)
            return;
        webRtc.Connected += () => Push(new PhoneMessage.MediaChanged(Connected: true));
        webRtc.Lost += why => Push(new PhoneMessage.MediaChanged(Connected: false, why.ToString()));
    }

    /// <summary>The page told something of itself: mute, microphone, quality.</summary>
    public event Action<PhoneMessage>? Reported;

    /// <summary>The user this phone belongs to, as the sign-in names it.</summary>
    public string Owner { get; }

    /// <summary>The secret by which a page finds its line again; 128 random bits.</summary>
    public string Session { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes));

    /// <summary>What the agent's leg sends to and receives from; the same object as long as the line lives.</summary>
    public PhoneTransport Transport { get; }

    /// <summary>Why this server has no WebRTC for the phone; null where it has.</summary>
    public string? WebRtcMissing { get; }

    /// <summary>Longest binary message of a page, in bytes; a longer one is no frame of this protocol.</summary>
    public static int MaxVoiceFrame => VoiceFrame.HeaderLength + VoiceFrame.FrameSamples;

    /// <summary>Which ways are allowed: the administrator's word, or the agent's where he left the choice.</summary>
    public PhoneWayPolicy Policy
    {
        get
        {
            lock (gate)
                return PhoneWayRule.Combine(administrator, preferred);
        }
    }

    /// <summary>Why the audio does not go by WebRTC: openssl, policy, unreachable or lost; null when it does.</summary>
    public string? Reason
    {
        get
        {
            lock (gate)
                return Transport.Way == PhoneWay.WebRtc ? null : reason;
        }
    }

    /// <summary>For how long no page has spoken for this line; zero while one does.</summary>
    public TimeSpan Unattended
    {
        get
        {
            lock (gate)
                return page is null ? clock.GetElapsedTime(detachedAt) : TimeSpan.Zero;
        }
    }

    /// <summary>Gives the line to a page that said hello; the page that had it is told goodbye.</summary>
    /// <param name="hello">The page's first message.</param>
    /// <param name="send">Queues text for the page's WebSocket; must not block. Its identity is the page's: pass the same delegate to <see cref="Detach"/>.</param>
    /// <param name="frames">Takes audio frames for the same WebSocket; null for a page that can only signal.</param>
    /// <returns>The reply to the hello.</returns>
    public string Attach(PhoneMessage.Hello hello, Action<string> send, VoiceOutbox? frames = null)
    {
        ArgumentNullException.ThrowIfNull(hello);
        Action<string>? former;
        VoiceOutbox? silenced;
        lock (gate)
        {
            (former, silenced) = (page, outbox);
            (page, outbox) = (send, frames);
            preferred = PhoneWayWords.Read(hello.Way);
        }

        if (silenced is not null)
            voice.Close(silenced);
        Transport.SetPeer(isUp: true);
        Transport.SetPolicy(Policy);
        former?.Invoke(PhoneSignalling.Write(new PhoneMessage.Bye("replaced")));
        var resumed = Session.Equals(hello.Session, StringComparison.Ordinal);
        return PhoneSignalling.Write(new PhoneMessage.Welcome(Session, resumed, Transport.WebRtc?.IsConnected == true, PhoneWayWords.Word(Policy), WebRtcMissing, PhoneWayWords.Word(Transport.Way)));
    }

    /// <summary>The page's WebSocket closed. The media goes on; a page that was replaced already changes nothing.</summary>
    public void Detach(Action<string> send)
    {
        VoiceOutbox? silenced;
        lock (gate)
        {
            if (!Equals(page, send))
                return;
            (page, silenced, outbox) = (null, outbox, null);
            detachedAt = clock.GetTimestamp();
        }

        if (silenced is null)
            return;
        voice.Close(silenced);
        Transport.Evaluate(PhoneLostReason.SocketClosed);
    }

    /// <summary>Handles one binary message of a page: an audio frame.</summary>
    /// <param name="frame">The WebSocket's bytes.</param>
    /// <param name="send">The page's delegate, as given to <see cref="Attach"/>.</param>
    /// <returns>False: the page breaks the rules (more than real time, no frames), and its socket is to be cut.</returns>
    public bool ReceiveVoice(ReadOnlySpan<byte> frame, Action<string> send)
    {
        VoiceOutbox? from;
        lock (gate)
        {
            if (!Equals(page, send))
                return true;
            from = outbox;
        }

        return from is null || voice.Receive(frame, from);
    }

    /// <summary>What the administrator allows; takes effect at once, and the page is told.</summary>
    public void Allow(PhoneWayPolicy allowed)
    {
        lock (gate)
        {
            if (administrator == allowed)
                return;
            administrator = allowed;
        }

        Obey();
    }

    /// <summary>Handles one message of a page.</summary>
    /// <param name="text">The WebSocket's text.</param>
    /// <param name="send">The page's delegate, as given to <see cref="Attach"/>: a page that was replaced is not heard any more.</param>
    /// <returns>The reply to send, or null.</returns>
    public string? Receive(string text, Action<string> send)
    {
        lock (gate)
        {
            if (!Equals(page, send))
                return null;
        }

        if (!PhoneSignalling.TryRead(text, out var message))
            return PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "not a message of this protocol", Retry: false));
        switch (message)
        {
            case PhoneMessage.Offer offer:
                return PhoneSignalling.Write(Reply(offer));
            case PhoneMessage.Ping ping:
                return PhoneSignalling.Write(new PhoneMessage.Pong(ping.At));
            case PhoneMessage.Voice change:
                OnVoice(change);
                return null;
            case PhoneMessage.Prefer choice:
                lock (gate)
                    preferred = PhoneWayWords.Read(choice.Way);
                Obey();
                return null;
            case PhoneMessage.State or PhoneMessage.Statistics or PhoneMessage.Bye:
                Reported?.Invoke(message);
                // every few seconds: the call may be over, and WebRTC may be back
                Transport.Evaluate();
                return null;
            default:
                return PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "not a page's message here", Retry: false));
        }
    }

    /// <summary>Sends the page a message, if there is a page.</summary>
    public void Push(PhoneMessage message)
    {
        Action<string>? to;
        lock (gate)
            to = page;
        to?.Invoke(PhoneSignalling.Write(message));
    }

    /// <summary>Ends the phone.</summary>
    public void Dispose() => Transport.Dispose();

    private void OnVoice(PhoneMessage.Voice change)
    {
        VoiceOutbox? mine;
        lock (gate)
        {
            mine = outbox;
            // the page's words come from a closed list; anything else is not repeated to others
            reason = change.Reason is "openssl" or "policy" or "unreachable" or "lost" ? change.Reason : null;
        }

        if (mine is not null && change.On)
            voice.Open(mine);
        else if (mine is not null)
            voice.Close(mine);
        Transport.SetPeer(change.Peer);
        Transport.Evaluate(PhoneLostReason.SocketClosed);
    }

    private void Obey()
    {
        Transport.SetPolicy(Policy);
        TellWay();
    }

    private void TellWay() => Push(new PhoneMessage.WayChanged(PhoneWayWords.Word(Transport.Way), PhoneWayWords.Word(Policy), Reason));

    private PhoneMessage Reply(PhoneMessage.Offer offer)
    {
        if (Transport.WebRtc is not { } webRtc)
            return new PhoneMessage.Refused(offer.Id, "dtls", WebRtcMissing ?? "no WebRTC on this server", Retry: false);
        try
        {
            return new PhoneMessage.Answer(offer.Id, webRtc.Answer(offer.Sdp));
        }
        catch (PhoneOfferException refused)
        {
            return new PhoneMessage.Refused(offer.Id, "offer", refused.Message, Retry: false);
        }
        catch (ObjectDisposedException)
        {
            return new PhoneMessage.Refused(offer.Id, "closed", "the phone was signed out", Retry: false);
        }
    }
}
