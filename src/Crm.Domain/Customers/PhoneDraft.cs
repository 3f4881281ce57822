using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>One line of the form's numbers.</summary>
/// <param name="Text">The number as typed or pasted, or in E.164.</param>
/// <param name="Purpose">What it is used for.</param>
/// <param name="IsPrimary">The one that is dialled first.</param>
/// <param name="ValidFrom">Since when it is theirs, or null.</param>
/// <param name="EndedOn">The first day on which it was no longer theirs, or null.</param>
public sealed record PhoneDraft(string Text, PhonePurpose Purpose = PhonePurpose.Personal, bool IsPrimary = false, DateOnly? ValidFrom = null, DateOnly? EndedOn = null)
{
    /// <summary>What the text proves to be.</summary>
    public PhoneNumber Number => PhoneNumber.Normalize(Text, PhoneSource.Typed);

    /// <summary>The line of a stored number.</summary>
    public static PhoneDraft Of(CustomerPhone phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        var text = phone.Extension is { } extension ? phone.E164 + "-" + extension : phone.E164;
        return new PhoneDraft(text, phone.Purpose, phone.IsPrimary, phone.ValidFrom, phone.EndedOn);
    }
}
