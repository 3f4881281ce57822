namespace Crm.Domain.Fees;

/// <summary>What a fee line is for.</summary>
public enum FeeKind
{
    /// <summary>工费</summary>
    Labour,

    /// <summary>配件费</summary>
    Part,

    /// <summary>上门费</summary>
    Visit,

    /// <summary>远程费</summary>
    Distance,

    /// <summary>其他: a free line of a quotation.</summary>
    Other,
}
