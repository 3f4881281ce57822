namespace CallCenter.Web.Features.Admin;

/// <summary>The sounds that callers can be made to hear.</summary>
public interface IPromptShelf
{
    /// <summary>Names of everything that can be played, in order.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>Those that make sense by themselves: all but the pieces of spoken values.</summary>
    IReadOnlyList<string> Sentences { get; }

    /// <summary>Every file with its facts, uploaded ones first where they replace a built-in one.</summary>
    IReadOnlyList<PromptFile> Files();

    /// <summary>Checks and keeps an upload; callers hear it from the next time it is played. Null, or why the file cannot be used.</summary>
    Task<string?> KeepAsync(string id, Stream audio, CancellationToken ct);

    /// <summary>Takes an upload away; a built-in prompt of the same name is heard again. False when there was none.</summary>
    bool Remove(string id);

    /// <summary>Path of the file that is played under a name, or null for a sound made in code.</summary>
    string? PathOf(string id);
}
