namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Bounds of the screen pop, each with its reason.</summary>
internal static class Limits
{
    /// <summary>Live pops that are kept: four times the calls that one machine carries at once; the oldest goes first.</summary>
    public const int Pops = 2_000;

    /// <summary>Look-ups and notes waiting. A look-up takes a millisecond: this is two seconds behind, and then a call pops without a card rather than late.</summary>
    public const int Waiting = 2_000;

    /// <summary>Look-ups at once; the store reads in parallel, and one slow read must not hold up the next caller.</summary>
    public const int Readers = 4;

    /// <summary>Desks that listen: two browsers for each of 500 agents.</summary>
    public const int Subscriptions = 1_000;

    /// <summary>Desks that hear of changes of one pop: its last agents and those whom they ask.</summary>
    public const int Desks = 8;
}
