using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Telephony.Sip.Transports;

/// <summary>All sockets of an endpoint: binds, accepts, connects, sends, sweeps idle connections, and knows by what name peers reach us.</summary>
internal sealed class TransportHub(SipEndpointOptions options, ITransportSink sink, SipCounters counters, BarredSources barred, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private readonly List<UdpListener> _udp = [];
    private readonly List<(Socket Socket, SipTransportProtocol Protocol)> _streams = [];
    private readonly TlsSession _tls = new(options.Tls);
    private readonly List<SipListenAddress> _bound = [];
    private readonly Dictionary<StreamConnection, Task> _connections = [];
    private readonly Lock _gate = new();
    private readonly List<Task> _loops = [];
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _sweeper;

    public IReadOnlyList<SipListenAddress> Bound => _bound;

    /// <summary>Binds all or nothing.</summary>
    public void Bind()
    {
        if (options.Tls.Certificate is not { HasPrivateKey: true } && options.Listen.FirstOrDefault(address => address.Protocol == SipTransportProtocol.Tls) is { } bare)
            throw new SipBindException($"SIP listen address {bare} needs a certificate with its private key") { Address = bare };
        foreach (var address in options.Listen)
        {
            try
            {
                _bound.Add(address.Protocol == SipTransportProtocol.Udp ? BindUdp(address) : BindStream(address));
            }
            catch (SocketException problem)
            {
                foreach (var udp in _udp) udp.Dispose();
                foreach (var (socket, _) in _streams) socket.Dispose();
                var reason = problem.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is already in use" : "cannot be bound (" + problem.SocketErrorCode + ")";
                throw new SipBindException($"SIP listen address {address} {reason}", problem) { Address = address };
            }
        }
    }

    private SipListenAddress BindUdp(SipListenAddress address)
    {
        var listener = new UdpListener(address.EndPoint, sink, counters, barred, clock);
        _udp.Add(listener);
        return new(SipTransportProtocol.Udp, listener.Local);
    }

    private SipListenAddress BindStream(SipListenAddress address)
    {
        var socket = new Socket(address.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _streams.Add((socket, address.Protocol));
        socket.Bind(address.EndPoint);
        socket.Listen(256);
        return new(address.Protocol, (IPEndPoint)socket.LocalEndPoint!);
    }

    public void Start()
    {
        foreach (var udp in _udp) _loops.Add(udp.RunAsync(_stop.Token));
        foreach (var (socket, protocol) in _streams) _loops.Add(AcceptAsync(socket, protocol, _stop.Token));
        _sweeper = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    private async Task AcceptAsync(Socket listener, SipTransportProtocol protocol, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(ct);
                if (socket.RemoteEndPoint is not IPEndPoint remote || !TryAdmit(remote.Address))
                {
                    counters.AddConnectionRefused();
                    socket.Dispose();
                    continue;
                }

                Run(new StreamConnection(socket, protocol, remote, protocol == SipTransportProtocol.Tls ? _tls.AcceptAsync : null, sink, counters, clock), null);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                counters.AddTransportError(); // the peer left between SYN and accept, or we are out of descriptors: go on accepting
            }
        }
    }

    private bool TryAdmit(IPAddress source)
    {
        if (barred.IsBarred(source)) return false;
        lock (_gate)
        {
            if (_connections.Count >= options.MaxConnections) return false;
            var same = 0;
            foreach (var connection in _connections.Keys)
                if (connection.Remote.Address.Equals(source)) same++;
            return same < options.MaxConnectionsPerSource;
        }
    }

    private void Run(StreamConnection connection, IPEndPoint? connectTo)
    {
        lock (_gate) _connections[connection] = Task.CompletedTask;
        counters.AddConnectionOpened();
        var run = RunAsync(connection, connectTo);
        lock (_gate)
            if (_connections.ContainsKey(connection)) _connections[connection] = run;
    }

    private async Task RunAsync(StreamConnection connection, IPEndPoint? connectTo)
    {
        await connection.RunAsync(connectTo, ConnectPatience);
        lock (_gate) _connections.Remove(connection);
    }

    private void Sweep()
    {
        List<StreamConnection>? stale = null;
        lock (_gate)
            foreach (var connection in _connections.Keys)
                if (connection.IsStale(options.ConnectionIdle, options.MessagePatience)) (stale ??= []).Add(connection);
        if (stale is null) return;
        foreach (var connection in stale) connection.Dispose();
    }

    /// <summary>A way to an address; an open connection to it is used again. Null when we have no such transport.</summary>
    /// <param name="protocol">Transport.</param>
    /// <param name="remote">Where to.</param>
    /// <param name="name">Over TLS: whom the certificate must name, null for the address. A connection that was made for another name is not used.</param>
    public SipFlow? FlowTo(SipTransportProtocol protocol, IPEndPoint remote, string? name = null)
    {
        if (protocol == SipTransportProtocol.Udp)
        {
            foreach (var udp in _udp)
                if (udp.Local.AddressFamily == remote.AddressFamily) return new SipFlow(SipTransportProtocol.Udp, remote, udp, null);
            return null;
        }

        lock (_gate)
        {
            foreach (var connection in _connections.Keys)
                if (connection.IsOpen && connection.Flow.Protocol == protocol && connection.Remote.Equals(remote) && connection.PeerName == name) return connection.Flow;
            if (_connections.Count >= options.MaxConnections) return null;
        }

        Func<Stream, CancellationToken, Task<Stream>>? secure = protocol == SipTransportProtocol.Tls
            ? (plain, ct) => _tls.ConnectAsync(plain, name ?? remote.Address.ToString(), ct)
            : null;
        var opened = new StreamConnection(new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp), protocol, remote, secure, sink, counters, clock) { PeerName = name };
        Run(opened, remote);
        return opened.Flow;
    }

    public bool TrySend(SipFlow flow, ReadOnlyMemory<byte> bytes)
    {
        var sent = flow.Connection is { } connection ? connection.TrySend(bytes) : flow.Socket!.TrySend(bytes.Span, flow.Remote);
        if (sent) counters.AddMessageOut();
        return sent;
    }

    /// <summary>host and port for Via and Contact over a protocol.</summary>
    public (string Host, int Port) Reachable(SipTransportProtocol protocol)
    {
        SipListenAddress? best = null;
        foreach (var address in _bound)
            if (best is null || (best.Protocol != protocol && address.Protocol == protocol)) best = address;
        var local = best!.EndPoint;
        return (options.AdvertisedAddress ?? HostText(local.Address), local.Port);
    }

    /// <summary>host and port for Via and Contact on a way to a peer: of the addresses bound, the one of the same transport and family.</summary>
    public (string Host, int Port) Reachable(SipFlow flow)
    {
        SipListenAddress? best = null;
        foreach (var address in _bound)
            if (address.Protocol == flow.Protocol && address.EndPoint.AddressFamily == flow.Remote.AddressFamily) best ??= address;
        return best is null ? Reachable(flow.Protocol) : (options.AdvertisedAddress ?? HostText(best.EndPoint.Address), best.EndPoint.Port);
    }

    /// <summary>Is this host one of our names or addresses?</summary>
    public bool IsOurs(string host)
    {
        if (host.Equals(options.AdvertisedAddress, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var domain in options.Domains)
            if (host.Equals(domain, StringComparison.OrdinalIgnoreCase)) return true;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (!IPAddress.TryParse(host, out var address)) return false;
        foreach (var bound in _bound)
            if (bound.EndPoint.Address.Equals(address) || IsAny(bound.EndPoint.Address)) return true;
        return false;
    }

    private static string HostText(IPAddress address)
    {
        if (IsAny(address)) address = FirstInterface(address.AddressFamily);
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? "[" + address + "]" : address.ToString();
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IPAddress FirstInterface(AddressFamily family)
    {
        foreach (var card in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (card.OperationalStatus != OperationalStatus.Up || card.NetworkInterfaceType == NetworkInterfaceType.Loopback) continue;
            foreach (var unicast in card.GetIPProperties().UnicastAddresses)
                if (unicast.Address.AddressFamily == family && !unicast.Address.IsIPv6LinkLocal) return unicast.Address;
        }

        return family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        if (_sweeper is not null) await _sweeper.DisposeAsync();
        foreach (var udp in _udp) udp.Dispose();
        foreach (var (socket, _) in _streams) socket.Dispose();
        Task[] runs;
        lock (_gate)
        {
            runs = [.. _connections.Values];
            foreach (var connection in _connections.Keys) connection.Dispose();
        }

        await Task.WhenAll(_loops);
        await Task.WhenAll(runs);
        _stop.Dispose();
    }
}
