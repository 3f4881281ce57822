namespace Telephony.Media.Recording;

/// <summary>A file below the recordings directory, proven to be below it.</summary>
internal readonly record struct RecordingPath(string Relative, string Full)
{
    private const int MaximumLength = 200;

    /// <summary>The file is kept sealed.</summary>
    public bool IsSealed => Full.EndsWith(RecordingContent.SealedEnding, StringComparison.Ordinal);

    /// <summary>The same file, kept sealed.</summary>
    public RecordingPath Sealed => new(Relative + RecordingContent.SealedEnding, Full + RecordingContent.SealedEnding);

    /// <summary>Checks a path such as <c>2026/11/22/0193….wav</c>: segments of letters, digits, '-', '_' and '.', not starting with '.'.</summary>
    /// <exception cref="MediaException">Anything else.</exception>
    public static RecordingPath Resolve(string directory, string relative)
    {
        var isPlain = relative.Length is > 0 and <= MaximumLength
            && relative.EndsWith(".wav", StringComparison.OrdinalIgnoreCase)
            && Array.TrueForAll(relative.Split('/'), IsPlainSegment);
        return isPlain
            ? new RecordingPath(relative, Path.Combine(Path.GetFullPath(directory), relative.Replace('/', Path.DirectorySeparatorChar)))
            : throw new MediaException(MediaFault.PathNotAllowed, "A recording's path is relative, stays below the recordings directory and ends in .wav.");
    }

    private static bool IsPlainSegment(string segment) =>
        segment.Length > 0 && segment[0] != '.' && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
