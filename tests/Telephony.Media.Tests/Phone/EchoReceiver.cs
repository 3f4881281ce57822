using System.Collections.Concurrent;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Phone;

/// <summary>Sends everything back, as a caller who only repeats would.</summary>
internal sealed class EchoReceiver(IRtpTransport transport) : IRtpReceiver
{
    private readonly ConcurrentDictionary<byte, long> types = new();
    private long packets;

    public long Packets => Interlocked.Read(ref packets);

    public long OfType(byte payloadType) => types.GetValueOrDefault(payloadType);

    /// <summary>Makes the next packet a bug of the leg above.</summary>
    public bool FailNext { get; set; }

    public void OnPacket(Span<byte> packet, long arrival)
    {
        if (FailNext)
        {
            FailNext = false;
            throw new InvalidOperationException("the receiver failed on purpose");
        }

        Interlocked.Increment(ref packets);
        types.AddOrUpdate((byte)(packet[1] & 0x7F), 1, (_, n) => n + 1);
        transport.Send(packet);
    }
}
