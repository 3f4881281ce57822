namespace Telephony.Sip.Messages;

/// <summary>The headers of a message in their order. Order among equal names matters (Via, Route, Record-Route), among others it does not.</summary>
internal sealed class SipHeaders
{
    private readonly List<SipHeader> _items = new(16);

    public int Count => _items.Count;

    public SipHeader this[int index] => _items[index];

    public SipHeaders Add(string name, string value)
    {
        _items.Add(new SipHeader(name, value));
        return this;
    }

    public string? First(string name)
    {
        foreach (var item in _items)
            if (Same(item.Name, name)) return item.Value;
        return null;
    }

    public int CountOf(string name)
    {
        var n = 0;
        foreach (var item in _items)
            if (Same(item.Name, name)) n++;
        return n;
    }

    /// <summary>All values of a list header: several lines and comma separated lists are one list (RFC 3261 §7.3.1).</summary>
    public List<string> List(string name)
    {
        var values = new List<string>();
        foreach (var item in _items)
        {
            if (!Same(item.Name, name)) continue;
            var reader = new ListReader(item.Value);
            while (reader.TryNext(out var value)) values.Add(value.ToString());
        }

        return values;
    }

    /// <summary>True when a list header of tokens holds the token (case-insensitive), parameters ignored.</summary>
    public bool ListHas(string name, string token)
    {
        foreach (var item in _items)
        {
            if (!Same(item.Name, name)) continue;
            var reader = new ListReader(item.Value);
            while (reader.TryNext(out var value))
            {
                var semicolon = value.IndexOf(';');
                if ((semicolon < 0 ? value : value[..semicolon]).TrimEnd(" \t").Equals(token, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }

    public void Set(string name, string value)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (!Same(_items[i].Name, name)) continue;
            _items[i] = new SipHeader(name, value);
            return;
        }

        Add(name, value);
    }

    public void Remove(string name) => _items.RemoveAll(item => Same(item.Name, name));

    public void InsertFirst(string name, string value) => _items.Insert(0, new SipHeader(name, value));

    /// <summary>Replaces the first value of the first Via line, keeping what follows in that line.</summary>
    public void ReplaceTopVia(string value)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (!Same(_items[i].Name, SipHeaderNames.Via)) continue;
            var reader = new ListReader(_items[i].Value);
            reader.TryNext(out _);
            var rest = reader.Rest.Trim(" \t");
            _items[i] = new SipHeader(SipHeaderNames.Via, rest.IsEmpty ? value : string.Concat(value, ", ", rest));
            return;
        }
    }

    public SipHeaders Clone()
    {
        var copy = new SipHeaders();
        copy._items.AddRange(_items);
        return copy;
    }

    private static bool Same(string a, string b) => ReferenceEquals(a, b) || a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
