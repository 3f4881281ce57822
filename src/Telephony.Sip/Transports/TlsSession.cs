using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Telephony.Sip.Transports;

/// <summary>Makes a stream secure, as server or as client. A peer whose certificate does not hold is not spoken to.</summary>
internal sealed class TlsSession(SipTlsOptions options)
{
    private const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    public async Task<Stream> AcceptAsync(Stream plain, CancellationToken ct)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = options.Certificate,
                EnabledSslProtocols = Versions,
                ClientCertificateRequired = options.RequireClientCertificate,
                CertificateChainPolicy = Policy(),
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
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = name,
                EnabledSslProtocols = Versions,
                ClientCertificates = options.Certificate is { } own ? new X509CertificateCollection { own } : null,
                CertificateChainPolicy = Policy(),
            },
            ct);
        return secure;
    }

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = options.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck };
        if (options.TrustedRoots.Count == 0) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in options.TrustedRoots) policy.CustomTrustStore.Add(root);
        return policy;
    }
}
