namespace Telephony.Distribution.Plans;

/// <summary>Where callers of a queue go who cannot enter or stay; contact-center.md §1 "entry / empty-queue rules".</summary>
/// <param name="Full">Its maximum of callers waits. Default: the call ends, <c>queue-full</c>.</param>
/// <param name="Empty">Nobody is staffed. Default: wait all the same.</param>
/// <param name="TimedOut">The longest wait is over. Default: the call ends, <c>waited-too-long</c>.</param>
/// <param name="Closed">The queue is closed at this hour. Default: the call ends, <c>queue-closed</c>.</param>
public sealed record ExitPlans(ExitPlan Full, ExitPlan Empty, ExitPlan TimedOut, ExitPlan Closed)
{
    /// <summary>End, wait, end, end.</summary>
    public static ExitPlans Default { get; } = new(ExitPlan.End, ExitPlan.Stay, ExitPlan.End, ExitPlan.End);

    /// <summary>The exit for a cause.</summary>
    /// <param name="cause">One of the four.</param>
    public ExitPlan Of(ExitCause cause) => cause switch
    {
        ExitCause.Full => Full,
        ExitCause.Empty => Empty,
        ExitCause.Closed => Closed,
        _ => TimedOut,
    };
}
