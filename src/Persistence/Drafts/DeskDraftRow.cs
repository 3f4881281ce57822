namespace Persistence.Drafts;

/// <summary>A half-filled form of an agent, as it stood last: of a contact's ticket, or of a call-back. It holds what a customer said, so its content is closed with the installation's keys.</summary>
public sealed class DeskDraftRow
{
    public string AgentId { get; init; } = "";

    /// <summary>What the form is about: the contact, or the call-back task. Both are UUIDs of version 7, so that none means two things.</summary>
    public Guid InteractionId { get; init; }

    /// <summary>The protected form; only what it was closed with says of which kind it is, and the database alone opens none of them.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset KeptAt { get; set; }
}
