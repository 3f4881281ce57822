namespace Crm.Domain.Claims;

/// <summary>What a claim line asks money for.</summary>
public enum ClaimLineType
{
    /// <summary>工费</summary>
    Labour,

    /// <summary>配件费</summary>
    Part,

    /// <summary>远程费</summary>
    Travel,

    /// <summary>其他</summary>
    Misc,
}
