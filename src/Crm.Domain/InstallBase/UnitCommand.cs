using Crm.Domain.Customers;
using Crm.Domain.Warranty;

namespace Crm.Domain.InstallBase;

/// <summary>What people do to a unit.</summary>
public abstract record UnitCommand
{
    private UnitCommand() { }

    /// <summary>Records or puts right the voucher.</summary>
    public sealed record RecordVoucher(DateOnly PurchasedOn, string? InvoiceNo, string? Seller) : UnitCommand;

    /// <summary>Records the installation.</summary>
    public sealed record Install(DateOnly On) : UnitCommand;

    /// <summary>Takes it in.</summary>
    public sealed record StartRepair(DateOnly On) : UnitCommand;

    /// <summary>Gives it back.</summary>
    public sealed record EndRepair(DateOnly On, RepairOutcome Outcome, ImmutableArray<string> Parts, string? Ticket = null) : UnitCommand;

    /// <summary>Records a repair of the past in one.</summary>
    public sealed record RecordRepair(DateOnly From, DateOnly To, RepairOutcome Outcome, ImmutableArray<string> Parts, string? Ticket = null) : UnitCommand;

    /// <summary>Gives another unit for it.</summary>
    public sealed record Exchange(DateOnly On, UnitId ReplacedBy) : UnitCommand;

    /// <summary>Takes it back for money.</summary>
    public sealed record TakeBack(DateOnly On) : UnitCommand;

    /// <summary>Writes it off.</summary>
    public sealed record Retire(DateOnly On) : UnitCommand;

    /// <summary>Gives it to other people; null leaves nobody.</summary>
    public sealed record Assign(CustomerId? Owner, CustomerId? User, CustomerId? Custodian, AddressId? Address) : UnitCommand;

    /// <summary>Makes it a part of another unit.</summary>
    public sealed record Attach(UnitId? Parent) : UnitCommand;

    /// <summary>Covers it by a paid contract.</summary>
    public sealed record SignContract(ContractCover Contract) : UnitCommand;

    /// <summary>Puts the policy or the use right.</summary>
    public sealed record CorrectPolicy(string Code, int Version, UnitUse Use, string Reason) : UnitCommand;

    /// <summary>Notes that a part was replaced; its guarantee begins anew by the repair that names the same coverage.</summary>
    public sealed record ReplaceComponent(string Position, string PartNo, int Quantity, string? Serial, string? Coverage, DateOnly On, string? Ticket) : UnitCommand;

    /// <summary>Notes that a recall was done.</summary>
    public sealed record HandleRecall(string Recall, DateOnly On) : UnitCommand;
}
