using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Distribution;

/// <summary>A waiting caller asks where his ticket stands. The edge looks it up and names the prompts; he hears them at his place, and an agent who becomes free still has him at once.</summary>
internal static class StatusTalk
{
    /// <summary>One look-up at a time: keys that are pressed meanwhile ask nothing more, until the answer would be too late.</summary>
    public static void Ask(Turn turn, Call call)
    {
        if (call.StatusAsked is { } asked && Durations.Between(asked, turn.Now) < Limits.StatusAnswer)
        {
            turn.Ignore("it is being looked up");
            return;
        }

        turn.Put(call with { StatusAsked = turn.Now });
        turn.Ask(new Effect.LookUpStatus(call.Id, call.CustomerRef, call.RemoteNumber));
        turn.Tell(new Fact.StatusAsked(turn.Now, call.Id));
    }

    /// <summary>What was found is said instead of whatever is being announced. Who does not wait any more is told nothing.</summary>
    public static void Found(Turn turn, Input.StatusFound found)
    {
        if (turn.Call(found.Interaction) is not { StatusAsked: not null } call)
        {
            turn.Ignore("nobody asked");
            return;
        }

        ImmutableArray<string> words = found.Words.IsDefault ? [] : [.. found.Words.Take(Limits.StatusWords).Select(word => Prompts.In(call.Language, word))];
        var isHeard = words.Length > 0 && call is { Phase: CallPhase.Waiting or CallPhase.Offered, Callback: null };
        turn.Put(call with { StatusAsked = null, Announcing = isHeard ? words : call.Announcing });
        if (isHeard)
            turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, words[0], Loop: false));
    }
}
