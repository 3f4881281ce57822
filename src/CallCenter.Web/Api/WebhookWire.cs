using System.Text.Json.Serialization;
using Persistence.Webhooks;

namespace CallCenter.Web.Api;

/// <summary>A subscription and how far it was told.</summary>
/// <param name="Owner">Whose rights it has.</param>
/// <param name="ToldUpTo">Sequence number of the last event that was taken, given up or none of its kinds.</param>
/// <param name="FailedTries">Failed tries of the next event.</param>
/// <param name="NextTryAt">When it is tried again, or null.</param>
/// <param name="LastStatus">What the last try answered, 0 for nothing.</param>
/// <param name="LastProblem">answer, timeout, noConnection, addressNotAllowed, notHttps, secretUnreadable or ownerGone; null: it was taken.</param>
public sealed record WebhookWire(
    Guid Id, string Name, string Address, IReadOnlyList<string> Events, bool IsActive, string Owner, DateTimeOffset CreatedAt, int Version, long ToldUpTo, int FailedTries, DateTimeOffset? NextTryAt,
    DateTimeOffset? LastTryAt, int? LastStatus, string? LastProblem)
{
    /// <summary>The key of the signature: only in the answer that makes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static WebhookWire From(WebhookRow w) => new(
        w.Id, w.Name, w.Address, w.Kinds, w.IsActive, w.Owner, w.CreatedAt, w.Version, w.AfterSeq, w.Failed, w.NextAt, w.LastAt, w.LastStatus, w.LastProblem);
}
