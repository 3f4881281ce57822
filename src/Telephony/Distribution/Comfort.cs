using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Distribution;

/// <summary>Announcements between the music. They run while an agent is rung, too, and end the instant he answers: no prompt ever keeps a caller from an agent.</summary>
internal static class Comfort
{
    public static void Arm(Turn turn, Call call)
    {
        var plan = turn.State.Plan.QueueOrDefault(call.Queue);
        if (plan.Comfort.SaysAnything || plan.Keys.Prompt is not null)
            turn.Ask(new Effect.StartTimer(Timers.StayOf(TimerKind.Comfort, call), turn.Now + (call.ComfortRounds == 0 ? plan.Comfort.First : plan.Comfort.Every)));
    }

    /// <summary>Time for the next round. A round that is still being said is not talked over.</summary>
    public static void Due(Turn turn, Call call)
    {
        var round = call with { ComfortRounds = call.ComfortRounds + 1 };
        var words = call.Announcing.Length > 0 ? [] : Words(turn, round);
        var speaking = words.Length == 0 ? round : round with { Announcing = words, SaidMinutes = SaidBy(turn, round, words) };
        turn.Put(speaking);
        if (words.Length > 0)
            turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, words[0], Loop: false));
        Arm(turn, speaking);
    }

    /// <summary>One prompt of the round was said: the next one, or the music again.</summary>
    public static void Finished(Turn turn, Call call)
    {
        var rest = call.Announcing.RemoveAt(0);
        turn.Put(call with { Announcing = rest });
        turn.Ask(rest.Length > 0
            ? new Effect.PlayPrompt(call.CustomerLeg, rest[0], Loop: false)
            : new Effect.PlayPrompt(call.CustomerLeg, turn.State.Plan.QueueOrDefault(call.Queue).Music, Loop: true));
    }

    /// <summary>The caller heard enough.</summary>
    public static void Hush(Turn turn, Call call)
    {
        turn.Put(call with { Announcing = [] });
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, turn.State.Plan.QueueOrDefault(call.Queue).Music, Loop: true));
    }

    private static ImmutableArray<string> Words(Turn turn, Call call)
    {
        var plan = turn.State.Plan.QueueOrDefault(call.Queue);
        var comfort = plan.Comfort;
        var words = new List<string>();
        if (!comfort.Prompts.IsDefaultOrEmpty)
            words.Add(comfort.Prompts[(call.ComfortRounds - 1) % comfort.Prompts.Length]);
        if (comfort.PositionUpTo > 0 && WaitEstimates.PositionOf(turn.State, call.Id) is { } position && position <= comfort.PositionUpTo)
            words.Add(Prompts.Position(position));
        if (comfort.SaysWait && MinutesOf(turn, call) is { } minutes && (call.SaidMinutes == 0 || minutes < call.SaidMinutes))
            words.Add(Prompts.Wait(minutes));
        if (plan.Keys.Prompt is { } keys && Durations.Between(call.QueueEntered ?? turn.Now, turn.Now) >= plan.Keys.OfferAfter)
            words.Add(keys);
        return [.. words.Select(word => Prompts.In(call.Language, word))];
    }

    private static int SaidBy(Turn turn, Call call, ImmutableArray<string> words) =>
        MinutesOf(turn, call) is { } minutes && words.Contains(Prompts.In(call.Language, Prompts.Wait(minutes))) ? minutes : call.SaidMinutes;

    /// <summary>Whole minutes, rounded up; nobody is told "no minutes".</summary>
    private static int? MinutesOf(Turn turn, Call call) =>
        WaitEstimates.Of(turn.State, call.Id) is { } wait ? Math.Clamp((int)Math.Ceiling(wait.TotalMinutes), 1, Prompts.MostMinutes) : null;
}
