using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Words for outcomes of nodes.</summary>
internal static class FlowWords
{
    /// <summary>A key, or how a node ended.</summary>
    public static string Way(this IStringLocalizer<FlowText> texts, string outcome) =>
        outcome.Length == 1 ? texts["Key", outcome] : texts["Way." + outcome];
}
