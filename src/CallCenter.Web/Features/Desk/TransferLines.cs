using CallCenter.Web.Features.Supervisor;
using Crm.Domain.PhoneNumbers;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Who can be transferred to or asked, best first: recent ones, then queues, free colleagues, the others with the reason why not. Pure.</summary>
public static class TransferLines
{
    /// <summary>Lines shown: what the eye takes in; a name narrows it down.</summary>
    public const int Most = 12;

    /// <summary>Digits from which a typed text is taken for a number.</summary>
    private const int FewestDigits = 3;

    /// <summary>What an answer takes when a queue has too few to know (contact-centre definitions §13, EWT).</summary>
    private static readonly TimeSpan UsualHandling = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan ShortestHandling = TimeSpan.FromSeconds(15);
    private const int EnoughCalls = 10;

    /// <summary>The lines for a typed text.</summary>
    /// <param name="state">The floor.</param>
    /// <param name="me">Who asks; he is not offered to himself.</param>
    /// <param name="text">Name, extension, queue or number; empty for the first choice.</param>
    /// <param name="recent">The last targets of this agent, the newest first.</param>
    /// <param name="queueName">A queue's name in the reader's language.</param>
    /// <param name="outside">Makes the target of an outside number.</param>
    public static IReadOnlyList<TransferLine> Of(
        ExchangeState state, AgentId me, string text, IReadOnlyList<TransferTarget> recent, Func<string, string> queueName, Func<string, TransferTarget.ToNumber> outside)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(recent);
        var wanted = HalfWidth((text ?? "").Trim());
        var lines = new List<TransferLine>();
        if (wanted.Length == 0)
            lines.AddRange(recent.Select(t => Recent(state, t)).OfType<TransferLine>());
        lines.AddRange(state.Plan.Queues.Values.Where(q => Fits(wanted, q.Id.Value, queueName(q.Id.Value))).Select(q => Queue(state, q)));
        lines.AddRange(state.Plan.Agents.Values
            .Where(a => a.Id != me && state.Agents.ContainsKey(a.Id) && Fits(wanted, a.DisplayName, a.Id.Value, a.Extension))
            .Select(a => Agent(state, a))
            .OrderByDescending(l => l.Extension == wanted)
            .ThenBy(l => Order(l.Presence))
            .ThenBy(l => l.Extension, StringComparer.Ordinal));
        if (!lines.Exists(l => l.Extension == wanted) && Number(wanted, outside) is { } number)
            lines.Add(number);
        return [.. lines.DistinctBy(l => l.Key).Take(Most)];
    }

    private static TransferLine? Recent(ExchangeState state, TransferTarget target) => target switch
    {
        TransferTarget.ToAgent to when state.Plan.Agents.TryGetValue(to.Agent, out var plan) && state.Agents.ContainsKey(to.Agent) => Agent(state, plan) with { IsRecent = true },
        TransferTarget.ToQueue to when state.Plan.Queues.TryGetValue(to.Queue, out var plan) => Queue(state, plan) with { IsRecent = true },
        TransferTarget.ToNumber to => new TransferLine("n:" + to.Number, to, PhoneNumber.Mask(to.Number), true, true) { IsRecent = true },
        _ => null,
    };

    private static TransferLine Agent(ExchangeState state, AgentPlan plan)
    {
        var live = state.Agents[plan.Id];
        var isFree = live is { Presence: Presence.Ready, DeviceAvailable: true };
        return new TransferLine("a:" + plan.Id.Value, new TransferTarget.ToAgent(plan.Id), plan.DisplayName, isFree, isFree)
        {
            Extension = plan.Extension,
            Presence = live.Presence,
            Reason = live.Reason,
            Rule = isFree ? null : Rules.TransferTargetIsNotFree,
        };
    }

    private static TransferLine Queue(ExchangeState state, QueuePlan plan)
    {
        var members = plan.Members.Where(state.Agents.ContainsKey).Select(m => state.Agents[m]).ToList();
        var free = members.Count(m => m is { Presence: Presence.Ready, DeviceAvailable: true });
        var staffed = members.Count(m => m.Presence != Presence.SignedOut);
        var waiting = state.Calls.Values.Count(c => c.Queue == plan.Id && c.Phase is CallPhase.Waiting or CallPhase.Offered);
        var isFull = waiting >= plan.MaxWaiting;
        return new TransferLine("q:" + plan.Id.Value, new TransferTarget.ToQueue(plan.Id), plan.Id.Value, !isFull, free > 0)
        {
            Waiting = waiting,
            Staffed = staffed,
            EstimatedWait = Estimate(new QueueFigures(state.Counters.GetValueOrDefault(plan.Id, QueueCounters.Zero)), waiting, free, staffed),
            Rule = isFull ? Rules.TransferQueueIsFull : null,
        };
    }

    /// <summary>AHT × max(0, ahead − free) ÷ staffed; not said when nobody is staffed. The agents' share of time for the queue is taken as whole.</summary>
    private static TimeSpan? Estimate(QueueFigures figures, int ahead, int free, int staffed)
    {
        if (staffed == 0)
            return null;
        var handling = figures.Counts.Handled < EnoughCalls ? UsualHandling : figures.Aht ?? UsualHandling;
        return (handling < ShortestHandling ? ShortestHandling : handling) * Math.Max(0, ahead + 1 - free) / staffed;
    }

    private static TransferLine? Number(string text, Func<string, TransferTarget.ToNumber> outside)
    {
        if (text.Count(char.IsAsciiDigit) < FewestDigits || text.Any(char.IsLetter))
            return null;
        var number = PhoneNumber.Normalize(text, PhoneSource.Typed);
        if (!number.IsDialable)
            return new TransferLine("n:?", outside(""), number.Raw, false, false) { Rule = Rules.NumberIsNotDialable };
        var dialled = number.E164 ?? number.Raw;
        return new TransferLine("n:" + dialled, outside(dialled), number.Display, true, true);
    }

    private static bool Fits(string wanted, params string[] texts) =>
        wanted.Length == 0 || texts.Any(t => t.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    private static int Order(Presence? presence) => presence switch
    {
        Presence.Ready => 0,
        Presence.WrapUp => 1,
        Presence.Busy or Presence.Ringing => 2,
        Presence.NotReady => 3,
        _ => 4,
    };

    /// <summary>Full-width digits and signs are what a Chinese input method types.</summary>
    private static string HalfWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            span[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
    });
}
