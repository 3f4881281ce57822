namespace Persistence.Queries;

/// <summary>A person with an extension, and the queues they serve.</summary>
/// <param name="Id">User name.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Extension">Telephone extension.</param>
/// <param name="SiteId">Call centre.</param>
/// <param name="Roles">Role names.</param>
/// <param name="Queues">Queue ids with level.</param>
/// <param name="Device">browser or phone, as set last.</param>
public sealed record FloorAgent(
    string Id, string DisplayName, string Extension, string SiteId, IReadOnlyList<string> Roles, IReadOnlyList<(string QueueId, int Level)> Queues, string Device);
