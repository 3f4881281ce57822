using System.Security.Cryptography;
using Telephony.Media.Rtp;

namespace Telephony.Media.Phone;

/// <summary>
/// The way over the phone's own WebSocket: frames in, clear RTP to the leg; clear RTP from the leg, frames out. Pages come and go, each
/// with its own outbox, rules and SSRC; who may open the socket at all is the socket's own check.
/// </summary>
/// <remarks>Thread-safe. The receiver is called outside the lock, by the socket's reader.</remarks>
internal sealed class WebSocketVoice(TimeProvider clock) : IRtpTransport
{
    public const byte PcmuType = 0;
    public const byte PcmaType = 8;
    public const byte EventType = 101;

    /// <summary>Five seconds' frames that break the rules: then it is no stalled network, and the socket is cut.</summary>
    public const int Patience = 250;

    private readonly Lock gate = new();
    private readonly ReceptionStatistics reception = new(clock);
    private IRtpReceiver? receiver;
    private VoiceOutbox? outbox;
    private VoiceAdmission admission = new();
    private uint ssrc;
    private int offences;
    private long received;
    private long sent;
    private long unsent;
    private long refused;
    private long tooFast;
    private long repeated;
    private long stale;
    private long droppedBefore;

    public static PhoneFormat Format { get; } = new(PhoneCodec.Pcmu, PcmuType, EventType);

    /// <summary>A page's audio runs.</summary>
    public bool IsUp
    {
        get
        {
            lock (gate)
                return outbox is not null;
        }
    }

    /// <summary>The page's audio runs, and this is where its frames go. Opening again with the same outbox changes nothing.</summary>
    public void Open(VoiceOutbox page)
    {
        lock (gate)
        {
            if (ReferenceEquals(outbox, page))
                return;
            droppedBefore += outbox?.Dropped ?? 0;
            outbox = page;
            admission = new();
            offences = 0;
            ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        }
    }

    /// <summary>The page's audio or its socket ended; a page that was replaced closes nothing.</summary>
    public void Close(VoiceOutbox page)
    {
        lock (gate)
        {
            if (!ReferenceEquals(outbox, page))
                return;
            droppedBefore += page.Dropped;
            outbox = null;
        }
    }

    public void Start(IRtpReceiver receiver) => this.receiver = receiver;

    public void Send(ReadOnlySpan<byte> packet)
    {
        var to = Volatile.Read(ref outbox);
        if (to is null || !RtpHeader.TryParse(packet, out var header) || KindOf(header.PayloadType) is not { } kind)
        {
            Interlocked.Increment(ref unsent);
            return;
        }

        to.Put(kind, header.Marker, header.Timestamp, packet.Slice(header.PayloadOffset, header.PayloadLength));
        Interlocked.Increment(ref sent);
    }

    /// <summary>One binary message of a page.</summary>
    /// <returns>False: the page breaks the rules and its socket is to be cut.</returns>
    public bool Receive(ReadOnlySpan<byte> message, VoiceOutbox from)
    {
        var now = clock.GetTimestamp();
        VoiceFrame frame;
        uint source;
        lock (gate)
        {
            if (!VoiceFrame.TryRead(message, out frame) || !ReferenceEquals(outbox, from))
            {
                refused++;
                return ++offences < Patience;
            }

            from.OnReceived(frame);
            var verdict = admission.Judge(frame, clock.GetElapsedTime(0, now).TotalMilliseconds);
            if (verdict != VoiceVerdict.Taken)
                return Count(verdict);
            offences = Math.Max(0, offences - 1);
            if (frame.Kind == VoiceFrameKind.KeepAlive)
                return true;
            received++;
            source = ssrc;
        }

        Deliver(frame, message[VoiceFrame.HeaderLength..], source, now);
        return true;
    }

    public WebSocketVoiceStatistics Statistics()
    {
        lock (gate)
        {
            return new()
            {
                FramesReceived = received,
                FramesSent = Interlocked.Read(ref sent),
                SendsDropped = Interlocked.Read(ref unsent) + droppedBefore + (outbox?.Dropped ?? 0),
                Refused = refused,
                TooFast = tooFast,
                Repeated = repeated,
                Stale = stale,
                FramesLost = reception.Lost,
                JitterMilliseconds = reception.JitterMilliseconds,
            };
        }
    }

    public void Dispose()
    {
        lock (gate)
            outbox = null;
    }

    private static VoiceFrameKind? KindOf(byte payloadType) => payloadType switch
    {
        PcmuType => VoiceFrameKind.Pcmu,
        PcmaType => VoiceFrameKind.Pcma,
        EventType => VoiceFrameKind.Event,
        _ => null,
    };

    private bool Count(VoiceVerdict verdict)
    {
        // A stall that delivers late frames is the network's; frames beyond real time or told twice are the page's.
        if (verdict == VoiceVerdict.Stale)
        {
            stale++;
            return true;
        }

        if (verdict == VoiceVerdict.TooFast)
            tooFast++;
        else
            repeated++;
        return ++offences < Patience;
    }

    private void Deliver(in VoiceFrame frame, ReadOnlySpan<byte> payload, uint source, long now)
    {
        Span<byte> packet = stackalloc byte[RtpHeader.FixedLength + VoiceFrame.FrameSamples];
        packet = packet[..(RtpHeader.FixedLength + payload.Length)];
        var type = frame.Kind switch
        {
            VoiceFrameKind.Pcma => PcmaType,
            VoiceFrameKind.Event => EventType,
            _ => PcmuType,
        };
        RtpHeader.Write(packet, frame.Marker, type, frame.Sequence, frame.Timestamp, source);
        payload.CopyTo(packet[RtpHeader.FixedLength..]);
        lock (gate)
            reception.OnPacket(packet, now);
        receiver?.OnPacket(packet, now);
    }
}
