using Microsoft.Extensions.Logging;
using Telephony.Media.Rtp;

namespace Telephony.Media.Phone;

/// <summary>
/// What the agent's leg holds as long as the agent is signed in: one transport over two ways, of which one carries the audio at a time.
/// Which one is <see cref="PhoneWayRule"/>'s decision. The leg never notices more than a new stream.
/// </summary>
/// <remarks>Thread-safe. Events come in order, one at a time.</remarks>
public sealed class PhoneTransport : IRtpTransport, IPeerReports
{
    private readonly Lock gate = new();
    private readonly Lock telling = new();
    private readonly ILogger logger;
    private readonly WebSocketVoice voice;
    private Func<bool> inCall = () => false;
    private PhoneWayPolicy policy;
    private bool peerIsDown;
    private volatile PhoneWay way;
    private volatile bool disposed;

    internal PhoneTransport(BrowserPhoneTransport? webRtc, WebSocketVoice voice, ILogger logger)
    {
        WebRtc = webRtc;
        this.voice = voice;
        this.logger = logger;
        voice.SilenceChanged += _ => Evaluate(PhoneLostReason.SocketSilent);
        if (webRtc is null)
            return;
        webRtc.Connected += () => Evaluate();
        webRtc.Lost += Evaluate;
    }

    /// <summary>Audio can flow, by a way that was not in use before: also when one way takes over from the other.</summary>
    public event Action? Connected;

    /// <summary>No way is up any more.</summary>
    public event Action<PhoneLostReason>? Lost;

    /// <summary>The way by WebRTC; null where the system has no OpenSSL 3.</summary>
    public BrowserPhoneTransport? WebRtc { get; }

    /// <summary>The way in use.</summary>
    public PhoneWay Way => way;

    /// <summary>Whether audio can flow at this instant.</summary>
    public bool IsConnected => way != PhoneWay.None;

    /// <summary>What the way in use agreed on; null while none is.</summary>
    public PhoneFormat? Format => way switch
    {
        PhoneWay.WebRtc => WebRtc?.Format,
        PhoneWay.WebSocket => WebSocketVoice.Format,
        _ => null,
    };

    /// <inheritdoc/>
    double? IPeerReports.RoundTripMs => Reports?.RoundTripMs;

    /// <inheritdoc/>
    double? IPeerReports.RemoteFractionLost => Reports?.RemoteFractionLost;

    /// <inheritdoc/>
    long IPeerReports.LastReport => Reports?.LastReport ?? 0;

    // The page tells of the way over the WebSocket by its own messages, not by RTCP.
    private IPeerReports? Reports => way == PhoneWay.WebRtc ? WebRtc : null;

    /// <summary>Counters of the way over the WebSocket.</summary>
    public WebSocketVoiceStatistics VoiceStatistics => voice.Statistics();

    /// <summary>Asked before a working way is left for the better one.</summary>
    /// <param name="occupied">Whether somebody is on the line; must not block.</param>
    public void AskBeforeReturning(Func<bool> occupied)
    {
        ArgumentNullException.ThrowIfNull(occupied);
        lock (gate)
            inCall = occupied;
    }

    /// <inheritdoc/>
    public void Start(IRtpReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        WebRtc?.Start(new Passage(this, PhoneWay.WebRtc, receiver));
        voice.Start(new Passage(this, PhoneWay.WebSocket, receiver));
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> packet)
    {
        if (way == PhoneWay.WebSocket)
            voice.Send(packet);
        else
            WebRtc?.Send(packet);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        WebRtc?.Dispose();
        voice.Dispose();
    }

    internal void SetPolicy(PhoneWayPolicy allowed)
    {
        lock (gate)
            policy = allowed;
        Evaluate();
    }

    /// <summary>What the page sees of its peer connection: it knows of a dead path long before consent expires here.</summary>
    internal void SetPeer(bool isUp)
    {
        lock (gate)
            peerIsDown = !isUp;
        Evaluate();
    }

    /// <summary>Chooses anew: something came up, went down, or may be idle now.</summary>
    internal void Evaluate(PhoneLostReason reason = PhoneLostReason.NeverConnected)
    {
        lock (telling)
        {
            PhoneWay before, next;
            lock (gate)
            {
                if (disposed)
                    return;
                before = way;
                next = PhoneWayRule.Choose(policy, before, WebRtc?.IsConnected == true && !peerIsDown, voice.IsUp, inCall());
                if (next == before)
                    return;
                way = next;
            }

            PhoneLog.WayChanged(logger, before, next);
            Tell(next, reason);
        }
    }

    private void Tell(PhoneWay next, PhoneLostReason reason)
    {
        try
        {
            if (next == PhoneWay.None)
                Lost?.Invoke(reason);
            else
                Connected?.Invoke();
        }
#pragma warning disable CA1031 // the wall between the phone and its owner: a failing handler must not stop the packets
        catch (Exception failure)
#pragma warning restore CA1031
        {
            PhoneLog.HandlerFailed(logger, failure);
        }
    }

    /// <summary>Lets packets of the way in use through; the other way's page may talk, nobody listens.</summary>
    private sealed class Passage(PhoneTransport phone, PhoneWay mine, IRtpReceiver receiver) : IRtpReceiver
    {
        public void OnPacket(Span<byte> packet, long arrival)
        {
            if (phone.way == mine)
                receiver.OnPacket(packet, arrival);
        }
    }
}
