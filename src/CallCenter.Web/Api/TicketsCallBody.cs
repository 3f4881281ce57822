namespace CallCenter.Web.Api;

/// <summary>A call to be linked to a ticket.</summary>
public sealed record TicketsCallBody(Guid? InteractionId);
