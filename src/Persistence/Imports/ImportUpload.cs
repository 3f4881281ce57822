using System.Collections.Immutable;
using Crm.Domain.Imports;

namespace Persistence.Imports;

/// <summary>A file that was read through once and can be imported.</summary>
/// <param name="Id">Its identity; the file lies under it.</param>
/// <param name="Kind">Of what.</param>
/// <param name="FileName">As the person called it.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="IsWorkbook">A workbook, else text.</param>
/// <param name="Headings">The first row.</param>
/// <param name="Rows">Rows without the headings.</param>
public sealed record ImportUpload(Guid Id, ImportKind Kind, string FileName, string Hash, long Bytes, bool IsWorkbook, ImmutableArray<string> Headings, int Rows);
