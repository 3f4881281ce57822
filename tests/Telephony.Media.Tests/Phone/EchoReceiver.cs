using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Phone;

/// <summary>Sends everything back, as a caller who only repeats would.</summary>
internal sealed class EchoReceiver(IRtpTransport transport) : IRtpReceiver
{
    private long packets;

    public long Packets => Interlocked.Read(ref packets);

    public void OnPacket(Span<byte> packet, long arrival)
    {
        Interlocked.Increment(ref packets);
        transport.Send(packet);
    }
}
