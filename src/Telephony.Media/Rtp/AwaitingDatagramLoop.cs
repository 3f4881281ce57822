using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// The portable loop: one pending receive for each socket on the thread pool, by the overload that reuses the caller's
/// <see cref="SocketAddress"/> and so allocates nothing per datagram.
/// </summary>
internal sealed class AwaitingDatagramLoop(TimeProvider clock, MediaCounters counters) : IDatagramLoop
{
    public IDisposable Add(Socket socket, IDatagramSink sink)
    {
        _ = ReadAsync(socket, sink);
        return socket;
    }

    public void Dispose()
    {
    }

    private async Task ReadAsync(Socket socket, IDatagramSink sink)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(2048, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        while (true)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from);
                sink.OnDatagram(buffer.AsSpan(0, length), from, clock.GetTimestamp());
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.OperationAborted)
            {
                return;
            }
            catch (SocketException)
            {
                // An ICMP error or an oversized datagram belongs to one datagram; the socket goes on.
                counters.CountReceiveError();
            }
        }
    }
}
