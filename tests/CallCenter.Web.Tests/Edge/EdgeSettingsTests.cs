using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class EdgeSettingsTests
{
    [Fact]
    public void Tls_WithoutACertificate_StopsWithTheKeyAndWhatItTakes()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(("Telephony:Sip:Listen:0", "tls://[::1]:5061")));
        wrong.Key.ShouldBe("Telephony:Sip:Tls:Certificate");
        wrong.Message.ShouldContain("tls://[::1]:5061");
        wrong.Message.ShouldContain("Telephony:Sip:Tls:Key");
        wrong.Message.ShouldContain("PFX");
    }

    [Fact]
    public void Tls_WithPemFiles_IsReadWithItsKey()
    {
        using var folder = new TempFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=sip.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.File("own.pem"), made.ExportCertificatePem());
        File.WriteAllText(folder.File("own.key"), key.ExportPkcs8PrivateKeyPem());

        var tls = Read(
            ("Telephony:Sip:Listen:0", "tls://127.0.0.1:0"), ("Telephony:Sip:Tls:Certificate", folder.File("own.pem")), ("Telephony:Sip:Tls:Key", folder.File("own.key")),
            ("Telephony:Sip:Tls:TrustedRoots", folder.File("own.pem")), ("Telephony:Sip:Tls:RequireClientCertificate", "true")).Sip.Tls;

        tls.Certificate.ShouldNotBeNull().HasPrivateKey.ShouldBeTrue();
        (tls.TrustedRoots.Count, tls.RequireClientCertificate).ShouldBe((1, true));
        tls.Certificate!.Dispose();
    }

    [Theory]
    [InlineData("Telephony:Sip:Tls:Certificate", "/nowhere/own.pem", "PEM")]
    [InlineData("Telephony:Sip:Tls:TrustedRoots", "/nowhere/roots.pem", "PEM")]
    [InlineData("Telephony:Sip:Tls:RequireClientCertificate", "perhaps", "true or false")]
    [InlineData("Telephony:Sip:Tls:Certifcate", "x", "Certificate, Key")]
    [InlineData("Telephony:Trunks:0:Weight", "0", "1 to 100")]
    [InlineData("Telephony:Trunks:0:ChannelLimit", "2001", "1 to 2000")]
    [InlineData("Telephony:Trunks:0:WhenFull", "404", "503 or 486")]
    [InlineData("Telephony:Trunks:0:Overflow", "yes", "true or false")]
    [InlineData("Telephony:Trunks:0:Register", "true", "a Username and a Password")]
    [InlineData("Telephony:Trunks:0:Peer", "ws://192.0.2.1:5060", "tls://")]
    public void Key_Wrong_IsNamedWithWhatIsAllowed(string key, string value, string allowed)
    {
        var wrong = Should.Throw<SettingsException>(() => Read([.. new[] { ("Telephony:Trunks:0:Name", "north"), ("Telephony:Trunks:0:Peer", "192.0.2.1:5060") }.Where(v => v.Item1 != key), (key, value)]));
        wrong.Key.ShouldBe(key);
        wrong.Message.ShouldContain(allowed);
    }

    [Fact]
    public void Trunk_WithEverything_IsRead()
    {
        var trunk = Read(
            ("Telephony:Trunks:0:Name", "north"), ("Telephony:Trunks:0:Peer", "tls://[2001:db8::10]:5061"), ("Telephony:Trunks:0:PeerName", "sip.provider.example"), ("Telephony:Trunks:0:Username", "u"),
            ("Telephony:Trunks:0:Password", "p"), ("Telephony:Trunks:0:Priority", "3"), ("Telephony:Trunks:0:Weight", "7"), ("Telephony:Trunks:0:ChannelLimit", "60"),
            ("Telephony:Trunks:0:WhenFull", "486"), ("Telephony:Trunks:0:Register", "true"), ("Telephony:Trunks:0:Domain", "provider.example"), ("Telephony:Trunks:0:PingSeconds", "5"),
            ("Telephony:Trunks:0:Overflow", "true")).Trunks.Single();
        trunk.Overflows.ShouldBeTrue();
        trunk.Address.ShouldBe(new SipListenAddress(SipTransportProtocol.Tls, System.Net.IPEndPoint.Parse("[2001:db8::10]:5061")) { PeerName = "sip.provider.example" });
        (trunk.Priority, trunk.Weight, trunk.ChannelLimit, trunk.WhenFull).ShouldBe((3, 7, 60, 486));
        var watched = trunk.Watched;
        (watched.Registers, watched.Domain, watched.PingEvery).ShouldBe((true, "provider.example", TimeSpan.FromSeconds(5)));
    }

    private static AppSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build(), isDevelopment: true, "/srv");
}
