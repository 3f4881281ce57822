using Crm.Domain.Tickets;

namespace Crm.Domain.Parts;

/// <summary>An old part 旧件 that is owed; changed only through <see cref="CoreRules"/>.</summary>
public sealed record CoreReturn
{
    /// <summary>Which part.</summary>
    public required string PartNo { get; init; }

    /// <summary>How many.</summary>
    public required int Quantity { get; init; }

    /// <summary>The last day on which it may come.</summary>
    public required DateOnly DueBack { get; init; }

    /// <summary>Where it stands.</summary>
    public CoreState State { get; init; }

    /// <summary>Number under which it travels, or null.</summary>
    public string? Waybill { get; init; }

    /// <summary>Who approved that it is written off, or null.</summary>
    public string? WrittenOffBy { get; init; }

    /// <summary>What its claim line waits for, or null: nothing is paid before it was received.</summary>
    public HoldCause? Holds => State == CoreState.Received ? null : HoldCause.CoreMissing;
}
