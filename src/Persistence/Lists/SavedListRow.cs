using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A saved list.</summary>
public sealed class SavedListRow
{
    public Guid Id { get; init; }
    public ListSubject Subject { get; init; }
    public string OwnerId { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>The name as it is unique: in small letters; of a deleted list its id, so that the name is free again.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>As <see cref="QueryJson"/> writes it.</summary>
    public string Query { get; set; } = "";

    public ListAudience Audience { get; set; }

    /// <summary>Name of the role or code of the queue.</summary>
    public string? AudienceName { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Since when it is deleted; it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public int Version { get; set; }
}
