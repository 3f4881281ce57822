using Microsoft.Extensions.Logging;

namespace Telephony.Sip.Trunks;

/// <summary>Performs what the machines of the trunks want: OPTIONS, REGISTER, keep-alive. Belongs to the loop; its picture is read from any thread.</summary>
internal sealed class TrunkRunner(TransportHub hub, TransactionLayer transactions, TimerQueue timers, TimeProvider clock, ILogger logger, Action<SipTrunkState> tell)
{
    /// <summary>RFC 5626 §4.4.1: over a connection every 95 to 120 s; below the idle limit of common NAT boxes.</summary>
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(95);

    /// <summary>"If the UA does not receive a pong within 10 seconds, it MUST treat the flow as failed" (RFC 5626 §4.4.1).</summary>
    private static readonly TimeSpan PongPatience = TimeSpan.FromSeconds(10);

    private static readonly byte[] Ping = "\r\n\r\n"u8.ToArray();
    private readonly List<TrunkSlot> _slots = [];
    private readonly List<TrunkSlot> _leaving = []; // taken out, their un-registering under way: ends with its transaction
    private volatile ImmutableDictionary<string, SipTrunkState> _picture = ImmutableDictionary.Create<string, SipTrunkState>(StringComparer.Ordinal);

    public ImmutableDictionary<string, SipTrunkState> Picture => _picture;

    /// <summary>No REGISTER of ours is under way any more.</summary>
    public bool IsQuiet => _leaving.Count == 0 && _slots.TrueForAll(static slot => slot.Registering is null);

    /// <summary>Replaces the trunks as a whole; one that did not change goes on as it was.</summary>
    public void Replace(IReadOnlyList<SipTrunk> trunks)
    {
        foreach (var slot in _slots.ToArray())
        {
            if (trunks.Contains(slot.Trunk)) continue;
            Leave(slot);
            slot.IsGone = true;
            _slots.Remove(slot);
            if (slot.Registering is not null) _leaving.Add(slot);
            _picture = _picture.Remove(slot.Trunk.Name);
        }

        foreach (var trunk in trunks)
        {
            if (_slots.Exists(slot => slot.Trunk == trunk)) continue;
            var slot = new TrunkSlot(trunk) { Since = clock.GetUtcNow() };
            _slots.Add(slot);
            Publish(slot);
            Step(slot, PulseEvent.Start.Instance);
            if (trunk.Login is not null) Step(slot, RegistrationEvent.Start.Instance);
        }
    }

    /// <summary>No more questions; registrations are taken back.</summary>
    public void Stop()
    {
        foreach (var slot in _slots) Leave(slot);
    }

    public void Suspect(string name)
    {
        if (_slots.Find(slot => slot.Trunk.Name == name) is { } slot) Step(slot, PulseEvent.Suspected.Instance);
    }

    public void OnTimer(TrunkSlot slot, TrunkTimer timer, long attempt)
    {
        if (slot.IsGone) return;
        switch (timer)
        {
            case TrunkTimer.Pulse:
                Step(slot, new PulseEvent.Due(attempt));
                break;
            case TrunkTimer.Registration:
                Step(slot, new RegistrationEvent.Due(attempt));
                break;
            case TrunkTimer.KeepAlive when attempt == slot.Pings && slot.Flow is { } flow:
                flow.TrySend(Ping);
                slot.PingAt = clock.GetElapsedTime(0);
                timers.Add(slot, (int)TrunkTimer.Pong, attempt, PongPatience);
                break;
            case TrunkTimer.Pong when attempt == slot.Pings && slot.Flow is { } flow:
                if (flow.IsOpen && flow.SinceLastRead <= clock.GetElapsedTime(0) - slot.PingAt) ScheduleKeepAlive(slot);
                else flow.Dispose(); // its end is told by the transport
                break;
            default:
                break; // a timer of an older connection
        }
    }

    public void OnResponse(TransactionEntry client, SipRequest request, SipResponse response)
    {
        if (response.IsProvisional || Find(client) is not { } slot) return;
        if (slot.Registering == client)
        {
            slot.Registering = null;
            OnRegistered(slot, client, request, response);
            if (slot.Registering is null) _leaving.Remove(slot);
            return;
        }

        if (slot.Asked is { } asked) slot.RoundTrip = clock.GetElapsedTime(0) - asked.At;
        slot.Asked = null;
        slot.LastStatus = response.Status;
        Step(slot, new PulseEvent.Answered(response.Status));
    }

    public void OnNoResponse(TransactionEntry client, bool transport)
    {
        if (Find(client) is not { } slot) return;
        slot.LastStatus = transport ? 503 : 408;
        if (slot.Registering == client)
        {
            slot.Registering = null;
            _leaving.Remove(slot);
            Step(slot, new RegistrationEvent.Refused(slot.LastStatus, null));
            return;
        }

        var attempt = slot.Asked?.Attempt ?? 0;
        slot.Asked = null;
        Step(slot, new PulseEvent.Unsendable(attempt));
    }

    public void OnClosed(StreamConnection connection)
    {
        foreach (var slot in _slots)
        {
            if (slot.Flow != connection) continue;
            slot.Flow = null;
            slot.Pings++;
            slot.RegisteredUntil = null;
            Step(slot, RegistrationEvent.FlowLost.Instance);
        }
    }

    private TrunkSlot? Find(TransactionEntry client) => _slots.Find(slot => slot.Registering == client || slot.Asked?.Entry == client) ?? _leaving.Find(slot => slot.Registering == client);

    private void Leave(TrunkSlot slot)
    {
        Step(slot, RegistrationEvent.Stop.Instance);
        slot.Pulse = slot.Pulse with { Attempt = slot.Pulse.Attempt + 1, IsAsking = false };
    }

    private void Step(TrunkSlot slot, PulseEvent happened)
    {
        var before = slot.Pulse.Reach;
        var (next, effects) = slot.Pulse.Step(happened, slot.Trunk);
        slot.Pulse = next;
        if (next.Reach != before) slot.Since = clock.GetUtcNow();
        foreach (var effect in effects)
        {
            if (effect is PulseEffect.Wait wait) timers.Add(slot, (int)TrunkTimer.Pulse, wait.Attempt, wait.Length);
            else if (effect is PulseEffect.Ask ask) Ask(slot, ask.Attempt);
        }

        Publish(slot);
    }

    private void Step(TrunkSlot slot, RegistrationEvent happened)
    {
        var (next, effects) = slot.Registration.Step(happened, slot.Trunk);
        slot.Registration = next;
        foreach (var effect in effects)
        {
            if (effect is RegistrationEffect.Wait wait) timers.Add(slot, (int)TrunkTimer.Registration, wait.Attempt, wait.Length);
            else if (effect is RegistrationEffect.Send send) Register(slot, send.For);
        }

        if (next.Phase != SipTrunkRegistration.Registered) slot.RegisteredUntil = null;
        Publish(slot);
    }

    private void Ask(TrunkSlot slot, long attempt)
    {
        if (FlowTo(slot) is not { } flow)
        {
            Step(slot, new PulseEvent.Unsendable(attempt));
            return;
        }

        var request = TrunkRequests.Options(slot.Trunk, hub.Reachable(flow), flow);
        slot.Asked = (transactions.BeginClient(request, flow, null, RequestPurpose.Trunk), attempt, clock.GetElapsedTime(0));
    }

    private void Register(TrunkSlot slot, TimeSpan length)
    {
        if (FlowTo(slot) is not { } flow)
        {
            if (length > TimeSpan.Zero) Step(slot, new RegistrationEvent.Refused(503, null));
            return;
        }

        slot.Registering = transactions.BeginClient(TrunkRequests.Register(slot, hub.Reachable(flow), flow, length), flow, null, RequestPurpose.Trunk);
    }

    private void OnRegistered(TrunkSlot slot, TransactionEntry client, SipRequest request, SipResponse response)
    {
        slot.LastStatus = response.Status;
        if (response.Status is 401 or 407 && Again(slot, client, request, response)) return;
        if (!response.IsSuccess)
        {
            var least = SipSyntax.TryNumber(response.Headers.First(SipHeaderNames.MinExpires), uint.MaxValue, out var seconds) ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            Step(slot, new RegistrationEvent.Refused(response.Status, least));
            return;
        }

        var granted = TrunkRequests.Granted(response, request);
        Step(slot, new RegistrationEvent.Granted(granted));
        if (slot.Registration.Phase != SipTrunkRegistration.Registered) return;
        slot.RegisteredUntil = clock.GetUtcNow() + granted;
        if (slot.Flow != client.Flow.Connection)
        {
            slot.Flow = client.Flow.Connection;
            ScheduleKeepAlive(slot);
        }

        Publish(slot);
    }

    private bool Again(TrunkSlot slot, TransactionEntry client, SipRequest request, SipResponse response)
    {
        var proxy = response.Status == 407;
        var answer = proxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization;
        var challenge = proxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate;
        if (DigestClient.Answer(response.Headers, challenge, slot.Trunk.Login!, request, answer, Tokens.Tag()) is not { } credentials) return false;
        var again = request.Again(++slot.CSeq);
        again.Headers.Remove(answer);
        again.Headers.Add(answer, credentials);
        TrunkRequests.AddVia(again, hub.Reachable(client.Flow), client.Flow);
        slot.Registering = transactions.BeginClient(again, client.Flow, null, RequestPurpose.Trunk);
        return true;
    }

    private void ScheduleKeepAlive(TrunkSlot slot)
    {
        slot.Pings++;
        if (slot.Flow is not null) timers.Add(slot, (int)TrunkTimer.KeepAlive, slot.Pings, KeepAliveEvery);
    }

    private SipFlow? FlowTo(TrunkSlot slot) => hub.FlowTo(slot.Trunk.Peer.Protocol, slot.Trunk.Peer.EndPoint, slot.Trunk.Peer.PeerName);

    private void Publish(TrunkSlot slot)
    {
        if (slot.IsGone) return;
        var now = slot.Describe();
        var before = _picture.GetValueOrDefault(slot.Trunk.Name);
        if (before == now) return;
        _picture = _picture.SetItem(slot.Trunk.Name, now);
        if (before is not null && before.Reach == now.Reach && before.Registration == now.Registration) return;
        Log.TrunkChanged(logger, now.Name, now.Reach, now.Registration, now.LastStatus);
        tell(now);
    }
}
