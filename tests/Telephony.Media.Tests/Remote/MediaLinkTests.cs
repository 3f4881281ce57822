using System.Net.Sockets;
using Shouldly;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>What a media process's failures become on this side: the port's own, so that whoever is ready for a refusal is ready for these.</summary>
public sealed class MediaLinkTests : IMediaLinkOwner
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData((int)FailureKind.Media, (int)MediaFault.UnknownPrompt, MediaFault.UnknownPrompt)]
    [InlineData((int)FailureKind.Other, 0, MediaFault.EngineFailed)]
    public async Task Failure_OfACommand_IsAMediaException(int kind, int fault, MediaFault expected)
    {
        using var process = new FailingProcess((FailureKind)kind, fault);
        using var link = MediaLink.Open(process.Socket, this, s_patience);
        Should.Throw<MediaException>(() => link.Ask(FrameKind.Play, new WireWriter(), s_patience)).Fault.ShouldBe(expected);
        link.IsLost.ShouldBeFalse("its next answers can be trusted");
        await process.HangUpAsync();
    }

    [Fact]
    public async Task Failure_OfTheDisk_IsAnIOException()
    {
        using var process = new FailingProcess(FailureKind.Disk, 0);
        using var link = MediaLink.Open(process.Socket, this, s_patience);
        Should.Throw<IOException>(() => link.Ask(FrameKind.StartRecording, new WireWriter(), s_patience));
        await process.HangUpAsync();
    }

    void IMediaLinkOwner.Packet(MediaLegId leg, ReadOnlySpan<byte> packet)
    {
    }

    void IMediaLinkOwner.Fact(MediaLink link, long number, MediaFact fact)
    {
    }

    void IMediaLinkOwner.Misread(MediaProtocolException wrong)
    {
    }

    void IMediaLinkOwner.Lost(MediaLink link)
    {
    }

    /// <summary>Greets, and answers whatever it is told with one failure.</summary>
    private sealed class FailingProcess : IDisposable
    {
        private readonly AfterSales.Tests.Shared.TempFolder _folder = new();
        private readonly Socket _listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public FailingProcess(FailureKind kind, int fault)
        {
            Socket = _folder.File("m.sock");
            File.WriteAllBytes(MediaProtocol.KeyFile(Socket), new byte[MediaProtocol.KeyBytes]);
            _listening.Bind(new UnixDomainSocketEndPoint(Socket));
            _listening.Listen(1);
            _serving = ServeAsync(new WireWriter().Byte((byte)kind).Int32(fault).Text("as the test says").Written.ToArray());
        }

        public string Socket { get; }

        public async Task HangUpAsync()
        {
            await _stop.CancelAsync();
            await _serving;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _listening.Dispose();
            _stop.Dispose();
            _folder.Dispose();
        }

        private async Task ServeAsync(byte[] failure)
        {
            try
            {
                using var peer = await _listening.AcceptAsync(_stop.Token);
                var parser = new FrameParser();
                while (await peer.ReceiveAsync(parser.Room(), _stop.Token) is > 0 and var read)
                {
                    parser.Filled(read);
                    foreach (var kind in Kinds(parser))
                    {
                        var answer = kind == FrameKind.Hello
                            ? WireTests.Framed((FrameKind.Reply, new WireWriter().Guid(Guid.NewGuid()).Int32(1).Flag(true).Written.ToArray()))
                            : WireTests.Framed((FrameKind.Failure, failure));
                        await peer.SendAsync(answer, _stop.Token);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private static List<FrameKind> Kinds(FrameParser parser)
        {
            var kinds = new List<FrameKind>();
            while (parser.TryTake(out var kind, out _))
                kinds.Add(kind);
            return kinds;
        }
    }
}
