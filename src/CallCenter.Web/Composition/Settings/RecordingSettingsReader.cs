using System.Globalization;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Reads section <c>Recordings</c>. No message holds any part of a key.</summary>
internal static class RecordingSettingsReader
{
    private const string Key = "Recordings";

    /// <summary>A terabyte: whoever keeps more free has made a mistake.</summary>
    private const int MostReserve = 1 << 20;

    /// <param name="c">All settings.</param>
    /// <param name="dataDirectory">Where the recordings are: the keys must be elsewhere.</param>
    /// <exception cref="SettingsException">A key is wrong, missing or unknown.</exception>
    public static RecordingSettings Read(IConfiguration c, string dataDirectory)
    {
        var keys = ReadKeys(c, dataDirectory);
        var seal = c[$"{Key}:Seal"] switch
        {
            null or "" => false,
            var text when bool.TryParse(text, out var value) => value,
            var text => throw new SettingsException($"{Key}:Seal", text, "true or false"),
        };
        if (seal && keys.Current is null)
            throw new SettingsException($"{Key}:KeyFile", null, $"a file with a key (or {Key}:Keys), because {Key}:Seal is true; 'recordings key NAME' prints a new line");
        return new RecordingSettings(ReadReserve(c), seal, keys);
    }

    private static int ReadReserve(IConfiguration c)
    {
        var text = c[$"{Key}:ReserveMiB"];
        if (string.IsNullOrEmpty(text))
            return RecordingSettings.Default.ReserveMiB;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mib) && mib <= MostReserve
            ? mib
            : throw new SettingsException($"{Key}:ReserveMiB", text, $"0 to {MostReserve}");
    }

    private static RecordingKeys ReadKeys(IConfiguration c, string dataDirectory)
    {
        var (file, given) = (c[$"{Key}:KeyFile"], c[$"{Key}:Keys"]);
        if (!string.IsNullOrEmpty(file) && !string.IsNullOrEmpty(given))
            throw new SettingsException($"{Key}:KeyFile", file, $"either this or {Key}:Keys, not both");
        var setting = string.IsNullOrEmpty(file) ? $"{Key}:Keys" : $"{Key}:KeyFile";
        try
        {
            return RecordingKeys.Parse(string.IsNullOrEmpty(file) ? given ?? "" : File.ReadAllText(Checked(file, dataDirectory)));
        }
        catch (FormatException wrong)
        {
            throw new SettingsException(setting, file, "lines of name:base64, the key in use first. " + wrong.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(setting, file, "a file that can be read");
        }
    }

    /// <summary>A key that lies with what it locks is a key in the door: a copy of the data folder, or a backup, would hold both.</summary>
    private static string Checked(string file, string dataDirectory)
    {
        // A link that lies elsewhere does not put the key elsewhere, nor does one to the data folder.
        var path = RealPath.Of(file);
        if (path.StartsWith(RealPath.Of(dataDirectory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new SettingsException($"{Key}:KeyFile", file, "a file outside Data:Directory");
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
            throw new SettingsException($"{Key}:KeyFile", file, "a file that only its owner may read (mode 600)");
        return path;
    }
}
