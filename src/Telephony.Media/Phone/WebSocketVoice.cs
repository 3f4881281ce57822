using System.Security.Cryptography;
using Telephony.Media.Rtp;

namespace Telephony.Media.Phone;

/// <summary>
/// The way over the phone's own WebSocket: frames in, clear RTP to the leg; clear RTP from the leg, frames out. Pages come and go, each
/// with its own outbox, rules and SSRC; who may open the socket at all is the socket's own check.
/// </summary>
/// <remarks>Thread-safe. The receiver is called outside the lock, by the socket's reader.</remarks>
internal sealed class WebSocketVoice : IRtpTransport
{
    public const byte PcmuType = 0;
    public const byte PcmaType = 8;
    public const byte EventType = 101;

    /// <summary>Five seconds' frames that break the rules: then it is no stalled network, and the socket is cut.</summary>
    public const int Patience = 250;

    /// <summary>A page speaks each 20 ms, or says each 200 ms that it is there. After this the far end hears nobody; TCP itself would give up
    /// after a quarter of an hour.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly ReceptionStatistics reception;
    private readonly ITimer watch;
    private IRtpReceiver? receiver;
    private VoiceOutbox? outbox;
    private VoiceOutbox? silent;
    private long heardAt;
    private bool disposed;
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

    public WebSocketVoice(TimeProvider clock)
    {
        this.clock = clock;
        reception = new(clock);
        // the first page's request opens the phone; its context (user, trace) must not live on in the timer
        using var withoutContext = ExecutionContext.SuppressFlow();
        watch = clock.CreateTimer(static self => ((WebSocketVoice)self!).Watch(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The page whose audio ran has fallen silent, or speaks again. Outside the lock, on a timer's thread or the socket's reader.</summary>
    public event Action<bool>? SilenceChanged;

    public static PhoneFormat Format { get; } = new(PhoneCodec.Pcmu, PcmuType, EventType);

    /// <summary>A page's audio runs, and it was heard from within the last seconds.</summary>
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
            if (disposed || ReferenceEquals(outbox, page))
                return;
            Begin(page);
        }
    }

    /// <summary>The page's audio or its socket ended; a page that was replaced closes nothing.</summary>
    public void Close(VoiceOutbox page)
    {
        lock (gate)
        {
            if (ReferenceEquals(silent, page))
                silent = null;
            if (ReferenceEquals(outbox, page))
                End();
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
        if (!VoiceFrame.TryRead(message, out var frame))
        {
            lock (gate)
                return Refuse();
        }

        if (SpeaksAgain(from))
            SilenceChanged?.Invoke(false);
        uint source;
        lock (gate)
        {
            if (!ReferenceEquals(outbox, from))
                return Refuse();
            heardAt = now;
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
        {
            disposed = true;
            outbox = silent = null;
        }

        watch.Dispose();
    }

    private static VoiceFrameKind? KindOf(byte payloadType) => payloadType switch
    {
        PcmuType => VoiceFrameKind.Pcmu,
        PcmaType => VoiceFrameKind.Pcma,
        EventType => VoiceFrameKind.Event,
        _ => null,
    };

    private void Begin(VoiceOutbox page)
    {
        droppedBefore += outbox?.Dropped ?? 0;
        (outbox, silent) = (page, null);
        admission = new();
        offences = 0;
        ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        heardAt = clock.GetTimestamp();
        watch.Change(Silence, Timeout.InfiniteTimeSpan);
    }

    private void End()
    {
        droppedBefore += outbox!.Dropped;
        outbox = null;
        watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>One timer for each silence, not for each frame: it looks when the page was last heard, and again when that would be too long ago.</summary>
    private void Watch()
    {
        lock (gate)
        {
            if (outbox is null)
                return;
            var left = Silence - clock.GetElapsedTime(heardAt);
            if (left > TimeSpan.Zero)
            {
                watch.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            silent = outbox;
            End();
        }

        SilenceChanged?.Invoke(true);
    }

    /// <summary>A network that stalled flows again: the page never said that its audio ended.</summary>
    private bool SpeaksAgain(VoiceOutbox page)
    {
        lock (gate)
        {
            if (outbox is not null || !ReferenceEquals(silent, page))
                return false;
            Begin(page);
            return true;
        }
    }

    private bool Refuse()
    {
        refused++;
        return ++offences < Patience;
    }

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
