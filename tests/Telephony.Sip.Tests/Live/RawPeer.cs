using System.Net.Sockets;

namespace Telephony.Sip.Tests.Live;

/// <summary>A bare UDP socket that speaks to an endpoint byte for byte.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly UdpClient _socket;
    private readonly IPEndPoint _to;
    private int _probes;

    /// <param name="to">The endpoint.</param>
    /// <param name="from">Address to send from, for example another of 127/8; default 127.0.0.1.</param>
    public RawPeer(IPEndPoint to, string? from = null)
    {
        _to = to;
        _socket = new UdpClient(new IPEndPoint(from is null ? IPAddress.Loopback : IPAddress.Parse(from), 0));
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, bytes.Length, _to);

    public Task SendAsync(string text) => SendAsync(Wire.Bytes(text));

    /// <summary>The next message that is wanted; others are skipped.</summary>
    public async Task<SipMessage?> ReceiveAsync(Func<SipMessage, bool> wanted, int milliseconds = 60_000)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(milliseconds);
        try
        {
            while (true)
            {
                var datagram = await _socket.ReceiveAsync(limit.Token);
                if (SipParser.Parse(datagram.Buffer).Message is { } message && wanted(message)) return message;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The final answer to a request, known by Call-ID, CSeq and branch: answers to an INVITE before it are repeated until its ACK is read.</summary>
    public async Task<SipResponse> AskAsync(string text)
    {
        var asked = SipParser.Parse(Wire.Bytes(text)).Message.ShouldNotBeNull();
        await SendAsync(text);
        return (SipResponse)(await ReceiveAsync(message => message is SipResponse { Status: >= 200 } && message.CallId == asked.CallId && message.CSeq == asked.CSeq && message.TopVia?.Branch == asked.TopVia?.Branch)).ShouldNotBeNull();
    }

    /// <summary>Is an OPTIONS still answered? It is repeated as RFC 3261 §17.1.2 says of any that may be lost: a full socket drops datagrams.</summary>
    public async Task<bool> IsAliveAsync()
    {
        var id = "probe-" + ++_probes;
        for (var tries = 0; tries < 40; tries++)
        {
            await SendAsync(Wire.Simple("OPTIONS", id, branch: "z9hG4bK" + id));
            if (await ReceiveAsync(message => message is SipResponse { Status: 200 } && message.CallId == id, 500) is not null) return true;
        }

        return false;
    }

    public void Dispose() => _socket.Dispose();
}
