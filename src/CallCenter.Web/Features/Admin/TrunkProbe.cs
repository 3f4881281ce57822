using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Telephony.Sip;

namespace CallCenter.Web.Features.Admin;

/// <summary>Asks a peer whether it is there: one OPTIONS (RFC 3261 §11) from a port of its own, over the trunk's transport; over UDP repeated as timer E says. Any final answer counts.</summary>
internal sealed class TrunkProbe(TimeProvider clock, SipTlsOptions tls)
{
    /// <summary>Patience of a person at a button.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Header lines that are read before a peer counts as one that speaks something else.</summary>
    private const int MostLines = 200;

    private static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);

    /// <summary>The answer's status line and the time it took, or null and why there was none.</summary>
    public async Task<TrunkAnswer> AskAsync(SipListenAddress peer, CancellationToken ct)
    {
        var datagrams = peer.Protocol == SipTransportProtocol.Udp;
        using var socket = new Socket(peer.EndPoint.AddressFamily, datagrams ? SocketType.Dgram : SocketType.Stream, datagrams ? ProtocolType.Udp : ProtocolType.Tcp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        var started = clock.GetTimestamp();
        try
        {
            await socket.ConnectAsync(peer.EndPoint, limit.Token);
            var callId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
            var request = Encoding.ASCII.GetBytes(Request(peer, (IPEndPoint)socket.LocalEndPoint!, callId));
            var line = datagrams ? await AskAgainAsync(socket, request, callId, limit.Token) : await AskOverStreamAsync(socket, peer, request, limit.Token);
            return new TrunkAnswer(line, clock.GetElapsedTime(started), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new TrunkAnswer(null, clock.GetElapsedTime(started), null);
        }
        catch (SocketException refused)
        {
            return new TrunkAnswer(null, clock.GetElapsedTime(started), refused.SocketErrorCode.ToString());
        }
        catch (Exception broken) when (broken is IOException or AuthenticationException)
        {
            // A certificate that does not hold, or a peer that hangs up: in the words of the platform, for whoever set it up.
            return new TrunkAnswer(null, clock.GetElapsedTime(started), broken.Message);
        }
    }

    private async Task<string> AskAgainAsync(Socket socket, byte[] request, string callId, CancellationToken ct)
    {
        var answer = ReceiveAsync(socket, callId, ct);
        for (var wait = T1; !answer.IsCompleted; wait *= 2)
        {
            await socket.SendAsync(request, SocketFlags.None, ct);
            await Task.WhenAny(answer, Task.Delay(wait, clock, ct));
            ct.ThrowIfCancellationRequested();
        }

        return await answer;
    }

    private async Task<string> AskOverStreamAsync(Socket socket, SipListenAddress peer, byte[] request, CancellationToken ct)
    {
        await using var plain = new NetworkStream(socket);
        await using var secure = peer.Protocol == SipTransportProtocol.Tls ? new SslStream(plain) : null;
        if (secure is not null)
            await secure.AuthenticateAsClientAsync(tls.ClientOptions(peer.PeerName ?? peer.EndPoint.Address.ToString()), ct);
        Stream stream = secure is null ? plain : secure;
        await stream.WriteAsync(request, ct);
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true);
        // Nothing else was asked on this connection: the first final status line is the answer; keep-alives and provisional answers come before it.
        for (var left = MostLines; left > 0 && await reader.ReadLineAsync(ct) is { } line; left--)
        {
            if (line.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && !line.StartsWith("SIP/2.0 1", StringComparison.Ordinal))
                return Short(line);
        }

        throw new IOException("The peer closed the connection without an answer.");
    }

    private static async Task<string> ReceiveAsync(Socket socket, string callId, CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, SocketFlags.None, ct);
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            var line = text.Split('\r', 2)[0];
            // A provisional answer is none yet; another call's is not ours.
            if (line.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && !line.StartsWith("SIP/2.0 1", StringComparison.Ordinal) && text.Contains(callId, StringComparison.Ordinal))
                return Short(line);
        }
    }

    private static string Short(string line) => line.Length > 120 ? line[..120] : line;

    private static string Request(SipListenAddress peer, IPEndPoint own, string callId) => string.Create(
        CultureInfo.InvariantCulture,
        $"OPTIONS sip:{peer.EndPoint} SIP/2.0\r\nVia: SIP/2.0/{peer.Protocol.ToString().ToUpperInvariant()} {own};branch=z9hG4bK{callId};rport\r\nMax-Forwards: 70\r\nFrom: <sip:probe@{own}>;tag={callId[..8]}\r\nTo: <sip:{peer.EndPoint}>\r\nCall-ID: {callId}\r\nCSeq: 1 OPTIONS\r\nContact: <sip:probe@{own}>\r\nAccept: application/sdp\r\nContent-Length: 0\r\n\r\n");
}
