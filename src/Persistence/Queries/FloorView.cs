using Persistence.Floor;

namespace Persistence.Queries;

/// <summary>What the switchboard needs to know at its start.</summary>
public sealed record FloorView(IReadOnlyList<QueueRow> Queues, IReadOnlyList<FloorAgent> Agents, IReadOnlyList<EntryPointRow> EntryPoints);
