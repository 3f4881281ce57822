namespace CallCenter.Web.Features.Ivr;

/// <summary>Bounds of the flows' edge, each with its reason.</summary>
internal static class Limits
{
    /// <summary>Questions waiting: two for each caller that 200 lines can hold in flows at once; beyond it a caller is led to a person.</summary>
    public const int Waiting = 400;

    /// <summary>Questions answered at once: the store reads in parallel, and one slow read must not hold up the next caller.</summary>
    public const int Readers = 4;

    /// <summary>Just below what the exchange waits: what takes longer would be late anyway.</summary>
    public static readonly TimeSpan Answer = Telephony.Ivr.Flows.FlowLimits.Answer - TimeSpan.FromMilliseconds(500);

    /// <summary>Half days that are read to find three with a place.</summary>
    public const int HalfDays = 6;
}
