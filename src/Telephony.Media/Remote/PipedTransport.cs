using Telephony.Media.Rtp;

namespace Telephony.Media.Remote;

/// <summary>In the media process: a leg whose packets come and go over the control connection, because its transport (a browser phone's) is in the
/// client's process. While nobody is connected it is silent, and the leg stays.</summary>
internal sealed class PipedTransport(MediaLegId leg, Func<FrameOutbox?> outbox, Action<MediaLegId> disposed) : IRtpTransport
{
    private volatile IRtpReceiver? _receiver;

    public void Start(IRtpReceiver receiver) => _receiver = receiver;

    public void Send(ReadOnlySpan<byte> packet) => outbox()?.TryPacket(leg, packet);

    public void Receive(Span<byte> packet, long arrival) => _receiver?.OnPacket(packet, arrival);

    public void Dispose()
    {
        _receiver = null;
        disposed(leg);
    }
}
