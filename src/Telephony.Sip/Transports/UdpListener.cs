using System.Net.Sockets;

namespace Telephony.Sip.Transports;

/// <summary>One UDP socket: a receive loop that parses each datagram in its own try, and a send that waits for nothing but room in the socket's buffer.</summary>
internal sealed class UdpListener : IDisposable
{
    private const int SocketBufferBytes = 2 << 20; // asked for: about 2,000 INVITEs while the process is descheduled; the system may grant less (net.core.rmem_max)
    private readonly Socket _socket;
    private readonly ITransportSink _sink;
    private readonly SipCounters _counters;
    private readonly BarredSources _barred;
    private readonly TimeProvider _clock;
    private volatile bool _closed;

    public UdpListener(IPEndPoint bind, ITransportSink sink, SipCounters counters, BarredSources barred, TimeProvider clock)
    {
        _sink = sink;
        _counters = counters;
        _barred = barred;
        _clock = clock;
        _socket = new Socket(bind.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = SocketBufferBytes, SendBufferSize = SocketBufferBytes };
        try
        {
            _socket.Bind(bind);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        Local = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint Local { get; }

    public async Task RunAsync(CancellationToken ct)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(SipLimits.MaxMessageBytes, pinned: true);
        var from = new SocketAddress(Local.AddressFamily);
        while (!_closed)
        {
            try
            {
                var length = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, from, ct);
                Take(buffer.AsSpan(0, length), from);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (!_closed)
            {
                _counters.AddTransportError(); // an ICMP "port unreachable" of an earlier send shows up here; the socket is fine
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        var received = _clock.GetTimestamp();
        var remote = (IPEndPoint)Local.Create(from);
        if (_barred.IsBarred(remote.Address))
        {
            _counters.AddBarred();
            return;
        }

        var flow = new SipFlow(SipTransportProtocol.Udp, remote, this, null);
#pragma warning disable CA1031 // the wall: one bad message costs one message, never the receive loop (reference: a whole transport died of one datagram)
        try
        {
            var result = SipParser.Parse(datagram);
            if (result.Message is { } message) _sink.Deliver(message, flow, received);
            else if (result.Error is { } error) _sink.Malformed(error, flow);
        }
        catch (Exception)
        {
            _counters.AddFault();
        }
#pragma warning restore CA1031
    }

    public bool TrySend(ReadOnlySpan<byte> bytes, IPEndPoint to)
    {
        for (var attempt = 0; attempt < 2 && !_closed; attempt++)
        {
            try
            {
                _socket.SendTo(bytes, SocketFlags.None, to);
                return true;
            }
            catch (SocketException problem) when (problem.SocketErrorCode == SocketError.ConnectionRefused)
            {
                _counters.AddTransportError(); // the report of an earlier datagram; this one has not been sent yet
            }
            catch (SocketException)
            {
                _counters.AddTransportError();
                return false;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
    }
}
