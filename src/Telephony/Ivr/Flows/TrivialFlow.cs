using System.Globalization;
using Telephony.Distribution;

namespace Telephony.Ivr.Flows;

/// <summary>An entry without a flow of its own is the simplest flow: notice, menu, queue.</summary>
public static class TrivialFlow
{
    private const string Notice = "notice";
    private const string Menu = "menu";

    /// <summary>The flow that an entry's own fields mean.</summary>
    /// <param name="entry">An entry.</param>
    public static IvrFlow Of(EntryPoint entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        List<FlowNode> nodes = [];
        var end = IdOf(entry.Queue);
        if (entry.Notice is { } notice)
            nodes.Add(new FlowNode(Notice, FlowNodeKind.Say).Saying(notice).To(FlowOutcomes.Next, entry.Menu is null ? end : Menu));
        if (entry.Menu is { } menu)
            nodes.Add(Ask(entry, menu, end));
        nodes.AddRange(entry.Choices.Values.Append(entry.Queue).Distinct().Select(queue => new FlowNode(IdOf(queue), FlowNodeKind.Queue) { Queue = queue.Value }));
        return new IvrFlow(entry.CalledNumber, nodes[0].Id, [.. nodes]);
    }

    private static FlowNode Ask(EntryPoint entry, string menu, string end)
    {
        var ask = new FlowNode(Menu, FlowNodeKind.Menu) { Rounds = Exchange.Limits.MenuRounds, SilenceSeconds = (int)entry.MenuTimeout.TotalSeconds }
            .Saying(menu).To(FlowOutcomes.Silence, end).To(FlowOutcomes.Invalid, end);
        foreach (var (key, queue) in entry.Choices)
            ask = ask.To(key.ToString(CultureInfo.InvariantCulture), IdOf(queue));
        return ask;
    }

    private static string IdOf(QueueId queue) => $"queue-{queue.Value}";
}
