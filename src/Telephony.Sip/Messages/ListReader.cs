namespace Telephony.Sip.Messages;

/// <summary>Splits a header value at commas outside quotes and angle brackets. Empty elements are returned, so that ",," can be refused.</summary>
internal ref struct ListReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private bool _more = true;

    public readonly ReadOnlySpan<char> Rest => _more ? _rest : default;

    public bool TryNext(out ReadOnlySpan<char> value)
    {
        value = default;
        if (!_more) return false;
        var quoted = false;
        var bracketed = false;
        for (var i = 0; i < _rest.Length; i++)
        {
            var c = _rest[i];
            if (quoted)
            {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
            }
            else if (c == '"' && !bracketed) quoted = true;
            else if (c == '<') bracketed = true;
            else if (c == '>') bracketed = false;
            else if (c == ',' && !bracketed)
            {
                value = _rest[..i].Trim(" \t");
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        value = _rest.Trim(" \t");
        _rest = default;
        _more = false;
        return true;
    }
}
