using System.Net.Security;

namespace Telephony.Sip.Transports;

/// <summary>Makes a stream secure, as server or as client. A peer whose certificate does not hold is not spoken to.</summary>
internal sealed class TlsSession(SipTlsOptions options)
{
    public async Task<Stream> AcceptAsync(Stream plain, CancellationToken ct)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = options.Certificate,
                EnabledSslProtocols = SipTlsOptions.Versions,
                ClientCertificateRequired = options.RequireClientCertificate,
                CertificateChainPolicy = options.Policy(),
            },
            ct);
        return secure;
    }

    /// <param name="plain">The connected stream.</param>
    /// <param name="name">The name or address that the peer's certificate must be for (RFC 5922 §7).</param>
    /// <param name="ct">Ends the handshake.</param>
    public async Task<Stream> ConnectAsync(Stream plain, string name, CancellationToken ct)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsClientAsync(options.ClientOptions(name), ct);
        return secure;
    }
}
