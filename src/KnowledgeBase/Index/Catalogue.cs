namespace KnowledgeBase.Index;

/// <summary>All entries at one instant; replaced as a whole, so that a search sees one state.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<long, CatalogueEntry> byRow;
    private readonly Dictionary<(string Number, string Language), CatalogueEntry> byKey;

    public Catalogue(IEnumerable<CatalogueEntry> entries)
    {
        byRow = entries.ToDictionary(e => e.RowId);
        byKey = byRow.Values.ToDictionary(e => e.Key);
    }

    public static Catalogue Empty { get; } = new([]);

    public int Count => byRow.Count;

    /// <summary>True when so much was rewritten that the file's statistics no longer fit: FTS5 forgets rows of a contentless table, but not their lengths.</summary>
    public bool IsWornOut => byRow.Count > 0 && byRow.Keys.Max() > (byRow.Count * 3L / 2) + 50;

    public IEnumerable<CatalogueEntry> Entries => byRow.Values.OrderBy(e => e.RowId);

    public CatalogueEntry? Find(long rowId) => byRow.GetValueOrDefault(rowId);

    public CatalogueEntry? Find(string number, string language) => byKey.GetValueOrDefault((number, language));

    /// <summary>The same with all entries of a number replaced.</summary>
    public Catalogue With(string number, IEnumerable<CatalogueEntry> entries) =>
        new(byRow.Values.Where(e => e.Document.Number != number).Concat(entries));
}
