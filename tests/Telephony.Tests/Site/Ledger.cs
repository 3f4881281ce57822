using System.Collections.Immutable;
using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Tests.Site;

/// <summary>Keeps the books of the outside: which legs are up, who hears whom, which recorders run, which timers are set. After every step they
/// must be what the state says, so that no leg is forgotten, no recorder left open and nobody waits for ever.</summary>
internal sealed class Ledger
{
    private readonly HashSet<LegId> legs = [];
    private readonly HashSet<InteractionId> recorders = [];
    private readonly HashSet<InteractionId> paused = [];
    private readonly Dictionary<(TimerKind Kind, string Owner), TimerKey> timers = [];
    private readonly HashSet<InteractionId> ended = [];

    public Ears Ears { get; } = new();

    /// <summary>What is wrong after the step; null when nothing is.</summary>
    public string? Audit(ExchangeState before, Input input, ExchangeState after, ImmutableArray<Effect> effects)
    {
        if (effects.Any(effect => effect is Effect.Ignore or Effect.Refuse))
            return effects.Length == 1 && ReferenceEquals(before, after) ? Forget(input) : "an ignored or refused input changed something";
        Forget(input);
        if (input is Input.LegEnded gone && !legs.Remove(gone.Leg))
            return "a leg ended that was not up";
        Ears.Book(input);
        foreach (var effect in effects)
        {
            if (Book(effect) is { } wrong)
                return wrong;
            Ears.Book(effect);
        }

        return (Invariants.Violations(after) is [var breach, ..] ? breach : null) ?? Compare(after) ?? Ears.Compare(after) ?? Kept(before, input, after) ?? Lost(after, effects);
    }

    private string? Forget(Input input)
    {
        if (input is Input.TimerFired { Timer: var timer } && timers.GetValueOrDefault((timer.Kind, timer.Owner)) == timer)
            timers.Remove((timer.Kind, timer.Owner));
        return null;
    }

    private string? Book(Effect effect) => effect switch
    {
        Effect.AcceptCall accept => Open(accept.Leg),
        Effect.OfferCall offer => Open(offer.Leg),
        Effect.UseBrowser use => Open(use.Leg),
        Effect.DialOut dial => Open(dial.Leg),
        Effect.ReleaseLeg release => Close(release.Leg),
        Effect.WithdrawOffer withdraw => Close(withdraw.Leg),
        Effect.ConnectLegs connect => IsUp(connect.First) ?? IsUp(connect.Second),
        Effect.Hear hear => hear.Speakers.Contains(hear.Listener) ? "somebody hears himself" : hear.Speakers.Append(hear.Listener).Select(IsUp).FirstOrDefault(fault => fault is not null),
        Effect.DisconnectLeg disconnect => IsUp(disconnect.Leg),
        Effect.StopPrompt stop => IsUp(stop.Leg),
        Effect.PlayPrompt play => IsUp(play.Leg),
        Effect.StartRecording start => recorders.Add(start.CustomerLeg.Interaction) ? null : "recorded twice",
        Effect.PauseRecording pause => recorders.Contains(pause.CustomerLeg.Interaction) && paused.Add(pause.CustomerLeg.Interaction) ? null : "paused a recorder that did not run",
        Effect.ResumeRecording resume => paused.Remove(resume.CustomerLeg.Interaction) ? null : "resumed a recorder that was not paused",
        Effect.StopRecording stop => recorders.Remove(stop.CustomerLeg.Interaction) ? null : "stopped a recorder that did not run",
        Effect.StartTimer start => Set(start.Timer),
        Effect.CancelTimer cancel => Cancel(cancel.Timer),
        Effect.Record { Fact: Fact.CallEnded over } => ended.Add(over.Interaction) ? null : "a call ended twice",
        _ => null,
    };

    private string? Open(LegId leg) => legs.Add(leg) ? null : "a leg number was used twice";

    private string? Close(LegId leg) => legs.Remove(leg) ? null : "a leg was released that was not up";

    private string? IsUp(LegId leg) => legs.Contains(leg) ? null : "an effect on a leg that is not up";

    private string? Set(TimerKey timer)
    {
        timers[(timer.Kind, timer.Owner)] = timer;
        return null;
    }

    private string? Cancel(TimerKey timer)
    {
        timers.Remove((timer.Kind, timer.Owner));
        return null;
    }

    private string? Compare(ExchangeState state)
    {
        if (!legs.SetEquals(state.Calls.Values.SelectMany(call => call.Legs).Select(leg => leg.Id)))
            return "the legs that are up are not the legs of the state";
        if (!recorders.SetEquals(state.Calls.Values.Where(call => call.Recording).Select(call => call.Id)))
            return "the recorders that run are not those of the state";
        paused.IntersectWith(recorders);
        if (!paused.SetEquals(state.Calls.Values.Where(call => call.RecordingPaused).Select(call => call.Id)))
            return "the recorders that pause are not those of the state";
        return state.Calls.Values.SelectMany(Awaited).Concat(state.Agents.Values.SelectMany(agent => Awaited(state, agent)))
            .Where(timer => timers.GetValueOrDefault((timer.Kind, timer.Owner)) != timer)
            .Select(timer => string.Create(CultureInfo.InvariantCulture, $"{timer} is not set: somebody waits for ever"))
            .FirstOrDefault();
    }

    private static IEnumerable<TimerKey> Awaited(Call call)
    {
        if (call.Phase is CallPhase.Parked)
            yield return new TimerKey(TimerKind.ParkOver, call.Id.ToString(), call.Attempt);
        if (call.Phase is CallPhase.Message)
            yield return new TimerKey(TimerKind.MessageOver, call.Id.ToString(), call.Attempt);
        if (call.Phase is CallPhase.Waiting or CallPhase.Offered or CallPhase.Callback)
            yield return new TimerKey(TimerKind.WaitedTooLong, call.Id.ToString(), call.QueueEntries);
        if (call.Phase == CallPhase.Offered)
            yield return new TimerKey(TimerKind.RingTimeout, call.Id.ToString(), call.Attempt);
        if (call is { Phase: CallPhase.Transferring, Agent: not null } or { Consult: { Phase: ConsultPhase.Ringing, Agent: not null } })
            yield return new TimerKey(TimerKind.RingTimeout, call.Id.ToString(), call.Attempt);
        if (call is { Phase: CallPhase.Transferring, Agent: null } or { Consult: { Phase: ConsultPhase.Ringing, Agent: null } })
            yield return new TimerKey(TimerKind.DialTimeout, call.Id.ToString(), call.Attempt);
        if (call.Phase == CallPhase.Dialling)
            yield return new TimerKey(TimerKind.DialTimeout, call.Id.ToString(), call.Attempt);
    }

    private static IEnumerable<TimerKey> Awaited(ExchangeState state, AgentState agent)
    {
        if (agent.Presence == Presence.WrapUp)
            yield return new TimerKey(TimerKind.WrapUpOver, agent.Id.Value, agent.Attempt);
        if (agent is { Presence: Presence.Ready, IsHere: false })
            yield return new TimerKey(TimerKind.DesktopGrace, agent.Id.Value, agent.Attempt);
        if (agent is { Presence: Presence.Busy, Device: AgentDevice.Browser, BrowserAvailable: false })
            yield return new TimerKey(TimerKind.DeviceGrace, agent.Id.Value, agent.Attempt);
        if (agent.Monitoring is { } id && state.Calls[id].Monitors.First(monitor => monitor.Supervisor == agent.Id) is var own && !state.Calls[id].IsAnswered(own.Leg))
            yield return new TimerKey(TimerKind.MonitorRing, agent.Id.Value, agent.Attempt);
    }

    private static string? Lost(ExchangeState after, ImmutableArray<Effect> effects) =>
        !after.Plan.Queues.IsEmpty && effects.OfType<Effect.Record>().Any(record => record.Fact is Fact.TransferFailed failed && !after.Calls.ContainsKey(failed.Interaction))
            ? "a customer was lost in a transfer"
            : null;

    private static bool IsInLine(Call call) => call.Phase is CallPhase.Waiting or CallPhase.Offered or CallPhase.Callback;

    private static string? Kept(ExchangeState before, Input input, ExchangeState after)
    {
        foreach (var (id, call) in before.Calls)
            if (after.Calls.TryGetValue(id, out var same))
            {
                if (same.Received != call.Received || (call.Queued is { } queued && !(same.Queued <= queued)))
                    return "a call lost its time of arrival or queueing";
                if (call.Ivr is null && same.Language != call.Language && input is not Input.ChooseLanguage)
                    return "a caller lost his language";
                if (IsInLine(call) && IsInLine(same) && same.QueueEntered != call.QueueEntered)
                    return "a move cost a caller his wait";
            }

        return null;
    }
}
