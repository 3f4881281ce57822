namespace Telephony.Ivr;

/// <summary>Prompts that the core asks for by itself; all others come from the floor plan.</summary>
public static class Prompts
{
    /// <summary>The tone an agent hears while the dialled customer's phone rings (450 Hz, 1 s on, 4 s off in China).</summary>
    public const string RingBack = "ringback";
}
