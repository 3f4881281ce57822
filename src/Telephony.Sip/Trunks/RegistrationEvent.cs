namespace Telephony.Sip.Trunks;

/// <summary>What a <see cref="Registration"/> hears.</summary>
internal abstract record RegistrationEvent
{
    private RegistrationEvent()
    {
    }

    public sealed record Start : RegistrationEvent
    {
        public static readonly Start Instance = new();
    }

    /// <summary>A <see cref="RegistrationEffect.Wait"/> is over.</summary>
    public sealed record Due(long Attempt) : RegistrationEvent;

    /// <summary>200 for so long; zero when the provider bound nothing.</summary>
    public sealed record Granted(TimeSpan For) : RegistrationEvent;

    /// <summary>Any other final status; 408 for silence, 503 for a transport that failed. <paramref name="Least"/>: Min-Expires.</summary>
    public sealed record Refused(int Status, TimeSpan? Least) : RegistrationEvent;

    /// <summary>The connection that the provider would call us by is gone (RFC 5626 §4.2).</summary>
    public sealed record FlowLost : RegistrationEvent
    {
        public static readonly FlowLost Instance = new();
    }

    /// <summary>The product stops, or the trunk was taken away.</summary>
    public sealed record Stop : RegistrationEvent
    {
        public static readonly Stop Instance = new();
    }
}
