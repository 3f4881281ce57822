namespace Telephony.Sip.Messages;

/// <summary>URI equivalence of RFC 3261 §19.1.4 (contacts of the registrar, loops) and RFC 3966 §5 for numbers.</summary>
internal static class SipUriComparison
{
    private static readonly string[] DecidingParameters = ["user", "ttl", "method", "maddr", "transport"];

    public static bool AreEquivalent(SipUri a, SipUri b)
    {
        // "A SIP and SIPS URI are never equivalent."
        if (!string.Equals(a.Scheme, b.Scheme, StringComparison.Ordinal)) return false;
        if (a.Opaque is not null || b.Opaque is not null) return string.Equals(a.Opaque, b.Opaque, StringComparison.Ordinal);
        if (a.IsTel) return Digits(a.User) == Digits(b.User) && ParametersAgree(a, b);

        // "Comparison of the userinfo of SIP and SIPS URIs is case-sensitive."
        return string.Equals(Unescape(a.User), Unescape(b.User), StringComparison.Ordinal)
            && string.Equals(Unescape(a.Password), Unescape(b.Password), StringComparison.Ordinal)
            && SameHost(a.Host, b.Host)
            && a.Port == b.Port // "A URI omitting any component with a default value will not match a URI explicitly containing it."
            && ParametersAgree(a, b)
            && HeadersAgree(a.Headers, b.Headers);
    }

    private static string? Unescape(string? text) => text is null ? null : SipSyntax.Unescape(text);

    private static bool SameHost(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        || (a.StartsWith('[') && b.StartsWith('[') && IPAddress.TryParse(a, out var x) && IPAddress.TryParse(b, out var y) && x.Equals(y));

    private static bool ParametersAgree(SipUri a, SipUri b)
    {
        // "Any uri-parameter appearing in both URIs must match."
        foreach (var item in a.Parameters.Items)
            if (b.Parameters.Has(item.Name) && !string.Equals(Unescape(item.Value), Unescape(b.Parameters[item.Name]), StringComparison.OrdinalIgnoreCase)) return false;

        // "A user, ttl, or method uri-parameter appearing in only one URI never matches …"; maddr and transport likewise.
        foreach (var name in DecidingParameters)
            if (a.Parameters.Has(name) != b.Parameters.Has(name)) return false;
        return true;
    }

    private static bool HeadersAgree(string? a, string? b)
    {
        // "URI header components are never ignored. Any present header component MUST be present in both URIs and match."
        if (a is null || b is null) return a is null && b is null;
        var left = a.Split('&');
        var right = b.Split('&');
        Array.Sort(left, StringComparer.OrdinalIgnoreCase);
        Array.Sort(right, StringComparer.OrdinalIgnoreCase);
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
            if (!string.Equals(Unescape(left[i]), Unescape(right[i]), StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    private static string Digits(string? number)
    {
        if (number is null) return "";
        Span<char> kept = stackalloc char[Math.Min(number.Length, 256)];
        var n = 0;
        foreach (var c in number)
            if (c is not '-' and not '.' and not '(' and not ')' && n < kept.Length) kept[n++] = char.ToLowerInvariant(c);
        return new string(kept[..n]);
    }
}
