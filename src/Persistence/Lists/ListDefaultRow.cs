using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>The list that a person's page starts with; a shared one too.</summary>
public sealed class ListDefaultRow
{
    public string UserId { get; init; } = "";
    public ListSubject Subject { get; init; }
    public Guid ListId { get; set; }
}
