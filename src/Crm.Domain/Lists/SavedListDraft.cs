namespace Crm.Domain.Lists;

/// <summary>A list as its owner keeps it.</summary>
/// <param name="Subject">Of what.</param>
/// <param name="Name">Unique among the owner's lists of the same kind.</param>
/// <param name="Query">As <see cref="QueryJson"/> writes it.</param>
/// <param name="Audience">Who else sees it.</param>
/// <param name="AudienceName">Name of the role or code of the queue, or null.</param>
public sealed record SavedListDraft(ListSubject Subject, string Name, string Query, ListAudience Audience = ListAudience.Nobody, string? AudienceName = null);
