using CallCenter.Web.Ui;
using Microsoft.Extensions.Localization;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Words for outcomes of nodes.</summary>
internal static class FlowWords
{
    /// <summary>How a node is called: what it does and about what. Its id is the drawer's own name for it.</summary>
    public static string Title(this IStringLocalizer<FlowText> texts, FlowNode node, Words words)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(words);
        var about = node switch
        {
            { Queue: { } queue } => words.Queue(queue),
            { Kind: FlowNodeKind.Language } => texts["Language." + node.Language].Value,
            { Kind: FlowNodeKind.Digits or FlowNodeKind.Identify, Number: not FlowNumber.Any } => texts["Number." + node.Number].Value,
            { Prompts: [var first, ..] } => first[(first.LastIndexOf('/') + 1)..],
            _ => null,
        };
        return about is null ? texts["Kind." + node.Kind] : $"{texts["Kind." + node.Kind]} · {about}";
    }

    /// <summary>A key, or how a node ended.</summary>
    public static string Way(this IStringLocalizer<FlowText> texts, string outcome) =>
        outcome.Length == 1 ? texts["Key", outcome] : texts["Way." + outcome];
}
