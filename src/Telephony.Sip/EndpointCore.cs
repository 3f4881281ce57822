using Microsoft.Extensions.Logging;

namespace Telephony.Sip;

/// <summary>
/// Everything between the transports and the user, run by one loop: matching, admission, authentication, then dialogs or the registrar.
/// Nothing here is thread-safe, nothing here waits.
/// </summary>
internal sealed class EndpointCore : ITransactionUser
{
    private readonly SipEndpointOptions _options;
    private readonly TransportHub _hub;
    private readonly SipCounters _counters;
    private readonly TimerQueue _timers;
    private readonly TransactionLayer _transactions;
    private readonly DigestServer _digest;
    private readonly RegistrarService _registrar;
    private readonly CallRunner _calls;
    private readonly RequestGate _gate;
    private readonly TrunkRunner _trunks;
    private readonly ISipCredentials _credentials;
    private readonly ILogger _logger;
    private TaskCompletionSource? _drained;

    public EndpointCore(SipEndpointOptions options, TransportHub hub, BarredSources barred, LocationTable locations, TimerQueue timers, ISipCallEvents events, ISipCredentials credentials,
        SipCounters counters, TimeProvider clock, ILogger logger)
    {
        _options = options;
        _hub = hub;
        _counters = counters;
        _timers = timers;
        _credentials = credentials;
        _logger = logger;
        _transactions = new TransactionLayer(options, timers, this, counters);
        _digest = new DigestServer(options.EffectiveRealm, options.DigestAlgorithms, credentials, clock);
        _calls = new CallRunner(options, hub, _transactions, timers, locations, events, counters, clock, logger);
        _gate = new RequestGate(options, barred, counters, clock, logger,
            found => _calls.Tell(static (sink, told) => sink.SecurityRaised(told), found, nameof(ISipCallEvents.SecurityRaised)));
        _trunks = new TrunkRunner(hub, _transactions, timers, clock, logger,
            trunk => _calls.Tell(static (sink, told) => sink.TrunkChanged(told), trunk, nameof(ISipCallEvents.TrunkChanged)));
        _registrar = new RegistrarService(options, locations, _digest, _gate, timers, counters, clock,
            (extension, registered) => _calls.Tell(static (sink, told) => sink.RegistrationChanged(told.extension, told.registered), (extension, registered), nameof(ISipCallEvents.RegistrationChanged)));
    }

    public ImmutableDictionary<string, SipTrunkState> Trunks => _trunks.Picture;

    private bool IsDraining => _drained is not null;

    public void Handle(LoopItem item)
    {
        switch (item)
        {
            case LoopItem.Received { Message: SipRequest request } received:
                OnRequest(request, received.Flow, received.Timestamp);
                break;
            case LoopItem.Received { Message: SipResponse response }:
                _counters.AddMessageIn();
                if (!OnResponse(response)) _counters.AddDropped();
                break;
            case LoopItem.Malformed malformed:
                OnMalformed(malformed.Error, malformed.Flow);
                break;
            case LoopItem.Closed closed:
                _transactions.OnClosed(closed.Connection);
                _trunks.OnClosed(closed.Connection);
                break;
            case LoopItem.Command command:
                _calls.Command(command.Leg, command.Input);
                break;
            case LoopItem.Dial dial:
                _calls.Dial(dial.Leg, dial.Request, IsDraining);
                break;
            case LoopItem.Restore restore:
                _calls.Restore(restore.Leg, restore.Picture);
                break;
            case LoopItem.Unqueued unqueued:
                _calls.Refuse(unqueued.Leg);
                break;
            case LoopItem.Trunks trunks:
                _gate.Trust(trunks.Watched.Select(static trunk => trunk.Peer.EndPoint.Address).Concat(_options.TrunkSources));
                if (!IsDraining) _trunks.Replace(trunks.Watched);
                break;
            case LoopItem.Suspect suspect:
                _trunks.Suspect(suspect.Trunk);
                break;
            case LoopItem.Drain drain:
                _drained = drain.Empty;
                _trunks.Stop();
                _calls.HangupAll();
                break;
            case LoopItem.Abandon:
                _calls.AbandonAll();
                break;
            default:
                break; // a tick: timers are looked at after every item
        }

        Settle();
    }

    /// <summary>Fires due timers and reports failed sends.</summary>
    public void Settle()
    {
        _transactions.DrainFailures();
        while (_timers.TryTakeDue(out var due))
        {
            switch (due.Owner)
            {
                case TransactionEntry entry:
                    _transactions.OnTimer(entry, (TransactionTimer)due.Name);
                    break;
                case CallSlot slot:
                    _calls.Step(slot, new CallInput.TimerFired((CallTimer)due.Name, due.Attempt));
                    break;
                case RegistrationTimer registration:
                    _registrar.OnTimer(registration.Extension);
                    break;
                case TrunkSlot trunk:
                    _trunks.OnTimer(trunk, (TrunkTimer)due.Name, due.Attempt);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }

            _transactions.DrainFailures();
        }

        if (_calls.Count == 0 && _trunks.IsQuiet) _drained?.TrySetResult();
    }

    public bool Transmit(SipMessage message, SipFlow flow)
    {
        if (message is SipResponse response) return Back(response, flow);
        return _hub.TrySend(flow, message.Wire);
    }

    public void OnResponse(TransactionEntry client, SipRequest request, SipResponse response)
    {
        if (client.Call is { } slot) _calls.Step(slot, new CallInput.Responded(client.Purpose, request, response, Tokens.Tag()));
        else _trunks.OnResponse(client, request, response);
    }

    public void OnNoResponse(TransactionEntry client, bool transport)
    {
        if (transport && _calls.TryFallBack(client)) return;
        if (client.Call is { } slot) _calls.Step(slot, new CallInput.Unanswered(client.Purpose, transport));
        else _trunks.OnNoResponse(client, transport);
    }

    /// <summary>RFC 3261 §18.1.2: a response whose top Via is not ours is discarded; no second Via may be left.</summary>
    private bool OnResponse(SipResponse response)
    {
        if (response.Headers.List(SipHeaderNames.Via).Count != 1) return false;
        return _transactions.OnResponse(response);
    }

    private void OnMalformed(SipParseError error, SipFlow flow)
    {
        _counters.AddMalformed();
        Log.Malformed(_logger, error.Rule, error.Status, error.Partial is not null);
        var answered = _gate.Admit(error.Partial, flow) == ProtectionDecision.Pass && error.Partial is { } partial && Answer(partial, error, flow);
        if (answered) _counters.AddMalformedAnswered();
        if (!error.EndsStream) return;
        if (answered) flow.Connection?.End();
        else flow.Connection?.Dispose();
    }

    private bool Answer(SipRequest partial, SipParseError error, SipFlow flow)
    {
        if (partial.TopVia is { } via) partial.ReplaceTopVia(via.WithSource(flow.Remote));
        return Back(SipResponse.For(partial, error.Status, error.Status == 400 ? "Bad Request (" + error.Rule + ")" : null, Tokens.Tag()), flow);
    }

    /// <summary>RFC 3261 §18.2.2 and RFC 3581 §4: same connection when it lives, else received and rport of the top Via; never a name.</summary>
    private bool Back(SipResponse response, SipFlow flow)
    {
        var bytes = response.Wire;
        if (flow.IsReliable)
        {
            if (flow.IsUsable && _hub.TrySend(flow, bytes)) return true;
            var port = response.TopVia?.Port ?? SipListenAddress.DefaultPortOf(flow.Protocol);
            return _hub.FlowTo(flow.Protocol, new IPEndPoint(flow.Remote.Address, port)) is { } again && _hub.TrySend(again, bytes);
        }

        if (response.TopVia is not { } via || via.Parameters.Has("rport")) return _hub.TrySend(flow, bytes);
        var to = new IPEndPoint(flow.Remote.Address, via.Port ?? SipListenAddress.DefaultPort);
        return _hub.TrySend(to.Port == 0 ? flow : new SipFlow(SipTransportProtocol.Udp, to, flow.Socket, null), bytes);
    }

    private void OnRequest(SipRequest request, SipFlow flow, long timestamp)
    {
        _counters.AddMessageIn();
        var key = TransactionKey.OfRequest(request);
        request.ReplaceTopVia(request.TopVia!.WithSource(flow.Remote));
        var existing = _transactions.Find(key);
        if (request.Is(SipMethods.Ack))
        {
            OnAck(request, existing);
            return;
        }

        if (existing is not null)
        {
            _transactions.OnRepeat(existing);
            return;
        }

        // What belongs to a call that stands is not gated: its peer was admitted once.
        var admitted = _calls.FindDialog(request) is not null || (request.Is(SipMethods.Cancel) && _transactions.Find(TransactionKey.OfCancelled(request)) is not null) ? ProtectionDecision.Pass : _gate.Admit(request, flow);
        if (admitted == ProtectionDecision.Drop) return;
        if (admitted == ProtectionDecision.Busy || _transactions.BeginServer(key, request, flow) is not { } entry)
        {
            // §21.5.4: overload. Sent without state, so it costs nothing that is scarce.
            _counters.AddDropped();
            var busy = SipResponse.For(request, 503, null, Tokens.Tag());
            busy.Headers.Add(SipHeaderNames.RetryAfter, "10");
            Back(busy, flow);
            return;
        }

        if (request.Is(SipMethods.Cancel)) OnCancel(entry, request);
        else Route(entry, request, timestamp);
    }

    private void OnAck(SipRequest ack, TransactionEntry? existing)
    {
        if (existing is { State.State: TransactionState.Completed or TransactionState.Confirmed }) _transactions.OnAck(existing);
        else if (_calls.FindDialog(ack) is { } slot) _calls.Step(slot, new CallInput.Acknowledged(ack));
        else _counters.AddDropped();
    }

    /// <summary>§9.2: "If the UAS did not find a matching transaction …, it SHOULD respond to the CANCEL with a 481."</summary>
    private void OnCancel(TransactionEntry entry, SipRequest cancel)
    {
        var target = _transactions.Find(TransactionKey.OfCancelled(cancel));
        if (target is null)
        {
            Answer(entry, SipResponse.For(cancel, 481, null, Tokens.Tag()));
            return;
        }

        Answer(entry, SipResponse.For(cancel, 200, null, target.Call?.State.Dialog.LocalTag ?? Tokens.Tag()));
        if (target.Call is { } slot && slot.State.InviteKey == target.Key) _calls.Step(slot, CallInput.Cancelled.Instance);
    }

    private void Route(TransactionEntry entry, SipRequest request, long timestamp)
    {
        if (request.Is(SipMethods.Invite)) Answer(entry, SipResponse.For(request, 100)); // §8.2.6.1: at once, the peer stops repeating
        var tag = Tokens.Tag();
        if (_transactions.IsMerged(entry, request)) Answer(entry, SipResponse.For(request, 482, null, tag));
        else if (RequestAdmission.Refusal(request, tag, _options.Timers) is { } refusal) Answer(entry, refusal);
        else if (request.ToTag is not null) InDialog(entry, request);
        else OutOfDialog(entry, request, tag, timestamp);
    }

    private void InDialog(TransactionEntry entry, SipRequest request)
    {
        // §12.2.2: "If the UAS wishes to reject the request because it does not wish to recreate the dialog, it MUST respond with a 481."
        if (_calls.FindDialog(request) is not { } slot)
        {
            Answer(entry, SipResponse.For(request, 481));
            return;
        }

        entry.Call = slot;
        if (entry.Flow.IsReliable || slot.IsPinned) slot.Flow = entry.Flow; // the peer may have come back on a new connection or NAT binding
        _calls.Step(slot, new CallInput.Requested(request, entry.Key));
    }

    private void OutOfDialog(TransactionEntry entry, SipRequest request, string tag, long timestamp)
    {
        switch (request.Method)
        {
            case SipMethods.Options:
                Answer(entry, IsDraining ? Unavailable(request, tag) : Capabilities(request, tag));
                break;
            case SipMethods.Register:
                Answer(entry, _registrar.Answer(request, entry.Flow, tag));
                break;
            case SipMethods.Invite:
                OnInvite(entry, request, tag, timestamp);
                break;
            case SipMethods.Refer:
                // RFC 3515 §4.1, §5: a REFER from outside a dialog asks us to call whom a stranger likes.
                Answer(entry, SipResponse.For(request, 403, null, tag));
                break;
            default:
                Answer(entry, SipResponse.For(request, 481, null, tag));
                break;
        }
    }

    private void OnInvite(TransactionEntry entry, SipRequest invite, string tag, long timestamp)
    {
        if (IsDraining || _calls.Count >= _options.MaxCalls)
        {
            Answer(entry, Unavailable(invite, tag));
            return;
        }

        var from = invite.From!.Uri;
        var isExtension = from.IsSip && from.User is not null && _hub.IsOurs(from.Host) && _credentials.TryGetSecret(from.UserText, out _);
        switch (TrustPolicy.Decide(entry.Flow.Remote.Address, isExtension, _options))
        {
            case TrustVerdict.Trunk when invite.Headers.First(SipHeaderNames.Replaces) is not null:
                // RFC 3891 §3: "The UAS MUST verify that the initiator … is authorized"; a trunk speaks for strangers, and learns not even whether the dialog is there.
                Answer(entry, SipResponse.For(invite, 403, null, tag));
                break;
            case TrustVerdict.Trunk:
                _calls.Begin(entry, invite, tag, null, trusted: true, timestamp);
                break;
            case TrustVerdict.Challenge:
                OnAgentInvite(entry, invite, tag, timestamp);
                break;
            default:
                Answer(entry, SipResponse.For(invite, 403, null, tag));
                break;
        }
    }

    private void OnAgentInvite(TransactionEntry entry, SipRequest invite, string tag, long timestamp)
    {
        var source = SourceKey.Of(entry.Flow.Remote.Address);
        var verdict = _gate.Judge(_digest.Check(invite, source, proxy: true, out var user, out var claimed), claimed, entry.Flow);
        if (verdict == DigestVerdict.Accepted)
        {
            CallerIdentity.Strip(invite);
            if (invite.From!.Uri.UserText != user) Answer(entry, SipResponse.For(invite, 403, null, tag));
            else if (Replacement.Refusal(invite, _calls.Find, tag, out var replaced) is { } refusal) Answer(entry, refusal);
            else _calls.Begin(entry, invite, tag, user, trusted: false, timestamp, replaced);
            return;
        }

        _counters.AddChallenge();
        if (verdict == DigestVerdict.Wrong) _counters.AddAuthenticationFailure();
        Answer(entry, _digest.ChallengeFor(invite, source, proxy: true, verdict == DigestVerdict.Stale, tag));
    }

    private void Answer(TransactionEntry entry, SipResponse response) => _transactions.Respond(entry, response);

    private static SipResponse Unavailable(SipRequest request, string tag)
    {
        var response = SipResponse.For(request, 503, null, tag);
        response.Headers.Add(SipHeaderNames.RetryAfter, "30");
        return response;
    }

    private static SipResponse Capabilities(SipRequest request, string tag)
    {
        var response = SipResponse.For(request, 200, null, tag);
        response.Headers.Add(SipHeaderNames.Allow, SipMethods.Allowed);
        response.Headers.Add(SipHeaderNames.Accept, "application/sdp");
        response.Headers.Add(SipHeaderNames.AcceptEncoding, "identity");
        return response;
    }
}
