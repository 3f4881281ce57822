using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>One number of one customer. Two customers may share a number.</summary>
public sealed record CustomerPhone
{
    /// <summary>Whose number.</summary>
    public required CustomerId CustomerId { get; init; }

    /// <summary>The number in E.164.</summary>
    public required string E164
    {
        get;
        init
        {
            field = value;
            Reversed = Backwards(value);
        }
    }

    /// <summary>Digits to dial after the line answers, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>What the number is.</summary>
    public PhoneKind Kind { get; init; }

    /// <summary>What the customer uses it for.</summary>
    public PhonePurpose Purpose { get; init; }

    /// <summary>True for the one number that is dialled first.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The day on which it was first given to us, or null when nobody knows.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The first day on which it was no longer theirs, or null while it is. An ended number pops nobody and is never dialled.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The digits from the last to the first, for look-ups by the end that people remember; follows <see cref="E164"/>.</summary>
    public string Reversed { get; private init; } = "";

    /// <summary>Makes the row of a number that has an E.164 form.</summary>
    public static CustomerPhone Of(CustomerId customer, PhoneNumber number, PhonePurpose purpose, bool isPrimary)
    {
        var e164 = number.E164 ?? throw new ArgumentException("The number has no E.164 form.", nameof(number));
        return new CustomerPhone
        {
            CustomerId = customer, E164 = e164, Extension = number.Extension, Kind = number.Kind, Purpose = purpose, IsPrimary = isPrimary,
        };
    }

    /// <summary>The digits of a number from the last to the first.</summary>
    public static string Backwards(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var digits = number.Where(char.IsAsciiDigit).ToArray();
        Array.Reverse(digits);
        return new string(digits);
    }
}
