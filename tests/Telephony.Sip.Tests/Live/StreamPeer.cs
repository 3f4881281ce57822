using System.Net.Sockets;

namespace Telephony.Sip.Tests.Live;

/// <summary>A bare TCP connection to an endpoint.</summary>
internal sealed class StreamPeer : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly StreamFramer _framer = new();

    public static async Task<StreamPeer> ConnectAsync(IPEndPoint to)
    {
        var peer = new StreamPeer();
        await peer._client.ConnectAsync(to, TestContext.Current.CancellationToken);
        peer._client.NoDelay = true;
        return peer;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => _client.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>Status of the next final response, read from its first line: answers to broken requests repeat broken headers. 0 when closed.</summary>
    public async Task<int> FinalStatusAsync()
    {
        while (true)
        {
            while (_framer.Next(out var frame) is not FrameKind.Incomplete and var kind)
                if (kind == FrameKind.Message && int.Parse(frame.Span.Slice(8, 3)) is >= 200 and var status) return status;
            var count = await ReadAsync(_framer.Space());
            if (count == 0) return 0;
            _framer.Filled(count);
        }
    }

    /// <summary>The next final response, or null when the connection closes.</summary>
    public async Task<SipResponse?> FinalAsync()
    {
        while (true)
        {
            while (_framer.Next(out var frame) is not FrameKind.Incomplete and var kind)
                if (kind == FrameKind.Message && SipParser.Parse(frame.Span).Message is SipResponse { Status: >= 200 } response) return response;
            var count = await ReadAsync(_framer.Space());
            if (count == 0) return null;
            _framer.Filled(count);
        }
    }

    public async Task<int> ReadAsync(Memory<byte> into)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            return await _client.GetStream().ReadAsync(into, limit.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    public void Dispose() => _client.Dispose();
}
