namespace Crm.Domain.Catalogue;

/// <summary>What a price is for.</summary>
public enum PriceKind
{
    /// <summary>工费 of a service item; the subject is its code.</summary>
    Labour,

    /// <summary>配件费; the subject is the part's number.</summary>
    Part,

    /// <summary>上门费, once per visit; no subject.</summary>
    Visit,

    /// <summary>远程费 for each kilometre beyond a number of them; the subject is <c>city</c> or <c>other</c>.</summary>
    Distance,
}
