using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>One number of one customer. Two customers may share a number.</summary>
public sealed record CustomerPhone
{
    /// <summary>Whose number.</summary>
    public required CustomerId CustomerId { get; init; }

    /// <summary>The number in E.164.</summary>
    public required string E164 { get; init; }

    /// <summary>Digits to dial after the line answers, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>What the number is.</summary>
    public PhoneKind Kind { get; init; }

    /// <summary>What the customer uses it for.</summary>
    public PhonePurpose Purpose { get; init; }

    /// <summary>True for the one number that is dialled first.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The last seven digits, for look-ups by what people remember.</summary>
    public required string Tail { get; init; }

    /// <summary>Makes the row of a number that has an E.164 form.</summary>
    public static CustomerPhone Of(CustomerId customer, PhoneNumber number, PhonePurpose purpose, bool isPrimary)
    {
        var e164 = number.E164 ?? throw new ArgumentException("The number has no E.164 form.", nameof(number));
        return new CustomerPhone
        {
            CustomerId = customer, E164 = e164, Extension = number.Extension, Kind = number.Kind, Purpose = purpose, IsPrimary = isPrimary, Tail = TailOf(e164),
        };
    }

    /// <summary>The last seven digits of a number, or all of a shorter one.</summary>
    public static string TailOf(string digits) => digits.Length <= 7 ? digits : digits[^7..];
}
