namespace Telephony.Sip.Trunks;

/// <summary>Our registration at a provider (RFC 3261 §10.2): asked for, refreshed, tried again with growing pauses, taken back. Pure.</summary>
/// <param name="Phase">How it stands.</param>
/// <param name="Attempt">Makes late timers harmless.</param>
/// <param name="Failures">In a row.</param>
/// <param name="Ask">What is asked for when the provider wants longer than our wish (423).</param>
internal readonly record struct Registration(SipTrunkRegistration Phase, long Attempt, int Failures, TimeSpan Ask)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>RFC 5626 §4.5 bounds the wait at 1,800 s; a hotline cannot be unreachable for that long.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public (Registration Next, ImmutableArray<RegistrationEffect> Effects) Step(RegistrationEvent happened, SipTrunk trunk) => happened switch
    {
        RegistrationEvent.Start when !trunk.Registers => (this, []),
        RegistrationEvent.Start => Send(this with { Ask = trunk.RegisterFor, Phase = SipTrunkRegistration.Trying }),
        RegistrationEvent.Due due when due.Attempt == Attempt && Phase is not SipTrunkRegistration.Leaving and not SipTrunkRegistration.None => Send(this),

        // §10.2.4: zero seconds means that our contact is not bound, whatever the status says.
        RegistrationEvent.Granted granted when Phase != SipTrunkRegistration.Leaving && granted.For <= TimeSpan.Zero => Wait(this with { Phase = SipTrunkRegistration.Failed, Failures = Failures + 1 }, PauseAfter(Failures + 1)),
        RegistrationEvent.Granted granted when Phase != SipTrunkRegistration.Leaving => Wait(this with { Phase = SipTrunkRegistration.Registered, Failures = 0 }, granted.For * 0.8),

        // §10.2.8: 423 "the interval is too brief … MAY retry with the interval in Min-Expires"; only upwards, and only once for each value.
        RegistrationEvent.Refused { Status: 423, Least: { } least } when Phase != SipTrunkRegistration.Leaving && least > Ask => Send(this with { Ask = least }),

        // A wrong password is not tried every few seconds: the provider would lock the account.
        RegistrationEvent.Refused { Status: 401 or 403 or 407 } when Phase != SipTrunkRegistration.Leaving => Wait(this with { Phase = SipTrunkRegistration.Failed, Failures = Failures + 1 }, LongestPause),
        RegistrationEvent.Refused when Phase != SipTrunkRegistration.Leaving => Wait(this with { Phase = SipTrunkRegistration.Failed, Failures = Failures + 1 }, PauseAfter(Failures + 1)),
        RegistrationEvent.FlowLost when Phase == SipTrunkRegistration.Registered => Wait(this with { Phase = SipTrunkRegistration.Trying }, TimeSpan.FromSeconds(1)),
        RegistrationEvent.Stop when Phase is SipTrunkRegistration.Registered or SipTrunkRegistration.Trying => (this with { Phase = SipTrunkRegistration.Leaving, Attempt = Attempt + 1 }, [new RegistrationEffect.Send(TimeSpan.Zero)]),
        RegistrationEvent.Stop => (this with { Phase = SipTrunkRegistration.Leaving, Attempt = Attempt + 1 }, []),
        _ => (this, []),
    };

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 10) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    private static (Registration Next, ImmutableArray<RegistrationEffect> Effects) Send(Registration state)
    {
        var next = state with { Attempt = state.Attempt + 1 };
        return (next, [new RegistrationEffect.Send(next.Ask)]);
    }

    private static (Registration Next, ImmutableArray<RegistrationEffect> Effects) Wait(Registration state, TimeSpan length)
    {
        var next = state with { Attempt = state.Attempt + 1 };
        return (next, [new RegistrationEffect.Wait(next.Attempt, length)]);
    }
}
