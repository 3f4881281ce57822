using Persistence.History;

namespace Persistence.Queries;

/// <summary>A recording in a list, with the call it belongs to.</summary>
/// <param name="Recording">The file's facts.</param>
/// <param name="Interaction">The call.</param>
/// <param name="AgentName">Who had the customer last, or null.</param>
/// <param name="CustomerName">Or null.</param>
/// <param name="TicketNumber">Or null.</param>
/// <param name="Score">The last score that a reviewer gave, 0 to 100, or null.</param>
/// <param name="Marks">What happened in the call and who reviews it.</param>
public sealed record RecordingLine(
    RecordingRow Recording, InteractionRow Interaction, string? AgentName, string? CustomerName, string? TicketNumber, int? Score, RecordingMarks Marks);
