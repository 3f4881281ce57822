using CallCenter.Web.Composition;
using CallCenter.Web.Composition.Settings;
using Telephony.Ivr.Speech;
using Telephony.Media;
using Telephony.Media.Prompts;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Admin;

/// <summary>Prompt files: those beside the program, and those under <c>Data:Directory/prompts</c>, which stand before them.</summary>
internal sealed class PromptShelf(PromptLibrary library, string builtIn, string uploads) : IPromptShelf
{
    /// <summary>Largest upload: ten minutes of 16 kHz PCM, as the library reads it.</summary>
    public const long MostBytes = 20L << 20;

    /// <summary>Longest prompt; longer is a mistake, or music that belongs on a server of its own.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Folders that an upload may go to: the languages, and music.</summary>
    public static readonly string[] Folders = ["zh-CN", "en", "music"];

    [ActivatorUtilitiesConstructor]
    public PromptShelf(IMediaEngine media, AppSettings settings)
        : this(media.Prompts, TelephonyServices.Prompts, settings.Data.Prompts)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids => [.. library.Ids.Select(p => p.Value)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Sentences => [.. Ids.Where(id => !Spoken.IsPiece(id))];

    /// <inheritdoc/>
    public IReadOnlyList<PromptFile> Files() => [.. library.Ids.Select(id => Describe(id.Value)).OfType<PromptFile>()];

    /// <inheritdoc/>
    public async Task<string?> KeepAsync(string id, Stream audio, CancellationToken ct)
    {
        var target = Path.Combine(uploads, id + ".wav");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = target + ".part";
        try
        {
            if (!await CopyAsync(audio, temporary, ct))
                return $"> {MostBytes >> 20} MB";
            if (WavFile.Read(temporary) is var wav && (wav.DataBytes == 0 || wav.Duration > Longest))
                return $"{wav.Duration:mm\\:ss} (> 0, ≤ {Longest:mm\\:ss})";
            library.Add(new PromptId(id), temporary);
            File.Move(temporary, target, overwrite: true);
            return null;
        }
        catch (Exception unusable) when (unusable is InvalidDataException or IOException or DivideByZeroException or OverflowException)
        {
            return unusable.Message;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public bool Remove(string id)
    {
        var uploaded = Path.Combine(uploads, id + ".wav");
        if (!File.Exists(uploaded))
            return false;
        File.Delete(uploaded);
        var original = Path.Combine(builtIn, id + ".wav");
        if (File.Exists(original))
            library.Add(new PromptId(id), original);
        else
            library.Remove(new PromptId(id));
        return true;
    }

    /// <inheritdoc/>
    public string? PathOf(string id)
    {
        if (!library.Contains(new PromptId(id)))
            return null;
        string[] places = [Path.Combine(uploads, id + ".wav"), Path.Combine(builtIn, id + ".wav")];
        return places.FirstOrDefault(File.Exists);
    }

    private PromptFile? Describe(string id)
    {
        var isUploaded = File.Exists(Path.Combine(uploads, id + ".wav"));
        var isBuiltIn = File.Exists(Path.Combine(builtIn, id + ".wav"));
        var length = library.DurationOf(new PromptId(id)) ?? TimeSpan.Zero;
        if (PathOf(id) is not { } path)
            return new PromptFile(id, PromptSource.Code, length, "", 0);
        try
        {
            var wav = WavFile.Read(path);
            var source = isUploaded ? isBuiltIn ? PromptSource.Replaced : PromptSource.Uploaded : PromptSource.BuiltIn;
            return new PromptFile(id, source, wav.Duration, $"{wav.SampleRate} Hz {FormatOf(wav)}", new FileInfo(path).Length);
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException)
        {
            // Taken away or overwritten by hand under our feet; the loaded sound plays on until the next start.
            return null;
        }
    }

    private static string FormatOf(WavFile wav) => wav.FormatTag switch
    {
        WavFile.ALawTag => "A-law",
        WavFile.MuLawTag => "µ-law",
        _ => "PCM",
    };

    /// <summary>Copies at most <see cref="MostBytes"/>; false when there is more.</summary>
    private static async Task<bool> CopyAsync(Stream from, string to, CancellationToken ct)
    {
        await using var file = File.Create(to);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            if (file.Length + read > MostBytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return true;
    }
}
