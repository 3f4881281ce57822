namespace Crm.Domain.Messages;

/// <summary>What became true of a message.</summary>
public abstract record LeftMessageEvent
{
    private LeftMessageEvent() { }

    /// <summary>Somebody works on it; <paramref name="From"/> did before, or null.</summary>
    public sealed record Claimed(string By, string? From) : LeftMessageEvent;

    /// <summary>Nobody works on it.</summary>
    public sealed record Released(string By) : LeftMessageEvent;

    /// <summary>It is done.</summary>
    public sealed record Closed(string By, string Outcome, string? Note) : LeftMessageEvent;
}
