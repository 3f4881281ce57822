namespace Telephony.Distribution.Plans;

/// <summary>How after-call work goes in a queue, beside its limit <see cref="QueuePlan.WrapUp"/>. The timer runs on the server.</summary>
/// <param name="Mode">Default <see cref="WrapUpMode.Timed"/>.</param>
/// <param name="ExtendBy">What one extension adds; 5 s to 10 min; default 30 s.</param>
/// <param name="Extensions">How often one wrap-up may be extended in mode <see cref="WrapUpMode.Extended"/>; 0 to 10; default 2.</param>
/// <param name="EndsWhenComplete">Whether it ends by itself as soon as ticket and disposition are complete; also skips it when they are before the call ends. Default false.</param>
public sealed record WrapUpPlan(WrapUpMode Mode, TimeSpan ExtendBy, int Extensions, bool EndsWhenComplete)
{
    /// <summary>Timed, as every queue is until it is told otherwise.</summary>
    public static WrapUpPlan Default { get; } = new(WrapUpMode.Timed, TimeSpan.FromSeconds(30), 2, EndsWhenComplete: false);
}
