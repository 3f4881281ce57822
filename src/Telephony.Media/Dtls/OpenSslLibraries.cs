using System.Runtime.InteropServices;

namespace Telephony.Media.Dtls;

/// <summary>Finds the system's OpenSSL 3 under the names the platforms give it. .NET on Linux needs the same libraries for TLS.</summary>
internal static class OpenSslLibraries
{
    public const string Ssl = "afterSales-libssl";
    public const string Crypto = "afterSales-libcrypto";

    private const uint FirstUsableVersion = 0x3000_0000;
    private static readonly string[] SslNames = ["libssl.so.3", "libssl-3-x64.dll", "libssl-3-arm64.dll", "libssl.3.dylib"];
    private static readonly string[] CryptoNames = ["libcrypto.so.3", "libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto.3.dylib"];
    private static readonly Lazy<(nint Ssl, nint Crypto)> Handles = new(LoadBoth);

    /// <summary>Where to look instead of the system's own places; null for those. Counts until the libraries are loaded.</summary>
    public static string? Directory { get; set; }

    /// <summary>Loads both libraries once per process.</summary>
    /// <exception cref="DtlsUnavailableException">One is missing or too old.</exception>
    public static void Require() => _ = Handles.Value;

    /// <summary>The first of the names that the system's loader finds.</summary>
    /// <exception cref="DtlsUnavailableException">None of them loads.</exception>
    public static nint LoadFirst(string what, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(Directory is { } folder ? Path.Combine(folder, name) : name, out var handle))
                return handle;
        }

        throw new DtlsUnavailableException($"{what} of OpenSSL 3 was not found (tried {string.Join(", ", names)}{(Directory is null ? "" : " in the folder of the setting")}); WebRTC needs it for DTLS");
    }

    private static (nint Ssl, nint Crypto) LoadBoth()
    {
        var crypto = LoadFirst("libcrypto", CryptoNames);
        var ssl = LoadFirst("libssl", SslNames);
        NativeLibrary.SetDllImportResolver(typeof(OpenSslLibraries).Assembly, (name, _, _) => Resolve(name, ssl, crypto));
        CheckVersion();
        return (ssl, crypto);
    }

    private static nint Resolve(string name, nint ssl, nint crypto) => name switch
    {
        Ssl => ssl,
        Crypto => crypto,
        _ => nint.Zero,
    };

    private static void CheckVersion()
    {
        try
        {
            var version = OpenSsl.OpenSSL_version_num().Value;
            if (version < FirstUsableVersion)
                throw new DtlsUnavailableException($"OpenSSL is version {version:x8}, browser phones need 3.0 or later for DTLS");
        }
        catch (EntryPointNotFoundException missing)
        {
            throw new DtlsUnavailableException("libcrypto does not export OpenSSL_version_num: not an OpenSSL", missing);
        }
    }
}
