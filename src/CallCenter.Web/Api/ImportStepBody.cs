namespace CallCenter.Web.Api;

/// <summary>A step of an import.</summary>
/// <param name="To">tried (dry run), running, cancelled or undone.</param>
/// <param name="Mapping">A field or null for each column; absent: as the import has it.</param>
/// <param name="Duplicates">skip, fillEmpty or makeAnyway.</param>
internal sealed record ImportStepBody(string? To, IReadOnlyList<string?>? Mapping, string? Duplicates);
