using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Web.Features.Admin;

/// <summary>Asks a peer whether it is there: one OPTIONS over UDP from a port of its own (RFC 3261 §11), repeated as timer E says; any final answer counts.</summary>
internal sealed class TrunkProbe(TimeProvider clock)
{
    /// <summary>Patience of a person at a button.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);

    /// <summary>The answer's status line and the time it took, or null and why there was none.</summary>
    public async Task<TrunkAnswer> AskAsync(IPEndPoint peer, CancellationToken ct)
    {
        using var socket = new Socket(peer.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        var started = clock.GetTimestamp();
        try
        {
            await socket.ConnectAsync(peer, limit.Token);
            var callId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
            var request = Encoding.ASCII.GetBytes(Request(peer, (IPEndPoint)socket.LocalEndPoint!, callId));
            var answer = ReceiveAsync(socket, callId, limit.Token);
            for (var wait = T1; !answer.IsCompleted; wait *= 2)
            {
                await socket.SendAsync(request, SocketFlags.None, limit.Token);
                await Task.WhenAny(answer, Task.Delay(wait, clock, limit.Token));
                limit.Token.ThrowIfCancellationRequested();
            }

            return new TrunkAnswer(await answer, clock.GetElapsedTime(started), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new TrunkAnswer(null, clock.GetElapsedTime(started), null);
        }
        catch (SocketException refused)
        {
            return new TrunkAnswer(null, clock.GetElapsedTime(started), refused.SocketErrorCode.ToString());
        }
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
                return line.Length > 120 ? line[..120] : line;
        }
    }

    private static string Request(IPEndPoint peer, IPEndPoint own, string callId) => string.Create(
        CultureInfo.InvariantCulture,
        $"OPTIONS sip:{peer} SIP/2.0\r\nVia: SIP/2.0/UDP {own};branch=z9hG4bK{callId};rport\r\nMax-Forwards: 70\r\nFrom: <sip:probe@{own}>;tag={callId[..8]}\r\nTo: <sip:{peer}>\r\nCall-ID: {callId}\r\nCSeq: 1 OPTIONS\r\nContact: <sip:probe@{own}>\r\nAccept: application/sdp\r\nContent-Length: 0\r\n\r\n");
}
