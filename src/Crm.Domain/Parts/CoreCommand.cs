namespace Crm.Domain.Parts;

/// <summary>What happens to an old part on its way back; closed family.</summary>
public abstract record CoreCommand
{
    private CoreCommand() { }

    /// <summary>It was sent.</summary>
    public sealed record Send(string Waybill) : CoreCommand;

    /// <summary>It came.</summary>
    public sealed record Receive : CoreCommand;

    /// <summary>It is lost; who approves that, never who sent it.</summary>
    public sealed record WriteOff(string ApprovedBy, string SentBy) : CoreCommand;
}
