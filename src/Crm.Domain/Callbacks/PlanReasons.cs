namespace Crm.Domain.Callbacks;

/// <summary>Why an attempt lies where it lies.</summary>
public static class PlanReasons
{
    /// <summary>The first call, a while after the work.</summary>
    public const string First = "First";

    /// <summary>The hour the customer prefers.</summary>
    public const string PreferredHour = "PreferredHour";

    /// <summary>One call for several tasks of the customer.</summary>
    public const string Joined = "Joined";

    /// <summary>The next opening of the calling window.</summary>
    public const string NextOpening = "NextOpening";

    /// <summary>The customer was dialled shortly before.</summary>
    public const string CustomerGap = "CustomerGap";

    /// <summary>Moved before the last open instant of the promise.</summary>
    public const string BeforeDeadline = "BeforeDeadline";

    /// <summary>No open instant is left before the promise ends.</summary>
    public const string LateAnyway = "LateAnyway";

    /// <summary>After the gap of the last outcome.</summary>
    public const string Retry = "Retry";

    /// <summary>In another part of the day than the last attempt.</summary>
    public const string OtherDayPart = "OtherDayPart";

    /// <summary>The time the customer named.</summary>
    public const string Agreed = "Agreed";

    /// <summary>Every reason.</summary>
    public static ImmutableArray<string> All { get; } =
        [First, PreferredHour, Joined, NextOpening, CustomerGap, BeforeDeadline, LateAnyway, Retry, OtherDayPart, Agreed];
}
