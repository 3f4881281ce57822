namespace Telephony.Sip.Messages;

/// <summary>Value of Replaces (RFC 3891 §6.1): names a dialog as its recipient knows it.</summary>
/// <param name="CallId">Call-ID of the dialog.</param>
/// <param name="ToTag">The tag of whoever gets the header: ours.</param>
/// <param name="FromTag">The tag of the dialog's other side.</param>
/// <param name="EarlyOnly">Only a dialog that is not answered yet may be replaced.</param>
internal readonly record struct Replaces(string CallId, string ToTag, string FromTag, bool EarlyOnly)
{
    /// <summary>Option tag of the extension.</summary>
    public const string Tag = "replaces";

    public static bool TryParse(ReadOnlySpan<char> text, out Replaces replaces)
    {
        replaces = default;
        text = text.Trim(" \t");
        var semicolon = text.IndexOf(';');
        if (semicolon <= 0) return false;
        var callId = text[..semicolon].TrimEnd(" \t");
        if (callId.IsEmpty || callId.IndexOfAnyExcept(SipSyntax.CallIdWord) >= 0) return false;
        var reader = new ValueReader(text[semicolon..]);
        if (!SipParameters.TryRead(ref reader, out var parameters) || !reader.AtEnd) return false;
        if (parameters["to-tag"] is not { Length: > 0 } to || parameters["from-tag"] is not { Length: > 0 } from) return false;
        replaces = new Replaces(callId.ToString(), to, from, parameters.Has("early-only"));
        return true;
    }
}
