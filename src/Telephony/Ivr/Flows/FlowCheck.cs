using System.Collections.Immutable;
using System.Globalization;

namespace Telephony.Ivr.Flows;

/// <summary>Whether a flow may be published. The exchange survives any flow; this keeps administrators and callers from surprises.</summary>
public static class FlowCheck
{
    /// <summary>Everything that is wrong; empty for a flow that may be published.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="hasQueue">Whether a queue is there.</param>
    /// <param name="hasPrompt">Whether the shelf has a prompt file; spoken names (<c>digits:</c> …) are not asked for.</param>
    public static ImmutableArray<FlowFault> Faults(IvrFlow flow, Predicate<string> hasQueue, Predicate<string> hasPrompt)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(hasQueue);
        ArgumentNullException.ThrowIfNull(hasPrompt);
        if (flow.Nodes.Length is 0 or > FlowLimits.Nodes)
            return [new FlowFault(null, FlowRules.NodeCount, flow.Nodes.Length.ToString(CultureInfo.InvariantCulture))];
        return [.. OfWhole(flow), .. flow.Nodes.SelectMany(node => OfNode(flow, node, hasQueue)), .. OfPrompts(flow, hasPrompt)];
    }

    /// <summary>The ids of the nodes that callers can reach, in the order in which they come to them.</summary>
    /// <param name="flow">The flow.</param>
    public static ImmutableArray<string> Reached(IvrFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        List<string> order = [];
        Walk(flow, flow.Start, order);
        return [.. order];
    }

    private static void Walk(IvrFlow flow, string id, List<string> order)
    {
        if (order.Contains(id) || flow.Node(id) is not { } node)
            return;
        order.Add(id);
        foreach (var target in node.Next.Values)
            Walk(flow, target, order);
    }

    private static IEnumerable<FlowFault> OfWhole(IvrFlow flow)
    {
        if (flow.Node(flow.Start) is null)
            yield return new FlowFault(null, FlowRules.NoStart, flow.Start);
        foreach (var twice in flow.Nodes.GroupBy(node => node.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return new FlowFault(twice.Key, FlowRules.DoubleId, twice.Key);
        var reached = Reached(flow);
        foreach (var node in flow.Nodes.Where(node => !reached.Contains(node.Id)))
            yield return new FlowFault(node.Id, FlowRules.Unreachable, "");
        foreach (var id in reached.Where(id => IsInCircle(flow, id)))
            yield return new FlowFault(id, FlowRules.Circle, "");
        foreach (var id in LateBlocks(flow))
            yield return new FlowFault(id, FlowRules.BlockLate, "");
        if (!flow.Nodes.Any(node => reached.Contains(node.Id) && node.Kind is FlowNodeKind.Queue or FlowNodeKind.Callback or FlowNodeKind.Message))
            yield return new FlowFault(null, FlowRules.NoPerson, "");
    }

    /// <summary>Whether the node comes back to itself over nodes that never listen.</summary>
    private static bool IsInCircle(IvrFlow flow, string id)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([id]);
        while (open.TryPop(out var at))
        {
            if (flow.Node(at) is not { } node || FlowOutcomes.Listens(node.Kind))
                continue;
            foreach (var target in node.Next.Values)
            {
                if (target == id)
                    return true;
                if (seen.Add(target))
                    open.Push(target);
            }
        }

        return false;
    }

    /// <summary>Block lists that are asked, as the first on their way, behind a node where 0 leads to a person.</summary>
    private static SortedSet<string> LateBlocks(IvrFlow flow)
    {
        SortedSet<string> late = new(StringComparer.Ordinal);
        HashSet<(string Id, bool IsHeard)> seen = [(flow.Start, false)];
        Stack<(string Id, bool IsHeard)> open = new(seen);
        while (open.TryPop(out var at))
        {
            if (flow.Node(at.Id) is not { } node)
                continue;
            if (node.Kind == FlowNodeKind.Block && at.IsHeard)
                late.Add(node.Id);
            if (node.Kind == FlowNodeKind.Block)
                continue;
            var isHeard = at.IsHeard || node.Kind is not (FlowNodeKind.Hours or FlowNodeKind.Language);
            foreach (var target in node.Next.Values)
                if (seen.Add((target, isHeard)))
                    open.Push((target, isHeard));
        }

        return late;
    }

    private static IEnumerable<FlowFault> OfNode(IvrFlow flow, FlowNode node, Predicate<string> hasQueue)
    {
        if (node.Id.Length is 0 or > FlowLimits.Id || !node.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return new FlowFault(node.Id, FlowRules.BadId, node.Id);
        var required = FlowOutcomes.Required(node.Kind);
        foreach (var outcome in required.Where(outcome => !node.Next.ContainsKey(outcome)))
            yield return new FlowFault(node.Id, FlowRules.WayMissing, outcome);
        foreach (var (outcome, target) in node.Next)
        {
            if (!required.Contains(outcome) && !FlowOutcomes.Optional(node.Kind).Contains(outcome))
                yield return new FlowFault(node.Id, FlowRules.WayUnknown, outcome);
            else if (flow.Node(target) is null)
                yield return new FlowFault(node.Id, FlowRules.TargetMissing, outcome);
        }

        if (node.Kind == FlowNodeKind.Menu && !node.Next.Keys.Any(outcome => outcome.Length == 1))
            yield return new FlowFault(node.Id, FlowRules.NoKeys, "");
        if (node.Kind is FlowNodeKind.Queue or FlowNodeKind.Callback or FlowNodeKind.Message && !hasQueue(node.Queue ?? ""))
            yield return new FlowFault(node.Id, FlowRules.QueueUnknown, node.Queue ?? "");
        foreach (var (name, value, least, most) in Ranges(node))
            if (value < least || value > most)
                yield return new FlowFault(node.Id, FlowRules.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"{name} {least}-{most}"));
    }

    private static IEnumerable<(string Name, int Value, int Least, int Most)> Ranges(FlowNode node)
    {
        if (FlowOutcomes.Listens(node.Kind))
        {
            yield return ("rounds", node.Rounds, 1, FlowLimits.Rounds);
            yield return ("silence", node.SilenceSeconds, 2, 30);
        }

        if (node.Kind == FlowNodeKind.Digits)
        {
            yield return ("least", node.Least, 1, FlowLimits.Keys);
            yield return ("most", node.Most, Math.Clamp(node.Least, 1, FlowLimits.Keys), FlowLimits.Keys);
        }

        if (node.Kind == FlowNodeKind.Queue)
            yield return ("priority", node.PriorityMinutes, 0, Exchange.Limits.PriorityMinutes);
    }

    private static IEnumerable<FlowFault> OfPrompts(IvrFlow flow, Predicate<string> hasPrompt)
    {
        var languages = flow.Nodes.Any(node => node is { Kind: FlowNodeKind.Language, Language: FlowLanguage.English }) ? new[] { FlowLanguage.Chinese, FlowLanguage.English } : [FlowLanguage.Chinese];
        foreach (var node in flow.Nodes)
        {
            if (node.Prompts.IsEmpty && node.Kind is FlowNodeKind.Say or FlowNodeKind.Menu or FlowNodeKind.Digits)
                yield return new FlowFault(node.Id, FlowRules.PromptMissing, "");
            if (node.Prompts.Length > FlowLimits.Prompts)
                yield return new FlowFault(node.Id, FlowRules.PromptCount, FlowLimits.Prompts.ToString(CultureInfo.InvariantCulture));
            foreach (var prompt in Used(node).SelectMany(prompt => languages.Select(language => Prompts.In(language, prompt))).Distinct(StringComparer.Ordinal))
                if (!Prompts.IsSpoken(prompt) && !hasPrompt(prompt))
                    yield return new FlowFault(node.Id, FlowRules.PromptUnknown, prompt);
        }
    }

    private static IEnumerable<string> Used(FlowNode node) => node.Kind switch
    {
        FlowNodeKind.Digits when node.ReadBack is { } question => node.Prompts.Append(question),
        FlowNodeKind.Status => [.. node.Prompts, Prompts.VisitIs, Prompts.PartComes],
        FlowNodeKind.Visit => [.. node.Prompts, Prompts.Press, Prompts.VisitBooked],
        _ => node.Prompts,
    };
}
