using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Telephony.Sip.Tests.Torture;

/// <summary>
/// The whole endpoint core on a clock that the test moves, fed by hand on the test's thread: parser, admission, transactions, dialogs, registrar. Its answers go
/// to a real socket, so that they can be read. Its user answers, rings, refuses and accepts by turns.
/// </summary>
internal sealed class MemoryEndpoint : ISipCallEvents, ITransportSink, IAsyncDisposable
{
    public const int MaxTransactions = 2_000;
    public const int MaxCalls = 200;

    private readonly Queue<LoopItem> _commands = new();
    private readonly TransportHub _hub;
    private readonly EndpointCore _core;
    private readonly TimerQueue _timers;
    private readonly Socket _peer;
    private readonly SipFlow _flow;
    private readonly byte[] _buffer = new byte[65_536];
    private int _calls;
    private int _probes;

    public MemoryEndpoint()
    {
        var options = new SipEndpointOptions
        {
            Listen = [SipListenAddress.Parse("udp://127.0.0.1:0")], AcceptLoopbackTrunk = true, Domains = ["example.com"], MaxTransactions = MaxTransactions, MaxCalls = MaxCalls,
            // The mutants are to reach the rules behind the guard.
            Protection = new ProtectionLimits { Enabled = false },
        };
        _timers = new TimerQueue(Clock);
        var barred = new BarredSources(Clock);
        _hub = new TransportHub(options, this, Counters, barred, Clock);
        _hub.Bind();
        _core = new EndpointCore(options, _hub, barred, new LocationTable(options), _timers, this, new TestCredentials(), Counters, Clock, NullLogger.Instance);
        _peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20, Blocking = false };
        _peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var socket = _hub.FlowTo(SipTransportProtocol.Udp, (IPEndPoint)_peer.LocalEndPoint!).ShouldNotBeNull();
        _flow = new SipFlow(SipTransportProtocol.Udp, (IPEndPoint)_peer.LocalEndPoint!, socket.Socket, null);
    }

    public ManualTimeProvider Clock { get; } = new();

    public SipCounters Counters { get; } = new();

    public int Timers => _timers.Count;

    /// <summary>To and From tag of the last dialogs that the core made; new messages can be sent into them.</summary>
    public Queue<(string CallId, string Ours, string Theirs)> Dialogs { get; } = new();

    /// <summary>As the UDP listener does it.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        var result = SipParser.Parse(datagram);
        if (result.Message is { } message) _core.Handle(new LoopItem.Received(message, _flow, Clock.GetTimestamp()));
        else if (result.Error is { } error) _core.Handle(new LoopItem.Malformed(error, _flow));
        while (_commands.TryDequeue(out var command)) _core.Handle(command);
    }

    public void Advance(TimeSpan time)
    {
        Clock.Advance(time);
        _core.Settle();
        while (_commands.TryDequeue(out var command)) _core.Handle(command);
    }

    /// <summary>Reads what was sent; true when the OPTIONS that it asks was answered 200.</summary>
    public bool IsAlive()
    {
        var id = "probe-" + ++_probes;
        Receive(Wire.Bytes(Wire.Simple("OPTIONS", id, branch: "z9hG4bK" + id)));
        var alive = false;
        while (_peer.Poll(alive ? 0 : 200_000, SelectMode.SelectRead))
        {
            var length = _peer.Receive(_buffer);
            if (SipParser.Parse(_buffer.AsSpan(0, length)).Message is not SipResponse response) continue;
            alive |= response.Status == 200 && response.CallId == id;
            if (response is not { Status: 200, Method: "INVITE", ToTag: { } ours, FromTag: { } theirs }) continue;
            Dialogs.Enqueue((response.CallId, ours, theirs));
            if (Dialogs.Count > 8) Dialogs.Dequeue();
        }

        return alive;
    }

    public async ValueTask DisposeAsync()
    {
        _peer.Dispose();
        await _hub.DisposeAsync();
    }

    void ISipCallEvents.InviteReceived(SipIncomingCall call)
    {
        Post(call.Leg, new CallInput.Ring(_calls % 3 == 0 ? Offers.Answer : null));
        Post(call.Leg, _calls++ % 2 == 0 ? new CallInput.Answer(Offers.Answer) : new CallInput.Reject(486, null, null));
    }

    void ISipCallEvents.Ringing(SipLegId leg, int status, string? sdp)
    {
    }

    void ISipCallEvents.Answered(SipLegId leg, string? sdp)
    {
    }

    void ISipCallEvents.Confirmed(SipLegId leg, string? sdp)
    {
    }

    void ISipCallEvents.Ended(SipLegId leg, SipEnding ending)
    {
    }

    void ISipCallEvents.ReOffered(SipLegId leg, string? sdp) => Post(leg, new CallInput.AnswerReOffer(Offers.Answer, sdp?.Length % 5 == 0 ? 488 : 200));

    void ISipCallEvents.ReOfferAnswered(SipLegId leg, int status, string? sdp)
    {
    }

    void ISipCallEvents.Digit(SipLegId leg, char digit, int durationMs)
    {
    }

    void ISipCallEvents.Referred(SipReferral referral)
    {
        Post(referral.Leg, new CallInput.AnswerRefer(referral.TargetUser.Length % 3 == 0 ? 403 : 202, null));
        Post(referral.Leg, new CallInput.NotifyRefer(200));
    }

    void ISipCallEvents.RegistrationChanged(string extension, bool registered)
    {
    }

    void ITransportSink.Deliver(SipMessage message, SipFlow flow, long receivedTimestamp)
    {
    }

    void ITransportSink.Malformed(SipParseError error, SipFlow flow)
    {
    }

    void ITransportSink.Closed(StreamConnection connection)
    {
    }

    private void Post(SipLegId leg, CallInput input) => _commands.Enqueue(new LoopItem.Command(leg, input));
}
