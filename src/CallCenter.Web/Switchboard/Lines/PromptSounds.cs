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
        return name.Contains('/', StringComparison.Ordinal) ? [new PromptId(name)] : [new PromptId(folder + "/" + name)];
    }
}
