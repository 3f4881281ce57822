using System.Collections.Immutable;
using System.Globalization;

namespace Telephony.Distribution.Plans;

/// <summary>Collects what is not allowed, field by field.</summary>
internal sealed class FaultList
{
    private readonly ImmutableArray<PlanFault>.Builder faults = ImmutableArray.CreateBuilder<PlanFault>();

    public void Between(string field, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Must(value >= least && value <= most, field, Words(value), $"{Words(least)} - {Words(most)}");

    public void Between(string field, double value, double least, double most) =>
        Must(value >= least && value <= most, field, Words(value), $"{Words(least)} - {Words(most)}");

    public void AtMost(string field, int count, int most) => Must(count <= most, field, Words(count), $"0 - {Words(most)} entries");

    public void Code(string field, string? value) =>
        Must(!string.IsNullOrWhiteSpace(value) && value.Length <= 32, field, value ?? string.Empty, "1 - 32 characters");

    public void Known(string field, FloorPlan plan, QueueId? queue) =>
        Must(queue is { } id && plan.Queues.ContainsKey(id), field, queue?.Value ?? string.Empty, "a queue of the plan");

    public void Key(string field, char? key) =>
        Must(key is null or (>= '0' and <= '9') or '*' or '#', field, key?.ToString() ?? string.Empty, "0 - 9, * or #");

    public void Must(bool isAllowed, string field, string value, string allowed)
    {
        if (!isAllowed)
            faults.Add(new PlanFault(field, value, allowed));
    }

    public ImmutableArray<PlanFault> Take() => faults.DrainToImmutable();

    private static string Words(TimeSpan value) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###} s");

    private static string Words(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
