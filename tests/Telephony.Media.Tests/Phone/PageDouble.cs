using System.Net;
using System.Net.Sockets;
using Telephony.Media.Ice;
using Telephony.Media.Phone;
using Telephony.Media.Srtp;

namespace Telephony.Media.Tests.Phone;

/// <summary>A browser without the browser: checks by STUN, shakes hands by DTLS, speaks SRTP, all over real UDP on loopback.</summary>
internal sealed class PageDouble : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly DtlsClient dtls = new();
    private readonly string session;
    private readonly byte[] buffer = new byte[4096];
    private Socket socket = NewSocket();
    private SocketAddress server = new IPEndPoint(IPAddress.Loopback, 9).Serialize();

    public PageDouble(string session = "77") => this.session = session;

    public IceCredentials ServerCredentials { get; private set; } = new("", "");

    public SrtpSession? Srtp { get; private set; }

    public DtlsClient Dtls => dtls;

    public string Answer { get; private set; } = "";

    /// <summary>Offers and takes the answer's credentials and port.</summary>
    public void Offer(BrowserPhoneTransport phone, string fragment = StunChecks.Fragment, string? fingerprint = null)
    {
        Answer = phone.Answer(Offers.Create(fingerprint ?? dtls.Fingerprint.ToString(), fragment, session));
        ServerCredentials = new(Value("a=ice-ufrag:"), Value("a=ice-pwd:"));
        server = phone.Advertised.Serialize();
    }

    public Task CheckAsync(bool nominate = true, string fragment = StunChecks.Fragment) =>
        ExchangeAsync(StunChecks.Create(ServerCredentials, nominate, fragment: fragment));

    /// <summary>Offer, check, handshake, keys.</summary>
    public async Task ConnectAsync(BrowserPhoneTransport phone)
    {
        Offer(phone);
        await CheckAsync();
        await ShakeAsync();
        Srtp = dtls.CreateSrtp(SrtpProfile.AeadAes128Gcm);
    }

    public async Task ShakeAsync()
    {
        var outgoing = dtls.Step([]);
        while (!dtls.IsEstablished && !dtls.IsEnded)
        {
            Send(outgoing);
            outgoing = dtls.Step(await ReceiveAsync());
        }

        Send(outgoing);
    }

    public void Send(ReadOnlySpan<byte> datagram)
    {
        if (!datagram.IsEmpty)
            socket.SendTo(datagram, SocketFlags.None, server);
    }

    /// <summary>Sends a datagram and waits for whatever comes back.</summary>
    public async Task<byte[]> ExchangeAsync(byte[] datagram)
    {
        Send(datagram);
        return await ReceiveAsync();
    }

    public byte[] Protect(byte[] clear)
    {
        var room = new byte[clear.Length + Srtp!.Outbound.Overhead];
        clear.CopyTo(room, 0);
        if (Srtp.Outbound.Protect(room, clear.Length, out var length) != SrtpOutcome.Passed)
            throw new InvalidOperationException("the double could not protect");
        return room[..length];
    }

    /// <summary>The next RTP packet from the server, opened; RTCP and DTLS in between are passed over.</summary>
    public async Task<byte[]> HearAsync()
    {
        while (true)
        {
            var datagram = await ReceiveAsync();
            if (datagram[0] < 128 || RtpLayout.IsRtcp(datagram))
                continue;
            if (Srtp!.Inbound.Unprotect(datagram, out var length) == SrtpOutcome.Passed)
                return datagram[..length];
        }
    }

    public async Task<byte[]> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var received = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, patience.Token);
        return buffer[..received];
    }

    /// <summary>From now on everything comes from another port, as behind another network.</summary>
    public void MoveAddress()
    {
        socket.Dispose();
        socket = NewSocket();
    }

    public void Dispose()
    {
        socket.Dispose();
        dtls.Dispose();
        Srtp?.Dispose();
    }

    private static Socket NewSocket()
    {
        var fresh = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        fresh.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return fresh;
    }

    private string Value(string prefix) => Answer.Split("\r\n").First(l => l.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
}
