namespace CallCenter.Web.Api;

/// <summary>A task on a ticket: one person's or one group's.</summary>
public sealed record TicketsTaskBody(string? Text = null, string? Owner = null, Guid? Group = null, DateTimeOffset? Due = null, bool? IsDone = null);
