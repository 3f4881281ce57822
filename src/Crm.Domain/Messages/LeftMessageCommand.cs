namespace Crm.Domain.Messages;

/// <summary>What a person may do with a message.</summary>
public abstract record LeftMessageCommand
{
    private LeftMessageCommand() { }

    /// <summary>I do it. With <paramref name="MayTake"/> also when somebody else does already.</summary>
    public sealed record Claim(string By, bool MayTake = false) : LeftMessageCommand;

    /// <summary>Somebody else shall do it. With <paramref name="MayTake"/> also when it is not one's own.</summary>
    public sealed record Release(string By, bool MayTake = false) : LeftMessageCommand;

    /// <summary>It is done.</summary>
    public sealed record Close(string By, string Outcome, string? Note) : LeftMessageCommand;
}
