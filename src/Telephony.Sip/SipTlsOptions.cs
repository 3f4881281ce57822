using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Telephony.Sip;

/// <summary>How <c>tls://</c> transports prove who we are and check who the peer is (RFC 3261 §26.3.1, RFC 5922). TLS 1.2 and 1.3 only.</summary>
public sealed record SipTlsOptions
{
    /// <summary>Our certificate with its private key; needed to listen, and shown to peers that ask for one.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Authorities that may sign a peer's certificate; empty: those of the system.</summary>
    public IReadOnlyList<X509Certificate2> TrustedRoots { get; init; } = [];

    /// <summary>Peers that connect to us must show a certificate that we trust (mutual TLS). Default false: phones have none.</summary>
    public bool RequireClientCertificate { get; init; }

    /// <summary>Whether certificates are asked whether they were withdrawn; needs the network. Default false.</summary>
    public bool CheckRevocation { get; init; }

    internal const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>How a connection of ours to a peer is made secure.</summary>
    /// <param name="name">The name or address that the peer's certificate must be for (RFC 5922 §7).</param>
    public SslClientAuthenticationOptions ClientOptions(string name) => new()
    {
        TargetHost = name,
        EnabledSslProtocols = Versions,
        ClientCertificates = Certificate is { } own ? new X509CertificateCollection { own } : null,
        CertificateChainPolicy = Policy(),
    };

    internal X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck };
        if (TrustedRoots.Count == 0) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in TrustedRoots) policy.CustomTrustStore.Add(root);
        return policy;
    }
}
