namespace CallCenter.Web.Features.Catalogue;

/// <summary>A field of the rows of one table.</summary>
/// <param name="Name">Name on the wire and in files.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Read">Its text in a row, invariant.</param>
/// <param name="Write">The row with another text, or null when the text cannot be read.</param>
internal sealed record SheetFieldOf<T>(string Name, SheetFieldKind Kind, Func<T, CatalogueBook, string> Read, Func<T, string, CatalogueBook, T?> Write) : SheetField(Name, Kind)
    where T : class;
