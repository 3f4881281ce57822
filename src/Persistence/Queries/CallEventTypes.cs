namespace Persistence.Queries;

/// <summary>Names of the instants of a call that lists look for. The floor writes them with the prefix <c>call.</c>; demo and older rows have none.</summary>
public static class CallEventTypes
{
    private const string Call = "call.";
    private const string Recording = "recording.";

    /// <summary>The customer was put on hold.</summary>
    public static IReadOnlyList<string> Hold { get; } = ["held", "call.held"];

    /// <summary>The call was passed on: blind, after a consultation, or taken over.</summary>
    public static IReadOnlyList<string> Transfer { get; } =
        ["transferred", "call.transferred", "call.callTransferred", "takenOver", "call.takenOver", "call.callTakenOver"];

    /// <summary>The name without its prefix: <c>call.held</c> → <c>held</c>, <c>recording.paused</c> → <c>recordingPaused</c>, <c>call.callTransferred</c> → <c>transferred</c>.</summary>
    public static string Bare(string type)
    {
        if (type.StartsWith(Recording, StringComparison.Ordinal)) return "recording" + Capital(type[Recording.Length..]);
        var bare = type.StartsWith(Call, StringComparison.Ordinal) ? type[Call.Length..] : type;
        return bare.Length > 4 && bare.StartsWith("call", StringComparison.Ordinal) && char.IsAsciiLetterUpper(bare[4])
            ? char.ToLowerInvariant(bare[4]) + bare[5..]
            : bare;
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
