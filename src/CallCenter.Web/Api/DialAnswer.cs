namespace CallCenter.Web.Api;

/// <summary>Answer to click-to-dial.</summary>
public sealed record DialAnswer(Guid InteractionId);
