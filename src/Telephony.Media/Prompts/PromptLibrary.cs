using System.Collections.Concurrent;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Prompts;

/// <summary>Every sound that legs can be made to hear: those made in code and the WAV files of a directory, encoded once.</summary>
public sealed partial class PromptLibrary
{
    /// <summary>Ten minutes of 16 kHz PCM: a prompt is a sentence or a piece of music, not an audio book.</summary>
    private const long MaximumBytes = 20L << 20;

    /// <summary>Sixteen languages of 256 sentences each.</summary>
    private const int MaximumPrompts = 4096;

    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<PromptId, Prompt> _prompts = new();
    private volatile string[] _roots = [];

    internal PromptLibrary(ILogger logger)
    {
        _logger = logger;
        foreach (var prompt in (Prompt[])[Tones.Ringback, Tones.Busy, Tones.Congestion, Tones.Beep, Tones.Silence, HoldMusic.Prompt])
            _prompts[prompt.Id] = prompt;
    }

    /// <summary>Told of every prompt that was added, and from which file: another process plays the same.</summary>
    internal Action<PromptId, string>? Added { get; init; }

    /// <summary>Told of every prompt that was taken away.</summary>
    internal Action<PromptId>? Removed { get; init; }

    /// <summary>Directories that were loaded, in order.</summary>
    internal IReadOnlyList<string> Roots => _roots;

    /// <summary>What can be played, in order of name.</summary>
    public IReadOnlyList<PromptId> Ids => [.. _prompts.Keys.OrderBy(id => id.Value, StringComparer.Ordinal)];

    /// <summary>Whether a prompt can be played.</summary>
    public bool Contains(PromptId id) => _prompts.ContainsKey(id);

    /// <summary>Length of a prompt, whole 20 ms frames; null when it is unknown.</summary>
    public TimeSpan? DurationOf(PromptId id) => Find(id) is { } prompt ? TimeSpan.FromMilliseconds(prompt.Frames * 20) : null;

    /// <summary>
    /// Reads every *.wav below a directory; its path below it without the extension becomes its name. A file of the same name replaces
    /// a sound made in code or loaded before; legs that hear the old one go on. A file that cannot be used is logged and left out.
    /// </summary>
    /// <param name="directory">The root; one that does not exist holds no prompts.</param>
    /// <returns>How many were loaded.</returns>
    public int Load(string directory)
    {
        if (!_roots.Contains(directory))
            _roots = [.. _roots, directory];
        if (!Directory.Exists(directory))
            return 0;
        var loaded = 0;
        foreach (var path in Directory.EnumerateFiles(directory, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.ChangeExtension(Path.GetRelativePath(directory, path), null).Replace('\\', '/');
            try
            {
                Add(new PromptId(name), path);
                loaded++;
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                LogUnusable(name, e.Message);
            }
        }

        return loaded;
    }

    /// <summary>Adds or replaces one prompt from a WAV file: mono, 8 or 16 kHz, PCM 16 bit or G.711, at most 20 MB.</summary>
    /// <exception cref="InvalidDataException">Another format, or too many prompts.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Add(PromptId id, string path)
    {
        var (file, samples) = WavSamples.ReadAll(path, MaximumBytes);
        if (file.Channels != 1 || file.SampleRate is not (G711.SampleRate or 2 * G711.SampleRate))
            throw new InvalidDataException($"{file.Channels} channels at {file.SampleRate} Hz; a prompt is mono at 8,000 or 16,000 Hz.");
        if (_prompts.Count >= MaximumPrompts && !_prompts.ContainsKey(id))
            throw new InvalidDataException($"More than {MaximumPrompts} prompts.");
        _prompts[id] = new Prompt(id, file.SampleRate == G711.SampleRate ? samples : HalfRate.Convert(samples));
        Added?.Invoke(id, path);
    }

    /// <summary>Takes a prompt away; legs that hear it go on. False when there was none.</summary>
    public bool Remove(PromptId id)
    {
        Removed?.Invoke(id);
        return _prompts.TryRemove(id, out _);
    }

    internal Prompt? Find(PromptId id) => _prompts.GetValueOrDefault(id);

    [LoggerMessage(3201, LogLevel.Warning, "Prompt file {Prompt} is left out: {Reason}")]
    private partial void LogUnusable(string prompt, string reason);
}
