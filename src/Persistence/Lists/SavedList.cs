using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A saved list as somebody sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Owner">Sign-in name of who keeps it.</param>
/// <param name="Draft">What it holds.</param>
/// <param name="IsMine">Whether the reader keeps it.</param>
/// <param name="IsDefault">Whether the reader's page starts with it.</param>
/// <param name="Version">Saves.</param>
public sealed record SavedList(Guid Id, string Owner, SavedListDraft Draft, bool IsMine, bool IsDefault, int Version);
