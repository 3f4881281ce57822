using Microsoft.Extensions.Logging;

namespace Telephony.Sip.Dialogs;

/// <summary>Performs what the call machine asks: responses, requests, timers, events. Belongs to the loop.</summary>
internal sealed class CallRunner(SipEndpointOptions options, TransportHub hub, TransactionLayer transactions, TimerQueue timers, LocationTable locations,
    ISipCallEvents events, SipCounters counters, TimeProvider clock, ILogger logger)
{
    /// <summary>RFC 3261 §18.1.1: "If a request is within 200 bytes of the path MTU, or if it is larger than 1300 bytes and the path MTU is unknown, the
    /// request MUST be sent using an RFC 2914 congestion controlled transport protocol, such as TCP."</summary>
    private const int LargestDatagram = 1_300;
    private readonly CallTable _calls = new(counters);

    public int Count => _calls.Count;

    public CallSlot? FindDialog(SipRequest request) => _calls.FindDialog(request);

    public CallSlot? Find(Replaces replaces) => _calls.Find(replaces);

    public void Begin(TransactionEntry entry, SipRequest invite, string localTag, string? extension, bool trusted, long timestamp, SipLegId? replaced = null)
    {
        var leg = SipLegId.New(clock);
        var step = InboundSetup.Begin(leg, invite, entry.Key, localTag, ContactFor(entry.Flow, invite.Uri?.User), options.Timers);
        var slot = new CallSlot(step.Call, entry.Flow) { IsPinned = IsBehindNat(invite, entry.Flow) };
        entry.Call = slot;
        _calls.Add(slot);
        Perform(slot, step);
        var call = IncomingCalls.Describe(leg, invite, entry.Flow, extension, trusted, timestamp) with { Replaces = replaced };
        Tell(static (sink, told) => sink.InviteReceived(told), call, nameof(ISipCallEvents.InviteReceived));
    }

    public void Dial(SipLegId leg, SipDialRequest request, bool refused)
    {
        if (_calls.Find(leg) is not null) return;
        if (refused || _calls.Count >= options.MaxCalls)
        {
            EndUnborn(leg, 503);
            return;
        }

        if (Resolve(request) is not var (target, to, flow, pinned))
        {
            Log.NoRoute(logger, leg);
            EndUnborn(leg, request.Target.StartsWith(OutgoingInvite.Extension, StringComparison.OrdinalIgnoreCase) ? 480 : 503);
            return;
        }

        var contact = ContactFor(flow, null);
        var (invite, dialog) = OutgoingInvite.Build(request, target, to, contact, options.Timers);
        var step = OutboundSetup.Begin(leg, dialog, invite, contact, request, options.Timers);
        var slot = new CallSlot(step.Call, flow) { IsPinned = pinned };
        _calls.Add(slot);
        Perform(slot, step, flow);
    }

    /// <summary>Goes on with a dialog of a process that died. Over a connection it is over with it.</summary>
    public void Restore(SipLegId leg, SipDialogPicture picture)
    {
        if (_calls.Find(leg) is not null) return;
        var flow = picture.Protocol == SipTransportProtocol.Udp && IPEndPoint.TryParse(picture.Peer, out var peer) ? hub.FlowTo(picture.Protocol, peer) : null;
        if (flow is null || _calls.Count >= options.MaxCalls || Pictures.Restore(leg, picture, options.Timers) is not { } call)
        {
            EndUnborn(leg, 503);
            return;
        }

        var slot = new CallSlot(call, flow) { IsPinned = picture.IsPinned };
        _calls.Add(slot);
        Perform(slot, SessionTimers.Resume(call, picture.SessionSeconds, picture.RefreshIsOurs));
    }

    /// <summary>The end of a call that never began, because the endpoint had no room for the command.</summary>
    public void Refuse(SipLegId leg)
    {
        if (_calls.Find(leg) is null) EndUnborn(leg, 503);
    }

    public void Command(SipLegId leg, CallInput input)
    {
        if (_calls.Find(leg) is { } slot) Step(slot, input);
        else counters.AddIgnored(); // the leg ended while the command was on its way
    }

    public void Step(CallSlot slot, CallInput input) => Perform(slot, CallMachine.Step(slot.State, input));

    public void HangupAll()
    {
        foreach (var slot in _calls.All) Step(slot, new CallInput.Hangup(SipHangupCause.Unavailable));
    }

    /// <summary>The last word about legs whose peers did not answer while stopping.</summary>
    public void AbandonAll()
    {
        foreach (var slot in _calls.All) Step(slot, CallInput.Abandoned.Instance);
    }

    private void EndUnborn(SipLegId leg, int status)
    {
        var ending = SipEnding.Of(status == 503 ? SipEndedBy.Transport : SipEndedBy.Remote, status, null, answered: false);
        Tell(static (sink, told) => sink.Ended(told.leg, told.ending), (leg, ending), nameof(ISipCallEvents.Ended));
    }

    private void Perform(CallSlot slot, CallStep step, SipFlow? flow = null)
    {
        slot.State = step.Call;
        foreach (var effect in step.Effects) Perform(slot, effect, flow);
        if (slot.State is { Phase: CallPhase.Confirmed, IsTold: false }) Picture(slot);
    }

    private void Picture(CallSlot slot)
    {
        var (call, dialog) = (slot.State, slot.State.Dialog);
        var shown = (dialog.LocalCSeq, dialog.RemoteTarget, call.LocalSdp, call.Refresh?.Interval);
        if (slot.Pictured == shown) return;
        slot.Pictured = shown;
        Tell(static (sink, told) => sink.DialogStands(told.Leg, new Lazy<SipDialogPicture>(() => Pictures.Take(told))), slot, nameof(ISipCallEvents.DialogStands));
    }

    private void Perform(CallSlot slot, CallEffect effect, SipFlow? flow)
    {
        switch (effect)
        {
            case CallEffect.Respond respond:
                if (transactions.Find(respond.Key) is { } server) transactions.Respond(server, respond.Response);
                else counters.AddIgnored();
                break;
            case CallEffect.Send send:
                Send(slot, send.Request, send.Purpose, flow);
                break;
            case CallEffect.SendAck ack:
                var route = slot.State.Ack == ack.Ack ? slot.AckFlow ??= RouteOf(slot, ack.Ack) : RouteOf(slot, ack.Ack);
                if (ack.Ack.TopVia is null) AddVia(ack.Ack, route);
                else counters.AddRetransmissionOut();
                hub.TrySend(route, ack.Ack.Wire);
                break;
            case CallEffect.CancelInvite cancel:
                if (slot.InviteTransaction is { Request: { } invite } transaction)
                    transactions.BeginClient(HopByHop.Cancel(invite, cancel.Reason), transaction.Flow, slot, RequestPurpose.Cancel);
                break;
            case CallEffect.StartTimer start:
                timers.Add(slot, (int)start.Timer, start.Attempt, start.After);
                break;
            case CallEffect.Raise raise:
                Raise(slot.Leg, raise.Fact);
                break;
            case CallEffect.Forget:
                _calls.Remove(slot);
                break;
            default:
                counters.AddIgnored();
                break;
        }
    }

    private void Send(CallSlot slot, SipRequest request, RequestPurpose purpose, SipFlow? flow)
    {
        flow ??= purpose == RequestPurpose.Invite ? Reopened(slot.Flow) : RouteOf(slot, request);
        var plain = request.Clone();
        AddVia(request, flow);
        SipFlow? instead = null;
        if (flow.Protocol == SipTransportProtocol.Udp && request.Wire.Length > LargestDatagram && hub.FlowTo(SipTransportProtocol.Tcp, flow.Remote) is { } stream)
        {
            (request, instead, flow) = (plain, flow, stream);
            AddVia(request, flow);
        }

        Begin(slot, request, purpose, flow, instead);
    }

    /// <summary>§18.1.1: a peer that takes no TCP, which it MUST, still gets its large request as a datagram; false when that is not the case.</summary>
    public bool TryFallBack(TransactionEntry failed)
    {
        if (failed is not { Instead: { } datagrams, Call: { } slot, Request: { } request }) return false;
        var again = request.Clone();
        again.Headers.Remove(SipHeaderNames.Via);
        AddVia(again, datagrams);
        Begin(slot, again, failed.Purpose, datagrams, null);
        return true;
    }

    private void Begin(CallSlot slot, SipRequest request, RequestPurpose purpose, SipFlow flow, SipFlow? instead)
    {
        var entry = transactions.BeginClient(request, flow, slot, purpose);
        entry.Instead = instead;
        if (purpose == RequestPurpose.Invite) slot.InviteTransaction = entry;
        if (purpose is RequestPurpose.Invite or RequestPurpose.ReInvite or RequestPurpose.Refresh) slot.AckFlow = null;
    }

    private void AddVia(SipRequest request, SipFlow flow)
    {
        var (host, port) = hub.Reachable(flow);
        request.Headers.InsertFirst(SipHeaderNames.Via, string.Create(CultureInfo.InvariantCulture, $"SIP/2.0/{flow.ViaName} {host}:{port};branch={Tokens.Branch()};rport"));
    }

    // Of an endpoint that listens on both families each peer is told the address of its own.
    private SipUri ContactFor(SipFlow flow, string? user)
    {
        var (host, port) = hub.Reachable(flow);
        return SipUri.Sip(user, host, port, flow.Protocol switch
        {
            SipTransportProtocol.Tcp => SipParameters.None.With("transport", "tcp"),
            SipTransportProtocol.Tls => SipParameters.None.With("transport", "tls"),
            _ => null,
        });
    }

    /// <summary>RFC 3261 §8.1.2 without DNS: first route or Request-URI when it is an address, else where the dialog came from.</summary>
    private SipFlow RouteOf(CallSlot slot, SipRequest request)
    {
        if (slot.IsPinned) return Reopened(slot.Flow);
        var next = request.Headers.First(SipHeaderNames.Route) is { } route && NameAddress.TryParse(FirstOf(route), out var hop) ? hop.Uri : request.Uri;
        return (next is null ? null : FlowTo(next)) ?? Reopened(slot.Flow);
    }

    private static ReadOnlySpan<char> FirstOf(string list)
    {
        var reader = new ListReader(list);
        reader.TryNext(out var first);
        return first;
    }

    private SipFlow Reopened(SipFlow flow) => flow.IsUsable ? flow : hub.FlowTo(flow.Protocol, flow.Remote, flow.Connection?.PeerName) ?? flow;

    private SipFlow? FlowTo(SipUri uri)
    {
        var address = uri.HostAddress ?? (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : null);
        if (address is null || uri.Port == 0) return null;
        var protocol = ProtocolOf(uri);
        return hub.FlowTo(protocol, new IPEndPoint(address, uri.Port ?? SipListenAddress.DefaultPortOf(protocol)));
    }

    /// <summary>"The default transport is scheme dependent. For sip:, it is UDP" (RFC 3261 §19.1.1); sips: asks for TLS (§26.2.2).</summary>
    private static SipTransportProtocol ProtocolOf(SipUri uri) => (uri.Scheme, uri.Parameters["transport"]?.ToUpperInvariant()) switch
    {
        ("sips", _) or (_, "TLS") => SipTransportProtocol.Tls,
        (_, "TCP") => SipTransportProtocol.Tcp,
        _ => SipTransportProtocol.Udp,
    };

    private (SipUri Target, SipUri To, SipFlow Flow, bool Pinned)? Resolve(SipDialRequest request)
    {
        if (request.Target.StartsWith(OutgoingInvite.Extension, StringComparison.OrdinalIgnoreCase))
        {
            var extension = request.Target[OutgoingInvite.Extension.Length..];
            if (locations.Best(extension, clock.GetUtcNow()) is not { } binding || !binding.Contact.Uri.IsSip) return null;
            var (host, _) = hub.Reachable(binding.Flow);
            var contact = binding.Contact.Uri.WithoutHeaders();
            var reachable = contact.HostAddress is { } at && at.Equals(binding.Flow.Remote.Address);

            // A phone whose contact is where it really is gets its calls there (RFC 3261 §10.2.1); one behind NAT, or on a living connection,
            // where its REGISTER came from.
            var stays = binding.Flow.Connection is { IsOpen: true } || !reachable;
            if (stays) return (contact, SipUri.Sip(extension, host), Reopened(binding.Flow), true);
            return FlowTo(contact) is { } direct ? (contact, SipUri.Sip(extension, host), direct, false) : null;
        }

        var target = SipUri.Parse(request.Target)!;
        if (request.NextHop is { } hop) return hub.FlowTo(hop.Protocol, hop.EndPoint, hop.PeerName) is { } way ? (target, target, way, false) : null;
        return FlowTo(target) is { } flow ? (target, target.WithParameters(SipParameters.None), flow, false) : null;
    }

    /// <summary>The caller's Contact names another address than the datagram, or the caller came by a connection: answer where it came from.</summary>
    private static bool IsBehindNat(SipRequest invite, SipFlow flow)
    {
        if (flow.Connection is not null) return true;
        return invite.Headers.First(SipHeaderNames.RecordRoute) is null && invite.Contact?.Uri.HostAddress is { } contact && !contact.Equals(flow.Remote.Address);
    }

    private void Raise(SipLegId leg, CallFact fact)
    {
        switch (fact)
        {
            case CallFact.Ringing ringing:
                Tell(static (sink, told) => sink.Ringing(told.leg, told.ringing.Status, told.ringing.Sdp), (leg, ringing), nameof(CallFact.Ringing));
                break;
            case CallFact.Answered answered:
                Tell(static (sink, told) => sink.Answered(told.leg, told.answered.Sdp), (leg, answered), nameof(CallFact.Answered));
                break;
            case CallFact.Confirmed confirmed:
                Tell(static (sink, told) => sink.Confirmed(told.leg, told.confirmed.Sdp), (leg, confirmed), nameof(CallFact.Confirmed));
                break;
            case CallFact.Ended ended:
                counters.AddCallEnded();
                Log.CallEnded(logger, leg, ended.Ending.Class, ended.Ending.By, ended.Ending.Status);
                Tell(static (sink, told) => sink.Ended(told.leg, told.ended.Ending), (leg, ended), nameof(CallFact.Ended));
                break;
            case CallFact.ReOffered offered:
                Tell(static (sink, told) => sink.ReOffered(told.leg, told.offered.Sdp), (leg, offered), nameof(CallFact.ReOffered));
                break;
            case CallFact.ReOfferAnswered outcome:
                Tell(static (sink, told) => sink.ReOfferAnswered(told.leg, told.outcome.Status, told.outcome.Sdp), (leg, outcome), nameof(CallFact.ReOfferAnswered));
                break;
            case CallFact.Referred referred:
                var referral = new SipReferral
                {
                    Leg = leg,
                    TargetUser = PhoneNumbers.UserOf(referred.Target),
                    TargetUri = referred.Target.ToString(),
                    HasReplaces = referred.Replaces is not null,
                    Replaces = referred.Replaces is { } named && _calls.Find(named) is { State.IsTold: false } other ? other.Leg : null,
                };
                Tell(static (sink, told) => sink.Referred(told), referral, nameof(CallFact.Referred));
                break;
            case CallFact.Digit digit:
                Tell(static (sink, told) => sink.Digit(told.leg, told.digit.Key, told.digit.DurationMs), (leg, digit), nameof(CallFact.Digit));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public void Tell<T>(Action<ISipCallEvents, T> tell, T told, string fact)
    {
#pragma warning disable CA1031 // the wall between the loop and its user: a throwing handler must not end the calls of everybody else
        try
        {
            tell(events, told);
        }
        catch (Exception problem)
        {
            counters.AddFault();
            Log.CallbackFault(logger, problem, fact);
        }
#pragma warning restore CA1031
    }
}
