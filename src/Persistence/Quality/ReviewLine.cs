using Crm.Domain.Quality;
using Persistence.History;

namespace Persistence.Quality;

/// <summary>A review in a list, with the call it is about.</summary>
public sealed record ReviewLine(Review Review, InteractionRow? Interaction, string? AgentName, string? ReviewerName, string? TicketNumber);
