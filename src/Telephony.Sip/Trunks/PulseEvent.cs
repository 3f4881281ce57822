namespace Telephony.Sip.Trunks;

/// <summary>What a <see cref="Pulse"/> hears.</summary>
internal abstract record PulseEvent
{
    private PulseEvent()
    {
    }

    /// <summary>Watching begins.</summary>
    public sealed record Start : PulseEvent
    {
        public static readonly Start Instance = new();
    }

    /// <summary>A <see cref="PulseEffect.Wait"/> is over.</summary>
    public sealed record Due(long Attempt) : PulseEvent;

    /// <summary>The question could not be sent, or its transaction ended without an answer.</summary>
    public sealed record Unsendable(long Attempt) : PulseEvent;

    /// <summary>A final answer came.</summary>
    public sealed record Answered(int Status) : PulseEvent;

    /// <summary>A call through this trunk met silence.</summary>
    public sealed record Suspected : PulseEvent
    {
        public static readonly Suspected Instance = new();
    }
}
