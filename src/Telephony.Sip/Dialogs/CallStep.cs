namespace Telephony.Sip.Dialogs;

/// <summary>Result of one step of a leg.</summary>
internal readonly record struct CallStep(Call Call, ImmutableArray<CallEffect> Effects)
{
    /// <summary>A further step on the result; its effects come before those of this one, which are timers.</summary>
    public CallStep Then(Func<Call, CallStep> step)
    {
        var next = step(Call);
        return next with { Effects = next.Effects.AddRange(Effects) };
    }
}
