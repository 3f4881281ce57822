using System.Net.Sockets;

namespace Telephony.Sip.Tests.Live;

/// <summary>Passes TCP bytes through, and can cut what stands.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _to;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _open = [];
    private readonly Lock _gate = new();
    private Task _loop = Task.CompletedTask;

    private TcpRelay(IPEndPoint to) => _to = to;

    public IPEndPoint Local => (IPEndPoint)_listener.LocalEndpoint;

    public int Connections { get; private set; }

    public static Task<TcpRelay> StartAsync(IPEndPoint to)
    {
        var relay = new TcpRelay(to);
        relay._listener.Start();
        relay._loop = relay.RunAsync();
        return Task.FromResult(relay);
    }

    public void Cut()
    {
        lock (_gate)
        {
            foreach (var client in _open) client.Dispose();
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _loop;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_stop.Token);
                var far = new TcpClient();
                await far.ConnectAsync(_to, _stop.Token);
                lock (_gate) _open.AddRange([near, far]);
                Connections++;
                pumps.Add(PumpAsync(near, far));
                pumps.Add(PumpAsync(far, near));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pumps);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), _stop.Token);
            // Cut at this very moment it has no socket any more.
            to.Client?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            from.Dispose();
        }
    }
}
