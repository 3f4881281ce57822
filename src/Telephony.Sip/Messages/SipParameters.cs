using System.Text;

namespace Telephony.Sip.Messages;

/// <summary>Parameters of a header value or URI, in order; names compare without case (RFC 3261 §7.3.1). At most 64, a bound against abuse.</summary>
internal sealed class SipParameters
{
    private const int MaxCount = 64;
    public static readonly SipParameters None = new([]);
    private readonly SipParameter[] _items;

    private SipParameters(SipParameter[] items) => _items = items;

    public int Count => _items.Length;

    public ReadOnlySpan<SipParameter> Items => _items;

    public string? this[string name]
    {
        get
        {
            foreach (var item in _items)
                if (item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return item.Value;
            return null;
        }
    }

    public bool Has(string name)
    {
        foreach (var item in _items)
            if (item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public SipParameters With(string name, string? value)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (!_items[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            var copy = (SipParameter[])_items.Clone();
            copy[i] = new SipParameter(name, value);
            return new SipParameters(copy);
        }

        return new SipParameters([.. _items, new SipParameter(name, value)]);
    }

    public SipParameters Without(string name) => Has(name)
        ? new SipParameters(Array.FindAll(_items, item => !item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        : this;

    /// <summary>Header parameters: <c>*( SEMI token [ EQUAL gen-value ] )</c> up to a comma or the end.</summary>
    public static bool TryRead(ref ValueReader reader, out SipParameters parameters)
    {
        parameters = None;
        List<SipParameter>? items = null;
        while (reader.TrySeparator(';'))
        {
            if (!reader.TryToken(out var name)) return false;
            string? value = null;
            if (reader.TrySeparator('='))
            {
                if (!reader.TryParameterValue(out var raw)) return false;
                value = raw.ToString();
            }

            if (!TryAdd(ref items, name, value)) return false;
        }

        reader.SkipLws();
        if (items is not null) parameters = new SipParameters([.. items]);
        return true;
    }

    /// <summary>URI parameters (no white space, own character set): <c>;name[=value]</c>…</summary>
    public static bool TryReadUri(ReadOnlySpan<char> text, out SipParameters parameters)
    {
        parameters = None;
        List<SipParameter>? items = null;
        while (!text.IsEmpty)
        {
            if (text[0] != ';') return false;
            text = text[1..];
            var end = text.IndexOf(';');
            var one = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[end..];
            var equal = one.IndexOf('=');
            var name = equal < 0 ? one : one[..equal];
            var value = equal < 0 ? default : one[(equal + 1)..];
            if (name.IsEmpty || (equal >= 0 && value.IsEmpty)) return false;
            if (name.IndexOfAnyExcept(SipSyntax.UriParameter) >= 0 || value.IndexOfAnyExcept(SipSyntax.UriParameter) >= 0) return false;
            if (!SipSyntax.EscapesAreWhole(one) || !TryAdd(ref items, name, equal < 0 ? null : value.ToString())) return false;
        }

        if (items is not null) parameters = new SipParameters([.. items]);
        return true;
    }

    public void AppendTo(StringBuilder text)
    {
        foreach (var item in _items)
        {
            text.Append(';').Append(item.Name);
            if (item.Value is not null) text.Append('=').Append(item.Value);
        }
    }

    private static bool TryAdd(ref List<SipParameter>? items, ReadOnlySpan<char> name, string? value)
    {
        items ??= [];
        if (items.Count >= MaxCount) return false;
        items.Add(new SipParameter(name.ToString(), value));
        return true;
    }
}
