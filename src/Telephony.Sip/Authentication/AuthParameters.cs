namespace Telephony.Sip.Authentication;

/// <summary><c>Digest name=value, name="value", …</c> of challenges and credentials (RFC 3261 §25.1); at most 32 parameters.</summary>
internal sealed class AuthParameters
{
    private const int MaxCount = 32;
    private readonly Dictionary<string, string> _items = new(StringComparer.OrdinalIgnoreCase);

    private AuthParameters(string scheme) => Scheme = scheme;

    public string Scheme { get; }

    public string? this[string name] => _items.GetValueOrDefault(name);

    public static bool TryParse(string text, out AuthParameters parameters)
    {
        parameters = null!;
        var reader = new ValueReader(text);
        reader.SkipLws();
        if (!reader.TryToken(out var scheme)) return false;
        parameters = new AuthParameters(scheme.ToString());
        reader.SkipLws();
        while (!reader.AtEnd)
        {
            if (!reader.TryToken(out var name) || !reader.TrySeparator('=')) return false;
            string value;
            if (reader.Peek == '"')
            {
                if (!reader.TryQuoted(out var quoted)) return false;
                value = SipSyntax.Unquote(quoted);
            }
            else if (reader.TryParameterValue(out var raw)) value = raw.ToString();
            else return false;

            // A parameter given twice has no meaning (RFC 7616 §3.4): refused rather than guessed.
            if (parameters._items.Count >= MaxCount || !parameters._items.TryAdd(name.ToString(), value)) return false;
            if (!reader.TrySeparator(',')) reader.SkipLws();
        }

        return true;
    }
}
