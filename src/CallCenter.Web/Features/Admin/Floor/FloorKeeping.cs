using System.Collections.Immutable;
using CallCenter.Web.Composition;
using Crm.Domain;
using Crm.Domain.Administration;
using Persistence;
using Persistence.Floor;
using Telephony.Distribution.Plans;

namespace CallCenter.Web.Features.Admin.Floor;

/// <summary>What an administrator does to queues: checked against the whole plan before it is stored.</summary>
public sealed class FloorKeeping
{
    private readonly QueueStore _queues;
    private readonly IFloorPlanSource _plans;
    private readonly CalendarStore _calendar;
    private readonly IPromptShelf _prompts;
    private readonly TimeProvider _clock;

    internal FloorKeeping(QueueStore queues, IFloorPlanSource plans, CalendarStore calendar, IPromptShelf prompts, TimeProvider clock) =>
        (_queues, _plans, _calendar, _prompts, _clock) = (queues, plans, calendar, prompts, clock);

    public Task<IReadOnlyList<QueueSetup>> QueuesAsync(CancellationToken ct) => _queues.SetupsAsync(ct);

    /// <summary>Everything that is wrong with a queue, field by field.</summary>
    public async Task<ImmutableArray<Refusal>> CheckAsync(QueueDraft draft, QueueWays ways, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(ways);
        var plan = await _plans.LoadAsync(ct);
        var queue = FloorPlanFromStore.ToPlan(draft, ways, plan.Agents, await _calendar.GetAsync(ct), _clock.GetUtcNow());
        return [.. QueueRules.Check(draft), .. CheckPrompts(draft, ways), .. PlanCheck.Faults(plan, queue).Select(PlanFaults.ToRefusal)];
    }

    /// <summary>Makes a queue (<paramref name="version"/> null) or changes it.</summary>
    public async Task<SaveResult<int>> SaveAsync(QueueDraft draft, QueueWays ways, int? version, Actor actor)
    {
        if (await CheckAsync(draft, ways, CancellationToken.None) is [var wrong, ..])
            return wrong;
        return await _queues.SaveAsync(draft, ways, version, actor, CancellationToken.None);
    }

    /// <summary>The prompts that a queue names, with the field that names them.</summary>
    public static IEnumerable<(string Field, string Prompt)> PromptsOf(QueueDraft draft, QueueWays ways)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(ways);
        yield return ("music", draft.Music);
        foreach (var prompt in ways.Comfort.Prompts)
            yield return ("Comfort.Prompts", prompt);
        if (ways.Keys.Prompt is { } keys)
            yield return ("Keys.Prompt", keys);
        if (ways.Callback.Prompt is { } callback)
            yield return ("Callback.Prompt", callback);
        yield return ("Message.Prompt", ways.Message.Prompt);
    }

    // The default message prompt is the core's own name; the edge knows its file in each language.
    private IEnumerable<Refusal> CheckPrompts(QueueDraft draft, QueueWays ways) =>
        PromptsOf(draft, ways).Where(p => p.Prompt.Length > 0 && p.Prompt != MessagePlan.Default.Prompt && !_prompts.Ids.Contains(p.Prompt)).Select(p => FieldRules.IsUnknown(p.Field, p.Prompt));
}
