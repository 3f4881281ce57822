using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace Telephony.Distribution;

/// <summary>Who was cut off, or lost patience, and rings again soon has the place that he left. One place for each number; a withheld number has none.</summary>
internal static class KeptPlaces
{
    /// <summary>Keeps the place of a caller who left while he waited.</summary>
    public static void Keep(Turn turn, Call call, Termination termination)
    {
        if (call is not { Phase: CallPhase.Waiting or CallPhase.Offered, Queued: { } queued, Callback: null, Direction: CallDirection.Inbound }
            || termination.Class is not (TerminationClass.Abandoned or TerminationClass.Failed) || !Dialling.IsDialable(call.RemoteNumber))
            return;
        var within = turn.State.Plan.QueueOrDefault(call.Queue).RedialWithin;
        if (within > TimeSpan.Zero)
            turn.Keep(Bounded(turn.State.KeptPlaces, turn.Now).SetItem(call.RemoteNumber, new KeptPlace(call.Id, queued, turn.Now + within, call.Language)));
    }

    /// <summary>The language in which this number was left off a moment ago, by a kept place or by a call-back that waits; null when nobody knows him.</summary>
    public static FlowLanguage? LanguageOf(ExchangeState state, string number, DateTimeOffset now)
    {
        if (state.KeptPlaces.TryGetValue(number, out var place) && place.Until >= now)
            return place.Language;
        if (Dialling.IsDialable(number))
            foreach (var (_, call) in state.Calls)
                if (call.Callback is not null && call.RemoteNumber == number)
                    return call.Language;
        return null;
    }

    /// <summary>Gives a caller who queues for the first time the place that was kept for his number, once.</summary>
    public static Call Resume(Turn turn, Call call)
    {
        if (call.Queued is not null || !turn.State.KeptPlaces.TryGetValue(call.RemoteNumber, out var place))
            return call;
        turn.Keep(turn.State.KeptPlaces.Remove(call.RemoteNumber));
        if (place.Until < turn.Now)
            return call;
        turn.Tell(new Fact.PlaceResumed(turn.Now, call.Id, place.Interaction, place.Queued));
        return call with { Queued = place.Queued };
    }

    /// <summary>Without those whose time is over, and with room for one more: the one that ends first gives way.</summary>
    private static ImmutableSortedDictionary<string, KeptPlace> Bounded(ImmutableSortedDictionary<string, KeptPlace> places, DateTimeOffset now)
    {
        if (places.Count < Limits.KeptPlaces)
            return places;
        var live = places.RemoveRange(places.Where(pair => pair.Value.Until < now).Select(pair => pair.Key));
        return live.Count < Limits.KeptPlaces ? live : live.Remove(live.MinBy(pair => (pair.Value.Until, pair.Key)).Key);
    }
}
