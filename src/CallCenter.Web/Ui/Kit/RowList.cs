using System.Collections;

namespace CallCenter.Web.Ui.Kit;

/// <summary>Rows with their numbers, made only when they are asked for: a grid over 100,000 rows holds no second list of them.</summary>
/// <param name="items">The rows.</param>
internal sealed class RowList<TItem>(IReadOnlyList<TItem> items) : IList<(int Index, TItem Item)>
{
    /// <inheritdoc/>
    public int Count => items.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <inheritdoc/>
    public (int Index, TItem Item) this[int index]
    {
        get => (index, items[index]);
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public IEnumerator<(int Index, TItem Item)> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++)
            yield return (i, items[i]);
    }

    /// <inheritdoc/>
    public int IndexOf((int Index, TItem Item) item) => item.Index < items.Count ? item.Index : -1;

    /// <inheritdoc/>
    public bool Contains((int Index, TItem Item) item) => IndexOf(item) >= 0;

    /// <inheritdoc/>
    public void CopyTo((int Index, TItem Item)[] array, int arrayIndex)
    {
        for (var i = 0; i < items.Count; i++)
            array[arrayIndex + i] = (i, items[i]);
    }

    /// <inheritdoc/>
    public void Add((int Index, TItem Item) item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Clear() => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Insert(int index, (int Index, TItem Item) item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool Remove((int Index, TItem Item) item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void RemoveAt(int index) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
