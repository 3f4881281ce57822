namespace Crm.Domain.Warranty;

/// <summary>What turns a free repair into a charged one.</summary>
public enum WarrantyExclusion
{
    /// <summary>Wrong use or poor care.</summary>
    Misuse,

    /// <summary>Opened by a repairer who was not appointed.</summary>
    OpenedByOthers,

    /// <summary>Neither voucher nor valid invoice.</summary>
    NoVoucher,

    /// <summary>The voucher names another model or was altered.</summary>
    VoucherAltered,

    /// <summary>Force majeure.</summary>
    ForceMajeure,
}
