namespace Persistence.Drafts;

/// <summary>What became of a form.</summary>
/// <param name="AgentId">Whose.</param>
/// <param name="InteractionId">Of which contact, or call-back task.</param>
/// <param name="Content">The protected form, or null when it is no longer needed.</param>
/// <param name="KeptAt">When it was kept last.</param>
public sealed record DeskDraftChange(string AgentId, Guid InteractionId, string? Content, DateTimeOffset KeptAt);
