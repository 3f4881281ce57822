using Persistence.History;

namespace Persistence.Queries;

/// <summary>A recording in a list, with the call it belongs to.</summary>
public sealed record RecordingLine(RecordingRow Recording, InteractionRow Interaction, string? AgentName, string? CustomerName, int? Score);
