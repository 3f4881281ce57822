using System.Collections.Immutable;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>A row of a catalogue table as texts.</summary>
/// <param name="Key">What finds it.</param>
/// <param name="Version">Counts saves.</param>
/// <param name="Cells">The texts of the table's fields, in their order, invariant.</param>
internal sealed record SheetRow(string Key, int Version, ImmutableArray<string> Cells);
