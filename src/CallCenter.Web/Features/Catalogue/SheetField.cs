namespace CallCenter.Web.Features.Catalogue;

/// <summary>A field of a catalogue table: the same in the list, the form, the file and the API.</summary>
/// <param name="Name">Name on the wire and in files; its words are <c>Field.{Name}</c>.</param>
/// <param name="Kind">What it holds.</param>
internal abstract record SheetField(string Name, SheetFieldKind Kind)
{
    /// <summary>True when it cannot change after the row was made.</summary>
    public bool IsFixed { get; init; }

    /// <summary>True when the list has no column for it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What may be chosen: value and words; null where it is typed.</summary>
    public Func<CatalogueBook, IEnumerable<(string Value, string Text)>>? Choices { get; init; }
}
