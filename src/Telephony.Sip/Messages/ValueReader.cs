namespace Telephony.Sip.Messages;

/// <summary>A cursor over one unfolded header value. Every method either consumes what it names or leaves the cursor and answers false.</summary>
internal ref struct ValueReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public readonly bool AtEnd => _at >= _text.Length;

    public readonly char Peek => _at < _text.Length ? _text[_at] : '\0';

    public readonly ReadOnlySpan<char> Rest => _text[_at..];

    public void Advance(int count) => _at += count;

    public void SkipLws()
    {
        while (_at < _text.Length && SipSyntax.IsLws(_text[_at])) _at++;
    }

    public bool TryChar(char c)
    {
        if (Peek != c || AtEnd) return false;
        _at++;
        return true;
    }

    /// <summary>A separator with optional white space on both sides (SEMI, EQUAL, SLASH, COLON of RFC 3261 §25.1).</summary>
    public bool TrySeparator(char c)
    {
        var start = _at;
        SkipLws();
        if (!TryChar(c))
        {
            _at = start;
            return false;
        }

        SkipLws();
        return true;
    }

    public bool TryToken(out ReadOnlySpan<char> token)
    {
        var rest = Rest;
        var end = rest.IndexOfAnyExcept(SipSyntax.Token);
        token = end < 0 ? rest : rest[..end];
        _at += token.Length;
        return !token.IsEmpty;
    }

    /// <summary>quoted-string, returned with its quotes; false when unbalanced.</summary>
    public bool TryQuoted(out ReadOnlySpan<char> quoted)
    {
        quoted = default;
        if (Peek != '"') return false;
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\') i++;
            else if (_text[i] == '"')
            {
                quoted = _text[_at..(i + 1)];
                _at = i + 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>gen-value = token / host / quoted-string; a little wider than the grammar (":" and "/" occur in the wild).</summary>
    public bool TryParameterValue(out ReadOnlySpan<char> value)
    {
        if (Peek == '"') return TryQuoted(out value);
        var rest = Rest;
        var end = rest.IndexOfAny(SipSyntax.ParameterEnd);
        value = end < 0 ? rest : rest[..end];
        _at += value.Length;
        return !value.IsEmpty;
    }
}
