using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Telephony.Media.Dtls;
using Telephony.Media.Ice;
using Telephony.Media.Rtp;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>
/// The server's end of a browser phone: ICE-lite, DTLS-SRTP and G.711 on one UDP socket (RFC 8445, RFC 5764, RFC 7983).
/// It outlives pages: a reloaded page offers again and takes over the same transport, so that the leg above never changes.
/// Plain RTP is never accepted, DTLS and SRTP only from an address that proved by ICE to come through the signalling.
/// </summary>
/// <remarks>Thread-safe. Callbacks run on the receive path or a timer thread, outside every lock, one at a time.</remarks>
public sealed class BrowserPhoneTransport : IRtpTransport, IPeerReports
{
    private const int ReceiveBuffer = 256 * 1024;
    private static readonly TimeSpan HandshakeTick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan IdleTick = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly DtlsServerContext context;
    private readonly Socket socket;
    private readonly IPEndPoint advertised;
    private readonly ITimer timer;
    private readonly byte[] receiveBuffer = GC.AllocateArray<byte>(RtpLayout.MaxPacket, pinned: true);
    private readonly ulong sessionId = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);
    private readonly PhoneCounters counters = new();
    private readonly PhoneNews news;
    private readonly PhoneSender sender;
    private readonly ReceptionStatistics reception;

    private PhoneConnection? connection;
    private IRtpReceiver? receiver;
    private PhoneFormat? format;
    private int answers;
    private volatile bool disposed;

    private BrowserPhoneTransport(DtlsServerContext context, Socket socket, IPAddress advertised, TimeProvider clock, ILogger logger)
    {
        this.context = context;
        this.socket = socket;
        this.clock = clock;
        this.logger = logger;
        this.advertised = new(advertised, ((IPEndPoint)socket.LocalEndPoint!).Port);
        var ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        news = new(logger, () => Connected?.Invoke(), reason => Lost?.Invoke(reason));
        sender = new(ssrc, socket, clock);
        reception = new(clock);
        // the first page's request opens the phone; its context (user, trace) must not live on in the loop
        using var withoutContext = ExecutionContext.SuppressFlow();
        timer = clock.CreateTimer(static self => ((BrowserPhoneTransport)self!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Reception = ReceiveAsync();
    }

    /// <summary>A page's media works: keys agreed and a path selected. Again after each <see cref="Lost"/>, never twice without one.</summary>
    public event Action? Connected;

    /// <summary>A page's media ended, or never came. Once per connection; a later offer may revive the phone.</summary>
    public event Action<PhoneLostReason>? Lost;

    /// <summary>Where the browser sends to.</summary>
    public IPEndPoint Advertised => advertised;

    /// <summary>What the newest answer agreed on; null before the first.</summary>
    public PhoneFormat? Format
    {
        get
        {
            lock (gate)
                return format;
        }
    }

    /// <summary>The protection profile in use; <see cref="SrtpProfile.None"/> before the keys are there.</summary>
    public SrtpProfile Profile
    {
        get
        {
            lock (gate)
                return connection?.Srtp?.Profile ?? SrtpProfile.None;
        }
    }

    /// <summary>Whether media flows at this instant.</summary>
    public bool IsConnected => news.IsConnected;

    /// <summary>Ends when the receive loop has ended, after <see cref="Dispose"/>.</summary>
    internal Task Reception { get; }

    /// <summary>Loads OpenSSL and makes this process's certificate, so that the first page need not wait for it (about 0.1 s).
    /// Call at start: the failure is what the connection light shows.</summary>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="openSslDirectory">The folder that holds OpenSSL 3, in place of the system's own; null for the system's.</param>
    /// <exception cref="DtlsUnavailableException">The system has no OpenSSL 3; the message names what is missing.</exception>
    public static void Prepare(TimeProvider clock, string? openSslDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        OpenSslLibraries.Directory = openSslDirectory;
        _ = DtlsIdentity.Of(clock);
    }

    /// <summary>Opens the socket. All phones of a process share one certificate, made by the first.</summary>
    /// <param name="options">Addresses and port.</param>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="logger">Gets one line per connection gained or lost.</param>
    /// <exception cref="DtlsUnavailableException">The system has no OpenSSL 3; the message names what is missing.</exception>
    /// <exception cref="SocketException">The port is taken or the address is not ours.</exception>
    public static BrowserPhoneTransport Create(BrowserPhoneOptions options, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(logger);
        var identity = DtlsIdentity.Of(clock);
        var udp = new Socket(options.BindAddress.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            udp.Bind(new IPEndPoint(options.BindAddress, options.Port));
            udp.ReceiveBufferSize = ReceiveBuffer;
            udp.Blocking = false;
            return new(identity, udp, options.AdvertisedAddress, clock, logger);
        }
        catch (SocketException)
        {
            udp.Dispose();
            throw;
        }
    }

    /// <summary>Answers a page's offer. The same page offering again keeps its keys (ICE restart); another page replaces it.</summary>
    /// <param name="offerSdp">The browser's offer, at most 32 KB.</param>
    /// <returns>The SDP answer.</returns>
    /// <exception cref="PhoneOfferException">The offer cannot be answered; a connection that stands is not touched.</exception>
    public string Answer(string offerSdp)
    {
        ArgumentNullException.ThrowIfNull(offerSdp);
        var offer = PhoneOffer.Parse(offerSdp);
        string answer;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var continued = connection?.IsContinuedBy(offer) == true;
            if (continued)
                connection!.Continue(offer);
            else
                Replace(offer);
            format = offer.Format;
            answers++;
            answer = new PhoneAnswer(advertised, connection!.Ice.Local, context.Fingerprint, sender.Ssrc, sessionId, answers).Write(offer);
            timer.Change(HandshakeTick, HandshakeTick);
            PhoneLog.Answered(logger, offer.Format.Codec, continued);
        }

        news.Tell();
        return answer;
    }

    /// <inheritdoc/>
    public void Start(IRtpReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        lock (gate)
        {
            if (this.receiver is not null)
                throw new InvalidOperationException("the transport has a receiver already");
            this.receiver = receiver;
        }
    }

    /// <inheritdoc/>
    /// <remarks>SSRC, sequence numbers and timestamps are rewritten into one endless stream, so that every call may begin its own.</remarks>
    public void Send(ReadOnlySpan<byte> packet) => sender.Send(packet);

    double? IPeerReports.RoundTripMs => sender.Remote.RoundTrip;

    double? IPeerReports.RemoteFractionLost => sender.Remote.FractionLost;

    /// <summary>A browser's life is proven by ICE consent (RFC 7675), not by its reports.</summary>
    long IPeerReports.LastReport => 0;

    /// <summary>The counters at this instant.</summary>
    public BrowserPhoneStatistics Statistics()
    {
        var (sent, dropped) = sender.Counters;
        var (fractionLost, roundTrip) = sender.Remote;
        lock (gate)
        {
            return new()
            {
                PacketsReceived = counters.Received,
                PacketsSent = sent,
                SendsDropped = dropped,
                Strangers = counters.Strangers,
                Forged = counters.Forged,
                Replayed = counters.Replayed,
                Discarded = counters.Discarded,
                ChecksAnswered = counters.ChecksAnswered,
                ChecksRefused = counters.ChecksRefused,
                PathChanges = counters.PathChanges,
                SocketFailures = connection?.SocketFailures ?? 0,
                JitterMilliseconds = reception.JitterMilliseconds,
                PacketsLost = reception.Lost,
                RemoteFractionLost = fractionLost,
                RoundTripMilliseconds = roundTrip,
                SetUpMilliseconds = connection?.SetUpMilliseconds,
                HandshakeMilliseconds = connection?.HandshakeMilliseconds,
            };
        }
    }

    /// <summary>Says goodbye to the page, frees keys and socket. Raises no event.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
            news.Clear();
            timer.Dispose();
            Retire();
            socket.Dispose();
        }
    }

    private async Task ReceiveAsync()
    {
        var from = new SocketAddress(socket.AddressFamily);
        while (true)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(receiveBuffer.AsMemory(), SocketFlags.None, from);
                OnDatagram(receiveBuffer.AsSpan(0, length), from);
            }
            catch (SocketException failure) when (!disposed && failure.SocketErrorCode is not (SocketError.OperationAborted or SocketError.NotSocket))
            {
                // an oversized datagram or an ICMP answer to an earlier send: neither says anything about the next packet
                PhoneLog.SocketFailed(logger, failure.SocketErrorCode);
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }
#pragma warning disable CA1031 // the wall between foreign packets and this phone: one bad packet costs one packet
            catch (Exception failure)
#pragma warning restore CA1031
            {
                PhoneLog.ReceiverFailed(logger, failure);
            }
        }
    }

    /// <summary>Sorts by the first byte (RFC 7983 §7).</summary>
    private void OnDatagram(Span<byte> datagram, SocketAddress from)
    {
        var arrival = clock.GetTimestamp();
        IRtpReceiver? deliverTo = null;
        var clearLength = 0;
        lock (gate)
        {
            if (disposed || connection is null || datagram.IsEmpty)
                return;
            var now = Milliseconds(arrival);
            if (StunMessage.MayBe(datagram[0]))
                OnStun(datagram, from, now);
            else if (!connection.Ice.IsValidated(from, now))
                counters.Strangers++;
            else if (datagram[0] is >= 20 and <= 63)
                OnDtls(datagram, now);
            else if (datagram[0] is >= 128 and <= 191)
                deliverTo = OnSrtp(datagram, arrival, out clearLength);
            else
                counters.Strangers++;
        }

        if (deliverTo is null)
            news.Tell();
        else
            deliverTo.OnPacket(datagram[..clearLength], arrival);
    }

    private void OnStun(ReadOnlySpan<byte> datagram, SocketAddress from, long now)
    {
        var check = connection!.OnStun(datagram, from, now);
        if (check is IceCheck.Validated or IceCheck.Selected)
            counters.ChecksAnswered++;
        else
            counters.ChecksRefused++;
        if (check == IceCheck.Selected)
            counters.PathChanges++;
        Settle(now);
    }

    private void OnDtls(ReadOnlySpan<byte> datagram, long now)
    {
        connection!.OnDtls(datagram);
        Settle(now);
    }

    private IRtpReceiver? OnSrtp(Span<byte> packet, long arrival, out int clearLength)
    {
        clearLength = 0;
        if (connection!.Srtp is not { } srtp)
        {
            counters.Discarded++;
            return null;
        }

        var isRtcp = RtpLayout.IsRtcp(packet);
        var outcome = isRtcp ? srtp.Inbound.UnprotectRtcp(packet, out clearLength) : srtp.Inbound.Unprotect(packet, out clearLength);
        if (outcome != SrtpOutcome.Passed)
        {
            counters.Refused(outcome);
            return null;
        }

        if (isRtcp)
        {
            sender.OnReport(packet[..clearLength], arrival);
            return null;
        }

        if (receiver is null)
        {
            counters.Discarded++;
            return null;
        }

        reception.OnPacket(packet, arrival);
        counters.Received++;
        return receiver;
    }

    private void OnTimer()
    {
        lock (gate)
        {
            if (disposed || connection is null)
                return;
            connection.OnTimer();
            Settle(Milliseconds(clock.GetTimestamp()));
            sender.ReportWhenDue(reception);
        }

        news.Tell();
    }

    /// <summary>Hands keys and path to the sender and notes what changed. Holds <see cref="gate"/>.</summary>
    private void Settle(long now)
    {
        var standing = connection!.Standing(now);
        sender.Use(standing.IsConnected ? connection.Srtp!.Outbound : null, connection.Ice.Selected?.Address);
        if (!news.Note(standing))
            return;
        if (standing.LostReason is { } reason)
        {
            PhoneLog.Lost(logger, reason, connection.Failure);
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        PhoneLog.Connected(logger, connection.Srtp!.Profile, connection.SetUpMilliseconds ?? 0, connection.HandshakeMilliseconds ?? 0);
        timer.Change(IdleTick, IdleTick);
    }

    private void Replace(PhoneOffer offer)
    {
        if (connection is not null)
            news.Note(PhoneStanding.Lost(PhoneLostReason.Replaced));
        Retire();
        connection = new(offer, context, socket, clock);
        news.BeginConnection();
    }

    /// <summary>Ends the page's connection; its keys are freed once the sender has let go of them.</summary>
    private void Retire()
    {
        sender.Release();
        connection?.Dispose();
        connection?.Srtp?.Dispose();
        connection = null;
    }

    private long Milliseconds(long timestamp) => (long)clock.GetElapsedTime(0, timestamp).TotalMilliseconds;
}
