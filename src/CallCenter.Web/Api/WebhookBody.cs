namespace CallCenter.Web.Api;

/// <summary>A subscription as it shall be; in a PATCH what is null is left as it is.</summary>
/// <param name="Name">What it is for; no other has it.</param>
/// <param name="Address">Where events are sent: https and public, or a host that the setting <c>webhook.private-hosts</c> allows.</param>
/// <param name="Events">Kinds of events: <c>ticket.opened</c>, or <c>ticket.*</c> for a family.</param>
/// <param name="IsActive">False: nothing is sent; what happens meanwhile is sent later.</param>
/// <param name="Version">In a PATCH: the version that is changed.</param>
public sealed record WebhookBody(string? Name = null, string? Address = null, IReadOnlyList<string>? Events = null, bool? IsActive = null, int? Version = null);
