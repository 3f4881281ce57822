using System.Collections.Immutable;
using Telephony.Ivr;
using Telephony.Ivr.Speech;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Which sounds a prompt of the exchange is: the ring-back tone, the pieces of a spoken value, or one recording by its name. A name without a folder is looked
/// for among the sounds, then in the folder of its language. An administrator's file of the same name is the sound itself: it stands in the library before the built-in one.</summary>
internal static class PromptSounds
{
    /// <param name="prompt">What the exchange asked for.</param>
    /// <param name="isThere">Whether there is a sound of this name.</param>
    /// <returns>At least one; it may be one that is not there.</returns>
    public static ImmutableArray<PromptId> Of(string prompt, Func<PromptId, bool> isThere)
    {
        if (prompt == Prompts.RingBack)
            return [PromptId.Ringback];
        var whole = new PromptId(prompt);
        if (isThere(whole))
            return [whole];
        if (Spoken.PiecesOf(prompt) is { Length: > 0 } pieces)
            return [.. pieces.Select(piece => new PromptId(piece))];
        var (name, folder) = Spoken.Split(prompt);
        var sound = new PromptId(name.Contains('/', StringComparison.Ordinal) ? name : folder + "/" + name);
        // What was only recorded in one language is better heard in that one than not at all.
        return isThere(sound) ? [sound] : [.. OtherShelves(name).Select(other => new PromptId(other)).Where(isThere).Append(sound).Take(1)];
    }

    /// <summary>Where else the recording may stand: as an administrator's file without a shelf, or on the Chinese shelf.</summary>
    private static IEnumerable<string> OtherShelves(string name) =>
        name.StartsWith(Spoken.English + "/", StringComparison.Ordinal) ? [name[(Spoken.English.Length + 1)..], Spoken.Chinese + name[Spoken.English.Length..]] : [name, Spoken.Chinese + "/" + name];
}
