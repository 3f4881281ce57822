using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using Persistence.Lists;

namespace CallCenter.Web.Api;

/// <summary>A saved list.</summary>
internal sealed record ListWire(Guid Id, string Subject, string Name, string Owner, JsonElement Query, string Audience, string? AudienceName, bool IsMine, bool IsDefault, int Version)
{
    public static ListWire From(SavedList list)
    {
        using var query = JsonDocument.Parse(list.Draft.Query);
        return new ListWire(list.Id, Words.Of(list.Draft.Subject), list.Draft.Name, list.Owner, query.RootElement.Clone(), Words.Of(list.Draft.Audience), list.Draft.AudienceName, list.IsMine, list.IsDefault, list.Version);
    }
}
