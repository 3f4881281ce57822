namespace Telephony.Media.Dtls;

/// <summary>
/// The system offers no usable OpenSSL 3, so no browser can be a phone. The message names what is missing, in words
/// fit for the connection light; SIP phones are not affected.
/// </summary>
public sealed class DtlsUnavailableException : Exception
{
    /// <summary>Says what is missing.</summary>
    /// <param name="message">The library or version that is missing, and what was tried.</param>
    public DtlsUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is missing and why the system refused it.</summary>
    /// <param name="message">The library or version that is missing, and what was tried.</param>
    /// <param name="innerException">The loader's own complaint.</param>
    public DtlsUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
