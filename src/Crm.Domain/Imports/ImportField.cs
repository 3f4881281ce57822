namespace Crm.Domain.Imports;

/// <summary>A field that a column of a file may fill.</summary>
/// <param name="Name">As the mapping names it; refusals name it alike.</param>
/// <param name="Required">A file without it brings nothing.</param>
/// <param name="Headings">How such a column is called, in small letters without blanks, Chinese and English.</param>
public sealed record ImportField(string Name, bool Required, ImmutableArray<string> Headings);
