using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>A media process's server in this process, whose client can be cut off and kept away for as long as a test wants.</summary>
internal sealed class BreakableLink : IAsyncDisposable
{
    private readonly MediaServer _server;
    private readonly Task _serving;
    private readonly string _socket;

    public BreakableLink()
    {
        _socket = Folder.File("m.sock");
        _server = new MediaServer(new MediaServerOptions(_socket) { Grace = TimeSpan.FromMinutes(5) }, TimeProvider.System, NullLoggerFactory.Instance);
        _serving = _server.RunAsync(CancellationToken.None);
    }

    public TempFolder Folder { get; } = new();

    public MediaEventLog Events { get; } = new();

    private string Key => MediaProtocol.KeyFile(_socket);

    private string HiddenKey => Key + ".away";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<RemoteMediaEngine> ClientAsync()
    {
        var client = MediaOwner.Client(_socket, Folder.File("recordings"), Events);
        await client.StartAsync(Ct);
        return client;
    }

    /// <summary>Somebody else with the key takes the lead and leaves; the client cannot come back, since the key is out of its sight.</summary>
    public async Task BreakAsync(RemoteMediaEngine client)
    {
        File.Move(Key, HiddenKey);
        using (var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await other.ConnectAsync(new UnixDomainSocketEndPoint(_socket), Ct);
            var hello = new WireWriter().UInt32(MediaProtocol.Magic).UInt16(MediaProtocol.Version).Bytes(await File.ReadAllBytesAsync(HiddenKey, Ct)).Written.ToArray();
            await other.SendAsync(WireTests.Framed((FrameKind.Hello, hello)), Ct);
            await Eventually.IsTrueAsync(() => client.Status.Standing == MediaProcessStanding.Lost, "the client is cut off");
        }
    }

    public Task MendAsync(RemoteMediaEngine client)
    {
        File.Move(HiddenKey, Key);
        return Eventually.IsTrueAsync(() => client.Status.Standing == MediaProcessStanding.Up, "the client leads again");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _serving;
        Folder.Dispose();
    }
}
