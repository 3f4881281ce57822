namespace Telephony.Ivr.Flows;

/// <summary>What the calendar of an entry says of the present instant; the edge computes it, moved working days included.</summary>
public enum FlowHours
{
    /// <summary>Business hours of a working day.</summary>
    Open,

    /// <summary>Outside the hours of a working day, or an ordinary day off.</summary>
    Closed,

    /// <summary>A holiday.</summary>
    Holiday,
}
