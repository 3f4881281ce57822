namespace Telephony.Distribution.Plans;

/// <summary>One exit of a queue.</summary>
/// <param name="Kind">Where to; default <see cref="ExitKind.End"/>.</param>
/// <param name="Queue">The queue for <see cref="ExitKind.Queue"/>, else null. At most <see cref="Exchange.Limits.OverflowHops"/> exits are followed one after the other.</param>
public sealed record ExitPlan(ExitKind Kind, QueueId? Queue = null)
{
    /// <summary>The call ends.</summary>
    public static ExitPlan End { get; } = new(ExitKind.End);

    /// <summary>He waits all the same.</summary>
    public static ExitPlan Stay { get; } = new(ExitKind.Stay);
}
