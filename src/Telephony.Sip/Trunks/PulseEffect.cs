namespace Telephony.Sip.Trunks;

/// <summary>What a <see cref="Pulse"/> wants done.</summary>
internal abstract record PulseEffect
{
    private PulseEffect()
    {
    }

    /// <summary>Send OPTIONS.</summary>
    public sealed record Ask(long Attempt) : PulseEffect;

    /// <summary>Give <see cref="PulseEvent.Due"/> back after a time.</summary>
    public sealed record Wait(long Attempt, TimeSpan Length) : PulseEffect;
}
