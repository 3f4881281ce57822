namespace Telephony.Sip.Messages;

/// <summary>RFC 3261 §20.16; the number is below 2^31 (§8.1.1.5).</summary>
internal readonly record struct CSeq(uint Number, string Method)
{
    private const uint Max = int.MaxValue;

    public static bool TryParse(ReadOnlySpan<char> text, out CSeq cseq)
    {
        cseq = default;
        text = text.Trim(" \t");
        var space = text.IndexOfAny(' ', '\t');
        if (space <= 0) return false;
        var method = text[space..].TrimStart(" \t");
        if (!SipSyntax.IsToken(method) || !SipSyntax.TryNumber(text[..space], Max, out var number)) return false;
        cseq = new CSeq(number, SipMethods.Intern(method));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Method}");
}
