using System.Text.Json;

namespace CallCenter.Web.Api;

/// <summary>A saved list to make or to change.</summary>
/// <param name="Subject">tickets, customers or units; fixed once it is made.</param>
/// <param name="Name">At most 40 characters, unique among one's lists of the subject.</param>
/// <param name="Query">The query, see <c>GET /lists/fields</c>.</param>
/// <param name="Audience">nobody, role or team.</param>
/// <param name="AudienceName">Name of the role or code of the queue.</param>
/// <param name="Version">Of a change: the version that was read.</param>
internal sealed record ListBody(string? Subject, string? Name, JsonElement? Query, string? Audience, string? AudienceName, int? Version);
