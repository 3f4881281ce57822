using Persistence.History;

namespace Persistence.Queries;

/// <summary>A call in a list.</summary>
public sealed record InteractionLine(InteractionRow Interaction, string? AgentName, string? CustomerName, string? TicketNumber, bool HasRecording);
