using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Tests.Site;

/// <summary>Who hears whom outside, kept from the effects alone. After every step it must be what the state wants; and whatever the state says,
/// a listening supervisor is heard by nobody and a whispering one never by a customer.</summary>
internal sealed class Ears
{
    private readonly Dictionary<LegId, ImmutableSortedSet<LegId>> hears = [];
    private readonly HashSet<LegId> prompts = [];

    public void Book(Effect effect)
    {
        switch (effect)
        {
            case Effect.Hear hear: hears[hear.Listener] = [.. hear.Speakers]; break;
            case Effect.ConnectLegs connect:
                hears[connect.First] = [connect.Second];
                hears[connect.Second] = [connect.First];
                prompts.Remove(connect.First);
                prompts.Remove(connect.Second);
                break;
            case Effect.DisconnectLeg disconnect: Forget(disconnect.Leg, isGone: false); break;
            case Effect.ReleaseLeg release: Forget(release.Leg, isGone: true); break;
            case Effect.WithdrawOffer withdraw: Forget(withdraw.Leg, isGone: true); break;
            case Effect.PlayPrompt play: prompts.Add(play.Leg); break;
            case Effect.StopPrompt stop: prompts.Remove(stop.Leg); break;
        }
    }

    /// <summary>A leg is gone, or its prompt came to its end.</summary>
    public void Book(Input input)
    {
        if (input is Input.LegEnded ended)
            Forget(ended.Leg, isGone: true);
        else if (input is Input.PromptFinished finished)
            prompts.Remove(finished.Leg);
    }

    public string? Compare(ExchangeState state) => state.Calls.Values.Select(Fault).FirstOrDefault(fault => fault is not null);

    public bool Hears(LegId listener, LegId speaker) => Of(listener).Contains(speaker) && !prompts.Contains(listener);

    private static bool HasMusic(CallPhase phase) => phase is CallPhase.Waiting or CallPhase.Offered or CallPhase.Held or CallPhase.Parked or CallPhase.Transferring;

    private string? Fault(Call call)
    {
        foreach (var leg in call.Legs.Where(leg => leg.Answered))
            if (!Of(leg.Id).SequenceEqual(call.HeardBy(leg.Id)))
                return $"leg {leg.Id.Number} in {call.Phase} hears {Words(Of(leg.Id))} and should hear {Words(call.HeardBy(leg.Id))}";
        if (call.Phase is not (CallPhase.Greeting or CallPhase.Menu or CallPhase.Message or CallPhase.Callback) && call.Has(call.CustomerLeg) && prompts.Contains(call.CustomerLeg) != HasMusic(call.Phase))
            return $"the customer in {call.Phase} has a prompt too much or too few";
        if (call.Consult is { } consult && (prompts.Contains(consult.Leg) != (consult.Side == ConsultSide.Customer) || prompts.Contains(call.AgentLeg!.Id) != (consult.Phase == ConsultPhase.Ringing)))
            return $"the consult with {consult.Side} has a prompt too much or too few";
        foreach (var monitor in call.Monitors)
            if (call.Legs.FirstOrDefault(leg => leg.Id != monitor.Leg && Of(leg.Id).Contains(monitor.Leg) && !MayHear(call, leg.Id, monitor)) is { } wrong)
                return $"leg {wrong.Id.Number} hears a supervisor who is in mode {monitor.Mode}";
        return null;
    }

    private static bool MayHear(Call call, LegId listener, CallMonitor monitor) => monitor.Mode switch
    {
        MonitorMode.Barge => true,
        MonitorMode.Whisper => listener == call.AgentLeg?.Id || call.Monitors.Any(other => other.Leg == listener),
        _ => false,
    };

    private static string Words(IEnumerable<LegId> legs) => $"[{string.Join(' ', legs.Select(leg => leg.Number))}]";

    private ImmutableSortedSet<LegId> Of(LegId listener) => hears.GetValueOrDefault(listener, []);

    private void Forget(LegId leg, bool isGone)
    {
        hears.Remove(leg);
        foreach (var listener in hears.Keys.ToList())
            hears[listener] = hears[listener].Remove(leg);
        if (isGone)
            prompts.Remove(leg);
    }
}
