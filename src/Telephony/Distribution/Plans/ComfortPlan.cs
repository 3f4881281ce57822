using System.Collections.Immutable;

namespace Telephony.Distribution.Plans;

/// <summary>What a waiting caller hears between the music. Nothing of it ever keeps him from a free agent, and keys work while it plays.</summary>
/// <param name="First">Time in the queue before the first round; 5 s to 10 min; default 20 s.</param>
/// <param name="Every">Time between the beginnings of two rounds; 15 s (least gap, contact-center.md §1) to 10 min; default 60 s.</param>
/// <param name="Prompts">Comfort prompts, one a round in turn; at most 20, none for no comfort words.</param>
/// <param name="PositionUpTo">Says the position when it is at most this; 0 (default) never, at most 99.</param>
/// <param name="SaysWait">Whether the estimated wait is said in minutes, and only when it became shorter since the last time. Default false.</param>
public sealed record ComfortPlan(TimeSpan First, TimeSpan Every, ImmutableArray<string> Prompts, int PositionUpTo = 0, bool SaysWait = false)
{
    /// <summary>Music only.</summary>
    public static ComfortPlan None { get; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), []);

    /// <summary>Whether there is anything to say.</summary>
    public bool SaysAnything => !Prompts.IsDefaultOrEmpty || PositionUpTo > 0 || SaysWait;
}
