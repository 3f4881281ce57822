using System.Net;

namespace Telephony.Media.Rtp;

/// <summary>Takes the datagrams of one socket, one at a time.</summary>
internal interface IDatagramSink
{
    /// <param name="datagram">Valid during the call; may be changed in place.</param>
    /// <param name="from">The sender; valid during the call only.</param>
    /// <param name="arrival">Timestamp of the engine's clock.</param>
    void OnDatagram(Span<byte> datagram, SocketAddress from, long arrival);
}
