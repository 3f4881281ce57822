using System.Runtime.InteropServices;

namespace Telephony.Sip.Protection;

/// <summary>A table that never grows past its bound: the entry that was not used for longest makes room.</summary>
internal sealed class BoundedTable<TKey, TValue>(int bound)
    where TKey : struct, IEquatable<TKey>
    where TValue : struct
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public int Count => _entries.Count;

    /// <summary>The entry, which counts as used; the default value when there is none.</summary>
    public TValue Get(TKey key)
    {
        if (!_entries.TryGetValue(key, out var node)) return default;
        _byUse.Remove(node);
        _byUse.AddLast(node);
        return node.Value.Value;
    }

    public bool Has(TKey key) => _entries.ContainsKey(key);

    public void Set(TKey key, TValue value)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out var known);
        if (known)
        {
            node!.Value = (key, value);
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return;
        }

        node = _byUse.AddLast((key, value));
        if (_entries.Count <= bound) return;
        var oldest = _byUse.First!;
        _byUse.RemoveFirst();
        _entries.Remove(oldest.Value.Key);
    }

    public void Remove(TKey key)
    {
        if (_entries.Remove(key, out var node)) _byUse.Remove(node);
    }
}
