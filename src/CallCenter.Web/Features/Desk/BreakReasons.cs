using System.Collections.Immutable;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Reasons that an agent may choose himself; texts by <c>NotReady.&lt;code&gt;</c>. The exchange sets others (missed call, lost device).</summary>
internal static class BreakReasons
{
    public static ImmutableArray<string> Chosen { get; } = [NotReadyReasons.Break, "meal", "training", "meeting"];
}
