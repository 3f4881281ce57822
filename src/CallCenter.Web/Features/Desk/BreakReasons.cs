using System.Collections.Immutable;
using CallCenter.Web.Ui;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Reasons that an agent may choose himself: the administrators', in their order. The exchange sets others (missed call, lost device).</summary>
internal static class BreakReasons
{
    /// <summary>What there is to choose as long as no administrator wrote any; texts by <c>NotReady.&lt;code&gt;</c>.</summary>
    public static ImmutableArray<string> BuiltIn { get; } = [NotReadyReasons.Break, "meal", "training", "meeting"];

    /// <summary>The reasons to choose from.</summary>
    public static IReadOnlyList<string> Of(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var own = words.ReasonOrder.ToList();
        return own.Count > 0 ? own : BuiltIn;
    }
}
