using Crm.Domain.Customers;
using Crm.Domain.Warranty;

namespace Crm.Domain.InstallBase;

/// <summary>What happened to a unit; coverages follow from these and from nothing else (invariant 3).</summary>
public abstract record UnitEvent
{
    private UnitEvent() { }

    /// <summary>Name under which it is kept.</summary>
    public string Name => GetType().Name;

    /// <summary>It came on file.</summary>
    public sealed record Registered(DateOnly On, string PolicyCode, int PolicyVersion) : UnitEvent;

    /// <summary>The voucher was recorded or put right.</summary>
    public sealed record VoucherRecorded(DateOnly PurchasedOn, string? InvoiceNo, string? Seller) : UnitEvent;

    /// <summary>It was installed.</summary>
    public sealed record Installed(DateOnly On) : UnitEvent;

    /// <summary>It was handed in; the periods stand still from now on.</summary>
    public sealed record RepairStarted(DateOnly On) : UnitEvent;

    /// <summary>It came back, or the repair order was done; the periods grow by the days. The order's number where there was one.</summary>
    public sealed record RepairEnded(DateOnly From, DateOnly To, RepairOutcome Outcome, ImmutableArray<string> Parts, string? Ticket = null) : UnitEvent;

    /// <summary>It was given back for another one.</summary>
    public sealed record Exchanged(DateOnly On, UnitId ReplacedBy) : UnitEvent;

    /// <summary>It was given for another one: its period begins on that day.</summary>
    public sealed record ReceivedInExchange(DateOnly On, UnitId Replaces) : UnitEvent;

    /// <summary>It was given back for money.</summary>
    public sealed record Returned(DateOnly On) : UnitEvent;

    /// <summary>It is used no more.</summary>
    public sealed record Retired(DateOnly On) : UnitEvent;

    /// <summary>Owner, user, custodian or place changed; the purchaser stays (KP-06).</summary>
    public sealed record PeopleAssigned(CustomerId? Owner, CustomerId? User, CustomerId? Custodian, AddressId? Address) : UnitEvent;

    /// <summary>It became a part of another unit, or of none any more.</summary>
    public sealed record Attached(UnitId? Parent) : UnitEvent;

    /// <summary>A paid contract covers it.</summary>
    public sealed record ContractSigned(ContractCover Contract) : UnitEvent;

    /// <summary>Another version, or another use, holds for it; somebody answered for it.</summary>
    public sealed record PolicyCorrected(string Code, int Version, UnitUse Use, string Reason) : UnitEvent;

    /// <summary>It was shipped to a seller; the document's number.</summary>
    public sealed record Shipped(string Shipment, string? Seller, DateOnly On) : UnitEvent;

    /// <summary>A part was replaced at a visit; the new one's serial where it has one.</summary>
    public sealed record ComponentReplaced(string Position, string PartNo, int Quantity, string? Serial, string? Coverage, DateOnly On, string? Ticket) : UnitEvent;

    /// <summary>What a recall asks for was done.</summary>
    public sealed record RecallHandled(string Recall, DateOnly On) : UnitEvent;
}
