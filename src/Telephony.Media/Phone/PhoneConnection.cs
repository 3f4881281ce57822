using System.Net;
using System.Net.Sockets;
using Telephony.Media.Dtls;
using Telephony.Media.Ice;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>
/// One page's connection: its ICE, its DTLS association and the keys that came of it. An ICE restart stays inside; another
/// page (a new SDP session or certificate) is another connection. Not thread-safe; the transport serialises.
/// </summary>
internal sealed class PhoneConnection : IDtlsWire, IDisposable
{
    /// <summary>From the answer to the keys a browser needs well under a second; after this it will not come any more.</summary>
    public static readonly TimeSpan SetUpLimit = TimeSpan.FromSeconds(30);

    private readonly PhoneOffer offer;
    private readonly DtlsServerContext context;
    private readonly Socket socket;
    private readonly TimeProvider clock;
    private readonly long created;
    private readonly byte[] response = new byte[IceLiteAgent.MaxResponse];
    private string remoteFragment;
    private DtlsServerSession? dtls;
    private long firstCheck;
    private long handshakeBegan;
    private PhoneLostReason? over;

    public PhoneConnection(PhoneOffer offer, DtlsServerContext context, Socket socket, TimeProvider clock)
    {
        this.offer = offer;
        this.context = context;
        this.socket = socket;
        this.clock = clock;
        created = clock.GetTimestamp();
        remoteFragment = offer.UserFragment;
        Ice = new IceLiteAgent(offer.UserFragment);
    }

    public IceLiteAgent Ice { get; }

    public SrtpSession? Srtp { get; private set; }

    public double? SetUpMilliseconds { get; private set; }

    public double? HandshakeMilliseconds { get; private set; }

    /// <summary>STUN and DTLS datagrams that the socket refused.</summary>
    public long SocketFailures { get; private set; }

    /// <summary>OpenSSL's words for a broken handshake.</summary>
    public string Failure => dtls?.Failure ?? "";

    /// <summary>Whether an offer speaks for this same connection: same SDP session, same certificate, and it still stands.</summary>
    public bool IsContinuedBy(PhoneOffer next) =>
        over is null && next.SessionId.Equals(offer.SessionId, StringComparison.Ordinal) && next.Fingerprint.Matches(offer.Fingerprint);

    /// <summary>Takes a later offer; a new user fragment is an ICE restart.</summary>
    public void Continue(PhoneOffer next)
    {
        if (next.UserFragment.Equals(remoteFragment, StringComparison.Ordinal))
            return;
        remoteFragment = next.UserFragment;
        Ice.Restart(next.UserFragment);
    }

    public IceCheck OnStun(ReadOnlySpan<byte> datagram, SocketAddress source, long now)
    {
        var check = Ice.OnDatagram(datagram, source, now, response, out var length);
        if (length > 0)
            TrySend(response.AsSpan(0, length), source);
        if (firstCheck == 0 && check is IceCheck.Selected)
            firstCheck = clock.GetTimestamp();
        return check;
    }

    /// <summary>A DTLS datagram from a validated address.</summary>
    public void OnDtls(ReadOnlySpan<byte> datagram)
    {
        if (over is not null)
            return;
        if (dtls is null)
        {
            dtls = new(context, offer.Fingerprint, this);
            handshakeBegan = clock.GetTimestamp();
        }

        dtls.OnDatagram(datagram);
        AfterDtls();
    }

    public void OnTimer()
    {
        if (over is not null)
            return;
        dtls?.OnTimer();
        AfterDtls();
        if (Srtp is null && over is null && clock.GetElapsedTime(created) > SetUpLimit)
            over = PhoneLostReason.NeverConnected;
    }

    /// <summary>Where the connection stands at this instant.</summary>
    public PhoneStanding Standing(long now)
    {
        if (over is { } reason)
            return PhoneStanding.Lost(reason);
        if (Srtp is null || Ice.Selected is null)
            return PhoneStanding.Connecting;
        return Ice.HasLostConsent(now) ? PhoneStanding.Lost(PhoneLostReason.ConsentExpired) : PhoneStanding.Connected;
    }

    public void SendDtls(ReadOnlySpan<byte> datagram)
    {
        if (Ice.Selected is { } path)
            TrySend(datagram, path.Address);
    }

    /// <summary>Says goodbye on DTLS. The SRTP keys are the owner's to free, since its sender uses them.</summary>
    public void Dispose() => dtls?.Dispose();

    private void AfterDtls()
    {
        switch (dtls?.State)
        {
            case DtlsState.Established when Srtp is null:
                Srtp = dtls.CreateSrtp();
                HandshakeMilliseconds = clock.GetElapsedTime(handshakeBegan).TotalMilliseconds;
                SetUpMilliseconds = clock.GetElapsedTime(firstCheck).TotalMilliseconds;
                break;
            case DtlsState.Closed:
                over = PhoneLostReason.ClosedByPeer;
                break;
            case DtlsState.WrongFingerprint:
                over = PhoneLostReason.WrongFingerprint;
                break;
            case DtlsState.Failed:
                over = PhoneLostReason.HandshakeFailed;
                break;
        }

        if (over is not null)
            dtls?.Dispose();
    }

    private void TrySend(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        try
        {
            socket.SendTo(datagram, SocketFlags.None, to);
        }
        catch (SocketException)
        {
            SocketFailures++; // STUN and DTLS repeat what got lost; an unreachable peer shows as lost consent
        }
    }
}
