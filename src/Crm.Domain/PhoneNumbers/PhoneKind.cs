namespace Crm.Domain.PhoneNumbers;

/// <summary>What a telephone number is, as far as its digits prove it (contract §4, normalize).</summary>
public enum PhoneKind
{
    /// <summary>Cannot be read without guessing; only the raw text is kept.</summary>
    Invalid,

    /// <summary>A Chinese mobile number: 11 digits, 13 to 19.</summary>
    Mobile,

    /// <summary>A Chinese fixed line with its area code.</summary>
    Landline,

    /// <summary>A shared-cost number 400-xxx-xxxx.</summary>
    Service400,

    /// <summary>A free number 800-xxx-xxxx.</summary>
    TollFree,

    /// <summary>A service number without area code: 95xxx, 96xxx, 100xx, 12xxx and their like.</summary>
    ShortCode,

    /// <summary>110, 119, 120 or 122.</summary>
    Emergency,

    /// <summary>A number of another numbering plan, with its country code.</summary>
    Foreign,

    /// <summary>An extension of our own: 3 to 5 digits.</summary>
    Internal,

    /// <summary>The caller hides the number.</summary>
    Anonymous,
}
