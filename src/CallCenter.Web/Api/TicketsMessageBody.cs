namespace CallCenter.Web.Api;

/// <summary>A message to colleagues about a ticket; <c>@name</c> in it names them.</summary>
public sealed record TicketsMessageBody(string? Text = null);
