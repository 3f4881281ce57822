namespace Telephony.Media.Dtls;

/// <summary>
/// The one context of this process: making the key and warming OpenSSL once is what makes the second page connect in
/// milliseconds. Lives until the process ends.
/// </summary>
internal static class DtlsIdentity
{
    private static readonly Lock Gate = new();
    private static DtlsServerContext? shared;

    /// <summary>The shared context; made by the first call, made again by the next one if OpenSSL was missing.</summary>
    /// <exception cref="DtlsUnavailableException">The system has no usable OpenSSL 3.</exception>
    public static DtlsServerContext Of(TimeProvider clock)
    {
        lock (Gate)
            return shared ??= DtlsServerContext.Create(clock);
    }
}
