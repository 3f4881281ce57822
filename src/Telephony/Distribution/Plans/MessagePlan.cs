namespace Telephony.Distribution.Plans;

/// <summary>Leaving a message.</summary>
/// <param name="Prompt">Asks for it, the tone included; default <c>leave-message</c>.</param>
/// <param name="Longest">Longest message; 10 s to 10 min; default 2 min.</param>
public sealed record MessagePlan(string Prompt, TimeSpan Longest)
{
    /// <summary>Two minutes.</summary>
    public static MessagePlan Default { get; } = new("leave-message", TimeSpan.FromMinutes(2));
}
