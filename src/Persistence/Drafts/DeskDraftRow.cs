namespace Persistence.Drafts;

/// <summary>A half-filled form of an agent's contact, as it stood last. It holds what a customer said, so its content is closed with the installation's keys.</summary>
public sealed class DeskDraftRow
{
    public string AgentId { get; init; } = "";
    public Guid InteractionId { get; init; }

    /// <summary>The protected form; the database alone opens none of them.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset KeptAt { get; set; }
}
