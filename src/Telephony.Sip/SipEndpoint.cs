using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Telephony.Sip;

/// <summary>
/// A SIP endpoint (RFC 3261): user agent for both sides of a back-to-back element, and registrar of agent phones. One loop owns all state; the
/// commands below are thread-safe, return at once and are carried out in order; what happens is told to <see cref="ISipCallEvents"/>.
/// Commands for a leg that has ended are ignored and counted. A command that finds the queue full of others is refused: counted, logged, and a
/// <see cref="Dial"/> ends with 503.
/// </summary>
public sealed class SipEndpoint : IAsyncDisposable, ITransportSink
{
    /// <summary>Room kept for commands when messages fill the queue, so that a flood takes none of it. A hang-up is refused only behind so many other commands.</summary>
    private const int CommandReserve = 4096;

    /// <summary>Trunks at a time: each costs a message every few seconds, and a site has a handful.</summary>
    public const int MaxTrunks = 64;

    private readonly SipEndpointOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<SipEndpoint> _logger;
    private readonly Channel<LoopItem> _queue;
    private readonly Channel<SipLegId> _unqueued;
    private readonly BarredSources _barred;
    private readonly TransportHub _hub;
    private readonly LocationTable _locations;
    private readonly TimerQueue _timers;
    private readonly EndpointCore _core;
    private readonly ITimer _alarm;
    private Task _loop = Task.CompletedTask;
    private int _state;
    private TimeSpan? _armed;

    /// <summary>Makes an endpoint; nothing is bound yet.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="events">Told what happens.</param>
    /// <param name="credentials">Secrets of agent phones.</param>
    /// <param name="clock">Time for all timers.</param>
    /// <param name="logger">Log.</param>
    public SipEndpoint(SipEndpointOptions options, ISipCallEvents events, ISipCredentials credentials, TimeProvider clock, ILogger<SipEndpoint> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(clock);
        if (options.Listen.Count == 0) throw new ArgumentException("At least one listen address is needed", nameof(options));
        _options = options;
        _clock = clock;
        _logger = logger;
        _queue = Channel.CreateBounded<LoopItem>(new BoundedChannelOptions(options.MaxQueuedMessages + CommandReserve) { SingleReader = true });
        _unqueued = Channel.CreateBounded<SipLegId>(new BoundedChannelOptions(Math.Max(1, options.MaxCalls)) { SingleReader = true }); // a user has no more legs that can wait for their end
        _locations = new LocationTable(options);
        _timers = new TimerQueue(clock);
        _barred = new BarredSources(clock);
        _hub = new TransportHub(options, this, Counters, _barred, clock);
        _core = new EndpointCore(options, _hub, _barred, _locations, _timers, events, credentials, Counters, clock, logger);
        _alarm = clock.CreateTimer(_ => _queue.Writer.TryWrite(LoopItem.Tick.Instance), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The addresses bound, with real ports; empty before <see cref="StartAsync"/>.</summary>
    public IReadOnlyList<SipListenAddress> Bound => _hub.Bound;

    /// <summary>Running totals.</summary>
    public SipCounters Counters { get; } = new();

    /// <summary>Binds all addresses and starts the loop.</summary>
    /// <param name="ct">Not used once the sockets are bound.</param>
    /// <exception cref="SipBindException">An address is in use or not ours; nothing is left bound.</exception>
    public Task StartAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Interlocked.CompareExchange(ref _state, 1, 0) != 0) throw new InvalidOperationException("The endpoint was started before");
        _hub.Bind();
        _hub.Start();
        _loop = RunAsync();
        Log.Started(_logger, string.Join(", ", Bound));
        return Task.CompletedTask;
    }

    /// <summary>Refuses new calls with 503 and Retry-After, ends every leg (CANCEL, BYE or 503), waits for the peers, closes the sockets.</summary>
    /// <param name="grace">Longest wait for the peers' answers.</param>
    /// <param name="ct">Cuts the wait short.</param>
    public async Task StopAsync(TimeSpan grace, CancellationToken ct)
    {
        if (Interlocked.CompareExchange(ref _state, 2, 1) != 1) return;
        var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new LoopItem.Drain(empty), CancellationToken.None);
        try
        {
            await empty.Task.WaitAsync(grace, _clock, ct);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // Peers that do not answer within the grace, or until the caller's patience ends, are cut; their number is logged below.
        }
        finally
        {
            Log.Stopped(_logger, Counters.Calls);
            await _queue.Writer.WriteAsync(LoopItem.Abandon.Instance, CancellationToken.None);
            await CloseAsync();
        }
    }

    /// <summary>Incoming leg: 180 Ringing, or 183 Session Progress when SDP (early media) is given.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">Early media answer, or null.</param>
    public void Ring(SipLegId leg, string? sdp = null) => Post(leg, new CallInput.Ring(sdp));

    /// <summary>Incoming leg: 200 with SDP, repeated until the ACK (<see cref="ISipCallEvents.Confirmed"/>).</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">The answer (or the offer, when the INVITE had none).</param>
    public void Answer(SipLegId leg, string sdp) => Post(leg, new CallInput.Answer(sdp));

    /// <summary>Incoming leg: a final refusal.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="status">300 to 699.</param>
    /// <param name="reason">Reason phrase, default by status.</param>
    /// <param name="retryAfter">Retry-After, for 404, 413, 480, 486, 500, 503, 600 and 603.</param>
    public void Reject(SipLegId leg, int status, string? reason = null, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        Post(leg, new CallInput.Reject(status, reason, retryAfter));
    }

    /// <summary>Incoming leg: 302, the caller's side may try elsewhere (RFC 3261 §21.3.3). Whether it does is its business.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="user">Whom to try.</param>
    /// <param name="host">Where: a host, with port and parameters if need be; an IPv6 address in brackets.</param>
    /// <exception cref="ArgumentException">Those make no SIP address.</exception>
    public void Redirect(SipLegId leg, string user, string host) =>
        Post(leg, new CallInput.Redirect(SipUri.Parse($"sip:{user}@{host}") ?? throw new ArgumentException("No SIP address.", nameof(host))));

    /// <summary>Places a call. Ends with 480 when an extension is not registered, 503 when the target names no usable address or the endpoint is overloaded.</summary>
    /// <param name="leg">A new id, see <see cref="SipLegId.New"/>.</param>
    /// <param name="request">Whom to call and how.</param>
    /// <exception cref="ArgumentException">The target or a header cannot be sent.</exception>
    public void Dial(SipLegId leg, SipDialRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutgoingInvite.Check(request);
        if (_queue.Writer.TryWrite(new LoopItem.Dial(leg, request))) return;
        Refused(leg, nameof(Dial));
        if (_unqueued.Writer.TryWrite(leg)) _queue.Writer.TryWrite(LoopItem.Tick.Instance); // wakes the loop should it have emptied the queue meanwhile
    }

    /// <summary>Goes on with a confirmed dialog of an endpoint that died, on the same address: requests of the peer are his again, and ours carry higher numbers.
    /// Ends at once with 503 when the picture is damaged, or shows a connection.</summary>
    /// <param name="leg">A new id, see <see cref="SipLegId.New"/>.</param>
    /// <param name="picture">From <see cref="ISipCallEvents.DialogStands"/>.</param>
    public void Restore(SipLegId leg, SipDialogPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!_queue.Writer.TryWrite(new LoopItem.Restore(leg, picture))) Refused(leg, nameof(Restore));
    }

    /// <summary>Ends a leg as its state demands: final response, CANCEL or BYE. Idempotent; <see cref="ISipCallEvents.Ended"/> follows.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="cause">Why.</param>
    public void Hangup(SipLegId leg, SipHangupCause cause) => Post(leg, new CallInput.Hangup(cause));

    /// <summary>Offers a new session (hold, resume, new media address) by re-INVITE; the outcome is <see cref="ISipCallEvents.ReOfferAnswered"/>.</summary>
    /// <param name="leg">A confirmed leg.</param>
    /// <param name="sdp">The offer.</param>
    public void ReOffer(SipLegId leg, string sdp) => Post(leg, new CallInput.ReOffer(sdp));

    /// <summary>Answers <see cref="ISipCallEvents.ReOffered"/>, or the offer that came in the 2xx to an INVITE without one.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">The answer (or our offer when the peer sent none); null with a refusal.</param>
    /// <param name="status">200, or a refusal such as 488: the session stays as it was.</param>
    public void AnswerReOffer(SipLegId leg, string? sdp, int status = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        Post(leg, new CallInput.AnswerReOffer(sdp, status));
    }

    /// <summary>Answers <see cref="ISipCallEvents.Referred"/>. After 202 the peer is told by NOTIFY what becomes of it, unless it said Refer-Sub: false (RFC 4488).</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="status">202, or a refusal such as 403.</param>
    /// <param name="reason">Reason phrase, default by status.</param>
    public void AnswerRefer(SipLegId leg, int status = 202, string? reason = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        Post(leg, new CallInput.AnswerRefer(status, reason));
    }

    /// <summary>Tells a peer whose REFER was accepted what becomes of it (RFC 3515 §2.4.5); possible for a minute, also after the leg has ended. Ignored when nobody listens.</summary>
    /// <param name="leg">The leg of the REFER.</param>
    /// <param name="status">100 to 199 while it goes on, 200 to 699 at the end.</param>
    public void NotifyRefer(SipLegId leg, int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        Post(leg, new CallInput.NotifyRefer(status));
    }

    /// <summary>Sends a digit by SIP INFO (application/dtmf-relay), for peers whose SDP takes no telephone events.</summary>
    /// <param name="leg">A confirmed leg.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">Milliseconds; cut to 1 to 6000.</param>
    public void SendDigit(SipLegId leg, char digit, int durationMs = 160)
    {
        if (!"0123456789*#ABCD".Contains(digit, StringComparison.Ordinal)) throw new ArgumentOutOfRangeException(nameof(digit), digit, "0-9, *, #, A-D");
        Post(leg, new CallInput.SendDigit(digit, durationMs));
    }

    /// <summary>Keeps watch over these trunks from now on, instead of those before: OPTIONS, registration, keep-alive; <see cref="ISipCallEvents.TrunkChanged"/>. A trunk that is left out is un-registered. At most 64. Peers of these trunks and <see cref="SipEndpointOptions.TrunkSources"/> as they are now are always read from then on: bars and locks that stood on them are lifted.</summary>
    /// <param name="trunks">All of them.</param>
    public void WatchTrunks(IReadOnlyList<SipTrunk> trunks)
    {
        ArgumentNullException.ThrowIfNull(trunks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trunks.Count, MaxTrunks, nameof(trunks));
        if (!_queue.Writer.TryWrite(new LoopItem.Trunks([.. trunks]))) Counters.AddDropped();
    }

    /// <summary>A call by this trunk met silence: ask it at once whether it is there.</summary>
    /// <param name="name">Name of a watched trunk; others are ignored.</param>
    public void SuspectTrunk(string name)
    {
        if (!_queue.Writer.TryWrite(new LoopItem.Suspect(name))) Counters.AddDropped();
    }

    /// <summary>How the watched trunks stand, by name. Any thread.</summary>
    public IReadOnlyDictionary<string, SipTrunkState> Trunks => _core.Trunks;

    /// <summary>Has the extension at least one live binding? Any thread.</summary>
    /// <param name="extension">User part.</param>
    public bool IsRegistered(string extension) => _locations.Best(extension, _clock.GetUtcNow()) is not null;

    /// <summary>The live bindings of an extension in the order in which they are called: highest q first, then the newest. Any thread.</summary>
    /// <param name="extension">User part.</param>
    public IReadOnlyList<SipBinding> Bindings(string extension)
    {
        var now = _clock.GetUtcNow();
        return [.. _locations.Of(extension).Where(b => b.ExpiresAt > now).OrderByDescending(static b => b.Quality).ThenByDescending(static b => b.ExpiresAt).Select(static b => new SipBinding(b.Contact.Uri.ToString(), b.Flow.Remote, b.Flow.Protocol, b.ExpiresAt, b.Quality))];
    }

    /// <summary>Closes at once without telling the peers; call <see cref="StopAsync"/> first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _state, 3) == 3) return;
        await CloseAsync();
    }

    void ITransportSink.Deliver(SipMessage message, SipFlow flow, long receivedTimestamp) => PostMessage(new LoopItem.Received(message, flow, receivedTimestamp), flow);

    void ITransportSink.Malformed(SipParseError error, SipFlow flow) => PostMessage(new LoopItem.Malformed(error, flow), flow);

    void ITransportSink.Closed(StreamConnection connection)
    {
        if (!_queue.Writer.TryWrite(new LoopItem.Closed(connection))) Counters.AddDropped();
    }

    private void PostMessage(LoopItem item, SipFlow flow)
    {
        if (flow.IsReliable && _barred.IsBarred(flow.Remote.Address))
        {
            Counters.AddBarred();
            flow.Connection?.Dispose(); // it was let in before it showed what it is
            return;
        }

        if (_queue.Reader.Count >= _options.MaxQueuedMessages || !_queue.Writer.TryWrite(item)) Counters.AddDropped();
    }

    private void Post(SipLegId leg, CallInput input)
    {
        if (!_queue.Writer.TryWrite(new LoopItem.Command(leg, input))) Refused(leg, input.GetType().Name);
    }

    private void Refused(SipLegId leg, string command)
    {
        Counters.AddDropped();
        Log.QueueFull(_logger, command, leg);
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        await foreach (var item in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            Handle(item);
            EndUnqueued();
            Arm(item is LoopItem.Tick);
        }

        EndUnqueued();
    }

    private void EndUnqueued()
    {
        while (_unqueued.Reader.TryRead(out var leg)) Handle(new LoopItem.Unqueued(leg));
    }

    private void Handle(LoopItem item)
    {
#pragma warning disable CA1031 // the loop's wall: a defect costs the item that met it, not the calls of everybody else
        try
        {
            _core.Handle(item);
        }
        catch (Exception problem)
        {
            Counters.AddFault();
            Log.LoopFault(_logger, problem, item.GetType().Name);
        }
#pragma warning restore CA1031
    }

    /// <summary>One alarm for the earliest timer. Re-armed only when it moved earlier or has just fired, so that busy loops do not churn the timer.</summary>
    private void Arm(bool fired)
    {
        if (fired) _armed = null;
        if (_timers.UntilNext() is not { } wait) return;
        var now = _clock.GetElapsedTime(0);
        var due = now + wait;
        if (_armed is { } armed && armed > now && armed <= due) return;
        _armed = due;
        _alarm.Change(wait + TimeSpan.FromMilliseconds(0.1), Timeout.InfiniteTimeSpan);
    }

    private async Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        await _alarm.DisposeAsync();
        await _loop;
        await _hub.DisposeAsync();
    }
}
