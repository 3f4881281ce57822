namespace Telephony.Sip.Trunks;

/// <summary>
/// Whether a peer is there, found out by OPTIONS. Pure: event in, state and effects out. The attempt makes late timers and late answers harmless.
/// </summary>
/// <param name="Reach">The verdict.</param>
/// <param name="Misses">Questions in a row without an answer.</param>
/// <param name="Attempt">The newest question or pause.</param>
/// <param name="IsAsking">A question is open.</param>
internal readonly record struct Pulse(SipTrunkReach Reach, int Misses, long Attempt, bool IsAsking)
{
    public (Pulse Next, ImmutableArray<PulseEffect> Effects) Step(PulseEvent happened, SipTrunk trunk) => happened switch
    {
        PulseEvent.Start when trunk.PingEvery <= TimeSpan.Zero => (this with { Reach = SipTrunkReach.Up }, []),
        PulseEvent.Start => Ask(trunk),
        PulseEvent.Due due when !IsAsking && due.Attempt == Attempt => Ask(trunk),
        PulseEvent.Due due when IsAsking && due.Attempt == Attempt => Missed(trunk),
        PulseEvent.Unsendable asked when IsAsking && asked.Attempt == Attempt => Missed(trunk),

        // An answer that comes late is an answer: the peer is there, only slow.
        PulseEvent.Answered { Status: not 503 } => Rest(this with { Reach = SipTrunkReach.Up, Misses = 0 }, trunk.PingEvery),
        PulseEvent.Answered => Rest(this with { Reach = SipTrunkReach.Down, Misses = trunk.MissesBeforeDown }, trunk.PingPatience),

        // A call met silence: one more silence settles it.
        PulseEvent.Suspected when trunk.PingEvery > TimeSpan.Zero && !IsAsking => (this with { Misses = Math.Max(Misses, trunk.MissesBeforeDown - 1) }).Ask(trunk),
        _ => (this, []),
    };

    private (Pulse Next, ImmutableArray<PulseEffect> Effects) Ask(SipTrunk trunk)
    {
        var next = this with { Attempt = Attempt + 1, IsAsking = true };
        return (next, [new PulseEffect.Ask(next.Attempt), new PulseEffect.Wait(next.Attempt, trunk.PingPatience)]);
    }

    private (Pulse Next, ImmutableArray<PulseEffect> Effects) Missed(SipTrunk trunk)
    {
        var misses = Math.Min(Misses + 1, trunk.MissesBeforeDown);
        var reach = misses >= trunk.MissesBeforeDown ? SipTrunkReach.Down : Reach;
        return Rest(this with { Misses = misses, Reach = reach }, trunk.PingPatience);
    }

    private static (Pulse Next, ImmutableArray<PulseEffect> Effects) Rest(Pulse state, TimeSpan pause)
    {
        var next = state with { Attempt = state.Attempt + 1, IsAsking = false };
        return (next, [new PulseEffect.Wait(next.Attempt, pause)]);
    }
}
