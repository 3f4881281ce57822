using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AfterSales.Tests.Shared;

/// <summary>A certificate authority of this test run and what it signs.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        Root = request.CreateSelfSigned(From, From.AddDays(30));
    }

    public X509Certificate2 Root { get; }

    /// <summary>A certificate for an address, or for a name.</summary>
    public X509Certificate2 Sign(string subject) => X509CertificateLoader.LoadPkcs12(SignPfx(subject), null);

    /// <summary>The same with its key as the bytes of a PFX file without a password.</summary>
    public byte[] SignPfx(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(subject, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(subject);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(Root, From, From.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return whole.Export(X509ContentType.Pkcs12);
    }

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }
}
