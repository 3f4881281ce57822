using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Calls;

/// <summary>Tells the edges what changed for whose ears between two states of a call. What is plain for two is asked for as
/// <see cref="Effect.ConnectLegs"/> and <see cref="Effect.DisconnectLeg"/>, everything else leg by leg.</summary>
internal static class Hearing
{
    /// <summary>What a leg hears instead of people.</summary>
    private enum Sound
    {
        None,
        Music,
        RingBack,
    }

    /// <summary>Ends prompts that have no place any more, connects whom the new state connects, begins new prompts.</summary>
    public static void Follow(Turn turn, Call before, Call after)
    {
        foreach (var leg in after.Legs)
            if (SoundFor(before, leg.Id) != Sound.None && SoundFor(after, leg.Id) == Sound.None)
                turn.Ask(new Effect.StopPrompt(leg.Id));
        Rewire(turn, before, after);
        foreach (var leg in after.Legs)
            if (SoundFor(after, leg.Id) is var sound && sound != Sound.None && sound != SoundFor(before, leg.Id))
                Play(turn, after, leg.Id, sound);
    }

    /// <summary>The people alone, for those who play a prompt of their own.</summary>
    public static void Rewire(Turn turn, Call before, Call after)
    {
        var changed = after.Legs
            .Where(leg => leg.Answered && !before.HeardBy(leg.Id).SequenceEqual(after.HeardBy(leg.Id)))
            .Select(leg => leg.Id)
            .ToList();
        if (changed.Contains(after.CustomerLeg) && after.HeardBy(after.CustomerLeg).IsEmpty)
        {
            turn.Ask(new Effect.DisconnectLeg(after.CustomerLeg));
            changed.RemoveAll(leg => leg == after.CustomerLeg || before.HeardBy(leg).Remove(after.CustomerLeg).SequenceEqual(after.HeardBy(leg)));
        }

        Connect(turn, after, changed);
    }

    /// <summary>A browser came back: its leg, and whoever hears it, are connected anew.</summary>
    public static void Restore(Turn turn, Call call, LegId leg)
    {
        var sound = SoundFor(call, leg);
        Connect(turn, call, [.. call.Legs.Where(own => own.Answered && IsConcerned(own.Id)).Select(own => own.Id)]);
        if (sound != Sound.None)
            Play(turn, call, leg, sound);

        bool IsConcerned(LegId ear) => call.HeardBy(ear) is { IsEmpty: false } heard && (ear == leg || heard.Contains(leg));
    }

    private static void Connect(Turn turn, Call call, List<LegId> ears)
    {
        foreach (var ear in ears)
            if (PartnerOf(call, ear) is not { } partner)
                turn.Ask(new Effect.Hear(ear, call.HeardBy(ear)));
            else if (ear.CompareTo(partner) < 0 || !ears.Contains(partner))
                turn.Ask(ear.CompareTo(partner) < 0 ? new Effect.ConnectLegs(ear, partner) : new Effect.ConnectLegs(partner, ear));
    }

    /// <summary>The other one of two who hear only each other, and no prompt.</summary>
    private static LegId? PartnerOf(Call call, LegId ear) =>
        call.HeardBy(ear) is [var other] && call.HeardBy(other) is [var back] && back == ear
        && SoundFor(call, ear) == Sound.None && SoundFor(call, other) == Sound.None ? other : null;

    private static Sound SoundFor(Call call, LegId leg)
    {
        if (leg == call.CustomerLeg)
            return call.Phase switch
            {
                CallPhase.Waiting or CallPhase.Offered or CallPhase.Held or CallPhase.Parked => Sound.Music,
                CallPhase.Transferring => Sound.RingBack,
                _ => Sound.None,
            };
        if (call.Consult is not { } consult)
            return Sound.None;
        if (consult.Phase == ConsultPhase.Ringing && leg == call.AgentLeg?.Id)
            return Sound.RingBack;
        return consult is { Phase: ConsultPhase.Talking, Side: ConsultSide.Customer } && leg == consult.Leg ? Sound.Music : Sound.None;
    }

    private static void Play(Turn turn, Call call, LegId leg, Sound sound) => turn.Ask(new Effect.PlayPrompt(
        leg,
        sound == Sound.Music ? turn.State.Plan.QueueOrDefault(call.Queue).Music : Prompts.RingBack,
        Loop: true));
}
