using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// The portable loop: one pending receive for each socket on the thread pool, by the overload that reuses the caller's
/// <see cref="SocketAddress"/> and so allocates nothing per datagram.
/// </summary>
internal sealed class AwaitingDatagramLoop(TimeProvider clock, MediaCounters counters, MediaFaults faults) : IDatagramLoop
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
#pragma warning disable CA1031 // The wall of the receive path: a bug met by one datagram must not silence the leg.
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Report(e);
            }
        }
    }
}
