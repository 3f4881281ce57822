namespace Telephony.Sip.Trunks;

/// <summary>What a <see cref="Registration"/> wants done.</summary>
internal abstract record RegistrationEffect
{
    private RegistrationEffect()
    {
    }

    /// <summary>Send REGISTER for so long; zero takes it back.</summary>
    public sealed record Send(TimeSpan For) : RegistrationEffect;

    /// <summary>Give <see cref="RegistrationEvent.Due"/> back after a time.</summary>
    public sealed record Wait(long Attempt, TimeSpan Length) : RegistrationEffect;
}
