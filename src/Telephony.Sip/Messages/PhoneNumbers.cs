namespace Telephony.Sip.Messages;

/// <summary>The number inside a URI, however a gateway writes it: <c>tel:+86-138-0013-8000</c>, <c>sip:+8613800138000;npdi@host;user=phone</c>, <c>sip:8001@host</c>.</summary>
internal static class PhoneNumbers
{
    private static readonly System.Buffers.SearchValues<char> Subscriber = System.Buffers.SearchValues.Create("+0123456789*#-.()");

    /// <summary>User part with escapes resolved and cleaned for display; of a telephone number the parameters and visual separators (RFC 3966 §5.1.1) are left out.</summary>
    public static string UserOf(SipUri uri)
    {
        var user = uri.UserText;
        if (uri.IsSip && user.IndexOf(';', StringComparison.Ordinal) is > 0 and var semicolon && IsNumber(user.AsSpan(0, semicolon))) user = user[..semicolon];
        var isNumber = uri.IsTel || (IsNumber(user) && string.Equals(uri.Parameters["user"], "phone", StringComparison.OrdinalIgnoreCase)) || (user.StartsWith('+') && IsNumber(user));
        return SipText.ForDisplay(isNumber ? WithoutSeparators(user) : user);
    }

    /// <summary>telephone-subscriber: digits, separators and a leading plus.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExcept(Subscriber) < 0 && text.LastIndexOf('+') <= 0;

    private static string WithoutSeparators(string number) => string.Concat(number.Where(static c => c is not '-' and not '.' and not '(' and not ')'));
}
