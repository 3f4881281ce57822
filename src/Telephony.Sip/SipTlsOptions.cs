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
}
