using System.Buffers.Binary;

namespace Telephony.Media.Phone;

/// <summary>
/// Frames on their way to one page's WebSocket: a ring that drops its oldest, and a limit on what may be under way unacknowledged, so
/// that a slow network costs words and never builds up delay in the kernel's buffers. The socket's pump takes, the packet path puts.
/// </summary>
/// <remarks>Thread-safe; allocates nothing per frame.</remarks>
public sealed class VoiceOutbox
{
    /// <summary>0.2 s: older audio is worth less than the delay it would bring.</summary>
    public const int Capacity = 10;

    /// <summary>0.5 s of 20 ms frames under way: a round trip beyond that is no conversation.</summary>
    public const int Window = 25;

    /// <summary>20 s: a gap in the numbers tells the page what it lost, but may never come near half their range, where newer would look older.</summary>
    private const int MostTold = 1_000;

    private readonly Lock gate = new();
    private readonly byte[] frames = new byte[Capacity * VoiceFrame.MaxLength];
    private readonly int[] lengths = new int[Capacity];
    private readonly ushort[] underWay = new ushort[Window];
    private readonly Action wake;
    private int first;
    private int count;
    private int oldestUnderWay;
    private int countUnderWay;
    private ushort sent;
    private int missed;
    private ushort? received;
    private long dropped;
    private long taken;
    private long stalled;
    private bool blocked;

    /// <summary>An empty outbox.</summary>
    /// <param name="wake">Wakes the pump; must not block. Called on the packet path.</param>
    public VoiceOutbox(Action wake)
    {
        ArgumentNullException.ThrowIfNull(wake);
        this.wake = wake;
    }

    /// <summary>Longest message that <see cref="TryTake"/> writes, in bytes.</summary>
    public static int MaxLength => VoiceFrame.MaxLength;

    /// <summary>Frames that had to give way to younger ones.</summary>
    public long Dropped
    {
        get
        {
            lock (gate)
                return dropped;
        }
    }

    /// <summary>Frames given to the pump.</summary>
    public long Taken
    {
        get
        {
            lock (gate)
                return taken;
        }
    }

    /// <summary>How often the window was full when a frame waited.</summary>
    public long Stalled
    {
        get
        {
            lock (gate)
                return stalled;
        }
    }

    /// <summary>The next message for the socket.</summary>
    /// <param name="message">Room for <see cref="MaxLength"/> bytes.</param>
    /// <param name="length">Bytes written.</param>
    /// <returns>False when nothing waits or the page is too far behind; <c>wake</c> is called when that changes.</returns>
    public bool TryTake(Span<byte> message, out int length)
    {
        lock (gate)
        {
            length = 0;
            if (count == 0)
                return false;
            if (countUnderWay == Window)
            {
                stalled += blocked ? 0 : 1;
                blocked = true;
                return false;
            }

            var slot = frames.AsSpan(first * VoiceFrame.MaxLength, lengths[first]);
            length = slot.Length;
            slot.CopyTo(message);
            // the newest acknowledgement, not that of the moment the frame was made
            if (received is { } newest)
                WithAcknowledgement(message, newest);
            Number(message);
            Advance();
            taken++;
            return true;
        }
    }

    internal void Put(VoiceFrameKind kind, bool marker, uint timestamp, ReadOnlySpan<byte> payload)
    {
        lock (gate)
        {
            if (count == Capacity)
            {
                Advance();
                dropped++;
                missed++;
            }

            payload = payload[..Math.Min(payload.Length, VoiceFrame.MaxPayload)];
            var slot = (first + count) % Capacity;
            var room = frames.AsSpan(slot * VoiceFrame.MaxLength, VoiceFrame.MaxLength);
            new VoiceFrame(kind, marker, 0, timestamp, null).Write(room);
            payload.CopyTo(room[VoiceFrame.HeaderLength..]);
            lengths[slot] = VoiceFrame.HeaderLength + payload.Length;
            count++;
        }

        wake();
    }

    /// <summary>A frame of the page came.</summary>
    internal void OnReceived(in VoiceFrame frame)
    {
        lock (gate)
        {
            received = frame.Sequence;
            if (frame.Acknowledged is not { } upTo || !Acknowledge(upTo) || !blocked)
                return;
            blocked = false;
        }

        wake();
    }

    /// <summary>Frames get their number when they go: those that gave way meanwhile leave a gap, and take no room in the window.</summary>
    private void Number(Span<byte> message)
    {
        sent = (ushort)(sent + 1 + Math.Min(missed, MostTold));
        missed = 0;
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], sent);
        underWay[(oldestUnderWay + countUnderWay) % Window] = sent;
        countUnderWay++;
    }

    /// <summary>False for what is not under way: what was never sent cannot be acknowledged, nor what was before.</summary>
    private bool Acknowledge(ushort upTo)
    {
        for (var i = 0; i < countUnderWay; i++)
        {
            if (underWay[(oldestUnderWay + i) % Window] != upTo)
                continue;
            oldestUnderWay = (oldestUnderWay + i + 1) % Window;
            countUnderWay -= i + 1;
            return true;
        }

        return false;
    }

    private static void WithAcknowledgement(Span<byte> message, ushort newest)
    {
        message[1] |= 2;
        message[8] = (byte)(newest >> 8);
        message[9] = (byte)newest;
    }

    private void Advance()
    {
        first = (first + 1) % Capacity;
        count--;
    }
}
