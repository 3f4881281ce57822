namespace CallCenter.Web.Features.Desk;

/// <summary>State of the browser phone as the page's script reports it; the word is the script's.</summary>
/// <param name="Word">off, connecting, ready, no-permission, unavailable or taken-over.</param>
/// <param name="Detail">What the browser or the server said, or null; never a number or a name.</param>
/// <param name="Muted">The microphone is off.</param>
public sealed record PhoneState(string Word, string? Detail, bool Muted)
{
    /// <summary>Not started.</summary>
    public const string OffWord = "off";

    /// <summary>Media is connected.</summary>
    public const string ReadyWord = "ready";

    /// <summary>Another window of the same agent has the phone.</summary>
    public const string TakenOverWord = "taken-over";

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { OffWord, "connecting", ReadyWord, "no-permission", "unavailable", TakenOverWord };

    /// <summary>Not started.</summary>
    public static PhoneState Off { get; } = new(OffWord, null, false);

    /// <summary>Audio can flow.</summary>
    public bool IsReady => Word == ReadyWord;

    /// <summary>Another window has the phone: this one keeps silent.</summary>
    public bool IsTakenOver => Word == TakenOverWord;

    /// <summary>What the script said; an unknown word is taken as not available.</summary>
    public static PhoneState Of(string word, string? detail, bool muted) => new(Words.Contains(word) ? word : "unavailable", detail, muted);
}
