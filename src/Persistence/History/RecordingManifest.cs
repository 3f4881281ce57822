using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Persistence.History;

/// <summary>A day's list of recordings. Pure: the same recordings give the same text and the same hash on every machine.</summary>
/// <param name="Day">In the site's zone.</param>
/// <param name="Previous">Hash of the day before in the chain.</param>
/// <param name="Lines">By id.</param>
public sealed record RecordingManifest(DateOnly Day, string Previous, ImmutableArray<RecordingManifestLine> Lines)
{
    /// <summary>Stands where the first day has no day before.</summary>
    public static readonly string NoDay = new('0', 64);

    private const string Head = "recordings of ";
    private const string Link = "previous ";

    /// <summary>Makes the list, ordered by id.</summary>
    public static RecordingManifest Of(DateOnly day, string previous, IEnumerable<RecordingManifestLine> lines) =>
        new(day, previous, [.. lines.OrderBy(l => l.Id.ToString("N"), StringComparer.Ordinal)]);

    /// <summary>SHA-256 of <see cref="ToText"/>, lower-case hex.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())));

    /// <summary>Two lines of head, then one a recording: id, hash, bytes, milliseconds. Line ends are LF.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Head}{Day:yyyy-MM-dd}\n{Link}{Previous}\n");
        foreach (var line in Lines)
            text.Append(CultureInfo.InvariantCulture, $"{line.Id:N} {line.Sha256} {line.Bytes} {line.DurationMs}\n");
        return text.ToString();
    }

    /// <summary>Reads a list back; null when it is none.</summary>
    public static RecordingManifest? TryParse(string text)
    {
        var rows = text.Split('\n');
        if (rows.Length < 3 || !rows[0].StartsWith(Head, StringComparison.Ordinal) || !rows[1].StartsWith(Link, StringComparison.Ordinal)
            || !DateOnly.TryParseExact(rows[0][Head.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var lines = ImmutableArray.CreateBuilder<RecordingManifestLine>(rows.Length);
        foreach (var row in rows.Skip(2).Where(r => r.Length > 0))
        {
            var cells = row.Split(' ');
            if (cells.Length != 4 || !Guid.TryParseExact(cells[0], "N", out var id) || !long.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                || !long.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var ms))
                return null;
            lines.Add(new RecordingManifestLine(id, cells[1], bytes, ms));
        }

        return new RecordingManifest(day, rows[1][Link.Length..], lines.ToImmutable());
    }
}
